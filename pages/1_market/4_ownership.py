"""Ownership and deals: who is tied to whom, and what do partial stakes add to concentration?"""

from analysis.choices import deals as deal_choices
from analysis.choices import market as market_choices
from analysis.choices.concentration import CONTROL, TIES
from analysis.exhibits.page import ChoicesFromData, Exhibit, Page, Tab
from analysis.figures import deals as deal_charts
from analysis.figures import network
from analysis.figures import ownership as ownership_charts
from analysis.tables import deals, deals_words, market_answers, ownership

PAGE = Page(
    id="ownership",
    title="Ownership and deals",
    question="Who is tied to whom?",
    answer=market_answers.ownership_answer,
    from_data=ChoicesFromData("modified_hhi", TIES),
    tabs=(
        Tab("depends", "Who depends on whom", ("tied_twice", "dependence")),
        Tab("amounts", "Amounts", ("deal_amounts",)),
        Tab("stakes", "Stakes and HHI", ("ties", "modified_hhi")),
    ),
    exhibits=(
        Exhibit(
            id="network",
            topic="Dated ties",
            table=deals.network_of,
            figure=network.network,
            finding=deals_words.network_finding,
            subtitle=deals_words.network_subtitle,
            note=deals_words.network_note,
            choices=(deal_choices.KINDS_SHOWN, deal_choices.TIED, deal_choices.UNTIL),
            columns=deals_words.NETWORK_COLUMNS,
            terms=("tied_twice",),
            plays=deal_choices.UNTIL,
            method=(
                "A line is all ties of one kind and status of a pair. A pair is tied twice if one of both invests in"
                " the other and one orders computing power from the other; what was abandoned does not count."
            ),
        ),
        Exhibit(
            id="tied_twice",
            topic="Pairs tied twice",
            table=deals.twice,
            figure=deal_charts.tied_twice,
            finding=deals_words.twice_finding,
            subtitle=deals_words.twice_subtitle,
            note=deals_words.twice_note,
            choices=(deal_choices.PAIRS_UNTIL,),
            columns=deals_words.PAIR_COLUMNS,
            plays=deal_choices.PAIRS_UNTIL,
            method="Sums of the deals of a pair that print one amount; amounts by month or year are in no sum.",
        ),
        Exhibit(
            id="dependence",
            of_all=True,
            topic="Orders by supplier",
            table=deals.dependence,
            figure=deal_charts.dependence,
            finding=deals_words.dependence_finding,
            subtitle=deals_words.dependence_subtitle,
            note=deals_words.dependence_note,
            columns=deals_words.DEPENDENCE_COLUMNS,
            method="Each supplier’s part of the sum of a lab’s orders that print one amount.",
        ),
        Exhibit(
            id="deal_amounts",
            topic="Announced and closed",
            table=deals.by_year,
            figure=deal_charts.by_year,
            finding=deals_words.by_year_finding,
            subtitle=deals_words.by_year_subtitle,
            note=deals_words.by_year_note,
            columns=deals_words.YEAR_COLUMNS,
            method="Sums of the deals of a year that print one amount.",
        ),
        Exhibit(
            id="ties",
            topic="Stakes",
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
