"""What the exhibits of the concentration page say beside their findings."""

import pandas as pd

COLUMNS = (
    "market_label", "period_label", "hhi_low", "hhi_high", "band", "cr4_low_pct", "cr4_high_pct", "coverage_pct",
    "companies_named", "leader", "share_of", "source_id",
)  # fmt: skip
SPECTRUM = (
    "Only what is printed enters: unnamed companies may be many or one, and a bar holds every market that fits. "
    "Definitions count different things and are never averaged"
)
BOUNDS = (
    "Every share is an interval; the lower bound spreads the unnamed rest over companies too small to count, the upper "
    "one puts it into as few as the source allows. Nothing is rescaled to 100 %."
)
SUM = "Each printed share in per cent is squared; the squares add to the HHI of the named companies, a lower bound."
CHANGE = (
    "Central values; a newcomer is entry only where its first model came after the earlier date, else coverage. "
    "Hatched bars are not movements of share"
)
CODE = """import pandas as pd
rows = pd.read_csv("concentration-contributions-shown.csv")
low, high = rows["Low (%)"], rows["High (%)"]
least = (low**2).sum() if low.sum() >= 100 else None  # else spread the missing points, smallest first
square = (rows["Value (%)"] ** 2).sum()
print(f"HHI of the named companies: {square:,.1f} points")
"""


def spectrum_subtitle(table: pd.DataFrame) -> str:
    """Measure, scope, guideline."""
    return f"Bounds of HHI, {len(table)} definitions at their latest date; bands of {table['guideline'].iloc[0]}"


def market_subtitle(table: pd.DataFrame) -> str:
    """Definition, measure, dates, guideline."""
    first, last = table.iloc[0], table.iloc[-1]
    return f"{first['market_label']}, {first['period_label']} to {last['period_label']}; bands of {first['guideline']}"


def excludes(table: pd.DataFrame) -> str:
    """What the definition leaves out."""
    return str(table["excludes"].iloc[0])


def sum_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    first = table.iloc[0]
    return f"{first['market_label']}, share of {first['share_of']}, {first['period_label']}"


def sum_note(table: pd.DataFrame) -> str:
    """The sum shown."""
    squares = " + ".join(f"{v:g}²" for v in table["mid_pct"].head(6)) + (" + …" if len(table) > 6 else "")
    total = (table["mid_pct"] ** 2).sum()
    return f"{squares} = {total:,.1f}; named {min(table['mid_pct'].sum(), 100):.4g} %, the rest is not in the sum"


def tip_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, guideline."""
    first = table.iloc[0]
    return f"{first['market_label']}, {first['period_label']}; bands of {first['guideline']}"


def change_subtitle(table: pd.DataFrame) -> str:
    """Definition and the two dates."""
    first = table.iloc[0]
    return f"{first['market_label']}, {first['since_label']} vs. {first['until_label']}"


def lorenz_finding(table: pd.DataFrame) -> str:
    """How much of the named market the largest companies hold."""
    order = table.sort_values("mid_pct", ascending=False)["mid_pct"]
    count = max(1, round(len(order) / 3))
    part = 100 * order.head(count).sum() / order.sum()
    return f"The largest {count} of {len(order)} named companies hold {part:.0f} % of the named market"
