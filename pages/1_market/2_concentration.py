"""Concentration: how concentrated is it, from what is known and only that?"""

from analysis.choices import market as m
from analysis.choices.concentration import GUIDELINE
from analysis.figures import concentration as f
from analysis.tables import concentration as t
from analysis.tables import concentration_change as c
from analysis.tables import concentration_words as w
from analysis.views import Exhibit, Page

PAGE = Page(
    id="concentration", title="Concentration", question="How concentrated is it?",
    choices=(m.MARKET, m.PERIOD, GUIDELINE, m.LEVEL, m.PAIR_MARKET, m.SINCE, m.UNTIL),
    exhibits=(
        Exhibit(
            id="spectrum", topic="The HHI spectrum", table=t.spectrum, figure=f.spectrum, finding=t.spectrum_finding,
            subtitle=w.spectrum_subtitle, note=w.SPECTRUM, columns=w.COLUMNS, terms=("hhi", "hhi_bounds", "rest"), method=w.BOUNDS,
        ),
        Exhibit(
            id="hhi_over_time", topic="HHI over time", table=t.over_time, figure=f.over_time, finding=t.over_time_finding,
            subtitle=w.market_subtitle, note=w.excludes, columns=w.COLUMNS, method=w.BOUNDS, code=w.CODE,
        ),
        Exhibit(
            id="contributions", topic="Who makes the HHI", table=t.contributions, figure=f.contributions,
            finding=t.contributions_finding, subtitle=w.sum_subtitle, note=w.sum_note, method=w.SUM,
            columns=("label", "mid_pct", "low_pct", "high_pct", "square_points", "contribution_pct", "cumulative_pct", "source_id"),
        ),
        Exhibit(
            id="tipping", topic="Tipping points", table=c.tipping, figure=f.tipping, finding=c.tipping_finding,
            subtitle=w.tip_subtitle, note="Gains come from all others in proportion, the rest included; the rest counts as many tiny companies",
            columns=("label", "mid_pct", "tip_points", "flips", "source_id"),
        ),
        Exhibit(
            id="waterfall", topic="What changed the HHI", table=c.change_by_company, figure=f.waterfall,
            finding=c.change_finding, subtitle=w.change_subtitle, note=w.CHANGE,
            columns=("label", "kind", "points", "source_id"),
        ),
        Exhibit(
            id="family", topic="The family of indices", table=c.family, figure=None, display="table", finding=c.family_finding,
            subtitle=w.change_subtitle, note="Central values of the named companies; measures that need the whole are refused where the rest is unknown",
            columns=("index_name", "before", "after", "direction", "sensitive_to", "source_id"),
        ),
        Exhibit(
            id="every_hhi", topic="Every market", table=t.every_market, figure=f.every_market, finding=t.every_market_finding,
            subtitle="Bounds of HHI, markets with three dates or more, shared axis; dashed: the guideline’s upper line",
            note="Panels are different definitions and must not be joined", columns=w.COLUMNS,
        ),
        Exhibit(
            id="lorenz", topic="Lorenz curve", table=t.contributions, figure=f.lorenz, finding=w.lorenz_finding,
            subtitle=w.sum_subtitle, note="Named companies only: unnamed ones would bend the curve further",
            columns=("label", "mid_pct", "cumulative_pct", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
