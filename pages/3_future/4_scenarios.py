"""Scenarios: can open break the monopoly?"""

from analysis.choices.economics import MEASURE, SCENARIO, SCENARIO_MARKET
from analysis.figures import scenarios as f
from analysis.tables import scenarios as t
from analysis.views import Exhibit, Page

MODEL = (
    "A part λ of use is chosen anew each quarter by logit: quality, price, openness and network effects; the rest stays. "
    "Company constants are fitted once to the last two quarters under the baseline and never again. Casadesus-Masanell and "
    "Ghemawat (2006), Management Science 52(7)."
)

PAGE = Page(
    id="scenarios", title="Scenarios", question="Can open break the monopoly?", choices=(SCENARIO_MARKET,),
    exhibits=(
        Exhibit(
            id="fan", topic="To 2030", table=t.fan, figure=f.fan, finding=t.fan_finding, subtitle=t.fan_subtitle, note=t.fan_note,
            choices=(SCENARIO, MEASURE), method=MODEL, terms=("projection", "churn", "network_effect"),
            columns=("quarter", "p10", "p25", "p50", "p75", "p90", "baseline_value", "chance_pct", "status", "source_id"),
        ),
        Exhibit(
            id="beside", topic="Scenarios side by side", table=t.beside, figure=f.beside, finding=t.beside_finding, subtitle=t.beside_subtitle,
            note="Scenarios say what would follow from their assumptions, not how likely they are", method=MODEL,
            columns=("label", "mid_pct", "low_pct", "high_pct", "change_pp", "hhi_median", "hhi_low", "hhi_high", "status", "source_id"),
        ),
        Exhibit(
            id="backtest", topic="Backtest", table=t.backtests, figure=f.backtests, finding=t.backtests_finding,
            subtitle="Mean absolute error by quarters ahead, beside “no change” and “last trend”; the chart shows the market with most tests",
            note="Markets with too few quarters of one printed set are named in the table; a short test proves little",
            columns=("market_label", "quarters", "horizon", "model_error", "no_change", "last_trend", "tests", "verdict", "source_id"),
        ),
    ),
)  # fmt: skip

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
