"""Strategies: who is open, hybrid, closed, and how that moved."""

from analysis.choices.dates import AGAINST_AT, OPEN_AT, PARTS_AT
from analysis.choices.strategy import AGAINST, AGAINST_UNIT, LANES, MIX_UNIT
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import lanes as lane_charts
from analysis.figures import open_by_month as month_charts
from analysis.figures import revenue_models as revenue_model_charts
from analysis.figures import strategies as strategy_charts
from analysis.figures import strategy_changes
from analysis.tables import (
    lanes,
    open_by_month,
    rail_figures,
    revenue_models,
    strategies,
    strategy_answers,
    strategy_markets,
)

COARSE = "The label is coarse and belongs to the company. Openness of a product or model is shown apart"
PAGE = Page(
    id="strategies",
    title="Strategies",
    question="Did companies open up?",
    answer=strategy_answers.strategies_answer,
    figures=rail_figures.strategies_figures,
    tabs=(
        Tab("moved", "Who moved", ("reversals", "mix")),
        Tab(
            "market",
            "Who holds the market",
            ("open_by_month", "open_share", "by_strategy"),
            folded=("open_share", "by_strategy"),
        ),
        Tab("who", "Who they are", ("lanes", "against", "revenue_models"), folded=("revenue_models",)),
    ),
    exhibits=(
        Exhibit(
            id="flow",
            topic="From March 2024 to today",
            table=strategies.flow,
            figure=strategy_changes.flow,
            finding=strategies.flow_finding,
            note=COARSE,
            subtitle=strategies.flow_subtitle,
            terms=("open_weights", "open_source", "hybrid"),
            columns=("label", "strategy_then", "strategy_today", "since", "layer", "country", "source_id"),
        ),
        Exhibit(
            id="reversals",
            timed=True,
            topic="Changes since the article",
            table=strategies.reversals,
            figure=strategy_changes.changes,
            finding=strategies.reversals_finding,
            subtitle=strategies.reversals_subtitle,
            note=COARSE,
            columns=("as_of", "label", "before", "after", "reason", "source_id"),
        ),
        Exhibit(
            id="open_share",
            rows=Rows("row"),
            topic="Share of open models",
            table=strategy_markets.open_share,
            figure=strategy_charts.intervals,
            finding=strategy_markets.open_share_finding,
            note=strategy_markets.open_share_note,
            subtitle=strategy_markets.open_share_subtitle,
            choices=(OPEN_AT,),
            plays=OPEN_AT,
            columns=("market_label", "period_label", "low_pct", "high_pct", "share_of", "grade", "source_id"),
        ),
        Exhibit(
            id="open_by_month",
            timed=True,
            topic="Open against closed by month",
            table=open_by_month.open_by_month,
            figure=month_charts.by_month,
            finding=open_by_month.month_finding,
            subtitle=open_by_month.month_subtitle,
            note=open_by_month.month_note,
            terms=("open_weights", "interval"),
            columns=("period_label", "low_pct", "high_pct", "closed_pct", "status", "grade", "source_id"),
        ),
        Exhibit(
            id="by_strategy",
            rows=Rows("row"),
            topic="Share by strategy of the company",
            table=strategy_markets.by_strategy,
            figure=strategy_charts.parts_by_strategy,
            finding=strategy_markets.by_strategy_finding,
            subtitle=strategy_markets.by_strategy_subtitle,
            choices=(PARTS_AT,),
            plays=PARTS_AT,
            note=strategy_markets.by_strategy_note,
            columns=("market_label", "strategy", "mid_pct", "low_pct", "high_pct", "period_label", "source_id"),
        ),
        Exhibit(
            id="mix",
            timed=True,
            topic="The mix over time",
            table=strategies.mix,
            figure=strategy_changes.mix,
            finding=strategies.mix_finding,
            note=COARSE,
            choices=(MIX_UNIT,),
            columns=("as_of", "strategy", "organizations", "part_pct"),
            subtitle="Organizations by strategy: day of the article, ends of quarters, last change",
        ),
        Exhibit(
            id="lanes",
            topic="Lanes",
            table=lanes.lanes,
            figure=lane_charts.lanes,
            choices=(LANES,),
            finding=lanes.lanes_finding,
            subtitle="Strategy by date, releases on the lane, first use of a license and events above it",
            note=f"{COARSE}. An unknown first day is drawn from 2023 on; releases are a selection",
            columns=lanes.COLUMNS,
        ),
        Exhibit(
            id="against",
            topic="Strategy against layer, country, funding",
            table=strategies.against,
            figure=strategy_charts.against,
            choices=(AGAINST, AGAINST_AT, AGAINST_UNIT),
            plays=AGAINST_AT,
            finding=strategies.against_finding,
            subtitle=strategies.against_subtitle,
            columns=("group", "strategy", "organizations", "part_pct", "who", "source_id"),
            note=f"{COARSE}. Funding sums the rounds found in sources, and most companies have none there",
        ),
        Exhibit(
            id="revenue_models",
            of_all=True,
            topic="Revenue models",
            table=revenue_models.revenue_models,
            figure=revenue_model_charts.matrix,
            finding=revenue_models.revenue_finding,
            columns=revenue_models.COLUMNS,
            note="Found means that a source says so; companies without any find are left out",
            subtitle="Ways of earning found in sources; a dash means not found, which is no “no”",
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
