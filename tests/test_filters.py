"""For every exhibit and every filter: it chooses the rows shown, or the source line says that it does not hold."""

import re
from functools import cache

import pandas as pd
import pytest

from analysis.exhibits.filters import keep_rows, said_filters
from analysis.periods import Period
from analysis.tables.community import hub_finding
from analysis.tables.leader_words import leader_finding
from analysis.tables.overview import key_finding
from analysis.tables.strategies import mix_finding, reversals_finding, reversals_subtitle
from tests.cards import every, exhibit_of, told

SETTINGS = {
    "picked": {"picked": ("mistral", "meta", "openai")},
    "dates": {"dates": ("2024-01", "2025-12")},
    "confidence": {"confidence": "B"},
    "interested": {"interested": "hide"},
}
WORDS = {"picked": "companies", "dates": "dates", "confidence": "grades", "interested": "publishers"}
GAINING = ("seller", "investor", "self-reported")


def fits(name, row, sources):
    """Whether a row may be shown under a filter, as its cells say."""
    if name == "picked":
        named = [row.get(c) for c in ("company_id", "company", "organization", "developer", "model")]
        return row.get("company_id") in SETTINGS["picked"]["picked"] or not any(pd.notna(one) for one in named)
    if name == "dates":
        known = Period.parse(row["as_of"])
        return known.end.isoformat() >= "2024-01-01" and known.start.isoformat() <= "2025-12-31"
    if name == "confidence":
        return pd.isna(row["grade"]) or row["grade"] <= "B"
    if "independence" in row:
        return row["independence"] not in GAINING
    return pd.isna(row["source_id"]) or not {sources[s] for s in row["source_id"].split(";")} <= set(GAINING)


@every(of=10, at=2)
def test_each_filter_holds_for_every_row_shown_or_the_line_says_that_it_does_not(page, exhibit, tables):
    sources = tables["sources"].set_index("source_id")["independence"].to_dict()
    whole = told(page, exhibit, tables)
    for name, params in SETTINGS.items():
        card = told(page, exhibit, tables, **params)
        if card.table.empty:
            assert card.title == "Nothing to show for this choice"
            continue
        if f"the choice of {WORDS[name]} does not hold here" in card.source_line:
            assert "shown:" not in card.source_line and len(card.table) == len(whole.table)
            column = {"picked": "company_id", "dates": "", "confidence": "grade", "interested": "independence"}[name]
            assert column not in card.full or card.full[column].isna().all()
            continue
        assert " · shown: " in card.source_line
        wrong = [row for row in card.table.to_dict("records") if not fits(name, row, sources)]
        assert wrong == []
        if name == "interested" and "independence" not in card.table:
            cited = [{sources[s] for s in str(cell).split(";")} for cell in card.table["source_id"].dropna()]
            beside = sum(bool(kinds & set(GAINING)) for kinds in cited)
            assert (f"; {beside} row" in card.source_line) == bool(beside)


@cache
def counts_all(subtitle):
    """By what a subtitle says that its title counts hidden rows too."""
    found = re.search(
        r"; the title counts all ((?:companies|dates|grades|publishers)(?:, \w+)*(?: and \w+)?)$", subtitle
    )
    return frozenset(re.findall(r"\w+", found[1])) - {"and"} if found else frozenset()


@every(of=3, at=2)
def test_with_companies_picked_a_title_names_no_company_that_is_hidden_or_says_that_it_speaks_of_all(
    page, exhibit, tables
):
    card = told(page, exhibit, tables, **SETTINGS["picked"])
    if card.table.empty or "does not hold here" in card.source_line or "companies" in counts_all(card.subtitle):
        return
    names = tables["companies"].set_index("company_id")["company"]
    hidden = set(card.full["company_id"].dropna()) - set(card.table["company_id"].dropna())
    bare = {names[c].split(" (")[0] for c in hidden if c in names.index}
    assert [n for n in bare if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", card.title)] == []


@every(of=3, at=2)
def test_with_dates_narrowed_a_title_names_no_year_outside_them_and_no_day_after_or_says_that_it_speaks_of_all(
    page, exhibit, tables
):
    card = told(page, exhibit, tables, **SETTINGS["dates"])
    if card.table.empty or "does not hold here" in card.source_line or "dates" in counts_all(card.title):
        return
    assert [y for y in re.findall(r"\b(?:19|20)\d\d\b", card.title) if y not in ("2024", "2025")] == []
    is_of_today = "recency" in card.table and card.table["recency"].eq("today").any()
    assert is_of_today or not re.search(r"\b(?:now|(?<!none of )(?<!not of )today)\b", card.title)


@every(of=3, at=2)
def test_a_title_that_counts_hidden_rows_says_so_and_is_that_of_all_rows_and_no_other_says_so(page, exhibit, tables):
    whole = told(page, exhibit, tables)
    for name, params in SETTINGS.items():
        card = told(page, exhibit, tables, **params)
        hides = 0 < len(card.table) < len(card.full)
        if hides and exhibit.of_all and len(card.full) == len(whole.full):
            assert card.title == whole.title and card.subtitle.endswith(f"; the title counts all {WORDS[name]}")
        else:
            assert not counts_all(card.subtitle)


@every(of=3, at=2)
def test_no_title_has_a_capital_after_words_that_a_filter_puts_before_it(page, exhibit, tables):
    plain = told(page, exhibit, tables).title
    titles = [told(page, exhibit, tables, **params).title for params in SETTINGS.values()]
    assert [title for title in titles if title != plain and title.endswith(plain)] == []


@pytest.mark.parametrize(
    ("params", "holds", "mixed", "said"),
    [
        ({}, ("picked", "dates"), 0, ""),
        ({"picked": ("a", "b")}, ("picked",), 0, "shown: Alpha, Beta"),
        ({"picked": ("a",)}, (), 0, "the choice of companies does not hold here"),
        ({"dates": ("2024-01", "2024-01")}, ("dates",), 0, "shown: Jan 2024"),
        ({"dates": ("2024-01", "latest")}, ("dates",), 0, "shown: Jan 2024 to latest"),
        (
            {"confidence": "B", "picked": ("a",)},
            ("picked",),
            0,
            "shown: Alpha · the choice of grades does not hold here",
        ),
        (
            {"dates": ("first", "2024-01"), "confidence": "A"},
            (),
            0,
            "the choice of dates and grades does not hold here",
        ),
        ({"interested": "hide"}, ("interested",), 0, "shown: publishers that gain by the figure left out"),
        (
            {"interested": "hide"},
            ("interested",),
            1,
            "shown: publishers that gain by the figure left out; 1 row names one beside others",
        ),
        (
            {"interested": "hide"},
            ("interested",),
            3,
            "shown: publishers that gain by the figure left out; 3 rows name one beside others",
        ),
        ({"picked": tuple("abcdef")}, ("picked",), 0, "shown: Alpha, Beta, c, d and 2 more"),
    ],
)
def test_filters_are_said_in_these_words(params, holds, mixed, said):
    companies = pd.DataFrame({"company_id": ["a", "b"], "company": ["Alpha", "Beta"]})
    assert said_filters(params, companies, holds, mixed) == said


@pytest.mark.parametrize(
    ("filters", "end"),
    [
        ({}, ""),
        ({"picked": ("openai", "google")}, "; the title counts all companies"),
        ({"picked": ("openai",), "interested": "hide", "confidence": "C"}, "; the title counts all companies"),
        ({"interested": "hide"}, ""),
    ],
)
def test_a_subtitle_says_that_the_title_is_of_the_whole_market_where_some_of_it_is_hidden(tables, filters, end):
    whole, shown = (told(*exhibit_of("concentration", "waterfall"), tables, **given) for given in ({}, filters))
    assert (shown.title, shown.subtitle) == (whole.title, f"{whole.subtitle}{end}")


@pytest.mark.parametrize(
    ("page", "exhibit", "filters", "title"),
    [
        ("shares", "over_time", {"picked": ("openai",)}, "OpenAI leads with "),
        ("openness", "transparency", {"dates": ("2024", "2025")}, "Transparency in Dec 2025: "),
        ("releases", "lists", {"dates": ("2025", "2025")}, "Open in 2025: "),
    ],
)
def test_a_title_of_the_rows_shown_speaks_of_no_others_though_a_filter_leaves_it_as_it_is(
    tables, page, exhibit, filters, title
):
    card = told(*exhibit_of(page, exhibit), tables, **filters)
    assert card.title == told(*exhibit_of(page, exhibit), tables).title and card.title.startswith(title)
    assert len(card.table) < len(card.full)


def test_a_developer_without_a_key_of_ours_is_hidden_where_companies_are_picked(tables):
    card = told(*exhibit_of("openness", "transparency"), tables, **SETTINGS["picked"])
    assert set(card.table["company_id"]) <= {"mistral", "meta", "openai"} and "Writer" not in card.title


@pytest.mark.parametrize("column", ["company", "organization", "developer", "model"])
def test_a_row_that_names_somebody_without_a_key_of_ours_is_hidden_where_companies_are_picked(column):
    table = pd.DataFrame({"company_id": ["meta", None, None, "ibm"], column: ["Llama", "MPT-7B", None, "Granite"]})
    assert keep_rows(table, {"picked": ("meta",)}).index.tolist() == [0, 2]


def test_the_timeline_of_releases_shows_models_of_the_companies_picked_only(tables):
    card = told(*exhibit_of("releases", "release_timeline"), tables, **SETTINGS["picked"])
    assert set(card.table["company_id"]) == set(SETTINGS["picked"]["picked"])


def key_row(figure_id, low, high, **more):
    row = {"figure_id": figure_id, "figure": {"open": "Open models today", "leader": "The leader today"}.get(figure_id)}
    return (
        row
        | {"is_article": False, "low_pct": low, "high_pct": high, "from_pct": low, "to_pct": high, "recency": "today"}
        | more
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ([0, 1, 2, 3], "Open models today surely pass half in 1 of 2 markets"),
        (
            [0, 2, 3],
            "Open models today surely pass half in 1 of 2 markets",
        ),
        ([1], "The leader today holds 70–80 % in 1 of 2 markets"),
        ([2, 3], "Open models today surely pass half in 1 of 2 markets"),
        ([2], "Open models today may pass half in the one market"),
        ([3], "Open models today pass half in the one market"),
        ([4, 6], "Open models today hold under half in the one market"),
        ([2, 6], "Open models today surely pass half in none of 2 markets"),
        ([4], "Hybrid strategies: 10–20 %"),
        ([5], "The article’s own figure, without a study behind it"),
    ],
)
def test_key_figures_are_told_in_these_words(shown, said):
    whole = pd.DataFrame(
        [
            key_row("leader", 30, 40),
            key_row("leader", 70, 80),
            key_row("open", 0, 100),
            key_row("open", 51, 60),
            key_row("hybrid", 10, 20, figure="Hybrid strategies"),
            key_row("claimed", 75, 80, is_article=True),
            key_row("open", 0, 40),
        ]
    )
    assert key_finding(whole.iloc[shown], whole) == said


MIX = pd.DataFrame(
    [
        (day, strategy, number, 100.0 * number / 10)
        for day, parts in {"2024-03-21": (6, 4), "2024-12-31": (5, 5.5), "2026-04-08": (3, 7)}.items()
        for strategy, number in zip(("closed", "hybrid"), parts, strict=True)
    ],
    columns=["as_of", "strategy", "organizations", "part_pct"],
)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2024-03-21", "2024-12-31", "2026-04-08"], "Commonest strategy: closed (60 %) then, hybrid (70 %) now"),
        (["2024-03-21", "2024-12-31"], "Commonest strategy: closed (60 %) then, hybrid (55 %) in Dec 2024"),
        (["2024-12-31", "2026-04-08"], "Hybrid (70 %) is the commonest strategy"),
        (["2024-12-31"], "Hybrid (55 %) is the commonest strategy in Dec 2024"),
        (["2024-03-21"], "Closed (60 %) is the commonest strategy in Mar 2024"),
    ],
)
def test_the_mix_is_told_of_the_dates_shown(days, said):
    assert mix_finding(MIX[MIX["as_of"].isin(days)], "share", MIX) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("first", "latest"), "2 changes since the article: 1 toward open, 1 toward closed"),
        (("2024-01", "2025-12"), "2 changes from Jan 2024 to Dec 2025: 1 toward open, 1 toward closed"),
        (("2024-01", "2024-01"), "2 changes in Jan 2024: 1 toward open, 1 toward closed"),
        (("first", "2025-12"), "2 changes up to Dec 2025: 1 toward open, 1 toward closed"),
        (("2024-01", "latest"), "2 changes from Jan 2024 on: 1 toward open, 1 toward closed"),
        (("latest", "latest"), "2 changes at the latest date: 1 toward open, 1 toward closed"),
    ],
)
def test_changes_of_strategy_are_told_of_the_dates_shown(dates, said):
    table = pd.DataFrame({"before": ["closed", "hybrid"], "after": ["hybrid", "closed"]})
    assert reversals_finding(table, dates) == said
    shut = reversals_subtitle(table.assign(label=["A", "B"]))
    assert shut == "Toward closed: B; changes of strategy after 21 March 2024, newest first"
    assert (
        reversals_subtitle(table.head(1).assign(label="A")) == "Changes of strategy after 21 March 2024, newest first"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2022-04-12", "2026-05-01"], "The hub grew from 35 thousand to 2 million models"),
        (["2022-04-12"], "The hub held 35 thousand models in Apr 2022"),
    ],
)
def test_the_hub_grows_only_between_two_dates(days, said):
    values = {"2022-04-12": 35_000.0, "2026-05-01": 2_000_000.0}
    table = pd.DataFrame(
        {"metric": "hub_models", "measure": "models", "as_of": days, "value": [values[d] for d in days], "note": ""}
    )
    assert hub_finding(table.assign(source_id="s")) == said


def leader_rows(*rows):
    columns = ["market_id", "label", "low_pct", "mid_pct", "high_pct", "leads"]
    table = pd.DataFrame([(f"m{i}", *row) for i, row in enumerate(rows)], columns=columns)
    return table.assign(
        line=table["market_id"],
        as_of="2026-01",
        newest="2026-01",
        period_label="Jan 2026",
        date_status="final",
        recency="today",
        share_of="visits",
        metric_kind="partition",
        interval=table["mid_pct"].map("{:g} %".format),
    )


A, B, UNSURE = ("Alpha", 60, 60, 60, "yes"), ("Beta", 30, 30, 30, "yes"), ("Beta", 40, 40, 40, "no")


ALSO, OPEN = ("Alpha", 50, 50, 50, "yes"), ("Alpha", 45, 45, 45, "no")


@pytest.mark.parametrize(
    ("shown", "every", "said"),
    [
        ([A], [A], "Alpha: 60 % in one market today (Jan 2026)"),
        ([A, B], [A, B], "The leader holds 30–60 % today in 2 markets: 2 different leaders"),
        ([A, ALSO], [A, ALSO], "The leader holds 50–60 % today in 2 markets: Alpha leads each"),
        ([A, UNSURE], [A, UNSURE], "The leader holds 40–60 % today in 2 markets: Alpha leads 1"),
        (
            [UNSURE, OPEN],
            [UNSURE, OPEN],
            "The leader holds 40–45 % today in 2 markets: no certain leader",
        ),
        ([A, ALSO], [A, ALSO, B], "Alpha leads 2 of 3 markets today with 50–60 %"),
    ],
)
def test_the_leader_is_told_of_the_definitions_shown(shown, every, said):
    assert leader_finding(leader_rows(*shown), leader_rows(*every)) == said
