"""Overview: the article of 21 Mar 2024, checked."""

from analysis.exhibits.page import Exhibit, Page, Tab
from analysis.figures import overview as overview_charts
from analysis.figures import who_leads as who_leads_chart
from analysis.tables import market_answers, overview, who_leads

PAGE = Page(
    id="overview",
    title="Overview",
    question="Can open AI models break the leader’s hold?",
    answer=market_answers.overview_answer,
    lead=overview.short_answer,
    companion="other_answers",
    tabs=(Tab("claims", "The twelve claims", ("claims",)), Tab("figures", "How open, how hybrid", ("key_figures",))),
    exhibits=(
        Exhibit(
            id="key_figures",
            topic="Short answer",
            table=overview.key_figures,
            figure=overview_charts.key_spreads,
            finding=overview.key_finding,
            subtitle=overview.key_subtitle,
            terms=("market_definition", "interval", "hybrid", "open_weights"),
            note=overview.key_note,
            method=(
                "Last value of each market, with the interval of its printed value; today is the twelve months that"
                " end on the newest day on which a source was read, and only its figures are counted. Openness is that"
                " of the served model; a company is hybrid by its dated strategy."
            ),
            columns=(
                "figure",
                "label",
                "market_label",
                "period_label",
                "interval",
                "low_pct",
                "mid_pct",
                "high_pct",
                "share_of",
                "independence",
                "grade",
                "source_id",
            ),
        ),
        Exhibit(
            id="who_leads",
            topic="Who leads",
            table=who_leads.who_leads,
            figure=who_leads_chart.who_leads,
            finding=who_leads.leads_finding,
            subtitle="Share of the largest company in each market, percent of what its publisher counts, last date",
            terms=("market_definition", "interval"),
            note=who_leads.leads_note,
            method=(
                "Largest company of each market of models or their use at its last date; today is the twelve months"
                " that end on the newest day on which a source was read. A market that counts what another one counts"
                " again is in the table and has no line. Groups follow what is counted: visits, referrals and users;"
                " spending and use by firms; calls and tokens; China apart."
            ),
            columns=(
                "group",
                "market_label",
                "period_label",
                "label",
                "interval",
                "low_pct",
                "mid_pct",
                "high_pct",
                "leads",
                "share_of",
                "independence",
                "grade",
                "source_id",
            ),
        ),
        Exhibit(
            id="claims",
            topic="The twelve claims",
            table=overview.claims_checked,
            figure=None,
            finding=overview.claims_finding,
            subtitle=(
                "Claims of the article of 21 Mar 2024 in our words; verdicts by a rule in code, from the data of today"
            ),
            display="verdicts",
            terms=("market_definition", "open_weights", "hybrid", "elo", "transparency_index"),
            note=(
                "A verdict is on what a figure can decide, said under each claim. A claim of which only a part can be "
                "measured is at most partly supported"
            ),
            method=(
                "Each claim has a rule in analysis/tables/claims.py; supported and not supported need every value "
                "of the intervals to agree."
            ),
            columns=("claim", "verdict", "deciding", "reading", "page", "as_of", "source_id"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
