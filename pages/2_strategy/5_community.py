"""Community: does a community form around open models?"""

from analysis.choices import model as model_choices
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import community as community_charts
from analysis.tables import community, shares_words, strategy_answers

PAGE = Page(
    id="community",
    title="Community",
    question="Does a community form around open models?",
    answer=strategy_answers.community_answer,
    tabs=(
        Tab("downloads", "Downloads", ("downloads", "download_concentration")),
        Tab("meanings", "What is counted", ("meanings", "hub"), folded=("hub",)),
    ),
    exhibits=(
        Exhibit(
            id="attention",
            timed=True,
            topic="Attention and use",
            table=community.metric_over_time,
            figure=community_charts.metric_over_time,
            finding=community.metric_finding,
            subtitle=community.metric_subtitle,
            note=community.metric_note,
            choices=(model_choices.METRIC, model_choices.SCALE),
            columns=("label", "company", "measure", "date", "value", "note", "source_id"),
            method="Counts as printed by one source each; a line joins one project’s own counts.",
        ),
        Exhibit(
            id="meanings",
            topic="What each metric does not mean",
            table=community.meanings,
            figure=None,
            display="table",
            finding=community.meanings_finding,
            subtitle="Every metric of this page: what it counts, what it does not mean, its largest last value",
            note="Counts of one metric are compared; two metrics are never added",
            columns=("measure", "counts", "lacks", "largest", "projects_number", "as_of", "source_id"),
        ),
        Exhibit(
            id="downloads",
            topic="Who holds the downloads",
            table=community.downloads,
            figure=community_charts.downloads,
            finding=community.downloads_finding,
            subtitle=community.downloads_subtitle,
            note=community.downloads_note,
            columns=shares_words.SHARE_COLUMNS,
        ),
        Exhibit(
            id="download_concentration",
            topic="How concentrated downloads are",
            table=community.concentration,
            figure=community_charts.concentration,
            finding=community.concentration_finding,
            subtitle=(
                "Published figures on downloads and derivatives of open models; hatched: “more than” in the source"
            ),
            note=("Each row has its own source, date and count. Two studies of the same downloads by country disagree"),
            columns=("label", "mid_pct", "low_pct", "high_pct", "as_of", "source_id"),
        ),
        Exhibit(
            id="hub",
            timed=True,
            topic="Size of the hub",
            table=community.hub,
            figure=community_charts.hub,
            finding=community.hub_finding,
            choices=(model_choices.HUB_SCALE,),
            subtitle="Uploads on the Hugging Face hub as it says, by date",
            columns=("measure", "date", "value", "note", "source_id"),
            note="“Over” is the source’s lower bound. Uploads hold copies and empty ones, and say nothing of use",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
