"""Ways of earning that sources name for each company; what is not found is no proof that it is not used."""

import pandas as pd

from analysis.schema.company import REVENUE_MODELS

COLUMNS = ("label", "revenue_model", "uses", "evidence", "as_of", "source_id")


def revenue_models(business_models: pd.DataFrame) -> pd.DataFrame:
    """company, revenue model: found, partial, or not found; not found is no proof that it is not used."""
    found = {(r.company, r.revenue_model): r for r in business_models.itertuples()}
    rows: list[tuple[object, ...]] = []
    for company in sorted(business_models["company"].unique()):
        for kind in REVENUE_MODELS:
            r = found.get((company, kind))
            rows.append(
                (company, kind, r.uses, r.evidence, r.since, r.source_id, r.company_id)
                if r
                else (company, kind, "not found", None, None, None, None)
            )
    names = ["label", "revenue_model", "uses", "evidence", "as_of", "source_id", "company_id"]
    return pd.DataFrame(rows, columns=names)


def revenue_finding(table: pd.DataFrame) -> str:
    """The revenue model found most often."""
    hits = table[table["uses"].ne("not found")]
    if hits.empty:
        return "No revenue model was found for the companies shown"
    counts = hits["revenue_model"].value_counts()
    top, count = (
        list(counts.index[counts.eq(counts.iloc[0])]),
        f"{counts.iloc[0]} of {table['label'].nunique()} companies",
    )
    if len(top) > 2:
        return f"{len(top)} revenue models are found most often, each at {count}"
    return f"{' and '.join(top)} {'are' if len(top) > 1 else 'is'} found most often: {count}"
