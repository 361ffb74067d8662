"""Ownership: what do partial stakes add to concentration?"""

from analysis.choices import market as market_choices
from analysis.choices.concentration import CONTROL, TIES
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import ownership as ownership_charts
from analysis.tables import ownership

PAGE = Page(
    id="ownership",
    title="Ownership",
    question="What do partial stakes add to concentration?",
    exhibits=(
        Exhibit(
            id="ties",
            topic="Ties between companies",
            table=ownership.ties,
            figure=ownership_charts.ties,
            finding=ownership.ties_finding,
            subtitle="Part of the profit that the holder earns and of the control it has, each as of its date",
            note=ownership.ties_note,
            columns=(
                "label",
                "party_b",
                "as_of",
                "mid_pct",
                "low_pct",
                "high_pct",
                "control_pct",
                "control_status",
                "note",
                "source_id",
            ),
        ),
        Exhibit(
            id="modified_hhi",
            topic="HHI with the ties",
            table=ownership.modified,
            figure=ownership_charts.modified_hhi,
            finding=ownership.modified_finding,
            subtitle=ownership.modified_subtitle,
            choices=(market_choices.MARKET, market_choices.PERIOD, CONTROL),
            made=TIES,
            terms=("modified_hhi",),
            plays=market_choices.PERIOD,
            note=ownership.modified_note,
            method=(
                "Modified HHI of O'Brien and Salop (2000), Antitrust Law Journal 67:559; without control each company"
                " controls itself (silent interest)."
            ),
            columns=("what", "value_points", "detail", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
