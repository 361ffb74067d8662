"""Precedents: what carried earlier open-source companies?"""

from analysis.figures import economics as f
from analysis.figures import strategies as s
from analysis.tables import economics as t
from analysis.tables import revenue_models as rm
from analysis.views import Exhibit, Page

PAGE = Page(
    id="precedents", title="Precedents", question="What carried earlier open-source companies?",
    exhibits=(
        Exhibit(
            id="precedent_revenue", timed=True, topic="Revenue by years", table=t.precedent_revenue, figure=f.precedents, finding=t.precedent_finding,
            subtitle="Revenue or run rate by years since the first figure in the data, US dollars, log scale",
            note="The first figure in the data is not the first sale: paths are aligned by what was read, and run rates lie above revenue",
            columns=("group", "label", "date", "years_since", "metric", "value", "status", "source_id"),
        ),
        Exhibit(
            id="hosted_share", timed=True, topic="Hosting", table=t.hosted_share, figure=f.hosted, finding=t.hosted_finding,
            subtitle="Part of revenue from hosting the open product", note="MongoDB prints a part of quarterly revenue, Elastic of a year’s",
            columns=("label", "date", "value", "unit", "source_id"),
        ),
        Exhibit(
            id="license_changes", timed=True, topic="License changes", table=t.license_changes, figure=None, display="table", finding=t.license_finding,
            subtitle="Each change in order of date", note="A selection of known cases, not a census", columns=("as_of", "detail", "companies", "source_id"),
        ),
        Exhibit(
            id="precedent_models", topic="Ways of earning", table=rm.revenue_models, figure=s.matrix, finding=rm.revenue_finding,
            subtitle="Ways of earning found, precedents beside AI companies; nothing drawn means not found",
            note="What carries over to AI is open: a model costs more at each release, and hosts can sell it at once",
            columns=("label", "revenue_model", "uses", "evidence", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
