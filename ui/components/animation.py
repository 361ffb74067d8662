"""A run of an exhibit through its dates, asked for when somebody presses Play: the browser then goes through it alone.

Nothing is built before; each step is the card that the page builds for that date, from the same cache, on axes that
stay as they are for the whole run.
"""

import json
from dataclasses import asdict
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import Response

from analysis.choices.choice import Params, Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits import animation
from analysis.exhibits.page import Exhibit, Page
from ui import data, state
from ui.components import chart, prefetch

PATH = "/drawing/run"


def offered(page: Page, exhibit: Exhibit, loaded: Loaded, params: Params, high: int = 0) -> dict[str, Any] | None:
    """What the browser needs to play the exhibit as it stands: the address of its run, and the choice it goes through.

    On a slide, whose chart is `high` pixels high, the run is drawn for it.
    """
    if exhibit.plays is None or not animation.can_play(exhibit, loaded.tables, params):
        return None
    query = prefetch.address_words(page, exhibit, loaded, high) | _words(page, exhibit, loaded.tables, params)
    now = state.in_address(params[exhibit.plays.name])
    return {
        "address": f"{chart.address(PATH)}?{urlencode(query, doseq=True)}",
        "choice": exhibit.plays.name,
        "now": now,
    }


def _words(page: Page, exhibit: Exhibit, tables: Tables, params: Params) -> dict[str, list[str]]:
    """The choices that differ from their start, as words of an address."""
    found: dict[str, list[str]] = {}
    before: dict[str, Any] = {}
    for choice in (*SHARED, *page.choices, *exhibit.choices):
        start = choice.start(tables, before)
        now = before[choice.name] = params.get(choice.name, start)
        if now is not None and now != start:
            found[choice.name] = state.in_address(now)
    return found


def run(request: Request) -> Response:
    """The steps of a run; 404 for other data than those on screen."""
    query = parse_qs(request.url.query)
    loaded, _ = data.current()
    asked = prefetch.asked_for(query, loaded) if loaded and [loaded.version] == query.get("_data") else None
    if loaded is None or asked is None:
        return Response(status_code=prefetch.NOT_HERE)
    page, exhibit, params, look = asked
    found = animation.steps(page, exhibit, loaded.tables, params, look, partial(data.card, page, exhibit, loaded))
    return Response(
        json.dumps([asdict(step) for step in found]),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
