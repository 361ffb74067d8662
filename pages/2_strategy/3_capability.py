"""Capability: how far do open models trail the closed ones?"""

from analysis.choices import model as m
from analysis.figures import capability as f
from analysis.tables import capability as t
from analysis.views import Exhibit, Page

PAGE = Page(
    id="capability",
    title="Capability",
    question="How far do open models trail the closed ones?",
    choices=(m.SERIES,),
    exhibits=(
        Exhibit(
            id="gap", topic="The gap", table=t.gap_over_time, figure=f.gap_over_time, finding=t.gap_finding,
            subtitle=t.gap_subtitle, note=t.gap_note, terms=("elo", "win_rate"),
            columns=("date", "closed_model", "open_model", "closed", "open", "gap", "gap_low", "gap_high", "lag_months",
                     "win_rate_pct", "source_id"),
            method="On each date the best closed minus the best open score of one series. Lag: months since the first "
            "closed model of the series reached the level of the best open one.",
        ),
        Exhibit(
            id="frontier", topic="Best open and best closed", table=t.frontier, figure=f.frontier,
            finding=t.frontier_finding, subtitle=t.frontier_subtitle,
            note="Open means that the weights can be downloaded, whatever the license; scores of two series are not comparable",
            columns=("date", "access", "label", "company", "score", "ci_low", "ci_high", "source_id"),
            method="The best model of each class on each date; series dated by release carry the best so far forward.",
        ),
        Exhibit(
            id="every_gap", topic="Every series", table=t.every_gap, figure=f.every_gap, finding=t.every_gap_finding,
            subtitle="Gap in per cent of the best closed score, one panel a series, shared percent axis",
            note="Panels have their own dates; a percent of an Elo score is no percent of ability",
            columns=("series", "benchmark", "date", "closed_model", "open_model", "gap", "gap_pct", "source_id"),
            method="Series with both classes on at least two dates; no value crosses from one panel to another.",
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
