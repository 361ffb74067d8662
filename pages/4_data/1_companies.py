"""Companies: one at a time, up to four beside each other, and the list of all."""

from analysis.choices import market as m
from analysis.choices.company import FIND
from analysis.figures import companies as f
from analysis.figures.shares import dots_by_definition
from analysis.tables import companies as t
from analysis.tables import shares, shares_words
from analysis.views import Exhibit, Page

PAGE = Page(
    id="companies",
    title="Companies",
    question="Who is who, and what is known of them?",
    choices=(m.COMPANY, m.BESIDE),
    exhibits=(
        Exhibit(
            id="profile", topic="Profile", table=t.profile, figure=None, finding=t.profile_finding, display="table",
            subtitle="Seat, founding, layer, owners, and each dated strategy", columns=("label", "fact", "detail", "source_id"),
            note="The strategy is a coarse label of the company; openness belongs to each product and model",
        ),
        Exhibit(
            id="company_shares", timed=True, topic="Shares in every market", table=shares.rivals, figure=dots_by_definition,
            finding=shares_words.rivals_finding, subtitle=shares_words.rivals_subtitle, note=shares_words.rivals_note,
            columns=shares_words.SHARE_COLUMNS,
        ),
        Exhibit(
            id="company_models", timed=True, topic="Models and licenses", table=t.models_of, figure=f.models_by_date,
            finding=t.models_finding, subtitle="Models of the selection by date of announcement and modality",
            note="A selection, not a census; open weights say nothing of license, data or code",
            columns=("label", "model", "release_date", "parameters_bn", "access", "license", "source_id"),
        ),
        Exhibit(
            id="company_money", timed=True, topic="Money", table=t.money_of, figure=f.amounts, finding=t.money_finding,
            subtitle="Revenue, funding, valuation and spending as reported, US dollars, log scale",
            note="Press reports for private firms; annual revenue and run rate differ; open marks are not reported figures",
            columns=("label", "measure", "date", "value", "unit", "status", "qualifier", "source_id"),
        ),
        Exhibit(
            id="company_ties", topic="Ties and events", table=t.ties_of, figure=None, finding=t.ties_finding,
            display="table", subtitle="Stakes, groups and events that name the company, newest first",
            note="A stake is as of its date; it is no lasting cap table", columns=("as_of", "tie_kind", "detail", "source_id"),
        ),
        Exhibit(
            id="company_list", topic="All companies", table=t.every_company, figure=None, finding=t.list_finding,
            display="table", subtitle="Every organization in the data; search by name, country, kind, strategy or backer",
            note="Counts are of this dashboard’s data, not of the world", choices=(FIND,),
            columns=("label", "country", "founded", "kind", "layer", "strategy_today", "definitions", "models_listed", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
