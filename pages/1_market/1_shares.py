"""Market shares: who holds the market, by whose definition?"""

from analysis.choices import market as market_choices
from analysis.choices.dates import LAYERS_AT
from analysis.choices.shared import DATES
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import every_market as every_market_charts
from analysis.figures import many_at_once as many_charts
from analysis.figures import shares as share_charts
from analysis.figures import shares_over_time, sizes
from analysis.tables import every_market, leader_words, many_at_once, market_answers, rail_figures, shares, shares_words

PAGE = Page(
    id="shares",
    title="Market shares",
    question="Who holds the market?",
    answer=market_answers.shares_answer,
    figures=rail_figures.shares_figures,
    tabs=(
        Tab("market", "One market", ("over_time", "two_dates")),
        Tab(
            "across",
            "Across markets",
            ("rivals", "layers", "everywhere", "many_at_once"),
            folded=("everywhere", "many_at_once"),
        ),
        Tab("size", "Market size", ("sizes",)),
    ),
    exhibits=(
        Exhibit(
            id="leader",
            rows=Rows("row"),
            timed=True,
            topic="The leader by market",
            table=shares.leader_by_definition,
            figure=share_charts.dots_by_definition,
            finding=leader_words.leader_finding,
            subtitle=leader_words.leader_subtitle,
            note=leader_words.leader_note,
            columns=shares_words.DEFINITION_COLUMNS,
            terms=("confidence_grade",),
            plays=DATES,
            method="For each market and date, the company with the largest published share, as an interval.",
        ),
        Exhibit(
            id="over_time",
            timed=True,
            topic="One market over time",
            table=shares.one_market,
            figure=shares_over_time.market_over_time,
            finding=shares_words.one_market_finding,
            subtitle=shares_words.one_market_subtitle,
            note=shares_words.one_market_note,
            choices=(
                market_choices.MARKET,
                market_choices.LEVEL,
                market_choices.SHAPE,
                market_choices.BAR_DATE,
                market_choices.SHARE_SCALE,
            ),
            columns=shares_words.SHARE_COLUMNS,
            plays=market_choices.BAR_DATE,
            method="Printed values become intervals by their qualifier; the rest is its own part, never padded.",
        ),
        Exhibit(
            id="two_dates",
            topic="Two dates compared",
            table=shares.two_dates,
            figure=shares_over_time.two_dates,
            finding=shares_words.two_dates_finding,
            subtitle=shares_words.two_dates_subtitle,
            note=shares_words.two_dates_note,
            choices=(market_choices.PAIR_MARKET, market_choices.SINCE, market_choices.UNTIL),
            columns=shares_words.PAIR_COLUMNS,
            method="A change is the difference of two intervals; ranks tie where intervals overlap.",
        ),
        Exhibit(
            id="rivals",
            rows=Rows("row"),
            timed=True,
            topic="Rival sources for one company",
            table=shares.rivals,
            figure=share_charts.dots_by_definition,
            finding=leader_words.rivals_finding,
            subtitle=leader_words.rivals_subtitle,
            note=leader_words.rivals_note,
            choices=(market_choices.COMPANY,),
            columns=shares_words.DEFINITION_COLUMNS,
            terms=("confidence_grade",),
            method="Every published share of the company; markets are never averaged.",
        ),
        Exhibit(
            id="everywhere",
            timed=True,
            topic="One company in every market",
            table=every_market.everywhere,
            figure=every_market_charts.everywhere,
            finding=every_market.everywhere_finding,
            subtitle=every_market.everywhere_subtitle,
            note=leader_words.rivals_note,
            choices=(market_choices.EVERYWHERE_OF,),
            columns=every_market.SHARE_COLUMNS,
            method="Every published share of the company; a line joins the dates of one market, never two.",
        ),
        Exhibit(
            id="layers",
            topic="Layers side by side",
            table=shares.layers,
            figure=share_charts.layer_bars,
            finding=shares_words.layers_finding,
            subtitle=shares_words.layers_subtitle,
            note=shares_words.layers_note,
            columns=shares_words.DEFINITION_COLUMNS,
            choices=(LAYERS_AT,),
            plays=LAYERS_AT,
            method="For each layer the market that names most companies at its last date.",
        ),
        Exhibit(
            id="many_at_once",
            timed=True,
            topic="Several vendors at once",
            table=many_at_once.many_at_once,
            figure=many_charts.vendors_over_time,
            finding=many_at_once.many_finding,
            subtitle=many_at_once.many_subtitle,
            note=many_at_once.many_note,
            columns=many_at_once.COLUMNS,
            method=(
                "The shares of all named vendors are added, then divided by the share that adopts any of them, where"
                " that is printed; vendors that a survey does not name are missing, so there may be more of them."
            ),
        ),
        Exhibit(
            id="sizes",
            timed=True,
            topic="Market size by publisher",
            table=shares.market_sizes_by_publisher,
            figure=sizes.sizes,
            finding=shares_words.sizes_finding,
            subtitle=shares_words.sizes_subtitle,
            note=shares_words.sizes_note,
            choices=(market_choices.SIZE_SCALE,),
            columns=shares_words.SIZE_COLUMNS,
            method="Amounts as printed; a line joins one publisher's own figures only.",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
