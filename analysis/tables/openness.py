"""Tables of ratings: a page of profiles, one model in three systems, the composite, companies in three systems."""

from collections.abc import Mapping

import pandas as pd

from analysis.formats import counted, fitting, spelled
from analysis.measures import openness as formulas
from analysis.measures.model_names import family_key, model_key
from analysis.measures.shares import Refusal
from analysis.periods import span
from analysis.tables.context import of_shown, page

PAGE_OF = 18
"""Models on one page of the heat table."""
NOT_KNOWN = "not known"
COMPOSITE = ("label", "company", "rank_chosen", "rank_equal", "openness_score", "first_pct", "as_of", "source_id")


def rated(openness: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """The ratings with the year of the model's release and its license family, where a list knows the model.

    A name without a size stands for the sizes that the selection knows, where all of them agree.
    """
    keys, stems = openness["model"].map(model_key), openness["model"].map(lambda n: family_key(n, sized=True))
    dated = openness.dropna(subset=["model_release_date"])
    family = pd.Series(
        [
            formulas.license_family(str(n), str(w))
            for n, w in zip(models["license"], models["weights_open"], strict=True)
        ],
        index=models.index,
        dtype=object,
    )
    names = models["model"].map(model_key), models["model"].map(family_key)
    year = openness["model_release_date"].str[:4]
    year = _filled(year, keys, dated["model"].map(model_key), dated["model_release_date"].str[:4])
    license_family = pd.Series(pd.NA, index=openness.index, dtype=object)
    for rated_names, known_names in zip((keys, stems), names, strict=True):
        year = _filled(year, rated_names, known_names, models["release_date"].str[:4])
        license_family = _filled(license_family, rated_names, known_names, family)
    return openness.assign(
        release_year=year.fillna(NOT_KNOWN), license_family=license_family.fillna(NOT_KNOWN), match=keys
    )


def _filled(found: pd.Series, names: pd.Series, known: pd.Series, values: pd.Series) -> pd.Series:
    """The values found so far, and where there is none, that of the same name in a list, if all it says of it
    agrees."""
    parts = values.groupby(known)
    agreed = parts.first()[parts.nunique().eq(1)]
    return found.where(found.notna(), names.map(agreed))


def profiles(
    openness: pd.DataFrame,
    models: pd.DataFrame,
    *,
    rating_system: str,
    rated_company: str = "",
    rated_year: str = "",
    rated_license: str = "",
) -> pd.DataFrame | Refusal:
    """model, dimension: rating open, partial or closed in one system, the most open models first."""
    mine = rated(formulas.really_rated(openness), models)
    mine = mine[mine["system"].eq(rating_system)]
    for name, wanted in (
        ("company_id", rated_company),
        ("release_year", rated_year),
        ("license_family", rated_license),
    ):
        if wanted:
            mine = mine[mine[name].eq(wanted)]
    if mine.empty and len(openness):
        return Refusal("No model of this system fits these filters", "another rating system or all companies")
    value = mine["rating"].map(formulas.SCORE)
    mean = value.groupby([mine["model"], mine["company"].fillna("")]).transform("mean")
    table = mine.assign(label=mine["model"], openness_score=mean).sort_values(
        ["openness_score", "model"], ascending=[False, True]
    )
    absent = openness.loc[formulas.is_placeholder(openness) & openness["system"].eq(rating_system), "model"]
    return table.assign(absent=", ".join(sorted(absent.unique()))).drop(columns="match")


def profiles_finding(table: pd.DataFrame) -> str:
    """How many of the models shown are open on every dimension."""
    full = table.groupby("model")["rating"].agg(lambda r: (r == "open").all())
    if len(full) == 1:
        return f"{full.index[0]} is {'not ' * (not full.any())}open on every dimension"
    if not full.any():
        return f"None of the {len(full)} models shown is open on every dimension"
    count = int(full.sum())
    return f"{count} of the {len(full)} models shown {'is' if count == 1 else 'are'} open on every dimension"


def profiles_subtitle(table: pd.DataFrame, profile_page: str = "1") -> str:
    """System, and which of the models shown are drawn."""
    count = table["label"].nunique()
    drawn = page(count, profile_page, PAGE_OF)
    place = f"{span(spelled(drawn.start + 1), spelled(drawn.stop))} of {spelled(count)}"
    return f"{table['system'].iloc[0]}, ratings by dimension, most open models first: {place}"


def profiles_note(table: pd.DataFrame) -> str:
    """What the systems are, and of how many models year and license are known."""
    one = table.drop_duplicates("model")
    year, license_known = (int(one[c].ne(NOT_KNOWN).sum()) for c in ("release_year", "license_family"))
    said = (
        f"Each system has its own criteria and date. Of {counted(len(one), 'model')} here the year is known for"
        f" {year}, the license for {license_known}, from lists that name the model, with or without its size"
    )
    absent = table["absent"].iloc[0]
    unrated = f". Not rated, because the record says partial of everything and nothing more: {absent}"
    return said + unrated if absent else said


def composite(openness: pd.DataFrame, *, weighed_system: str, weights: Mapping[str, float]) -> pd.DataFrame:
    """model: composite of one system's ratings under the reader's weights, rank, rank under equal weights, first
    places.

    Groups of dimensions that the system does not rate carry no weight. Where all weights are 0, all count the same,
    and one that is not given is 1.
    """
    rows = formulas.really_rated(openness)
    mine = rows[rows["system"].eq(weighed_system)]
    if mine.empty:
        return mine.assign(openness_score=[], first_pct=[], rank_chosen=[], rank_equal=[], label=[])
    wide = (
        mine.assign(kind=mine["dimension"].map(kind_of), value=mine["rating"].map(formulas.SCORE))
        .pivot_table(index="model", columns="kind", values="value", aggfunc="mean")
        .fillna(0.0)
    )
    chosen = pd.Series({kind: float(weights.get(f"weight_{kind}", 1.0)) for kind in wide.columns}, dtype=float)
    if chosen.sum() <= 0:
        chosen[:] = 1.0
    score, equal = formulas.scores(wide, chosen), formulas.scores(wide, chosen * 0 + 1.0)
    first = mine.groupby("model")[["company", "company_id", "as_of", "source_id"]].first()
    table = pd.DataFrame(
        {
            "label": wide.index,
            "openness_score": score,
            "first_pct": 100 * formulas.first_places(wide).to_numpy(),
            "rank_chosen": score.round(9).rank(ascending=False, method="min"),
            "rank_equal": equal.round(9).rank(ascending=False, method="min"),
        },
        index=wide.index,
    ).join(first)
    return table.sort_values(["openness_score", "first_pct"], ascending=False).reset_index(drop=True)


def kind_of(dimension: str) -> str:
    """The group a dimension belongs to, by a word in its name: weights, data, code, license, documents, access."""
    words = {
        "weights": "weights",
        "parameters": "weights",
        "card": "documents",
        "sheet": "documents",
        "code documentation": "documents",
        "code": "code",
        "libraries": "code",
        "data": "data",
        "license": "license",
        "api": "access",
        "package": "access",
    }
    return next((group for word, group in words.items() if word in dimension), "documents")


def composite_finding(table: pd.DataFrame) -> str:
    """Who is first under the weights chosen, and under how many of all weightings."""
    row = table.sort_values("openness_score").iloc[-1]
    ties = table[table["openness_score"].eq(row["openness_score"])]
    if len(ties) > 1:
        return f"{len(ties)} models share the first place under these weights"
    return f"{row['label']} is first here and under {spelled(row['first_pct'], '.0f')} % of weightings"


def composite_subtitle(table: pd.DataFrame, weighed_system: str = "") -> str:
    """System and rows."""
    ranks = "in brackets the rank with equal weights"
    return f"{weighed_system}, groups of dimensions under your weights, highest first; {ranks}"


def one_model(openness: pd.DataFrame, *, rated_model: str) -> pd.DataFrame | Refusal:
    """system, group: ratings of one model in each system that rates it; base and tuned variants count as one model."""
    mine = formulas.really_rated(openness)
    mine = mine[mine["model"].map(model_key).eq(rated_model)]
    if mine.empty and len(openness):
        return Refusal("Fewer than two systems rate this model", "the profiles above")
    rows = mine.assign(group=mine["dimension"].map(kind_of), value=mine["rating"].map(formulas.SCORE))
    rows["said"] = rows["dimension"] + ": " + rows["rating"]
    parts = rows.groupby(["group", "system"])
    table = parts.agg(
        openness_score=("value", "mean"),
        ratings_number=("value", "size"),
        open_number=("value", lambda v: int((v == 1).sum())),
        partial_number=("value", lambda v: int((v == 0.5).sum())),
        detail=("said", lambda s: "; ".join(dict.fromkeys(s))),
        company_id=("company_id", "first"),
        as_of=("as_of", "max"),
        source_id=("source_id", "first"),
        printed_name=("model", lambda m: " and ".join(dict.fromkeys(m))),
    ).reset_index()
    low, high = (table.groupby("group")["openness_score"].transform(f) for f in ("min", "max"))
    several = table.groupby("group")["system"].transform("nunique") > 1
    names = sorted(mine["model"].unique(), key=len)
    return table.assign(label=names[0] if names else "", spread=(high - low).where(several))


def one_model_finding(table: pd.DataFrame) -> str:
    """On how many groups of dimensions the systems disagree by half of the scale or more."""
    groups = table.drop_duplicates("group").dropna(subset=["spread"])
    apart = groups[groups["spread"] >= 0.5]["group"]
    name, systems = table["label"].iloc[0], table["system"].nunique()
    if groups.empty:
        return f"No group of dimensions of {name} is rated by two of the systems shown"
    named = f": {', '.join(apart)}" if 0 < len(apart) < 4 else ""
    who = f"{counted(systems, 'system')} disagree{'s' * (systems == 1)}"
    return f"{who} on {len(apart) or 'none'} of {counted(len(groups), 'group')} for {name}{named}"


def systems(openness: pd.DataFrame) -> pd.DataFrame:
    """company, system: mean rating of the company's models in each of the three systems; never averaged across."""
    known = formulas.really_rated(openness).dropna(subset=["company_id"])
    parts = known.assign(value=known["rating"].map(formulas.SCORE)).groupby(["company_id", "system"])
    table = parts.agg(
        openness_score=("value", "mean"), models_number=("model", "nunique"), as_of=("as_of", "max")
    ).reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique())).to_numpy()
    counts = table.groupby("company_id")["system"].transform("nunique")
    names = known.groupby("company_id")["company"].first()
    return table.assign(source_id=cited, label=table["company_id"].map(names))[counts >= 2]


def systems_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Where the systems disagree most, of the companies shown."""
    spread = table.groupby("label")["openness_score"].agg(lambda s: s.max() - s.min()).sort_values()
    if len(spread) == 0 or table["system"].nunique() < 2:
        return f"{table['system'].nunique()} rating system covers the rows shown"
    which = "Of those shown systems" if of_shown(table, whole) else "The systems"
    far = f"{spelled(spread.iloc[-1], '.2f')} of 1"
    said = f"disagree most about {spread.index[-1]}"
    return fitting(f"{which} {said}: by {far}", f"Systems {said} (of those shown): {far}", f"Systems {said}: {far}")
