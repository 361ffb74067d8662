"""Access and prices: what does a model cost, and does openness make it cheaper?"""

from analysis.choices import model as m
from analysis.figures import prices as f
from analysis.tables import prices as t
from analysis.views import Exhibit, Page

LIST = "List prices of the base tier; a listed price need not be on sale, and big buyers pay less"

PAGE = Page(
    id="prices", title="Access and prices", question="Does openness make models cheaper?", choices=(m.PRICE_KIND,),
    exhibits=(
        Exhibit(
            id="prices_over_time", topic="Prices over time", table=t.over_time, figure=f.over_time, finding=t.over_time_finding,
            subtitle="Makers’ list prices of their own models at the date of the price list; lines join yearly medians",
            note=f"{LIST}; models differ in size and age, so a median compares offers and not like with like", choices=(m.SCALE,),
            columns=("label", "provider", "access_class", "price_usd", "input_usd_per_mtok", "output_usd_per_mtok", "as_of", "license", "source_id"),
            method="Blended: three parts input to one part output.",
        ),
        Exhibit(
            id="price_capability", topic="Price against capability", table=t.against_capability, figure=f.against_capability,
            finding=t.against_finding, subtitle="Newest list price of the maker and best score on one arena series",
            note=f"{LIST}; only models whose names match without doubt are drawn, so many are missing",
            columns=("label", "provider", "access_class", "price_usd", "best_score", "on_frontier", "series", "as_of", "source_id"),
            method="On the frontier: no other matched model is at most as dear and scores higher.",
        ),
        Exhibit(
            id="hosts", topic="Hosts of one open model", table=t.hosts, figure=f.hosts, finding=t.hosts_finding, choices=(m.HOSTED,),
            subtitle="Lowest list price of each host, and times the cheapest", columns=("label", "model", "channel", "price_usd", "ratio_to_cheapest", "as_of", "source_id"),
            note=f"{LIST}; hosts differ in speed, precision and terms; spread of price is no share of a market",
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
