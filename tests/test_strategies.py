"""The strategies page: counts recomputed from the CSVs by other means, marks on lanes, matrices with three words."""

import pandas as pd
import pytest

from analysis.figures.layout.theme import Look
from analysis.figures.strategy_changes import flow as draw_flow
from analysis.periods import counted_once
from analysis.schema.words import in_words
from analysis.tables.lanes import lanes_finding
from analysis.tables.strategies import flow, flow_subtitle
from analysis.tables.strategy_markets import by_strategy_finding
from tests.test_strategy_pages import card, raw


@pytest.mark.parametrize("params", [{}, {"lanes_shown": "all"}, {"picked": ("snowflake",)}, {"picked": ("xai",)}])
def test_the_key_of_the_lanes_names_what_is_drawn_and_nothing_else(tables, params):
    found = card(tables, "strategies", "lanes", **params)
    key = {t.name for t in found.figure.data if t.name and t.showlegend is not False}
    drawn = {in_words(s) for s in found.table["strategy"].dropna()} | set(found.table["lane_mark"]) - {"strategy"}
    assert key == drawn


ARTICLE = "2024-03-21"


def held(date):
    """company → strategy: the row with the latest first day up to the date; rows without a day come first."""
    found = {}
    for row in sorted(raw("strategies"), key=lambda r: r["since"]):
        if row["since"] <= date:
            found[row["company_id"]] = row["strategy"]
    return found


def test_of_46_organizations_there_at_both_dates_15_were_hybrid_in_march_2024_and_29_are_today(tables):
    then, now = held(ARTICLE), held("9999")
    counts = [list(then.values()).count("hybrid"), sum(now[c] == "hybrid" for c in then), len(then)]
    assert counts == [15, 29, 46]
    made = card(tables, "strategies", "flow")
    assert made.title == "Hybrid strategies went from {} to {} of {} organizations".format(*counts)
    assert int(sum(made.figure.data[0].link.value)) == 50


def test_today_on_the_flow_is_the_last_day_on_which_a_source_was_read(tables):
    day = pd.DataFrame({"date_accessed": ["2026-11-23", "2026-11-24", "2025-01-01"]})
    plans = pd.DataFrame(
        {"company_id": ["a", "a"], "strategy": ["closed", "hybrid"], "since": [None, "2025"], "source_id": ["s", "s"]}
    )
    who = pd.DataFrame({"company_id": ["a"], "company": ["A"], "layer": ["models"], "country": ["FR"]})
    table = flow(plans, who, day)
    assert (
        flow_subtitle(table)
        == "Organizations by strategy in March 2024 and today, 24 Nov 2026; counted are those there at both dates"
    )
    notes = draw_flow(table, Look.of(tables["companies"])).layout.annotations
    assert [note.text for note in notes] == ["<b>March 2024</b>", "<b>today, 24 Nov 2026</b>"]


def test_metas_flagship_and_openais_weights_are_on_the_first_view_of_changes(tables):
    rows = card(tables, "strategies", "reversals").table.set_index("company_id")
    assert tuple(rows.loc["meta", ["before", "after"]]) == ("open weights", "hybrid")
    assert tuple(rows.loc["openai", ["before", "after"]]) == ("closed", "hybrid")
    assert "Meta" in card(tables, "strategies", "reversals").subtitle


def test_the_mix_begins_on_the_day_of_the_article_and_ends_with_every_organization(tables):
    table = card(tables, "strategies", "mix").table
    totals = table.groupby("as_of")["organizations"].sum()
    assert totals.index[0] == ARTICLE and totals.iloc[0] == len(held(ARTICLE)) and totals.iloc[-1] == len(held("9999"))


def test_a_lane_marks_every_release_of_its_company_and_the_first_use_of_each_later_license(tables):
    table = card(tables, "strategies", "lanes", lanes_shown="all").table
    mine = table[table["company_id"].eq("mistral")]
    models = [r for r in raw("models") if r["company_id"] == "mistral"]
    opened = [r for r in models if r["weights_open"] == "y"]
    assert (mine["lane_mark"] == "open release").sum() == len(opened)
    assert (mine["lane_mark"] == "closed release").sum() == len(models) - len(opened)
    assert (mine["lane_mark"] == "first use of a license").sum() == len({r["license"] for r in opened}) - 1
    assert table[table["lane_mark"].eq("strategy")]["company_id"].nunique() == 50


def test_lanes_show_those_that_changed_unless_all_are_asked_for(tables):
    changed = card(tables, "strategies", "lanes").table
    spans = changed[changed["lane_mark"].eq("strategy")]
    assert (spans.groupby("company_id")["strategy"].nunique() > 1).all()


def test_parts_by_strategy_never_add_to_more_than_the_whole(tables):
    table = card(tables, "strategies", "by_strategy").table
    assert (table.groupby("market_id")["mid_pct"].sum() <= 100.5).all()
    assert table["strategy"].isin(["open_source", "open_weights", "hybrid", "closed", "unknown"]).all()


def test_the_strategy_named_first_leads_most_often_and_surely_only_where_the_unknown_cannot_lead(tables):
    parts = pd.DataFrame(
        [
            ("a", "closed", 55),
            ("a", "hybrid", 25),
            ("b", "closed", 48),
            ("b", "hybrid", 40),
            ("c", "hybrid", 70),
            ("c", "closed", 20),
        ],
        columns=["market_id", "strategy", "mid_pct"],
    )
    parts = parts.assign(low_pct=parts["mid_pct"], high_pct=parts["mid_pct"], share_of="visits", recency="today")
    said = by_strategy_finding(parts)
    assert said == "Closed companies today lead in 2 of 3 markets, surely in 1"
    assert 55 > 25 + (100 - 55 - 25) and 48 < 40 + (100 - 48 - 40)
    only = by_strategy_finding(parts[parts["market_id"].eq("a")])
    assert only == "Closed companies today surely lead in the one market"
    whole = card(tables, "strategies", "by_strategy")
    counted = whole.table[whole.table["share_of"].ne("not stated") & whole.table["recency"].eq("today")]
    counted = counted_once(counted)
    known = counted[counted["strategy"].ne("unknown")].dropna(subset="mid_pct").sort_values("mid_pct")
    most = known.groupby("market_id").tail(1)["strategy"].value_counts()
    assert whole.title.startswith(f"{most.index[0].capitalize()} companies today lead in {most.iloc[0]} of ")


@pytest.mark.parametrize("what", ["layer", "country", "funding", "kind"])
def test_every_organization_is_in_one_group(tables, what):
    assert card(tables, "strategies", "against", against_what=what).table["organizations"].sum() == 50


def test_funding_sums_only_rounds_that_are_reported_or_estimated(tables):
    total = sum(
        float(r["value"])
        for r in raw("finances")
        if r["company_id"] == "mistral" and r["metric"] == "funding_round" and r["status"] in ("reported", "estimate")
    )
    assert 1e9 < total <= 1e10
    table = card(tables, "strategies", "against", against_what="funding").table
    row = table[table["who"].str.contains("Mistral")].iloc[0]
    assert row["group"] == "raised 1 to 10 bn USD"


def test_the_company_in_focus_has_a_ribbon_of_its_own(tables):
    table = card(tables, "strategies", "flow").table
    plain, focused = (draw_flow(table, Look.of(tables["companies"], focus=f)).data[0].link for f in ((), ("meta",)))
    assert len(focused.value) == len(plain.value) + 1 and sum(focused.value) == sum(plain.value)


def test_a_cell_of_the_matrix_that_is_not_found_is_drawn_apart_from_a_no(tables):
    figure = card(tables, "strategies", "revenue_models").figure
    names = {t.name: t for t in figure.data if not t.showlegend}
    assert len(names["not found: no proof of “no”"].x) > 100 and len(names["found not to be used"].x) == 0
    assert names["not found: no proof of “no”"].marker.symbol != names["found not to be used"].marker.symbol


def test_marks_that_explain_the_matrix_are_of_no_companys_color(tables):
    look = Look.of(tables["companies"])
    key = [t for t in card(tables, "strategies", "revenue_models").figure.data if t.showlegend is not False]
    assert [t.name for t in key] and {t.marker.color for t in key} == {look["muted"]}


def test_bars_by_strategy_are_drawn_to_the_whole_with_what_is_not_known(tables):
    figure = card(tables, "strategies", "by_strategy").figure
    ends = {}
    for trace in figure.data:
        for row, width in zip(trace.y, trace.x, strict=True):
            ends[row] = ends.get(row, 0.0) + (0.0 if pd.isna(width) else width)
    assert len(ends) > 10 and all(99 <= end <= 101 for end in ends.values()), ends


def spans(*strategies):
    rows = [(c, "strategy", s) for c, plans in strategies for s in plans]
    return pd.DataFrame(rows, columns=["label", "lane_mark", "strategy"]).assign(
        company_id=lambda table: table["label"], organizations_all=48
    )


CHANGED, KEPT = ("a", ("closed", "hybrid")), ("b", ("closed",))
LICENSE = pd.DataFrame(
    [("a", "first use of a license", None, 48)], columns=["company_id", "lane_mark", "strategy", "organizations_all"]
)


@pytest.mark.parametrize(
    ("table", "shown", "sentence"),
    [
        (spans(CHANGED), "changed", "Shown: 1 of 48 organizations, those that changed; 0 changed license"),
        (
            pd.concat([spans(CHANGED), LICENSE]),
            "changed",
            "Shown: 1 of 48 organizations, those that changed; 1 changed license",
        ),
        (spans(CHANGED, KEPT), "all", "1 of 2 organizations shown changed strategy; 0 changed license"),
        (spans(KEPT), "all", "b kept its strategy and kept its license"),
        (pd.concat([spans(CHANGED), LICENSE]), "all", "a changed strategy and changed license"),
        (LICENSE, "changed", "1 mark is shown: releases, licenses, events"),
        (pd.concat([LICENSE, LICENSE]), "all", "2 marks are shown: releases, licenses, events"),
    ],
)
def test_where_only_changers_are_shown_the_lanes_count_them_among_all(table, shown, sentence):
    assert lanes_finding(table, lanes_shown=shown) == sentence


def test_two_strategies_that_lead_equally_often_do_so_each_in_as_many_definitions():
    rows = [("m1", "hybrid", 60.0), ("m1", "closed", 40.0), ("m2", "hybrid", 40.0), ("m2", "closed", 60.0)]
    table = pd.DataFrame(rows, columns=["market_id", "strategy", "mid_pct"]).assign(share_of="visits", recency="today")
    table["low_pct"] = table["high_pct"] = table["mid_pct"]
    assert by_strategy_finding(table) == "Hybrid and closed companies today surely lead each in 1 of 2 markets"
    assert by_strategy_finding(table.iloc[:2]) == "Hybrid companies today surely lead in the one market"
