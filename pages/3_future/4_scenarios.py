"""Scenarios: can open break the monopoly?"""

from analysis.choices import economics as c
from analysis.exhibits.page import Exhibit, Page
from analysis.figures import backtests as backtest_charts
from analysis.figures import scenarios as scenario_charts
from analysis.tables import backtests as b
from analysis.tables import scenarios as t
from analysis.tables import scenarios_words as w
from analysis.tables.scenario_runs import MODEL, SLIDERS

PAGE = Page(
    id="scenarios",
    title="Scenarios",
    question="Can open break the monopoly?",
    body="kept_scenarios",
    choices=(c.SCENARIO_MARKET, c.SCENARIO, c.MEASURE, c.HHI_LINE, c.SAVED, *c.MOVES),
    exhibits=(
        Exhibit(
            id="fan",
            topic="To 2030",
            table=t.fan,
            figure=scenario_charts.fan,
            finding=w.fan_finding,
            subtitle=w.fan_subtitle,
            note=w.fan_note,
            aside=SLIDERS,
            method=MODEL,
            ledger=t.ledger,
            terms=("projection", "churn", "network_effect"),
            columns=(
                "quarter",
                "p10",
                "p25",
                "p50",
                "p75",
                "p90",
                "baseline_value",
                "chance_open_pct",
                "chance_hhi_pct",
                "status",
                "source_id",
            ),
        ),
        Exhibit(
            id="company_fans",
            of_all=True,
            topic="Companies to 2030",
            table=t.company_fans,
            figure=scenario_charts.companies,
            finding=w.companies_finding,
            subtitle=w.companies_subtitle,
            note=w.companies_note,
            method=MODEL,
            ledger=t.ledger,
            columns=("label", "quarter", "low_pct", "mid_pct", "high_pct", "status", "source_id"),
        ),
        Exhibit(
            id="compared",
            topic="Scenarios over time",
            table=t.compared,
            figure=scenario_charts.comparison,
            finding=w.compared_finding,
            choices=(c.COMPARE,),
            subtitle=w.compared_subtitle,
            note="Company constants are those of the baseline in every scenario",
            method=MODEL,
            columns=("label", "quarter", "p10", "p50", "p90", "change_to_baseline", "sets", "status", "source_id"),
        ),
        Exhibit(
            id="beside",
            topic="Scenarios in 2030",
            table=t.beside,
            figure=scenario_charts.beside,
            finding=w.beside_finding,
            subtitle=w.beside_subtitle,
            note="Scenarios say what would follow from their assumptions, not how likely they are",
            method=MODEL,
            columns=(
                "label",
                "mid_pct",
                "low_pct",
                "high_pct",
                "change_pp",
                "hhi_median",
                "hhi_low",
                "hhi_high",
                "change_hhi",
                "sets",
                "status",
                "source_id",
            ),
        ),
        Exhibit(
            id="swings",
            topic="What matters",
            table=t.swings,
            figure=scenario_charts.swings,
            finding=w.swings_finding,
            subtitle=w.swings_subtitle,
            note="One at a time: assumptions that move together move the outcome more",
            method=MODEL,
            ledger=t.ledger,
            columns=("label", "range_said", "at_low", "at_high", "swing", "status", "source_id"),
        ),
        Exhibit(
            id="backtest",
            topic="Backtest",
            table=b.backtests,
            figure=backtest_charts.backtests,
            finding=w.backtests_finding,
            note=w.backtests_note,
            subtitle=(
                "Mean absolute error by quarters ahead, beside “no change” and “last trend”, for every market that"
                " allows a test"
            ),
            method=MODEL,
            columns=(
                "market_label",
                "quarters",
                "horizon",
                "model_error",
                "no_change",
                "last_trend",
                "tests",
                "verdict",
                "source_id",
            ),
        ),
        Exhibit(
            id="backtest_path",
            of_all=True,
            splits=True,
            topic="One test drawn",
            table=b.path,
            figure=backtest_charts.backtest_path,
            finding=w.path_finding,
            subtitle=w.path_subtitle,
            choices=(c.BACKTEST_MARKET, c.CUT),
            note="Nothing after the cut is used; the assumptions are the middle of the baseline",
            method=MODEL,
            columns=("label", "quarter", "mid_pct", "model_pct", "status", "source_id"),
        ),
        Exhibit(
            id="scenario_ledger",
            topic="Ledger of assumptions",
            table=t.ledger,
            figure=None,
            display="table",
            finding=w.ledger_finding,
            subtitle=w.ledger_subtitle,
            note="A source is that of the baseline’s value; an assumption without one is ours and says so",
            columns=(
                "label",
                "value",
                "baseline_value",
                "moved_to",
                "low",
                "high",
                "unit",
                "origin",
                "reason",
                "source_id",
            ),
        ),
    ),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
