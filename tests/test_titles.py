"""No title that orders companies, claims a lead or adds up a market contradicts the intervals, whatever is filtered."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.calls import call
from analysis.cards import answer
from analysis.rows import keep_rows
from analysis.shares import NO_STUDY, Refusal
from analysis.tables.shares import every_share
from analysis.views import load_pages

NAMED = ("company", "product")
COMPANIES = ("openai", "google", "anthropic", "meta", "microsoft", "deepseek", "perplexity", "nvidia", "amazon")
DATES = ("2000", "2023", "2024-06", "2025-03", "2025-09", "2026-03", "latest")
FILTERS = st.fixed_dictionaries({
    "picked": st.lists(st.sampled_from(COMPANIES), max_size=3, unique=True).map(tuple),
    "interested": st.sampled_from(["show", "hide"]),
    "confidence": st.sampled_from("ABCD"),
    "dates": st.tuples(st.sampled_from(DATES[:-1]), st.sampled_from(DATES[1:])).filter(lambda d: d[0] < d[1]),
})  # fmt: skip
OF_THE_WHOLE = ("lorenz", "hhi_sum", "waterfall", "tipping")
KNOWN: dict[tuple, object] = {}


@pytest.fixture(scope="module")
def printed(tables):
    """Every printed share as an interval, before any exhibit chooses from it."""
    names = ("shares", "markets", "products", "companies", "qualifiers", "groups", "sources")
    return every_share(*(tables[n] for n in names))


def found(tables, page_id, exhibit_id, **choices):
    """The exhibit and all its rows for these choices, worked out once."""
    key = (page_id, exhibit_id, *sorted(choices.items()))
    if key not in KNOWN:
        page = next(p for p in load_pages() if p.id == page_id)
        exhibit = next(e for e in page.exhibits if e.id == exhibit_id)
        KNOWN[key] = (exhibit, answer(page, exhibit, tables, choices))
    return KNOWN[key]


def said(tables, page_id, exhibit_id, filters, words="finding", **choices):
    """The words of an exhibit under the filters, its rows shown and all its rows; None where nothing is shown."""
    exhibit, whole = found(tables, page_id, exhibit_id, **choices)
    if isinstance(whole, Refusal):
        return None
    shown = keep_rows(whole, filters, exhibit.timed)
    return None if shown.empty else (call(getattr(exhibit, words), shown, whole=whole, **choices), shown, whole)


def sure(printed, market, as_of):
    """The company that is larger than every other printed one at a date whatever the true values are; None for none."""
    at = printed[printed["market_id"].eq(market) & printed["as_of"].eq(as_of) & printed["kind"].isin(NAMED)]
    for name, row in at.set_index("label").iterrows():
        others = at.loc[at["label"].ne(name), "high_pct"]
        if (others < row["low_pct"]).all() and (len(others) or row["low_pct"] > 50):
            return name
    return None


def market_ids(tables):
    known = tables["markets"]
    return sorted(set(tables["shares"]["market_id"]) & set(known.loc[known["metric_kind"].ne("size"), "market_id"]))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), filters=FILTERS)
def test_who_is_said_to_lead_a_market_leads_it_for_certain(tables, printed, data, filters):
    market = data.draw(st.sampled_from(market_ids(tables)))
    if told := said(tables, "shares", "over_time", filters, market=market, level="company"):
        title, shown, _ = told
        last = shown[shown["as_of"].eq(shown["as_of"].max())].set_index("label")
        if claim := re.match(r"(.+) leads ", title):
            assert claim[1] == sure(printed, market, last["as_of"].iloc[0])
        if pair := re.match(r"(.+) and (.+) cannot be told apart", title):
            a, b = last.loc[pair[1]], last.loc[pair[2]]
            assert a["low_pct"] <= b["high_pct"] and b["low_pct"] <= a["high_pct"]
        if moved := re.match(r"(.+?) (?:leads with|holds) .*, (up|down) from", title):
            then, now = shown[shown["label"].eq(moved[1])].sort_values("mid_date").iloc[[0, -1]].to_dict("records")
            up = moved[2] == "up"
            assert then["high_pct"] < now["low_pct"] if up else then["low_pct"] > now["high_pct"]


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_leaders_are_counted_where_they_are_certain(tables, printed, filters):
    if told := said(tables, "shares", "leader", filters):
        title, shown, _ = told
        last = shown.sort_values("as_of").groupby("market_id").tail(1)
        last = last[last["share_of"].ne(NO_STUDY)] if last["share_of"].ne(NO_STUDY).any() else last
        last = last[last["metric_kind"].eq("partition")] if last["metric_kind"].eq("partition").any() else last
        names = [sure(printed, m, d) for m, d in zip(last["market_id"], last["as_of"], strict=True)]
        if many := re.search(r"(\d+) different leaders", title):
            assert int(many[1]) == len({*names} - {None})
        if each := re.search(r": (.+) leads (each|\d+)$", title):
            assert {*names} - {None} == {each[1]}
            assert names.count(each[1]) == (len(last) if each[2] == "each" else int(each[2]))


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_the_short_answer_names_leaders_that_are_certain(tables, printed, filters):
    if told := said(tables, "overview", "key_figures", filters, "lead"):
        text, shown, _ = told
        leaders = shown[shown["figure_id"].eq("leader")]
        by_label = tables["markets"].set_index("market")["market_id"]
        names = pd.Series([sure(printed, by_label[m], d) for m, d in
                           zip(leaders["market_label"], leaders["as_of"], strict=True)], dtype="object")  # fmt: skip
        for name, count in names.dropna().value_counts().items():
            assert f"{name} in {count}" in text or (f"{name} leads today" in text and count == len(leaders))
        assert (
            "nobody for certain" in text.lower() or "nobody leads for certain" in text.lower()
        ) == names.isna().any()


@settings(max_examples=60, deadline=None)
@given(filters=FILTERS)
def test_a_layer_has_a_leader_only_where_no_hidden_company_is_larger(tables, filters):
    if told := said(tables, "shares", "layers", filters):
        title, shown, whole = told
        most = whole[whole["kind"].isin(NAMED)].groupby("layer")["mid_pct"].max()
        ours = shown[shown["kind"].isin(NAMED)].groupby("layer")["mid_pct"].max()
        assert "leader" not in title.lower() or (ours == most[ours.index]).all()


@settings(max_examples=80, deadline=None)
@given(data=st.data(), filters=FILTERS)
def test_a_sum_over_a_market_is_the_same_whoever_is_shown(tables, data, filters):
    market = data.draw(
        st.sampled_from(["statcounter-ai-chatbot-ww", "langfuse-app-layer", "menlo-2024-enterprise-llm"])
    )
    exhibit = data.draw(st.sampled_from(OF_THE_WHOLE))
    everyone = said(tables, "concentration", exhibit, {}, market=market)
    told = said(tables, "concentration", exhibit, filters, market=market)
    assert told is None or everyone is None or told[0] == everyone[0]
