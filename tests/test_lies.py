"""Small lies are planted in memory alone, each changes what its function says, and the ones once missed can be told."""

import subprocess
import sys
from types import FunctionType

import pandas as pd
import pytest

from analysis.figures import overview
from tests import lies
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def every():
    return list(lies.lies())


def told(every, function, said):
    """The function with the one lie in it whose words hold these."""
    found = [lie for lie in every if lie.function == function and said in lie.says]
    assert len(found) == 1, found
    live = found[0].live()
    return FunctionType(found[0].code(), live.__globals__, live.__name__, live.__defaults__)


def test_a_line_of_half_that_is_moved_changes_the_large_words_of_the_overview(every):
    part = pd.DataFrame({"low_pct": [10, 60], "high_pct": [70, 90], "figure_id": "open", "figure": "F"})
    assert overview.heading_words(part) == ("1 of 2 above half", "F: 0 below, 1 not known")
    moved = told(every, "heading_words", "part['high_pct'] < 50, 50 -> 90")
    assert moved(part) == ("1 of 2 above half", "F: 1 below, 0 not known")
    assert overview.heading_words(part) == ("1 of 2 above half", "F: 0 below, 1 not known")


@pytest.mark.parametrize(
    ("path", "function", "said"),
    [
        ("capability.py", "lag_finding", "Open models trail"),
        ("capability.py", "frontier_finding", "model leads by"),
        ("strategies.py", "reversals_finding", "toward open"),
        ("claims.py", "breaks", "Open models today hold"),
        ("shares_words.py", "one_market_finding", "leads with"),
        ("merger_screens.py", "tests_finding", "under"),
        ("precedents.py", "hosted_finding", "grew from"),
        ("concentration.py", "spectrum_finding", "in"),
        ("remedies.py", "remedies_finding", "No sale"),
        ("prices.py", "spreads_finding", "most"),
        ("backtests_words.py", "backtests_finding", ""),
        ("comparable.py", "ending", ""),
    ],
)
def test_what_survived_once_can_be_told_again(every, path, function, said):
    assert any(lie.path.name == path and lie.function == function and said in lie.says for lie in every)


def test_every_word_has_one_opposite_and_no_docstring_or_column_is_turned(every):
    assert all(lies.OPPOSITES[word] != word for word in lies.OPPOSITES)
    said = [lie.says for lie in every]
    assert not any('"""' in text for text in said) and len(every) > 1_000


@pytest.mark.full
def test_a_seed_plants_the_same_lies_and_leaves_no_file_changed():
    before = {path: path.read_bytes() for path in (ROOT / "analysis").rglob("*.py")}
    command = [sys.executable, "-m", "tests.lies", "--only", "open_by_month", "--count", "5", "--seed", "3"]
    first, second = (subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout for _ in range(2))
    assert first == second and "of 5 lies were caught" in first
    assert before == {path: path.read_bytes() for path in (ROOT / "analysis").rglob("*.py")}
