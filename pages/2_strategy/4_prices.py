"""Access and prices: what does a model cost, and does openness make it cheaper?"""

from analysis.choices import model as model_choices
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import hosts
from analysis.figures import prices as price_charts
from analysis.tables import context, prices, prices_over_time, rail_figures, strategy_answers

LIST = "List prices of the base tier. A listed price need not be on sale, and big buyers pay less"
SPREAD = f"{LIST}; hosts differ in speed, precision and terms; a spread of prices is no share of a market"

PAGE = Page(
    id="prices",
    title="Access and prices",
    question="Does openness make models cheaper?",
    answer=strategy_answers.prices_answer,
    figures=rail_figures.prices_figures,
    choices=(model_choices.PRICE_KIND,),
    tabs=(
        Tab("capability", "Price and capability", ("price_capability",)),
        Tab("hosts", "Hosts", ("spreads", "hosts", "channels"), folded=("channels",)),
    ),
    exhibits=(
        Exhibit(
            id="prices_over_time",
            timed=True,
            topic="Prices over time",
            table=prices_over_time.over_time,
            figure=price_charts.over_time,
            finding=prices_over_time.over_time_finding,
            choices=(model_choices.SCALE,),
            subtitle=prices_over_time.over_time_subtitle,
            note=f"{LIST}. Models differ in size and age, so a median compares offers and not like with like",
            columns=(
                "label",
                "provider",
                "access_class",
                "price_usd",
                "input_usd_per_mtok",
                "output_usd_per_mtok",
                "as_of",
                "listed",
                "license",
                "source_id",
            ),
            method=(
                "Blended: three parts input to one part output. A median counts each model once, at its last price of a"
                " year; bars span the middle half of these."
            ),
        ),
        Exhibit(
            id="channels",
            rows=Rows("label"),
            topic="Makers against hosts",
            table=prices.channels,
            figure=hosts.channels,
            finding=prices.channels_finding,
            choices=(model_choices.CHANNEL_SCALE,),
            subtitle=prices.channels_subtitle,
            note=context.with_standing(f"{LIST}; hosts differ in speed, precision and terms", "open model", "model_id"),
            method="Of each host its lowest price; of the maker the newest.",
            columns=(
                "label",
                "provider",
                "price_usd",
                "cheapest_usd",
                "hosts_usd",
                "hosts_count",
                "ratio_to_maker",
                "as_of",
                "source_id",
            ),
        ),
        Exhibit(
            id="price_capability",
            of_all=True,
            topic="Price against capability",
            table=prices.against_capability,
            figure=price_charts.against_capability,
            finding=prices.against_finding,
            subtitle=prices.against_subtitle,
            choices=(model_choices.PRICE_SERIES, model_choices.FRONTIER_SCALE),
            note=prices.against_note,
            columns=(
                "label",
                "provider",
                "access_class",
                "price_usd",
                "best_score",
                "ci_low",
                "ci_high",
                "score_model",
                "on_frontier",
                "series",
                "as_of",
                "source_id",
            ),
            method="On the frontier: no other matched model is at most as dear and scores higher.",
        ),
        Exhibit(
            id="spreads",
            of_all=True,
            topic="Spread of hosts",
            table=prices.spreads,
            figure=hosts.spreads,
            finding=prices.spreads_finding,
            choices=(model_choices.SPREAD_SCALE,),
            subtitle=prices.spreads_subtitle,
            note=context.with_standing(SPREAD, "open model", "model_id"),
            columns=(
                "model",
                "label",
                "channel",
                "price_usd",
                "ratio_to_cheapest",
                "model_spread",
                "hosts_count",
                "as_of",
                "source_id",
            ),
        ),
        Exhibit(
            id="hosts",
            of_all=True,
            topic="Hosts of one open model",
            table=prices.hosts,
            figure=hosts.hosts,
            finding=prices.hosts_finding,
            choices=(model_choices.HOSTED,),
            subtitle=prices.hosts_subtitle,
            columns=("label", "model", "channel", "price_usd", "ratio_to_cheapest", "as_of", "source_id"),
            note=context.with_standing(SPREAD, "host", "label"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
