"""Every page is found under each way its name is written in an address: any case, hyphens, the words of the menu."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette

from analysis.exhibits.page import load_pages
from ui import server

PAGES = load_pages()
APP = Starlette(routes=server.ROUTES)


def led_to(address):
    """Where the server sends whoever asks for an address; the status where it sends them nowhere."""
    path, _, query = address.partition("?")
    scope = {"type": "http", "method": "GET", "path": unquote(path), "query_string": query.encode(), "headers": []}
    sent = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    asked = APP({**scope, "root_path": "", "server": ("x", 80), "scheme": "http"}, receive, send)
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests has its own loop in this thread
        apart.submit(asyncio.run, asked).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    to = dict(start["headers"]).get(b"location", b"").decode()
    return to or start["status"]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_the_name_of_a_page_in_the_menu_leads_to_it_in_any_case(page):
    words = page.title.replace(" ", "-")
    for name in (words.lower(), words, words.upper(), page.title.replace(" ", "_"), page.title.replace(" ", "%20")):
        if name != page.path:
            assert led_to(f"/{name}") == f"/{page.path}", name
    assert led_to(f"/{page.id.upper()}") == led_to(f"/{page.id.replace('_', '-').title()}") == f"/{page.path}"


def test_a_redirect_keeps_what_the_address_asks_for():
    assert led_to("/break-even?strategy_preset=hybrid") == "/break_even?strategy_preset=hybrid"
    assert led_to("/Market-Shares?market=poe&focus=openai") == "/shares?market=poe&focus=openai"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_the_address_of_a_page_is_its_own_and_leads_nowhere_else(page):
    assert led_to(f"/{page.path}") == 200


@pytest.mark.parametrize("other", ["/_stcore/health", "/nothing", "/static/x.js", "/shares/more"])
def test_no_other_address_is_taken(other):
    assert led_to(other) == 404
