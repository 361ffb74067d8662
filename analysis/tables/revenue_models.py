"""Ways of earning that sources name for each company; what is not found is no proof that it is not used."""

import pandas as pd

from analysis.formats import fitting, listed
from analysis.schema.company import REVENUE_MODELS

COLUMNS = ("label", "revenue_model", "uses", "evidence", "as_of", "source_id")


def revenue_models(business_models: pd.DataFrame) -> pd.DataFrame:
    """company, revenue model: found, partial, or not found; not found is no proof that it is not used."""
    found = {(r.company, r.revenue_model): r for r in business_models.itertuples()}
    ids = dict(zip(business_models["company"], business_models["company_id"], strict=True))
    rows: list[tuple[object, ...]] = []
    for company in sorted(ids):
        for kind in REVENUE_MODELS:
            r = found.get((company, kind))
            rows.append(
                (company, kind, r.uses, r.evidence, r.since, r.source_id)
                if r
                else (company, kind, "not found", None, None, None)
            )
    names = ["label", "revenue_model", "uses", "evidence", "as_of", "source_id"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(company=table["label"], company_id=table["label"].map(ids))


def revenue_finding(table: pd.DataFrame) -> str:
    """The revenue models found most often among all companies, by name where these are few words."""
    hits = table[table["uses"].ne("not found")]
    if hits.empty:
        return "No revenue model was found for the companies shown"
    counts = hits["revenue_model"].value_counts()
    top = list(counts.index[counts.eq(counts.iloc[0])])
    most = f"{counts.iloc[0]} of {table['label'].nunique()} companies"
    if len(top) == 1:
        return f"{_capital(top[0])} is the commonest: {most}"
    named = f"{_capital(listed(top))} lead: {counts.iloc[0]} of {table['label'].nunique()} each"
    return fitting(named, f"{len(top)} ways of earning are commonest, at {most} each")


def _capital(text: str) -> str:
    """The text with a capital first, its other letters as they are."""
    return text[:1].upper() + text[1:]
