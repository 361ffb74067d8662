"""Capability: how far do open models trail the closed ones?"""

from analysis.choices import model as model_choices
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import gaps, lags
from analysis.figures.capability import frontier
from analysis.tables import capability, every_gap, rail_figures, strategy_answers

PAGE = Page(
    id="capability",
    title="Capability",
    question="How far do open models trail the closed ones?",
    answer=strategy_answers.capability_answer,
    figures=rail_figures.capability_figures,
    choices=(model_choices.SERIES,),
    tabs=(
        Tab("levels", "Levels and months", ("frontier", "lag")),
        Tab("estimates", "Other estimates", ("lags", "published")),
        Tab("benchmarks", "Other benchmarks", ("every_gap",)),
    ),
    exhibits=(
        Exhibit(
            id="gap",
            timed=True,
            topic="The gap",
            table=capability.gap_over_time,
            figure=gaps.gap_over_time,
            finding=capability.gap_finding,
            subtitle=capability.gap_subtitle,
            note=capability.gap_note,
            terms=("elo", "win_rate"),
            columns=(
                "date",
                "closed_model",
                "open_model",
                "closed",
                "open",
                "gap",
                "gap_low",
                "gap_high",
                "lag_months",
                "win_rate_pct",
                "source_id",
            ),
            method=(
                "On each date the best closed minus the best open score of one series. Lag: months since the first "
                "closed model of the series reached the level of the best open one."
            ),
        ),
        Exhibit(
            id="frontier",
            timed=True,
            topic="Best open and best closed",
            table=capability.frontier,
            figure=frontier,
            finding=capability.frontier_finding,
            subtitle=capability.frontier_subtitle,
            note=capability.frontier_note,
            columns=("date", "access", "label", "company", "score", "ci_low", "ci_high", "source_id"),
            method="The best model of each class on each date; series dated by release carry the best so far forward.",
        ),
        Exhibit(
            id="lag",
            timed=True,
            topic="The lag",
            table=capability.lag_over_time,
            figure=lags.lag_over_time,
            finding=capability.lag_finding,
            subtitle=capability.lag_subtitle,
            note=(
                "A lag needs a closed score as old as the lag is long. Where the series is too short, the lag is at"
                " least that long"
            ),
            columns=("date", "open_model", "closed_model", "lag_months", "lag_kind", "gap", "source_id"),
        ),
        Exhibit(
            id="lags",
            topic="Lags by source and series",
            table=capability.lags,
            figure=lags.lags,
            finding=capability.lags_finding,
            subtitle=(
                "Months that open models trail, as sources publish them and as each series here gives them at its last"
                " date"
            ),
            note="Each row has its own method, models and date. Rows are not one measurement and are never averaged",
            columns=("label", "lag_kind", "lag_months", "lag_low", "lag_high", "as_of", "source_id"),
        ),
        Exhibit(
            id="every_gap",
            timed=True,
            topic="Every series",
            table=every_gap.every_gap,
            figure=gaps.every_gap,
            finding=every_gap.every_gap_finding,
            subtitle="Gap in the unit of each benchmark, one panel a series; panels of one unit share the axis",
            note="Panels have their own dates; gaps of two benchmarks cannot be compared",
            columns=("label", "benchmark", "date", "closed_model", "open_model", "gap", "gap_unit", "source_id"),
            method="Series with both classes on at least two dates; no value crosses from one panel to another.",
        ),
        Exhibit(
            id="published",
            topic="Published gaps",
            table=capability.published,
            figure=None,
            display="table",
            finding=capability.published_finding,
            subtitle="Gaps and lags as sources publish them, newest first",
            note="Sources differ in models, tests and dates",
            columns=("date", "benchmark", "score", "ci_low", "ci_high", "access", "note", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
