"""Words of the indices of one market and of markets drawn inside its intervals: figures in, the exact words out."""

import pandas as pd
import pytest

from analysis.measures.change import Tip
from analysis.tables import concentration_change, drawn_markets, indices

FORMULA = "10,000 / HHI: as many equal ones give this HHI"
LEAD = "Berger-Parker, the largest of all, named or not"


def market(low, high, rest):
    return {"low": low, "high": high, "rest": rest, "cap": None}


@pytest.mark.parametrize(
    ("mid", "given", "k", "said"),
    [
        (
            [60, 30],
            market([0.6, 0.3], [0.6, 0.3], (0.1, 0.1)),
            2,
            [
                ("HHI, points of 10,000", "4,500–4,600", "Σ s² in per cent; as a fraction 0.450 to 0.460"),
                ("CR2, the 2 largest together", "90.00 %", "s₁ + s₂, unnamed companies may be among them"),
                ("Effective companies", "2.17–2.22", FORMULA),
                ("Largest share", "60.00 %", LEAD),
                ("Known of the market", "90 %", "2 named; the rest is 10.00 %"),
            ],
        ),
        (
            [50.1, 50.1],
            market([0.5, 0.5], [0.5, 0.5], (0, 0)),
            1,
            [
                ("HHI, points of 10,000", "5,000", "Σ s² in per cent; as a fraction 0.500"),
                ("CR1, the largest alone", "50.00 %", "s₁, unnamed companies may be among them"),
                ("Effective companies", "2", FORMULA),
                ("Largest share", "50.00 %", LEAD),
                ("Known of the market", "100 %", "2 named; the rest is 0.00 %"),
            ],
        ),
        (
            [40],
            market([0], [0.8], (0.2, 1)),
            1,
            [
                ("HHI, points of 10,000", "0–10,000", "Σ s² in per cent; as a fraction 0.000 to 1.000"),
                ("CR1, the largest alone", "0–100 %", "s₁, unnamed companies may be among them"),
                ("Effective companies", "1–no limit", FORMULA),
                ("Largest share", "0–100 %", LEAD),
                ("Known of the market", "40 %", "1 named; the rest is 20–100 %"),
            ],
        ),
    ],
)
def test_each_index_of_a_market_has_its_value_and_its_formula(mid, given, k, said):
    assert indices._index_rows(pd.DataFrame({"mid_pct": mid}), given, k) == said


@pytest.mark.parametrize(("k", "said"), [(1, "s₁"), (2, "s₁ + s₂"), (3, "s₁ + … + s₃"), (10, "s₁ + … + s₁₀")])
def test_the_share_of_the_largest_is_their_sum_written_out(k, said):
    rows = indices._index_rows(pd.DataFrame({"mid_pct": [50, 50]}), market([0.5, 0.5], [0.5, 0.5], (0, 0)), k)
    assert rows[1][2] == f"{said}, unnamed companies may be among them"


def drawn(low, high):
    inside = {"drawn_low": [low + 110], "drawn_high": [high - 100]}
    return pd.DataFrame({"hhi_low": [low], "hhi_high": [high], **inside})


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2500.0, 2500.0, "HHI is exact: nothing is unknown"),
        (2500.0, 2500.4, "What is not known moves HHI by 1 point at most"),
        (2500.0, 3700.2, "What is not known moves HHI by 1,201 points at most"),
    ],
)
def test_what_is_not_known_moves_hhi_by_the_width_of_its_bounds(low, high, said):
    assert drawn_markets.drawn_finding(drawn(low, high)) == said


def test_the_range_of_nine_in_ten_drawn_markets_stands_beside_all_that_is_possible():
    assert drawn_markets.drawn_note(drawn(2500.0, 3700.0)) == (
        "Nine of ten simulated markets have HHI 2,610–3,600; 2,500–3,700 is possible. 5,000 of them, with a fixed seed,"
        " lie inside the intervals, shares adding to 100 %. No distribution is known: they show what can be, not how"
        " likely it is, and no company is made up"
    )


LEAD_FLIPS, BAND_FLIPS = Tip(4.5, "leader", 2400.0), Tip(-4.5, "band", 1801.0)


@pytest.mark.parametrize(
    ("tip", "known", "said"),
    [
        (LEAD_FLIPS, (True, True), "leader"),
        (BAND_FLIPS, (True, True), "band, at HHI 1,800"),
        (None, (True, True), "none within 50 points"),
        (None, (False, True), "band not known"),
        (None, (True, False), "leader not known"),
        (None, (False, False), "band and leader not known"),
    ],
)
def test_what_flips_is_the_leader_or_the_nearest_line_of_the_band(tip, known, said):
    assert concentration_change._flip(tip, (1000.0, 1800.0), known) == said


def dates_of(shares):
    """Shares of a and b in per cent at dates of one market that always counts the same."""
    rows = [(date, of, mid) for date, mids in shares.items() for of, mid in zip("ab", mids, strict=True)]
    table = pd.DataFrame(rows, columns=["period", "entity_id", "mid_pct"])
    named = {"kind": "company", "coverage": "a;b", "complete": True, "status": "final", "date_status": "final"}
    return table.assign(**named, market_id="m", low_pct=table["mid_pct"], high_pct=table["mid_pct"])


TURNING = {"2024-06": (50, 50), "2025-06": (90, 10), "2026-06": (70, 30)}


@pytest.mark.parametrize(("until", "said"), [("2026-06", "Jun 2025"), ("2025-06", "")])
def test_a_measure_turns_at_the_date_from_which_it_says_the_opposite(until, said):
    assert set(indices._opposites(dates_of(TURNING), "2024-06", until)[:3]) == {said}
