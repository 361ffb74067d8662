"""What decides break-even, drawn: both ends of each range are seen, and the number beside a row is what is drawn."""

import pandas as pd
import pytest

from analysis.figures import break_even
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from analysis.tables import break_even_matters
from tests.cards import card

PRESETS = ("closed_api", "open_core", "hybrid", "open_weights_compute")


def drawn(low, high, base):
    """Marks, line and words of a row with these ends, beside the part with nothing held."""
    rows = pd.DataFrame(
        {"label": ["A"], "range_said": ["1 to 2"], "at_low": [low], "at_high": [high], "reached_pct": [base]}
    )
    ends = (low, high, base)
    figure = break_even.tornado(rows.assign(swing=max(ends) - min(ends)), Look())
    marks = [trace.x[0] for trace in figure.data if roles.of(trace) == roles.PROJECTION]
    (line,) = (trace for trace in figure.data if roles.of(trace) == roles.CONNECTOR)
    (note,) = roles.annotations(figure, roles.ROW_NOTE)
    return marks, list(line.x), note.text


@pytest.mark.parametrize(
    ("low", "high", "base", "line", "said"),
    [
        (7.0, 51.0, 21.0, [7.0, 51.0], "44 points"),
        (51.0, 7.0, 21.0, [7.0, 51.0], "44 points"),
        (5.0, 12.0, 21.0, [5.0, 21.0], "16 points"),  # both ends lie below
        (21.0, 21.0, 21.0, [21.0, 21.0], "0 points"),
    ],
)
def test_both_ends_are_marked_and_the_number_is_the_length_of_the_line(low, high, base, line, said):
    assert drawn(low, high, base) == ([low, high], line, said)


@pytest.mark.parametrize("preset", PRESETS)
def test_more_money_or_less_cost_raises_the_chance_to_break_even_in_every_strategy(tables, preset):
    found = card(tables, "break_even", "matters", strategy_preset=preset).table.set_index("label")
    better = ("Users who pay", "Price", "Money it can raise", "Training paid by others")
    worse = ("Cost of serving", "Paying use lost to other hosts", "First training", "Rise of training cost")
    for names, low, high in (
        (better, "at_low", "at_high"),
        ((*worse, "Staff, sales and all else"), "at_high", "at_low"),
    ):
        ends = found.loc[list(names)]
        assert (ends[low] <= ends["reached_pct"]).all() and (ends["reached_pct"] <= ends[high]).all()
    assert (found["at_low"] != found["at_high"]).any()


def test_the_part_with_nothing_held_is_that_of_the_other_exhibits_of_the_page(tables):
    for preset in PRESETS:
        matters = break_even_matters.matters(tables["assumptions"], strategy_preset=preset, sliders={})
        own = card(tables, "break_even", "cash", strategy_preset=preset).table["reached_pct"].iloc[0]
        assert matters["reached_pct"].iloc[0] == pytest.approx(own)
