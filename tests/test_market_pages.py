"""Findings of the concentration, merger and ownership pages, by hand-written arithmetic from the CSVs."""

import csv

import pytest

from analysis.exhibits.card import build
from analysis.export.pptx.tables import cell
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from analysis.measures.shares import Refusal
from analysis.periods import at_last, counted_once
from analysis.tables.concentration_sum import working
from analysis.tables.leader_words import rivals_finding
from analysis.tables.shares_words import sizes_finding
from tests.cards import card, exhibit_of
from tests.conftest import ROOT


def raw(market, period):
    with (ROOT / "data/shares.csv").open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if (r["market_id"], r["period"]) == (market, period)]


def test_nearly_eighty_percent_alone_is_highly_concentrated_whatever_the_rest(tables):
    row = card(tables, "concentration", "spectrum").table.set_index("market_id").loc["bnn-openai-genai-2023"]
    assert row["hhi_low"] == pytest.approx(75**2) and row["hhi_high"] == pytest.approx(80**2 + 20**2)
    assert row["band"] == "highly concentrated"


def test_a_printed_remainder_bounds_the_hhi_between_atoms_and_one_company(tables):
    rows = raw("langfuse-app-layer", "2025-09")
    named = [float(r["share_pct"]) for r in rows if r["entity_kind"] == "company"]
    rest = sum(float(r["share_pct"]) for r in rows if r["entity_kind"] == "rest")
    found = (
        card(tables, "concentration", "hhi_over_time", market="langfuse-app-layer")
        .table.set_index("period")
        .loc["2025-09"]
    )
    squares = sum(s**2 for s in named)
    assert found["hhi_low"] == pytest.approx(squares, abs=12) and found["hhi_high"] == pytest.approx(
        squares + rest**2, abs=14
    )
    assert found["hhi_low"] < squares < squares + rest**2 < found["hhi_high"]


def test_contributions_are_the_squares_of_the_printed_shares(tables):
    found = card(tables, "concentration", "contributions", market="langfuse-app-layer", period="2025-09").table
    assert found.set_index("company_id")["square_points"].to_dict() == pytest.approx(
        {"openai": 55.3**2, "google": 13.1**2, "anthropic": 7.3**2}
    )


def test_the_bars_of_the_waterfall_add_to_the_change(tables):
    table = card(tables, "concentration", "waterfall").table
    assert table["points"].sum() == pytest.approx((table["after_points"] - table["before_points"]).iloc[0])


def test_overlapping_answers_are_refused_an_index_with_the_reason_and_the_nearest_view(tables):
    for page, exhibit in (
        ("concentration", "hhi_over_time"),
        ("concentration", "contributions"),
        ("mergers", "pairs"),
        ("ownership", "modified_hhi"),
    ):
        found = card(tables, page, exhibit, market="ramp-ai-index-vendor")
        assert isinstance(found.refusal, Refusal) and "overlap" in found.title and found.refusal.nearest


def test_groups_are_refused_an_index_over_companies(tables):
    found = card(tables, "concentration", "hhi_over_time", market="menlo-open-vs-closed")
    assert found.refusal and "groups" in found.title.lower()


def test_a_merger_of_two_adds_twice_the_product_of_their_shares(tables):
    found = card(
        tables,
        "mergers",
        "before_after",
        market="langfuse-app-layer",
        period="2025-09",
        parties=("google", "anthropic"),
    )
    assert found.table["points"].iloc[0] == pytest.approx(2 * 13.1 * 7.3)
    after = found.table[found.table["stage"].eq("after") & found.table["merging"]]
    assert after["mid_pct"].tolist() == [pytest.approx(13.1 + 7.3)]


def test_the_tests_of_every_guideline_are_shown_with_their_outcome(tables):
    found = card(
        tables,
        "mergers",
        "guideline_tests",
        market="langfuse-app-layer",
        period="2025-09",
        parties=("openai", "google"),
    ).table
    assert set(found["guideline_id"]) | {"uk-2021"} == set(tables["guidelines"]["guideline_id"])
    us = found[found["guideline_id"].eq("us-2023")]
    assert (
        set(us["verdict"]) == {"presumed"} and "not a legal verdict" in card(tables, "mergers", "guideline_tests").note
    )


def test_one_company_chosen_is_no_merger(tables):
    found = card(tables, "mergers", "before_after", market="langfuse-app-layer", period="2025-09", parties=("google",))
    assert found.refusal and "two companies" in found.title


def test_ties_are_off_and_then_add_the_closed_form_of_a_silent_interest(tables):
    market = {"market": "similarweb-genai-web", "period": "2026-05"}
    assert card(tables, "ownership", "modified_hhi", **market).title == "Switch on a stake to see its effect"
    rows = {r["company_id"]: float(r["share_pct"]) for r in raw("similarweb-genai-web", "2026-05")}
    found = card(tables, "ownership", "modified_hhi", google_anthropic=True, google_anthropic_pct=14.0, **market).table
    added = found.loc[found["what"].str.startswith("added"), "value_points"].iloc[0]
    assert added == pytest.approx(0.14 * rows["google"] * rows["anthropic"])


def test_the_note_of_a_market_says_what_its_number_includes_excludes_and_favors(tables):
    market = tables["markets"].set_index("market_id").loc["statcounter-ai-chatbot-ww"]
    note = card(tables, "shares", "two_dates", pair_market="statcounter-ai-chatbot-ww").note
    assert note.endswith(
        f"Includes: {market['includes']} Excludes: {market['excludes']} May favor: {market['biased_toward']}"
    )
    assert note.startswith(("Includes: ", "Another date turns the direction of "))


def test_hover_gives_the_value_as_its_source_words_it(tables):
    """nearly 80, digits kept, one-sided bounds in words; a remainder that nobody printed has none."""
    said = card(tables, "shares", "leader").full.set_index(["market_id", "period"])["printed"]
    assert said["bnn-openai-genai-2023", "2023"] == "nearly 80 %"
    over = card(tables, "shares", "over_time", market="ms-datacentre-chip").full
    nvidia = next(r for r in raw("ms-datacentre-chip", "2025-09") if r["company_id"] == "nvidia")
    row = over[over["label"].eq("NVIDIA") & over["as_of"].eq("2025-09")].iloc[0]
    assert row["printed"] == f"over {nvidia['low_pct']} %"
    drawn = card(tables, "shares", "over_time", market="ms-datacentre-chip").figure.data
    hover = next(t for trace in drawn for t in trace.hovertext or () if "Share: over 80" in t)
    assert "As printed: over 80 %" in hover and "Place: " in hover and "Read on: " in hover


def test_hover_over_two_dates_gives_both_values_as_printed(tables):
    dates = {"since": "2026-05", "until": "2026-09"}
    drawn = card(tables, "shares", "two_dates", pair_market="statcounter-ai-chatbot-ww", **dates).figure.data
    printed = [
        next(r["share_pct"] for r in raw("statcounter-ai-chatbot-ww", period) if r["company_id"] == "perplexity")
        for period in dates.values()
    ]
    hover = next(t.hovertext for t in drawn if t.hovertext and "Perplexity" in t.hovertext)
    assert f"Printed at the first date: {float(printed[0]):g} %" in hover
    assert f"Printed at the second date: {float(printed[1]):g} %" in hover


def test_the_ends_in_the_title_of_the_leader_are_read_as_their_marks_are(tables):
    found = card(tables, "shares", "leader")
    last = found.table[
        at_last(found.table["as_of"].where(found.table["recency"].ne("not over")), found.table["market_id"])
        & found.table["share_of"].ne("not stated")
        & found.table["recency"].eq("today")
        & found.table["metric_kind"].eq("partition")
        & found.table["as_of"].eq(found.table["newest"])
    ]
    last = counted_once(last)
    low, high = (last.sort_values("mid_pct")["interval"].iloc[i] for i in (0, -1))
    assert low == "32.1 %" and high == "80.47 %" and found.table["mid_pct"].max() > 81
    assert found.title.startswith(f"The leader holds 32–80 % today in {len(last)} markets")
    survey, *split = "oreilly-2023-company-use", "menlo-2024-enterprise-llm", "flexos-genai-top150"
    one = found.table[found.table["market_id"].isin([survey, *split])]
    assert rivals_finding(one) == "OpenAI held 34–76 % in 2 markets (newest: 2024)"


def test_sizes_of_markets_print_what_carries_their_ratio_and_say_what_is_projected(tables):
    table = card(tables, "shares", "sizes").table
    assert sizes_finding(table).startswith("For 2023, publishers say 1.7 to 67 billion dollars: 39 times")
    assert round(67 / 1.7) == 39
    ahead = table[table["period"].eq("2032") & table["usd_bn"].eq(1320)]
    assert sizes_finding(ahead).endswith(": about 1,320 billion dollars projected for 2032")


def test_the_sum_shows_bounds_with_the_half_digit_that_was_squared_and_one_rest(tables):
    table = card(tables, "concentration", "hhi_sum").table
    first = table.iloc[0]
    assert [cell(first[c]) for c in ("mid_pct", "least_pct", "most_pct")] == ["80.47", "80.465", "80.475"]
    assert first["least_square"] == pytest.approx(float(cell(first["least_pct"])) ** 2)
    rest = [float(r["share_pct"]) for r in raw("statcounter-ai-chatbot-ww", "2026-09") if r["entity_kind"] == "rest"]
    assert rest == [0.0]
    assert "the named leave 0.000–0.005 % of the market" in working(table)
    known = card(tables, "concentration", "at_date").table.set_index("figure")["detail"]["Known of the market"]
    assert known.endswith("the rest is 0.000–0.005 %")


def test_the_two_counts_of_guidelines_tell_the_same_outcomes(tables):
    chosen = {"market": "statcounter-ai-chatbot-ww", "period": "2026-09", "parties": ("google", "perplexity")}
    outcomes = card(tables, "mergers", "by_guideline", **chosen)
    mine = outcomes.table[outcomes.table["status"].eq("in force")]
    presumed, against = mine["verdict"].eq("presumed").sum(), mine["harm"].eq("yes").sum()
    assert outcomes.title == f"{against} of 7 guidelines in force would flag this merger" and 0 < presumed <= against
    tests = card(tables, "mergers", "guideline_tests", **chosen).title
    assert presumed == against and tests == f"Presumed harmful under {presumed} of 7 guidelines in force"


def test_no_key_of_a_test_is_on_screen_and_pairs_say_how_many_companies_they_are_of(tables):
    _, exhibit = exhibit_of("mergers", "guideline_tests")
    keys = {r for r in tables["guideline_prongs"]["prong_id"] if "-" in r}
    shown = card(tables, "mergers", "guideline_tests").table[[c for c in exhibit.columns if c != "source_id"]]
    assert keys and not shown.isin(keys).any(axis=None)
    pairs = card(tables, "mergers", "pairs", market="statcounter-ai-chatbot-ww", period="2026-09")
    named = [
        r
        for r in raw("statcounter-ai-chatbot-ww", "2026-09")
        if r["entity_kind"] != "rest" and float(r["share_pct"]) > 0
    ]
    assert f"every pair of the {len(named)} companies" in pairs.subtitle and len(named) < 12
    left_out = len(tables["guidelines"]) - len(card(tables, "mergers", "remedies").table)
    assert left_out == 3 and "attaches no outcome" in card(tables, "mergers", "remedies").note


def test_a_whole_year_is_later_than_its_first_half_in_the_marks_of_the_leader(tables):
    figure = card(tables, "shares", "leader").figure
    bold = next(t for t in figure.data if t.marker.opacity == 1.0 and t.marker.size == 11)
    row = next(i for i, name in enumerate(bold.y) if name.startswith("Enterprise LLM use for coding"))
    assert bold.x[row] == float(max(r["share_pct"] for r in raw("menlo-enterprise-llm-coding", "2025")))


def test_a_chart_without_the_company_in_focus_keeps_its_colors_and_says_so(tables):
    page, exhibit = exhibit_of("shares", "over_time")
    free, absent, there = (
        build(page, exhibit, tables, {}, Look.of(tables["companies"], focus=names))
        for names in ((), ("mongodb",), ("openai",))
    )
    assert absent.drawing == free.drawing != there.drawing
    assert absent.note.startswith("MongoDB, in focus, has no figure here. ") and there.note == free.note


def test_market_sizes_are_a_range_a_year_with_its_publishers_named_and_the_widest_in_color(tables):
    found = card(tables, "shares", "sizes")
    spans = [t for t in found.figure.data if t.meta["role"] == roles.CONNECTOR]
    said = [note.text for note in roles.annotations(found.figure, roles.POINT_LABEL)]
    by_year = found.table.groupby("year")["usd_bn"]
    assert [(t.x[0], t.x[-1]) for t in spans] == list(zip(by_year.min(), by_year.max(), strict=True))
    assert {"Menlo Ventures 1.7", "Bloomberg Intelligence 67"} <= {*said}
    widest = (by_year.max() / by_year.min()).idxmax()
    years = dict(zip(found.figure.layout.yaxis.tickvals, found.figure.layout.yaxis.ticktext, strict=True))
    tones = {years[t.y[0]]: t.line.color for t in spans}
    assert [year for year, tone in tones.items() if list(tones.values()).count(tone) == 1] == [f"{widest:.0f}"]
    assert list(years.values())[::-1] == [f"{year:.0f}" for year in by_year.groups], "the first year on top"
