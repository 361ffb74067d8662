"""Market shares: who holds the market, by whose definition?"""

from analysis.choices import market as m
from analysis.choices.dates import LAYERS_AT
from analysis.choices.shared import DATES
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import shares as share_charts
from analysis.figures import shares_over_time, sizes
from analysis.tables import shares as t
from analysis.tables import shares_words as w

PAGE = Page(
    id="shares",
    title="Market shares",
    question="Who holds the market?",
    exhibits=(
        Exhibit(
            id="leader",
            rows_by="row",
            timed=True,
            topic="The leader by definition",
            table=t.leader_by_definition,
            figure=share_charts.dots_by_definition,
            finding=w.leader_finding,
            subtitle=w.leader_subtitle,
            note=w.leader_note,
            columns=w.DEFINITION_COLUMNS,
            terms=("confidence_grade",),
            plays=DATES,
            method="For each definition and date, the company with the largest printed share, as an interval.",
        ),
        Exhibit(
            id="over_time",
            timed=True,
            topic="One market over time",
            table=t.one_market,
            figure=shares_over_time.market_over_time,
            finding=w.one_market_finding,
            subtitle=w.one_market_subtitle,
            note=w.one_market_note,
            choices=(m.MARKET, m.LEVEL, m.SHAPE, m.BAR_DATE, m.SHARE_SCALE),
            columns=w.SHARE_COLUMNS,
            plays=m.BAR_DATE,
            method="Printed values become intervals by their qualifier; the rest is its own part, never padded.",
        ),
        Exhibit(
            id="two_dates",
            splits=True,
            topic="Two dates compared",
            table=t.two_dates,
            figure=shares_over_time.two_dates,
            finding=w.two_dates_finding,
            subtitle=w.two_dates_subtitle,
            note=w.two_dates_note,
            choices=(m.PAIR_MARKET, m.SINCE, m.UNTIL),
            columns=w.PAIR_COLUMNS,
            method="A change is the difference of two intervals; ranks tie where intervals overlap.",
        ),
        Exhibit(
            id="rivals",
            rows_by="row",
            timed=True,
            topic="Rival sources for one company",
            table=t.rivals,
            figure=share_charts.dots_by_definition,
            finding=w.rivals_finding,
            subtitle=w.rivals_subtitle,
            note=w.rivals_note,
            choices=(m.COMPANY,),
            columns=w.DEFINITION_COLUMNS,
            terms=("confidence_grade",),
            method="Every printed share of the company; definitions are never averaged.",
        ),
        Exhibit(
            id="layers",
            topic="Layers side by side",
            table=t.layers,
            figure=share_charts.layer_bars,
            finding=w.layers_finding,
            subtitle=w.layers_subtitle,
            note=w.layers_note,
            columns=w.DEFINITION_COLUMNS,
            choices=(LAYERS_AT,),
            plays=LAYERS_AT,
            method="For each layer the definition that names most companies at its last date.",
        ),
        Exhibit(
            id="sizes",
            timed=True,
            topic="Market size by publisher",
            table=t.market_sizes_by_publisher,
            figure=sizes.sizes,
            finding=w.sizes_finding,
            subtitle=w.sizes_subtitle,
            note=w.sizes_note,
            choices=(m.SIZE_SCALE,),
            columns=w.SIZE_COLUMNS,
            method="Amounts as printed; a line joins one publisher's own figures only.",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
