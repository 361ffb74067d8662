"""Charts of rows that a filter leaves draw nothing that is not there: sums, directions, the middle of a bound."""

import pandas as pd
import pytest

from analysis.figures import concentration, shares_over_time
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from tests.cards import card

LOOK = Look.of(pd.DataFrame({"company_id": [], "color": [], "kind": []}))


def steps(figure):
    return {bar.x[0]: (bar.base[0], bar.base[0] + bar.y[0]) for bar in figure.data}


def test_a_waterfall_of_some_companies_ends_where_that_of_all_does_and_says_what_the_others_did(tables):
    whole, some = (
        steps(card(tables, "concentration", "waterfall", **given).figure)
        for given in ({}, {"picked": ("openai", "google")})
    )
    ends = [list(found)[-1] for found in (whole, some)]
    assert ends[0] == ends[1] and some[ends[1]] == pytest.approx(whole[ends[0]])
    assert "Not shown" in some and "Not shown" not in whole
    gone = sum(b - a for name, (a, b) in whole.items() if name not in some)
    assert some["Not shown"][1] - some["Not shown"][0] == pytest.approx(gone)


@pytest.mark.parametrize("dates", [("first", "latest"), ("2024", "2025"), ("2026-05", "2026-05")])
def test_headings_over_changes_count_the_markets_that_the_title_counts(tables, dates):
    made = card(tables, "concentration", "every_hhi", dates=dates)
    headings = [t for t in made.figure.layout.yaxis.ticktext if t.startswith("<b>")]
    counts = {h[3:-4].split(": ")[0]: int(h[3:-4].split(": ")[1]) for h in headings}
    if "No market has two comparable dates" in made.title:
        assert set(counts) == {"No comparable dates"}
    else:
        assert f"fell in {counts['Fell']} of {sum(counts.values()) - counts['No comparable dates']} " in made.title


def dated(*rows):
    table = pd.DataFrame(rows, columns=["period", "low_pct", "mid_pct", "high_pct"])
    table = table.assign(label="A", company_id="a", kind="company", status="final", date_status="final", interval="x")
    blank = dict.fromkeys(["qualifier", "source_title", "printed", "grade", "share_of", "market_label"], "")
    made = table.assign(mid_date=pd.to_datetime(table["period"]), metric_kind="partition", **blank)
    return made.assign(as_of=table["period"], period_label=table["period"])


NONE = float("nan")


def test_a_line_over_time_runs_through_published_values_and_a_bound_is_a_bar_from_end_to_end():
    table = dated(("2025-01", 60, 60, 60), ("2025-06", 0, NONE, 50), ("2026-01", 46, 46, 46))
    figure = shares_over_time.market_over_time(table, LOOK)
    lines = [t for t in figure.data if t.mode == "lines+markers" and t.y is not None]
    assert [y for t in lines for y in t.y] == [60, 46]
    bars = [t for t in figure.data if t.meta["role"] == roles.INTERVAL]
    assert [(t.mode, list(t.y)) for t in bars] == [("lines", [0, 50, None])]


def test_a_line_of_bounds_alone_is_bars_alone():
    table = dated(("2025-01", 60, NONE, 100), ("2025-06", 0, NONE, 50))
    figure = shares_over_time.market_over_time(table, LOOK)
    assert not [t for t in figure.data if t.mode == "lines+markers" and t.name == "A"]


def test_the_waterfall_of_all_names_no_others(tables):
    table = card(tables, "concentration", "waterfall").table
    assert "Not shown" not in steps(concentration.waterfall(table, Look.of(tables["companies"])))
