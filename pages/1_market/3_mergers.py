"""Mergers: what if companies of a market became one?"""

from analysis.choices import market as m
from analysis.choices.concentration import GUIDELINE, PARTIES
from analysis.figures import mergers as f
from analysis.tables import mergers as t
from analysis.views import Exhibit, Page

SCREEN = (
    "A screening presumption from shares alone, not a legal verdict: agencies weigh entry, efficiencies and evidence"
)

PAGE = Page(
    id="mergers", title="Mergers", question="What if companies of a market became one?",
    choices=(m.MARKET, m.PERIOD, PARTIES, GUIDELINE),
    exhibits=(
        Exhibit(
            id="before_after", topic="Before and after", table=t.before_after, figure=f.before_after, finding=t.before_after_finding,
            subtitle=t.merger_subtitle, note="Nobody reacts: shares add up and prices stay; no margins are known, so no price effect is computed",
            method="Change in HHI = twice the product of the two shares, in points (for more companies the square of the sum less the sum of squares).",
            columns=("stage", "label", "mid_pct", "source_id"), terms=("hhi", "delta_hhi"),
        ),
        Exhibit(
            id="guideline_tests", topic="Every test of every guideline", table=t.tests, figure=None, display="table",
            finding=t.tests_finding, subtitle="In force, superseded and draft ones; values as intervals", note=SCREEN,
            method="Bounds of HHI, change and combined share from what is printed; a test depends where both sides of its line are possible.",
            columns=("guideline", "status", "prong", "test_measure", "value_range", "threshold", "state", "unknown", "wording", "verdict", "source_id"),
        ),
        Exhibit(
            id="pairs", topic="All pairs", table=t.pairs, figure=f.pairs, finding=t.pairs_finding, note=SCREEN,
            subtitle="Change in HHI for every pair of the twelve largest, by the outcome of the chosen guideline",
            columns=("party_a", "party_b", "delta", "hhi_after", "combined_pct", "verdict", "source_id"),
        ),
        Exhibit(
            id="remedies", topic="Smallest remedy", table=t.remedies, figure=None, display="table", finding=t.remedies_finding,
            subtitle="Smallest sale to a newcomer, in points of share, that clears every test of a guideline", note=SCREEN,
            columns=("guideline", "status", "detail", "after", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
