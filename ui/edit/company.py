"""Step 2, a company: one form, did-you-mean against every known name, and the company on the real charts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis import editing, schema
from analysis.data import Loaded
from analysis.data.wording import country_code
from analysis.editing import Draft, Unreadable
from analysis.editing import company as form
from analysis.editing.company import Answers
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.export import sheet
from analysis.schema.words import in_words
from ui import data, state
from ui.components import chart
from ui.components.table import show_table
from ui.edit import change, drafts
from ui.words import plain

START = "edit_new_"
LABELS = {
    "company": "Name",
    "country": "Country",
    "founded": "Founded",
    "kind": "Kind",
    "layer": "Layer",
    "strategy": "Strategy",
    "source_title": "Title of the source",
    "source_url": "Address of the source",
    "market_id": "Market",
    "period": "Period",
    "share_pct": "Share",
    "qualifier": "How exact",
    "model": "Model",
    "release_date": "Announced",
    "modality": "Makes",
    "access": "Access",
    "license": "License",
}
PREVIEW = (("companies", "profile"), ("shares", "over_time"), ("companies", "company_models"), ("strategies", "mix"))
"""Exhibits on which a new company is seen before it is saved."""


def show(loaded: Loaded) -> None:
    """The form at the left, the company on the charts at the right."""
    tables = loaded.tables
    st.subheader("Add a company", anchor=False)
    left, right = st.columns([5, 6], gap="large")
    with left:
        answers = _ask(tables)
        lost = form.missing(answers)
        twin, how = form.meant(answers.company["company"], tables)
        if how:
            name = tables["companies"].set_index("company_id")["company"].get(twin, twin)
            said = "is in the data already" if how == "same" else "looks like the name of"
            st.warning(plain(f"“{answers.company['company']}” {said}: {name} ({twin}). Is it the same company?"))
        if lost:
            st.caption(plain("Still needed: " + ", ".join(LABELS.get(n, n) for n in lost)))
        blocked = bool(lost) or how == "same"
        st.button(
            "Put the company into the draft",
            on_click=_take,
            args=(answers, tables),
            disabled=blocked,
            type="primary",
            key="edit_take_company",
        )
    with right:
        _preview(answers, loaded, blocked)


def _ask(tables: Mapping[str, pd.DataFrame]) -> Answers:
    """Every question; only the first eight are needed."""
    with st.container(border=True, gap="small"):
        st.markdown("**The company** (eight answers, all needed)")
        told = {"company": _text("company", "Name as readers should see it")}
        one, two = st.columns(2)
        with one:
            told["country"] = country_code(_text("country", "Two letters or a name, as FR or France", 60))
            told["kind"] = _pick("kind", "companies")
            told["strategy"] = _pick("strategy", "strategies")
        with two:
            told["founded"] = _text("founded", "Year or date, as 2023 or 2023-04", 10)
            told["layer"] = _pick("layer", "companies")
            told["source_id"] = _known_source(tables)
        if not told["source_id"]:
            told["source_title"] = _text("source_title", "Where you read this")
            told["source_url"] = _text("source_url", "https://…")
    with st.expander("More about it: other names, website, since when, who made the source"):
        told |= {
            n: _text(n, words)
            for n, words in (
                ("aliases", "Other printed names, separated by semicolons"),
                ("website", "https://…"),
                ("since", "Since when it has the strategy"),
                ("reason", "Why the strategy is labeled so"),
                ("backers", "Known owners and funders"),
                ("source_producer", "Who made the source"),
            )
        }
        told["source_kind"] = _pick("kind", "sources", "source_kind", "Kind of source")
        told["source_independence"] = _pick(
            "independence", "sources", "source_independence", "Independence of the source"
        )
    return Answers(told, _products(), _share(tables), _model())


def _text(name: str, words: str, most: int = 400) -> str:
    label = LABELS.get(name, name.replace("_", " ").capitalize())
    return st.text_input(label, key=START + name, placeholder=words, max_chars=most, persist_state="session").strip()


def _pick(name: str, table: str, key: str = "", label: str = "") -> str:
    """A list of the allowed words of a column; nothing is chosen in advance."""
    column = schema.column(table, name)
    found: Any = st.selectbox(
        label or LABELS.get(name, column.label),
        column.allowed,
        index=None,
        key=START + (key or name),
        format_func=in_words,
        help=plain(column.description),
        placeholder="Choose",
        persist_state="session",
    )
    return found or ""


def _known_source(tables: Mapping[str, pd.DataFrame]) -> str:
    titles = tables["sources"].set_index("source_id")["title"].to_dict()
    found: Any = st.selectbox(
        "Source",
        ["", *titles],
        key=START + "source",
        persist_state="session",
        format_func=lambda s: f"{titles[s]} ({s})" if s else "a new source",
    )
    return found or ""


def _products() -> tuple[dict[str, str], ...]:
    with st.expander("Its products"):
        made = []
        for i in (1, 2, 3):
            one, two, three = st.columns([3, 2, 2])
            with one:
                name = _text(f"product_{i}", "Name")
            with two:
                released = _text(f"released_{i}", "2024-05", 10)
            with three:
                openness = _pick("openness", "products", f"openness_{i}", "Openness")
            made.append({"product": name, "released": released, "openness": openness})
    return tuple(made)


def _share(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    with st.expander("A share in a market"):
        names = tables["markets"].loc[tables["markets"]["metric_kind"].ne("size")].set_index("market_id")["market"]
        market: Any = st.selectbox(
            "Market",
            ["", *names.index],
            key=START + "market_id",
            persist_state="session",
            format_func=lambda m: names.get(m, "none"),
        )
        if not market:
            return {}
        periods = sorted(tables["shares"].loc[tables["shares"]["market_id"].eq(market), "period"].unique())
        given = {"market_id": market, "period": _text("period", f"As {periods[-1]}" if periods else "As 2026-09", 10)}
        given["share_pct"] = _text("share_pct", "In percent, as printed: 4.0", 12)
        given["qualifier"] = _pick("qualifier", "qualifiers")
        given["locator"] = _text("locator", "Page, figure or paragraph")
        st.caption(plain("Its source is the one above; for another one change the row in the grid afterwards."))
    return given


def _model() -> dict[str, str]:
    with st.expander("A model"):
        given = {"model": _text("model", "Name; blank for none")}
        if not given["model"]:
            return {}
        given["release_date"] = _text("release_date", "2026-03-01", 10)
        given |= {n: _pick(n, "models") for n in ("modality", "access")}
        given["license"] = _text("license", "As MIT, Apache 2.0, proprietary")
        given["license_commercial"] = _pick("license_commercial", "models", "", "Commercial use")
        given["parameters_bn"] = _text("parameters_bn", "Billions; blank where not known", 12)
    return given


def _take(answers: Answers, tables: Mapping[str, pd.DataFrame]) -> None:
    """Puts all rows into the draft, or none; a callback."""
    held = _with(answers, tables, drafts.now())
    if held is None:
        return
    drafts.keep(held)
    name = answers.company["company"]
    state.edit()["told"] = [
        f"{name} is in the draft, in {len(held.sheets)} tables. Check it next; nothing is written yet."
    ]
    state.forget(START)


def _with(answers: Answers, tables: Mapping[str, pd.DataFrame], held: Draft) -> Draft | None:
    """The draft with the company; None, and a message, where a file cannot be edited."""
    try:
        return editing.with_rows(held, data.folder(), form.rows(answers, tables, data.today().isoformat()))
    except Unreadable as broken:
        change.unreadable(broken)
        return None


def _preview(answers: Answers, loaded: Loaded, blocked: bool) -> None:
    """The company on the charts it will be on, from the draft as it would be."""
    st.markdown("**Preview**")
    if blocked:
        st.caption(plain("The company is shown on the real charts as soon as the needed answers are there."))
        return
    held = _with(answers, loaded.tables, Draft())
    if held is None:
        return
    new = drafts.checked_data(held)
    errors = [f for f in new.problems if f.level == "error"]
    for one in errors[:6]:
        st.markdown(f":red-badge[error] {plain(one.text)}")
    key = form.rows(answers, loaded.tables, "")["companies"][0]["company_id"]
    params = {"company": key, "market": answers.share.get("market_id", "")}
    pages = {p.id: p for p in load_pages()}
    for page_id, exhibit_id in PREVIEW if not errors else ():
        if (exhibit_id == "over_time" and not params["market"]) or (
            exhibit_id == "company_models" and not answers.model
        ):
            continue
        page = pages[page_id]
        one_exhibit = next(e for e in page.exhibits if e.id == exhibit_id)
        card = build(page, one_exhibit, new.tables, params, replace(data.look(new.tables), focus=(key,)))
        st.markdown(f"**{plain(card.title)}**")
        st.caption(plain(f"{card.topic} · {card.subtitle}"))
        if card.figure is None:
            rows = sheet.sheet(card, columns=one_exhibit.columns)
            show_table(rows, f"edit_preview_{exhibit_id}", card.title)
        else:
            chart.show(card, f"edit_preview_{exhibit_id}")
