"""Links: what a reader chose survives the address, old links keep their meaning, an exhibit can stand alone."""

import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import data
from analysis.choices import renames
from analysis.choices.choice import Many, Notes, Number, Range, Switch, Text
from analysis.choices.market import BESIDE
from analysis.exhibits.page import ROOT, load_pages
from analysis.storage import history
from tests.cards import built
from tests.series import sampled
from tests.test_pages import open_app
from ui import embed, state

PAGES = load_pages()
FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def picked(draw, choice, tables, params):
    """Any value that a reader can choose."""
    if isinstance(choice, Number):
        low, high, step = choice.reach(tables, params)
        return round(low + step * draw(st.integers(0, int((high - low) / step))), 6)
    if isinstance(choice, Text | Switch):
        return draw(st.text(min_size=1, max_size=12) if isinstance(choice, Text) else st.booleans())
    options = list(choice.options(tables, params))
    if isinstance(choice, Range):
        first, last = sorted((draw(st.integers(0, len(options) - 1)), draw(st.integers(0, len(options) - 1))))
        return options[first], options[last]
    if isinstance(choice, Many):
        return (
            tuple(draw(st.lists(st.sampled_from(options), unique=True, max_size=choice.most or 3))) if options else ()
        )
    return draw(st.sampled_from(options)) if options else choice.start(tables, params)


@pytest.mark.parametrize("page", sampled(PAGES, of=3, at=1, named=lambda page: page.id))
def test_any_state_of_a_page_comes_back_from_its_address_where_words_stand_twice_too(page, tables):
    choices = [c for c in state.choices_of(page) if not isinstance(c, Notes)]

    @FEW
    @given(st.data())
    def holds(drawn):
        params: dict = {}
        for choice in choices:
            params[choice.name] = picked(drawn.draw, choice, tables, params)
        words = {name: state.in_address(what) for name, what in params.items() if what not in (None, "", ())}
        times = drawn.draw(st.sampled_from((1, 2)))
        twice = {name: [*said] * times for name, said in words.items()}
        query = renames.migrated(parse_qs(urlencode(twice, doseq=True), keep_blank_values=True))
        back: dict = {}
        for choice in choices:
            good, bad = choice.honor(query.get(choice.name, []), tables, back)
            assert bad == []
            back[choice.name] = params[choice.name] if choice.name not in words else good
        assert back == params

    holds()


def test_old_names_and_values_of_a_link_mean_what_they_meant():
    old = {"companies": ["openai"], "definition": ["m"], "interested": ["without"], "focus": ["meta"]}
    new = {"picked": ["openai"], "market": ["m"], "interested": ["hide"], "focus": ["meta"]}
    assert renames.migrated(old) == new
    assert renames.migrated({"highlight": ["a"], "focus": ["b"]}) == {"focus": ["b"]}


def test_a_link_that_names_a_product_is_answered_with_its_company():
    app = open_app(next(p for p in PAGES if p.id == "shares"), focus="Claude")
    assert any("Did you mean Anthropic" in w.value for w in app.warning)


def warnings_of(page, **query):
    app = open_app(next(p for p in PAGES if p.id == page), **query)
    assert not app.exception
    return [w.value.replace("\\", "") for w in app.warning], app


@pytest.mark.parametrize("parties", [["openai", "openai", "google"], ["openai", "openai"]])
def test_a_merger_of_a_company_with_itself_in_a_link_is_answered_in_words(parties):
    told, app = warnings_of("mergers", parties=parties)
    assert told == [] and app.session_state["parties"] == list(dict.fromkeys(parties))


def test_a_company_is_known_in_a_link_by_its_name_whatever_the_case():
    told, app = warnings_of("shares", focus="OPENAI", picked=["OpenAI", "google", "openai"])
    assert told == [] and app.query_params["focus"] == "openai"
    assert app.query_params["picked"] == ["openai", "google"]


def test_more_than_can_be_chosen_is_named_as_too_many_and_not_as_missing(tables):
    four = list(BESIDE.options(tables, {"company": "openai"}))[:4]
    told, app = warnings_of("companies", beside=four)
    assert app.query_params["beside"] == four[:3]
    assert len(told) == 1 and "At most 3" in told[0] and "not there" not in told[0]


@pytest.mark.parametrize(("page", "query"), [("shares", {"period": "1999"}), ("scenarios", {"compared": "a"})])
def test_a_part_of_a_link_that_no_page_can_honor_is_named(page, query):
    told, _ = warnings_of(page, **query)
    assert len(told) == 1 and f"“{next(iter(query.values()))}”" in told[0]


def test_a_choice_of_another_page_in_a_link_is_kept_for_that_page():
    told, app = warnings_of("shares", parties=["openai", "google"], largest="5")
    assert told == []
    for page, name, kept in (("mergers", "parties", ["openai", "google"]), ("concentration", "largest", 5.0)):
        there = next(p for p in PAGES if p.id == page)
        app.switch_page(str(there.file)).run()
        assert not app.exception and app.session_state[name] == kept


def test_a_choice_stands_when_the_next_press_left_the_browser_before_it_knew_the_new_address():
    app = open_app(next(p for p in PAGES if p.id == "shares"))
    app.selectbox(key="pair_market").set_value("langfuse-app-layer").run()
    assert app.query_params["pair_market"] == "langfuse-app-layer"
    app.query_params.clear()
    app.button_group(key="level").set_value("product").run()
    assert app.session_state["pair_market"] == "langfuse-app-layer"
    assert app.query_params["pair_market"] == "langfuse-app-layer" and app.query_params["level"] == "product"


def test_an_old_name_leads_to_a_choice_of_today_and_is_none_itself():
    today = {c.name for page in PAGES for c in state.choices_of(page)}
    assert set(renames.NAMES.values()) <= today
    assert not set(renames.NAMES) & today


def test_an_embedded_exhibit_stands_alone_with_source_and_link_and_says_when_newer_data_exist():
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page, exhibit="leader", v="an-older-version")
    assert not app.exception and len(app.subheader) == 1 and not app.title
    assert any("Source" in c.value and "Note" in c.value for c in app.caption)
    assert "Full view" in app.markdown[-1].value
    assert "Newer data exist" in app.warning[0].value


def test_an_embedded_exhibit_that_is_not_there_is_named():
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page, exhibit="nosuch")
    assert any("nosuch" in w.value for w in app.warning)


@pytest.mark.parametrize(
    ("page", "exhibit", "needs"), [("concentration", "spectrum", 764), ("overview", "key_figures", 522)]
)
def test_a_frame_to_paste_is_as_high_as_its_chart_with_the_words_around_it_needs(page, exhibit, needs, tables):
    """Pixels that the browser needs at a width of 800."""
    here = next(p for p in PAGES if p.id == page)
    card = built(here, next(e for e in here.exhibits if e.id == exhibit), tables)
    assert needs <= embed.height(card) <= needs + 120
    higher = replace(card, figure=go.Figure(card.figure).update_layout(height=card.figure.layout.height + 300))
    assert embed.height(higher) == embed.height(card) + 300


def test_a_link_with_a_data_version_shows_the_data_as_they_were_where_a_save_kept_them(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns(".history"))
    old = data.read(folder)
    renamed = (folder / "companies.csv").read_bytes().replace(b"OpenAI", b"Renamed")
    history.save(
        folder, {"companies.csv": renamed}, history.now(folder), history.Entry("A", "2026-11-24", "a new name")
    )
    contents = data.past(folder, old.version)
    assert contents and data.read(folder, contents).version == old.version != data.read(folder).version
    assert data.past(folder, "0123456789") is None
    monkeypatch.setenv("GENAI_DATA", str(folder))
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page, exhibit="leader", v=old.version)
    assert (
        app.warning[0]
        .value.replace("\\", "")
        .startswith(f"The data are those of the link, version {old.version}. Newer data exist")
    )
    assert f"data version {old.version}" in app.markdown[-1].value
    apps = [open_app(page, exhibit="leader", v=v) for v in (old.version, "0123")]
    drawn = [next(c.proto.json for c in a.get("bidi_component") if '"figure"' in c.proto.json) for a in apps]
    assert ["Renamed" in d for d in drawn] == [False, True]


def test_the_link_of_a_citation_leads_to_its_exhibit_with_what_concerns_it_and_nothing_of_those_beside_it():
    page = next(p for p in PAGES if p.id == "capability")
    app = open_app(page, view_gap="sources", view_frontier="table", focus="mistral", series="arena_ai_2026")
    (said,) = [one.value for one in app.code if one.value.startswith("“")]
    link = re.search(r"\S+/capability\S*", said)[0]
    assert link.endswith("#gap") and "focus=mistral" in link and "view_" not in link
