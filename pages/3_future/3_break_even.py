"""Break-even: can openness pay for itself?"""

from analysis.choices.economics import PRESET, SLIDERS
from analysis.figures import break_even as f
from analysis.tables import break_even as t
from analysis.views import Exhibit, Page

MODEL = (
    "Each month: users × paying part × (1 − lost to hosts) × price − users × serving cost − training of a new generation × "
    "(1 − part paid by others). Horizon 120 months, no terminal value; 2,000 seeded draws over the ranges."
)

PAGE = Page(
    id="break_even", title="Break-even", question="Can openness pay for itself?", choices=(PRESET,),
    exhibits=(
        Exhibit(
            id="cash", topic="Cumulative cash", table=t.cash, figure=f.cash, finding=t.cash_finding, subtitle=t.cash_subtitle,
            choices=SLIDERS, note="A calculator, not a forecast: staff, failed runs and sales cost are not in it, so it flatters",
            method=MODEL, columns=("month", "chosen_usd", "low_usd", "middle_usd", "high_usd", "status"), terms=("break_even", "peak_funding", "npv"),
        ),
        Exhibit(
            id="matters", topic="What matters", table=t.matters, figure=f.tornado, finding=t.matters_finding,
            subtitle="Net present value with one assumption at the ends of its range, all others at their default; a projection",
            note="One at a time: assumptions that move together move the value more", columns=("label", "low_usd", "high_usd", "npv_usd", "swing_usd", "source_id"),
        ),
        Exhibit(
            id="ledger", topic="Ledger of assumptions", table=t.ledger, figure=None, display="table", finding=t.ledger_finding,
            subtitle="Default, range, unit, reason and source of each", note="An assumption without a source is ours and says so",
            columns=("label", "value", "low", "high", "unit", "origin", "reason", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
