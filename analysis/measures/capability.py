"""How far the best open model trails the best closed one: gap, win rate, lag. Series are never joined."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

ELO_SCALE = 400.0


def win_rate(elo_gap: float | np.ndarray) -> float | np.ndarray:
    """Expected share of won comparisons of the leader, 0 to 1, for a gap in Elo points (Elo 1978).

    >>> round(win_rate(0.0), 2), round(win_rate(400.0), 3)
    (0.5, 0.909)
    """
    rate = 1 / (1 + 10 ** (-np.asarray(elo_gap, float) / ELO_SCALE))
    return rate if rate.ndim else float(rate)


def _one_series(scores: pd.DataFrame) -> None:
    found = scores[["series", "benchmark"]].drop_duplicates()
    if len(found) > 1:
        named = ", ".join(f"{s} ({b})" for s, b in found.itertuples(index=False))
        raise ValueError(f"scores of {len(found)} series cannot be compared: {named}")


def holds_records_only(scores: pd.DataFrame) -> bool:
    """Whether one series leaves out every model that was not the best of its class: such a list tells nothing of the
    others.

    True where each date has one score a class at most, and these are the bests of leaderboards with both classes, or,
    by date of release, never fall.
    """
    _one_series(scores)
    order = scores.sort_values("date", kind="stable")
    if order.empty or order.duplicated(["date", "access"]).any():
        return False
    rises = all(part.is_monotonic_increasing for _, part in order.groupby("access")["score"])
    return rises or _by_snapshot(order)


def _by_snapshot(scores: pd.DataFrame) -> bool:
    """Whether most dates of a series have both classes, as leaderboards do."""
    return bool(scores.groupby("date")["access"].nunique().eq(2).mean() > 0.5)


def best_by_access(scores: pd.DataFrame) -> pd.DataFrame:
    """date, access: the best score of one series up to and on each of its dates; ValueError for two series.

    A leaderboard dated by snapshot has both classes on each date and its best is that date's. A series dated by
    release carries the best score so far forward; `carried` marks such rows with the date they come from.
    """
    _one_series(scores)
    order = scores.sort_values(["date", "score"])
    best = order.drop_duplicates(["date", "access"], keep="last")
    at = {(row["date"], row["access"]): row for row in best.to_dict("records")}
    dates = sorted(scores["date"].unique())
    snapshot = _by_snapshot(order)
    rows = []
    for access in ("closed", "open"):
        top: dict[Hashable, Any] | None = None
        for date in dates:
            row = at.get((date, access))
            if row is not None and (snapshot or top is None or row["score"] >= top["score"]):
                top = {**row, "from_date": date}
            elif top is None or (row is None and snapshot):
                continue
            rows.append({**top, "date": date, "access": access})
    return pd.DataFrame(rows)


def gaps(scores: pd.DataFrame) -> pd.DataFrame:
    """date: best closed, best open, and gap = closed − open in the unit of one series; ValueError for two series.

    gap_low and gap_high come from the printed intervals where both are known, else they equal the gap.
    """
    return _between(best_by_access(scores))


def _between(best: pd.DataFrame) -> pd.DataFrame:
    """date: the gap between the best of the two classes."""
    if best.empty or best["access"].nunique() < 2:
        return pd.DataFrame(
            columns=["date", "closed", "open", "gap", "gap_low", "gap_high", "closed_model", "open_model"]
        )
    sides = {a: best[best["access"].eq(a)].set_index("date") for a in ("closed", "open")}
    both = sides["closed"].index.intersection(sides["open"].index)
    closed, opened = sides["closed"].loc[both], sides["open"].loc[both]
    gap = closed["score"] - opened["score"]
    return pd.DataFrame(
        {
            "closed": closed["score"],
            "open": opened["score"],
            "gap": gap,
            "gap_low": (closed["ci_low"] - opened["ci_high"]).fillna(gap),
            "gap_high": (closed["ci_high"] - opened["ci_low"]).fillna(gap),
            "closed_model": closed["model"],
            "open_model": opened["model"],
            "closed_company": closed["company"],
            "open_company": opened["company"],
            "source_id": [
                ";".join(dict.fromkeys(p)) for p in zip(closed["source_id"], opened["source_id"], strict=True)
            ],
        }
    ).reset_index(names="date")


def lag_months(scores: pd.DataFrame) -> pd.DataFrame:
    """date: months since the first closed model of the series reached the level of the best open one.

    0 where the open model leads; nan where no closed model of the series had reached the level before, so that
    the lag is longer than the series.
    """
    best = best_by_access(scores)
    found = _between(best)
    if found.empty:
        return found.assign(lag_months=[])
    closed = best[best["access"].eq("closed")].sort_values("date", kind="stable")
    days, levels = closed["date"].tolist(), closed["score"].to_numpy(float)
    lags = []
    for row in found.itertuples():
        reached = np.flatnonzero(levels >= row.open)
        first = days[reached[0]] if len(reached) else row.date
        if row.gap <= 0:
            lags.append(0.0)
        elif not len(reached) or reached[0] == 0 or first > row.date:
            lags.append(float("nan"))
        else:
            lags.append((pd.Timestamp(row.date) - pd.Timestamp(first)).days / (365.25 / 12))
    return found.assign(lag_months=lags)
