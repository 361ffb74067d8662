"""Read-only tables on screen: every row of short ones, long texts wrapped, blanks blank."""

from typing import Any

import pandas as pd
import streamlit as st

ROWS = 20
"""Tables up to this long show every row; longer ones scroll."""
LONG, WRAPPED, MOST = 60, 66, 132
"""Text over so many signs wraps; Streamlit wraps in rows of more than 64 pixels only, and none is higher than the last."""
SIGN, LINE = 7, 20
"""Pixels of a sign and of a line of text in a table."""
FEW, LARGE = 8, 1e5
"""Signs of a number that fit any column; wider columns are as wide as their largest number, grouped by thousands."""


def show(rows: pd.DataFrame, key: str, alt: str, wrap: bool | None = None) -> None:
    """The table; texts wrap in short tables unless the caller decides."""
    short = len(rows) <= ROWS
    height: Any = "content" if short else "auto"
    texts = rows.select_dtypes("str") if (short if wrap is None else wrap) else rows[[]]
    long = [c for c in texts if texts[c].astype("str").str.len().max() > LONG]
    config: dict[str, Any] = {}
    for c in rows.select_dtypes("number") if short else ():
        digits = max((len(f"{v:,.6g}") if abs(v) < LARGE else len(f"{v:,.0f}") for v in rows[c].dropna()), default=0)
        if digits > FEW:
            config[c] = st.column_config.NumberColumn(c, width=8 * digits + 20, format="localized")
    width = max((900 - 60 * len(config)) // (len(long) + 1), 240)
    config |= {c: st.column_config.TextColumn(c, width=width) for c in long}
    lines = max((int(texts[c].astype("str").str.len().max()) * SIGN // width + 1 for c in long), default=0)
    st.dataframe(
        rows, hide_index=True, key=key, alt=alt, height=height, placeholder="",
        row_height=min(max(lines * LINE, WRAPPED), MOST) if long else None, column_config=config,
    )  # fmt: skip
