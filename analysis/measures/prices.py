"""Prices of models: blended price, the efficient frontier of price against capability, spread between hosts."""

import pandas as pd

from analysis.schema.words import INPUT_PARTS, OUTPUT_PARTS


def blended(input_usd: pd.Series, output_usd: pd.Series) -> pd.Series:
    """USD per million tokens at three parts input to one part output.

    >>> blended(pd.Series([1.0]), pd.Series([5.0])).tolist()  # (3·1 + 1·5) / 4
    [2.0]
    """
    return (INPUT_PARTS * input_usd + OUTPUT_PARTS * output_usd) / (INPUT_PARTS + OUTPUT_PARTS)


def on_frontier(price: pd.Series, score: pd.Series) -> pd.Series:
    """True where no other model is at most as dear and scores higher, or cheaper at the same score.

    >>> on_frontier(pd.Series([1.0, 2.0, 3.0]), pd.Series([10.0, 9.0, 20.0])).tolist()
    [True, False, True]
    """
    found = []
    for p, s in zip(price, score, strict=True):
        beaten = ((price <= p) & (score > s)) | ((price < p) & (score >= s))
        found.append(not bool(beaten.any()))
    return pd.Series(found, index=price.index)
