"""Present mode: one exhibit a slide, no chrome, big type. A slide is laid out at 1280×720 and scaled to the screen."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from analysis import freshness, story
from analysis.cards import Card
from analysis.choices.choice import Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.export import sheet
from analysis.export.tables import cell
from analysis.figures.look import Look
from analysis.figures.slide import MANY_PANELS, panels, roomy
from analysis.story import Step
from analysis.views import ROOT, Exhibit, Page, load_pages
from ui import browser, chart, controls, data, decks, state
from ui.words import plain

SCALE = 1.55
"""Chart text of 13 pixels becomes 20."""
FULL = 556
"""Height of a chart under a title and a measure of one line each, in pixels."""
COLUMNS, LINES, LETTERS = 5, 19.5, 98
"""Columns of a table on a slide, lines of text that fit below its head, letters beside each other."""


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
    loaded, _ = data.current()
    late = _overdue(page, deck, loaded) if loaded else pd.DataFrame()
    if len(late):
        state.ask((number, deck, freshness.said(late)))
    else:
        state.go_to_slide(number, deck)


def warn_if_asked() -> None:
    """The warning before presenting, in the run after the button."""
    question = state.asked()
    if question:
        _warning(*question)


@st.dialog("Before you present")
def _warning(number: int, deck: str | None, late: str) -> None:
    st.markdown(plain(f"A newer issue of a source should be out: {late}. The slides say so where they draw on it."))
    with st.container(horizontal=True):
        if st.button("Present", type="primary", key="present_anyway"):
            state.go_to_slide(number, deck)
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
        wanted = [(page, e, state.chosen((*SHARED, *page.choices, *e.choices), tables)) for e in page.exhibits]
    found = pd.concat([data.card(p, e, loaded, params, look).sources for p, e, params in wanted])
    return freshness.overdue(found.drop_duplicates("source_id"), data.today())


def show(page: Page, latest: Loaded) -> None:
    """Draws the slide that the address names; data are those of the moment presenting began."""
    loaded = state.frozen(latest)
    tables = loaded.tables
    st.html(ROOT / "static/present.css")
    found = slides(page, tables) or [Slide(page, e) for e in page.exhibits]
    number = min(max(state.slide(), 1), len(found))
    slide = found[number - 1]
    choices = (*SHARED, *slide.page.choices, *slide.exhibit.choices)
    own = story.params(slide.step, slide.page, slide.exhibit, tables) if slide.step else {}
    state.enter(page, f"{state.deck_word()} {number}", own)
    home = own or {c.name: state.before().get(c.name) for c in choices}
    with st.container(key="slide", gap=None):
        card = _draw(slide, loaded, number, len(found), home)
    following = found[number] if number < len(found) else None
    browser.on_slide(_notes(slide, card, number, len(found), following))
    if slide.step:
        state.keep(slide.page)
    else:
        state.write(page, tables)


def _draw(slide: Slide, loaded: Loaded, number: int, count: int, home: dict[str, Any]) -> Card:
    tables, exhibit = loaded.tables, slide.exhibit
    theme = "dark" if st.context.theme.type == "dark" else "projector"
    look = Look.of(tables["companies"], theme, state.focus(), SCALE)
    choices = (*SHARED, *slide.page.choices, *exhibit.choices)
    head = st.container(key="slide-head", gap=None)
    params = state.chosen(choices, tables)
    if state.controls_shown():
        with st.container(key="slide-choices"):
            controls.draw_row((*slide.page.choices, *exhibit.choices), tables, params)
            params = state.chosen(choices, tables)
    caption = slide.step.caption if slide.step else ""
    card = _card(slide, loaded, params, look, len(caption))
    with head:
        st.title(plain(card.title), anchor=False)
        st.markdown(f"**{plain(caption)}** · {plain(card.subtitle)}" if caption else plain(card.subtitle))
    with st.container(key="slide-body", gap=None):
        _body(card, exhibit, replace(look, height=_room(card, len(caption))))
    with st.container(key="slide-foot", gap=None):
        st.markdown(plain(_stamp(card, slide, loaded)))
        moved = params != state.chosen(choices, tables, None, home.get)
        _bar(number, count, bool(slide.page.choices or exhibit.choices), moved, home)
    return card


def _card(slide: Slide, loaded: Loaded, params: dict[str, Any], look: Look, caption: int) -> Card:
    """The card drawn at the height that its own words leave; many panels get smaller words."""
    look = replace(look, height=FULL - 96 * state.controls_shown())
    card = data.card(slide.page, slide.exhibit, loaded, params, look)
    if card.figure is None:
        return card
    fitted = replace(look, height=_room(card, caption), scale=1.0 if panels(card.figure) > MANY_PANELS else look.scale)
    return card if fitted == look else data.card(slide.page, slide.exhibit, loaded, params, fitted)


def _room(card: Card, caption: int) -> int:
    """Height of a slide's chart in pixels: what title, measure, controls and the foot leave."""
    titles, measures = -(-len(card.title) // 70), -(-(len(card.subtitle) + caption + 3) // 122)
    return FULL + 66 - 40 * min(titles, 2) - 26 * min(measures, 2) - 96 * state.controls_shown()


def _stamp(card: Card, slide: Slide, loaded: Loaded) -> str:
    """Sources, date, data version, whether one is overdue, and where the view is."""
    late = freshness.overdue(card.sources, data.today()) if len(card.sources) else card.sources
    where = urlsplit(state.address(slide.page))
    parts = [
        card.source_line, "a source is overdue" if len(late) else "", f"data {loaded.version}",
        f"{where.netloc}{where.path}#{card.exhibit}",
    ]  # fmt: skip
    return " · ".join(p for p in parts if p)


def _notes(slide: Slide, card: Card, number: int, count: int, following: Slide | None) -> dict[str, str]:
    """What the presenter's own window shows."""
    said = slide.step.notes if slide.step and slide.step.notes else ""
    after = (following.step.caption if following.step else "") or following.exhibit.topic if following else ""
    text = "\n".join(part for part in (said, card.summary, card.note) if part)
    return {"place": f"Slide {number} of {count}", "title": card.title, "said": text, "next": after}


def _body(card: Card, exhibit: Exhibit, look: Look) -> None:
    """The chart as high as the slide allows, or the first rows of the table."""
    if card.figure is not None:
        chart.draw(str(roomy(card.figure, look).to_json()), "slide-chart", exhibit.id, card.summary, look.height)
    else:
        names = tuple(c for c in (exhibit.columns or tuple(card.table.columns)) if c != "source_id")[:COLUMNS]
        rows = sheet.sheet(card, columns=names).map(cell)
        shown = rows.head(fitting(rows))
        st.table(shown, hide_index=True)
        if len(rows) > len(shown):
            st.markdown(plain(f"and {len(rows) - len(shown)} more rows on the page"))


def fitting(rows: pd.DataFrame) -> int:
    """How many rows of a table fit on a slide, from the lines that their longest cells need at 20 pixels."""
    longest = [max(8, min(int(rows.iloc[:, j].str.len().max() or 0), 70)) for j in range(len(rows.columns))]
    letters = [LETTERS * part / sum(longest) for part in longest]
    left = LINES - 1.4
    for i, row in enumerate(rows.itertuples(index=False)):
        left -= 0.45 + max(-(-len(str(c)) // max(1, int(most))) for c, most in zip(row, letters, strict=True))
        if left < 1.2:
            return max(1, i)
    return len(rows)


def _bar(number: int, count: int, has_controls: bool, moved: bool, home: dict[str, Any]) -> None:
    """Small buttons for hands; the keys press them too."""
    with st.container(key="slide-bar", horizontal=True, gap="small", vertical_alignment="center", width="content"):
        if moved:
            st.button("Back to my slide", key="slide_back", on_click=state.put_all, args=(home,), type="tertiary")
        if has_controls:
            st.button("Controls", key="slide_controls", on_click=state.switch_controls, type="tertiary")
        for label, key, target in (
            ("First", "first", 1), ("‹", "previous", number - 1), (f"{number} / {count}", "at", number),
            ("›", "next", number + 1), ("Last", "last", count),
        ):  # fmt: skip
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
        st.button("End", key="slide_end", on_click=state.end_slides, type="tertiary")
