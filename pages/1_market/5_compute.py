"""Computing power: who owns it, who uses it, and who is in several layers?"""

from analysis.choices.dates import LAYERS_AT
from analysis.choices.deals import COMPUTE_AT
from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import compute as charts
from analysis.figures import shares_over_time
from analysis.tables import compute, market_answers, shares_words

PAGE = Page(
    id="compute",
    title="Computing power",
    question="Who owns the computing power?",
    answer=market_answers.compute_answer,
    tabs=(
        Tab("users", "Who uses it", ("compute_users",)),
        Tab("layers", "Across layers", ("ladder",)),
    ),
    exhibits=(
        Exhibit(
            id="compute_owners",
            timed=True,
            topic="Owners over time",
            table=compute.owners,
            figure=shares_over_time.market_over_time,
            finding=shares_words.one_market_finding,
            subtitle=shares_words.one_market_subtitle,
            note=shares_words.one_market_note,
            columns=shares_words.SHARE_COLUMNS,
            method="Shares worked out from medians of a model; each range moves one owner and leaves the others.",
        ),
        Exhibit(
            id="compute_users",
            topic="Users and owners",
            table=compute.users,
            figure=charts.users,
            finding=compute.users_finding,
            subtitle=compute.users_subtitle,
            note=compute.users_note,
            choices=(COMPUTE_AT,),
            columns=compute.USER_COLUMNS,
            plays=COMPUTE_AT,
            method="Medians with their 5th and 95th percentiles as published; nothing is added or taken away.",
        ),
        Exhibit(
            id="ladder",
            topic="One company, many layers",
            table=compute.ladder,
            figure=charts.ladder,
            finding=compute.ladder_finding,
            subtitle=compute.ladder_subtitle,
            note=compute.ladder_note,
            choices=(LAYERS_AT,),
            plays=LAYERS_AT,
            columns=compute.LADDER_COLUMNS,
            method="For each layer the market that names most companies at its last date.",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
