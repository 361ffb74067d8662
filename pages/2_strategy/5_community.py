"""Community: does a community form around open models?"""

from analysis.choices import model as m
from analysis.figures import community as f
from analysis.tables import community as t
from analysis.tables import shares_words as w
from analysis.views import Exhibit, Page

PAGE = Page(
    id="community", title="Community", question="Does a community form around open models?",
    exhibits=(
        Exhibit(
            id="attention", timed=True, topic="Attention and use", table=t.metric_over_time, figure=f.metric_over_time,
            finding=t.metric_finding, subtitle=t.metric_subtitle, note=t.metric_note, choices=(m.METRIC, m.SCALE),
            columns=("entity", "company", "measure", "date", "value", "note", "source_id"),
            method="Counts as printed by one source each; a line joins one project’s own counts.",
        ),
        Exhibit(
            id="downloads", topic="Who holds the downloads", table=t.downloads, figure=f.downloads, finding=t.downloads_finding,
            subtitle=t.downloads_subtitle, note=t.downloads_note, columns=w.SHARE_COLUMNS,
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
