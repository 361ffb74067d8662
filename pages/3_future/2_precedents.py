"""Precedents: what carried earlier open-source companies?"""

from analysis.choices.economics import PATH_SCALE
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import precedents as precedent_charts
from analysis.figures import revenue_models as revenue_model_charts
from analysis.tables import future_answers, precedents, revenue_models

PAGE = Page(
    id="precedents",
    title="Precedents",
    question="What carried earlier open-source companies?",
    answer=future_answers.precedents_answer,
    tabs=(
        Tab("carries", "What carries over", ("carries", "license_changes")),
        Tab("evidence", "Hosting and losses", ("hosted_share", "losses")),
        Tab("earning", "Ways of earning", ("precedent_models",)),
    ),
    exhibits=(
        Exhibit(
            id="precedent_revenue",
            timed=True,
            topic="Revenue by years",
            table=precedents.precedent_revenue,
            figure=precedent_charts.precedents,
            finding=precedents.precedent_finding,
            choices=(PATH_SCALE,),
            subtitle=(
                "Revenue and run rate, a line each, by years since the first figure in the data, US dollars; crosses"
                " mark license changes"
            ),
            note=precedents.precedent_note,
            columns=(
                "group",
                "label",
                "date",
                "years_since",
                "metric",
                "value",
                "status",
                "license_change",
                "source_id",
            ),
        ),
        Exhibit(
            id="hosted_share",
            timed=True,
            topic="Hosting",
            table=precedents.hosted_share,
            figure=precedent_charts.hosting,
            finding=precedents.hosted_finding,
            subtitle="Part of revenue from hosting the open product",
            note="MongoDB publishes a part of quarterly revenue, Elastic of a year’s",
            columns=("label", "date", "value", "unit", "source_id"),
        ),
        Exhibit(
            id="losses",
            timed=True,
            topic="Losses",
            table=precedents.losses,
            figure=precedent_charts.losses,
            finding=precedents.losses_finding,
            subtitle="Income of a year as part of the same year’s revenue, precedents beside AI companies",
            note="Only years with both figures, by the month in which they end. Quarters are left out",
            columns=("group", "label", "date", "value", "revenue_usd", "margin_pct", "status", "source_id"),
        ),
        Exhibit(
            id="carries",
            topic="What carries over",
            table=precedents.carried_over,
            figure=None,
            display="table",
            finding=precedents.carried_finding,
            subtitle="Cost of a release, rival hosts, work by others and hosting: precedents beside open models",
            note="The verdict is ours; the figures beside it have sources",
            columns=("question", "carries_over", "precedents", "open_models", "source_id"),
        ),
        Exhibit(
            id="license_changes",
            timed=True,
            topic="License changes",
            table=precedents.license_changes,
            figure=None,
            display="table",
            finding=precedents.license_finding,
            subtitle="Each change in order of date; a year alone stands by its middle",
            note="A selection of known cases, not a census",
            columns=("as_of", "detail", "concerned", "source_id"),
        ),
        Exhibit(
            id="precedent_models",
            of_all=True,
            topic="Ways of earning",
            table=revenue_models.revenue_models,
            figure=revenue_model_charts.matrix,
            finding=revenue_models.revenue_finding,
            subtitle=(
                "Ways of earning found, precedents beside AI companies; a dash means not found, which is no “no”"
            ),
            note=(
                "Found means that a source says so. What carries over to open models is weighed above, lesson by lesson"
            ),
            columns=("label", "revenue_model", "uses", "evidence", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
