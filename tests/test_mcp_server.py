"""The server for models, driven by the protocol's own client: answers with sources, refusals with reasons."""

import asyncio
import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from analysis import check
from analysis.exhibits.card import build_for_file
from analysis.measures import bounds
from tests.cards import exhibit_of
from tests.conftest import ROOT, TODAY, serve
from ui import mcp_server

OVERLAPPING = "etr-enterprise-usage"


@pytest.fixture(scope="module")
def server():
    loaded = check.load(ROOT / "data")
    return mcp_server.made(lambda: loaded)


def run(coroutine):
    """What it gives; apart, as a browser of other tests has its own loop in this thread."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()


def called(server, tool, **arguments):
    """The answer of a tool as the client gets it, and whether it is an error."""

    async def ask():
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    got = run(ask())
    texts = [part.text for part in got.content]
    if got.is_error:
        return "\n".join(texts), True
    answer = got.structured_content
    return (answer["result"] if answer and set(answer) == {"result"} else answer), False


def shares(**printed):
    return [{"company": name, "share_pct": share} for name, share in printed.items()]


def test_every_tool_says_what_it_does_and_changes_nothing(server):
    async def ask():
        async with Client(server) as client:
            return (await client.list_tools()).tools

    tools = run(ask())
    assert {t.name for t in tools} == {
        "search_dashboard",
        "list_markets",
        "list_exhibits",
        "get_card",
        "hhi_of_shares",
        "screen_merger",
        "compare_companies",
        "cite_exhibit",
    }
    assert all(t.description and t.annotations.read_only_hint for t in tools)


def test_a_card_is_that_of_the_screen(server, tables):
    answer, _ = called(server, "get_card", page="shares", exhibit="leader", choices={"picked": "openai"})
    card = build_for_file(*exhibit_of("shares", "leader"), tables, {"picked": ("openai",)})
    assert answer["finding"] == card.title and {row["company_id"] for row in answer["rows"]} == {"openai"}
    assert all(row["source_id"] for row in answer["rows"])


def test_the_hhi_of_given_shares_is_that_of_the_bounds(server):
    answer, _ = called(server, "hhi_of_shares", shares=shares(A="50", B="30.0"))
    low, high = bounds.hhi_bounds([0.495, 0.2995], [0.505, 0.3005])
    assert answer["hhi_points"] == [round(low, 2), round(high, 2)]
    assert answer["named_pct"] == [79.45, 80.55]


def test_shares_that_are_the_whole_leave_the_rest_nothing(server):
    answer, _ = called(server, "hhi_of_shares", shares=shares(A="60", B="40"), named_are_all=True)
    assert answer["hhi_points"] == [5180.5, 5220.5]
    assert answer["four_largest_pct"] == [100.0, 100.0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            shares(A="80", B="60"),
            "The shares add to at least 139.0 %: they overlap",
        ),
        (shares(A="nearly 80"), "A share is a number of per cent"),
        (shares(A="-3"), "-3 is not between 0 and 100"),
        ([], "at least one company is needed"),
    ],
)
def test_shares_without_an_index_are_refused_with_the_reason(server, given, said):
    answer, refused = called(server, "hhi_of_shares", shares=given)
    assert refused and said in answer


def test_the_index_of_a_market_of_overlapping_answers_is_a_refusal(server):
    answer, _ = called(server, "get_card", page="concentration", exhibit="at_date", choices={"market": OVERLAPPING})
    assert answer["refusal"]["reason"] and answer["rows"] == []


def test_markets_say_whether_they_have_an_index(server, tables):
    answer, _ = called(server, "list_markets")
    found = {m["market"]: m for m in answer}
    assert len(found) == len(tables["markets"]) and not found[OVERLAPPING]["has_index"]
    assert any(m["has_index"] and m["dates"] for m in answer)


def test_a_merger_is_screened_with_what_each_guideline_says(server, tables):
    market = next(m for m in tables["markets"]["market_id"] if m.startswith("statcounter"))
    answer, _ = called(server, "screen_merger", market=market, companies=["openai", "google"])
    assert set(answer) == {"before_after", "by_guideline", "every_market"}
    assert answer["by_guideline"]["choices"]["parties"] == ["openai", "google"]
    assert len(answer["by_guideline"]["rows"]) == len(tables["guidelines"])


def test_companies_are_compared_side_by_side(server):
    answer, _ = called(server, "compare_companies", company="openai", beside=["mistral", "meta"])
    assert {row["company_id"] for row in answer["rows"]} == {"openai", "mistral", "meta"}


def test_a_search_finds_by_alias_and_explains_terms(server):
    found, _ = called(server, "search_dashboard", words="ChatGPT")
    assert found[0]["name"] and found[0]["page"]
    term, _ = called(server, "search_dashboard", words="HHI")
    assert any(hit.get("answer") for hit in term)


def test_a_citation_names_finding_version_and_sources(server):
    card, _ = called(server, "get_card", page="shares", exhibit="leader")
    answer, _ = called(server, "cite_exhibit", page="shares", exhibit="leader")
    assert card["finding"] in answer["text"] and card["data_version"] in answer["text"]
    assert answer["bibtex"].count("@misc") == len(card["sources"])


def test_exhibits_are_listed_with_what_can_be_chosen(server):
    answer, _ = called(server, "list_exhibits")
    assert {page["id"] for page in answer["pages"]} >= {"overview", "shares", "concentration"}
    one, _ = called(server, "list_exhibits", page="concentration")
    assert OVERLAPPING in next(c for c in one["exhibits"][1]["choices"] if c["name"] == "market")["options"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("get_card", {"page": "share", "exhibit": "leader"}, "Did you mean shares?"),
        (
            "get_card",
            {"page": "shares", "exhibit": "leader", "choices": {"picked": "mistrl"}},
            "Did you mean Mistral AI?",
        ),
        ("list_exhibits", {"page": "concentrations"}, "Did you mean concentration?"),
    ],
)
def test_what_is_not_there_is_named_with_the_nearest(server, tool, arguments, said):
    answer, refused = called(server, tool, **arguments)
    assert refused and said in answer


def test_the_command_answers_on_standard_input_and_output():
    command = StdioServerParameters(
        command=sys.executable, args=[str(ROOT / "genai_market.py"), "mcp"], env={"GENAI_TODAY": TODAY}
    )

    async def ask():
        async with Client(command) as client:
            return await client.call_tool("hhi_of_shares", {"shares": shares(A="50", B="50"), "named_are_all": True})

    assert run(ask()).structured_content["four_largest_pct"] == [100.0, 100.0]


def test_nothing_of_it_is_imported_unless_it_is_asked_for():
    code = "import sys, ui.server; print('mcp' in sys.modules, ui.server.MODELS)"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False None"


@pytest.mark.full
@pytest.mark.parametrize("asked_for", ["1", ""])
def test_the_running_dashboard_answers_models_only_where_it_was_asked_to(asked_for):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serve(ROOT / "data", port, GENAI_MCP=asked_for) as address:

        async def ask():
            async with Client(f"{address}/mcp") as client:
                return await client.call_tool("list_markets", {})

        if asked_for:
            assert json.loads(run(ask()).content[0].text)
        else:
            with pytest.raises(Exception):  # noqa: B017
                run(ask())
