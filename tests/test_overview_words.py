"""What the overview says in its title, its short answer and the large words of its chart: rows in, exact words out, a
case for each branch."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.figures import overview as charts
from analysis.figures import overview_rows, who_leads
from analysis.figures.layout import phone, roles, text_layout
from analysis.figures.layout.phone_rows import bare
from analysis.figures.layout.theme import Look
from analysis.periods import counted_once, of_today
from analysis.tables import overview
from tests.cards import card
from ui import panels

SURE_ABOVE, SURE_BELOW, BELOW_BARELY, UNKNOWN = (51, 60), (10, 30), (30, 49), (40, 60)
AT_HALF, JUST_OVER_HALF = (50, 50), (49, 51)


def spans(*ends, figure_id="open", figure="Open models today", **columns):
    """Rows of one key figure of today: its lowest and highest share in each definition."""
    table = pd.DataFrame(ends, columns=["low_pct", "high_pct"])
    table = table.assign(mid_pct=table.mean(axis=1), from_pct=table["low_pct"], to_pct=table["high_pct"])
    plain = {"figure_id": figure_id, "figure": figure, "is_article": False, "recency": "today", "leads": "yes"}
    return table.assign(**plain | {"label": "A", "as_of": "2026-09", "newest": "2026-09"} | columns)


@pytest.mark.parametrize(
    ("ends", "title", "answer", "words"),
    [
        (
            [SURE_ABOVE, SURE_BELOW, UNKNOWN],
            "surely pass half in 1 of 3 markets",
            "Open models hold more than half in 1 of 3 and less than half in 1; 1 leaves too much unknown to tell.",
            ("1 of 3 above half", "Open models today: 1 below, 1 not known"),
        ),
        (
            [SURE_BELOW, BELOW_BARELY],
            "surely pass half in none of 2 markets",
            "Open models hold more than half in none of 2 and less than half in 2.",
            ("0 of 2 above half", "Open models today: 2 below, 0 not known"),
        ),
        (
            [UNKNOWN, AT_HALF],
            "surely pass half in none of 2 markets",
            (
                "Open models hold more than half in none of 2 and less than half in none; 2 leave too much unknown to"
                " tell."
            ),
            ("0 of 2 above half", "Open models today: 0 below, 2 not known"),
        ),
        (
            [SURE_ABOVE],
            "pass half in the one market",
            "Open models hold more than half in the one market.",
            ("1 of 1 above half", "Open models today: 0 below, 0 not known"),
        ),
        (
            [BELOW_BARELY],
            "hold under half in the one market",
            "Open models hold less than half in the one market.",
            ("0 of 1 above half", "Open models today: 1 below, 0 not known"),
        ),
        (
            [JUST_OVER_HALF],
            "may pass half in the one market",
            "Open models may hold more or less than half in the one market.",
            ("0 of 1 above half", "Open models today: 0 below, 1 not known"),
        ),
    ],
)
def test_open_models_pass_half_only_where_the_whole_interval_does(ends, title, answer, words):
    table = spans(*ends)
    assert overview._passing_half(table) == title
    assert overview._said_open(table) == answer
    assert charts.heading_words(table) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            spans((10, 10), (30, 30), figure_id=charts.THEN_AND_NOW[0], figure="F", interval=["1 of 9", "3 of 9"]),
            ("1 of 9 → 3 of 9", "F"),
        ),
    ],
)
def test_a_key_figure_of_two_dates_is_both(part, words):
    assert charts.heading_words(part) == words


def test_the_words_of_a_key_figure_are_the_ones_drawn(tables):
    drawn = card(tables, "overview", "key_figures").table
    figure = charts.key_spreads(drawn, Look.of(tables["companies"]))
    said = {note.text for note in roles.annotations(figure, roles.ROW_HEADING)}
    today = of_today(drawn[~drawn["is_article"]])
    told = [charts.heading_words(counted_once(today[today["figure_id"].eq(name)])) for name in ("open",)]
    assert said >= {words for pair in told for words in pair}


@pytest.mark.parametrize("width", [0, phone.WIDTH])
def test_the_words_of_a_key_figure_fit_beside_or_above_its_marks(tables, width):
    look = replace(Look.of(tables["companies"]), width=width)
    figure = charts.key_spreads(card(tables, "overview", "key_figures").table, look)
    notes = list(roles.annotations(figure, roles.ROW_HEADING))
    room = phone.WIDTH - 12 if width else 1.1 * charts.LEFT  # widths of text are estimated rather too large
    assert len(notes) >= 6 and all(text_layout.text_width(bare(n.text), n.font.size) <= room for n in notes)
    apart = [n for n in notes if "older than today" in n.text]
    strips = [trace for trace in figure.data if trace.meta["role"] == roles.OLDER]
    assert len(apart) == len(strips) >= 1
    for note, strip in zip(apart, strips, strict=True):
        assert not width or note.y - max(strip.y) >= 8 / charts.PIXELS


def test_the_name_of_an_interval_covers_no_other_interval(tables):
    figure = charts.key_spreads(card(tables, "overview", "key_figures").table, Look.of(tables["companies"]))
    (label,) = roles.annotations(figure, roles.INTERVAL_LABEL)
    assert label.xanchor == "left" and label.yanchor != "bottom"
    for trace in (t for t in figure.data if roles.of(t) == roles.INTERVAL):
        for x, y, above in zip(trace.x, trace.y, trace.error_x.array, strict=True):
            assert abs(y - label.y) * charts.PIXELS > overview_rows.LABEL / 2 or x + above <= label.x + 1e-9


@pytest.mark.parametrize(
    ("name", "date", "said"),
    [
        ("Spend (Menlo Ventures, 2025)", "2025", "Spend  Menlo Ventures, 2025"),
        ("Spend (Menlo Ventures, 2025)", "Dec 2025", "Spend  Menlo Ventures, Dec 2025"),
        ("Spend (Menlo Ventures, 2025)", "2026", "Spend  Menlo Ventures, 2025, 2026"),
        ("Use (Menlo Ventures, mid-2025)", "H1 2025", "Use  Menlo Ventures, mid-2025, H1 2025"),
        ("Prompts, 2025", "2025", "Prompts, 2025  2025"),
    ],
)
def test_a_row_says_the_year_that_publisher_and_date_print_once(name, date, said):
    assert bare(who_leads.market(name, date, Look(), 12)) == said


@pytest.mark.parametrize("width", [0, phone.WIDTH])
def test_no_market_of_today_has_its_name_cut(tables, width):
    table = card(tables, "overview", "who_leads").table
    now, _ = who_leads.drawn(table[~table["is_article"]])
    look = Look(width=width)
    said = [who_leads.market(r.market_label, r.period_label, look, 12.5) for r in now.itertuples()]
    assert len(said) >= 8 and not [row for row in said if "…" in row]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_open_models_surely_hold_has_the_color_of_open_weights_in_every_theme(tables, theme):
    look = Look.of(tables["companies"], theme)
    figure = charts.key_spreads(card(tables, "overview", "key_figures").table, look)
    told = [t.error_x.color for t in figure.data if roles.of(t) == roles.INTERVAL]
    assert look.openness("open_weights") in told and look["text"] not in told


LEADS = {"figure_id": "leader", "figure": "The leader today"}


@pytest.mark.parametrize(
    ("shown", "every", "said"),
    [
        ([spans((36, 36), (80, 80), **LEADS)], 2, "The leader today holds 36–80 %"),
        ([spans((36, 36), **LEADS)], 2, "The leader today holds 36 % in 1 of 2 markets"),
        (
            [spans((36, 36), (80, 80), **LEADS), spans(SURE_BELOW)],
            2,
            "Open models today hold under half in the one market",
        ),
        ([spans(SURE_ABOVE)], 0, "Open models today pass half in the one market"),
        ([spans((50, 60), figure_id="claimed", figure="OpenAI in 2023")], 0, "OpenAI in 2023: 50–60 %"),
        ([spans((75, 80), is_article=True)], 0, "The article’s own figure, without a study behind it"),
        ([spans((36, 36), recency="older", **LEADS)], 0, "No figure shown is of today"),
    ],
)
def test_the_title_speaks_of_the_leader_and_of_open_models_of_today_alone(shown, every, said):
    whole = pd.concat([*shown, *[spans((20, 20), **LEADS)] * (every - len(shown[0]))], ignore_index=True)
    assert overview.key_finding(pd.concat(shown, ignore_index=True), whole if every else None) == said


@pytest.mark.parametrize(
    ("leaders", "said"),
    [
        ({}, ""),
        ({"label": ["A"], "leads": "no"}, "Nobody leads for certain today."),
        ({"label": ["A"]}, "A leads today in the one market shown."),
        ({"label": ["A", "A"]}, "A leads today in all 2 markets shown."),
        (
            {"label": ["A", "A", "B"]},
            "Who leads today depends on what is counted: A in 2, B in 1 of 3 markets.",
        ),
        (
            {"label": ["A", "A", "B"], "leads": ["yes", "yes", "no"]},
            "Who leads today depends on what is counted: A in 2, nobody for certain in 1 of 3 markets.",
        ),
    ],
)
def test_who_leads_is_told_by_certain_leaders_only(leaders, said):
    ends = [(40, 40)] * len(leaders.get("label", ()))
    assert overview._said_leader(spans(*ends, **leaders) if ends else spans()) == said


CLAIM = spans((75, 80), figure_id="claimed", is_article=True)


@pytest.mark.parametrize(
    ("ends", "claims", "said"),
    [
        ([(50, 50), (60, 60)], [CLAIM], "OpenAI in 2023: 50–60 % in 2 sourced figures, none of which reaches {}."),
        ([(50, 50), (76, 76)], [CLAIM], "OpenAI in 2023: 50–76 % in 2 sourced figures, 1 of which reaches {}."),
        ([(75, 75), (76, 76)], [CLAIM], "OpenAI in 2023: 75–76 % in 2 sourced figures, 2 of which reach {}."),
        ([(60, 60)], [], "OpenAI in 2023: 60 % in 1 sourced figure."),
    ],
)
def test_sourced_figures_are_held_against_the_claim_where_it_is_shown(ends, claims, said):
    part = spans(*ends, figure_id="claimed", figure="OpenAI in 2023")
    found = overview._said_claimed(part, pd.concat([part, *claims], ignore_index=True))
    assert found == said.format("the article’s “nearly 80 %”")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            ["14 of 46", "25 of 46"],
            "Of all 46 organizations known at both dates 14 mixed open and closed in March 2024, 25 do today.",
        ),
        (["25 of 46"], ""),
    ],
)
def test_hybrid_strategies_are_told_then_and_now(cells, said):
    assert overview._said_hybrid(pd.DataFrame({"interval": cells})) == said


@pytest.mark.parametrize(
    ("lengths", "first"),
    [((10, 10, 10, 10), 2), ((10, 10, 90, 90, 90), 3), ((90, 10, 10), 1), ((10,), 1), ((80, 80, 80, 81), 2)],
)
def test_claims_fill_both_columns_with_as_many_lines_as_may_be(lengths, first):
    assert panels.halfway(["x" * length for length in lengths]) == first
