"""The chart that the next press may bring, by its own address: drawn at once while the page is still worked out.

The browser asks for it as soon as an option is pressed (or the pointer rests on it); the answer is the card that the
page builds for the same choices, from the same cache. What the page then says is final (`ui/ahead.js`).
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from analysis.choices.choice import Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.views import Exhibit, Page, load_pages
from ui import chart, data

PATH = "/drawing/ahead"
NOT_HERE = 404


def offered(page: Page, exhibit: Exhibit, params: Mapping[str, Any], loaded: Loaded) -> dict[str, Any] | None:
    """What the browser needs to ask: where, for which data and look, and the options of each control by label."""
    beside = [c for c in page.choices if c.name in exhibit.aside]
    labels: dict[str, dict[str, str]] = {}
    for choice in (*beside, *exhibit.choices):
        options = choice.options(loaded.tables, params) if choice.kind == "one" else {}
        if len(options) > 1:
            labels[choice.name] = {label: value for value, label in options.items()}
    if not labels:
        return None
    query = {"_page": page.id, "_exhibit": exhibit.id, "_data": loaded.version}
    if st.context.theme.type == "dark":
        query["_dark"] = "1"
    return {"address": chart.address(PATH), "query": query, "choices": labels}


def params_of(page: Page, exhibit: Exhibit, query: Mapping[str, Sequence[str]], tables: Tables) -> dict[str, Any]:
    """What the words of an address choose for an exhibit, as the page understands them."""
    params: dict[str, Any] = {}
    for choice in (*SHARED, *page.choices, *exhibit.choices):
        good, _ = choice.honor(query.get(choice.name, ()), tables, params)
        params[choice.name] = choice.start(tables, params) if good is None else good
    return params


def figure(request: Request) -> Response:
    """The figure of an exhibit for the choices in the address; 404 for other data than those on screen."""
    query = parse_qs(request.url.query)
    asked = {name: query.get(name, [""])[0] for name in ("_page", "_exhibit", "_data")}
    loaded, _ = data.current()
    if loaded is None or loaded.version != asked["_data"]:
        return Response(status_code=NOT_HERE)
    page = next((p for p in load_pages(tables=loaded.tables) if p.id == asked["_page"]), None)
    exhibit = next((e for e in page.exhibits if e.id == asked["_exhibit"]), None) if page else None
    if page is None or exhibit is None:
        return Response(status_code=NOT_HERE)
    params = params_of(page, exhibit, query, loaded.tables)
    look = data.look_of(loaded.tables, "_dark" in query, params["theme"] == "projector", params["focus"])
    drawn = data.card(page, exhibit, loaded, params, look).drawing
    return Response(drawn or None, media_type="application/json", headers={"Cache-Control": "no-store"})
