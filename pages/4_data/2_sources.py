"""Sources and data: where every figure comes from, how fresh and how independent it is."""

from analysis.choices.company import FIND_SOURCE
from analysis.figures import sources as f
from analysis.tables import sources as t
from analysis.views import Exhibit, Page

PAGE = Page(
    id="sources",
    title="Sources",
    question="Where does every figure come from?",
    exhibits=(
        Exhibit(
            id="independence", topic="Who publishes the shares", counts=True, table=t.independence, figure=f.independence,
            finding=t.independence_finding, subtitle="Printed shares by what their publisher gains by the ranking",
            note="Independent does not mean right: an independent panel can still count a part of the market",
            columns=("layer", "independence", "rows_count", "source_id"), terms=("independence",),
        ),
        Exhibit(
            id="freshness", topic="Periodic sources", counts=True, table=t.periodic, figure=None, finding=t.periodic_finding,
            display="table", subtitle="Sources that appear by a rhythm, with the day the next issue was expected",
            note="Expected is the last period in the data plus one rhythm; late sources are marked under every chart",
            columns=("title", "producer", "update_every", "next_expected", "license", "source_id"),
        ),
        Exhibit(
            id="source_list", topic="All sources", counts=True, table=t.every_source, figure=None, finding=t.list_finding,
            display="table", subtitle="Record, kind, independence, license, credit, and the tables that cite it",
            note="A blank license counts as not known: such values are kept as single facts with citation",
            choices=(FIND_SOURCE,),
            columns=(
                "title", "producer", "date_published", "date_accessed", "kind", "independence", "license",
                "redistributable", "credit", "cited_in", "rows_count", "url",
            ),
        ),
    ),
    body="source",
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
