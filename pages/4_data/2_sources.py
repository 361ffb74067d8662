"""Sources and data: where every figure comes from, how fresh and how independent it is."""

from analysis.choices.company import FIND_SOURCE, ROWS_UNIT, SOURCE
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import sources as source_charts
from analysis.tables import future_answers, sources

PAGE = Page(
    id="sources",
    title="Sources",
    question="Where does every figure come from?",
    answer=future_answers.sources_answer,
    tabs=(
        Tab("list", "All sources", ("source_list",)),
        Tab("credits", "Credits", ("credits",)),
    ),
    exhibits=(
        Exhibit(
            id="independence",
            topic="Who publishes the shares",
            counts=True,
            table=sources.independence,
            figure=source_charts.independence,
            finding=sources.independence_finding,
            subtitle="Published shares by what their publisher gains by the ranking",
            note="Independent does not mean right. An independent panel can still count a part of the market",
            columns=("layer", "independence", "rows_count", "part_pct", "source_id"),
            choices=(ROWS_UNIT,),
            terms=("independence",),
        ),
        Exhibit(
            id="source_list",
            topic="All sources",
            counts=True,
            table=sources.every_source,
            figure=None,
            finding=sources.list_finding,
            display="table",
            subtitle="Record, kind, independence, license, and the tables that cite it; credits are below",
            note="A blank license counts as not known. Such values are kept as single facts with citation",
            choices=(FIND_SOURCE,),
            columns=(
                "title",
                "producer",
                "date_published",
                "date_accessed",
                "kind",
                "independence",
                "license",
                "cited_in",
                "rows_count",
                "url",
            ),
        ),
        Exhibit(
            id="credits",
            topic="Credits",
            counts=True,
            table=sources.credits,
            figure=None,
            finding=sources.credits_finding,
            display="table",
            subtitle="Words that licenses ask for, beside the license and what it is about",
            note="Each downloaded file has the same words, beside the sources it rests on",
            columns=("credit", "license", "redistributable", "title", "url"),
        ),
    ),
    body="source",
    below=(SOURCE,),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
