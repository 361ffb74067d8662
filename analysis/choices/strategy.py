"""Choices about strategies and openness."""

from collections.abc import Mapping

from analysis.views import Choice, Params, Tables


def against(tables: Tables, params: Params) -> Mapping[str, str]:
    """What strategy is held against."""
    return {"layer": "Layer", "country": "Country", "kind": "Kind of organization"}


AGAINST = Choice("against_what", "Against", against)
