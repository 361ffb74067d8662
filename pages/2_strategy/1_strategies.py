"""Strategies: who is open, hybrid, closed, and how that moved."""

from analysis.choices.strategy import AGAINST
from analysis.figures import strategies as f
from analysis.tables import strategies as t
from analysis.views import Exhibit, Page

COARSE = "The label is coarse and belongs to the company; openness of a product or model is shown apart"

PAGE = Page(
    id="strategies", title="Strategies", question="Who is open, hybrid, closed, and how did that move?",
    exhibits=(
        Exhibit(
            id="flow", topic="From March 2024 to today", table=t.flow, figure=f.flow, finding=t.flow_finding, note=COARSE,
            subtitle="Organizations by strategy in March 2024 and today", terms=("open_weights", "open_source", "hybrid"),
            columns=("label", "strategy_then", "strategy_today", "since", "layer", "country", "source_id"),
        ),
        Exhibit(
            id="reversals", topic="Changes since the article", table=t.reversals, figure=None, display="table",
            finding=t.reversals_finding, subtitle="Every change of strategy after 21 March 2024, newest first",
            note=COARSE, columns=("as_of", "label", "before", "after", "reason", "source_id"),
        ),
        Exhibit(
            id="open_share", topic="Share of open models", table=t.open_share, figure=f.intervals,
            finding=t.open_share_finding, subtitle="By the openness of the served model, last date of each definition",
            note="What cannot be mapped counts as unknown and widens the bar; one router’s tokens are not the market",
            columns=("market_label", "period_label", "low_pct", "high_pct", "share_of", "grade", "source_id"),
        ),
        Exhibit(
            id="by_strategy", topic="Share by strategy of the company", table=t.by_strategy, figure=f.parts_by_strategy,
            finding=t.by_strategy_finding, subtitle="By the strategy of the company on the date; hybrid is never halved",
            note="Not a share of open models: a hybrid company’s closed product counts as hybrid here",
            columns=("market_label", "strategy", "mid_pct", "low_pct", "high_pct", "period_label", "source_id"),
        ),
        Exhibit(
            id="mix", topic="The mix over time", table=t.mix, figure=f.mix, finding=t.mix_finding, note=COARSE,
            subtitle="Organizations by strategy, end of each quarter", columns=("as_of", "strategy", "organizations", "part_pct"),
        ),
        Exhibit(
            id="lanes", topic="Lanes", table=t.lanes, figure=f.lanes, finding=t.lanes_finding, note=COARSE,
            subtitle="Strategy of each organization that changed it; an unknown first day is drawn from 2023 on",
            columns=("label", "strategy", "start", "end", "reason", "source_id"),
        ),
        Exhibit(
            id="against", topic="Strategy against layer, country, kind", table=t.against, figure=f.against, choices=(AGAINST,),
            finding=t.against_finding, subtitle="Organizations by strategy of today", note=COARSE,
        ),
        Exhibit(
            id="revenue_models", topic="Revenue models", table=t.revenue_models, figure=f.matrix, finding=t.revenue_finding,
            subtitle="Ways of earning found in sources; nothing drawn means not found, which is no “no”",
            note="Found means that a source says so; a missing mark proves nothing",
            columns=("label", "revenue_model", "uses", "evidence", "as_of", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
