"""Table of the sum behind HHI: the squares, the unnamed rest, the rounding, and the two markets at the bounds."""

import pandas as pd

from analysis.formats import counted, hhi_range, percent_range, spelled
from analysis.measures.bounds_witness import extreme_markets
from analysis.measures.concentration import hhi
from analysis.measures.shares import Refusal
from analysis.measures.validation import MONOPOLY
from analysis.tables.concentration import bounds_of_market, one_date, refusal
from analysis.tables.concentration_words import SQUARES
from analysis.tables.context import ONE_DATE
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED


def hhi_sum(
    share_intervals: ShareIntervals, *, market: str, period: str, level: str, rescale: bool = False
) -> pd.DataFrame | Refusal:
    """company: printed share and its square, and its share and square in the markets at the two bounds of HHI.

    Rows of the unnamed rest follow. `rescale` divides the printed shares by their sum: the reader's choice, marked.
    """
    series = one_date(share_intervals, market, period, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED)].sort_values("mid_pct", ascending=False)
    if named.empty:
        return named.assign(square_points=[], least_pct=[], least_square=[], most_pct=[], most_square=[])
    rest = series[~series["kind"].isin(NAMED)]
    given = bounds_of_market(pd.concat([named, rest]), share_intervals.markets)
    found = extreme_markets(**given)
    # Both are known of the rest: what is printed of it, and what the named shares leave.
    least = max(100 * given["rest"][0], 100 - float(named["high_pct"].sum()), 0.0)
    most = max(min(100 * given["rest"][1], 100 - float(named["low_pct"].sum())), least)
    table = named.assign(least_pct=100 * found.least, most_pct=100 * found.most)
    if rescale:
        table["mid_pct"] = 100 * table["mid_pct"] / table["mid_pct"].sum()
        table["label"] = table["label"] + " (rescaled)"
    unnamed = [{"label": f"Not named ({spelled(100 * found.dust, '.4g')} %), many tiny", "least_square": 0.0}]
    unnamed += [
        {"label": f"Not named, company {i}", "most_pct": 100 * share} for i, share in enumerate(found.unnamed, 1)
    ]
    extra = pd.DataFrame(unnamed).assign(kind="rest", source_id=table["source_id"].iloc[0])
    table = pd.concat([table, extra], ignore_index=True)
    for name, square in (("mid", "square_points"), ("least", "least_square"), ("most", "most_square")):
        table[square] = (table[f"{name}_pct"] ** 2).fillna(0.0)
    first = named.iloc[0]
    known = {"rest_low_pct": least, "rest_high_pct": most, "rescaled": "yes" if rescale else "no"}
    return table[["label", "company_id", *SQUARES[1:]]].assign(**first[ONE_DATE].to_dict(), **known)


def hhi_sum_finding(table: pd.DataFrame) -> str:
    """The sum of all squares, and the bounds that the rest and the rounding make of it."""
    total, low, high = (float(table[c].sum()) for c in ("square_points", "least_square", "most_square"))
    if table["rescaled"].iloc[0] == "yes":
        outside = "inside" if low <= total <= high else "outside"
        return (
            f"Rescaled to 100 %, HHI would be {spelled(total, ',.0f')}: {outside} the possible {hhi_range(low, high)}"
        )
    if not total:
        return f"No share to square is published; its bounds allow {hhi_range(low, high)}"
    made = table["square_points"].gt(0)
    count = int((made & table["company_id"].notna()).sum()) or int(made.sum())
    said = f"{counted(count, 'square')} {'gives' if count == 1 else 'give'}"
    return f"{said} {spelled(total, ',.0f')}; rest and rounding allow {hhi_range(low, high)}"


def working(table: pd.DataFrame) -> str:
    """The sum as text to copy: the squares, the lower and the upper bound, the rest, the rounding."""
    lines = [
        _line("printed", table, "mid_pct"),
        _line("at least", table, "least_pct"),
        _line("at most", table, "most_pct"),
    ]
    named = table[table["low_pct"].notna()]
    half = ((named["high_pct"] - named["low_pct"]) / 2).round(6)
    lines.append(
        f"{'rest':<11} the named leave {percent_range(*table[['rest_low_pct', 'rest_high_pct']].iloc[0])} of the market"
    )
    if half.max() > 0:
        span = (
            spelled(half.min(), "g")
            if half.min() == half.max()
            else f"{spelled(half.min(), 'g')} to {spelled(half.max(), 'g')}"
        )
        lines.append(f"{'rounding':<11} each printed share may be off by {span} points")
    return "\n".join(lines)


def _line(name: str, table: pd.DataFrame, column: str) -> str:
    values = table[column].dropna()
    squares = " + ".join(f"{spelled(v, '.6g')}²" for v in values[values > 0])
    return f"{name:<11} {squares or '0'} = {spelled(float((values**2).sum()), ',.2f')} points"


def note(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """What the two markets are, whichever of their companies are shown."""
    table = table if whole is None else whole
    known = table.loc[table["low_pct"].notna(), "mid_pct"].dropna() / 100
    marked = (
        "The shares are rescaled to 100 % because you asked; nobody published them. "
        if table["rescaled"].iloc[0] == "yes"
        else ""
    )
    fit = f"{marked}The markets at both bounds fit every published interval"
    if known.empty:
        return f"{fit}. Of no company is a share published, only bounds"
    return f"{fit}. The companies counted alone make {counted(hhi(known), 'point', ',.0f')} of {spelled(MONOPOLY)}"


PYTHON = """import pandas as pd
rows = pd.read_csv("concentration-hhi-sum-shown.csv")
printed = (rows["Value (%)"] ** 2).sum()
least = (rows["Share at the lower bound (%)"] ** 2).sum()
most = (rows["Share at the upper bound (%)"] ** 2).sum()
print(f"HHI {least:,.1f} to {most:,.1f}; printed shares alone {printed:,.1f}")"""
R = """rows <- read.csv("concentration-hhi-sum-shown.csv", check.names = FALSE, fileEncoding = "UTF-8-BOM")
printed <- sum(rows[["Value (%)"]]^2, na.rm = TRUE)
least <- sum(rows[["Share at the lower bound (%)"]]^2, na.rm = TRUE)
most <- sum(rows[["Share at the upper bound (%)"]]^2, na.rm = TRUE)
line <- "HHI %.1f to %.1f; printed shares alone %.1f"
cat(sprintf(line, least, most, printed))"""
