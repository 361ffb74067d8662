"""Every page opens through app.py, shows its question and answers, and survives every choice."""

import json
from functools import cache

import pytest
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.testing.v1 import AppTest

from analysis.exhibits.page import load_pages
from tests.conftest import ROOT
from ui import state

PAGES = load_pages()


def open_app(page=PAGES[0], **query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if not page.is_first:
        app.switch_page(str(page.file.relative_to(ROOT)))
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@cache
def opened(page_id):
    """A page as it opens, once for the tests that only look."""
    return open_app(next(p for p in PAGES if p.id == page_id))


def with_each_tab(page):
    """The page with each of its tabs open, and the exhibits that are then on screen, those behind a press opened."""
    if not page.tabs:
        return [(opened(page.id), page.exhibits)]
    return [(in_tab(page.id, tab.id), (*page.first(), *page.within(tab))) for tab in page.tabs]


@cache
def in_tab(page_id, tab):
    page = next(p for p in PAGES if p.id == page_id)
    app = open_app(page, **{f"tab_{page_id}": tab})
    folded = next(one for one in page.tabs if one.id == tab).folded
    for exhibit in folded:
        app.session_state[state.fold_key(exhibit)] = True
    return app.run() if folded else app


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_a_page_opens_and_shows_its_question_and_findings(page):
    for app, exhibits in with_each_tab(page):
        assert not app.exception
        assert [t.value for t in app.title] and len(app.subheader) >= len(exhibits)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_every_chart_of_a_page_has_marks_and_a_text_alternative(page):
    for app, exhibits in with_each_tab(page):
        _charts_have_marks(app, sum(e.figure is not None for e in exhibits))


def _charts_have_marks(app, count):
    charts = [json.loads(c.proto.json) for c in app.get("bidi_component") if '"figure"' in c.proto.json]
    assert len(charts) == count
    for chart in charts:
        assert json.loads(chart["figure"])["data"]
        assert len(chart["alt"]) > 40


def test_an_invalid_value_in_a_link_is_named_with_the_nearest_good_one():
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page, market="statcounter-ai-chatbot-w")
    told = " ".join(w.value for w in app.warning)
    assert "statcounter" in told and "Did you mean" in told


def test_parts_that_redraw_alone_keep_their_name_whatever_is_said_above_them(monkeypatch):
    """Streamlit names a part by its place; a click that is on its way when the name changes is lost."""
    named, register = [], MemoryFragmentStorage.register

    def noted(self, key, *args, **kwargs):
        named.append(key)
        register(self, key, *args, **kwargs)

    monkeypatch.setattr(MemoryFragmentStorage, "register", noted)
    page = next(p for p in PAGES if p.id == "edit")
    app = open_app(page)
    assert not app.warning and "clear_focus" not in [b.key for b in app.button]
    quiet = list(named)
    named.clear()
    app = open_app(page, focus="openai", nothing="1")
    assert app.warning and "clear_focus" in [b.key for b in app.button]
    assert named == quiet and len(quiet) == 5


def test_a_choice_nobody_made_follows_when_another_choice_moves_its_start():
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page)
    before = app.session_state["until"]
    app.selectbox(key="pair_market").set_value("langfuse-app-layer").run()
    assert app.session_state["until"] != before
    app.selectbox(key="pair_market").set_value("statcounter-ai-chatbot-ww").run()
    assert app.session_state["until"] == before
