"""Notes below cards: what a figure is not, and which markets are counted; rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.tables import (
    capability,
    community,
    economics,
    health,
    hhi_over_time,
    overview,
    precedents,
    strategy_markets,
    who_leads,
)

TWELVE = "the twelve months to 30 Nov 2026"


def counted(*recency, **columns):
    """Markets A, B and so on, of today or older."""
    names = [chr(ord("A") + at) for at in range(len(recency))]
    table = pd.DataFrame({"market_id": names, "market_label": names, "recency": recency, "status": "final"})
    return table.assign(as_of="2026-05", today_until="2026-11-30", **columns)


BELOW_CARDS = [
    (health.coverage_note, "What nobody names stays unknown and is never padded. Counted: "),
    (
        strategy_markets.by_strategy_note,
        "Not a share of open models: a hybrid company’s closed product counts as hybrid. Markets without companies are"
        " left out. Counted: ",
    ),
    (who_leads.leads_note, "Each market counts something else; none is averaged. Counted: "),
    (
        overview.key_note,
        "Each mark counts something else, and none is the whole market. The ranges are no errors of measurement; faint"
        " lines leave more than 60 points unknown. Counted: ",
    ),
]


@pytest.mark.parametrize(("note", "said"), BELOW_CARDS)
def test_a_note_says_which_markets_are_counted_and_how_many_are_older(note, said):
    assert note(counted("today", "today")) == f"{said}2 markets of {TWELVE}"
    assert note(counted("today", "older")) == f"{said}1 market of {TWELVE}; apart and not counted: 1 older"


@pytest.mark.parametrize(
    ("note", "last"), [(overview.key_note, "leave more than 60 points unknown"), (who_leads.leads_note, "is averaged.")]
)
def test_a_note_of_rows_without_a_day_counts_none(note, last):
    assert note(counted("today").assign(recency=None)).endswith(last)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (["final", "final"], ("", "")),
        (["final", "estimate"], (" Hollow: an estimate.", " (1 estimated or preliminary)")),
        (["estimate", "estimate"], (" Hollow: an estimate.", " (2 estimated or preliminary)")),
    ],
)
def test_a_hollow_mark_is_explained_where_one_is_drawn(status, said):
    note = who_leads.leads_note(counted("today", "today").assign(status=status))
    assert (
        note == f"Each market counts something else; none is averaged.{said[0]} Counted: 2 markets of {TWELVE}{said[1]}"
    )


OPENNESS = (
    "Open means that the weights can be downloaded, whatever the license. Scores of two series are not comparable"
)
RECORDS = ". The list names a model only where it was the best open or the best closed one of its day"


@pytest.mark.parametrize(("records", "said"), [([False, False], ""), ([True, False], RECORDS), ([True, True], RECORDS)])
def test_a_list_of_records_alone_says_what_it_leaves_out(records, said):
    assert capability.frontier_note(pd.DataFrame({"records_only": records})) == OPENNESS + said


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("github_stars", "Stars are attention, not use"),
        ("downloads_cumulative", "Counts machines, and only ever grows"),
        ("unheard_of", "It says nothing of quality or revenue"),
    ],
)
def test_a_metric_says_what_it_does_not_mean_and_whose_last_values_are_of_today(metric, said):
    table = pd.DataFrame({"entity": ["a/b", "c/d"], "recency": ["today", "older"], "as_of": ["2026-05", "2024-04-01"]})
    note = community.metric_note(table.assign(metric=metric, today_until="2026-11-30"))
    assert note == f"{said}. Last values: 1 project of {TWELVE}; apart and not counted: 1 older"


LEFT_OUT = (
    "The first figure in the data is not the first sale. Paths are aligned by what was read, and run rates lie above"
    " revenue. The largest last figures: "
)


def amounts(*rows):
    columns = ["group", "label", "metric", "value", "date", "years_since", "status"]
    return pd.DataFrame(rows, columns=columns)


LAB = ("AI company", "OpenAI", "arr", 4e10, "2026-07-31", 3.58, "reported")
HOPED = ("AI company", "OpenAI", "arr", 9e10, "2026-12-31", 4.0, "projection")
FORMER = ("AI company", "OpenAI", "arr", 5e10, "2026-03-31", 3.2, "reported")
SMALL, HAT = ("AI company", "Mistral AI", "arr", 4e8, "2026-02", 1.0, "reported"), "Red Hat"
OLD = ("precedent", HAT, "revenue", 2.9e9, "2018-02-28", 7.4, "reported")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([LAB, SMALL, OLD], "Red Hat revenue, year 7; OpenAI run rate, year 4"),
        ([LAB, HOPED, FORMER, SMALL], "OpenAI run rate, year 4"),
        ([HOPED, SMALL], "Mistral AI run rate, year 1"),
        ([HOPED], "OpenAI run rate, year 4"),
    ],
)
def test_the_largest_last_figure_of_each_group_stands_with_the_year_of_its_path(rows, said):
    assert precedents.precedent_note(amounts(*rows)) == LEFT_OUT + said


def trainings(*rows):
    return pd.DataFrame(rows, columns=["basis_name", "label", "middle_usd", "model_date"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("rent", "A", 9.9e7, "2024-01"), ("rent", "B", 1e6, "2023-01")], "rent 0 of 2"),
        ([("rent", "A", 1e8, "2024-01"), ("rent", "B", 1e6, "2023-01")], "rent 1 of 2, first A (2024)"),
        (
            [("rent", "A", 1.1e8, "2024-01"), ("rent", "B", 2e8, "2023-01"), ("stated", "C", 1e6, "2022")],
            "rent 2 of 2, first B (2023); stated 0 of 1",
        ),
    ],
)
def test_each_basis_says_how_many_trainings_reached_a_hundred_million_and_which_first(rows, said):
    before = "Bases differ two to twenty times on one model and must not be compared. Reached by basis: "
    assert economics.training_note(trainings(*rows)) == before + said


def panel(market, *values):
    """HHI of one market, a date a year, which always counts the same."""
    table = pd.DataFrame({"period": [f"{2026 + at - len(values)}-06" for at in range(len(values))], "hhi_low": values})
    return table.assign(hhi_high=table["hhi_low"], market_id=market, coverage="a", complete=True, status="final")


ROSE, TURNED = panel("rose", 1000, 2000), panel("turned", 1000, 3000, 2000)


@pytest.mark.parametrize(
    ("panels", "said"),
    [
        ([ROSE], ""),
        ([ROSE, TURNED], " In 1 it does."),
        ([TURNED, TURNED.assign(market_id="again")], " In 2 they do."),
    ],
)
def test_panels_whose_dates_disagree_are_counted(panels, said):
    assert hhi_over_time.every_market_note(pd.concat(panels)) == (
        "Panels are different markets and must not be joined. Markets with one date are in the spectrum only; counted"
        " are those with final dates a quarter apart or more that count the same. Dates disagree where another base"
        f" turns the direction.{said} Open marks are preliminary, estimated or projected"
    )
