"""Break-even: can openness pay for itself?"""

from analysis.choices.economics import AGAINST, CALCULATOR, PRESET
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import break_even as break_even_charts
from analysis.figures import break_even_strategies as strategy_charts
from analysis.tables import (
    break_even,
    break_even_matters,
    break_even_reported,
    break_even_results,
    break_even_strategies,
    future_answers,
)

MODEL = (
    "Each month: users × paying part × (1 − lost to hosts) × price × (1 − staff and sales) − users × serving cost −"
    " training of a new generation × (1 − part paid by others). Users grow logistically. A company trains each"
    " generation as long as it can pay for it, and stops in the month that costs more than it has and can raise."
    " Break-even: it goes on for ten years and has its money back. Horizon 120 months, to the end of the last whole"
    " generation, no terminal value; 2,000 seeded draws, half below and half above each value; a slider that was moved"
    " has that value in every draw. Net present value is that of owners who stop at the best month."
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
        Tab("build", "Build one", ("cash", "results"), choices=("strategy_preset", "against")),
        Tab("matters", "What decides it", ("matters",), choices=("strategy_preset",)),
        Tab("assumptions", "Assumptions", ("ledger",), choices=("strategy_preset",)),
        Tab("reported", "Against reports", ("reported",)),
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
                "stopped_pct",
                "start_usd",
                "training_usd",
                "staff_pct",
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
            ledger=break_even_matters.ledger,
            terms=("break_even", "projection"),
            columns=(
                "month",
                "chosen_usd",
                "low_usd",
                "quarter_usd",
                "middle_usd",
                "most_usd",
                "high_usd",
                "against_usd",
                "status",
                "source_id",
            ),
        ),
        Exhibit(
            id="results",
            topic="Results",
            table=break_even_results.results,
            figure=None,
            display="tiles",
            finding=break_even_results.results_finding,
            subtitle=break_even_results.results_subtitle,
            note="A calculator, not a forecast: it shows what would follow from the assumptions",
            method=MODEL,
            ledger=break_even_matters.ledger,
            terms=("break_even", "peak_funding", "npv"),
            columns=("figure", "value", "detail", "status", "source_id"),
        ),
        Exhibit(
            id="matters",
            topic="What matters",
            table=break_even_matters.matters,
            figure=break_even_charts.tornado,
            finding=break_even_matters.matters_finding,
            subtitle=break_even_matters.matters_subtitle,
            note="More money or less cost never lowers it. One at a time; those that move together move it more",
            method=MODEL,
            ledger=break_even_matters.ledger,
            columns=("label", "range_said", "at_low", "at_high", "reached_pct", "swing", "status", "source_id"),
        ),
        Exhibit(
            id="ledger",
            topic="Ledger of assumptions",
            table=break_even_matters.ledger,
            figure=None,
            display="table",
            finding=break_even_matters.ledger_finding,
            subtitle="Value, range, unit, reason and source of each",
            note="An assumption without a source is ours and says so",
            columns=("label", "value", "moved_to", "low", "high", "unit", "origin", "reason", "source_id"),
        ),
        Exhibit(
            id="reported",
            topic="Reported companies",
            table=break_even_reported.reported,
            figure=None,
            display="table",
            finding=break_even_reported.reported_finding,
            subtitle=(
                "Largest reported revenue of a year or run rate beside the ceilings of the strategy, and costs as part"
                " of revenue beside those as set; US dollars"
            ),
            note=break_even_reported.reported_note,
            method=MODEL,
            columns=(
                "company",
                "label",
                "revenue_usd",
                "as_of",
                "ceiling_usd",
                "ceiling_high_usd",
                "costs_pct",
                "costs_year",
                "model_costs_pct",
                "status",
                "source_id",
            ),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
