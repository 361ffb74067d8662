"""Present mode: one exhibit a slide, no chrome, big type. A slide is laid out at 1280×720 and scaled to the screen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis.choices.choice import Notes, Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits import story
from analysis.exhibits.card import Card
from analysis.exhibits.page import ROOT, Exhibit, Page, Working, load_pages
from analysis.exhibits.story import Step
from analysis.export import sheet
from analysis.export.pptx.tables import cell
from analysis.figures.layout.slide import WIDTH, left_by, look_for, roomy
from analysis.figures.layout.theme import Look
from analysis.formats import counted
from analysis.measures import freshness
from analysis.tables.profile import side_by_side
from ui import absent_deck, controls, data, decks, present_tables, state
from ui.components import animation, chart, page_script
from ui.words import bold, plain

FULL = 556
"""Height of a chart under a title and a measure of one line each, in pixels."""
BESIDE = 320
"""Pixels that the controls of a slide take from its width: its chart is laid out as wide as ever, higher, and shown
smaller."""
SIGNS_OF_SOURCES = 110
"""Signs of a source line that leave the foot of a slide on two lines, with version and address after it."""
COLUMNS, ABOVE = 5, 14
"""Columns of a table on a slide, and pixels above it."""
BRIEF: dict[str | Working, tuple[str, ...]] = {
    "verdicts": ("claim", "verdict"),
    "guideline_tests": ("guideline", "test_measure", "value_range", "threshold", "state"),
}
"""Display or exhibit → columns of its table that a slide shows whole, where those of the page would leave no room."""
DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


@dataclass(frozen=True)
class Slide:
    """What one slide shows; a slide of a deck has its own view, one of a page that of the page."""

    page: Page
    exhibit: Exhibit
    step: Step | None = None


def slides(page: Page, tables: Tables) -> list[Slide]:
    """The slides that the address names: a deck's, or the page's exhibits in order."""
    word = state.deck_word()
    if not word:
        return [Slide(page, e) for e in page.exhibits]
    found = [(step, story.find(step, load_pages(tables=tables))) for step in decks.steps(word, tables)]
    return [Slide(*place, step) for step, place in found if place]


def start(page: Page, number: int = 1, deck: str | None = None) -> None:
    """Begins presenting; where a source of the slides is overdue, that is said first."""
    state.close_deck()
    loaded, _ = data.current()
    late = _overdue(page, deck, loaded) if loaded else pd.DataFrame()
    if len(late):
        state.ask((number, deck, freshness.late_sources_in_words(late)))
    else:
        state.go_to_slide(number, deck)


def start_at(page: Page, exhibit: str) -> None:
    """Presents a page from an exhibit on; from the first where there is none of that id."""
    ids = [one.id for one in page.exhibits]
    start(page, ids.index(exhibit) + 1 if exhibit in ids else 1)


def start_or_return(page: Page) -> None:
    """Presents a page; where a slide was left for it, the slides go on there."""
    left = state.left_for(page)
    if left:
        state.go_to_slide(*left)
    else:
        start(page)


def open_page_left_for(page: Page, pages: Iterable[Page]) -> None:
    """In the run after a slide was left: over to its page, where another one is on screen."""
    wanted = next((p for p in pages if p.id == state.page_to_open()), page)
    if wanted.id != page.id:
        state.go_to(wanted)
        st.switch_page(str(wanted.file))


def warn_if_asked() -> None:
    """The warning before presenting, in the run after the button."""
    question = state.take_question()
    if question:
        _warning(*question)


@st.dialog("Before you present")
def _warning(number: int, deck: str | None, late: str) -> None:
    st.markdown(plain(f"A newer issue of a source should be out: {late}. The slides say so where they draw on it."))
    with st.container(horizontal=True):
        if st.button("Present", type="primary", key="present_anyway", on_click=state.go_to_slide, args=(number, deck)):
            st.rerun()
        if st.button("Not now", key="present_not"):
            st.rerun()


def _overdue(page: Page, deck: str | None, loaded: Loaded) -> pd.DataFrame:
    """Overdue sources of the slides to come."""
    tables = loaded.tables
    look = Look.of(tables["companies"])
    if deck:
        places = [(s, story.find(s, load_pages(tables=tables))) for s in decks.steps(deck, tables)]
        wanted = [(p, e, story.params(s, p, e, tables)) for s, found in places if found for p, e in [found]]
    else:
        wanted = [(page, e, state.choice_values((*SHARED, *page.choices, *e.choices), tables)) for e in page.exhibits]
    found = pd.concat([data.card(p, e, loaded, params, look).sources for p, e, params in wanted])
    return freshness.overdue(found.drop_duplicates("source_id"), data.today())


def show(page: Page, latest: Loaded) -> None:
    """Draws the slide that the address names; data are those of the moment presenting began."""
    loaded = state.frozen_data(latest)
    tables = loaded.tables
    st.html(ROOT / "static/present.css")
    decks.channel()
    word = state.deck_word()
    said, more = absent_deck.why(word, tables) if word else ("", "")
    if said:
        warn_if_asked()
        absent_deck.show(said, more, partial(start, page, 1))
        return
    found = slides(page, tables)
    number = min(max(state.slide(), 1), len(found))
    slide = found[number - 1]
    choices = (*SHARED, *slide.page.choices, *slide.exhibit.choices)
    own = story.params(slide.step, slide.page, slide.exhibit, tables, state.numbers()) if slide.step else {}
    state.enter(page, f"{state.deck_word()} {number}", own)
    home = own or {c.name: state.before().get(c.name) for c in choices}
    with st.container(key="slide", gap=None):
        card = _draw(slide, loaded, number, len(found), home)
    following = found[number] if number < len(found) else None
    kept = partial(state.honor, slide.page, tables)
    page_script.on_slide(_notes(slide, card, number, len(found), following), kept, number, len(found))
    if slide.step:
        state.keep(slide.page)
    else:
        state.write(page, tables)


def _draw(slide: Slide, loaded: Loaded, number: int, count: int, home: dict[str, Any]) -> Card:
    tables, exhibit = loaded.tables, slide.exhibit
    look = data.look_of_slide(tables, st.context.theme.type == "dark", state.focus())
    choices = (*SHARED, *slide.page.choices, *exhibit.choices)
    head = st.container(key="slide-head", gap=None)
    params = state.choice_values(choices, tables)
    middle = st.container(key="slide-middle", horizontal=True, gap=None)
    if state.controls_shown():
        with middle.container(key="slide-choices"):
            said = (c for c in (*exhibit.choices, *slide.page.choices) if not isinstance(c, Notes))
            controls.draw_row(said, tables, params)
            params = state.choice_values(choices, tables)
    caption = slide.step.caption.strip() if slide.step else ""
    card, look = _card(slide, loaded, params, look, caption)
    with head:
        st.title(plain(card.title), anchor=False)
        st.markdown(f"{bold(caption)} · {plain(card.subtitle)}" if caption else plain(card.subtitle))
    run = animation.offered(slide.page, exhibit, loaded, card.params, round(look.height * _smaller()))
    with middle.container(key="slide-body", gap=None):
        _body(card, exhibit, look, f"{state.deck_word()} {number} {slide.page.id} {exhibit.id}", run)
    with st.container(key="slide-foot", gap=None):
        st.markdown(plain(_stamp(card, slide, loaded)))
        moved = params != state.choice_values(choices, tables, None, home.get)
        _bar(
            number, count, bool(slide.page.choices or exhibit.choices), home if moved else None, _way_out(slide, tables)
        )
    return card


def _card(slide: Slide, loaded: Loaded, params: dict[str, Any], look: Look, caption: str) -> tuple[Card, Look]:
    """The card as high as its own words leave room for, its words as large as its rows or panels do; and that look."""
    shown = _smaller()
    look = replace(look, height=round(FULL / shown), scale=look.scale / shown, shown=shown)
    card = data.card(slide.page, slide.exhibit, loaded, params, look)
    fit = replace(look, height=_room(card, caption))
    if card.figure is not None:
        fit = look_for([card.figure], fit)
    return (card if fit == look else data.card(slide.page, slide.exhibit, loaded, params, fit)), fit


def _room(card: Card, caption: str) -> int:
    """Height of a slide's chart in its own pixels: what title, measure and the foot leave."""
    said = f"{caption} · {card.subtitle}" if caption else card.subtitle
    return round(left_by(card.title, said) / _smaller())


def _smaller() -> float:
    """Size of a chart on the slide as a part of its own: less than 1 beside controls."""
    return (WIDTH - BESIDE * state.controls_shown()) / WIDTH


def _stamp(card: Card, slide: Slide, loaded: Loaded) -> str:
    """Sources, date, data version, whether one is overdue, and where the view is; first that the files have errors."""
    late = freshness.overdue(card.sources, data.today()) if len(card.sources) else card.sources
    where = urlsplit(state.address(slide.page))
    _, latest = data.current()
    parts = [
        "" if latest.ok else data.kept_said(loaded, latest),
        card.source_line_within(SIGNS_OF_SOURCES),
        "a source is overdue" if len(late) else "",
        f"data {loaded.version}" if latest.ok else "",
        f"{where.netloc}{where.path}#{card.exhibit}",
    ]
    return " · ".join(p for p in parts if p)


def _notes(slide: Slide, card: Card, number: int, count: int, following: Slide | None) -> dict[str, str]:
    """What the presenter's own window shows."""
    said = slide.step.notes if slide.step and slide.step.notes else ""
    after = (following.step.caption if following.step else "") or following.exhibit.topic if following else ""
    text = "\n".join(part for part in (said, card.summary, card.note, card.source_line) if part)
    return {"place": f"Slide {number} of {count}", "title": card.title, "said": text, "next": after}


def _body(card: Card, exhibit: Exhibit, look: Look, of: str, run: dict[str, Any] | None) -> None:
    """The chart as high as the slide allows, or the first rows of the table; `of` names the slide."""
    if card.figure is not None:
        drawn = str(roomy(card.figure, look).to_json())
        chart.draw(drawn, "slide-chart", of, card.summary, look.height, {"run": run})
        return
    if card.table.empty:
        return  # the title says why there is nothing, the line under it what to look at instead
    names = (
        BRIEF.get(exhibit.id)
        or BRIEF.get(exhibit.display)
        or tuple(c for c in exhibit.columns or tuple(card.table.columns) if c != "source_id")
    )
    several = exhibit.display == "profile" and card.table["label"].nunique() > 1
    told = side_by_side(card.table) if several else sheet.sheet(card, columns=names)
    rows = present_tables.filled(told.map(_said), COLUMNS)
    shown = rows.head(present_tables.fitting(rows, WIDTH * _smaller(), look.height * _smaller() - ABOVE))
    st.table(shown.map(plain).rename(columns=plain), hide_index=True)
    if len(rows) > len(shown):
        more = len(rows) - len(shown)
        st.markdown(plain(f"and {counted(more, 'more row')} on the page"))


def _said(value: object) -> str:
    """A cell in words; a date is not broken at its signs."""
    text = cell(value)
    return text.replace("-", "\u2011") if DATE.fullmatch(text) else text


def _way_out(slide: Slide, tables: Tables) -> tuple[Any, ...]:
    """What ending the slides takes: for a slide of a deck its page, exhibit and view, as it is on screen."""
    if not slide.step:
        return ()
    shown = state.changes(slide.page, tables)
    view = {c.name: shown.get(c.name) for c in (*SHARED, *slide.page.choices, *slide.exhibit.choices)}
    return slide.page, slide.exhibit.id, view


def _bar(number: int, count: int, has_controls: bool, home: dict[str, Any] | None, way_out: tuple[Any, ...]) -> None:
    """Small buttons for hands; the keys press them too."""
    with st.container(key="slide-bar", horizontal=True, gap="small", vertical_alignment="center", width="content"):
        if home:
            st.button("Back to my slide", key="slide_back", on_click=state.put_all, args=(home,), type="tertiary")
        if has_controls:
            st.button("Controls", key="slide_controls", on_click=state.switch_controls, type="tertiary")
        for label, key, target in (
            ("First", "first", 1),
            ("‹", "previous", number - 1),
            (f"{number} / {count}", "at", number),
            ("›", "next", number + 1),
            ("Last", "last", count),
        ):
            if key == "at":
                st.markdown(plain(label))
                continue
            st.button(
                label,
                key=f"slide_{key}",
                on_click=state.go_to_slide,
                args=(min(max(target, 1), count),),
                type="tertiary",
            )
        st.button("End", key="slide_end", on_click=state.end_slides, args=way_out, type="tertiary")
