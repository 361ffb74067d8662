"""The drawing library and the document that asks for it."""

import gzip

from starlette.requests import Request

from analysis.export import plotly_bundle
from tests.cards import built, every
from ui import server
from ui.components import chart


def asked(*headers: tuple[bytes, bytes]) -> Request:
    return Request({"type": "http", "method": "GET", "path": "/", "headers": list(headers), "query_string": b""})


def test_the_small_build_is_of_the_installed_version_so_that_pages_and_files_stay_small():
    assert len(plotly_bundle.script()) < 2_000_000


def test_the_small_build_says_which_traces_it_draws():
    named = plotly_bundle.script().split("(", 1)[1].split(")", 1)[0]
    assert set(named.split(", ")) == plotly_bundle.TRACES


def test_a_build_of_another_version_is_not_used(monkeypatch):
    plotly_bundle.script.cache_clear()
    monkeypatch.setattr(plotly_bundle, "get_plotlyjs_version", lambda: "4.0.99")
    assert len(plotly_bundle.script()) > 2_000_000
    plotly_bundle.script.cache_clear()


@every(of=4, at=3)
def test_every_chart_is_made_of_traces_that_the_small_build_draws(page, exhibit, tables):
    figure = built(page, exhibit, tables).figure
    assert {trace.type for trace in (figure.data if figure else ())} <= plotly_bundle.TRACES


def test_the_library_is_packed_only_for_who_can_unpack_it():
    packed = server.drawing(asked((b"accept-encoding", b"br, gzip")))
    assert packed.headers["content-encoding"] == "gzip"
    plain = server.drawing(asked())
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body == plotly_bundle.script().encode()


def test_the_document_asks_for_the_library_before_the_page_is_there():
    head = server.document(asked()).body.decode().split("</head>")[0]
    assert f'src="{chart.address()}"' in head and "<title>GenAI Market Structure</title>" in head
