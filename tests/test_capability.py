"""The capability page: gaps inside one series, lags, units, and no line from one series to another."""

import pandas as pd
import pytest

from analysis.choices.model import series as offered
from analysis.figures.gaps import WIN_RATES
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from analysis.measures.capability import win_rate
from analysis.measures.shares import Refusal
from analysis.tables import capability as t
from tests.cards import exhibit_of, rows
from tests.test_strategy_pages import card, raw

ARENA = "lmarena_bt_by_fetch_date|Chatbot Arena Elo (text, overall)"


def rows_of(series, benchmark):
    return {(r["date"], r["score"]) for r in raw("capability") if (r["series"], r["benchmark"]) == (series, benchmark)}


def test_every_gap_of_a_panel_is_the_difference_of_two_scores_of_that_series_on_that_date(tables):
    table = card(tables, "capability", "every_gap").table
    best: dict[tuple[str, str], dict[str, list[tuple[str, float]]]] = {}
    for r in raw("capability"):
        best.setdefault((r["series"], r["benchmark"]), {}).setdefault(r["access"], []).append(
            (r["date"], float(r["score"]))
        )
    for row in table.itertuples():
        mine = best[row.series, row.benchmark]
        for side, score in (("closed", row.closed), ("open", row.open)):
            assert any(d <= row.date and s == pytest.approx(score) for d, s in mine[side]), (row.series, row.date)
        assert row.gap == pytest.approx(row.closed - row.open)


def test_no_line_of_any_figure_joins_points_of_two_series(tables):
    table = card(tables, "capability", "every_gap").table
    figure = card(tables, "capability", "every_gap").figure
    counts = table.groupby(["series", "benchmark"]).size()
    assert sorted(len(trace.x) for trace in figure.data) == sorted(counts)
    assert len({trace.xaxis for trace in figure.data}) == len(figure.data) == len(counts)


def test_series_of_one_benchmark_stay_apart_on_every_exhibit_of_the_page(tables):
    frame = tables["capability"]
    names = frame[frame["benchmark"].eq("Chatbot Arena Elo (text, overall)")]["series"].unique()
    assert len(names) >= 2
    for name in offered(tables, {}):
        series, benchmark = name.split("|")
        known = {d for d, _ in rows_of(series, benchmark)}
        for exhibit in ("gap", "frontier", "lag"):
            made = rows(*exhibit_of("capability", exhibit), tables, series=name)
            if not isinstance(made, Refusal):
                assert set(made["date"]) <= known, (name, exhibit)


def test_a_table_of_two_series_cannot_be_drawn_as_one_gap():
    rows = [
        ("a", "2024-01", "closed", 10.0),
        ("a", "2024-01", "open", 5.0),
        ("b", "2024-02", "closed", 100.0),
        ("b", "2024-02", "open", 1.0),
    ]
    frame = pd.DataFrame(rows, columns=["series", "date", "access", "score"]).assign(
        benchmark="x", model="m", company="c", ci_low=float("nan"), ci_high=float("nan"), source_id="s"
    )
    from analysis.measures.capability import gaps

    with pytest.raises(ValueError, match="2 series cannot be compared"):
        gaps(frame)


def test_win_rates_beside_the_gap_are_those_of_elo():
    for gap, rate in WIN_RATES:
        assert rate == round(100 / (1 + 10 ** (-gap / 400))) == round(100 * win_rate(float(gap)))


def test_only_elo_gaps_are_read_as_win_rates(tables):
    elo = card(tables, "capability", "gap", series=ARENA).table
    other = card(tables, "capability", "gap", series="epoch_frontier_by_release_date|GPQA Diamond (percent)").table
    assert elo["win_rate_pct"].notna().all() and other["win_rate_pct"].isna().all()
    assert set(other["gap_unit"]) == {"percentage points"}


def test_the_first_series_goes_on_to_the_last_half_year(tables):
    last = pd.Timestamp(card(tables, "capability", "gap").table["date"].max())
    newest = pd.to_datetime(tables["capability"].loc[lambda t: t["series"].eq("arena_ai_2026"), "date"]).max()
    assert (newest - last).days <= 183


def test_a_gap_with_printed_intervals_lies_inside_its_range(tables):
    table = card(tables, "capability", "gap", series=ARENA).table
    assert (table["gap_low"] <= table["gap"]).all() and (table["gap"] <= table["gap_high"]).all()
    assert (table["gap_high"] > table["gap_low"]).any()


def test_a_lag_longer_than_its_series_is_said_to_be_at_least_that_long(tables):
    table = card(tables, "capability", "lag").table
    least = table[table["lag_kind"].eq("at least")]
    first = pd.Timestamp(table["date"].min())
    for row in least.itertuples():
        assert row.lag_months == pytest.approx((pd.Timestamp(row.date) - first).days / 30.4375)
    assert len(least) and table["lag_months"].notna().all()


def test_lags_that_sources_print_keep_their_ranges(tables):
    table = card(tables, "capability", "lags").table.set_index("label")
    row = table.loc["Lag of open models on private benchmarks"]
    assert (row["lag_low"], row["lag_months"], row["lag_high"]) == (8, 9, 10)
    assert len(card(tables, "capability", "published").table) == len(
        [r for r in raw("capability") if r["series"] == "published_summary"]
    )


def test_panels_of_one_unit_share_their_axis(tables):
    made = card(tables, "capability", "every_gap")
    units = made.table.groupby(["series", "benchmark"], sort=False)["gap_unit"].first().tolist()
    ranges: dict[str, set[tuple[float, ...]]] = {}
    for unit, trace in zip(units, made.figure.data, strict=True):
        axis = made.figure.layout["yaxis" + trace.yaxis.removeprefix("y")]
        ranges.setdefault(unit, set()).add(tuple(axis.range))
    assert all(len(found) == 1 for found in ranges.values()) and len(ranges) >= 3


def test_a_series_without_both_classes_on_two_dates_is_refused_with_a_way_on(tables):
    from analysis.measures.shares import Refusal

    one = tables["capability"].query("series == 'lmsys_blog'")
    found = t.gap_over_time(one, series="lmsys_blog|Chatbot Arena Elo (text, overall)")
    assert isinstance(found, Refusal) and found.nearest


@pytest.mark.parametrize(
    ("sides", "which"),
    [
        ((("closed", "2026-06-16"), ("open", "2026-06-16")), "only 1 date"),
        ((("closed", "2026-06-16"), ("open", "2026-06-15")), "only 1 date"),
        ((("closed", "2026-06-16"),), "no date"),
    ],
)
def test_a_series_without_a_gap_over_time_says_how_many_dates_it_has_of_both(sides, which):
    made = [
        {"series": "s", "benchmark": "b", "access": side, "date": date, "score": 1.0, "model": side, "company": side}
        for side, date in sides
    ]
    table = pd.DataFrame(made).assign(ci_low=float("nan"), ci_high=float("nan"), company_id=None, source_id="x")
    said = t.gap_over_time(table, series="s|b")
    assert said.reason == f"This series has {which} with both an open and a closed model"


def test_the_gap_is_drawn_in_all_themes(tables):
    from analysis.figures.gaps import gap_over_time

    table = card(tables, "capability", "gap").table
    for theme in ("light", "dark", "projector"):
        assert gap_over_time(table, Look.of(tables["companies"], theme)).data


def test_the_gap_of_both_frontiers_is_marked_at_the_last_date_with_its_amount(tables):
    found = card(tables, "capability", "frontier")
    (arrow,) = roles.annotations(found.figure, roles.ARROW)
    (said,) = roles.annotations(found.figure, roles.LINE_LABEL)
    best = found.table.groupby("access")["score"].max()
    assert (arrow.y, arrow.ay) == (best["closed"], best["open"])
    assert said.text == f"<b>gap {best['closed'] - best['open']:.3g}</b>"
    assert f"leads by {best['closed'] - best['open']:.3g} " in found.title
