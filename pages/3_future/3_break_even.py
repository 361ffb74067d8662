"""Break-even: can openness pay for itself?"""

from analysis.choices.economics import AGAINST, CALCULATOR, PRESET
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import break_even as f
from analysis.tables import break_even as t

MODEL = (
    "Each month: users × paying part × (1 − lost to hosts) × price − users × serving cost − training of a new"
    " generation × (1 − part paid by others). Users grow logistically. Horizon 120 months, no terminal value; 2,000"
    " seeded draws over the ranges; a slider that was moved has that value in every draw."
)

PAGE = Page(
    id="break_even",
    title="Break-even",
    question="Can openness pay for itself?",
    choices=(PRESET, AGAINST, *CALCULATOR),
    exhibits=(
        Exhibit(
            id="cash",
            topic="Cumulative cash",
            table=t.cash,
            figure=f.cash,
            finding=t.cash_finding,
            subtitle=t.cash_subtitle,
            aside=t.SLIDERS,
            note=t.cash_note,
            method=MODEL,
            ledger=t.ledger,
            terms=("break_even", "projection"),
            columns=("month", "chosen_usd", "low_usd", "middle_usd", "high_usd", "against_usd", "status", "source_id"),
        ),
        Exhibit(
            id="results",
            topic="Results",
            table=t.results,
            figure=None,
            display="tiles",
            finding=t.results_finding,
            subtitle=t.results_subtitle,
            note="A calculator, not a forecast: it shows what would follow from the assumptions",
            method=MODEL,
            ledger=t.ledger,
            terms=("break_even", "peak_funding", "npv"),
            columns=("figure", "value", "detail", "status", "source_id"),
        ),
        Exhibit(
            id="matters",
            topic="What matters",
            table=t.matters,
            figure=f.tornado,
            finding=t.matters_finding,
            subtitle=(
                "Net present value with one assumption at the ends of its range, all others as they stand; a projection"
            ),
            note="One at a time: assumptions that move together move the value more",
            ledger=t.ledger,
            columns=("label", "range_said", "low_usd", "high_usd", "npv_usd", "swing_usd", "source_id"),
        ),
        Exhibit(
            id="ledger",
            topic="Ledger of assumptions",
            table=t.ledger,
            figure=None,
            display="table",
            finding=t.ledger_finding,
            subtitle="Value, range, unit, reason and source of each",
            note="An assumption without a source is ours and says so",
            columns=("label", "value", "moved_to", "low", "high", "unit", "origin", "reason", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
