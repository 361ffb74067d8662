"""One exhibit on screen: finding, measure, chart or table or sources or method, source line, note, files."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.caching import once_for_key
from analysis.choices.choice import Tables, Text
from analysis.choices.shared import SHARED
from analysis.editing import since
from analysis.exhibits import glossary, search
from analysis.exhibits.card import Card, build, build_for_file
from analysis.exhibits.page import Exhibit, Page, Working, load_pages
from analysis.export import archive, cite, html, markdown, sheet, xlsx
from analysis.export.pptx import deck
from analysis.formats import spelled
from analysis.schema.derived import describe
from ui import controls, data, decks, doubts, embed, state
from ui.components import animation, chart, page_script, prefetch
from ui.components.table import Around, show_table
from ui.panels import invariants, profile, tiles, verdicts
from ui.words import plain

WORDS_OF_NOTE = 18
"""A note of more words stands on screen with its first sentence; a press shows the rest."""
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(page: Page, exhibit: Exhibit, tables: Tables) -> None:
    """Draws one exhibit; a control of it redraws this part of the screen only.

    Choices of the page that stand with it serve the other exhibits too: they redraw the page.
    """
    if page.beside(exhibit) or page.in_row(exhibit):
        _show(page, exhibit, tables)
    else:
        _part(page, exhibit, tables)


def _show(page: Page, exhibit: Exhibit, tables: Tables) -> None:
    state.spell()
    loaded = data.shown_data()
    if loaded is None:
        return
    params = state.choice_values((*SHARED, *page.choices), tables)
    with st.container(key=f"exhibit-{exhibit.id}", gap="small"):
        with st.container(key=f"top-{exhibit.id}", horizontal=True, horizontal_alignment="distribute"):
            head = st.container(key=f"said-{exhibit.id}", width="stretch")
            view = controls.draw(state.view_choice(exhibit), tables, params, hide_label=True)
            more = st.container(width="content")
        row = (*page.in_row(exhibit), *exhibit.choices)
        params = controls.draw_row(row, tables, params, key=f"choices-row-{exhibit.id}")
        params, body = _aside(page, exhibit, tables, params)
        card = data.card(page, exhibit, loaded, params, data.look(tables))
        with head:
            st.subheader(plain(card.title), anchor=exhibit.id)
            st.caption(plain(card.subtitle), help=_terms(card, exhibit, tables))
            said = doubts.changed_title(page, exhibit.id, card, loaded, tables)
            if said:
                st.caption(plain(said))
        with body:
            run = animation.offered(page, exhibit, loaded, card.params)
            _body(card, exhibit, view, tables, prefetch.offered(page, exhibit, loaded), run)
        with more:
            _more(card, exhibit, page, tables)
        _foot(card, exhibit, page, tables)
    if not state.is_whole_run():
        state.write(page, tables)


_part = st.fragment(_show)


def _aside(page: Page, exhibit: Exhibit, tables: Tables, params: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """The choices beside the chart, and the place that is left for the chart."""
    beside = page.beside(exhibit)
    if not beside:
        return params, st.container()
    side, body = st.columns([1, 3], gap="medium")
    with side, st.container(key=f"aside-{exhibit.id}", gap="xxsmall"):
        for choice in beside:
            controls.draw(choice, tables, params)
    return {**params, **state.choice_values(page.choices, tables, params)}, body


def _terms(card: Card, exhibit: Exhibit, tables: Tables) -> str | None:
    """The glossary's one sentence on each term that the exhibit names or its words use, and what the term leaves
    out."""
    texts = (card.title, card.subtitle, card.note)
    return _explained((texts, exhibit.id, card.version), texts, exhibit.terms, tables["glossary"])


@once_for_key(800)
def _explained(key: Hashable, texts: tuple[str, ...], named: tuple[str, ...], words: pd.DataFrame) -> str | None:
    rows = glossary.terms_used(words, texts, named)
    said = [
        f"**{plain(row.term)}**: {plain(glossary.definition_of(row.definition, row.leaves_out))}"
        for row in rows.itertuples()
    ]
    return "\n\n".join(said) or None


def _body(
    card: Card,
    exhibit: Exhibit,
    view: str,
    tables: Tables,
    next_ones: dict[str, Any] | None,
    run: dict[str, Any] | None,
) -> None:
    if card.refusal or card.table.empty:
        st.info(plain(card.subtitle))
        _nearest(card)
    elif view == "chart" and card.figure is not None:
        chart.show(card, f"chart_{exhibit.id}", next_ones, run)
    elif view == "sources":
        _sources(card)
        _cite(card, exhibit, tables)
    elif view == "method":
        _method(card, exhibit)
    elif view == "overview":
        if isinstance(exhibit.display, Working):
            _working(card, exhibit, exhibit.display, tables)
        else:
            {"tiles": tiles, "verdicts": verdicts, "profile": profile, "invariants": invariants}[exhibit.display](card)
    else:
        _table(card, exhibit, tables)


def _nearest(card: Card) -> None:
    """The way to the nearest valid view of a refused number, with the choices as they are."""
    page = next((p for p in load_pages() if card.refusal and p.id == card.refusal.page), None)
    if page and page.id != card.page:
        st.page_link(str(page.file), label=f"Open {page.title}")


def _working(card: Card, exhibit: Exhibit, working: Working, tables: Tables) -> None:
    """The sum as text to copy, its table, and the code that makes it from the downloaded file."""
    if working.text:
        st.code(working.text(card.full), language=None, wrap_lines=True)
    _table(card, exhibit, tables)
    _code(working)


def _code(working: Working) -> None:
    """Python and R that rebuild the numbers from the downloaded file, each to copy."""
    written = (("Python", working.python), ("R", working.r))
    for column, (language, code) in zip(st.columns(len(written)), written, strict=True):
        column.caption(f"{language}, from the file under Download, CSV")
        column.code(code, language=language.lower(), wrap_lines=True)


def _table(card: Card, exhibit: Exhibit, tables: Tables) -> None:
    rows = sheet.sheet(card, columns=exhibit.columns)
    names = search.names_of(tables, state.focus())
    has_search = any(isinstance(choice, Text) for choice in exhibit.choices)
    show_table(rows, f"table_{exhibit.id}", f"Table: {card.title}", around=Around(not has_search, names))


def _sources(card: Card) -> None:
    names = [
        "title",
        "producer",
        "date_published",
        "date_accessed",
        "kind",
        "independence",
        "license",
        "credit",
        "url",
    ]
    for what, sources in (("Sources drawn", card.sources), ("Sources of events", card.event_sources)):
        if len(sources):
            shown = sources[names].rename(columns={n: describe(n).label for n in names})
            show_table(shown, f"{what.lower().replace(' ', '_')}_{card.exhibit}", what)


def _cite(card: Card, exhibit: Exhibit, tables: Tables) -> None:
    """Ready-made citations of the exhibit and of each of its sources."""
    page = next(p for p in load_pages(tables=tables) if p.id == card.page)
    st.code(cite.exhibit(card, state.link_to(page, exhibit, tables), data.today()), language=None, wrap_lines=True)
    st.code(cite.bibtex(card), language="bibtex", height=220)


def _method(card: Card, exhibit: Exhibit) -> None:
    st.markdown(plain(card.summary))
    if card.method:
        st.markdown(plain(card.method))
    if isinstance(exhibit.display, Working):
        _code(exhibit.display)
    st.caption(plain(f"Made from {', '.join(exhibit.inputs)} by {exhibit.table.__module__}.{exhibit.table.__name__}."))
    for name in card.table.columns:
        column = describe(name)
        st.markdown(f"**{plain(sheet.heading(name))}**: {plain(column.description)}")


def _foot(card: Card, exhibit: Exhibit, page: Page, tables: Tables) -> None:
    """Sources and date, what is late or was changed, the note, and the way into the deck."""
    if card.table.empty:
        return
    said, deck_place = st.columns([8, 1], vertical_alignment="top", gap="small")
    with said, st.container(key=f"origin-{exhibit.id}", gap="xxsmall"):
        st.caption(plain(card.source_line))
        with st.container(horizontal=True, gap="small", key=f"beside-{exhibit.id}"):
            late, which = data.late(card)
            if late:
                st.badge(f"{late} overdue", color="orange", help=plain(which))
            when, changed = data.last_change(card, exhibit)
            if changed:
                st.badge(f"Data changed {when}", color="blue", help=plain(since.changes_in_words(changed)))
            _note(card.note)
    with deck_place, st.container(horizontal=True, horizontal_alignment="right"):
        wanted = (page, exhibit, tables)
        st.button("Add to deck", key=f"add_{exhibit.id}", type="tertiary", on_click=decks.add, args=wanted)


def _note(note: str) -> None:
    """A note of few words, or the first sentence of a longer one with the rest behind a press."""
    first, dot, rest = note.partition(". ")
    if len(note.split()) <= WORDS_OF_NOTE or not rest:
        st.caption(f"Note: {plain(note)}") if note else None
    else:
        summary = f"<summary>Note: {escape(first + dot.strip())}</summary>"
        st.html(f'<details class="note">{summary}{escape(rest)}</details>')


def _more(card: Card, exhibit: Exhibit, page: Page, tables: Tables) -> None:
    """Behind a press: sources and method in the place of the chart, and the files."""
    if card.table.empty:
        return
    menu = f"download_{exhibit.id}"
    with st.popover("More", key=menu, on_change="rerun", help="Sources, method, download") as opened:
        if not opened.open:
            return
        with st.container(horizontal=True, gap="xsmall"):
            for view in ("sources", "method"):
                wanted = (state.view_choice(exhibit).name, view, menu)
                st.button(view.capitalize(), key=f"to_{view}_{exhibit.id}", on_click=_look_at, args=wanted)
        st.caption("Download")
        _files(card, exhibit, page, tables)


def _look_at(choice: str, view: str, menu: str) -> None:
    """Puts another view in the place of the chart, and the menu away."""
    state.remember(choice, view)
    state.put(menu, False)


def _files(card: Card, exhibit: Exhibit, page: Page, tables: Tables) -> None:
    """Data, workbook and slides, picture, text; the rows in each are said, and what is left out.

    Files and pictures are the same whether they are asked for from a phone or a large screen.
    """
    shown = card
    withheld = sheet.withheld(card)
    link = state.link_to(page, exhibit, tables)
    look = replace(data.look(tables), width=0)
    if withheld or data.room():
        make = build_for_file if withheld else build
        card = make(page, exhibit, tables, card.params, look, card.version)
    stem = page_file(card)

    def offer(label: str, ending: str, mime: str, made: Callable[[], bytes | str], name: str = "") -> None:
        st.download_button(
            label,
            data=made,
            file_name=f"{stem}{name}.{ending}",
            mime=mime,
            on_click="ignore",
            key=f"{ending}{name}_{exhibit.id}",
        )

    with st.container(horizontal=True, gap="xsmall"):
        for rows, table in (("shown", card.table), ("all", card.full)):
            count = len(sheet.sheet(card, rows, to_file=True)) if withheld else len(table)
            made = partial(sheet.csv, card, rows, exhibit.columns)
            offer(f"CSV, {rows} rows ({spelled(count)})", "csv", "text/csv", made, f"-{sheet.part(card, rows)}")
        offer("Excel", "xlsx", WORKBOOK, partial(xlsx.xlsx, card, link))
        offer("PowerPoint", "pptx", decks.PRESENTATION, partial(deck.pptx, [card], card.topic, lambda _: link))
        offer("HTML", "html", "text/html", partial(html.html, [card], card.topic, lambda _: link))
        offer("Zip", "zip", "application/zip", partial(archive.zip_of, [card], card.topic))
        offer("Markdown", "md", "text/markdown", partial(markdown.markdown, card, link))
    stamp = f"Data version {card.version} · {link if len(link) < 90 else link.split('?')[0]}"
    page_script.pictures(card, look, stamp, stem, not withheld and not shown.is_narrow)
    for title in withheld:
        st.caption(plain(sheet.WITHHELD.format(title)))
    loaded = data.shown_data()
    if loaded:
        embed.code(page, exhibit, loaded, embed.height(card if shown.is_narrow else shown))


def page_file(card: Card) -> str:
    """The stem of the names of a card's files."""
    return f"{card.page}-{card.exhibit}".replace("_", "-")
