"""The tornado of break-even: a bar that dwarfs all others is torn, and says how far it reaches."""

import pandas as pd
import pytest

from analysis.figures import break_even
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look


def drawn(*ends):
    """The tornado of assumptions with these ends, in billions around zero."""
    rows = [(f"A{i}", "1 to 2", low * 1e9, high * 1e9, 0.0) for i, (low, high) in enumerate(ends)]
    return break_even.tornado(
        pd.DataFrame(rows, columns=["label", "range_said", "low_usd", "high_usd", "npv_usd"]), Look()
    )


def test_a_bar_that_dwarfs_all_others_is_torn_beyond_the_longest_of_these_and_says_its_end():
    figure = drawn((-834, 11), (-144, 15), (-32, 45))
    low, high = figure.layout.xaxis.range
    assert -834e9 < low < -144e9 and 45e9 < high < 100e9
    (note,) = roles.annotations(figure, roles.CUT_NOTE)
    assert note.y == "A0" and note.x == 0 and "−834 billion, off the scale" in note.text


@pytest.mark.parametrize("ends", [((-150, 11), (-144, 15), (-32, 45)), ((-834, 11), (-144, 15)), ((-1, 1),)])
def test_bars_of_one_scale_and_one_or_two_bars_are_not_torn(ends):
    figure = drawn(*ends)
    assert figure.layout.xaxis.range is None and not list(roles.annotations(figure, roles.CUT_NOTE))
