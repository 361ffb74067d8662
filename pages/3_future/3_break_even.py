"""Break-even: can openness pay for itself?"""

from analysis.choices.economics import AGAINST, CALCULATOR, PRESET
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import break_even as break_even_charts
from analysis.figures import break_even_strategies as strategy_charts
from analysis.tables import break_even, break_even_strategies, future_answers

MODEL = (
    "Each month: users × paying part × (1 − lost to hosts) × price − users × serving cost − training of a new"
    " generation × (1 − part paid by others). Users grow logistically. Horizon 120 months, no terminal value; 2,000"
    " seeded draws, half below and half above each value; a slider that was moved has that value in every draw. A month"
    " that costs more than the company can raise ends it. What is looked at ends with the last whole generation."
)

PAGE = Page(
    id="break_even",
    title="Break-even",
    question="Can openness pay for itself?",
    answer=future_answers.break_even_answer,
    choices=(PRESET, AGAINST, *CALCULATOR),
    aside=break_even.SLIDERS,
    aside_of="cash",
    tabs=(
        Tab("build", "Build one", ("cash", "results")),
        Tab("matters", "What decides it", ("matters",)),
        Tab("assumptions", "Assumptions", ("ledger",)),
    ),
    exhibits=(
        Exhibit(
            id="strategies",
            of_all=True,
            topic="Four strategies",
            table=break_even_strategies.strategies,
            figure=strategy_charts.strategies,
            finding=break_even_strategies.strategies_finding,
            subtitle=break_even_strategies.strategies_subtitle,
            note=break_even_strategies.strategies_note,
            method=MODEL,
            terms=("break_even", "projection"),
            columns=(
                "label",
                "month",
                "above_pct",
                "reached_pct",
                "bankrupt_pct",
                "ceiling_usd",
                "ceiling_high_usd",
                "revenue_usd",
                "status",
                "source_id",
            ),
        ),
        Exhibit(
            id="cash",
            topic="Cumulative cash",
            table=break_even.cash,
            figure=break_even_charts.cash,
            finding=break_even.cash_finding,
            subtitle=break_even.cash_subtitle,
            note=break_even.cash_note,
            method=MODEL,
            ledger=break_even.ledger,
            terms=("break_even", "projection"),
            columns=("month", "chosen_usd", "low_usd", "middle_usd", "high_usd", "against_usd", "status", "source_id"),
        ),
        Exhibit(
            id="results",
            topic="Results",
            table=break_even.results,
            figure=None,
            display="tiles",
            finding=break_even.results_finding,
            subtitle=break_even.results_subtitle,
            note="A calculator, not a forecast: it shows what would follow from the assumptions",
            method=MODEL,
            ledger=break_even.ledger,
            terms=("break_even", "peak_funding", "npv"),
            columns=("figure", "value", "detail", "status", "source_id"),
        ),
        Exhibit(
            id="matters",
            topic="What matters",
            table=break_even.matters,
            figure=break_even_charts.tornado,
            finding=break_even.matters_finding,
            subtitle=(
                "Net present value with one assumption at the ends of its range, all others as they stand; a projection"
            ),
            note="One at a time. Assumptions that move together move the value more",
            ledger=break_even.ledger,
            columns=("label", "range_said", "low_usd", "high_usd", "npv_usd", "swing_usd", "source_id"),
        ),
        Exhibit(
            id="ledger",
            topic="Ledger of assumptions",
            table=break_even.ledger,
            figure=None,
            display="table",
            finding=break_even.ledger_finding,
            subtitle="Value, range, unit, reason and source of each",
            note="An assumption without a source is ours and says so",
            columns=("label", "value", "moved_to", "low", "high", "unit", "origin", "reason", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
