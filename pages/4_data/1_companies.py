"""Companies: one at a time, up to four beside each other, and the list of all."""

from analysis.choices import market as m
from analysis.choices import model
from analysis.choices.company import AMOUNT_SCALE, FIND
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import companies as company_charts
from analysis.figures import shares as share_charts
from analysis.tables import companies as t
from analysis.tables import profile, shares
from analysis.tables import shares_words as w

PAGE = Page(
    id="companies",
    title="Companies",
    question="Who is who, and what is known of them?",
    choices=(m.COMPANY, m.BESIDE),
    exhibits=(
        Exhibit(
            id="profile",
            topic="Profile",
            table=profile.profile,
            figure=None,
            finding=profile.profile_finding,
            display="profile",
            subtitle="Who it is, how it earns, each dated strategy, and what is known in figures",
            columns=profile.COLUMNS,
            terms=("hybrid", "open_weights", "closed"),
            note="The strategy is a coarse label of the company; openness belongs to each product and model",
        ),
        Exhibit(
            id="company_strategy",
            topic="Strategy over time",
            table=t.strategy_of,
            figure=company_charts.strategy_lanes,
            finding=t.strategy_finding,
            columns=t.PLANS,
            note="The label is coarse: it says nothing of a single model",
            subtitle="Strategy of the company by date; an unknown first day is drawn from 2023 on",
        ),
        Exhibit(
            id="company_shares",
            rows_by="row",
            timed=True,
            topic="Shares in every market",
            table=shares.rivals,
            figure=share_charts.dots_by_definition,
            finding=w.rivals_finding,
            subtitle=w.rivals_subtitle,
            note=w.rivals_note,
            columns=w.SHARE_COLUMNS,
        ),
        Exhibit(
            id="company_models",
            timed=True,
            topic="Models and licenses",
            table=t.models_of,
            figure=company_charts.models_by_date,
            finding=t.models_finding,
            subtitle="Models of the selection by date of announcement and modality",
            note=t.naming_absent("A selection, not a census; open weights say nothing of license, data or code"),
            columns=t.MODELS,
        ),
        Exhibit(
            id="company_capability",
            timed=True,
            topic="Capability",
            table=t.capability_of,
            figure=company_charts.scores,
            finding=t.capability_finding,
            subtitle="Scores of its models on one series; dashes: the best of any company by then",
            choices=(model.SERIES,),
            note=t.capability_note,
            columns=t.SCORES,
            terms=("elo",),
        ),
        Exhibit(
            id="company_money",
            timed=True,
            topic="Money",
            table=t.money_of,
            figure=company_charts.amounts,
            finding=t.money_finding,
            subtitle="Revenue, funding, valuation and spending as reported, US dollars",
            columns=t.AMOUNTS,
            choices=(AMOUNT_SCALE,),
            note=t.naming_absent(
                "Press reports for private companies; annual revenue and run rate differ; open marks are not reported"
                " figures; losses are under Precedents"
            ),
        ),
        Exhibit(
            id="company_ties",
            topic="Ties and events",
            table=t.ties_of,
            figure=None,
            finding=t.ties_finding,
            display="table",
            columns=t.TIES,
            subtitle="Stakes, groups and events that name the company, newest first",
            note="A stake is as of its date, no lasting cap table",
        ),
        Exhibit(
            id="company_list",
            topic="All companies",
            table=t.every_company,
            figure=None,
            finding=t.list_finding,
            display="table",
            subtitle="Every organization in the data; search by name, country, kind, strategy or backer",
            note="Counts are of this dashboard’s data, not of the world",
            choices=(FIND,),
            columns=t.LISTED,
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
