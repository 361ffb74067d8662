"""What the exhibits on tests of the past say: findings, subtitles and notes, from the rows shown."""

import pandas as pd

from analysis.formats import counted, listed, spelled
from analysis.periods import dated, span
from analysis.tables.backtests import ALL, BARRED, COVERAGE_BAR, CRPS_BAR, ERROR_BAR
from analysis.tables.market_windows import TRIED

ALIKE = 0.005
"""Errors closer than half a percent are the same."""


def _tried(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of all markets together, or of what a filter left, that have an error to compare."""
    scored = table[table["tests"].gt(0) & table["error_ratio"].notna()]
    together = scored[scored["market_label"].eq(ALL)]
    return together if len(together) else scored


def _percents(ratios: pd.Series) -> str:
    """How far from 1 the ratios lie in percent, from the least to the most: '2 to 7 %'."""
    away = (100 * (ratios - 1).abs()).sort_values()
    return f"{span(spelled(away.iloc[0], '.0f'), spelled(away.iloc[-1], '.0f'))} %"


def backtests_finding(table: pd.DataFrame) -> str:
    """How far the model misses beside no change, over the steps ahead; that no change is better where it is."""
    rows = _tried(table)
    if rows.empty:
        return f"No market has {spelled(TRIED)} periods in a row: nothing to test on"
    ratio = rows["error_ratio"]
    better, worse = ratio[ratio < 1 - ALIKE], ratio[ratio > 1 + ALIKE]
    if len(better) == len(ratio):
        return f"The model misses by {_percents(better)} less than “no change”"
    if len(worse) == len(ratio):
        return f"“No change” is the better forecast: the model misses by {_percents(worse)} more"
    if len(better) and not len(worse):
        return f"The model misses no more than “no change”, at best {_percents(better.nsmallest(1))} less"
    if len(better):
        return f"The model misses by up to {_most(better)} less than “no change”, and by up to {_most(worse)} more"
    return "The model does no better than “no change”" + (f": up to {_most(worse)} worse" if len(worse) else "")


def _most(ratios: pd.Series) -> str:
    return f"{spelled(100 * (ratios - 1).abs().max(), '.0f')} %"


def backtests_subtitle(table: pd.DataFrame) -> str:
    """What is drawn, and of how many forecasts of how many markets."""
    single = table[table["market_label"].ne(ALL) & table["tests"].gt(0)]
    markets = counted(single["market_label"].nunique(), "market")
    said = (
        "Error of the median and ranked probability score, times those of “no change”,"
        " and outcomes inside the middle 80 %, one, two and four steps ahead"
    )
    return f"{said}; {counted(int(single['tests'].sum()), 'forecast')} of {markets}, each from its own past alone"


def backtests_note(table: pd.DataFrame) -> str:
    """Whether the bars hold for all markets, what is barred, the last trend, and which markets cannot be tried."""
    together = table[table["market_label"].eq(ALL)]
    said = []
    barred = together[together["tests"].ge(BARRED)]
    if len(barred):
        held = "hold" if barred["verdict"].eq("passes").all() else "do not all hold"
        low, high = COVERAGE_BAR
        said.append(
            f"The bars {held} over all markets. They are: error at most {spelled(ERROR_BAR, '.2f')} and score at most"
            f" {spelled(CRPS_BAR, '.2f')} times “no change”, {spelled(low, 'g')} to {spelled(high, 'g')} % inside"
        )
    if len(together):
        inside = span(*(spelled(end, ".0f") for end in (together["in_80"].min(), together["in_80"].max())))
        said.append(f"Inside the middle 80 % lie {inside} % of outcomes")
        said.append(f"“Last trend” misses by {_beside(together['trend_ratio'])} “no change”")
    said.append(
        f"A market of under {spelled(BARRED)} forecasts is reported and not barred; its forecasts overlap in time"
    )
    short = table.loc[table["tests"].eq(0), "market_label"].nunique()
    stand = "stands" if short == 1 else "stand"
    if short:
        said.append(f"{counted(short, 'market')} without {spelled(TRIED)} periods in a row {stand} in the table")
    return ". ".join(said)


def _beside(ratios: pd.Series) -> str:
    """How far errors lie from those of no change: '35 to 50 % more than'."""
    less, more = ratios[ratios <= 1], ratios[ratios > 1]
    if len(less) and len(more):
        return f"between {_most(less.nsmallest(1))} less and {_most(more)} more than"
    return f"{_percents(ratios)} {'more' if len(more) else 'less'} than"


def path_finding(table: pd.DataFrame) -> str:
    """The model's error beside the better naive forecast; neutral where they print the same."""
    row = table.iloc[-1]
    best, error = min((("no change", row["no_change"]), ("last trend", row["last_trend"])), key=lambda pair: pair[1])
    mine, other = spelled(row["model_error"], ".1f"), spelled(error, ".1f")
    if mine == other:
        return f"The model does as well as “{best}”: {mine} points of error"
    word = "loses to" if row["model_error"] > error else "beats"
    return f"The model {word} “{best}”: {mine} against {other} points of error"


def path_subtitle(table: pd.DataFrame) -> str:
    """Market, its step, what is solid and what is dashed."""
    row = table.iloc[0]
    return (
        f"Shares (%) by {row['step']}, {row['market_label']}; lines are what came, dashes the median that the model"
        f" said from {dated(row['cut'])} on; mean absolute error"
    )


def path_note(table: pd.DataFrame) -> str:
    """That nothing later is used, and which companies left the middle 80 % of what was said."""
    ahead = table[table["low_pct"].notna() & table["mid_pct"].notna() & table["mid_date"].gt(table["cut_date"])]
    out = ahead[ahead["mid_pct"].lt(ahead["low_pct"]) | ahead["mid_pct"].gt(ahead["high_pct"])]
    lie = "lies" if len(ahead) - len(out) == 1 else "lie"
    inside = f"{spelled(len(ahead) - len(out))} of {counted(len(ahead), 'outcome')} {lie} inside the middle 80 %"
    names = list(dict.fromkeys(out["label"]))
    left = f"; outside: {listed(names)}" if names else ""
    return f"Nothing after the cut is used, and companies are those printed up to it. {inside}{left}"
