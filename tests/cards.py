"""Cards of the shipped data, built once for all tests of a worker: building is the dearest part of many tests."""

from collections.abc import Mapping

import pandas as pd

from analysis.cards import Card, build
from analysis.views import Exhibit, Page, load_pages

_BUILT: dict[tuple[str, str, str, int], tuple[Mapping[str, pd.DataFrame], Card]] = {}


def built(page: Page, exhibit: Exhibit, tables: Mapping[str, pd.DataFrame], **params: object) -> Card:
    """The card of an exhibit for these choices; the same object for all tests, so none may change what it holds."""
    key = (page.id, exhibit.id, repr(sorted(params.items())), id(tables))
    if key not in _BUILT:
        _BUILT[key] = (tables, build(page, exhibit, tables, params, version="abc123"))
    return _BUILT[key][1]


def card(tables: Mapping[str, pd.DataFrame], page_id: str, exhibit_id: str, **params: object) -> Card:
    """The card that two ids name, for these choices."""
    page = next(p for p in load_pages() if p.id == page_id)
    return built(page, next(e for e in page.exhibits if e.id == exhibit_id), tables, **params)
