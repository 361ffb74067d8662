"""From a printed number to an interval: what a printed share may mean, by the convention in qualifiers.csv."""

import numpy as np
import pandas as pd

FULL = 100.0


def decimals(printed: object) -> int:
    """Digits after the point of a printed number: 22.0 has one, 22 none.

    >>> decimals("22.0"), decimals("30"), decimals(27.41)
    (1, 0, 2)
    """
    text = str(printed)
    if text.endswith(".0") and isinstance(printed, float):
        return 0
    return len(text.partition(".")[2])


def last_digit(shares: pd.DataFrame, printed: pd.Series | None = None) -> pd.Series:
    """Unit of the last printed digit of each row, in points: the finest in the same market and period."""
    words = shares["share_pct"] if printed is None else printed.reindex(shares.index)
    digits = words.map(lambda w: decimals(w) if pd.notna(w) else 0)
    finest = digits.groupby([shares["market_id"], shares["period"]]).transform("max")
    return 10.0 ** -finest.astype(float)


def intervals(shares: pd.DataFrame, qualifiers: pd.DataFrame, printed: pd.Series | None = None) -> pd.DataFrame:
    """low, mid, high for each row, as fractions from 0 to 1; mid is nan where only bounds are printed.

    A printed bound replaces that bound only. A side without any bound goes to the end that the other shares of
    the market and period leave possible. `printed` is the text of share_pct, which tells 22.0 from 22.
    """
    rule = qualifiers.set_index("qualifier").reindex(shares["qualifier"])
    half = last_digit(shares, printed).to_numpy() / 2
    digit = rule["last_digit"].eq("yes").to_numpy()
    below = np.where(digit, half, rule["below"].to_numpy(float))
    above = np.where(digit, half, rule["above"].to_numpy(float))
    value = shares["share_pct"].to_numpy(float)
    low = shares["low_pct"].fillna(pd.Series(value - below, index=shares.index))
    high = shares["high_pct"].fillna(pd.Series(value + above, index=shares.index))
    one_sided = shares["qualifier"].isin(["at_least", "below"])
    low = low.where(~(one_sided & shares["qualifier"].eq("below") & shares["low_pct"].isna()), 0.0)
    low = low.fillna(0.0).clip(0, FULL)
    counted = shares["entity_kind"].ne("subtotal")
    lows = low.where(counted, 0.0).groupby([shares["market_id"], shares["period"]]).transform("sum") - low.where(
        counted, 0.0
    )
    high = high.fillna((FULL - lows).clip(lower=0)).clip(0, FULL)
    high = high.where(high >= low, low)
    return pd.DataFrame({"low": low / FULL, "mid": shares["share_pct"] / FULL, "high": high / FULL})
