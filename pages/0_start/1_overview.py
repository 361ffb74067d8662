"""Overview: the article of 2024-03-21, checked."""

from analysis.tables import overview as t
from analysis.views import Exhibit, Page

PAGE = Page(
    id="overview",
    title="Overview",
    question="The article, checked",
    intro="On 21 March 2024 an article said that OpenAI held nearly 80 percent of the generative-AI market, and that "
    "others bet on openness. Each of its claims is held here against sourced figures up to today.",
    exhibits=(
        Exhibit(
            id="key_figures", topic="Key figures", table=t.key_figures, figure=None, finding=t.key_finding,
            subtitle="Range over every sourced definition; dates beside each", display="tiles",
            note="The ranges are not errors of measurement: each definition counts something else, and none is the market",
            method="Lowest and highest value over all definitions at their last date; a company is hybrid by its "
            "dated strategy.",
            columns=("figure", "value", "detail", "as_of", "source_id"),
        ),
        Exhibit(
            id="claims", topic="The twelve claims", table=t.claims_checked, figure=None, finding=t.claims_finding,
            subtitle="Verdicts by a rule in code, from the data of today; claims in our words", display="verdicts",
            note="A thesis or a question that no figure decides is said to be untestable, with the nearest figure beside it",
            method="Each claim has a rule in analysis/tables/claims.py; supported and not supported need every value "
            "of the intervals to agree.",
            columns=("claim", "verdict", "deciding", "page", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
