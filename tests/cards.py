"""Cards of the shipped data and their rows, worked out once for all tests of a worker: that is the dearest part of many
tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analysis.exhibits.answers import answer, table_arguments, with_defaults
from analysis.exhibits.card import Card, View, card_of
from analysis.exhibits.page import Exhibit, Page, load_pages
from analysis.figures.layout.theme import Look
from tests.series import sampled

EXHIBITS = [(page, exhibit) for page in load_pages() for exhibit in page.exhibits]
Tables = Mapping[str, pd.DataFrame]
_ROWS: dict[tuple[str, str, str, int], tuple[Tables, Any]] = {}
_BUILT: dict[tuple[str, str, str, int], tuple[Tables, Card]] = {}
_TOLD: dict[tuple[str, str, str, int], tuple[Tables, Card]] = {}


def cases(pairs: Sequence[tuple[Page, Exhibit]], of: int = 1, at: int = 0) -> list[Any]:
    """Pages and exhibits as cases of a test; one in `of` in the default series, from number `at` on."""
    return sampled(pairs, of, at, lambda page, exhibit: f"{page.id}-{exhibit.id}")


def every(of: int = 1, at: int = 0) -> pytest.MarkDecorator:
    """A test of each exhibit; one in `of` in the default series."""
    return pytest.mark.parametrize(("page", "exhibit"), cases(EXHIBITS, of, at))


def rows(page: Page, exhibit: Exhibit, tables: Tables, **params: object) -> Any:
    """All rows of an exhibit for these choices, or its Refusal: no figure, no filter; none may change what it holds."""
    chosen = with_defaults(page.choices + exhibit.choices, tables, params)
    key = (page.id, exhibit.id, repr(table_arguments(page, exhibit, chosen)), id(tables))
    if key not in _ROWS:
        _ROWS[key] = (tables, answer(page, exhibit, tables, params))
    return _ROWS[key][1]


def built(page: Page, exhibit: Exhibit, tables: Tables, look: Look | None = None, **params: object) -> Card:
    """The card of an exhibit for these choices; the same object for all tests, so none may change what it holds.

    Rows are those worked out already; with a look of its own the card is built anew.
    """
    key = (page.id, exhibit.id, repr(sorted(params.items())), id(tables))
    if look is None and key in _BUILT:
        return _BUILT[key][1]
    view = View(page, exhibit, tables, params, look, version="abc123")
    made = card_of(view, rows(page, exhibit, tables, **params))
    if look is None:
        _BUILT[key] = (tables, made)
    return made


def told(page: Page, exhibit: Exhibit, tables: Tables, **params: object) -> Card:
    """The card of an exhibit without its chart, for tests of its words and rows; the same object for all of them."""
    key = (page.id, exhibit.id, repr(sorted(params.items())), id(tables))
    if key not in _TOLD:
        made = rows(page, exhibit, tables, **params)
        _TOLD[key] = (tables, card_of(View(page, replace(exhibit, figure=None), tables, params), made))
    return _TOLD[key][1]


def exhibit_of(page_id: str, exhibit_id: str) -> tuple[Page, Exhibit]:
    """A page and its exhibit by their ids."""
    page = next(p for p in load_pages() if p.id == page_id)
    return page, next(e for e in page.exhibits if e.id == exhibit_id)


def card(tables: Tables, page_id: str, exhibit_id: str, **params: object) -> Card:
    """The card that two ids name, for these choices."""
    return built(*exhibit_of(page_id, exhibit_id), tables, **params)
