"""The chart that the next press may bring, by its own address: drawn at once while the page is still worked out.

The browser asks for it as soon as an option is pressed (or the pointer rests on it); the answer is the card that the
page builds for the same choices, from the same cache. What the page then says is final (`prefetch.js`).
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from analysis.choices.choice import One, Params, Tables, labels
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits.page import Exhibit, Page, load_pages
from analysis.figures.layout.slide import SPACE
from analysis.figures.layout.theme import Look
from ui import data
from ui.components import chart

Query = Mapping[str, Sequence[str]]
"""The words of an address, by name."""
PATH = "/drawing/ahead"
NOT_HERE = 404
SLIDES = {str(high): high for high in range(SPACE // 3, SPACE)}
"""Words of an address that say how high a slide's chart is → that height in pixels."""


def offered(page: Page, exhibit: Exhibit, loaded: Loaded) -> dict[str, Any] | None:
    """What the browser needs to ask: where, for which data and look, and the names of the controls that draw anew."""
    names = [c.name for c in (*page.beside(exhibit), *exhibit.choices) if isinstance(c, One)]
    if not names:
        return None
    return {"address": chart.address(PATH), "query": address_words(page, exhibit, loaded), "choices": names}


def address_words(page: Page, exhibit: Exhibit, loaded: Loaded, high: int = 0) -> dict[str, str]:
    """The words of an address that name an exhibit, its data and this reader's screen, or a slide's chart `high` pixels
    high."""
    query = {"_page": page.id, "_exhibit": exhibit.id, "_data": loaded.version}
    if st.context.theme.type == "dark":
        query["_dark"] = "1"
    if high:
        query["_slide"] = str(high)
    elif data.room():
        query["_room"] = str(data.room())
    return query


def look_asked(query: Query, tables: Tables, params: Params) -> Look:
    """The look of the screen that an address says; only a slide's has a height. Words that mean nothing are passed
    over."""
    high, room = _first(query, "_slide"), _first(query, "_room")
    if high in SLIDES:
        focus = (params["focus"],) if params["focus"] else ()
        return data.look_of_slide(tables, "_dark" in query, focus, SLIDES[high])
    wide = int(room) if room in {str(wide) for _, wide in data.ROOMS} else 0
    return data.look_of(tables, "_dark" in query, params["theme"] == "projector", params["focus"], width=wide)


def params_of(page: Page, exhibit: Exhibit, query: Query, tables: Tables) -> dict[str, Any] | None:
    """What an address chooses, with the option that was pressed (`_choice`, and its `_label`); None where no option is
    called so."""
    pressed, label = _first(query, "_choice"), _first(query, "_label")
    params: dict[str, Any] = {}
    found = not pressed
    for choice in (*SHARED, *page.choices, *exhibit.choices):
        good, _ = choice.honor(query.get(choice.name, ()), tables, params)
        if choice.name == pressed:
            good = next((value for value, name in labels(choice, tables, params).items() if name == label), None)
            found = good is not None
        params[choice.name] = choice.start(tables, params) if good is None else good
    return params if found else None


def asked_for(query: Query, loaded: Loaded) -> tuple[Page, Exhibit, dict[str, Any], Look] | None:
    """The exhibit that an address names, what it chooses, and the look of its screen; None where there is no such
    thing."""
    page = next((p for p in load_pages(tables=loaded.tables) if p.id == _first(query, "_page")), None)
    exhibit = next((e for e in page.exhibits if e.id == _first(query, "_exhibit")), None) if page else None
    params = params_of(page, exhibit, query, loaded.tables) if page and exhibit else None
    if page is None or exhibit is None or params is None:
        return None
    return page, exhibit, params, look_asked(query, loaded.tables, params)


def _first(query: Query, name: str) -> str:
    return query.get(name, ("",))[0]


def figure(request: Request) -> Response:
    """The figure of an exhibit once an option is pressed; 404 for other data than those on screen."""
    query = parse_qs(request.url.query)
    loaded, _ = data.current()
    if loaded is None or loaded.version != _first(query, "_data"):
        return Response(status_code=NOT_HERE)
    asked = asked_for(query, loaded)
    if asked is None:
        return Response(status_code=NOT_HERE)
    page, exhibit, params, look = asked
    drawn = data.card(page, exhibit, loaded, params, look).drawing
    return Response(drawn or None, media_type="application/json", headers={"Cache-Control": "no-store"})
