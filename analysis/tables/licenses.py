"""Tables of licenses, of open source by definition, and of the transparency index."""

import pandas as pd

from analysis.formats import spelled
from analysis.measures import openness as formulas
from analysis.measures.today import with_today
from analysis.periods import AHEAD, at, span


def families(models: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """year, license family: models of the selection, and their part of the year's; `recency` says which year is not
    over."""
    family = [
        formulas.license_family(str(n), str(w)) for n, w in zip(models["license"], models["weights_open"], strict=True)
    ]
    rows = models.assign(license_family=family, year=models["release_date"].str[:4])
    parts = rows.groupby(["year", "license_family"])
    table = parts.size().rename("models_number").reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique()[:6])).to_numpy()
    part = 100 * table["models_number"] / table.groupby("year")["models_number"].transform("sum")
    return with_today(table.assign(source_id=cited, as_of=table["year"], part_pct=part), sources)


def families_finding(table: pd.DataFrame, family_unit: str = "count") -> str:
    """How many open-weight models of the last year are under a permissive license, as a number or a part."""
    opened = table[table["license_family"].ne("closed")]
    if opened.empty:
        return "No model with open weights is among the rows shown"
    year = opened["year"].max()
    now = opened[opened["year"].eq(year)].set_index("license_family")["models_number"]
    permissive = now.get("permissive", 0)
    said = (
        f"{permissive} of {now.sum()}"
        if family_unit == "count"
        else f"{spelled(100 * permissive / now.sum(), '.0f')} % of"
    )
    so_far = opened.loc[opened["year"].eq(year), "recency"].eq(AHEAD).any()
    if so_far:
        return f"{said} open-weight models of {year} so far are permissively licensed"
    return f"{said} open-weight models of {year} carry a permissive license"


def definitions(models: pd.DataFrame) -> pd.DataFrame:
    """definition: models with open weights that surely meet it, and that may meet it where the record is unknown."""
    opened = models[models["weights_open"].eq("y")]
    if opened.empty:
        return models.iloc[:0].assign(term_met=[], models_number=[], models_possible=[], part_pct=[], as_of=[])
    osi = opened["license"].isin(formulas.OSI)
    code, data = opened["training_code_open"], opened["training_data_open"]
    every, code_sure, code_may = osi | True, osi & code.eq("y"), osi & code.isin(["y", "unknown"])
    steps = (
        ("weights can be downloaded", every, every),
        ("and an OSI license", osi, osi),
        ("and training code", code_sure, code_may),
        (
            "and training data, at least partly",
            code_sure & data.isin(["y", "partial"]),
            code_may & data.isin(["y", "partial", "unknown"]),
        ),
        ("and all training data (near OSAID)", code_sure & data.eq("y"), code_may & data.isin(["y", "unknown"])),
    )
    cited = ";".join(opened["source_id"].unique()[:8])
    rows = [(name, int(sure.sum()), int(may.sum()), 100 * sure.mean(), cited) for name, sure, may in steps]
    table = pd.DataFrame(rows, columns=["term_met", "models_number", "models_possible", "part_pct", "source_id"])
    return table.assign(as_of=opened["release_date"].max())


def definitions_finding(table: pd.DataFrame) -> str:
    """Few open-weight models are open source."""
    first, last = table.iloc[0], table.iloc[-1]
    low, high = last["models_number"], last["models_possible"]
    count = span(f"{low}", f"{high}")
    return f"{count} of {first['models_number']} open models come near open source"


def index_scores(transparency: pd.DataFrame, *, index_domain: str = "overall") -> pd.DataFrame:
    """developer, edition: score of one domain of the transparency index, also as part of its indicators."""
    whole = transparency[transparency["domain"].eq(index_domain)]
    return whole.assign(
        label=whole["developer"], as_of=whole["edition"], part_pct=100 * whole["score"] / whole["max_score"]
    ).sort_values(["developer", "edition"])


def index_finding(table: pd.DataFrame) -> str:
    """Highest and lowest in the last edition, in per cent of the indicators."""
    last = table[table["edition"].eq(table["edition"].max())].sort_values("part_pct")
    low, high = last.iloc[0], last.iloc[-1]
    if len(last) == 1:
        return f"{high['label']} meets {spelled(high['part_pct'], '.0f')} % of the indicators {at(high['edition'])}"
    ends = [_together(last.loc[last["part_pct"].eq(end["part_pct"]), "label"]) for end in (high, low)]
    return (
        f"Transparency {at(high['edition'])}: {ends[0]} {spelled(high['part_pct'], '.0f')} %, {ends[1]}"
        f" {spelled(low['part_pct'], '.0f')} %"
    )


def _together(names: pd.Series) -> str:
    """Those who share a place: named up to two, else counted."""
    return " and ".join(sorted(names)) if len(names) < 3 else f"{len(names)} developers"


def index_subtitle(table: pd.DataFrame) -> str:
    """Index, domain, unit."""
    return f"Foundation Model Transparency Index, {table['domain'].iloc[0]}: part of the indicators met, by edition"
