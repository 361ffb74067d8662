"""Mergers: what if companies of a market became one? In layers: summary, details, diagnostics, code."""

from analysis.choices import market as market_choices
from analysis.choices.concentration import GUIDELINE, PARTIES, REMEDY_BUYER, WHAT_IF
from analysis.exhibits.page import Exhibit, Page, Rows, Tab, Working
from analysis.figures import every_market as every_market_charts
from analysis.figures import mergers as merger_charts
from analysis.tables import (
    every_market,
    market_answers,
    market_changes,
    merger_diagnostics,
    merger_screens,
    mergers,
    price_effects,
    remedies,
)

PAGE = Page(
    id="mergers",
    title="Mergers",
    question="What if companies merged?",
    answer=market_answers.mergers_answer,
    choices=(market_choices.MARKET, market_choices.PERIOD, PARTIES, GUIDELINE),
    tabs=(
        Tab("verdict", "Guidelines", ("by_guideline", "guideline_tests"), ("guideline",), folded=("guideline_tests",)),
        Tab("pairs", "Every pair", ("pairs", "every_market"), ("guideline",)),
        Tab("changes", "Other changes", ("what_if", "remedies")),
        Tab("check", "Check it", ("diagnostics", "price_effects"), ("guideline",)),
    ),
    exhibits=(
        Exhibit(
            id="before_after",
            of_all=True,
            topic="Before and after",
            table=mergers.before_after,
            figure=merger_charts.before_after,
            finding=mergers.before_after_finding,
            subtitle=mergers.merger_subtitle,
            note=mergers.NOBODY,
            method=mergers.DELTA,
            columns=mergers.STAGES,
            terms=("hhi", "change_in_hhi"),
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="by_guideline",
            topic="Outcome by guideline",
            table=merger_screens.by_guideline,
            figure=None,
            display="table",
            finding=merger_screens.by_guideline_finding,
            subtitle=merger_screens.by_guideline_subtitle,
            note=merger_screens.by_guideline_note,
            method=merger_screens.HANGS,
            columns=(
                "guideline",
                "status",
                "force",
                "verdict",
                "state",
                "outcome_year",
                "flips",
                "wording",
                "source_id",
            ),
        ),
        Exhibit(
            id="guideline_tests",
            topic="Every test",
            table=merger_screens.tests,
            figure=None,
            display="table",
            finding=merger_screens.tests_finding,
            subtitle="In force, superseded and draft ones, of which those in force are counted; values as intervals",
            note=merger_screens.SCREEN,
            method=merger_screens.HANGS,
            columns=merger_screens.TEST_COLUMNS,
        ),
        Exhibit(
            id="pairs",
            topic="All pairs",
            table=mergers.pairs,
            figure=merger_charts.pairs,
            finding=mergers.pairs_finding,
            note=merger_screens.SCREEN,
            method=mergers.DELTA,
            subtitle=mergers.pairs_subtitle,
            columns=("party_a", "party_b", "delta", "hhi_after", "combined_pct", "verdict", "state", "source_id"),
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="every_market",
            rows=Rows("row"),
            topic="Every market at once",
            table=every_market.every_market,
            figure=every_market_charts.every_market,
            finding=every_market.every_market_finding,
            subtitle=every_market.every_market_subtitle,
            note=every_market.every_market_note,
            columns=every_market.MERGER_COLUMNS,
            method=(
                "Bounds of the change from the printed intervals of each market, at the last date that names both;"
                " a share printed as a bound is an interval. Open marks: both sides of a line are possible."
            ),
        ),
        Exhibit(
            id="remedies",
            topic="Smallest remedy",
            table=remedies.remedies,
            figure=None,
            display="table",
            finding=remedies.remedies_finding,
            note=merger_screens.HARMLESS,
            subtitle=remedies.remedies_subtitle,
            choices=(REMEDY_BUYER,),
            columns=("guideline", "status", "sale", "surely", "package", "after", "source_id"),
        ),
        Exhibit(
            id="what_if",
            of_all=True,
            topic="Entry, exit, split, sale",
            table=market_changes.what_if,
            figure=merger_charts.before_after,
            finding=market_changes.what_if_finding,
            subtitle=market_changes.what_if_subtitle,
            note=market_changes.REACTS,
            choices=WHAT_IF,
            columns=mergers.STAGES,
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="diagnostics",
            topic="Diagnostics",
            table=merger_diagnostics.diagnostics,
            figure=None,
            display="table",
            finding=merger_diagnostics.diagnostics_finding,
            method=merger_screens.HANGS,
            subtitle="Inputs, bounds and 5,000 simulated markets under the chosen guideline",
            columns=("what", "value", "detail", "source_id"),
            note=(
                "Simulated markets show what can be, not how likely it is. They have a fixed seed and no known"
                " distribution"
            ),
        ),
        Exhibit(
            id="price_effects",
            topic="Code, and a file for other tools",
            table=price_effects.price_effects,
            figure=None,
            finding=price_effects.price_effects_finding,
            subtitle="Shares with owners before and after, for the R package antitrust",
            note=price_effects.PRICE_NOTE,
            display=Working(price_effects.PYTHON, price_effects.R),
            columns=price_effects.PRICE_COLUMNS,
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
