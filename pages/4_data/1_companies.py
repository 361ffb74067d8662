"""Companies: one at a time, up to four beside each other, and the list of all."""

from analysis.choices import market as market_choices
from analysis.choices import model
from analysis.choices.company import AMOUNT_SCALE, FIND
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import companies as company_charts
from analysis.figures import company_money
from analysis.figures import shares as share_charts
from analysis.tables import companies, future_answers, leader_words, profile, shares, shares_words

PAGE = Page(
    id="companies",
    title="Companies",
    question="Who are the companies?",
    answer=future_answers.companies_answer,
    choices=(market_choices.COMPANY, market_choices.BESIDE),
    tabs=(
        Tab("shares", "Strategy and shares", ("company_strategy", "company_shares")),
        Tab("models", "Models", ("company_models", "company_capability")),
        Tab("money", "Money and ties", ("company_money", "company_ties")),
        Tab("all", "All companies", ("company_list",)),
    ),
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
            note="The strategy is a coarse label of the company. Openness belongs to each product and model",
        ),
        Exhibit(
            id="company_strategy",
            topic="Strategy over time",
            table=companies.strategy_of,
            figure=company_charts.strategy_lanes,
            finding=companies.strategy_finding,
            columns=companies.PLANS,
            note="The label is coarse: it says nothing of a single model",
            subtitle="Strategy of the company by date; an unknown first day is drawn from 2023 on",
        ),
        Exhibit(
            id="company_shares",
            rows=Rows("row"),
            timed=True,
            topic="Shares in every market",
            table=shares.rivals,
            figure=share_charts.dots_by_definition,
            finding=leader_words.rivals_finding,
            subtitle=leader_words.rivals_subtitle,
            note=leader_words.rivals_note,
            columns=shares_words.SHARE_COLUMNS,
        ),
        Exhibit(
            id="company_models",
            timed=True,
            topic="Models and licenses",
            table=companies.models_of,
            figure=company_charts.models_by_date,
            finding=companies.models_finding,
            subtitle="Models of the selection by date of announcement and modality",
            note=companies.naming_absent(
                "A selection, not a census; open weights say nothing of license, data or code"
            ),
            columns=companies.MODELS,
        ),
        Exhibit(
            id="company_capability",
            timed=True,
            topic="Capability",
            table=companies.capability_of,
            figure=company_charts.scores,
            finding=companies.capability_finding,
            subtitle="Scores of its models on one series; dashes: the best of any company by then",
            choices=(model.SERIES,),
            note=companies.capability_note,
            columns=companies.SCORES,
            terms=("elo",),
        ),
        Exhibit(
            id="company_money",
            timed=True,
            topic="Money",
            table=companies.money_of,
            figure=company_money.amounts,
            finding=companies.money_finding,
            subtitle="Revenue, funding, valuation and spending as reported, US dollars",
            columns=companies.AMOUNTS,
            choices=(AMOUNT_SCALE,),
            note=companies.naming_absent(
                "Press reports for private companies. Annual revenue and run rate differ; open marks are not reported"
                " figures; losses are under Precedents"
            ),
        ),
        Exhibit(
            id="company_ties",
            topic="Ties and events",
            table=companies.ties_of,
            figure=None,
            finding=companies.ties_finding,
            display="table",
            columns=companies.TIES,
            subtitle="Stakes, deals, groups and events that name the company, newest first",
            note="A stake is as of its date, no lasting cap table. An announced deal is not paid",
        ),
        Exhibit(
            id="company_list",
            topic="All companies",
            table=companies.every_company,
            figure=None,
            finding=companies.list_finding,
            display="table",
            subtitle="Every organization in the data; search by name, country, kind, strategy or backer",
            note="Counts are of this dashboard’s data, not of the world",
            choices=(FIND,),
            columns=companies.LISTED,
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
