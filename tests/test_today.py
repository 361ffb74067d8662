"""Today is the twelve months that end on the newest day on which a source was read: only its figures are counted."""

import csv
import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.exhibits import caveats
from analysis.figures import spectrum_rows
from analysis.figures.layout import older
from analysis.figures.layout.text_layout import text_width
from analysis.figures.layout.theme import Look
from analysis.measures.today import recency, standing, today, with_today
from analysis.periods import Period, at_last_over, counted_once, of_today, states
from analysis.tables.concentration import spectrum_finding
from analysis.tables.leader_words import last_counted, leader_finding, leader_note, rivals_finding, rivals_note
from analysis.tables.overview import key_note
from analysis.tables.shares_words import layers_finding
from analysis.tables.strategy_markets import by_strategy_finding, open_share_finding
from tests.cards import built, card, exhibit_of
from tests.conftest import ROOT

SAYS = [
    ("overview", "key_figures", r"in \d+ of (\d+) markets", {"figure_id": "open"}),
    ("shares", "leader", r"today in (\d+) markets", {"metric_kind": "partition"}),
    ("shares", "rivals", r"today in (\d+) markets", {"metric_kind": "partition"}),
    ("concentration", "spectrum", r"\d+ of (\d+) markets today (?:is|are) surely highly concentrated", {}),
    ("strategies", "open_share", r"in \d+ of (\d+) markets", {}),
    ("strategies", "by_strategy", r"in \d+ of (\d+) markets", {}),
]
"""Page, exhibit, the words of its title that count markets, and which of its rows these are."""


def read_until():
    """The newest day on which a source of the shipped data was read, from the CSV itself."""
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return max(date.fromisoformat(r["date_accessed"]) for r in csv.DictReader(file) if r["date_accessed"])


def lies_in_today(period):
    """Whether the last day of a period is one of the last twelve months, counted by hand."""
    end, last = Period.parse(period).end, read_until()
    return date(last.year - 1, last.month, last.day) < end <= last


@pytest.mark.parametrize(("page", "exhibit", "words", "rows"), SAYS, ids=[f"{p}-{e}" for p, e, _, _ in SAYS])
def test_a_title_counts_the_definitions_of_today_and_no_other(tables, page, exhibit, words, rows):
    made = card(tables, page, exhibit)
    shown = made.table[made.table["share_of"].ne("not stated")]
    for column, wanted in rows.items():
        shown = shown[shown[column].eq(wanted)]
    name = "market_id" if "market_id" in shown and shown["market_id"].notna().all() else "market_label"
    mine = shown[shown["as_of"].map(lies_in_today)]
    mine = mine[mine["as_of"].eq(mine["newest"])] if "newest" in mine else mine
    counted = re.search(words, made.title)
    assert counted, made.title
    things = mine["counts_as"].fillna(mine[name])
    assert int(counted[1]) == things.nunique() < shown[name].nunique()


@pytest.mark.parametrize(("page", "exhibit"), [(p, e) for p, e, _, _ in SAYS] + [("shares", "layers")])
def test_what_is_older_stays_in_the_table_marked_so_and_is_said_beside_the_chart(tables, page, exhibit):
    made = card(tables, page, exhibit)
    marked = made.table[made.table["recency"].notna()]
    assert marked["recency"].eq("today").tolist() == marked["as_of"].map(lies_in_today).tolist()
    apart = (
        r"(?: \(\d+ estimated or preliminary\))?; apart and not counted: \d" if exhibit != "layers" else ""
    )  # each layer has a market of today
    assert re.search(r"\d+ (market|layer)s? of the twelve months to 30 Nov 2026" + apart, made.note)


def read(*days):
    return pd.DataFrame({"date_accessed": list(days)}, dtype="str")


@pytest.mark.parametrize(
    ("days", "by", "span"),
    [
        (("2026-11-24", "2026-09-01"), "latest", ("2025-11-25", "2026-11-24")),
        (("2024-02-29",), "latest", ("2023-03-01", "2024-02-29")),
        (("2025-02-28",), "latest", ("2024-02-29", "2025-02-28")),
        (("2026-09",), "latest", ("2025-10-01", "2026-09-30")),
        (("2026-11-24",), "2024-Q2", ("2023-07-01", "2024-06-30")),
        (("2026-11-24",), "2026-Q4", ("2025-11-25", "2026-11-24")),
    ],
)
def test_today_is_the_twelve_months_that_end_on_the_newest_day_read_or_on_an_earlier_date_asked_for(days, by, span):
    found = today(read(*days), by)
    assert found is not None and tuple(day.isoformat() for day in found) == span


def test_where_nothing_was_read_nothing_is_of_today():
    assert today(read()) is None and recency(pd.Series(["2026"]), read()).tolist() == ["older"]


def test_a_figure_is_of_today_by_the_last_day_of_its_period():
    periods = [
        "2025-11-24",
        "2025-11-25",
        "2025-11",
        "2025",
        "2025-H1",
        "2026-11-24",
        "2026-11-25",
        "2026-11",
        "2026",
        None,
    ]
    said = ["older", "today", "today", "today", "older", "today", "not over", "not over", "not over", None]
    found = recency(pd.Series(periods), read("2026-11-24"))
    assert [None if pd.isna(word) else word for word in found] == said


def rows(*cells, **columns):
    """Rows of markets, read until 24 Nov 2026: market, period, name, and a share in whole per cent."""
    made = pd.DataFrame(list(cells), columns=["market_id", "as_of", "label", "mid_pct"])
    made = made.assign(share_of="visits", kind="company", leads="yes", metric_kind="partition", layer=made["market_id"])
    made = made.assign(low_pct=made["mid_pct"] - 0.5, high_pct=made["mid_pct"] + 0.5, line=made["market_id"])
    made = made.assign(
        interval=[f"{share} %" for share in made["mid_pct"]], market_label=made["market_id"], row=made["market_id"]
    )
    made = made.assign(newest=made["market_id"].map(made.groupby("market_id")["as_of"].max()))
    made = made.assign(period_label=[Period.parse(text).label for text in made["as_of"]], entity_id=made["label"])
    made = made.assign(date_status="final", status="final")
    return with_today(made.assign(**columns), read("2026-11-24"))


A, B, TWIN = ("a", "2026-09", "Alpha", 80), ("b", "2026-03", "Beta", 40), ("b", "2026-03", "Alpha", 50)
OLD, OLDER, NEXT = ("c", "2024", "Beta", 20), ("d", "2023", "Alpha", 60), ("e", "2026", "Gamma", 10)
MONTHS = "of the twelve months to 24 Nov 2026"


def test_the_last_date_of_a_market_is_one_that_is_over_if_it_has_one():
    found = rows(("a", "2025", "Alpha", 2), ("a", "2026", "Alpha", 2), NEXT)
    assert at_last_over(found).tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B), f"2 markets {MONTHS}"),
        ((A, OLD), f"1 market {MONTHS}; apart and not counted: 1 older"),
        ((A, ("a", "2023", "Alpha", 2)), f"1 market {MONTHS}"),
        ((A, B, OLD, OLDER, NEXT), f"2 markets {MONTHS}; apart and not counted: 2 older, 1 of a period not over"),
        ((OLD,), f"no market {MONTHS}; counted instead: 1 older"),
        ((OLD, NEXT), f"no market {MONTHS}; counted instead: 1 older, 1 of a period not over"),
    ],
)
def test_it_is_said_how_many_definitions_remain_and_how_many_are_older(found, said):
    assert standing(rows(*found)) == said


def test_where_a_sentence_counts_none_but_those_of_today_the_others_are_apart_though_none_is():
    said = f"no market {MONTHS}; apart and not counted: 2 older"
    assert standing(rows(OLD, OLDER), instead=False) == said
    table = rows(OLD, OLDER)
    assert key_note(table).endswith(said)


def test_the_claim_of_the_article_is_no_definition_that_is_older():
    found = rows(A, OLD).assign(share_of=["visits", "not stated"])
    assert standing(found) == f"1 market {MONTHS}; apart and not counted: the article’s claim"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "The leader holds 40–80 % today in 2 markets: 2 different leaders"),
        ((A, TWIN, OLD), "The leader holds 50–80 % today in 2 markets: Alpha leads each"),
        ((A, OLD), "Alpha: 80 % in one market today (Sep 2026)"),
        (
            (OLD, OLDER),
            "The leader held 20–60 % in 2 markets (newest: 2024): 2 different leaders",
        ),
        (
            (OLDER, ("c", "2024", "Alpha", 20)),
            "Alpha led both markets with 20–60 % (newest: 2024)",
        ),
        ((OLD,), "Beta: 20 % in one market shown, not of today (2024)"),
    ],
)
def test_leaders_are_counted_in_definitions_of_today(found, said):
    assert leader_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "newest", "leader", "rival"),
    [
        (
            (A, TWIN, ("c", "2025-12", "Alpha", 90)),
            ["2026-09", "2026-03", "2026-04"],
            "The leader holds 50–80 % today in 2 markets: Alpha leads each",
            "Alpha holds 50–80 % today in 2 markets, depending on who counts what",
        ),
        (
            (A, TWIN),
            ["2026-09", "2026-04"],
            "Alpha: 80 % in one market today (Sep 2026)",
            "Alpha: 80 % in one market today (Sep 2026)",
        ),
        (
            (A, TWIN),
            ["2026-10", "2026-04"],
            "Alpha led both markets with 50–80 % (newer figures not shown)",
            "Alpha held 50–80 % in 2 markets (newer figures not shown)",
        ),
        (
            (A, OLDER),
            ["2026-10", "2023"],
            "Alpha led both markets with 60–80 % (newest: Sep 2026)",
            "Alpha held 60–80 % in 2 markets (newest: Sep 2026)",
        ),
        (
            (A,),
            ["2026-10"],
            "Alpha: 80 % in one market shown, its newer figures not (Sep 2026)",
            "Alpha: 80 % in one market shown, its newer figures not (Sep 2026)",
        ),
    ],
)
def test_a_figure_with_a_newer_one_that_is_not_shown_is_none_of_today(found, newest, leader, rival):
    table = rows(*found).assign(newest=newest)
    assert leader_finding(table) == leader
    assert rivals_finding(table) == rival


def test_definitions_with_newer_figures_not_shown_are_said_apart():
    table = rows(A, TWIN, OLD).assign(newest=["2026-09", "2026-04", "2024"], company_id="a")
    apart = f"1 market {MONTHS}; apart and not counted: 1 with newer figures not shown, 1 older"
    assert leader_note(table).endswith(apart) and rivals_note(table).endswith(apart)


@pytest.mark.parametrize(
    ("page", "exhibit", "choices"),
    [
        ("shares", "leader", {"dates": ("2024-01", "2025-12")}),
        ("shares", "leader", {"picked": ("anthropic",)}),
        ("shares", "rivals", {"dates": ("2024-01", "2025-12")}),
        ("shares", "rivals", {"dates": ("2025-06", "2026-04")}),
    ],
)
def test_no_filter_makes_an_earlier_figure_one_of_today(tables, page, exhibit, choices):
    every, shown = (card(tables, page, exhibit, **found).table for found in ({}, choices))
    every = every[every["recency"].ne("not over")].sort_values("as_of", key=lambda s: s.map(Period.parse))
    last = every.groupby("line")["as_of"].last()
    assert (shown["newest"] >= shown["line"].map(last)).all()
    counted = last_counted(shown)[0]
    assert last_counted(shown)[1] and counted["as_of"].eq(counted["line"].map(last)).all()


def test_a_value_is_no_figure_of_today_where_a_bound_is_newer(tables):
    for exhibit in ("leader", "rivals"):
        table = card(tables, "shares", exhibit).table
        assert set(table.loc[table["market_id"].eq("apptopia-us-mobile-dau"), "newest"]) == {"2026-03"}
        assert "apptopia-us-mobile-dau" not in set(last_counted(table)[0]["market_id"])


def test_no_exhibit_counts_a_value_as_of_today_where_a_bound_is_newer(tables):
    made = card(tables, "concentration", "spectrum")
    ours = made.table.set_index("market_id").loc["apptopia-us-mobile-dau"]
    assert (ours["as_of"], ours["newest"]) == ("2026-01", "2026-03")
    counted = counted_once(of_today(made.table))
    assert "apptopia-us-mobile-dau" not in set(counted["market_id"])
    assert f" of {len(counted)} markets " in made.title and "1 with newer figures not shown" in made.note
    assert ours["market_label"] not in made.note.partition("Counted: ")[0]
    down = rows_listed(tables, "concentration", "spectrum")[0]
    assert down[down.index("<b>Newer figures not shown</b>") + 1] == ours["market_label"]
    ours = card(tables, "health", "coverage").table.set_index("market_id").loc["apptopia-us-mobile-dau"]
    assert ours["as_of"] == "2026-03" and (ours["low_pct"], ours["high_pct"]) == (0, 40) and pd.isna(ours["mid_pct"])


def test_a_count_of_a_project_is_none_of_today_where_a_filter_hides_its_newer_ones(tables):
    made = card(tables, "community", "attention", dates=("2025-12", "2026-04"))
    hidden = made.table[made.table["recency"].eq("today") & made.table["as_of"].ne(made.table["newest"])]
    assert len(hidden) and of_today(made.table)["entity"].nunique() < made.table["entity"].nunique()
    assert not set(hidden.index) & set(of_today(made.table).index) and "with newer figures not shown" in made.note


def test_a_doubt_takes_no_value_as_of_today_where_a_bound_is_newer(tables):
    shares = caveats._shares([card(tables, "shares", "leader")])
    assert "apptopia-us-mobile-dau" in set(shares["market_id"])
    assert "apptopia-us-mobile-dau" not in set(caveats._last(shares)["market_id"])


def test_the_overview_and_the_shares_page_count_the_same_leaders(tables):
    leaders = last_counted(card(tables, "shares", "leader").table)[0]
    overview = card(tables, "overview", "key_figures").table
    overview = counted_once(overview[overview["figure_id"].eq("leader") & overview["recency"].eq("today")])
    pairs = ["market_label", "label", "as_of"]
    assert set(map(tuple, leaders[pairs].values)) == set(map(tuple, overview[pairs].values))


def test_a_leader_who_is_not_certain_is_none():
    assert leader_finding(rows(A, TWIN, leads="no")).endswith("in 2 markets: no certain leader")
    assert leader_finding(rows(A, TWIN, OLD).assign(leads=["yes", "no", "yes"])).endswith(": Alpha leads 1")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, TWIN, OLDER), "Alpha holds 50–80 % today in 2 markets, depending on who counts what"),
        ((A, OLDER), "Alpha: 80 % in one market today (Sep 2026)"),
        ((A, B, OLD), "Shares of 2 companies in 2 markets of today, none the whole market"),
        (
            (OLDER, ("c", "2024", "Alpha", 20)),
            "Alpha held 20–60 % in 2 markets (newest: 2024)",
        ),
        ((OLD, OLDER), "Shares of 2 companies in 2 markets (newest: 2024), none the whole market"),
    ],
)
def test_sources_on_one_company_are_compared_at_dates_of_today(found, said):
    assert rivals_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "Leaders hold 40 % (b) to 80 % (a) today"),
        ((A, OLD), "Alpha leads the layer “a” with 80 %"),
        ((OLD, OLDER), "Leaders held 20 % (c) to 60 % (d) (newest: 2024)"),
        ((OLDER,), "Alpha led the layer “d” with 60 % (newest: 2023)"),
    ],
)
def test_layers_are_compared_at_dates_of_today(found, said):
    assert layers_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "1 of 2 markets today is surely highly concentrated"),
        (
            (A, B, ("f", "2026-05", "Gamma", 30)),
            "1 of 3 markets today is surely highly concentrated",
        ),
        ((A, OLD), "HHI of a: as printed"),
        (
            (OLD, OLDER),
            ("1 of 2 markets was surely highly concentrated (newest: 2024)"),
        ),
        ((OLD,), "HHI of c: as printed (2024, not of today)"),
    ],
)
def test_definitions_above_the_line_are_counted_among_those_of_today(found, said):
    table = rows(*found, interval="as printed")
    table = table.assign(hhi_low=table["mid_pct"] ** 2.0, hhi_high=table["mid_pct"] ** 2.0 + 100)
    bands = table["hhi_low"].gt(1800).map({True: "highly concentrated", False: "moderately concentrated"})
    table["hhi_high"] = table["hhi_high"].where(table["mid_pct"].ne(80), 6600).where(table["mid_pct"].ne(60), 3700)
    assert spectrum_finding(table.assign(band=bands)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (A, B, ("f", "2026-01", "Open", 50), OLD),
            "Open models today hold under half in 1 of 3 markets, over in 1",
        ),
        (
            (OLD, OLDER),
            "Open models held under half in 1 of 2 markets, over in 1 (newest: 2024)",
        ),
        (
            (("f", "2026-01", "Open", 60), NEXT),
            "Open models today hold over half in the one market",
        ),
        ((B, NEXT), "Open models today hold under half in the one market"),
        (
            (B, ("f", "2026-01", "Open", 50)),
            "Open models today hold under half in 1 of 2 markets",
        ),
        (
            (("f", "2026-01", "Open", 50),),
            "Open models today hold under or over half in the one market (not known)",
        ),
        ((OLD,), "Open models held under half in the one market (newest: 2024)"),
    ],
)
def test_open_shares_are_counted_in_definitions_of_today(found, said):
    assert open_share_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (("a", "2026-09", "hybrid", 90), ("c", "2024", "closed", 90), ("d", "2023", "closed", 90)),
            "Hybrid companies today surely lead in the one market",
        ),
        (
            (("a", "2026-09", "hybrid", 48), ("a", "2026-09", "closed", 40), ("c", "2024", "closed", 90)),
            "Hybrid companies today lead in the one market, not surely",
        ),
        (
            (("a", "2026-09", "hybrid", 90), ("b", "2026-03", "closed", 90), ("c", "2024", "closed", 90)),
            "Hybrid and closed companies today surely lead each in 1 of 2 markets",
        ),
        (
            (("c", "2024", "closed", 90), ("d", "2023", "closed", 90)),
            "Closed companies surely led in both markets (newest: 2024)",
        ),
    ],
)
def test_strategies_are_counted_in_definitions_of_today(found, said):
    table = rows(*found)
    assert by_strategy_finding(table.assign(strategy=table["label"])) == said


def test_rows_that_are_not_of_today_stand_under_a_heading_and_are_faint():
    table = rows(OLD, A, NEXT, OLDER, ("c", "2023", "Beta", 30), B)
    assert older.rows_down(table) == ["a", "b", "<b>Older than a year</b>", "c", "d", "<b>Period not over</b>", "e"]
    assert [seen < 1 for seen in older.opacities(table, Look())] == [True, False, True, True, True, False]
    assert older.rows_down(rows(A)) == ["a"]


def test_rows_whose_newer_figures_are_hidden_stand_apart_and_faint_as_the_words_say_that_they_are_not_counted():
    table = rows(A, B, OLD, ("b", "2026-02", "Beta", 41)).assign(newest=["2026-09", "2026-04", "2024", "2026-04"])
    apart = ["<b>Newer figures not shown</b>", "b", "<b>Older than a year</b>", "c"]
    assert older.rows_down(table) == ["a", *apart]
    assert [seen < 1 for seen in older.opacities(table, Look())] == [False, True, True, True]
    assert of_today(table)["market_id"].tolist() == ["a"]
    said = "1 market {}; apart and not counted: 1 with newer figures not shown, 1 older"
    assert standing(table) == said.format(MONTHS)


@pytest.mark.parametrize("exhibit", ["leader", "rivals"])
@pytest.mark.parametrize("choices", [{"dates": ("2024-01", "2025-12")}, {"dates": ("2026-09", "2026-09")}])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_mark_is_full_whose_newer_figure_a_filter_hides(tables, exhibit, choices, theme):
    look = Look.of(tables["companies"], theme)
    made = built(*exhibit_of("shares", exhibit), tables, look, **choices)
    counted = set(last_counted(made.table)[0]["row"])
    surveys = set(made.table.loc[made.table["metric_kind"].ne("partition"), "row"])
    full = {row for t in made.figure.data if t.marker.size == 11 and t.x[0] is not None for row in t.y}
    assert full - surveys == counted - surveys and len(made.table["row"].unique()) > len(full)


def rows_listed(tables, page, exhibit, theme="light"):
    """Rows of a chart as high as a slide from the top down, each in a row of its own, and its table."""
    look = replace(Look.of(tables["companies"], theme), height=720)
    made = built(*exhibit_of(page, exhibit), tables, look)
    return list(made.figure.layout.yaxis.categoryarray)[::-1], made.table


def has_today(table):
    """Row of a chart → whether one of its figures is of today."""
    return states(table).groupby(table["row"]).agg(lambda found: "today" in set(found))


DRAWN = [
    ("shares", "leader"),
    ("shares", "rivals"),
    ("concentration", "spectrum"),
    ("strategies", "open_share"),
    ("strategies", "by_strategy"),
]


@pytest.mark.parametrize(("page", "exhibit"), DRAWN)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_chart_has_its_older_rows_below_the_heading_and_no_row_of_today(tables, page, exhibit, theme):
    down, table = rows_listed(tables, page, exhibit, theme)
    below = set(down[down.index("<b>Older than a year</b>") :])
    best = has_today(table)
    assert below - {*older.HEADINGS.values()} <= set(best.index[~best]) and best.any()
    apart = down[next(i for i, row in enumerate(down) if row in older.HEADINGS.values()) :]
    assert set(apart) - {*older.HEADINGS.values()} == set(best.index[~best])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lanes_under_the_rows_of_the_spectrum_have_all_that_is_not_of_today_and_no_row_of_today(tables, theme):
    made = built(*exhibit_of("concentration", "spectrum"), tables, Look.of(tables["companies"], theme))
    down = list(made.figure.layout.yaxis.categoryarray)[::-1]
    lanes, (bars,) = down[down.index(spectrum_rows.APART) :], made.figure.data
    is_claim = made.table["share_of"].eq("not stated")
    is_apart = ~made.table["row"].map(has_today(made.table)) & ~is_claim
    assert [place in lanes for place in bars.y] == is_apart.tolist() and 1 < len(lanes) < is_apart.sum()
    full = {seen for seen, apart in zip(bars.marker.opacity, is_apart, strict=True) if not apart}
    assert max(seen for seen, apart in zip(bars.marker.opacity, is_apart, strict=True) if apart) < max(full)


def test_in_a_smaller_window_the_names_of_the_spectrum_leave_room_for_its_bars(tables):
    look = replace(Look.of(tables["companies"]), width=944)
    laid = built(*exhibit_of("concentration", "spectrum"), tables, look).figure.layout
    names = max(text_width(re.sub("<.*?>", "", row).strip(), 13) for row in laid.yaxis.ticktext)
    assert look.width - max(names, laid.margin.l or 0) - laid.margin.r > 280
