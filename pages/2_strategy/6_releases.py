"""Releases: are models released more openly?"""

from analysis.choices.strategy import FIND_MODEL, LIST_UNIT, PARAMETER_SCALE, RELEASED_LICENSE
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import releases as release_charts
from analysis.tables import releases, strategy_answers

PAGE = Page(
    id="releases",
    title="Releases",
    question="Are models released more openly?",
    answer=strategy_answers.releases_answer,
    tabs=(
        Tab("lists", "List by list", ("open_part",)),
        Tab("timeline", "Model by model", ("release_timeline",)),
    ),
    exhibits=(
        Exhibit(
            id="lists",
            timed=True,
            topic="Lists that disagree",
            table=releases.by_list,
            figure=release_charts.by_list,
            finding=releases.by_list_finding,
            choices=(LIST_UNIT,),
            subtitle=releases.by_list_subtitle,
            note=(
                "Which list one counts decides the answer. One is kept by volunteers, one wants notable models, one"
                " large ones; last years are not complete"
            ),
            columns=("list_name", "year", "access_class", "models_count", "part_pct", "source_id"),
        ),
        Exhibit(
            id="open_part",
            timed=True,
            topic="The open part by list",
            table=releases.open_part,
            figure=release_charts.open_part,
            finding=releases.open_part_finding,
            subtitle=releases.open_part_subtitle,
            note=(
                "Lists differ in what they want to hold. The AI Index of 2024 counts the Ecosystem Graphs; last"
                " years are not complete"
            ),
            columns=("list_name", "year", "models_count", "models_all", "part_pct", "free_pct", "source_id"),
        ),
        Exhibit(
            id="release_timeline",
            timed=True,
            topic="Models by date and size",
            table=releases.timeline,
            figure=release_charts.timeline,
            finding=releases.timeline_finding,
            subtitle="Models of the selection by date of announcement and published size",
            choices=(FIND_MODEL, RELEASED_LICENSE, PARAMETER_SCALE),
            note=releases.timeline_note,
            columns=(
                "model",
                "label",
                "release_date",
                "weights_date",
                "parameters_bn",
                "modality",
                "access",
                "license",
                "license_family",
                "source_id",
            ),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
