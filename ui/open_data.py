"""Every exhibit at an address of its own, for programs: `/data/<page>/<exhibit>.json`, `.csv`, `.md`, their index, and
`/llms.txt`.

The words after `?` are those of the page's own address, the answers those of the card on screen. What a license
withholds is left out, and what cannot be answered is refused in words.
"""

import difflib
import time
from collections import deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from analysis.caching import once_for_key
from analysis.choices import renames
from analysis.choices.choice import Tables
from analysis.choices.unread import unknown_name, unknown_value
from analysis.data import Loaded
from analysis.exhibits.answers import reads
from analysis.exhibits.card import Card, build_for_file
from analysis.exhibits.page import Exhibit, Page, load_pages
from analysis.export import catalog, json_card, markdown, sheet
from analysis.formats import spelled
from ui import data, state

Query = Mapping[str, Sequence[str]]
LONGEST = 2000
"""Signs after the `?` of an address."""
MOST = 120
"""Answers for one reader in `SPAN`."""
SPAN = 60.0
"""Seconds."""
READERS = 1000
"""How many readers are counted at once; who asked longest ago is forgotten first."""
ROWS = ("shown", "all")
READABLE = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


class Refused(Exception):
    """What was asked for cannot be answered: status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        """Takes both."""
        super().__init__(reason)
        self.status, self.reason = status, reason


class Pace:
    """How often each reader asked of late."""

    def __init__(self, most: int = MOST, span: float = SPAN) -> None:
        """`most` answers in `span` seconds."""
        self.most, self.span = most, span
        self.asked: dict[str, deque[float]] = {}

    def wait(self, reader: str, now: float) -> float:
        """Seconds until this reader may ask again; 0: now, and it is counted."""
        times = self.asked.pop(reader, deque())
        while times and times[0] <= now - self.span:
            times.popleft()
        left = times[0] + self.span - now if len(times) >= self.most else 0.0
        if not left:
            times.append(now)
        self.asked[reader] = times
        if len(self.asked) > READERS:
            del self.asked[next(iter(self.asked))]
        return left


PACE = Pace()
Answer = Callable[[Request, Loaded], tuple[str | bytes, str]]


def answered(answer: Answer) -> Callable[[Request], Response]:
    """A route of an answer: with its version as a tag, readable from other sites, refusals as text with a status."""

    @wraps(answer)
    def route(request: Request) -> Response:
        try:
            _within_limits(request)
            loaded = _data_asked_for(parse_qs(request.url.query))
            tag = f'"{loaded.version}-{data.today().isoformat()}"'
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=READABLE | {"ETag": tag})
            content, kind = answer(request, loaded)
        except Refused as no:
            return PlainTextResponse(f"{no.reason}\n", status_code=no.status, headers=READABLE)
        return Response(content, media_type=kind, headers=READABLE | {"ETag": tag})

    return route


def _within_limits(request: Request) -> None:
    if len(request.url.query) > LONGEST:
        raise Refused(414, f"The address has more than {spelled(LONGEST)} signs after its “?”.")
    left = PACE.wait(request.client.host if request.client else "", time.monotonic())
    if left:
        raise Refused(
            429,
            f"More than {MOST} answers in {spelled(SPAN, '.0f')} seconds; ask again in {spelled(left, '.0f')} seconds.",
        )


def _data_asked_for(query: Query) -> Loaded:
    """The newest data without errors, or those of the version that `v` names."""
    loaded, _ = data.current()
    version = _first(query, "v")
    if loaded is None:
        raise Refused(503, "The data have errors and none of before are at hand; run the check.")
    if version in ("", loaded.version):
        return loaded
    held = data.held(version)
    if held is None:
        raise Refused(404, f"Data version {version[:80]} is not kept here; the newest is {loaded.version}.")
    return held


def _first(query: Query, name: str) -> str:
    return query.get(name, ("",))[0]


def named(name: str, known: Mapping[str, Any], what: str) -> Any:
    """What a name means; a refusal names the nearest."""
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, list(known), 1, 0.5)
    hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(known)}."
    raise Refused(404, f"There is no {what} “{name[:80]}”.{hint}")


@answered
def exhibit_at(request: Request, loaded: Loaded) -> tuple[str | bytes, str]:
    """The answer of an exhibit, as the ending of its address says."""
    pages = {page.id: page for page in load_pages(tables=loaded.tables)}
    page = named(request.path_params["page"], pages, "page")
    name, _, kind = request.path_params["answer"].rpartition(".")
    exhibit = named(name or kind, {e.id: e for e in page.exhibits}, "exhibit")
    named(kind if name else "", catalog.KINDS, "ending")
    query = parse_qs(request.url.query, keep_blank_values=True)
    rows = named(_first(query, "rows") or ROWS[0], {row: row for row in ROWS}, "word for rows")
    card = card_at(page, exhibit, loaded, params_of(page, exhibit, query, loaded.tables))
    if kind == "csv" and card.refusal:
        raise Refused(422, f"{card.refusal.reason}. Look at {card.refusal.nearest} instead.")
    link = f"{request.url.scheme}://{request.url.netloc}/{page.path}" + (
        f"?{request.url.query}" if request.url.query else ""
    )
    made: dict[str, Callable[[], str | bytes]] = {
        "json": lambda: json_card.json_card(card, f"{link}#{exhibit.id}", rows),
        "csv": lambda: sheet.csv(card, rows),
        "md": lambda: markdown.markdown(card, f"{link}#{exhibit.id}"),
    }
    return made[kind](), catalog.KINDS[kind]


def params_of(page: Page, exhibit: Exhibit, query: Query, tables: Tables) -> dict[str, Any]:
    """What an address chooses for an exhibit; a refusal for a word that means nothing here.

    Words of exhibits beside it, and of the screen, are those of a whole page's address: they change nothing.
    """
    asked = renames.migrated({name: list(found) for name, found in query.items()})
    params: dict[str, Any] = {}
    for choice in state.choices_of(page):
        good, bad = choice.honor(asked.get(choice.name, ()), tables, params)
        if bad:
            raise Refused(400, unknown_value(choice, bad[0], tables, params))
        params[choice.name] = choice.start(tables, params) if good is None else good
    known = {c.name for other in load_pages(tables=tables) for c in state.choices_of(other)}
    for name in asked.keys() - known - set(state.SYSTEM) - {"rows"}:
        raise Refused(400, unknown_name(name, params))
    return params


def card_at(page: Page, exhibit: Exhibit, loaded: Loaded, params: Mapping[str, Any]) -> Card:
    """The card of an exhibit for a file, without its chart."""
    read = reads(exhibit, page.lead_of(exhibit))
    given = {**params, "today": data.today().isoformat()} if read and "today" in read else dict(params)
    key = (page.id, exhibit.id, repr(sorted(given.items())), loaded.version)
    return _card(key, page, replace(exhibit, figure=None), loaded, given)


@once_for_key(200)
def _card(key: Hashable, page: Page, exhibit: Exhibit, loaded: Loaded, params: Mapping[str, Any]) -> Card:
    return build_for_file(page, exhibit, loaded.tables, params, version=loaded.version)


@answered
def index(request: Request, loaded: Loaded) -> tuple[str, str]:
    """Every page and exhibit, and what can be chosen."""
    return _index(loaded.version, loaded.tables), catalog.KINDS["json"]


@once_for_key(2)
def _index(version: Hashable, tables: Tables) -> str:
    return catalog.index(load_pages(tables=tables), tables, str(version))


@answered
def llms(request: Request, loaded: Loaded) -> tuple[str, str]:
    """The same for a reader of plain text."""
    return catalog.llms(load_pages(tables=loaded.tables), loaded.version), "text/plain"
