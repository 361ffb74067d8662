"""The overview, prices and counts of projects: what they say of today, from rows to the exact words."""

import pandas as pd
import pytest

from analysis.figures.layout.theme import Look
from analysis.figures.overview import key_spreads
from analysis.measures.today import with_today
from analysis.tables import claims, community, health, overview, prices
from tests.cards import card
from tests.test_today import OLD, A, B, read, rows


def key_rows(*cells):
    """Rows of the overview: key figure, period, lowest and highest share, and who leads for certain if anybody."""
    made = pd.DataFrame(list(cells), columns=["figure_id", "as_of", "low_pct", "high_pct", "label"])
    names = {"claimed": "Alpha in 2023", "leader": "The leader today", "open": "Open models today"}
    made = made.assign(
        figure=made["figure_id"].map(names),
        leads=made["label"].ne("nobody").map({True: "yes", False: "no"}),
        company_id=None,
        mid_pct=(made["low_pct"] + made["high_pct"]) / 2,
        from_pct=made["low_pct"],
        to_pct=made["high_pct"],
        is_article=False,
        status="final",
        share_of="visits",
        market_label=[f"m{i}" for i in range(len(made))],
    )
    made = made.assign(interval="as printed", period_label=made["as_of"], independence="independent")
    return with_today(made, read("2026-11-24"))


OPENED = [
    ("open", "2026", 0, 1, ""),
    ("open", "2026-01", 51, 60, ""),
    ("open", "2026-02", 0, 49, ""),
    ("open", "2026-03", 40, 60, ""),
    ("open", "2026-04", 50, 50, ""),
    ("open", "2025", 0, 70, ""),
    ("open", "2024", 0, 9, ""),
    ("open", "2023", 90, 99, ""),
]
LEADERS = [
    ("leader", "2026-01", 60, 70, "Alpha"),
    ("leader", "2026-02", 40, 50, "Alpha"),
    ("leader", "2026-03", 30, 36, "Beta"),
    ("leader", "2026-04", 20, 30, "nobody"),
    ("leader", "2024", 80, 99, "Gamma"),
]


def large_words(*cells):
    """What the chart of the overview says in words at the left of its rows."""
    made = key_spreads(
        key_rows(*cells), Look.of(pd.DataFrame({"company_id": [], "company": [], "color": [], "kind": []}))
    )
    return [note.text for note in made.layout.annotations if note.xref == "paper"]


def test_the_large_words_of_the_overview_count_what_is_above_and_below_half_today():
    assert large_words(*OPENED) == [
        "1 of 5 above half",
        "Open models today: 1 below, 3 not known",
        "3 figures older than today, not counted",
    ]
    assert large_words(OPENED[-1]) == ["1 figure older than today, not counted"]
    assert large_words(*LEADERS) == [], "leaders have a chart of their own"


@pytest.mark.parametrize(
    ("cells", "title", "answer"),
    [
        (
            LEADERS + OPENED,
            "Open models today surely pass half in 1 of 5 markets",
            (
                "Who leads today depends on what is counted: Alpha in 2, Beta in 1, nobody for certain in 1 of 4"
                " markets. Open models hold more than half in 1 of 5 and less than half in 1; 3 leave too much"
                " unknown to tell."
            ),
        ),
        (LEADERS[:2], "The leader today holds 40–70 %", "Alpha leads today in all 2 markets shown."),
        (LEADERS[:1], "The leader today holds 60–70 %", "Alpha leads today in the one market shown."),
        (LEADERS[3:], "The leader today holds 20–30 %", "Nobody leads for certain today."),
        (LEADERS[4:], "No figure shown is of today", None),
        (
            OPENED[1:3],
            "Open models today surely pass half in 1 of 2 markets",
            "Open models hold more than half in 1 of 2 and less than half in 1.",
        ),
        (
            OPENED[1:2],
            "Open models today pass half in the one market",
            "Open models hold more than half in the one market.",
        ),
        (
            OPENED[2:3],
            "Open models today hold under half in the one market",
            "Open models hold less than half in the one market.",
        ),
    ],
)
def test_the_short_answer_counts_what_is_of_today(cells, title, answer):
    table = key_rows(*cells)
    assert overview.key_finding(table) == title
    assert overview.short_answer(table) == (
        f"Short answer: {answer}" if answer else "No sourced figure is among the rows shown."
    )


def test_the_claim_that_open_models_break_the_monopoly_is_judged_by_figures_of_today():
    table = key_rows(*OPENED).assign(source_id="s")
    found = claims.breaks(pd.Series(dtype="str"), table)
    assert found.verdict == "partly" and found.as_of == "2026-04"
    assert (
        found.deciding == "Open models today hold more than half in 1 of 5 markets and less than half in 1; the"
        " other 3 leave too much unknown to tell. Their highest: 51–60 % in “m1”. 3 markets with"
        " last figures of other dates are not counted"
    )
    old = claims.breaks(pd.Series(dtype="str"), table.iloc[-1:])
    assert old.verdict == "cannot be tested" and old.deciding == (
        "No market is of today. 1 market with a last figure of another date is not counted"
    )


def priced(*cells):
    """Rows of prices of open models in USD: model, day of the list, who sells it, the price."""
    made = pd.DataFrame(list(cells), columns=["model_id", "as_of", "provider", "input_usd_per_mtok"])
    made = made.assign(output_usd_per_mtok=made["input_usd_per_mtok"], open_closed="open", model=made["model_id"])
    made["channel"] = made["provider"].eq("maker").map({True: "first_party", False: "third_party_host"})
    return made.assign(provider_company_id=None, source_id="s", valid_from=None)


NAMES = pd.DataFrame({"model_id": ["m", "n"], "model": ["M", "N"]})
DAY = read("2026-11-24")


@pytest.mark.parametrize(
    ("cells", "said", "ratios"),
    [
        (
            [
                ("m", "2026-10-01", "maker", 2.0),
                ("m", "2026-11-01", "h", 3.0),
                ("m", "2024-01-01", "h", 1.0),
                ("n", "2024-06-01", "maker", 4.0),
                ("n", "2026-11-01", "h", 2.0),
            ],
            "No host today undercuts the maker for M",
            {"m": 1.5, "n": 0.5},
        ),
        (
            [("n", "2024-06-01", "maker", 4.0), ("n", "2024-06-01", "h", 2.0)],
            "A host undercut the maker for N: newest: 1 Jun 2024",
            {"n": 0.5},
        ),
    ],
)
def test_a_price_of_today_is_compared_with_none_that_is_older(cells, said, ratios):
    table = prices.channels(priced(*cells), NAMES, DAY, price_kind="input")
    assert prices.channels_finding(table) == said
    assert dict(zip(table["model_id"], table["ratio_to_maker"], strict=True)) == ratios
    assert table["recency"].tolist() == ["today" if model == "m" else "older" for model in table["model_id"]]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            [
                ("m", "2026-11-01", "a", 2.0),
                ("m", "2026-11-01", "b", 3.0),
                ("m", "2024-01-01", "c", 1.0),
                ("m", "2024-01-01", "b", 1.0),
            ],
            "2 hosts today sell M: the dearest asks 1.5 times the cheapest",
        ),
        ([("m", "2026-11-01", "a", 2.0), ("m", "2024-01-01", "c", 1.0)], "One host today sells M: a at 2 USD"),
        ([("m", "2024-01-01", "a", 2.0)], "One host sold M: a at 2 USD (newest: 1 Jan 2024)"),
        (
            [("m", "2024-01-01", "a", 2.0), ("m", "2023-01-01", "c", 8.0)],
            "M: prices 4.0 times apart at 2 hosts (newest: 1 Jan 2024)",
        ),
    ],
)
def test_hosts_are_counted_by_prices_of_today(cells, said):
    table = prices.hosts(priced(*cells), NAMES, DAY, hosted_model="m", price_kind="input")
    assert prices.hosts_finding(table) == said


def test_the_spread_of_hosts_is_that_of_prices_of_today():
    now = [("m", "2026-11-01", name, price) for name, price in (("a", 2.0), ("b", 3.0), ("c", 5.0))]
    old = [("n", "2024-01-01", name, price) for name, price in (("a", 2.0), ("b", 3.0), ("c", 20.0))]
    every = [*now, ("m", "2024-01-01", "d", 1.0), *old]
    table = prices.spreads(priced(*every), NAMES, DAY, price_kind="input")
    assert prices.spreads_finding(table) == "The dearest host of M today asks 2.5 times the cheapest"
    assert list(dict.fromkeys(table["model"])) == ["M", "N"]
    assert table.loc[table["model"].eq("M"), "hosts_count"].eq(3).all() and table["label"].tolist().count("d") == 1
    both = prices.spreads(
        priced(*now, *[("n", "2026-11-02", *cells[2:]) for cells in old]), NAMES, DAY, price_kind="input"
    )
    assert prices.spreads_finding(both) == "Hosts’ prices today differ 6.3 times (median), 10.0 at most"
    gone = prices.spreads(priced(*old), NAMES, DAY, price_kind="input")
    assert prices.spreads_finding(gone) == "The dearest host of N asked 10.0 times the cheapest (newest: 1 Jan 2024)"


def counts(*cells, metric="github_stars"):
    made = pd.DataFrame(list(cells), columns=["entity", "date", "value"])
    return made.assign(metric=metric, company_id=None, source_id="s", note=None)


@pytest.mark.parametrize(
    ("cells", "said", "largest"),
    [
        (
            [("p", "2026-08-22", 10), ("q", "2024-08-22", 90)],
            "Most GitHub stars of tracked projects: p, 10 (Aug 2026)",
            "p: 10",
        ),
        (
            [("p", "2023-08-22", 10), ("q", "2024-08-22", 90)],
            "Most GitHub stars, tracked projects: q, 90 (Aug 2024, not of today)",
            "q: 90 (22 Aug 2024, not of today)",
        ),
    ],
)
def test_the_largest_project_is_the_largest_of_today(cells, said, largest):
    table = community.metric_over_time(counts(*cells), DAY, metric="github_stars")
    assert community.metric_finding(table) == said
    assert community.meanings(counts(*cells), DAY)["largest"].tolist() == [largest]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B), "Alpha and Beta today hold 120 % of downloads"),
        ((A,), "Alpha today holds 80 % of downloads"),
        ((OLD,), "Beta held 20 % of downloads: newest: 2024"),
    ],
)
def test_downloads_that_are_older_were_held(found, said):
    assert community.downloads_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (("a", "2026-09", "Alpha", 96), B, OLD),
            "1 of 2 markets today is covered to 95 % or more",
        ),
        (
            (OLD,),
            "None of 1 market is covered to 95 % or more: newest: 2024",
        ),
    ],
)
def test_coverage_is_counted_in_definitions_of_today(found, said):
    assert health.coverage_finding(rows(*found)) == said


SCORED = [("Alpha", 90, 10, "today"), ("Beta", 80, 2, "today"), ("Gamma", 95, 1, "older")]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([0, 1, 2], "Among record-setters Alpha scores highest, Beta costs least today"),
        ([0], "Among record-setters Alpha scores highest and costs least today"),
        ([2], "Among record-setters Gamma scores highest and costs least (newest: Jan 2024)"),
    ],
)
def test_price_against_capability_is_told_of_prices_of_today(places, said):
    table = pd.DataFrame([SCORED[i] for i in places], columns=["label", "best_score", "price_usd", "recency"])
    dates = table["recency"].map({"today": "2026-09", "older": "2024-01"})
    table = table.assign(as_of=dates, records_only=True, on_frontier=True, ci_low=None, ci_high=None)
    assert prices.against_finding(table) == said


def test_a_price_that_is_not_of_today_is_on_no_frontier_and_said_apart(tables):
    made = card(tables, "prices", "price_capability")
    marks = [t for t in made.figure.data if t.mode == "markers" and len(t.x) and t.x[0] is not None]
    assert sum(seen < 1 for t in marks for seen in t.marker.opacity or ()) >= 1
    old = made.table[made.table["recency"].ne("today")]
    assert len(old) and not old["on_frontier"].any()
    assert f"apart and not counted: {len(old)} older" in made.note
