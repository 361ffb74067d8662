"""The answers of the pages on openness and strategy: one sentence each, its first words apart, from the rows shown."""

import pandas as pd

from analysis.formats import counted, money, spelled
from analysis.periods import at, dated, span
from analysis.tables.capability import AT_LEAST
from analysis.tables.market_answers import HALF, NOT_TODAY, QUARTER, TOO_LITTLE, Answer
from analysis.tables.prices_over_time import yearly_medians
from analysis.tables.releases import short_name


def strategies_answer(flow: pd.DataFrame) -> Answer:
    """How many of the companies that were closed in March 2024 publish some weights today."""
    closed = flow[flow["strategy_then"].eq("closed") & flow["strategy_today"].notna()]
    mixed = int(flow["strategy_today"].eq("hybrid").sum())
    now = f"{mixed} of {len(flow)} organizations mix{'es' * (mixed == 1)} open and closed now"
    if len(flow) == 1:
        now = "it mixes open and closed now" if mixed else "it does not mix open and closed now"
    if closed.empty:
        return TOO_LITTLE, f"None shown was closed in March 2024; {now}."
    moved, every = int(closed["strategy_today"].ne("closed").sum()), len(closed)
    if every == 1:
        did = "publishes some weights today" if moved else "is closed today"
        return f"The one shown {'did' if moved else 'did not'}.", f"What was closed in March 2024 {did}; {now}."
    part = moved / every
    who = "All" if moved == every else "Most" if part > HALF else "Some" if moved else "None"
    weights = f"{moved or 'None'} of {every} closed in March 2024 publish{'es' * (moved == 1)} some weights today"
    return f"{who} of the closed did.", f"{weights}; {now}."


def openness_answer(definitions: pd.DataFrame) -> Answer:
    """How many of the models whose weights can be downloaded come near open source, for certain."""
    every, last = definitions.iloc[0]["models_number"], definitions.iloc[-1]
    least, most = last["models_number"], last["models_possible"]
    if not every:
        return TOO_LITTLE, "No model shown has weights to download."
    first = TOO_LITTLE
    if most < every * HALF:
        first = "Weights, seldom the source." if most < every * QUARTER else "Weights, not often the source."
    elif least > every * HALF:
        first = "Weights and source, mostly."
    near = span(spelled(least), spelled(most))
    some = definitions["term_met"].str.contains("license")
    licensed = f" {spelled(definitions.loc[some, 'models_number'].iloc[0])} have an OSI license," if some.any() else ""
    return first, f"Of {spelled(every)} models with open weights{licensed} {near} come near open source as defined."


def capability_answer(lag: pd.DataFrame) -> Answer:
    """How many months open models trail on the chosen series at its last date, and by how much."""
    last = lag.iloc[-1]
    least = last["lag_kind"] == AT_LEAST
    if last["gap"] <= 0 or (last["lag_months"] == 0 and not least):
        drew = f"On {last['benchmark']} the best open model led or drew {at(last['date'])}."
        return "Not at all, by this measure.", drew
    first = f"By {'at least ' * least}{counted(last['lag_months'], 'month', '.0f')} {at(last['date'][:7])}."
    behind = f"{spelled(last['gap'], '.3g')} {last['gap_unit']}"
    return first, f"On {last['benchmark']} the best open model stood {behind} under the closed one."


def prices_answer(prices_over_time: pd.DataFrame) -> Answer:
    """Whether the middle open model is cheaper in the last year with both; that openness is why no price shows."""
    years = yearly_medians(prices_over_time)
    if years.empty:
        return TOO_LITTLE, "No year shown has prices of both open and closed models."
    year, opened, closed = years.index[-1], years.iloc[-1]["open"], years.iloc[-1]["closed"]
    first = "They cost the same."
    if opened != closed:
        first = f"Open models are {'cheaper' if opened < closed else 'dearer'}."
    both = f"{spelled(opened, '.2g')} against {spelled(closed, '.2g')} dollars a million tokens"
    return first, f"Their makers’ median price in {year} is {both}; whether openness is why is not shown."


def community_answer(hub: pd.DataFrame, meanings: pd.DataFrame) -> Answer:
    """Whether the number of models on the hub grew, and how many metrics count people."""
    models = hub[hub["metric"].eq("hub_models")]
    models = models[models["source_id"].eq(models["source_id"].iloc[-1])] if len(models) else models
    people = int(meanings["measure"].str.contains("users").sum())
    counts = f"{people or 'none'} of {len(meanings)} metrics count{'s' * (people == 1)} people"
    if len(meanings) == 1:
        counts = "the one metric counts people" if people else "the one metric counts no people"
    if len(models) < 2:
        return TOO_LITTLE, f"How the hub grew is not shown; {counts}."
    then, now = models.iloc[0], models.iloc[-1]
    first = "Models gather there." if now["value"] > then["value"] else TOO_LITTLE
    ends = ["over " * (row["note"] == "over") + money(row["value"]) for row in (then, now)]
    when = [dated(row["as_of"][:7]) for row in (then, now)]
    return first, f"The hub held {ends[0]} in {when[0]}, {ends[1]} in {when[1]}; {counts}."


def releases_answer(open_part: pd.DataFrame) -> Answer:
    """Whether the open part of the last whole year is above or under that of two years before, list by list, in whole
    per cent; a year between that lies beyond both ends leaves no direction."""
    whole = open_part[~open_part["is_part_year"]]
    if whole.empty:
        return NOT_TODAY, "No list shown covers a whole year."
    last = whole["year"].astype(int).max()
    ways: list[int] = []
    ends: list[str] = []
    for name, mine in whole.groupby("list_name"):
        parts = mine.set_index(mine["year"].astype(int))["part_pct"].reindex([last - 2, last - 1, last])
        if parts.notna().all():
            then, between, now = (int(spelled(part, ".0f")) for part in parts)
            turned = not min(then, now) <= between <= max(then, now)
            ways.append(0 if turned else int(now > then) - int(now < then))
            path = [then, between, now] if turned else [then, now]
            steps = [spelled(part, ".0f") for part in path]
            ends.append(f"{' over '.join(steps[:-1])} to {steps[-1]} % ({short_name(str(name))})")
    if not ways:
        return NOT_TODAY, f"No list shown covers {last} and the two years before it."
    rose, fell = ways.count(1), ways.count(-1)
    if len(ways) < 3:
        return _by_lists(rose, fell, len(ways)), f"The open part, {last - 2} to {last}: {', '.join(ends)}."
    counts = f"rose in {rose or 'none'}, fell in {fell or 'none'} of {counted(len(ways), 'list')}"
    return _by_lists(rose, fell, len(ways)), f"From {last - 2} to {last} the open part {counts}."


def _by_lists(rose: int, fell: int, every: int) -> str:
    """Whether the lists that can tell agree, and on what."""
    if every in (rose, fell):
        which = {1: "the one list", 2: "both lists"}.get(every, f"all {every} lists")
        return f"{'Yes' if rose else 'No'}, in {which} that can tell."
    return "It depends on the list." if rose or fell else "Neither more nor less, for certain."
