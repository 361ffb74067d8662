"""Choices about strategies and openness."""

from collections.abc import Mapping

from analysis.choices.choice import Choice, Params, Tables


def against(tables: Tables, params: Params) -> Mapping[str, str]:
    """What strategy is held against."""
    return {"layer": "Layer", "country": "Country", "funding": "Funding", "kind": "Kind"}


def lane_sets(tables: Tables, params: Params) -> Mapping[str, str]:
    """Companies that changed their strategy, or all."""
    return {"changed": "Those that changed", "all": "All"}


AGAINST = Choice("against_what", "Against", against)
LANES = Choice("lanes_shown", "Organizations", lane_sets)


def rating_systems(tables: Tables, params: Params) -> Mapping[str, str]:
    """Rating systems with more than three dimensions, which make a profile."""
    counts = tables["openness"].groupby("system")["dimension"].nunique().sort_values(ascending=False)
    return {s: s for s in counts.index}


def rated_companies(tables: Tables, params: Params) -> Mapping[str, str]:
    """All companies, or one that the chosen system rates."""
    frame = tables["openness"]
    mine = frame[frame["system"].eq(params.get("rating_system"))].dropna(subset=["company_id"])
    names = tables["companies"].set_index("company_id")["company"]
    found = sorted(mine["company_id"].unique(), key=lambda c: str(names.get(c, c)))
    return {"": "All companies"} | {c: str(names.get(c, c)) for c in found}


SYSTEM = Choice("rating_system", "Rating system", rating_systems)
RATED = Choice("rated_company", "Company", rated_companies, "")
WEIGHTS = tuple(
    Choice(f"weight_{name}", f"Weight of {name}", kind="number", default=1.0, low=0.0, high=5.0, step=0.5)
    for name in ("weights", "data", "code", "license", "documents", "access")
)


FIND_MODEL = Choice("find_model", "Search models", kind="text")
