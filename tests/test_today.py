"""Today is the twelve months that end on the newest day on which a source was read: only its figures are counted."""

import csv
import re
from datetime import date

import pandas as pd
import pytest

from analysis.figures import older
from analysis.figures.look import Look
from analysis.figures.overview import key_spreads
from analysis.periods import Period
from analysis.tables import claims, community, health, overview, prices
from analysis.tables.concentration import spectrum_finding
from analysis.tables.shares_words import layers_finding, leader_finding, rivals_finding
from analysis.tables.strategy_markets import by_strategy_finding, open_share_finding
from analysis.today import at_last_over, recency, standing, today, with_today
from tests.cards import built, card, exhibit_of
from tests.conftest import ROOT

SAYS = [
    ("overview", "key_figures", r"in \d+ of (\d+) definitions", {"figure_id": "open"}),
    ("shares", "leader", r"today in (\d+) definitions", {}),
    ("shares", "rivals", r"today in (\d+) definitions", {}),
    ("concentration", "spectrum", r"highly concentrated in \d+ of (\d+)", {}),
    ("strategies", "open_share", r"in \d+ of (\d+) definitions", {}),
    ("strategies", "by_strategy", r"in \d+ of (\d+) definitions", {}),
]
"""Page, exhibit, the words of its title that count definitions, and which of its rows these are."""


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
    counted = re.search(words, made.title)
    assert counted, made.title
    assert int(counted[1]) == mine[name].nunique() < shown[name].nunique()


@pytest.mark.parametrize(("page", "exhibit"), [(p, e) for p, e, _, _ in SAYS] + [("shares", "layers")])
def test_what_is_older_stays_in_the_table_marked_so_and_is_said_beside_the_chart(tables, page, exhibit):
    made = card(tables, page, exhibit)
    marked = made.table[made.table["recency"].notna()]
    assert marked["recency"].eq("today").tolist() == marked["as_of"].map(lies_in_today).tolist()
    assert re.search(
        r"\d+ (definition|layer)s? of the twelve months to 24 Nov 2026; apart and not counted: \d", made.subtitle
    )


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
    """Rows of definitions, read until 24 Nov 2026: market, period, name, and a share in whole per cent."""
    made = pd.DataFrame(list(cells), columns=["market_id", "as_of", "label", "mid_pct"])
    made = made.assign(share_of="visits", kind="company", leads="yes", metric_kind="partition", layer=made["market_id"])
    made = made.assign(low_pct=made["mid_pct"] - 0.5, high_pct=made["mid_pct"] + 0.5, line=made["market_id"])
    made = made.assign(
        interval=[f"{share} %" for share in made["mid_pct"]], market_label=made["market_id"], row=made["market_id"]
    )
    made = made.assign(period_label=[Period.parse(text).label for text in made["as_of"]], entity_id=made["label"])
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
        ((A, B), f"2 definitions {MONTHS}"),
        ((A, OLD), f"1 definition {MONTHS}; apart and not counted: 1 older"),
        ((A, ("a", "2023", "Alpha", 2)), f"1 definition {MONTHS}"),
        ((A, B, OLD, OLDER, NEXT), f"2 definitions {MONTHS}; apart and not counted: 2 older, 1 of a period not over"),
        ((OLD,), f"no definition {MONTHS}; apart and not counted: 1 older"),
    ],
)
def test_it_is_said_how_many_definitions_remain_and_how_many_are_older(found, said):
    assert standing(rows(*found)) == said


def test_the_claim_of_the_article_is_no_definition_that_is_older():
    found = rows(A, OLD).assign(share_of=["visits", "not stated"])
    assert standing(found) == f"1 definition {MONTHS}; apart and not counted: the article’s claim"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "The leader holds 40–80 % today in 2 definitions: 2 different leaders"),
        ((A, TWIN, OLD), "The leader holds 50–80 % today in 2 definitions: Alpha leads each"),
        ((A, OLD), "Alpha: 80 % by the one definition of today (Sep 2026)"),
        (
            (OLD, OLDER),
            "The leader held 20–60 % in 2 definitions (none of today, the newest of 2024): 2 different leaders",
        ),
        (
            (OLDER, ("c", "2024", "Alpha", 20)),
            "The leader held 20–60 % in 2 definitions (none of today, the newest of 2024): Alpha led each",
        ),
        ((OLD,), "Beta: 20 % by the one definition shown, not of today (2024)"),
    ],
)
def test_leaders_are_counted_in_definitions_of_today(found, said):
    assert leader_finding(rows(*found)) == said


def test_a_leader_who_is_not_certain_is_none():
    assert leader_finding(rows(A, TWIN, leads="no")).endswith("in 2 definitions: no certain leader")
    assert leader_finding(rows(A, TWIN, OLD).assign(leads=["yes", "no", "yes"])).endswith(": Alpha leads 1")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, TWIN, OLDER), "Alpha holds 50–80 % today in 2 definitions, depending on who counts what"),
        ((A, OLDER), "Alpha: 80 % by the one definition of today (Sep 2026)"),
        ((A, B, OLD), "Shares of 2 companies in 2 definitions of today, none the market"),
        (
            (OLDER, ("c", "2024", "Alpha", 20)),
            "Alpha held 20–60 % in 2 definitions (none of today, the newest of 2024)",
        ),
        ((OLD, OLDER), "Shares of 2 companies in 2 definitions (none of today, the newest of 2024), none the market"),
    ],
)
def test_sources_on_one_company_are_compared_at_dates_of_today(found, said):
    assert rivals_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "The leader's hold today runs from 40 % (b) to 80 % (a)"),
        ((A, OLD), "Alpha leads the layer a with 80 %"),
        ((OLD, OLDER), "The leader's hold ran from 20 % (c) to 60 % (d) (none of today, the newest of 2024)"),
        ((OLDER,), "Alpha led the layer d with 60 % (none of today, the newest of 2023)"),
    ],
)
def test_layers_are_compared_at_dates_of_today(found, said):
    assert layers_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, OLD), "HHI today is 1,600–6,600 across definitions; surely highly concentrated in 1 of 2"),
        ((A, OLD), "HHI of a: as printed"),
        ((OLD, OLDER), "HHI was 400–3,700 across definitions, none of today, the newest of 2024; surely highly concentrated in 1 of 2"),
        ((OLD,), "HHI of c: as printed (2024, not of today)"),
    ],
)  # fmt: skip
def test_definitions_above_the_line_are_counted_among_those_of_today(found, said):
    table = rows(*found, interval="as printed")
    table = table.assign(hhi_low=table["mid_pct"] ** 2.0, hhi_high=table["mid_pct"] ** 2.0 + 100)
    bands = table["hhi_low"].gt(1800).map({True: "highly concentrated", False: "moderately concentrated"})
    table["hhi_high"] = table["hhi_high"].where(table["mid_pct"].ne(80), 6600).where(table["mid_pct"].ne(60), 3700)
    assert spectrum_finding(table.assign(band=bands)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B, ("f", "2026-01", "Open", 50), OLD), "Open models today hold under half in 1 of 3 definitions, over half in 1"),
        ((OLD, OLDER), "Open models held under half in 1 of 2 definitions, over half in 1: none of today, the newest of 2024"),
        ((("f", "2026-01", "Open", 60), NEXT), "Open models today hold under half in 0 of 1 definitions, over half in 1"),
    ],
)  # fmt: skip
def test_open_shares_are_counted_in_definitions_of_today(found, said):
    assert open_share_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((("a", "2026-09", "hybrid", 90), ("c", "2024", "closed", 90), ("d", "2023", "closed", 90)),
         "Hybrid companies today surely hold the largest part in 1 of 1 definitions"),
        ((("a", "2026-09", "hybrid", 48), ("a", "2026-09", "closed", 40), ("c", "2024", "closed", 90)),
         "Hybrid companies today hold the largest part in 1 of 1 definitions, surely in none"),
        ((("a", "2026-09", "hybrid", 90), ("b", "2026-03", "closed", 90), ("c", "2024", "closed", 90)),
         "Hybrid and closed companies today surely hold the largest part in 1 each of 2 definitions"),
        ((("c", "2024", "closed", 90), ("d", "2023", "closed", 90)),
         "Closed companies surely held the largest part in 2 of 2 definitions: none of today, the newest of 2024"),
    ],
)  # fmt: skip
def test_strategies_are_counted_in_definitions_of_today(found, said):
    table = rows(*found)
    assert by_strategy_finding(table.assign(strategy=table["label"])) == said


def key_rows(*cells):
    """Rows of the overview: key figure, period, lowest and highest share, and who leads for certain if anybody."""
    made = pd.DataFrame(list(cells), columns=["figure_id", "as_of", "low_pct", "high_pct", "label"])
    names = {"claimed": "Alpha in 2023", "leader": "The leader today", "open": "Open models today"}
    made = made.assign(
        figure=made["figure_id"].map(names), leads=made["label"].ne("nobody").map({True: "yes", False: "no"}),
        company_id=None, mid_pct=(made["low_pct"] + made["high_pct"]) / 2, from_pct=made["low_pct"], to_pct=made["high_pct"],
        is_article=False, status="final", share_of="visits", market_label=[f"m{i}" for i in range(len(made))],
    )  # fmt: skip
    made = made.assign(interval="as printed", period_label=made["as_of"], independence="independent")
    return with_today(made, read("2026-11-24"))


OPENED = [("open", "2026", 0, 1, ""), ("open", "2026-01", 51, 60, ""), ("open", "2026-02", 0, 49, ""), ("open", "2026-03", 40, 60, ""),
          ("open", "2026-04", 50, 50, ""), ("open", "2025", 0, 70, ""), ("open", "2024", 0, 9, ""), ("open", "2023", 90, 99, "")]  # fmt: skip
LEADERS = [("leader", "2026-01", 60, 70, "Alpha"), ("leader", "2026-02", 40, 50, "Alpha"), ("leader", "2026-03", 30, 36, "Beta"),
           ("leader", "2026-04", 20, 30, "nobody"), ("leader", "2024", 80, 99, "Gamma")]  # fmt: skip


def large_words(*cells):
    """What the chart of the overview says in words at the left of its rows."""
    made = key_spreads(
        key_rows(*cells), Look.of(pd.DataFrame({"company_id": [], "company": [], "color": [], "kind": []}))
    )
    return [note.text for note in made.layout.annotations if note.xref == "paper"]


def test_the_large_words_of_the_overview_count_what_is_above_and_below_half_today():
    assert large_words(*OPENED) == [
        "1 of 5 above half", "Open models today: 1 below, 3 not known", "3 figures older than today, not counted",
    ]  # fmt: skip
    assert large_words(*LEADERS) == [
        "20–70 %", "The leader today, 4 definitions", "1 figure older than today, not counted",
    ]  # fmt: skip
    assert large_words(*LEADERS[:1]) == ["60–70 %", "The leader today, 1 definition"]
    assert large_words(LEADERS[-1]) == ["1 figure older than today, not counted"]


@pytest.mark.parametrize(
    ("cells", "title", "answer"),
    [
        (LEADERS + OPENED, "The leader today holds 20–70 %; open models pass half in 1 of 5 definitions",
         "Who leads today depends on what is counted: Alpha in 2, Beta in 1, nobody for certain in 1 of 4 definitions. "
         "Open models hold more than half in 1 of 5 and less than half in 1; 3 leave too much unknown to tell."),
        (LEADERS[:2], "The leader today: 40–70 %", "Alpha leads today in all 2 definitions shown."),
        (LEADERS[:1], "The leader today: 60–70 %", "Alpha leads today in the one definition shown."),
        (LEADERS[3:], "The leader today: 20–30 %", "Nobody leads for certain today."),
        (LEADERS[4:], "No figure shown is of today", None),
        (OPENED[1:3], "Open models today: 0–60 %", "Open models hold more than half in 1 of 2 and less than half in 1."),
    ],
)  # fmt: skip
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
    assert found.deciding == (
        "Open models today hold more than half in 1 of 5 definitions and less than half in 1; the other 3 leave too much "
        "unknown to tell. Their highest: 51–60 % in “m1”. 3 definitions with last figures of other dates are not counted"
    )  # fmt: skip
    old = claims.breaks(pd.Series(dtype="str"), table.iloc[-1:])
    assert old.verdict == "cannot be tested" and old.deciding.endswith(
        ". 1 definition with a last figure of another date is not counted"
    )


def test_rows_that_are_not_of_today_stand_under_a_heading_and_are_faint():
    table = rows(OLD, A, NEXT, OLDER, ("c", "2023", "Beta", 30), B)
    assert older.rows_down(table) == ["a", "b", "<b>Older than a year</b>", "c", "d", "<b>Period not over</b>", "e"]
    assert [seen < 1 for seen in older.opacities(table, Look())] == [True, False, True, True, True, False]
    assert older.rows_down(rows(A)) == ["a"]


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
    made = built(*exhibit_of(page, exhibit), tables, Look.of(tables["companies"], theme))
    down = list(made.figure.layout.yaxis.categoryarray)[::-1]
    below = set(down[down.index("<b>Older than a year</b>") :])
    best = made.table.groupby("row")["recency"].agg(lambda found: "today" in set(found))
    assert below - {*older.HEADINGS.values()} == set(best.index[~best]) and best.any()


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
            [("m", "2026-10-01", "maker", 2.0), ("m", "2026-11-01", "h", 3.0), ("m", "2024-01-01", "h", 1.0),
             ("n", "2024-06-01", "maker", 4.0), ("n", "2026-11-01", "h", 2.0)],
            "A third-party host today undercuts the maker for 0 of 1 open models", {"m": 1.5, "n": 0.5},
        ),
        (
            [("n", "2024-06-01", "maker", 4.0), ("n", "2024-06-01", "h", 2.0)],
            "A third-party host undercut the maker for 1 of 1 open models: none of today, the newest of 1 Jun 2024", {"n": 0.5},
        ),
    ],
)  # fmt: skip
def test_a_price_of_today_is_compared_with_none_that_is_older(cells, said, ratios):
    table = prices.channels(priced(*cells), NAMES, DAY, price_kind="input")
    assert prices.channels_finding(table) == said
    assert dict(zip(table["model_id"], table["ratio_to_maker"], strict=True)) == ratios
    assert table["recency"].tolist() == ["today" if model == "m" else "older" for model in table["model_id"]]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("m", "2026-11-01", "a", 2.0), ("m", "2026-11-01", "b", 3.0), ("m", "2024-01-01", "c", 1.0), ("m", "2024-01-01", "b", 1.0)],
         "2 hosts today sell M: the dearest asks 1.5 times the cheapest"),
        ([("m", "2026-11-01", "a", 2.0), ("m", "2024-01-01", "c", 1.0)], "One host today sells M: a at 2 USD"),
        ([("m", "2024-01-01", "a", 2.0)], "One host sold M: a at 2 USD (none of today, the newest of 1 Jan 2024)"),
        ([("m", "2024-01-01", "a", 2.0), ("m", "2023-01-01", "c", 8.0)],
         "2 hosts sold M: the dearest asked 4.0 times the cheapest (none of today, the newest of 1 Jan 2024)"),
    ],
)  # fmt: skip
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
    assert prices.spreads_finding(both) == "Dearest over cheapest host today: 6.2 times in the middle, 10.0 at most"
    gone = prices.spreads(priced(*old), NAMES, DAY, price_kind="input")
    assert prices.spreads_finding(gone) == (
        "The dearest host of N asked 10.0 times the cheapest (none of today, the newest of 1 Jan 2024)"
    )


def counts(*cells, metric="github_stars"):
    made = pd.DataFrame(list(cells), columns=["entity", "date", "value"])
    return made.assign(metric=metric, company_id=None, source_id="s", note=None)


@pytest.mark.parametrize(
    ("cells", "said", "largest"),
    [
        ([("p", "2026-08-22", 10), ("q", "2024-08-22", 90)], "Most GitHub stars: p, 10 (Aug 2026)", "p: 10"),
        ([("p", "2023-08-22", 10), ("q", "2024-08-22", 90)],
         "Most GitHub stars: q, 90 (Aug 2024): none of today, the newest of 22 Aug 2024", "q: 90 (22 Aug 2024, not of today)"),
    ],
)  # fmt: skip
def test_the_largest_project_is_the_largest_of_today(cells, said, largest):
    table = community.metric_over_time(counts(*cells), DAY, metric="github_stars")
    assert community.metric_finding(table) == said
    assert community.meanings(counts(*cells), DAY)["largest"].tolist() == [largest]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((A, B), "Alpha and Beta today hold 120 % of downloads"),
        ((A,), "Alpha today holds 80 % of downloads"),
        ((OLD,), "Beta held 20 % of downloads: none of today, the newest of 2024"),
    ],
)
def test_downloads_that_are_older_were_held(found, said):
    assert community.downloads_finding(rows(*found)) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            (("a", "2026-09", "Alpha", 96), B, OLD),
            "1 of 2 definitions of today name companies for at least 95 % of their market",
        ),
        (
            (OLD,),
            "0 of 1 definitions name companies for at least 95 % of their market: none of today, the newest of 2024",
        ),
    ],
)
def test_coverage_is_counted_in_definitions_of_today(found, said):
    assert health.coverage_finding(rows(*found)) == said
