"""Concentration: how concentrated is it, from what is known and only that? First the answer, last its working."""

import pandas as pd
import plotly.graph_objects as go

from analysis.choices import concentration as concentration_choices
from analysis.choices import market as market_choices
from analysis.choices.dates import SPECTRUM_AT
from analysis.exhibits.page import Exhibit, Page, Rows, Tab, Working
from analysis.figures import concentration as concentration_charts
from analysis.figures import doubts as doubt_charts
from analysis.figures import hhi, hhi_change
from analysis.figures.layout.theme import Look
from analysis.tables import (
    concentration,
    concentration_change,
    concentration_sum,
    concentration_words,
    doubts,
    drawn_markets,
    hhi_over_time,
    indices,
    market_answers,
    rail_figures,
)

ONE_MARKET = ("market", "period")
"""Choices that act on the parts of one market only."""


def changes_of_dates_shown(table: pd.DataFrame, look: Look) -> go.Figure:
    """The chart of changes with the direction between the dates shown, which its title counts."""
    return hhi_change.every_change(hhi_over_time.with_change(table), look)


PAGE = Page(
    id="concentration",
    title="Concentration",
    question="How concentrated is it?",
    answer=market_answers.concentration_answer,
    figures=rail_figures.concentration_figures,
    choices=(market_choices.MARKET, market_choices.PERIOD, concentration_choices.GUIDELINE, market_choices.LEVEL),
    row=("guideline", "level"),
    tabs=(
        Tab(
            "market",
            "One market",
            ("at_date", "hhi_over_time", "contributions", "waterfall"),
            ONE_MARKET,
            folded=("waterfall",),
        ),
        Tab("across", "Across markets", ("every_hhi",)),
        Tab("what_if", "What if", ("tipping",), ONE_MARKET),
        Tab(
            "how_sure",
            "How sure",
            ("doubts", "family", "drawn", "lorenz", "hhi_sum"),
            ONE_MARKET,
            folded=("drawn", "lorenz", "hhi_sum"),
        ),
    ),
    exhibits=(
        Exhibit(
            id="spectrum",
            rows=Rows("row"),
            topic="The HHI spectrum",
            table=concentration.spectrum,
            figure=hhi.spectrum,
            finding=concentration.spectrum_finding,
            subtitle=concentration_words.spectrum_subtitle,
            note=concentration.spectrum_note,
            method=concentration_words.BOUNDS,
            choices=(SPECTRUM_AT,),
            plays=SPECTRUM_AT,
            columns=concentration_words.COLUMNS,
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="at_date",
            topic="One market at one date",
            table=indices.at_date,
            figure=None,
            display="tiles",
            finding=indices.at_date_finding,
            subtitle=concentration_words.sum_subtitle,
            note=concentration_words.excludes,
            method=concentration_words.BOUNDS,
            choices=(concentration_choices.LARGEST,),
            columns=("figure", "value", "detail", "source_id"),
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="hhi_over_time",
            timed=True,
            topic="HHI over time",
            table=hhi_over_time.over_time,
            figure=hhi.over_time,
            finding=hhi_over_time.over_time_finding,
            subtitle=concentration_words.market_subtitle,
            note=hhi_over_time.over_time_note,
            method=concentration_words.BOUNDS,
            columns=concentration_words.COLUMNS,
            terms=("hhi", "hhi_bounds"),
        ),
        Exhibit(
            id="every_hhi",
            rows=Rows("market_label"),
            timed=True,
            topic="Every market over time",
            table=hhi_over_time.every_market,
            figure=changes_of_dates_shown,
            finding=hhi_over_time.every_market_finding,
            subtitle=concentration_words.panels_subtitle,
            note=hhi_over_time.every_market_note,
            method=concentration_words.BOUNDS,
            columns=concentration_words.COLUMNS,
        ),
        Exhibit(
            id="contributions",
            topic="Who makes the HHI",
            table=concentration.contributions,
            figure=concentration_charts.contributions,
            finding=concentration.contributions_finding,
            subtitle=concentration_words.sum_subtitle,
            note=concentration_words.sum_note,
            method=concentration_words.SUM,
            columns=concentration_words.PARTS,
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="waterfall",
            of_all=True,
            topic="What changed the HHI",
            table=concentration_change.change_by_company,
            figure=concentration_charts.waterfall,
            finding=concentration_change.change_finding,
            subtitle=concentration_words.change_subtitle,
            note=concentration_words.CHANGE,
            choices=(concentration_choices.COMPARED,),
            columns=("label", "kind", "points", "source_id"),
        ),
        Exhibit(
            id="tipping",
            of_all=True,
            rows=Rows("label", most=12),
            topic="Tipping points",
            table=concentration_change.tipping,
            figure=concentration_charts.tipping,
            finding=concentration_change.tipping_finding,
            subtitle=concentration_words.tip_subtitle,
            note=concentration_words.TIP,
            columns=("label", "mid_pct", "tip", "flips", "source_id"),
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="doubts",
            topic="What could move this HHI",
            table=doubts.doubts,
            figure=doubt_charts.doubts,
            finding=doubts.doubts_finding,
            subtitle=doubts.doubts_subtitle,
            note=doubts.doubts_note,
            columns=("doubt", "moves_points", "why", "source_id"),
            terms=("hhi", "hhi_bounds", "rest"),
        ),
        Exhibit(
            id="drawn",
            topic="Simulated markets",
            table=drawn_markets.hhi_of_drawn_markets,
            figure=doubt_charts.hhi_of_draws,
            finding=drawn_markets.drawn_finding,
            subtitle=concentration_words.sum_subtitle,
            note=drawn_markets.drawn_note,
            columns=("hhi_from", "hhi_to", "markets_drawn", "source_id"),
        ),
        Exhibit(
            id="lorenz",
            of_all=True,
            topic="Lorenz curve",
            table=concentration.contributions,
            figure=concentration_charts.lorenz,
            finding=concentration_words.lorenz_finding,
            subtitle=concentration_words.sum_subtitle,
            note=concentration_words.LORENZ,
            columns=concentration_words.CURVE,
            plays=market_choices.PERIOD,
        ),
        Exhibit(
            id="family",
            topic="The family of indices",
            table=indices.family,
            figure=None,
            display="table",
            finding=indices.family_finding,
            subtitle=concentration_words.change_subtitle,
            note=concentration_words.FAMILY,
            choices=(concentration_choices.FAMILY_FROM,),
            columns=concentration_words.MEASURES,
        ),
        Exhibit(
            id="hhi_sum",
            of_all=True,
            topic="Show the sum",
            table=concentration_sum.hhi_sum,
            figure=None,
            display=Working(concentration_sum.PYTHON, concentration_sum.R, concentration_sum.working),
            finding=concentration_sum.hhi_sum_finding,
            subtitle=concentration_words.sum_subtitle,
            note=concentration_sum.note,
            method=concentration_words.SUM_METHOD,
            choices=(concentration_choices.RESCALE,),
            columns=concentration_words.SQUARES,
            terms=("hhi", "rest"),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
