"""The answers of the pages on money, the future and the data: one sentence each, its first words apart."""

import pandas as pd

from analysis.formats import counted, listed, money, spelled
from analysis.periods import at
from analysis.tables.break_even import name_of
from analysis.tables.economics import of_one_model
from analysis.tables.market_answers import HALF, TOO_LITTLE, Answer, publisher
from analysis.tables.profile import SHARE_FACTS
from analysis.tables.scenarios_words import chance_said

CLOSED = "closed_api"
"""The strategy that opens nothing, beside which the open ones stand."""


def economics_answer(training: pd.DataFrame, hides_companies: bool = False) -> Answer:
    """The costliest training run shown, by its one basis, and on how many bases a hundred million is reached."""
    training = of_one_model(training)
    if training.empty:
        return TOO_LITTLE, "No estimate of one model’s training is shown."
    top = training.sort_values("middle_usd", kind="stable").iloc[-1]
    most = f"{money(top['middle_usd'])} dollars"
    first = "It depends on the basis." if training["basis_name"].nunique() > 1 else f"Up to {most}."
    if len(training) == 1:
        return first, f"The one estimate shown is of {top['model']}, {most} counted as {top['basis_name']}."
    bases = training["basis_name"].nunique()
    over = training[training["middle_usd"].ge(1e8)]
    reach = over["basis_name"].nunique() if bases > 1 else len(over)
    every = counted(bases, "basis") if bases > 1 else counted(len(training), "estimate")
    part = f"{reach or 'none'} of {every} reach{'es' * (reach < 2)} 100 million"
    costliest = f"The costliest{' shown' * hides_companies}"
    return first, f"{costliest} is {top['model']}, {most} counted as {top['basis_name']}; {part}."


def precedents_answer(hosted_share: pd.DataFrame) -> Answer:
    """Of how many companies hosting brings more than half of the revenue, at the last date of each."""
    last = hosted_share.sort_values("as_of", kind="stable").drop_duplicates("company_id", keep="last")
    over = last[last["mid_pct"].gt(50)]
    first = "Hosting, in part." if len(over) else "Hosting, but not mostly."
    if len(over) == len(last):
        first = "Hosting, in the one case that says." if len(last) == 1 else "Hosting, in all that say."
    said = [
        f"{spelled(row.mid_pct, '.0f')} % of {row.label}’s revenue {at(row.as_of[:7])}"
        for row in last.iloc[::-1].itertuples()
    ]
    return first, f"It brought {listed(said[:2])}."


def break_even_answer(strategies: pd.DataFrame) -> Answer:
    """How many open strategies break even for good in most simulated futures, the best of them, and beside it the
    closed one, which is no openness."""
    order = strategies.drop_duplicates("preset").sort_values("reached_pct", kind="stable", ascending=False)
    is_closed = order["preset"].eq(CLOSED)
    opened, most = order[~is_closed], int(order.loc[~is_closed, "reached_pct"].gt(100 * HALF).sum())
    verb = "does" if most == 1 else "do"
    first = f"{spelled(most)} of {counted(len(opened), 'open way')} {verb}." if most else "Not in most futures."
    best = opened.iloc[0] if len(opened) else order.iloc[0]
    said = f"{best['label']} breaks even in {spelled(best['reached_pct'], '.0f')} % of simulated futures"
    if len(opened) and is_closed.any():
        closed = order[is_closed].iloc[0]
        said += f", {name_of(CLOSED)} in {spelled(closed['reached_pct'], '.0f')} %"
    return first, f"{said}."


def scenarios_answer(beside: pd.DataFrame, fan: pd.DataFrame) -> Answer:
    """The published scenario with the best chance that open models hold half in 2030; what the reader moved besides."""
    top = beside.sort_values(["chance_half_pct", "mid_pct"], kind="stable").iloc[-1]
    over = beside["chance_half_pct"].gt(50)
    if over.any():
        first = "Yes, if assumptions hold." if over.all() else "Only in some scenarios."
    else:
        first = "In few futures." if top["chance_half_pct"] >= 1 else "In almost no future."
    end = fan.iloc[-1]
    moved = f"; as moved, {chance_said(end['chance_open_pct'])}" if end["moved_count"] else ""
    where = publisher(top["market_label"])
    every = f"of {counted(len(beside), 'published scenario')}"
    said = f"“{top['label']}” gives open its best chance of half in 2030, {chance_said(top['chance_half_pct'])},"
    return first, f"{said} {every} ({where}){moved}."


def companies_answer(profile: pd.DataFrame) -> Answer:
    """What the company is and its largest published share; of several what each of them is."""
    plans = profile[profile["part"].eq("Strategy")].drop_duplicates("label", keep="last")
    now = {row.label: row.detail.split(":")[0] for row in plans.itertuples()}
    names = list(dict.fromkeys(profile["label"]))
    said = [f"{name} is {now[name]}" if name in now else f"{name}’s strategy is not known" for name in names]
    if len(names) > 1:
        return f"{spelled(len(names))} side by side.", f"{listed(said)}."
    facts = profile.drop_duplicates("fact").set_index("fact")
    for fact in (*SHARE_FACTS, "Models"):
        if fact in facts.index:
            return f"{said[0]}.", f"{fact}: {facts.loc[fact, 'detail']}."
    earned = profile[profile["fact"].str.startswith("Revenue", na=False)].sort_values("as_of", kind="stable")
    if len(earned):
        return f"{said[0]}.", f"{earned['fact'].iloc[-1]}: {earned['detail'].iloc[-1]}."
    return f"{said[0]}.", "No share, model or revenue of it is published here."


def sources_answer(independence: pd.DataFrame, hides_publishers: bool = False) -> Answer:
    """Which part of the published shares comes from sellers and investors; that most of these count one layer, where
    they do. Where a filter hides them, only how many others there are."""
    gains = independence[independence["independence"].isin(("seller", "investor"))]
    mine, every = int(gains["rows_count"].sum()), int(independence["rows_count"].sum())
    if not every:
        return TOO_LITTLE, "No share is shown."
    first = "Mostly from sellers and investors." if mine > every * HALF else "Mostly from those without interest."
    first = "Half from sellers and investors." if mine == every * HALF else first
    if hides_publishers and not mine:
        return "Sellers and investors are left out.", f"{counted(every, 'share')} of others are shown."
    if not mine:
        return "From those without interest.", f"Sellers and investors publish none of {spelled(every)} shares."
    by_layer = gains.groupby("layer")["rows_count"].sum().sort_values(kind="stable")
    of_one = len(by_layer) > 1 and by_layer.iloc[-1] > mine * HALF
    also = f"; {spelled(int(by_layer.iloc[-1]))} of these count one layer, {by_layer.index[-1]}" if of_one else ""
    part = f"{spelled(mine)} of {spelled(every)} shares ({share_said(mine, every)})"
    return first, f"Sellers and investors publish {part}{also}."


def share_said(part: int, whole: int) -> str:
    """A part as whole per cents.

    >>> share_said(692, 1068)
    '65 %'
    """
    return f"{spelled(100 * part / whole, '.0f')} %"


def health_answer(invariants: pd.DataFrame) -> Answer:
    """How many cross-checks of the data agree; agreeing is no proof of the figures."""
    held, every = int(invariants["holds"].eq("yes").sum()), len(invariants)
    first = "Its sums agree." if held == every else "Not all of it."
    agree = f"{held} of {counted(every, 'cross-check')} agree{'s' * (held == 1)}"
    return first, f"{agree}, each counted in two ways; that proves no source right."
