"""Openness as a profile: composites with the reader's weights, and how robust a first place is to the weights."""

import numpy as np
import pandas as pd

SCORE = {"open": 1.0, "partial": 0.5, "closed": 0.0}
"""The three steps of the rating schemes as numbers, a convention that every composite names."""
OSI = ("Apache-2.0", "MIT", "BSD-3-Clause")
"""Licenses of the models in the data that the Open Source Initiative has approved."""
PERMISSIVE = (*OSI, "CC-BY-4.0", "CC0-1.0", "OpenMDW-1.0", "OpenMDW-1.1")
"""Those, and licenses made for data or weights that let everybody use, change and pass on."""

LEAST_DIMENSIONS = 5
"""With fewer dimensions a system may well find a model partial on each of them."""
NON_COMMERCIAL = ("non-commercial", "research", "non-production")


def is_placeholder(ratings: pd.DataFrame) -> pd.Series:
    """Whether a rating belongs to a record that is partial on every dimension of a system, with nothing printed on any.

    Such a record was opened by the system and never filled in: its ratings are the default of a form, not ratings.
    """
    empty = ratings["rating"].eq("partial") & ratings["printed"].isna()
    record = [ratings["system"], ratings["model"]]
    return empty.groupby(record).transform("all") & empty.groupby(record).transform("size").ge(LEAST_DIMENSIONS)


def really_rated(ratings: pd.DataFrame) -> pd.DataFrame:
    """The ratings without those of placeholders."""
    return ratings[~is_placeholder(ratings)]


def scores(profiles: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Weighted mean of each row's ratings, 0 (closed) to 1 (open); `profiles` is models × dimensions of 0, ½, 1.

    Weights are rescaled to add to 1; ValueError if none is above 0 or one is negative.
    """
    used = weights.reindex(profiles.columns).fillna(0.0)
    if (used < 0).any() or used.sum() <= 0:
        raise ValueError("weights: at least one must be above 0 and none below")
    return profiles @ (used / used.sum())


def first_places(profiles: pd.DataFrame, draws: int = 5_000, seed: int = 0) -> pd.Series:
    """For each row the fraction of all weightings under which it has the highest composite; ties are shared.

    Weightings are uniform on the simplex (Dirichlet with all parameters 1), seeded. The fractions add to 1.
    """
    if profiles.empty:
        return pd.Series(dtype=float)
    weights = np.random.default_rng(seed).dirichlet(np.ones(profiles.shape[1]), draws)
    composite = profiles.to_numpy(float) @ weights.T
    best = np.isclose(composite, composite.max(axis=0), atol=1e-12)
    return pd.Series((best / best.sum(axis=0)).mean(axis=1), index=profiles.index)


def license_family(license_name: str, weights_open: str) -> str:
    """permissive, own or restricted, non-commercial, closed: what kind of license the weights carry."""
    if weights_open != "y":
        return "closed"
    if license_name in PERMISSIVE:
        return "permissive"
    restricted = "NC" in license_name.split("-") or any(word in license_name.lower() for word in NON_COMMERCIAL)
    return "non-commercial" if restricted else "own or restricted"
