"""What answers say to browsers, and what nobody is answered."""

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui import data, headers
from ui.headers import METRICS, Headers


@pytest.fixture
def client():
    def page(request):
        return PlainTextResponse("x")

    return TestClient(Starlette(routes=[Route(p, page) for p in ("/", METRICS)], middleware=[Middleware(Headers)]))


def test_every_answer_says_how_it_may_be_used(client):
    found = client.get("/").headers
    assert found["x-content-type-options"] == "nosniff"
    assert found["content-security-policy"] == "frame-ancestors *; object-src 'none'; base-uri 'self'"


@pytest.mark.parametrize(
    ("setting", "frames"),
    [
        ({}, "*"),
        ({"GENAI_FRAMES": ""}, "*"),
        ({"GENAI_FRAMES": "none"}, "'none'"),
        ({"GENAI_FRAMES": "https://one.example https://two.example"}, "'self' https://one.example https://two.example"),
        ({"GENAI_FRAMES": "x; script-src *\r\nSet-Cookie: a"}, "'self' x script-src *Set-Cookie: a"),
    ],
)
def test_who_may_frame_a_page_is_a_setting_and_opens_nothing_else(setting, frames):
    said = headers.said(setting)["Content-Security-Policy"]
    assert said == f"frame-ancestors {frames}; object-src 'none'; base-uri 'self'"


def test_metrics_are_answered_only_where_they_are_asked_for(client, monkeypatch):
    monkeypatch.delenv("GENAI_METRICS", raising=False)
    assert client.get(METRICS).status_code == 404 and client.get(f"/base{METRICS}").status_code == 404
    monkeypatch.setenv("GENAI_METRICS", "1")
    assert client.get(METRICS).text == "x"


@pytest.mark.parametrize(
    ("told", "wide"), [("320", 390), ("\u00b2", 0), ("\u0663", 0), ("9" * 5000, 0), ("", 0), ("-1", 0), ("x", 0)]
)
def test_a_cookie_of_any_form_says_a_width_or_nothing(told, wide, monkeypatch):
    monkeypatch.setattr(data.st, "context", SimpleNamespace(cookies={data.WINDOW: told}))
    assert (data.room() > 0) == (wide > 0)
