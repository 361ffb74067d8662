"""Concentration: how concentrated is it, from what is known and only that? First the answer, last its working."""

from analysis.choices import concentration as k
from analysis.choices import market as m
from analysis.choices.dates import SPECTRUM_AT
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import concentration as concentration_charts
from analysis.figures import doubts as doubt_charts
from analysis.figures import hhi
from analysis.tables import concentration as t
from analysis.tables import concentration_change as c
from analysis.tables import concentration_sum as s
from analysis.tables import concentration_words as w
from analysis.tables import doubts as d
from analysis.tables import indices as i

PAGE = Page(
    id="concentration",
    title="Concentration",
    question="How concentrated is it?",
    choices=(m.MARKET, m.PERIOD, k.GUIDELINE, m.LEVEL),
    exhibits=(
        Exhibit(
            id="spectrum",
            rows_by="row",
            topic="The HHI spectrum",
            table=t.spectrum,
            figure=hhi.spectrum,
            finding=t.spectrum_finding,
            subtitle=w.spectrum_subtitle,
            note=t.spectrum_note,
            method=w.BOUNDS,
            choices=(SPECTRUM_AT,),
            plays=SPECTRUM_AT,
            columns=w.COLUMNS,
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="at_date",
            topic="One market at one date",
            table=i.at_date,
            figure=None,
            display="tiles",
            finding=i.at_date_finding,
            subtitle=w.sum_subtitle,
            note=w.excludes,
            method=w.BOUNDS,
            choices=(k.LARGEST,),
            columns=("figure", "value", "detail", "source_id"),
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="hhi_over_time",
            timed=True,
            topic="HHI over time",
            table=t.over_time,
            figure=hhi.over_time,
            finding=t.over_time_finding,
            subtitle=w.market_subtitle,
            note=w.excludes,
            method=w.BOUNDS,
            columns=w.COLUMNS,
            terms=("hhi", "hhi_bounds"),
        ),
        Exhibit(
            id="every_hhi",
            rows_by="market_label",
            timed=True,
            topic="Every market over time",
            table=t.every_market,
            figure=hhi.every_market,
            finding=t.every_market_finding,
            subtitle=w.panels_subtitle,
            note=w.PANELS,
            method=w.BOUNDS,
            columns=w.COLUMNS,
        ),
        Exhibit(
            id="contributions",
            topic="Who makes the HHI",
            table=t.contributions,
            figure=concentration_charts.contributions,
            finding=t.contributions_finding,
            subtitle=w.sum_subtitle,
            note=w.sum_note,
            method=w.SUM,
            columns=w.PARTS,
            plays=m.PERIOD,
        ),
        Exhibit(
            id="waterfall",
            topic="What changed the HHI",
            table=c.change_by_company,
            figure=concentration_charts.waterfall,
            finding=c.change_finding,
            subtitle=w.change_subtitle,
            note=w.CHANGE,
            choices=(k.COMPARED,),
            columns=("label", "kind", "points", "source_id"),
        ),
        Exhibit(
            id="tipping",
            topic="Tipping points",
            table=c.tipping,
            figure=concentration_charts.tipping,
            finding=c.tipping_finding,
            subtitle=w.tip_subtitle,
            note=w.TIP,
            columns=("label", "mid_pct", "tip", "flips", "source_id"),
            plays=m.PERIOD,
        ),
        Exhibit(
            id="doubts",
            topic="What could move this HHI",
            table=d.doubts,
            figure=doubt_charts.doubts,
            finding=d.doubts_finding,
            subtitle=d.doubts_subtitle,
            note=d.doubts_note,
            columns=("doubt", "moves_points", "why", "source_id"),
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="drawn",
            topic="Drawn markets",
            table=i.drawn,
            figure=doubt_charts.hhi_of_draws,
            finding=i.drawn_finding,
            subtitle=w.sum_subtitle,
            note=w.DRAWN,
            columns=("hhi_from", "hhi_to", "markets_drawn", "source_id"),
        ),
        Exhibit(
            id="lorenz",
            topic="Lorenz curve",
            table=t.contributions,
            figure=concentration_charts.lorenz,
            finding=w.lorenz_finding,
            subtitle=w.sum_subtitle,
            note=w.LORENZ,
            columns=w.CURVE,
            plays=m.PERIOD,
        ),
        Exhibit(
            id="family",
            topic="The family of indices",
            table=i.family,
            figure=None,
            display="table",
            finding=i.family_finding,
            subtitle=w.change_subtitle,
            note=w.FAMILY,
            choices=(k.FAMILY_FROM,),
            columns=w.MEASURES,
        ),
        Exhibit(
            id="hhi_sum",
            topic="Show the sum",
            table=s.hhi_sum,
            figure=None,
            display="working",
            finding=s.hhi_sum_finding,
            subtitle=w.sum_subtitle,
            note=s.note,
            method=w.SUM_METHOD,
            choices=(k.RESCALE,),
            columns=w.SQUARES,
            terms=("hhi", "rest"),
            code=s.PYTHON,
            r_code=s.R,
            working=s.working,
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
