"""Economics: what does it cost to train a model, and who can pay?"""

from analysis.choices.economics import COST_SCALE, MONEY, MONEY_SCALE, SPENDING_SCALE, TIMES_SCALE, TRAINING_SCALE
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import economics as money_charts
from analysis.figures import training_costs
from analysis.tables import economics, future_answers, spending, training_beside_revenue

PAGE = Page(
    id="economics",
    title="Economics",
    question="What does a model cost, and who can pay?",
    answer=future_answers.economics_answer,
    tabs=(
        Tab("cost", "Cost", ("spending",)),
        Tab("money", "Money", ("amounts", "multiples")),
        Tab("revenue", "Cost against revenue", ("cost_revenue",)),
    ),
    exhibits=(
        Exhibit(
            id="training",
            timed=True,
            topic="Training costs by basis",
            table=economics.training,
            figure=training_costs.training,
            finding=economics.training_finding,
            subtitle="Estimated cost of training by date of the model, US dollars; full marks are open models",
            note=economics.training_note,
            choices=(TRAINING_SCALE,),
            columns=(
                "label",
                "organization",
                "model_date",
                "middle_usd",
                "low_usd",
                "high_usd",
                "basis_name",
                "counted",
                "price_year",
                "access_class",
                "confidence",
                "source_id",
            ),
        ),
        Exhibit(
            id="amounts",
            timed=True,
            topic="Money over time",
            table=economics.amounts_over_time,
            figure=money_charts.amounts,
            finding=economics.amounts_finding,
            choices=(MONEY, MONEY_SCALE),
            subtitle=(
                "Amounts as reported, US dollars; small marks are of less than a year, hollow ones estimates or"
                " announcements, with a dot projections"
            ),
            note=(
                "Press reports for private companies. Points are not joined because yearly revenue and run rates are"
                " not one series"
            ),
            columns=("label", "date", "measure", "value", "unit", "status", "qualifier", "source_id"),
        ),
        Exhibit(
            id="multiples",
            timed=True,
            topic="Valuation over revenue",
            table=economics.revenue_per_valuation,
            figure=money_charts.multiples,
            finding=economics.per_valuation_finding,
            subtitle="Valuation over the nearest revenue or run rate within 200 days",
            choices=(TIMES_SCALE,),
            note=economics.per_valuation_note,
            columns=("label", "as_of", "value", "revenue_usd", "revenue_kind", "times", "source_id"),
        ),
        Exhibit(
            id="cost_revenue",
            timed=True,
            topic="Training cost against revenue",
            table=training_beside_revenue.cost_against_revenue,
            figure=training_costs.cost_against_revenue,
            finding=training_beside_revenue.cost_finding,
            subtitle=(
                "Estimated cost of training a model beside its company’s revenue or run rate nearest in time,"
                " within a year"
            ),
            choices=(COST_SCALE,),
            note=(
                "Shapes are bases and must not be compared across. Companies without published revenue and a"
                " company’s whole research of a year are not drawn"
            ),
            columns=(
                "label",
                "model",
                "model_date",
                "middle_usd",
                "basis_name",
                "revenue_usd",
                "revenue_kind",
                "revenue_date",
                "cost_pct",
                "source_id",
            ),
        ),
        Exhibit(
            id="spending",
            timed=True,
            topic="Spending on machines",
            table=spending.spending,
            figure=money_charts.spending,
            finding=spending.spending_finding,
            choices=(SPENDING_SCALE,),
            subtitle=(
                "Capital spending and compute of a year, small marks of the part of a year that their row names, US"
                " dollars; hollow marks are estimates, with a dot projections"
            ),
            note="Context, not training cost: capital spending serves all business of a company",
            columns=("label", "measure", "date", "value", "status", "qualifier", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
