"""The dashboard for models: a read-only server of the Model Context Protocol over the same cards, bounds and refusals.

`genai-market mcp` speaks on standard input and output; with `GENAI_MCP=1` the running dashboard answers at `/mcp`. The
package `mcp` is imported here and nowhere else, only when one of both is asked for.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import BaseModel, Field
from starlette.routing import BaseRoute

from analysis.data import Loaded
from analysis.exhibits import search
from analysis.exhibits.card import Card
from analysis.exhibits.page import Exhibit, Page, load_pages
from analysis.export import catalog, cite, json_card
from analysis.formats import spelled
from analysis.measures import bounds
from analysis.measures.intervals import decimals
from ui import data, open_data

PATH = "/mcp"
ABOUT = (
    "Who holds the generative-AI market, how concentrated it is, and whether open strategies can break the leader's"
    " hold. Every figure has a range, a unit, a date and a source: cite them. Start with search_dashboard or"
    " list_exhibits, then get_card. A refusal is an answer: its reason says why there is no such number."
)
Choices = Annotated[
    dict[str, str | list[str]],
    Field(description="Words of the page's address, as {'market': 'etr-enterprise-usage'}; list_exhibits has them"),
]
FOUND = 12
PERCENT = 100.0


class PrintedShare(BaseModel):
    """A share as printed: the digits say how exact it is."""

    company: str
    share_pct: Annotated[str, Field(description="Per cent as printed: '34' means 33.5 to 34.5, '34.0' 33.95 to 34.05")]


def made(read: Any = None) -> MCPServer:
    """The server; `read` gives the data to answer from, by default those of the dashboard."""
    server: MCPServer = MCPServer("GenAI Market Structure", instructions=ABOUT, log_level="WARNING")
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in Tools(read or _current).all():
        server.tool(annotations=reads)(tool)
    return server


def _current() -> Loaded:
    loaded, _ = data.current()
    if loaded is None:
        raise ToolError("The data have errors and none of before are at hand; run the check.")
    return loaded


class Tools:
    """What a model may ask; each answer is built from the data of the moment."""

    def __init__(self, read: Any) -> None:
        """`read` gives the data."""
        self.read = read

    def all(self) -> Sequence[Any]:
        """Every tool."""
        return (
            self.search_dashboard,
            self.list_markets,
            self.list_exhibits,
            self.get_card,
            self.hhi_of_shares,
            self.screen_merger,
            self.compare_companies,
            self.cite_exhibit,
        )

    def search_dashboard(self, words: str) -> list[dict[str, Any]]:
        """Finds companies, products, models, markets, pages, scenarios, sources and terms; a term is explained."""
        tables = self.read().tables
        hits = search.index(tables, load_pages(tables=tables))
        best = search.best(hits, words)
        found = search.several(hits, words, FOUND) or ([best] if best else search.near(hits, words))
        return [
            {"name": h.name, "kind": h.kind, "detail": h.detail, "page": h.page, "choices": dict(h.params)}
            | ({"answer": h.answer} if h.answer else {})
            for h in found
        ]

    def list_markets(self) -> list[dict[str, Any]]:
        """Every market: its id, who prints it, what a share is a share of, its dates, and whether it has an index."""
        tables = self.read().tables
        dates = tables["shares"].groupby("market_id")["period"].agg(lambda cells: sorted(set(cells)))
        return [
            {
                "market": row.market_id,
                "name": row.market,
                "layer": row.layer,
                "share_of": row.share_of,
                "geography": row.geography,
                "dates": dates.get(row.market_id, []),
                "has_index": row.metric_kind == "partition",
            }
            for row in tables["markets"].itertuples()
        ]

    def list_exhibits(self, page: str = "") -> dict[str, Any]:
        """Pages and their exhibits; with the id of a page also what can be chosen there."""
        loaded = self.read()
        told = json.loads(catalog.index(load_pages(tables=loaded.tables), loaded.tables, loaded.version))
        pages = {one["id"]: one for one in told["pages"]}
        if page:
            return dict(_named(page, pages, "page"))
        brief = [
            {"id": one["id"], "question": one["question"], "exhibits": {e["id"]: e["topic"] for e in one["exhibits"]}}
            for one in pages.values()
        ]
        return {"data_version": told["data_version"], "pages": brief}

    def get_card(self, page: str, exhibit: str, choices: Choices | None = None) -> dict[str, Any]:
        """One exhibit: its finding, every row with range, unit, date and source, or a refusal with its reason."""
        return dict(json.loads(json_card.json_card(self._card(page, exhibit, choices or {}))))

    def hhi_of_shares(self, shares: list[PrintedShare], named_are_all: bool = False) -> dict[str, Any]:
        """Bounds of the Herfindahl-Hirschman index, of the effective number of companies and of the four largest.

        Companies that nobody named hold what is left, in as few hands as can be; `named_are_all` says there are none.
        Shares that surely add to more than 100 % overlap, as in a survey of use: they have no index.
        """
        if not shares:
            raise ToolError("No share is given; at least one company is needed.")
        try:
            low, high = zip(*(_interval(one.share_pct) for one in shares), strict=True)
        except ValueError as wrong:
            raise ToolError(f"A share is a number of per cent: {wrong}") from wrong
        if sum(low) > 1:
            raise ToolError(
                f"The shares add to at least {spelled(PERCENT * sum(low), '.1f')} %: they overlap, as the answers of a"
                " survey of use do, and an index of concentration of them means nothing."
            )
        rest = (0.0, 0.0) if named_are_all else (0.0, 1.0)
        try:
            hhi = bounds.hhi_bounds(low, high, rest)
            effective = bounds.effective_companies_bounds(low, high, rest)
            four = bounds.concentration_ratio_bounds(low, high, 4, rest)
        except ValueError as wrong:
            raise ToolError(str(wrong)) from wrong
        return {
            "hhi_points": _rounded(hhi, 1.0, 2),
            "effective_companies": _rounded(effective, 1.0, 3),
            "four_largest_pct": _rounded(four, PERCENT, 2),
            "named_pct": _rounded((sum(low), min(sum(high), 1.0)), PERCENT, 2),
            "method": "Sharp bounds over every market that fits the printed digits; the true value is in between.",
        }

    def screen_merger(self, market: str, companies: list[str]) -> dict[str, Any]:
        """A merger of two or more companies in one market: before and after, and what each guideline says."""
        choices: dict[str, str | list[str]] = {"market": market, "parties": companies}
        return {
            name: self.get_card("mergers", name, choices) for name in ("before_after", "by_guideline", "every_market")
        }

    def compare_companies(self, company: str, beside: list[str]) -> dict[str, Any]:
        """One company beside up to three others: who they are, what is known in figures, their strategies, sourced."""
        return self.get_card("companies", "profile", {"company": company, "beside": list(beside)})

    def cite_exhibit(self, page: str, exhibit: str, choices: Choices | None = None) -> dict[str, str]:
        """A citation of an exhibit as text, and of its sources as BibTeX."""
        card = self._card(page, exhibit, choices or {})
        found, _ = self._place(page, exhibit)
        return {"text": cite.exhibit(card, f"/{found.path}#{exhibit}", data.today()), "bibtex": cite.bibtex(card)}

    def _place(self, page: str, exhibit: str) -> tuple[Page, Exhibit]:
        pages = {one.id: one for one in load_pages(tables=self.read().tables)}
        found = _named(page, pages, "page")
        return found, _named(exhibit, {one.id: one for one in found.exhibits}, "exhibit")

    def _card(self, page: str, exhibit: str, choices: Mapping[str, str | list[str]]) -> Card:
        found, shown = self._place(page, exhibit)
        query = {name: [chosen] if isinstance(chosen, str) else list(chosen) for name, chosen in choices.items()}
        loaded = self.read()
        try:
            return open_data.card_at(found, shown, loaded, open_data.params_of(found, shown, query, loaded.tables))
        except open_data.Refused as no:
            raise ToolError(no.reason) from no


def _named(name: str, known: Mapping[str, Any], what: str) -> Any:
    try:
        return open_data.named(name, known, what)
    except open_data.Refused as no:
        raise ToolError(no.reason) from no


def _interval(printed: str) -> tuple[float, float]:
    """The fractions that a printed share may mean: half a unit of its last digit around it.

    >>> _interval("34"), _interval("0.1")
    ((0.335, 0.345), (0.0005, 0.0015))
    """
    value, half = float(printed), 0.5 * 10.0 ** -decimals(printed.strip())
    if not 0 <= value <= PERCENT:
        raise ValueError(f"{printed} is not between 0 and 100")
    return round(max(value - half, 0) / PERCENT, 12), round(min(value + half, PERCENT) / PERCENT, 12)


def _rounded(span: tuple[float, float], times: float, digits: int) -> list[float | None]:
    return [round(times * end, digits) if end < float("inf") else None for end in span]


def routes(server: MCPServer) -> list[BaseRoute]:
    """The routes of the running dashboard at `/mcp`: each request alone, readable from any host name."""
    anywhere = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return list(
        server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=anywhere
        ).routes
    )
