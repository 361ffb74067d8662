"""Community: does a community form around open models?"""

from analysis.choices import model as m
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import community as f
from analysis.tables import community as t
from analysis.tables import shares_words as w

PAGE = Page(
    id="community",
    title="Community",
    question="Does a community form around open models?",
    exhibits=(
        Exhibit(
            id="attention",
            timed=True,
            topic="Attention and use",
            table=t.metric_over_time,
            figure=f.metric_over_time,
            finding=t.metric_finding,
            subtitle=t.metric_subtitle,
            note=t.metric_note,
            choices=(m.METRIC, m.SCALE),
            columns=("label", "company", "measure", "date", "value", "note", "source_id"),
            method="Counts as printed by one source each; a line joins one project’s own counts.",
        ),
        Exhibit(
            id="meanings",
            topic="What each metric does not mean",
            table=t.meanings,
            figure=None,
            display="table",
            finding=t.meanings_finding,
            subtitle="Every metric of this page: what it counts, what it does not mean, its largest last value",
            note="Counts of one metric are compared; two metrics are never added",
            columns=("measure", "counts", "lacks", "largest", "projects_number", "as_of", "source_id"),
        ),
        Exhibit(
            id="downloads",
            topic="Who holds the downloads",
            table=t.downloads,
            figure=f.downloads,
            finding=t.downloads_finding,
            subtitle=t.downloads_subtitle,
            note=t.downloads_note,
            columns=w.SHARE_COLUMNS,
        ),
        Exhibit(
            id="download_concentration",
            topic="How concentrated downloads are",
            table=t.concentration,
            figure=f.concentration,
            finding=t.concentration_finding,
            subtitle=(
                "Printed figures on downloads and derivatives of open models; hatched: the source says “more than”"
            ),
            note=(
                "Each row has its own source, date and definition; two studies of the same downloads by country"
                " disagree"
            ),
            columns=("label", "mid_pct", "low_pct", "high_pct", "as_of", "source_id"),
        ),
        Exhibit(
            id="hub",
            timed=True,
            topic="Size of the hub",
            table=t.hub,
            figure=f.hub,
            finding=t.hub_finding,
            choices=(m.HUB_SCALE,),
            subtitle="Uploads on the Hugging Face hub as it says, by date",
            columns=("measure", "date", "value", "note", "source_id"),
            note="“Over” in the source is a lower bound; uploads hold copies and empty ones, and say nothing of use",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
