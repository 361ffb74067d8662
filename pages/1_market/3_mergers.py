"""Mergers: what if companies of a market became one? In layers: summary, details, diagnostics, code."""

from analysis.choices import market as m
from analysis.choices.concentration import GUIDELINE, PARTIES, REMEDY_BUYER, WHAT_IF
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import mergers as f
from analysis.tables import market_changes as c
from analysis.tables import merger_screens as s
from analysis.tables import mergers as t

PAGE = Page(
    id="mergers",
    title="Mergers",
    question="What if companies of a market became one?",
    choices=(m.MARKET, m.PERIOD, PARTIES, GUIDELINE),
    exhibits=(
        Exhibit(
            id="before_after",
            of_all=True,
            topic="Summary: before and after",
            table=t.before_after,
            figure=f.before_after,
            finding=t.before_after_finding,
            subtitle=t.merger_subtitle,
            note=t.NOBODY,
            method=t.DELTA,
            columns=t.STAGES,
            terms=("hhi", "change_in_hhi"),
            plays=m.PERIOD,
        ),
        Exhibit(
            id="by_guideline",
            topic="Summary: outcome by guideline",
            table=s.by_guideline,
            figure=None,
            display="table",
            finding=s.by_guideline_finding,
            subtitle=s.by_guideline_subtitle,
            note=s.SCREEN,
            method=s.HANGS,
            columns=("guideline", "status", "force", "verdict", "state", "flips", "wording", "source_id"),
        ),
        Exhibit(
            id="guideline_tests",
            topic="Details: every test",
            table=s.tests,
            figure=None,
            display="table",
            finding=s.tests_finding,
            subtitle="In force, superseded and draft ones; values as intervals",
            note=s.SCREEN,
            method=s.HANGS,
            columns=s.TEST_COLUMNS,
        ),
        Exhibit(
            id="pairs",
            topic="All pairs",
            table=t.pairs,
            figure=f.pairs,
            finding=t.pairs_finding,
            note=s.SCREEN,
            method=t.DELTA,
            subtitle=t.pairs_subtitle,
            columns=("party_a", "party_b", "delta", "hhi_after", "combined_pct", "verdict", "state", "source_id"),
            plays=m.PERIOD,
        ),
        Exhibit(
            id="remedies",
            topic="Smallest remedy",
            table=t.remedies,
            figure=None,
            display="table",
            finding=t.remedies_finding,
            note=s.HARMLESS,
            subtitle=t.remedies_subtitle,
            choices=(REMEDY_BUYER,),
            columns=("guideline", "status", "sale", "surely", "package", "after", "source_id"),
        ),
        Exhibit(
            id="what_if",
            of_all=True,
            topic="Entry, exit, split, sale",
            table=c.what_if,
            figure=f.before_after,
            finding=c.what_if_finding,
            subtitle=c.what_if_subtitle,
            note=c.REACTS,
            choices=WHAT_IF,
            columns=t.STAGES,
            plays=m.PERIOD,
        ),
        Exhibit(
            id="diagnostics",
            topic="Diagnostics",
            table=s.diagnostics,
            figure=None,
            display="table",
            finding=s.diagnostics_finding,
            method=s.HANGS,
            subtitle="Inputs, bounds and 5,000 drawn markets under the chosen guideline",
            columns=("what", "value", "detail", "source_id"),
            note="Draws have a fixed seed and no known distribution: they show what can be, not how likely it is",
        ),
        Exhibit(
            id="price_effects",
            topic="Code, and a file for other tools",
            table=s.price_effects,
            figure=None,
            finding=s.price_effects_finding,
            subtitle="Shares with owners before and after, for the R package antitrust",
            note=s.PRICE_NOTE,
            display="working",
            columns=s.PRICE_COLUMNS,
            code=s.PYTHON,
            r_code=s.R,
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
