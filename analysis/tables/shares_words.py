"""What the exhibits of the market-shares page say: findings, measures, notes. Each holds for any rows shown."""

import pandas as pd

from analysis.formats import counted, listed, spelled, value
from analysis.measures.comparable import at_status, change, ending, pair_words
from analysis.measures.shares import sourced
from analysis.measures.today import counted_rows, none_of_today, standing
from analysis.periods import LATEST, TODAY, dates_span, latest, up_to
from analysis.schema.words import said as in_words
from analysis.tables.context import last_of_each, parts_of_a_whole, printed_range
from analysis.tables.shares import NAMED, leads

SHARE_COLUMNS = (
    "market_label",
    "period_label",
    "label",
    "mid_pct",
    "low_pct",
    "high_pct",
    "qualifier",
    "status",
    "share_of",
    "geography",
    "independence",
    "grade",
    "processing",
    "source_id",
)
DEFINITION_COLUMNS = (*SHARE_COLUMNS[:-1], "limits", "source_id")
PAIR_COLUMNS = (
    "label",
    "before",
    "after",
    "change",
    "change_low_pp",
    "change_high_pp",
    "rank_before",
    "rank_after",
    "grade",
    "source_id",
)
SIZE_COLUMNS = (
    "market_label",
    "period_label",
    "entity",
    "usd_bn",
    "qualifier",
    "is_forecast",
    "independence",
    "source_id",
)

SURVEY = "survey of use"
"""What a definition of which answers overlap is called, so that its shares are no parts of a whole."""


def _span(table: pd.DataFrame) -> str:
    """The dates of the rows in words: the one that begins first and the one that ends last."""
    return dates_span(table["as_of"].unique())


def leader_subtitle(table: pd.DataFrame) -> str:
    """Measure, scope, dates."""
    return (
        f"Largest printed share in each definition, {_span(table)}, earlier dates faint, the last with its confidence"
        f" (A to D): {_standing(table)}"
    )


def leader_note(table: pd.DataFrame) -> str:
    """What the picture leaves out."""
    return (
        "Definitions count different things and must not be averaged. The article's “nearly 80 %” names no study. Open"
        " marks are estimates or projections; surveys of use overlap, are no parts of a whole and are in no range of"
        " shares"
    )


def rivals_subtitle(table: pd.DataFrame) -> str:
    """Measure, company, dates."""
    return (
        f"Share of {listed(list(dict.fromkeys(table['label'])))}, {_span(table)}, earlier dates faint, the last with"
        f" its confidence (A to D): {_standing(table)}"
    )


def rivals_note(table: pd.DataFrame) -> str:
    """Why the sources differ."""
    return (
        "Sources count visits, referrals, users, tokens or dollars; where they differ, both can be right of their"
        " market. Surveys of use overlap and are in no range of shares"
    )


def one_market_subtitle(table: pd.DataFrame) -> str:
    """Definition, measure, place, dates."""
    row = table.iloc[0]
    return f"{row['market_label']}: share of {row['share_of']}, {row['geography']}, {_span(table)}"


def excludes_note(table: pd.DataFrame) -> str:
    """What the number includes, excludes and favors, as the data say."""
    return str(table["limits"].iloc[0])


def one_market_note(table: pd.DataFrame, shape: str = "lines", share_scale: str = "linear") -> str:
    """What the definition leaves out, which companies lack a figure between their first and last, what a log axis
    leaves out."""
    gaps = _gaps(table)
    how = {"lines": "Lines run across dates without a figure", "stacked": "No figure, drawn as nothing"}.get(shape)
    said = [excludes_note(table).rstrip(".")]
    if gaps and how:
        shown = [
            f"{name} ({', '.join(dates[:3])}{f' and {len(dates) - 3} more' * (len(dates) > 3)})"
            for name, dates in gaps[:4]
        ]
        said.append(f"{how}: {'; '.join(shown)}" + f"; and {len(gaps) - 4} more" * (len(gaps) > 4))
    if share_scale == "log" and table["mid_pct"].le(0).any():
        none = table[table["mid_pct"].le(0)]
        names = ", ".join(dict.fromkeys(none["label"]))
        said.append(
            f"A log axis has no place for 0 %: {counted(len(none), 'figure')} {'is' if len(none) == 1 else 'are'} not"
            f" drawn ({names})"
        )
    return ". ".join(said)


def _gaps(table: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Each company with the dates between its first and last that print nothing of it."""
    dates = table.drop_duplicates("mid_date").set_index("mid_date")["period_label"].sort_index()
    found = []
    for label, part in table[table["kind"].ne("rest")].groupby("label"):
        between = dates[(dates.index > part["mid_date"].min()) & (dates.index < part["mid_date"].max())]
        missing = between[~between.index.isin(part["mid_date"])]
        if len(missing):
            found.append((str(label), list(missing)))
    return found


def two_dates_subtitle(table: pd.DataFrame) -> str:
    """Definition, measure, the two dates."""
    row = table.iloc[0]
    return (
        f"{row['market_label']}: share of {row['share_of']}, change in percentage points; ranks tie where intervals"
        " overlap"
    )


def two_dates_note(table: pd.DataFrame) -> str:
    """For whom another date turns the direction, then what the definition leaves out."""
    turned = table[table["turned_by"].ne("")]
    names = [f"{label} ({date})" for label, date in zip(turned["label"], turned["turned_by"], strict=True)]
    other = f"Another date turns the direction of {listed(names)}. " if names else ""
    return other + excludes_note(table)


def layers_subtitle(table: pd.DataFrame, layers_at: str = LATEST) -> str:
    """Measure and scope."""
    layers_said = standing(table, "layer", "layer")
    return f"One definition a layer at its last date{up_to(layers_at)}, side by side and never added: {layers_said}"


def layers_note(table: pd.DataFrame) -> str:
    """What each bar counts."""
    rows = table.drop_duplicates("layer")
    said = [f"{_layer(r).capitalize()}: {r['share_of']}, {r['period_label']}" for _, r in rows.iterrows()]
    return "; ".join(said)


def sizes_subtitle(table: pd.DataFrame) -> str:
    """Measure, unit, dates."""
    return f"Billions of US dollars, as printed by {counted(table['market_id'].nunique(), 'publisher')}, {_span(table)}"


def sizes_note(table: pd.DataFrame) -> str:
    """Why the lines must not be joined."""
    return "Scopes differ from software alone to hardware and advertising; open marks are forecasts made years ahead"


def leader_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """How far the definitions of today that split a market disagree about the leader, and of how many where some are
    hidden.

    It speaks of earlier dates only where nothing of today is shown.
    """
    last, now = _last_counted(table)
    every = last if whole is None else _last_counted(whole)[0]
    if len(last) == 1:
        return f"{last['label'].iloc[0]}: {_by_one(last.iloc[0], now)}"
    sure = last[last["leads"].eq("yes")]
    names = sure["label"].unique()
    if len(names) > 1:
        who = f"{len(names)} different leaders"
    elif len(names):
        who = f"{names[0]} {'leads' if now else 'led'} {'each' if len(sure) == len(last) else len(sure)}"
    else:
        who = "no certain leader"
    shown = f"{len(last)} of " if len(last) < len(every) else ""
    held = f"The leader {_held(printed_range(last), shown + _definitions(last, max(len(last), len(every))), now)}"
    return f"{held}: {who}" if now else f"{held} ({none_of_today(last)}): {who}"


def rivals_finding(table: pd.DataFrame) -> str:
    """How far the definitions of today that split a market disagree about one company; of earlier dates only where none
    is shown."""
    last, now = _last_counted(table)
    name, count = last["label"].iloc[0], last["market_id"].nunique()
    if len(last) == 1:
        return f"{name}: {_by_one(last.iloc[0], now)}"
    when = "of today" if now else f"({none_of_today(last)})"
    if last["label"].nunique() > 1:
        companies = counted(last["label"].nunique(), "company")
        return f"Shares of {companies} in {_definitions(last, count)} {when}, none the market"
    held = f"{name} {_held(printed_range(last), _definitions(last, count), now)}"
    return f"{held}, depending on who counts what" if now else f"{held} {when}"


def _last_counted(table: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """The last row of each line that a sentence counts, and whether they are of today: no survey beside shares of a
    whole, and no figure of today of which a newer one is not shown."""
    rows, now = counted_rows(parts_of_a_whole(sourced(table)))
    return last_of_each(rows), now


def _definitions(last: pd.DataFrame, count: int) -> str:
    """So many definitions that split a market, or surveys of use, of which several answers count."""
    return counted(count, "definition" if _is_split(last) else SURVEY)


def _is_split(table: pd.DataFrame) -> bool:
    return bool(table["metric_kind"].eq("partition").all())


def _standing(table: pd.DataFrame) -> str:
    """How many definitions are of today and what is apart, the surveys of use beside shares of a whole among it."""
    rows = sourced(table)
    surveys = rows[~rows.index.isin(parts_of_a_whole(rows).index)]
    what = "definition" if len(surveys) or _is_split(rows) else SURVEY
    also = counted(surveys["market_id"].nunique(), SURVEY) if len(surveys) else ""
    return standing(table[~table.index.isin(surveys.index)], what, also=also)


def _held(amount: str, count: str, now: bool) -> str:
    """What is held in how many definitions, today or at dates before."""
    return f"holds {amount} today in {count}" if now else f"held {amount} in {count}"


def _by_one(row: pd.Series, now: bool) -> str:
    """The share by the only definition, or the only survey of use, that is counted."""
    what = "definition" if row["metric_kind"] == "partition" else SURVEY
    passed = "its newer figures not" if row["recency"] == TODAY else "not of today"
    when = "of today" if now else f"shown, {passed}"
    return f"{row['interval']} by the one {what} {when} ({row['period_label']})"


def one_market_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Who leads the whole market at the last date shown, neutral where the intervals allow another, and how it moved.

    The move is said from a date of the same status and coverage only.
    """
    last = table[table["as_of"].eq(latest(table["as_of"])) & table["kind"].isin(NAMED)]
    if last.empty:
        return "Only groups are printed: no company can be said to lead"
    order = last.assign(at=last["mid_pct"].fillna(last["high_pct"])).sort_values("at", ascending=False)
    first = order.iloc[0]
    when = at_status(first["period"], first["date_status"])
    if len(order) > 1 and first["low_pct"] <= order.iloc[1:]["high_pct"].max():
        second = order.iloc[1:].sort_values("high_pct").iloc[-1]
        return f"{first['label']} and {second['label']} cannot be told apart {when}"
    holds = "leads with" if leads(order.head(1), table if whole is None else whole).all() else "holds"
    mine = table[table["entity_id"].eq(first["entity_id"])]
    moved = change(mine.assign(status=mine["date_status"]))
    return f"{first['label']} {holds} {first['interval']} {when}{ending(moved)}"


def two_dates_finding(table: pd.DataFrame) -> str:
    """The largest certain gain and loss between the dates, whose status is named and whether they print the same
    companies."""
    order = table.assign(middle=table["change_low_pp"] + table["change_high_pp"]).sort_values("middle")
    sure_up, sure_down = order[order["change_low_pp"] > 0], order[order["change_high_pp"] < 0]
    rows = pd.concat([sure_down.head(1), sure_up.tail(1)])
    said = [
        f"{row['label']} {row['change'].lstrip('▲▼ ')}"
        + f", but {'down' if row['change_low_pp'] > 0 else 'up'} since {row['turned_by']}" * bool(row["turned_by"])
        for _, row in rows.iterrows()
    ]
    return (
        f"{pair_words(table, always=True)}: {', '.join(said) if said else 'no change is larger than the uncertainty'}"
    )


def layers_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Where the largest named company is largest and smallest today; the leader where no hidden one is larger."""
    whole = table if whole is None else whole
    rows, now = counted_rows(table)
    named = rows[rows["kind"].isin(NAMED) & rows["mid_pct"].notna()]
    if named.empty:
        return "No company is named in the rows shown"
    top = named.sort_values("mid_pct").groupby("layer").tail(1).sort_values("mid_pct")
    low, high = top.iloc[0], top.iloc[-1]
    apart = "" if now else f" ({none_of_today(top)})"
    if len(top) == 1:
        if leads(top, whole).all():
            return (
                f"{high['label']} {'leads' if now else 'led'} the layer “{_layer(high)}” with {high['interval']}{apart}"
            )
        return f"{high['label']} {'holds' if now else 'held'} {high['interval']} of the layer “{_layer(high)}”{apart}"
    most = whole[whole["kind"].isin(NAMED)].groupby("layer")["mid_pct"].max()
    who = "The leader's hold" if top["mid_pct"].ge(top["layer"].map(most)).all() else "The largest company shown"
    runs = "today runs" if now else "ran"
    return f"{who} {runs} from {low['interval']} ({_layer(low)}) to {high['interval']} ({_layer(high)}){apart}"


def _layer(row: pd.Series) -> str:
    return in_words(row["layer"])


def sizes_finding(table: pd.DataFrame) -> str:
    """How far forecasts for one year differ, in the year most publishers name."""
    counts = table.groupby("period")["market_id"].nunique().sort_values()
    period = counts.index[-1]
    part = table[table["period"].eq(period)]
    low, high = part["usd_bn"].min(), part["usd_bn"].max()
    ahead = part["is_forecast"].eq("yes").all()
    if len(part) < 2:
        says = "projected" if ahead else "counted"
        about = "about " * (part["qualifier"].iloc[0] == "approx")
        return f"{part['market_label'].iloc[0]}: {about}{value(low)} billion dollars {says} for {period}"
    say = f"For {period}, publishers {'project' if ahead else 'say'}"
    if value(low) == value(high):
        return f"{say} the same: {value(low)} billion dollars"
    apart = spelled(high / low, ".0f" if high / low >= 9.5 else ".1f")
    return f"{say} {value(low)} to {value(high)} billion dollars: {apart} times apart"
