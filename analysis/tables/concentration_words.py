"""What the exhibits of the concentration page say beside their findings."""

import pandas as pd

from analysis.formats import counted, hhi_range, spelled
from analysis.measures.comparable import dated_status
from analysis.periods import LATEST, dated, span, up_to
from analysis.tables.concentration import NOT_KNOWN
from analysis.tables.context import market_at, measured

COLUMNS = (
    "market_label",
    "period_label",
    "hhi_low",
    "hhi_high",
    "band",
    "cr4_low_pct",
    "cr4_high_pct",
    "coverage_pct",
    "companies_named",
    "leader",
    "share_of",
    "source_id",
)
PARTS = ("label", "mid_pct", "low_pct", "high_pct", "square_points", "contribution_pct", "cumulative_pct", "source_id")
CURVE = ("label", "mid_pct", "cumulative_pct", "source_id")
SQUARES = (
    "label",
    "mid_pct",
    "low_pct",
    "high_pct",
    "square_points",
    "least_pct",
    "least_square",
    "most_pct",
    "most_square",
    "source_id",
)
MEASURES = (
    "index_name",
    "before",
    "after",
    "direction",
    "flag",
    "before_bounds",
    "after_bounds",
    "sensitive_to",
    "source_id",
)
BOUNDS = (
    "Every share is an interval; the lower bound spreads the unnamed rest over companies too small to count, the upper "
    "one puts it into as few as the source allows. Nothing is rescaled to 100 %."
)
SUM = "Each published share in per cent is squared; the squares add to the HHI of the companies counted, a lower bound."
CHANGE = (
    "Bars are central values of the companies counted. The change of HHI in the title is that of its bounds, the part"
    " not counted among it. A newcomer is entry only where its first model came after the earlier date, else coverage."
    " Hatched bars are not movements of share"
)
FAMILY = (
    "Before and after are central values of the companies counted. Bounds let every share lie in its interval and the"
    " rest be one company or many. Measures that need the whole market are refused where a part is not known"
)
LORENZ = "Companies with a published share only: others would bend the curve further"
TIP = "Gains come from all others in proportion, the rest included. The rest counts as many tiny companies"
SUM_METHOD = (
    "HHI is the sum of the squared shares in per cent. At the lower bound the rest is in companies too small to count"
    " and shares are as equal as published intervals allow; at the upper bound the rest is in as few companies as the"
    " source allows and shares are as unequal. Kvålseth (2018), Heliyon 4:e00846."
)


def spectrum_subtitle(table: pd.DataFrame, spectrum_at: str = LATEST) -> str:
    """Measure, scope, date, guideline."""
    at = f"each market at its latest date{up_to(spectrum_at)}"
    return f"Bounds of the Herfindahl index, HHI, in points, {at}; bands of {table['guideline'].iloc[0]}"


def panels_subtitle(table: pd.DataFrame) -> str:
    """Measure, scope, line."""
    dates = table["market_id"].value_counts()
    several, one = int(dates.gt(1).sum()), int(dates.eq(1).sum())
    said = [f"{counted(several, 'market')} with two dates or more"] if several else []
    said += [f"{one if several else counted(one, 'market')} with one date shown"] if one else []
    return f"Bounds of HHI in points, {', '.join(said)}; dashed: upper line of {table['guideline'].iloc[0]}"


def market_subtitle(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Definition, measure, dates, guideline; that the newest date has upper bounds alone, where the last one before it
    is shown."""
    first, last = table.iloc[0], table.iloc[-1]
    newest = (table if whole is None else whole)["as_of"].iloc[-1]
    open_date = ""
    if last["as_of"] == newest != last["newest"]:
        date = dated(last["newest"])
        open_date = f"; of {date} only upper bounds are published, which leave HHI unknown"
    dates = span(first["period_label"], last["period_label"])
    return f"{first['market_label']}, {dates}{open_date}; bands of {first['guideline']}"


def excludes(table: pd.DataFrame) -> str:
    """What the market leaves out."""
    return str(table["limits"].iloc[0])


def sum_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    first = table.iloc[0]
    return f"{first['market_label']}, {measured(first)}, {dated_status(first['as_of'], first['date_status'])}"


def sum_note(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """What the squares leave out."""
    named = min((table if whole is None else whole)["mid_pct"].sum(), 100)
    return f"Central values of {spelled(named, '.4g')} % of the market. The rest is not in the sum. {excludes(table)}"


def tip_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, guideline, and the bounds of HHI where they leave the band open."""
    first = table.iloc[0]
    if first["band"] == NOT_KNOWN:
        bounds = hhi_range(first["hhi_low"], first["hhi_high"])
        return f"{market_at(first)}; HHI {bounds} lies in several bands of {first['guideline']}"
    return f"{market_at(first)}; bands of {first['guideline']}"


def change_subtitle(table: pd.DataFrame) -> str:
    """Measure, definition and the two dates, or the one."""
    first = table.iloc[0]
    return f"Companies counted in {first['market_label']}, {span(first['since_label'], first['until_label'], ' vs. ')}"


def lorenz_finding(table: pd.DataFrame) -> str:
    """How much of the named market the largest companies hold."""
    order = table.sort_values("mid_pct", ascending=False)["mid_pct"]
    count = max(1, round(len(order) / 3))
    part = 100 * order.head(count).sum() / order.sum()
    if len(order) == 1:
        return "One company alone has a share"
    if count == 1:
        return f"The largest of {len(order)} companies holds {spelled(part, '.0f')} % of their sum"
    return f"The {count} largest of {len(order)} companies hold {spelled(part, '.0f')} % of their sum"
