"""The answer of each page in one sentence: rows in, its exact first words and the exact rest out, each branch once."""

import pandas as pd
import pytest

from analysis.tables import future_answers, market_answers, strategy_answers

LITTLE = "Too little is published to tell."
NOTHING = "Nothing of today is known."


def rows(names, *cells):
    return pd.DataFrame([dict(zip(names, c, strict=False)) for c in cells], columns=names)


KEY = ["figure_id", "market_label", "market_id", "label", "leads", "low_pct", "high_pct", "independence"]


def key(*cells, **more):
    made = rows(KEY, *((kind, f"M{i} ({who})", f"m{i}", *rest) for i, (kind, who, *rest) in enumerate(cells)))
    return made.assign(is_article=False, recency="today", as_of="2026-09", counts_as=None, **more)


def part(low, high, who="A", independence="seller"):
    return ("open", who, "Open models", None, low, high, independence)


def lead(name, leads="yes"):
    return ("leader", "A", name, leads, 40, 41, "seller")


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            key(part(60, 70), part(0, 10, "B"), part(0, 40, "C"), part(1, 2, "D"), part(1, 2, "E"), lead("X")),
            "Not yet.",
            (
                "Open models surely pass half in 1 of 5 markets of today, as A counts; X leads the one that names"
                " companies."
            ),
        ),
        (
            key(part(60, 70), part(0, 10), part(0, 9), part(0, 8), part(10, 90)),
            "In some markets.",
            "Open models surely pass half in 1 of 5 markets of today, as A counts.",
        ),
        (
            key(part(60, 70, "A", "investor"), part(51, 60, "B", "investor"), part(0, 9), lead("X"), lead("Y", "no")),
            "Yes.",
            (
                "Open models surely pass half in 2 of 3 markets of today, all counted by investors; of 2 that name"
                " companies X leads 1."
            ),
        ),
        (
            key(part(60, 70), part(51, 60, "B"), part(0, 9), part(0, 50)),
            "Yes.",
            "Open models surely pass half in 2 of 4 markets of today.",
        ),
        (key(part(0, 10)), "Not yet.", "Open models surely hold under half in the one market of today."),
        (
            key(part(0, 50), part(50, 90)),
            LITTLE,
            "In none of 2 markets of today do open models surely hold more or less than half.",
        ),
        (
            key(part(60, 70)).assign(recency="older"),
            NOTHING,
            "No market shown has a figure on open models of the last twelve months.",
        ),
        (
            key(part(60, 70)).assign(is_article=True),
            NOTHING,
            "No market shown has a figure on open models of the last twelve months.",
        ),
    ],
)
def test_whether_open_models_break_the_hold_is_said_by_the_markets_that_can_tell(table, first, rest):
    assert market_answers.overview_answer(table) == (first, rest)


def test_what_one_publisher_counts_again_is_counted_once():
    twice = key(part(60, 70), part(60, 70), part(0, 9, "B"), part(0, 9, "C"))
    table = twice.assign(counts_as=["m0", "m0", None, None])
    assert market_answers.overview_answer(table) == (
        "In some markets.",
        "Open models surely pass half in 1 of 3 markets of today, as A counts.",
    )


def leads(*cells):
    made = rows(["label", "leads", "market_label", "independence", "recency"], *cells)
    made["market_id"] = made["line"] = [f"m{i}" for i in range(len(made))]
    return made.assign(metric_kind="partition", share_of="visits", as_of="2026-09", counts_as=None)


def of(name, leads="yes", who="P", independence="seller", recency="today"):
    return (name, leads, f"Visits ({who}, 2026)", independence, recency)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (leads(of("X")), "X.", "It leads the one market of today, as P counts."),
        (leads(of("X"), of("X", who="Q")), "X.", "It leads each of 2 markets of today."),
        (
            leads(of("X"), of("X", who="Q"), of("Y")),
            "X, in most markets.",
            "X leads 2 of 3 markets of today; Y 1.",
        ),
        (
            leads(of("X", "yes", "P", "investor"), of("X", "yes", "Q", "investor"), of("Y", "no")),
            "X, in most markets.",
            "X leads 2 of 3 markets of today, all counted by investors; nobody for certain 1.",
        ),
        (
            leads(of("X"), of("X"), of("Y"), of("Z")),
            "It depends on what is counted.",
            "X leads 2 of 4 markets of today, as P counts; Y 1 and Z 1.",
        ),
        (
            leads(of("X", "no"), of("Y", "no")),
            "Nobody for certain.",
            "In none of 2 markets of today does one company surely lead.",
        ),
        (leads(of("X", recency="older")), NOTHING, "No market shown has a figure of the last twelve months."),
    ],
)
def test_who_holds_the_market_is_named_where_most_markets_agree(table, first, rest):
    assert market_answers.shares_answer(table) == (first, rest)


def bands(*cells, recency="today"):
    made = rows(["band", "market_label", "independence"], *cells)
    made["market_id"] = [f"m{i}" for i in range(len(made))]
    return made.assign(
        share_of="visits", as_of="2026-09", counts_as=None, recency=recency, line_high=1800.0, known_by=None
    )


HIGH, LOW, OPEN = "highly concentrated", "moderately concentrated", "depends on what is not known"


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            bands((HIGH, "A (P)", "seller"), (HIGH, "B (Q)", "seller"), (LOW, "C (R)", "seller")),
            "Highly, in most markets.",
            "2 of 3 markets of today lie surely above 1,800 points of HHI; 1 below.",
        ),
        (
            bands((HIGH, "A (P)", "investor"), (HIGH, "B (Q)", "investor")),
            "Highly, in every market.",
            "2 of 2 markets of today lie surely above 1,800 points of HHI, all counted by investors.",
        ),
        (
            bands((HIGH, "A (P)", "seller"), (OPEN, "B (Q)", "seller")),
            "Highly, in some markets.",
            "1 of 2 markets of today lies surely above 1,800 points of HHI, as P counts; 1 cannot tell.",
        ),
        (
            bands((LOW, "A (P)", "seller"), (OPEN, "B (Q)", "seller")),
            "Not highly, where it is known.",
            "None of 2 markets of today lie surely above 1,800 points of HHI; 1 below, 1 cannot tell.",
        ),
        (bands((OPEN, "A (P)", "seller")), LITTLE, "In the one market of today the shares do not say so for certain."),
        (
            bands((HIGH, "A (P)", "seller"), recency="older"),
            NOTHING,
            "No market shown has shares of the last twelve months.",
        ),
    ],
)
def test_how_concentrated_is_said_by_what_is_certain(table, first, rest):
    assert market_answers.concentration_answer(table) == (first, rest)


def guidelines(*harms, status="in force"):
    return pd.DataFrame({"harm": list(harms), "status": status})


def merged(low=127.6, high=127.9, stage="after", merging=True):
    names = ["stage", "merging", "label", "points", "points_low", "points_high"]
    return rows(names, (stage, merging, "X + Y", (low + high) / 2, low, high))


NO_VERDICT = "a screen, no verdict."


@pytest.mark.parametrize(
    ("tests", "after", "first", "rest"),
    [
        (
            guidelines("yes", "no", "no test"),
            merged(),
            "1 of 2 guidelines in force would flag it.",
            f"X and Y would raise HHI by 128 points; {NO_VERDICT}",
        ),
        (
            guidelines("yes", "depends", "depends"),
            merged(100, 200),
            "1 of 3 guidelines in force would flag it.",
            f"2 depend on what is not published; X and Y would raise HHI by 100–200 points; {NO_VERDICT}",
        ),
        (
            guidelines("no", "no"),
            merged(292.4, 641.3),
            "None of 2 guidelines in force would flag it.",
            f"X and Y would raise HHI by 290–650 points; {NO_VERDICT}",
        ),
        (
            guidelines("no", "no"),
            merged(4.5, 16.5),
            "None of 2 guidelines in force would flag it.",
            f"X and Y would raise HHI by 4–17 points; {NO_VERDICT}",
        ),
        (
            guidelines("no", "depends"),
            merged(),
            "It depends on what is not published.",
            f"X and Y would raise HHI by 128 points; {NO_VERDICT}",
        ),
        (
            guidelines("no", "no"),
            merged(stage="before"),
            "None of 2 guidelines in force would flag it.",
            "The companies shown are none of those that merge.",
        ),
        (
            guidelines("yes", status="superseded"),
            merged(merging=False),
            "None of 0 guidelines in force would flag it.",
            "The companies shown are none of those that merge.",
        ),
    ],
)
def test_a_merger_is_answered_by_the_guidelines_in_force(tests, after, first, rest):
    assert market_answers.mergers_answer(after, tests) == (first, rest)


def ties(*cells):
    return rows(["label", "party_b", "twice"], *cells)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            ties(("A", "B", "yes"), ("B", "A", "yes"), ("C", "D", "no")),
            "The same few, twice.",
            "2 companies make 1 pair in which one side invests in the other and one orders computing from the other.",
        ),
        (
            ties(("A", "B", "yes"), ("C", "B", "yes"), ("D", "A", "no")),
            "Some, twice.",
            "3 companies make 2 pairs in which one side invests in the other and one orders computing from the other.",
        ),
        (
            ties(("A", "B", "no")),
            "Nobody twice.",
            "The one tie shown, of 2 companies, is not by shares and orders at once.",
        ),
        (
            ties(("A", "B", "no"), ("C", "D", "no")),
            "Nobody twice.",
            "None of the 2 ties shown, of 4 companies, is by shares and orders at once.",
        ),
    ],
)
def test_who_is_tied_to_whom_says_how_few_make_the_pairs(table, first, rest):
    assert market_answers.ownership_answer(table) == (first, rest)


OWNER = ["label", "low_pct", "high_pct", "as_of", "period_label", "recency", "kind", "status", "market_label"]


def owners(*cells):
    end = ("2025-Q4", "Q4 2025", "today", "company", "estimate", "Owners (Epoch AI)")
    return rows(OWNER, *((*c, *end) for c in cells))


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            owners(("X", 30, 36), ("Y", 25, 29)),
            "2 companies, over half of it.",
            "X has most, 30–36 % in Q4 2025, as Epoch AI counts, an estimate.",
        ),
        (
            owners(("X", 51, 60), ("Y", 25, 29)).assign(status="final"),
            "X, over half of it.",
            "X has most, 51–60 % in Q4 2025, as Epoch AI counts.",
        ),
        (
            owners(("X", 20, 30), ("Y", 19, 29)),
            LITTLE,
            "X may have most, 20–30 % in Q4 2025, as Epoch AI counts, an estimate.",
        ),
        (owners(("X", 51, 60)).assign(recency="older"), NOTHING, "No share of the last twelve months is shown."),
        (owners(("X", 51, 60)).assign(kind="rest"), NOTHING, "No share of the last twelve months is shown."),
    ],
)
def test_who_owns_the_computing_power_counts_the_fewest_that_hold_half(table, first, rest):
    assert market_answers.compute_answer(table) == (first, rest)


def plans(*cells):
    return rows(["strategy_then", "strategy_today"], *cells)


C, H, W = "closed", "hybrid", "open_weights"


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            plans((C, C), (C, H), (C, W), (H, H)),
            "Most of the closed did.",
            "2 of 3 closed in March 2024 publish some weights today; 2 of 4 organizations mix open and closed now.",
        ),
        (
            plans((C, C), (C, H)),
            "Some of the closed did.",
            "1 of 2 closed in March 2024 publishes some weights today; 1 of 2 organizations mixes open and closed now.",
        ),
        (
            plans((C, C)),
            "The one shown did not.",
            "What was closed in March 2024 is closed today; it does not mix open and closed now.",
        ),
        (
            plans((C, H)),
            "The one shown did.",
            "What was closed in March 2024 publishes some weights today; it mixes open and closed now.",
        ),
        (
            plans((H, H), ("not there yet", C)),
            LITTLE,
            "None shown was closed in March 2024; 1 of 2 organizations mixes open and closed now.",
        ),
    ],
)
def test_whether_companies_opened_up_counts_those_that_were_closed(table, first, rest):
    assert strategy_answers.strategies_answer(table) == (first, rest)


def met(most, *last):
    terms = rows(["term_met", "models_number", "models_possible"], ("weights can be downloaded", most, most))
    more = rows(["term_met", "models_number", "models_possible"], ("and an OSI license", 8, 8), ("all data", *last))
    return pd.concat([terms, more], ignore_index=True)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            met(100, 9, 24),
            "Weights, seldom the source.",
            "Of 100 models with open weights 8 have an OSI license, 9 to 24 come near open source as defined.",
        ),
        (
            met(100, 25, 25),
            "Weights, not often the source.",
            "Of 100 models with open weights 8 have an OSI license, 25 come near open source as defined.",
        ),
        (
            met(100, 51, 60),
            "Weights and source, mostly.",
            "Of 100 models with open weights 8 have an OSI license, 51 to 60 come near open source as defined.",
        ),
        (
            met(100, 9, 60),
            LITTLE,
            "Of 100 models with open weights 8 have an OSI license, 9 to 60 come near open source as defined.",
        ),
        (
            met(100, 9, 24).iloc[[0, 2]],
            "Weights, seldom the source.",
            "Of 100 models with open weights 9 to 24 come near open source as defined.",
        ),
        (met(0, 0, 0), LITTLE, "No model shown has weights to download."),
    ],
)
def test_what_open_means_is_said_by_the_bounds_of_what_is_near_open_source(table, first, rest):
    assert strategy_answers.openness_answer(table) == (first, rest)


def lagging(months, kind, gap):
    names = ["lag_months", "lag_kind", "gap", "gap_unit", "benchmark", "date"]
    return rows(
        names, (3.0, "measured", 1.0, "points", "Old", "2024-01-01"), (months, kind, gap, "points", "ECI", "2026-03-05")
    )


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            lagging(6.9, "measured", 9.75),
            "By 7 months in Mar 2026.",
            "On ECI the best open model stood 9.75 points under the closed one.",
        ),
        (
            lagging(1.0, "at least", 0.5),
            "By at least 1 month in Mar 2026.",
            "On ECI the best open model stood 0.5 points under the closed one.",
        ),
        (
            lagging(0.0, "measured", 0.5),
            "Not at all, by this measure.",
            "On ECI the best open model led or drew on 5 Mar 2026.",
        ),
        (
            lagging(2.0, "measured", 0.0),
            "Not at all, by this measure.",
            "On ECI the best open model led or drew on 5 Mar 2026.",
        ),
        (
            lagging(0.0, "at least", 0.5),
            "By at least 0 months in Mar 2026.",
            "On ECI the best open model stood 0.5 points under the closed one.",
        ),
    ],
)
def test_how_far_open_models_trail_is_said_in_months_of_the_last_date(table, first, rest):
    assert strategy_answers.capability_answer(table) == (first, rest)


def priced(*cells):
    table = rows(["as_of", "access_class", "price_usd"], *cells)
    return table.assign(priced_model=[f"m{i}" for i in range(len(table))])


@pytest.mark.parametrize(
    ("opened", "closed", "first", "both"),
    [
        (0.5, 4.0, "Open models are cheaper.", "0.5 against 4"),
        (4.0, 0.5, "Open models are dearer.", "4 against 0.5"),
        (1.0, 1.0, "They cost the same.", "1 against 1"),
    ],
)
def test_whether_open_models_are_cheaper_says_that_no_price_shows_why(opened, closed, first, both):
    table = priced(("2026-01", "open", opened), ("2026-02", "closed", closed), ("2025-02", "closed", 9.0))
    said = (
        f"Their makers’ median price in 2026 is {both} dollars a million tokens; whether openness is why is not shown."
    )
    assert strategy_answers.prices_answer(table) == (first, said)


def test_prices_of_open_models_alone_answer_nothing():
    said = "No year shown has prices of both open and closed models."
    assert strategy_answers.prices_answer(priced(("2026-01", "open", 1.0))) == (LITTLE, said)


def held(*cells):
    return rows(["metric", "value", "note", "as_of", "source_id"], *cells)


M = "hub_models"


@pytest.mark.parametrize(
    ("hub", "measures", "first", "rest"),
    [
        (
            held((M, 9e5, "over", "2021-04", "b"), (M, 35e3, "over", "2022-04", "a"), (M, 2e6, None, "2026-05", "a")),
            ["stars", "active users daily"],
            "Models gather there.",
            "The hub held over 35 thousand in Apr 2022, 2 million in May 2026; 1 of 2 metrics counts people.",
        ),
        (
            held((M, 2e6, None, "2022-04", "a"), (M, 2e6, None, "2026-05", "a")),
            ["stars"],
            LITTLE,
            "The hub held 2 million in Apr 2022, 2 million in May 2026; the one metric counts no people.",
        ),
        (
            held(("hub_spaces", 2e6, None, "2022-04", "a"), (M, 2e6, None, "2026-05", "a")),
            ["users", "paying users"],
            LITTLE,
            "How the hub grew is not shown; 2 of 2 metrics count people.",
        ),
        (
            held(("hub_spaces", 2e6, None, "2022-04", "a")),
            ["stars"],
            LITTLE,
            "How the hub grew is not shown; the one metric counts no people.",
        ),
    ],
)
def test_whether_a_community_forms_says_what_grows_and_what_is_not_counted(hub, measures, first, rest):
    assert strategy_answers.community_answer(hub, pd.DataFrame({"measure": measures})) == (first, rest)


def lists(**parts):
    return rows(
        ["list_name", "year", "part_pct", "is_part_year"],
        ("z", "2026", 99.0, True),
        *((name, str(2023 + i), pct, False) for name, found in parts.items() for i, pct in enumerate(found)),
    )


UP, DOWN, TURNED, LEVEL = (30.0, 31.0, 40.0), (50.0, 38.78, 38.83), (30.0, 20.0, 35.0), (30.4, 20.0, 29.6)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            lists(**{"Large models (2 May 2026)": UP, "Notable: assets": DOWN}),
            "It depends on the list.",
            "The open part, 2023 to 2025: 30 to 40 % (Large models), 50 to 39 % (Notable).",
        ),
        (
            lists(a=UP),
            "Yes, in the one list that can tell.",
            "The open part, 2023 to 2025: 30 to 40 % (a).",
        ),
        (
            lists(a=DOWN),
            "No, in the one list that can tell.",
            "The open part, 2023 to 2025: 50 to 39 % (a).",
        ),
        (
            lists(a=UP, b=UP),
            "Yes, in both lists that can tell.",
            "The open part, 2023 to 2025: 30 to 40 % (a), 30 to 40 % (b).",
        ),
        (
            lists(a=UP, b=TURNED),
            "It depends on the list.",
            "The open part, 2023 to 2025: 30 to 40 % (a), 30 over 20 to 35 % (b).",
        ),
        (
            lists(a=TURNED),
            "Neither more nor less, for certain.",
            "The open part, 2023 to 2025: 30 over 20 to 35 % (a).",
        ),
        (
            lists(a=LEVEL),
            "Neither more nor less, for certain.",
            "The open part, 2023 to 2025: 30 over 20 to 30 % (a).",
        ),
        (
            lists(a=UP, b=UP, c=DOWN),
            "It depends on the list.",
            "From 2023 to 2025 the open part rose in 2, fell in 1 of 3 lists.",
        ),
        (
            lists(a=DOWN, b=DOWN, c=DOWN),
            "No, in all 3 lists that can tell.",
            "From 2023 to 2025 the open part rose in none, fell in 3 of 3 lists.",
        ),
    ],
)
def test_whether_models_are_released_more_openly_says_both_years_of_a_list_and_one_between_that_turns_them(
    table, first, rest
):
    assert strategy_answers.releases_answer(table) == (first, rest)


def test_the_last_whole_year_is_the_last_one_shown_where_a_list_covers_all_of_it():
    said = "The open part, 2023 to 2025: 30 to 40 % (a)."
    assert strategy_answers.releases_answer(lists(a=UP).iloc[1:]) == ("Yes, in the one list that can tell.", said)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (lists(a=(1.0, 2.0), b=UP).iloc[[0, 1, 2, 5]], "No list shown covers 2025 and the two years before it."),
        (lists(a=(1.0, 2.0)), "No list shown covers 2024 and the two years before it."),
        (lists(), "No list shown covers a whole year."),
    ],
)
def test_lists_without_the_last_whole_year_answer_nothing(table, said):
    assert strategy_answers.releases_answer(table) == (NOTHING, said)


def costs(*cells):
    return rows(["model", "middle_usd", "basis_name"], *cells)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            costs(("A", 2e8, "rental"), ("B", 1e8, "purchase"), ("C", 99e6, "rental")),
            "It depends on the basis.",
            "The costliest is A, 200 million dollars counted as rental; 2 of 2 bases reach 100 million.",
        ),
        (
            costs(("A", 2e8, "rental")),
            "Up to 200 million dollars.",
            "The one estimate shown is of A, 200 million dollars counted as rental.",
        ),
        (
            costs(("A", 2e8, "rental"), ("all research", 5e9, "all development of a year")),
            "Up to 200 million dollars.",
            "The one estimate shown is of A, 200 million dollars counted as rental.",
        ),
        (
            costs(("all research", 5e9, "all development of a year")),
            "Too little is published to tell.",
            "No estimate of one model’s training is shown.",
        ),
        (
            costs(("A", 2e6, "rental")),
            "Up to 2 million dollars.",
            "The one estimate shown is of A, 2 million dollars counted as rental.",
        ),
    ],
)
def test_what_a_model_costs_names_the_basis(table, first, rest):
    assert future_answers.economics_answer(table) == (first, rest)


def hosting(*cells):
    return rows(["company_id", "label", "as_of", "mid_pct"], *cells)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            hosting(("m", "M", "2026-04-30", 75.0), ("m", "M", "2019-10-31", 40.0), ("e", "E", "2025-04-30", 46.0)),
            "Hosting, in part.",
            "It brought 75 % of M’s revenue in Apr 2026 and 46 % of E’s revenue in Apr 2025.",
        ),
        (
            hosting(("m", "M", "2026-04-30", 75.0)),
            "Hosting, in the one case that says.",
            "It brought 75 % of M’s revenue in Apr 2026.",
        ),
        (
            hosting(("m", "M", "2026-04-30", 50.0)),
            "Hosting, but not mostly.",
            "It brought 50 % of M’s revenue in Apr 2026.",
        ),
    ],
)
def test_what_carried_earlier_companies_is_said_of_the_last_date_of_each(table, first, rest):
    assert future_answers.precedents_answer(table) == (first, rest)


@pytest.mark.parametrize(
    ("reached", "first", "said"),
    [
        (
            (16.0, 60.0),
            "1 of 1 open way does.",
            "Open core breaks even in 60 % of simulated futures, Closed API in 16 %",
        ),
        (
            (71.0, 60.0, 50.5),
            "2 of 2 open ways do.",
            "Open core breaks even in 60 % of simulated futures, Closed API in 71 %",
        ),
        (
            (71.0, 50.0),
            "Not in most futures.",
            "Open core breaks even in 50 % of simulated futures, Closed API in 71 %",
        ),
        ((60.0,), "Not in most futures.", "Closed API breaks even in 60 % of simulated futures"),
    ],
)
def test_whether_openness_pays_is_said_by_how_many_strategies_break_even_in_most_futures(reached, first, said):
    names = (("closed_api", "open_core", "hybrid"), ("Closed API", "Open core", "Hybrid"))
    cells = zip(reached, *names, strict=False)
    table = rows(["reached_pct", "preset", "label"], *(cell for cell in cells for _ in range(2)))
    assert future_answers.break_even_answer(table) == (first, f"{said}.")


def futures(*cells):
    return rows(["label", "mid_pct", "chance_half_pct"], *cells).assign(market_label="Visits (P)")


UNMOVED = rows(["moved_count", "chance_open_pct"], (0, 40.0))
MOVED = rows(["moved_count", "chance_open_pct"], (2, 12.4))


@pytest.mark.parametrize(
    ("table", "fan", "first", "rest"),
    [
        (futures(("A", 2, 4.6), ("B", 9, 1)), UNMOVED, "In few futures.", "5 %, of 2 published scenarios (P)"),
        (futures(("A", 2, 0.3)), UNMOVED, "In almost no future.", "<1 %, of 1 published scenario (P)"),
        (
            futures(("B", 51, 20), ("A", 2, 51)),
            UNMOVED,
            "Only in some scenarios.",
            "51 %, of 2 published scenarios (P)",
        ),
        (futures(("A", 2, 80)), UNMOVED, "Yes, if assumptions hold.", "80 %, of 1 published scenario (P)"),
        (
            futures(("A", 2, 80)),
            MOVED,
            "Yes, if assumptions hold.",
            "80 %, of 1 published scenario (P); as moved, 12 %",
        ),
    ],
)
def test_whether_open_breaks_the_monopoly_is_said_by_the_best_chance_of_published_scenarios(table, fan, first, rest):
    said = "“A” gives open its best chance of half in 2030, "
    assert future_answers.scenarios_answer(table, fan) == (first, f"{said}{rest}.")


def facts(*cells):
    return rows(
        ["label", "part", "fact", "detail", "as_of"], *(cell if len(cell) == 5 else (*cell, "2025") for cell in cells)
    )


PLAN = ("X", "Strategy", "Since 2025", "hybrid: sells both")
PLAN_OF_Y = ("Y", "Strategy", "Since 2023", "closed: sells one")


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            facts(
                ("X", "Strategy", "Since 2023", "closed: at first"),
                PLAN,
                ("X", "Who", "Largest share today", "80 %, visits"),
            ),
            "X is hybrid.",
            "Largest share today: 80 %, visits.",
        ),
        (
            facts(PLAN, ("X", "Who", "Largest last share, none of today", "80 %, visits, 2023")),
            "X is hybrid.",
            "Largest last share, none of today: 80 %, visits, 2023.",
        ),
        (
            facts(PLAN, ("X", "Who", "Largest part in a survey of use", "40 %, vendors, 2026")),
            "X is hybrid.",
            "Largest part in a survey of use: 40 %, vendors, 2026.",
        ),
        (
            facts(PLAN, ("X", "In figures", "Models", "42, of which 6 open")),
            "X is hybrid.",
            "Models: 42, of which 6 open.",
        ),
        (
            facts(
                PLAN,
                ("X", "In figures", "Revenue", "3 billion USD, Feb 2019", "2019-02"),
                ("X", "In figures", "Revenue, run rate", "130 million USD, Jul 2017", "2017-07"),
            ),
            "X is hybrid.",
            "Revenue: 3 billion USD, Feb 2019.",
        ),
        (
            facts(("X", "Who", "Country", "US")),
            "X’s strategy is not known.",
            "No share, model or revenue of it is published here.",
        ),
        (facts(PLAN, PLAN_OF_Y), "2 side by side.", "X is hybrid and Y is closed."),
    ],
)
def test_a_company_is_answered_by_its_strategy_and_its_largest_share(table, first, rest):
    assert future_answers.companies_answer(table) == (first, rest)


def printed(*cells):
    return rows(["layer", "independence", "rows_count"], *cells)


@pytest.mark.parametrize(
    ("table", "first", "rest"),
    [
        (
            printed(("gateway", "seller", 60), ("model", "investor", 5), ("model", "independent", 35)),
            "Mostly from sellers and investors.",
            "Sellers and investors publish 65 of 100 shares (65 %); 60 of these count one layer, gateway.",
        ),
        (
            printed(("gateway", "seller", 30), ("model", "investor", 30), ("model", "press", 40)),
            "Mostly from sellers and investors.",
            "Sellers and investors publish 60 of 100 shares (60 %).",
        ),
        (
            printed(("gateway", "seller", 30), ("model", "independent", 30)),
            "Half from sellers and investors.",
            "Sellers and investors publish 30 of 60 shares (50 %).",
        ),
        (
            printed(("gateway", "seller", 29), ("model", "independent", 31)),
            "Mostly from those without interest.",
            "Sellers and investors publish 29 of 60 shares (48 %).",
        ),
        (
            printed(("model", "independent", 31)),
            "From those without interest.",
            "Sellers and investors publish none of 31 shares.",
        ),
        (printed(), LITTLE, "No share is shown."),
    ],
)
def test_where_figures_come_from_says_what_most_of_them_count(table, first, rest):
    assert future_answers.sources_answer(table) == (first, rest)


def test_where_sellers_and_investors_are_hidden_the_answer_finds_no_absence_of_theirs():
    table = printed(("model", "independent", 31))
    said = ("Sellers and investors are left out.", "31 shares of others are shown.")
    assert future_answers.sources_answer(table, hides_publishers=True) == said


@pytest.mark.parametrize(
    ("holds", "first", "agree"),
    [
        (["yes", "yes"], "Its sums agree.", "2 of 2 cross-checks agree"),
        (["yes", "no"], "Not all of it.", "1 of 2 cross-checks agrees"),
    ],
)
def test_whether_the_data_can_be_trusted_claims_no_more_than_its_sums(holds, first, agree):
    said = f"{agree}, each counted in two ways; that proves no source right."
    assert future_answers.health_answer(pd.DataFrame({"holds": holds})) == (first, said)
