"""The companies page: facts of the data, as a reader would count them by hand."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.exhibits.page import load_pages
from analysis.figures import company_money
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from analysis.figures.strategies import strategy_color
from analysis.measures import shares
from analysis.measures.today import with_today
from analysis.schema.words import in_words
from analysis.tables import companies as t
from analysis.tables import leader_words
from analysis.tables import profile as p
from tests import cards
from tests.cards import built

PAGE = next(page for page in load_pages() if page.id == "companies")
PROFILE = next(e for e in PAGE.exhibits if e.id == "profile")


def facts(tables, **params):
    table = built(PAGE, PROFILE, tables, **params).table
    return table.set_index(["company_id", "fact"])["detail"]


MARKETS = pd.DataFrame(
    {
        "market_id": ["a", "b", "c", "d"],
        "market": ["Visits", "Tokens", "Survey", "Claim"],
        "metric_kind": ["partition", "partition", "penetration", "partition"],
        "share_of": ["visits", "tokens", "users", shares.NO_STUDY],
        "counts_as": None,
    }
)


def largest_share(held, markets=MARKETS, **more):
    """Facts and details of the largest share of rows of market, date and share."""
    plain = {"source_id": "s", "qualifier": "exact", "status": "final", "low_pct": None, "high_pct": None}
    table = pd.DataFrame(held, columns=["market_id", "period", "share_pct"]).assign(**plain | more)
    table["printed"] = table["share_pct"].astype(str).str.removesuffix(".0")
    read = pd.DataFrame({"date_accessed": ["2026-11-24"]})
    return [(row[1], row[2]) for row in p._largest_share(table, markets, read)]


@pytest.mark.parametrize(
    ("held", "fact", "detail"),
    [
        (
            [("a", "2024", 90), ("a", "2026-09", 30), ("b", "2026-08", 20), ("b", "2023", 95), ("c", "2026-09", 99)],
            "Largest share today",
            "30 %, Visits, Sep 2026",
        ),
        (
            [("a", "2026-H1", 10), ("a", "2026-Q3", 12), ("b", "2025-06", 80)],
            "Largest share today",
            "12 %, Visits, Q3 2026",
        ),
        (
            [("a", "2024", 90), ("b", "2023", 95), ("c", "2026-09", 99), ("d", "2023", 97)],
            "Largest last share, none of today",
            "95 %, Tokens, 2023",
        ),
        ([("c", "2026-09", 99), ("c", "2024", 100)], "Largest part in a survey of use", "99 %, Survey, Sep 2026"),
        ([("d", "2023", 80)], None, None),
        ([("a", "2026-09", None)], None, None),
    ],
)
def test_the_largest_share_is_one_of_today_and_a_part_of_a_whole_or_is_named_for_what_it_is(held, fact, detail):
    assert largest_share(held) == ([(fact, detail)] if fact else [])


def test_the_largest_share_is_none_that_a_publisher_counts_again():
    held = [("a", "2026-09", 13), ("b", "2026-10", 6)]
    assert largest_share(held, MARKETS.assign(counts_as="b")) == [("Largest share today", "6 %, Tokens, Oct 2026")]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"status": "estimate"}, "20 %, Visits, Sep 2026 (estimate)"),
        ({"qualifier": "range", "low_pct": 4.2, "high_pct": 8.1}, "4–8 %, Visits, Sep 2026"),
        ({"qualifier": "range", "low_pct": 19.8, "high_pct": 20.3}, "20.0 %, Visits, Sep 2026"),
        ({"qualifier": "range", "low_pct": 4.2}, "20 %, Visits, Sep 2026"),
        ({"qualifier": "below"}, "under 20 %, Visits, Sep 2026"),
        ({"qualifier": "at_least"}, "over 20 %, Visits, Sep 2026"),
        ({"qualifier": "approx"}, "about 20 %, Visits, Sep 2026"),
        ({"qualifier": "nearly"}, "nearly 20 %, Visits, Sep 2026"),
    ],
)
def test_the_largest_share_is_said_as_roughly_as_it_is_printed(more, said):
    assert largest_share([("a", "2026-09", 20)], **more) == [("Largest share today", said)]


def test_a_share_of_less_than_something_is_the_largest_only_where_it_stands_alone():
    held = [("a", "2026-09", 40), ("b", "2026-09", 20)]
    said = largest_share(held, qualifier=["below", "exact"])
    assert said == [("Largest share today", "20 %, Tokens, Sep 2026")]


@pytest.mark.parametrize(
    ("metric", "qualifier", "said"),
    [
        ("revenue", "", "688 million USD, 30 Apr 2026 (reported)"),
        ("revenue", "quarter", "688 million USD, quarter to Apr 2026 (reported)"),
        ("arr", "quarter", "688 million USD, 30 Apr 2026 (reported)"),
    ],
)
def test_revenue_of_a_part_of_a_year_says_of_which(metric, qualifier, said):
    row = {"metric": metric, "value": 688e6, "date": "2026-04-30", "qualifier": qualifier, "status": "reported"}
    made = [fact[2] for fact in p._money(pd.DataFrame([row | {"unit": "USD", "source_id": "s", "note": ""}]))]
    assert made == [said]


def test_the_largest_share_today_of_a_company_is_that_of_the_shares_page(tables):
    said = facts(tables, company="openai")["openai", "Largest share today"]
    page = cards.card(tables, "companies", "company_shares", company="openai")
    assert said.startswith("80.47 %, AI chatbot referrals") and "–80 % today" in page.title


def test_every_company_beside_the_chosen_one_has_its_own_facts_and_each_fact_a_source(tables):
    table = built(PAGE, PROFILE, tables, company="meta", beside=("mistral", "openai")).table
    assert list(dict.fromkeys(table["company_id"])) == ["meta", "mistral", "openai"]
    assert table["source_id"].notna().all()
    assert facts(tables, company="mistral")["mistral", "Country"] == "FR"


def shown(card):
    from ui import panels

    panels.profile(card)


def test_companies_beside_each_other_have_the_same_figures_in_the_same_order_known_or_not(tables):
    card = built(PAGE, PROFILE, tables, company="openai", beside=("meta", "apple"))
    app = AppTest.from_function(shown, args=(card,)).run()
    assert not app.exception
    names = [[c.value for c in column.caption] for column in app.columns if column.subheader]
    known = list(card.table.loc[card.table["part"].eq("In figures"), "fact"].drop_duplicates())
    assert [[n for n in mine if n in known] for mine in names] == [known] * 3
    values = facts(tables, company="openai", beside=("meta", "apple"))
    missing = sum((company, fact) not in values for company in ("openai", "meta", "apple") for fact in known)
    assert missing and sum(m.value == "##### not in the data" for m in app.markdown) == missing


def test_a_projection_is_never_shown_as_revenue(tables):
    money = pd.DataFrame(
        [("x", "2026-01", "arr", 2e9, "USD", "projection", "s"), ("x", "2025-01", "arr", 1e9, "USD", "reported", "s")],
        columns=["company_id", "date", "metric", "value", "unit", "status", "source_id"],
    )
    said = {None: "1 billion", "more than": "over 1 billion", "about": "about 1 billion"}
    for qualifier, amount in said.items():
        found = p._money(money.assign(qualifier=qualifier, note=""))
        assert [row[2] for row in found] == [f"{amount} USD, Jan 2025 (reported)"]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("A", "closed", None), ("A", "hybrid", "2025-08-05")], "A: closed → hybrid"),
        ([("A", "hybrid", "2023-12-11")], "A: hybrid since 11 Dec 2023"),
        ([("A", "open_weights", None)], "A: open weights, no change is known"),
    ],
)
def test_a_strategy_without_a_change_is_said_from_its_first_known_day(rows, title):
    assert t.strategy_finding(pd.DataFrame(rows, columns=["label", "strategy", "since"])) == title


def test_a_strategy_ends_where_the_next_one_begins(tables):
    table = t.strategy_of(tables["strategies"], tables["companies"], company="openai", beside=("meta",))
    mine = table[table["company_id"].eq("openai")]
    assert list(mine["end"].iloc[:-1]) == list(mine["start"].iloc[1:])
    assert list(dict.fromkeys(table["company_id"])) == ["openai", "meta"]


def test_the_best_by_then_of_the_day_is_never_below_the_companys_own(tables):
    table = t.capability_of(tables["capability"], tables["companies"], company="mistral", series=_first_series(tables))
    assert (table["best_by_then"] >= table["score"]).all()


def _first_series(tables):
    frame = tables["capability"]
    mine = frame[frame["company_id"].eq("mistral")].iloc[0]
    return f"{mine['series']}|{mine['benchmark']}"


def test_a_strategy_has_the_color_of_the_strategies_page(tables):
    look = Look.of(tables["companies"])
    figure = cards.card(tables, "companies", "company_strategy", company="openai").figure
    assert {bar.text[0]: bar.marker.color for bar in figure.data} == {
        in_words(name): strategy_color(name, look) for name in ("open_weights", "closed", "hybrid")
    }


def test_of_companies_beside_each_other_the_largest_is_named_and_so_are_those_without_data(tables):
    chosen = {"company": "openai", "beside": ("anthropic", "perplexity")}
    found = cards.card(tables, "companies", "company_money", **chosen)
    revenue = found.table[found.table["metric"].isin(["arr", "revenue"]) & found.table["status"].ne("projection")]
    newest = revenue.sort_values("date").groupby("label").tail(1).set_index("label")["value"]
    assert (
        len(newest) == 2
        and found.title.startswith(f"{newest.idxmax()}: ")
        and found.title.endswith("largest of 2 (reported)")
    )
    assert found.note.endswith("Not in these data: Perplexity")
    assert "Not in these data" not in cards.card(tables, "companies", "company_money", company="openai").note


def test_the_dates_of_shares_run_from_the_first_to_the_last_whatever_they_are_written_as():
    rows = pd.DataFrame({"as_of": ["2026-Q1", "2022-Q4", "2026-10-07"]})
    rows = rows.assign(label="A", market_id="m", share_of="visits", metric_kind="partition", newest="2026-10-07")
    said = leader_words.rivals_subtitle(with_today(rows, pd.DataFrame({"date_accessed": ["2026-11-24"]})))
    assert said.startswith("Share of A, Q4 2022 to 7 Oct 2026, ")


def test_the_transparency_index_of_a_company_is_its_whole_and_not_the_sum_of_its_parts(tables):
    printed = tables["transparency"]
    mine = printed[
        printed["company_id"].eq("openai") & printed["edition"].eq("2025-12") & printed["domain"].eq("overall")
    ]
    said = facts(tables, company="openai")["openai", "Transparency index"]
    assert said.startswith(f"{mine['score'].iloc[0]:.0f} of {mine['max_score'].iloc[0]:.0f}, ")


def test_on_a_slide_companies_stand_beside_each_other_a_row_a_fact_strategy_first(tables):
    table = built(PAGE, PROFILE, tables, company="openai", beside=("meta", "mistral")).table
    wide = p.side_by_side(table)
    assert list(wide.columns) == ["Fact", "OpenAI", "Meta", "Mistral AI"] and wide["Fact"].iloc[0] == "Strategy"
    assert wide.iloc[0, 1] == "hybrid, since 5 Aug 2025"
    known = table.set_index(["fact", "label"])["detail"]
    for fact, name in (("Models", "Meta"), ("Founded", "Mistral AI")):
        assert wide.set_index("Fact").loc[fact, name] == known[fact, name]
    assert wide.set_index("Fact").loc["Revenue", "Meta"] == "not in the data"


def test_a_kind_of_amount_has_its_own_mark_whichever_companies_are_beside_it(tables):
    def marks(*beside):
        figure = cards.card(tables, "companies", "company_money", company="openai", beside=beside).figure
        of_year = [t for t in figure.data if t.showlegend is not False and "part of a year" not in t.name]
        return {t.name: t.marker.symbol for t in of_year}

    two, three, alone = marks("meta", "mistral"), marks("meta", "mistral", "anthropic"), marks()
    names = {"OpenAI", "Meta", "Mistral AI", "Anthropic"}
    assert names <= {*three} and not names & {*alone}
    two, three = ({name: mark for name, mark in found.items() if name not in names} for found in (two, three))
    assert two["capital spending"] == three["capital spending"]
    for found in (two, three, alone):
        assert len(set(found.values())) == len(found)
        assert found.items() <= {**alone, **two, **three}.items()


def test_amounts_of_a_part_of_a_year_have_a_mark_and_words_of_their_own_beside_those_of_years(tables):
    found = cards.card(tables, "companies", "company_money", company="microsoft")
    assert set(found.table["measure"]) == {"capital spending, part of a year"}
    drawn = [t for t in found.figure.data if t.showlegend is False]
    assert {symbol.removesuffix("-open") for t in drawn for symbol in t.marker.symbol} == {company_money.PART_OF_YEAR}
    years = cards.card(tables, "companies", "company_money", company="openai").figure.data
    assert not [t for t in years if t.showlegend is False and company_money.PART_OF_YEAR in t.marker.symbol]


def test_what_is_earned_what_is_raised_and_what_is_spent_stand_in_panels_of_their_own(tables):
    figure = cards.card(tables, "companies", "company_money", company="openai").figure
    heads = [note.text for note in roles.annotations(figure, roles.PANEL_TITLE)]
    said = [re.sub("<.*?>", "", head) for head in heads]
    assert [head.partition(", US dollars")[0] for head in said] == [
        "Revenue",
        "Valuation, funding, debt",
        "Spending and result",
    ]
    assert said[0] == "Revenue, US dollars (log scale)"
    assert company_money.panel("arr") == "Revenue" and company_money.panel("new") == "Spending and result"


AMOUNT = {"label": "A", "metric": "revenue", "measure": "revenue", "value": 13.1e9, "date": "2025-12-31"}
AMOUNT |= {"status": "reported", "qualifier": "reported", "note": "calendar 2025"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "A: revenue 13.1 billion dollars in year to Dec 2025 (reported)"),
        (
            {"qualifier": "reported, quarter"},
            "A: 13.1 billion dollars, part of a year to Dec 2025 (reported)",
        ),
        (
            {"metric": "arr", "measure": "run rate of revenue"},
            "A: run rate of 13.1 billion dollars in Dec 2025 (reported)",
        ),
    ],
)
def test_revenue_is_said_of_the_time_in_which_it_was_earned(cells, said):
    assert t.money_finding(pd.DataFrame([AMOUNT | cells])) == said
