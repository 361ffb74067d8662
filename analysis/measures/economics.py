"""The open-core calculator: cash by month, the month it stops, break-even, peak funding and present value, over draws.

Money is in US dollars, time in months, parts are fractions (staff and sales may pass 1). No terminal value: what is
looked at ends with the last generation that is over by the horizon, so no training is bought whose revenue would come
later. A company trains each generation as long as it can pay for it and stops in the first month that it cannot. Two
outcomes follow that more money or less cost never make worse: whether it lasts and has its money back, and what it is
worth to owners who may stop earlier, the option to abandon of Dixit and Pindyck (1994), Investment under Uncertainty.
"""

from collections.abc import Mapping

import numpy as np

HORIZON = 120
"""Months that the calculator looks ahead."""
PARAMETERS = (
    "users_start",
    "users_max",
    "growth",
    "paying_share",
    "lost_to_hosts",
    "price_usd_month",
    "serving_usd_user_month",
    "staff_and_sales",
    "training_usd_first",
    "training_growth",
    "cadence_months",
    "shared_training",
    "discount_year",
    "funding_usd",
)
Values = Mapping[str, float | np.ndarray]


def users(start: np.ndarray, most: np.ndarray, growth: np.ndarray, months: int = HORIZON) -> np.ndarray:
    """Users at each month from 0, logistic from `start` toward `most`; draws × (months + 1).

    >>> users(np.array([10.0]), np.array([10.0]), np.array([0.5]), 2).tolist()  # at its limit from the start
    [[10.0, 10.0, 10.0]]
    """
    t = np.arange(months + 1)[None, :]
    start, most, growth = (np.atleast_1d(np.asarray(v, float))[:, None] for v in (start, most, growth))
    return most / (1 + (most - start) / start * np.exp(-growth * t))


def payment(values: Values) -> np.ndarray:
    """Revenue of a user in a month, payers or not, US dollars."""
    return np.asarray(values["paying_share"] * (1 - values["lost_to_hosts"]) * values["price_usd_month"], float)


def revenue(values: Values, months: int = HORIZON) -> np.ndarray:
    """Revenue of each month in US dollars, draws × (months + 1): what users pay that other hosts do not take."""
    start, most, growth = (np.atleast_1d(values[p]) for p in ("users_start", "users_max", "growth"))
    return users(start, most, growth, months) * np.atleast_1d(payment(values))[:, None]


def last_month(values: Values, months: int = HORIZON) -> int:
    """Months of the whole generations that are over by the horizon, of one path; one generation where none is."""
    cadence = int(np.round(values["cadence_months"]))
    return max(months // cadence, 1) * cadence


def cash_flow(values: Values, months: int = HORIZON) -> np.ndarray:
    """Cash of each month in US dollars, draws × (months + 1).

    u·c·(1 − ℓ)·a·(1 − o) − u·v − G·(1 − h): paying users kept from other hosts, less staff and sales (o, a part of
    revenue), less serving, less the training of a new generation in each month that is a multiple of the cadence. From
    the end of the last whole generation on there is no cash either way. ValueError for a missing or negative value.
    """
    missing = [p for p in PARAMETERS if p not in values]
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")
    given = np.broadcast_arrays(*(np.atleast_1d(np.asarray(values[p], float)) for p in PARAMETERS))
    v = dict(zip(PARAMETERS, given, strict=True))
    low = [p for p, x in v.items() if (x < 0).any() or not np.isfinite(x).all()]
    if low or (v["users_start"] <= 0).any() or (v["cadence_months"] < 1).any():
        raise ValueError(f"negative, zero or not a number: {', '.join(low) or 'users_start or cadence_months'}")
    u = users(v["users_start"], v["users_max"], v["growth"], months)
    margin = payment(v) * (1 - v["staff_and_sales"]) - v["serving_usd_user_month"]
    cadence = np.round(v["cadence_months"]).astype(int)
    end = np.maximum(months // cadence, 1) * cadence
    cash = np.where(np.arange(months + 1) < end[:, None], u * margin[:, None], 0.0)
    for generation in range(int((end // cadence).max())):
        paid = np.flatnonzero((generation * cadence < end) & (generation * cadence <= months))
        cost = v["training_usd_first"] * v["training_growth"] ** generation * (1 - v["shared_training"])
        cash[paid, generation * cadence[paid]] -= cost[paid]
    return cash


def outcome(values: Values, months: int = HORIZON) -> tuple[np.ndarray, np.ndarray]:
    """Cash of each month as far as it is funded, and the month in which the company stops, nan where it never does.

    A month that would take cumulative cash below what the company can raise is not paid: it stops, and loses no more.
    """
    cash = cash_flow(values, months)
    funding = np.atleast_1d(np.asarray(values["funding_usd"], float))[:, None]
    lacks = cash.cumsum(axis=1) < -funding
    over = np.logical_or.accumulate(lacks, axis=1)
    stops = np.where(lacks.any(axis=1), lacks.argmax(axis=1).astype(float), np.nan)
    return np.where(over, 0.0, cash), stops


def break_even(cash: np.ndarray) -> np.ndarray:
    """First month after which cumulative cash stays at or above 0 to the horizon; nan where there is none.

    >>> break_even(np.array([[-2.0, 1.0, 1.0, 1.0], [1.0, -2.0, 0.0, 0.0]])).tolist()
    [2.0, nan]
    """
    total = cash.cumsum(axis=1)
    stays = np.flip(np.minimum.accumulate(np.flip(total, 1), axis=1), 1) >= -1e-9
    return np.where(stays.any(axis=1), stays.argmax(axis=1).astype(float), np.nan)


def lasting(cash: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """`break_even` of companies that go on to the horizon; nan for one that stops, whatever it had earned by then."""
    return np.where(np.isnan(stops), break_even(cash), np.nan)


def chance_to_last(values: Values) -> float:
    """Fraction of draws that go on to the horizon and have their money back by then."""
    return float((~np.isnan(lasting(*outcome(values)))).mean())


def above_zero(cash: np.ndarray) -> tuple[int, int, bool] | None:
    """First and last month after which cumulative cash of one path is above 0, and whether it is so in all between;
    None if never.

    >>> above_zero(np.array([-2.0, 3.0, -2.0, 3.0, -4.0]))
    (1, 3, False)
    """
    months = np.flatnonzero(cash.cumsum() > 0)
    if not len(months):
        return None
    return int(months[0]), int(months[-1]), bool(len(months) == months[-1] - months[0] + 1)


def peak_funding(cash: np.ndarray) -> np.ndarray:
    """The most money that has to be found before cash comes back: −min cumulative cash, never below 0, US dollars."""
    return np.maximum(-cash.cumsum(axis=1).min(axis=1), 0.0)


def value_if_stopped_in_time(cash: np.ndarray, discount_year: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The most that cash is worth today to owners who stop at the best month, US dollars, and the last month of it.

    Cash discounted by the month and added up to where the sum is highest: 0 and nan where it is never above 0, as then
    not to begin is best. It is known afterwards only, so it is the upper end of what can be had.

    >>> [one.tolist() for one in value_if_stopped_in_time(np.array([[-2.0, 5.0, -9.0], [-2.0, 1.0, 0.0]]), 0.0)]
    [[3.0, 0.0], [1.0, nan]]
    """
    t = np.arange(cash.shape[1])[None, :]
    worth = (cash / (1 + np.atleast_1d(np.asarray(discount_year, float))[:, None]) ** (t / 12)).cumsum(axis=1)
    most = np.maximum(worth.max(axis=1), 0.0)
    return most, np.where(most > 0, worth.argmax(axis=1).astype(float), np.nan)


def draws(middle: Values, low: Values, high: Values, count: int = 2_000, seed: int = 0) -> dict[str, np.ndarray]:
    """Values drawn evenly on each side of the middle, half below and half above, each parameter by itself, seeded.

    So the median of what is drawn is the value that the assumption has.
    """
    random = np.random.default_rng(seed)
    found = {}
    for p in PARAMETERS:
        part = random.random(count)
        below = float(low[p]) + 2 * part * (float(middle[p]) - float(low[p]))
        above = float(middle[p]) + (2 * part - 1) * (float(high[p]) - float(middle[p]))
        found[p] = np.where(part < 0.5, below, above)
    return found


def tornado(drawn: Values, low: Values, high: Values) -> dict[str, tuple[float, float]]:
    """Fraction of draws that last (`chance_to_last`) with each parameter at its low and at its high end in every draw.

    All others stay as they were drawn. The discount is left out: what is worth less today is paid back all the same.
    """
    varied = [p for p in PARAMETERS if p != "discount_year" and low[p] < high[p]]
    return {p: (chance_to_last({**drawn, p: low[p]}), chance_to_last({**drawn, p: high[p]})) for p in varied}
