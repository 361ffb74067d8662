"""Choices about strategies and openness."""

from collections.abc import Mapping

import pandas as pd

from analysis.choices.axes import scale, unit
from analysis.choices.choice import Number, One, Params, Tables, Text
from analysis.measures.model_names import model_key
from analysis.measures.openness import SCORE, license_family, really_rated
from analysis.tables.openness import PAGE_OF, kind_of, rated


def against(tables: Tables, params: Params) -> Mapping[str, str]:
    """What strategy is held against."""
    return {"layer": "Layer", "country": "Country", "funding": "Funding", "kind": "Kind"}


def lane_sets(tables: Tables, params: Params) -> Mapping[str, str]:
    """Companies that changed their strategy, or all."""
    return {"changed": "Those that changed", "all": "All"}


AGAINST = One("against_what", "Against", against)
LANES = One("lanes_shown", "Organizations", lane_sets)


def rating_systems(tables: Tables, params: Params) -> Mapping[str, str]:
    """Rating systems with more than three dimensions, which make a profile."""
    counts = tables["openness"].groupby("system")["dimension"].nunique().sort_values(ascending=False)
    return {s: s for s in counts.index}


def rated_companies(tables: Tables, params: Params) -> Mapping[str, str]:
    """All companies, or one that the chosen system rates."""
    frame = really_rated(tables["openness"])
    mine = frame[frame["system"].eq(params.get("rating_system"))].dropna(subset=["company_id"])
    names = tables["companies"].set_index("company_id")["company"]
    found = sorted(mine["company_id"].unique(), key=lambda c: str(names.get(c, c)))
    return {"": "All companies"} | {c: str(names.get(c, c)) for c in found}


def rated_years(tables: Tables, params: Params) -> Mapping[str, str]:
    """All years, or one in which a rated model was released."""
    found = _rated(tables, params)["release_year"].unique()
    return {"": "All years"} | {y: y for y in sorted(found, reverse=True)}


def rated_licenses(tables: Tables, params: Params) -> Mapping[str, str]:
    """All license families, or one of a rated model that the selection knows."""
    found = _rated(tables, params)["license_family"].unique()
    return {"": "All licenses"} | {f: f.capitalize() for f in sorted(found)}


def profile_pages(tables: Tables, params: Params) -> Mapping[str, str]:
    """Pages of the heat table under the choices before it; where filters leave fewer, the last one stands for those
    after it."""
    mine = _rated(tables, params)
    for name, choice in (
        ("company_id", "rated_company"),
        ("release_year", "rated_year"),
        ("license_family", "rated_license"),
    ):
        if params.get(choice):
            mine = mine[mine[name].eq(params[choice])]
    pages = range(1, -(-max(mine["model"].nunique(), 1) // PAGE_OF) + 1)
    return {str(number): f"Page {number}" for number in pages}


def _rated(tables: Tables, params: Params) -> pd.DataFrame:
    frame = really_rated(tables["openness"])
    return rated(frame[frame["system"].eq(params.get("rating_system"))], tables["models"])


def weighed_systems(tables: Tables, params: Params) -> Mapping[str, str]:
    """Rating systems with enough dimensions for a composite, that with most models rated on license first."""
    counts = tables["openness"].groupby("system")["dimension"].nunique()
    found = [s for s in sorted(counts.index, reverse=True) if counts[s] > 3] or list(counts.index)
    return {s: s for s in found}


def twice_rated(tables: Tables, params: Params) -> Mapping[str, str]:
    """Models that at least two systems rate: those of all three first, those with most disagreement first of these."""
    frame = really_rated(tables["openness"])
    rows = frame.assign(
        key=frame["model"].map(model_key),
        group=frame["dimension"].map(kind_of),
        value=frame["rating"].map(SCORE).astype(float),
    )
    means = rows.groupby(["key", "group", "system"])["value"].mean().groupby(["key", "group"])
    apart = (means.max() - means.min()).groupby("key").sum()
    order = pd.DataFrame({"n": rows.groupby("key")["system"].nunique(), "apart": apart})
    order = order[order["n"] > 1].sort_values(["n", "apart"], ascending=False, kind="stable")
    names = rows.assign(size=rows["model"].str.len()).sort_values("size").groupby("key")["model"].first()
    return {k: f"{names[k]} ({n} systems)" for k, n in order["n"].items()}


def index_domains(tables: Tables, params: Params) -> Mapping[str, str]:
    """The whole index or one of its domains."""
    found = tables["transparency"]["domain"].unique()
    return {d: d.capitalize() for d in ("overall", "upstream", "model", "downstream") if d in found}


SYSTEM = One("rating_system", "Rating system", rating_systems)
RATED = One("rated_company", "Company", rated_companies, "")
YEAR = One("rated_year", "Model released in", rated_years, "")
LICENSED = One("rated_license", "License family", rated_licenses, "")
PROFILE_PAGE = One("profile_page", "Models", profile_pages, "1")
PROFILE = (SYSTEM, RATED, YEAR, LICENSED, PROFILE_PAGE)
WEIGHED = One("weighed_system", "Rating system", weighed_systems)
RATED_MODEL = One("rated_model", "Model", twice_rated)
INDEX_DOMAIN = One("index_domain", "Part of the index", index_domains)
WEIGHTS = tuple(
    Number(
        f"weight_{name}",
        f"Weight of {said}",
        default=1.0,
        low=0.0,
        high=5.0,
        step=0.5,
        into="weights",
        new_row=name in ("weights", "license"),
    )
    for name, said in (
        ("weights", "model weights"),
        ("data", "data"),
        ("code", "code"),
        ("license", "license"),
        ("documents", "documents"),
        ("access", "access"),
    )
)


def families(tables: Tables, params: Params) -> Mapping[str, str]:
    """All license families, or one of the selection of models."""
    frame = tables["models"]
    found = {license_family(str(n), str(w)) for n, w in zip(frame["license"], frame["weights_open"], strict=True)}
    return {"": "All licenses"} | {f: f.capitalize() for f in sorted(found)}


FIND_MODEL = Text("find_model", "Search models, companies, licenses")
PARAMETER_SCALE = scale("parameter_scale")
RELEASED_LICENSE = One("released_license", "License family", families, "")
MIX_UNIT = unit("mix_unit", "Organizations")
LIST_UNIT = unit("list_unit", "Models", amounts_first=False)
AGAINST_UNIT = unit("against_unit", "Organizations")
FAMILY_UNIT = unit("family_unit", "Models")
