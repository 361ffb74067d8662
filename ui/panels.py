"""What is on a page beside charts: claims with verdicts, the dictionary of the data."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis import schema
from analysis.choices.company import DICTIONARY, SOURCE
from analysis.data import Loaded
from analysis.exhibits.card import Card
from analysis.exhibits.page import load_pages
from analysis.export import cite
from analysis.formats import counted
from analysis.schema.derived import describe
from analysis.tables import sources as tables
from ui import controls, data, other_answers, scenarios
from ui.components.table import show_table
from ui.words import plain

BADGES: dict[str, Any] = {
    "supported": ("green", ":material/check_circle:"),
    "partly": ("orange", ":material/contrast:"),
    "not supported": ("red", ":material/cancel:"),
    "cannot be tested": ("gray", ":material/help:"),
}
"""Color and sign of a verdict; the word is always beside them."""
GLOSSARY = ("term", "definition", "leaves_out", "reference")
"""Columns of the glossary that a reader sees."""


def tiles(card: Card) -> None:
    """One tile a key figure: name, value, what the range spans."""
    with st.grid("auto", min_column_width=220, gap="small"):
        for i, row in enumerate(card.table.itertuples()):
            with st.container(border=True, height="stretch", gap="xxsmall", key=f"tile_{card.exhibit}_{i}"):
                st.caption(plain(row.figure))
                st.subheader(plain(row.value), anchor=False)
                st.caption(plain(row.detail))


def profile(card: Card) -> None:
    """One column a company: its name, what is known in figures, its strategies, who it is, each with its source."""
    titles = card.sources["title"]
    people = card.table.groupby("company_id", sort=False)
    known = list(dict.fromkeys(card.table.loc[card.table["part"].eq("In figures"), "fact"]))
    for column, (key, mine) in zip(st.columns(people.ngroups), people, strict=True):
        with column, st.container(border=True, height="stretch", gap="small", key=f"profile_{key}"):
            st.subheader(plain(mine["label"].iloc[0]), anchor=False)
            st.caption(plain(_in_short(mine)))
            _figures(key, mine[mine["part"].eq("In figures")].set_index("fact"), known, titles)
            parts = [mine[mine["part"].eq("Strategy")], mine[mine["part"].eq("Who") & ~mine["fact"].isin(SHORT)]]
            places = st.columns(2, gap="medium") if people.ngroups == 1 else [st.container(), st.container()]
            for place, facts in zip(places, parts, strict=True):
                with place, st.container(gap="xsmall"):
                    for row in facts.itertuples():
                        st.markdown(f"**{plain(row.fact)}**: {plain(row.detail)}")
                    if len(facts):
                        st.caption(plain("Source: " + _titles(";".join(facts["source_id"]), titles)))


SIGNS_OF_LINE, SIGNS_OF_VERDICT = 94, 14
"""Signs that fit on a line of a claim in one of two columns, and those that its verdict takes."""
SHORT = ("Country", "Founded", "Kind", "Main layer")


def _in_short(mine: pd.DataFrame) -> str:
    """Country, founding, kind and layer in one line."""
    said = mine.drop_duplicates("fact").set_index("fact")["detail"]
    before = {"Founded": "founded ", "Main layer": "main layer "}
    return " · ".join(f"{before.get(fact, '')}{said[fact]}" for fact in SHORT if fact in said.index)


def _figures(company: str, facts: pd.DataFrame, known: Sequence[str], titles: pd.Series) -> None:
    """One tile a figure that is known of any company shown, so that two companies stand row by row; source on hover."""
    with st.grid("auto", min_column_width=235, gap="small"):
        for i, fact in enumerate(known):
            with st.container(border=True, height="stretch", gap="xxsmall", key=f"figure_{company}_{i}"):
                if fact not in facts.index:
                    st.caption(plain(fact))
                    st.markdown("##### not in the data")
                    continue
                row = facts.loc[fact]
                value, _, about = str(row["detail"]).partition(", ")
                st.caption(plain(fact), help="Source: " + plain(_titles(row["source_id"], titles)))
                st.markdown(f"##### {plain(value)}")
                st.caption(plain(about))


def _titles(cell: str, titles: pd.Series) -> str:
    """Titles of the sources of a cell, three of them named."""
    names = list(dict.fromkeys(str(titles.get(s, s)) for s in cell.split(";")))
    return "; ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def invariants(card: Card) -> None:
    """One row an invariant: whether it holds, in color and words, the statement, and both ways of counting."""
    for i, row in enumerate(card.table.itertuples()):
        with st.container(border=True, key=f"invariant_{i}"):
            badge, statement, ways = st.columns([1, 5, 3], vertical_alignment="center")
            holds = row.holds == "yes"
            badge.badge("holds" if holds else "does not hold", color="green" if holds else "red")
            statement.markdown(plain(row.statement))
            ways.caption(plain(f"{row.one_way}, {row.other_way}"))


def source(loaded: Loaded) -> None:
    """One source: its record, the exhibits whose rows rest on it, and its BibTeX entry; nothing before one is
    chosen."""
    sources = loaded.tables["sources"].set_index("source_id", drop=False)
    _fresh(loaded)
    st.subheader("One source")
    picked = controls.draw(SOURCE, loaded.tables, {})
    if not picked:
        st.caption("Choose one, or search for it, to see its record and every exhibit that rests on it")
        return
    row = sources.loc[picked]
    record = [(describe(name).label, str(row[name])) for name in sources.columns if pd.notna(row[name])]
    left, right = st.columns(2, gap="large")
    left.markdown("\n".join(f"- **{plain(label)}**: {plain(said)}" for label, said in record))
    left.code(cite.entries(sources.loc[[picked]]), language="bibtex")
    with right, st.container(key="cited_in", gap="xsmall"), st.spinner("Looking through the exhibits …"):
        found = data.citing(picked, load_pages(tables=loaded.tables), loaded)
        count = sum(len(exhibits) for _, exhibits in found)
        st.markdown(
            f"{counted(count, 'exhibit') if count else 'No exhibit'} as"
            f" {'it opens rests' if count < 2 else 'they open rest'} on it, events on time charts apart"
        )
        for page, exhibits in found:
            topics = ", ".join(e.topic for e in exhibits)
            with st.container(gap=None):
                st.page_link(str(page.file), label=plain(page.title))
                st.caption(plain(topics))


def _fresh(loaded: Loaded) -> None:
    """How many sources are overdue, as the way to the page that lists them."""
    health = next(p for p in load_pages() if p.id == "health")
    periodic = tables.periodic(loaded.tables["sources"], today=data.today().isoformat())
    if len(periodic):
        label = f"{tables.periodic_finding(periodic)}: see {health.title}"
        st.page_link(str(health.file), label=plain(label), icon=":material/arrow_forward:")


def dictionary(loaded: Loaded) -> None:
    """The problems of the check, what changed, the data dictionary from the schema, and the glossary."""
    counts = {level: sum(f.level == level for f in loaded.problems) for level in ("error", "warning", "note")}
    st.subheader(plain(f"The check: {counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes"))
    rows = [{"Level": f.level, "Where": f.where, "Problem": f.message} for f in loaded.problems]
    if rows:
        show_table(pd.DataFrame(rows), "problems", "Problems of the check")
    _changed(loaded)
    st.subheader("Row counts")
    held = [
        {"Table": n, "Rows": len(f), "Columns": f.shape[1], "What a row is": schema.description(n)}
        for n, f in loaded.tables.items()
    ]
    show_table(pd.DataFrame(held), "row_counts", "Rows of each table")
    st.subheader("Data dictionary")
    table = str(controls.draw(DICTIONARY, loaded.tables, {}))
    st.caption(plain(schema.description(table)))
    described = [
        {
            "Column": c.name,
            "Label": c.label,
            "Kind": c.kind,
            "Unit": c.unit,
            "Required": "yes" if c.required else "",
            "Allowed": ", ".join(c.allowed) or c.ref,
            "Description": c.description,
        }
        for c in schema.columns(table)
    ]
    show_table(pd.DataFrame(described), "dictionary", f"Columns of {table}")
    st.subheader("Left out on purpose")
    left_out = loaded.tables["exclusions"]
    if left_out.empty:
        st.caption("Nothing: every fact that was read with a source is in the data")
    else:
        show_table(left_out, "left_out", "Facts left out, with the reason")
    st.subheader("Glossary")
    words = loaded.tables["glossary"]
    labels = {c.name: c.label for c in schema.columns("glossary") if c.name in GLOSSARY}
    show_table(words[list(labels)].rename(columns=labels), "glossary", "Glossary")


def _changed(loaded: Loaded) -> None:
    """What changed in the data, newest first: from the saves, else from the changelog; and which methods changed."""
    from analysis.editing import since

    st.subheader("What changed")
    rows = [
        {
            "When": save.when[:16].replace("T", " "),
            "Who": save.who,
            "Why": save.why,
            "Table": c.table,
            "Change": c.kind,
            "Row": " · ".join(c.key),
            "Column": c.column,
            "Old": c.before,
            "New": c.after,
        }
        for save, found in since.saves(loaded.folder)
        for c in found
    ]
    text = since.CHANGELOG.read_text(encoding="utf-8") if since.CHANGELOG.exists() else ""
    if rows:
        show_table(pd.DataFrame(rows), "what_changed", "Changes of the data, newest first")
    else:
        st.caption("No change was saved from this dashboard yet; the changelog says of the data:")
        st.markdown("\n".join(f"- {plain(line)}" for line in since.newest_log_entry(text)) or "Nothing")
    st.caption("Methods changed:")
    st.markdown("\n".join(f"- {plain(line)}" for line in since.newest_log_entry(text, "Methods")) or "None")


def edit(loaded: Loaded) -> None:
    """The editor of the data."""
    from ui.edit import panel

    panel.show(loaded)


PANELS = {
    "dictionary": dictionary,
    "source": source,
    "edit": edit,
    "kept_scenarios": scenarios.kept_scenarios,
    "other_answers": other_answers.show,
}


def verdicts(card: Card) -> None:
    """The claims in two columns, a line each: verdict and claim; a press opens what decides it."""
    rows = list(card.table.itertuples())
    half = halfway([str(row.claim) for row in rows])
    for column, part in zip(st.columns(2, gap="medium"), (rows[:half], rows[half:]), strict=True):
        with column, st.container(key=f"claims_{'left' if part == rows[:half] else 'right'}", gap=None):
            for row in part:
                _claim(row)


def halfway(claims: Sequence[str]) -> int:
    """How many claims stand in the first of two columns, so that both have as many lines as may be."""
    lines = [math.ceil((len(claim) + SIGNS_OF_VERDICT) / SIGNS_OF_LINE) for claim in claims]
    return min(range(1, len(lines) + 1), key=lambda at: max(sum(lines[:at]), sum(lines[at:])))


def _claim(row: Any) -> None:
    """Verdict and claim; behind them the deciding figure, as what the claim is read, and the page that answers it."""
    color, icon = BADGES[row.verdict]
    with st.expander(f":{color}-badge[{icon} {row.verdict}] {plain(row.claim)}", key=f"claim_{row.claim_id}"):
        st.markdown(f"{plain(row.deciding)}.")
        st.caption(f"Read as: {plain(row.reading)}")
        page = next((p for p in load_pages() if p.id == row.page), None)
        if page:
            st.page_link(str(page.file), label=page.title, icon=":material/arrow_forward:")
