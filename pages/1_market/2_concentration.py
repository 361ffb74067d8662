"""Concentration: how concentrated is it, from what is known and only that?"""

from analysis.choices import concentration as k
from analysis.choices import market as m
from analysis.figures import concentration as f
from analysis.figures import doubts as g
from analysis.tables import concentration as t
from analysis.tables import concentration_change as c
from analysis.tables import concentration_sum as s
from analysis.tables import concentration_words as w
from analysis.tables import doubts as d
from analysis.tables import indices as i
from analysis.views import Exhibit, Page

PAGE = Page(
    id="concentration", title="Concentration", question="How concentrated is it?",
    choices=(m.MARKET, m.PERIOD, k.GUIDELINE, m.LEVEL),
    exhibits=(
        Exhibit("spectrum", "The HHI spectrum", t.spectrum, t.spectrum_finding, f.spectrum, w.spectrum_subtitle, t.spectrum_note,
                w.BOUNDS, columns=w.COLUMNS, terms=("hhi", "hhi_bounds", "rest")),
        Exhibit("hhi_over_time", "HHI over time", t.over_time, t.over_time_finding, f.over_time, w.market_subtitle, w.excludes,
                w.BOUNDS, columns=w.COLUMNS, terms=("hhi", "hhi_bounds"), timed=True),
        Exhibit("every_hhi", "Every market over time", t.every_market, t.every_market_finding, f.every_market, w.panels_subtitle,
                w.PANELS, w.BOUNDS, columns=w.COLUMNS, timed=True),
        Exhibit("at_date", "One market at one date", i.at_date, i.at_date_finding, None, w.sum_subtitle, w.excludes, w.BOUNDS,
                (k.LARGEST,), ("figure", "value", "detail", "source_id"), "tiles", terms=("hhi", "hhi_bounds", "rest")),
        Exhibit("contributions", "Who makes the HHI", t.contributions, t.contributions_finding, f.contributions, w.sum_subtitle,
                w.sum_note, w.SUM, columns=w.PARTS),
        Exhibit("lorenz", "Lorenz curve", t.contributions, w.lorenz_finding, f.lorenz, w.sum_subtitle, w.LORENZ, columns=w.CURVE),
        Exhibit("hhi_sum", "Show the sum", s.hhi_sum, s.hhi_sum_finding, None, w.sum_subtitle, s.note, w.SUM_METHOD, (k.RESCALE,),
                w.SQUARES, "working", terms=("hhi", "rest"), code=s.PYTHON, r_code=s.R, working=s.working),
        Exhibit("tipping", "Tipping points", c.tipping, c.tipping_finding, f.tipping, w.tip_subtitle, w.TIP,
                columns=("label", "mid_pct", "tip_points", "flips", "source_id")),
        Exhibit("waterfall", "What changed the HHI", c.change_by_company, c.change_finding, f.waterfall, w.change_subtitle,
                w.CHANGE, choices=(k.COMPARED,), columns=("label", "kind", "points", "source_id")),
        Exhibit("family", "The family of indices", i.family, i.family_finding, None, w.change_subtitle, w.FAMILY,
                choices=(k.FAMILY_FROM,), columns=w.MEASURES, display="table"),
        Exhibit("drawn", "Drawn markets", i.drawn, i.drawn_finding, g.drawn, w.sum_subtitle, w.DRAWN,
                columns=("hhi_from", "hhi_to", "markets_drawn", "source_id")),
        Exhibit("doubts", "Doubts, ranked", d.doubts, d.doubts_finding, g.doubts, w.sum_subtitle, d.doubts_note,
                columns=("doubt", "moves_points", "why", "source_id"), terms=("hhi", "hhi_bounds", "rest")),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
