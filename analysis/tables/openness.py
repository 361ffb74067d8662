"""Tables of the openness page: profiles, composite with weights, three systems, license families, OSI and OSAID."""

import pandas as pd

from analysis import openness as formulas
from analysis.shares import Refusal

MOST = 26
"""Models shown at a time, newest rating first."""


def _system(openness: pd.DataFrame, system: str, company: str = "") -> pd.DataFrame:
    mine = openness[openness["system"].eq(system)]
    return mine[mine["company_id"].eq(company)] if company else mine


def profiles(openness: pd.DataFrame, *, rating_system: str, rated_company: str = "") -> pd.DataFrame | Refusal:
    """model, dimension: rating open, partial or closed in one system, the models with most open ratings first."""
    mine = _system(openness, rating_system, rated_company)
    if mine.empty and len(openness):
        return Refusal("This rating system has no model of this company", "another rating system")
    value = mine["rating"].map(formulas.SCORE)
    mean = value.groupby([mine["model"], mine["company"].fillna("")]).transform("mean")
    table = mine.assign(label=mine["model"], openness_score=mean).sort_values(
        ["openness_score", "model"], ascending=[False, True]
    )
    keep = list(dict.fromkeys(table["model"]))[:MOST]
    return table[table["model"].isin(keep)]


def profiles_finding(table: pd.DataFrame) -> str:
    """How many of the models shown are open on every dimension."""
    full = table.groupby("model")["rating"].agg(lambda r: (r == "open").all())
    return f"{int(full.sum())} of the {len(full)} most open models shown are open on every dimension"


def composite(
    openness: pd.DataFrame, *, weight_weights: float = 1.0, weight_data: float = 1.0, weight_code: float = 1.0,
    weight_license: float = 1.0, weight_documents: float = 1.0, weight_access: float = 1.0,
) -> pd.DataFrame:  # fmt: skip
    """model: composite of Opening up ChatGPT's ratings under the reader's weights, and its part of first places."""
    mine = _system(openness, "Opening up ChatGPT")
    if mine.empty:
        return mine.assign(openness_score=[], first_pct=[])
    kind = mine["dimension"].map(_kind)
    wide = (
        mine.assign(kind=kind, value=mine["rating"].map(formulas.SCORE))
        .pivot_table(index="model", columns="kind", values="value", aggfunc="mean")
        .fillna(0.0)
    )
    weights = pd.Series({
        "weights": weight_weights, "data": weight_data, "code": weight_code, "license": weight_license,
        "documents": weight_documents, "access": weight_access,
    })  # fmt: skip
    if weights.sum() <= 0:
        weights[:] = 1.0
    first = mine.groupby("model")[["company", "company_id", "as_of", "source_id"]].first()
    table = pd.DataFrame({
        "label": wide.index, "openness_score": formulas.scores(wide, weights).to_numpy(),
        "first_pct": 100 * formulas.first_places(wide).to_numpy(),
    }, index=wide.index).join(first)  # fmt: skip
    return table.sort_values("openness_score", ascending=False).head(20).reset_index(drop=True)


def _kind(dimension: str) -> str:
    """The group a dimension belongs to, by a word in its name."""
    words = {
        "weights": "weights",
        "data": "data",
        "code": "code",
        "license": "license",
        "licence": "license",
        "api": "access",
        "package": "access",
    }
    if "documentation" in dimension:
        return "documents"
    return next((group for word, group in words.items() if word in dimension), "documents")


def composite_finding(table: pd.DataFrame) -> str:
    """Who is first under the weights chosen, and under how many of all weightings."""
    row = table.sort_values("openness_score").iloc[-1]
    ties = table[table["openness_score"].eq(row["openness_score"])]
    if len(ties) > 1:
        return f"{len(ties)} models share the first place under these weights"
    return f"{row['label']} is first; it is under {row['first_pct']:.0f} % of all weightings"


def systems(openness: pd.DataFrame) -> pd.DataFrame:
    """company, system: mean rating of the company's models in each of the three systems; never averaged across."""
    known = openness.dropna(subset=["company_id"])
    parts = known.assign(value=known["rating"].map(formulas.SCORE)).groupby(["company_id", "system"])
    table = parts.agg(
        openness_score=("value", "mean"), models_number=("model", "nunique"), as_of=("as_of", "max")
    ).reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique())).to_numpy()
    counts = table.groupby("company_id")["system"].transform("nunique")
    names = known.groupby("company_id")["company"].first()
    return table.assign(source_id=cited, label=table["company_id"].map(names))[counts >= 2]


def systems_finding(table: pd.DataFrame) -> str:
    """Where the systems disagree most."""
    spread = table.groupby("label")["openness_score"].agg(lambda s: s.max() - s.min()).sort_values()
    if len(spread) == 0 or table["system"].nunique() < 2:
        return f"{table['system'].nunique()} rating system covers the rows shown"
    return f"The systems disagree most about {spread.index[-1]}: {spread.iloc[-1]:.2f} apart on a scale of 1"


def families(models: pd.DataFrame) -> pd.DataFrame:
    """year, license family: models of the selection."""
    family = [
        formulas.license_family(str(n), str(w)) for n, w in zip(models["license"], models["weights_open"], strict=True)
    ]
    rows = models.assign(license_family=family, year=models["release_date"].str[:4])
    parts = rows.groupby(["year", "license_family"])
    table = parts.size().rename("models_number").reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique()[:6])).to_numpy()
    return table.assign(source_id=cited, as_of=table["year"])


def families_finding(table: pd.DataFrame) -> str:
    """Part of the open-weight models of the last full year under a permissive license."""
    opened = table[table["license_family"].ne("closed")]
    if opened.empty:
        return "No model with open weights is among the rows shown"
    year = opened["year"].max()
    now = opened[opened["year"].eq(year)].set_index("license_family")["models_number"]
    return f"{now.get('permissive', 0)} of {now.sum()} open-weight models of {year} carry a permissive license"


def definitions(models: pd.DataFrame) -> pd.DataFrame:
    """definition: how many models with open weights meet it: weights, OSI license, code, and data as well (OSAID)."""
    opened = models[models["weights_open"].eq("y")]
    osi = opened["license"].isin(formulas.PERMISSIVE)
    code = osi & opened["training_code_open"].eq("y")
    steps = (
        ("weights can be downloaded", opened["weights_open"].eq("y")), ("and an OSI license", osi),
        ("and training code", code), ("and training data, partly", code & opened["training_data_open"].isin(["y", "partial"])),
        ("and all training data (near OSAID)", code & opened["training_data_open"].eq("y")),
    )  # fmt: skip
    cited = ";".join(opened["source_id"].unique()[:8])
    rows = [(name, int(mask.sum()), 100 * mask.mean() if len(opened) else 0.0, cited) for name, mask in steps]
    table = pd.DataFrame(rows, columns=["term_met", "models_number", "part_pct", "source_id"])
    return table.assign(as_of=opened["release_date"].max() if len(opened) else None) if len(models) else table.iloc[:0]


def definitions_finding(table: pd.DataFrame) -> str:
    """Few open-weight models are open source."""
    by = table.set_index("term_met")["models_number"]
    return f"Of {by.iloc[0]} models with open weights, {by.iloc[-1]} come with license, code and all data"


def index_scores(transparency: pd.DataFrame) -> pd.DataFrame:
    """developer, edition: overall score of the transparency index."""
    whole = transparency[transparency["domain"].eq("overall")]
    return whole.assign(label=whole["developer"], as_of=whole["edition"]).sort_values(["developer", "edition"])


def index_finding(table: pd.DataFrame) -> str:
    """Highest and lowest in the last edition."""
    last = table[table["edition"].eq(table["edition"].max())].sort_values("score")
    low, high = last.iloc[0], last.iloc[-1]
    if len(last) == 1:
        return f"{high['label']} scores {high['score']:.0f} of 100 in {high['edition']}"
    return f"Transparency in {high['edition']}: {high['label']} {high['score']:.0f}, {low['label']} {low['score']:.0f} of 100"
