"""What the exhibits of the market-shares page say: findings, measures, notes. Each holds for any rows shown."""

import re

import pandas as pd

from analysis.formats import counted, fitting, listed, percent_range, spelled, value
from analysis.measures.comparable import (
    Change,
    at_status,
    change,
    dated_status,
    ending,
    pair_words,
    short_pair_words,
    turning,
)
from analysis.measures.today import counted_rows, none_of_today, standing
from analysis.periods import LATEST, dates_span, latest, up_to
from analysis.schema.words import in_words
from analysis.tables.context import measured
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


def dates_shown(table: pd.DataFrame) -> str:
    """The dates of the rows in words: the one that begins first and the one that ends last."""
    return dates_span(table["as_of"].unique())


def one_market_subtitle(table: pd.DataFrame) -> str:
    """Definition, measure, place, dates."""
    row = table.iloc[0]
    return f"{row['market_label']}: {measured(row)}, {row['geography']}, {dates_shown(table)}"


def excludes_note(table: pd.DataFrame) -> str:
    """What the number includes, excludes and favors, as the data say."""
    return str(table["limits"].iloc[0])


def one_market_note(table: pd.DataFrame, shape: str = "lines", share_scale: str = "linear") -> str:
    """Where the base turns the direction, what the market leaves out, which companies lack a figure between their first
    and last, what a log axis leaves out."""
    gaps = _gaps(table)
    how = {"lines": "Lines run across dates without a figure", "stacked": "No figure, drawn as nothing"}.get(shape)
    said = [*filter(None, [_turned(table)]), excludes_note(table).rstrip(".")]
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


def _turned(table: pd.DataFrame) -> str:
    """Since when the largest company at the last date went up and since when down; blank where no date turns it."""
    last = _at_last(table)
    return "" if last.empty else turning(_moved(table, last.iloc[0]))


def _at_last(table: pd.DataFrame) -> pd.DataFrame:
    """The companies at the last date, the largest first."""
    last = table[table["as_of"].eq(latest(table["as_of"])) & table["kind"].isin(NAMED)]
    return last.assign(at=last["mid_pct"].fillna(last["high_pct"])).sort_values("at", ascending=False)


def _moved(table: pd.DataFrame, row: pd.Series) -> Change | None:
    """The change of the company of a row up to the last date."""
    mine = table[table["entity_id"].eq(row["entity_id"])]
    return change(mine.assign(status=mine["date_status"]))


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
    dates = f"{row['since_label']} vs. {row['until_label']}"
    return (
        f"{row['market_label']}: {measured(row)}, change in percentage points, {dates}; ranks tie where intervals"
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
    return f"One market a layer at its last date{up_to(layers_at)}, side by side and never added"


def layers_note(table: pd.DataFrame) -> str:
    """What each bar counts, and how many layers are counted."""
    rows = table.drop_duplicates("layer")
    said = [
        f"{_with_market(r, _layer(r).capitalize())}: {measured(r, '')}, {dated_status(r['as_of'], r['date_status'])}"
        for _, r in rows.iterrows()
    ]
    return f"Layers are never added. {'; '.join(said)}. Counted: {standing(table, 'layer', 'layer')}"


def sizes_subtitle(table: pd.DataFrame) -> str:
    """Measure, unit, dates."""
    publishers = counted(table["market_id"].nunique(), "publisher")
    return f"Billions of US dollars, as published by {publishers}, {dates_shown(table)}"


def sizes_note(table: pd.DataFrame) -> str:
    """Why the lines must not be joined."""
    return "Scopes differ from software alone to hardware and advertising. Open marks are forecasts made years ahead"


def one_market_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Who leads the whole market at the last date shown, neutral where the intervals allow another, and how it moved.

    The move is said from a date of the same status and coverage only.
    """
    order = _at_last(table)
    if order.empty:
        return "Only groups are published: no company can be said to lead"
    first = order.iloc[0]
    when = at_status(first["period"], first["date_status"])
    if len(order) > 1 and first["low_pct"] <= order.iloc[1:]["high_pct"].max():
        second = order.iloc[1:].sort_values("high_pct").iloc[-1]
        return f"{first['label']} and {second['label']} cannot be told apart {when}"
    holds = "leads with" if leads(order.head(1), table if whole is None else whole).all() else "holds"
    said, moved = f"{first['label']} {holds} {first['interval']}", ending(_moved(table, first))
    return fitting(f"{said} {when}{moved}", f"{said}{moved}")


def two_dates_finding(table: pd.DataFrame) -> str:
    """The largest certain gain and loss between the dates, whose status is named and whether they print the same
    companies; none that another date turns, which the note names."""
    order = table.assign(middle=table["change_low_pp"] + table["change_high_pp"]).sort_values("middle")
    sure_up, sure_down = order[order["change_low_pp"] > 0], order[order["change_high_pp"] < 0]
    dates = pair_words(table, always=True)
    if sure_up.empty and sure_down.empty:
        return f"{dates}: no change is larger than the uncertainty"
    down, up = (part[part["turned_by"].eq("")] for part in (sure_down, sure_up))
    rows = pd.concat([down.head(1), up.tail(1)])
    if rows.empty:
        return f"{dates}: the direction depends on the dates"
    said = [f"{row['label']} {row['change'].lstrip('▲▼ ')}" for _, row in rows.iterrows()]
    most = int(rows["middle"].abs().argmax())
    bare = [words.removesuffix(" pp") for words in said]
    ways = [", ".join(said), ", ".join(bare), said[most], bare[most]]
    short = short_pair_words(table) or dates
    return fitting(*(f"{dates}: {way}" for way in ways), f"{short}: {bare[most]}")


def layers_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None, layers_at: str = LATEST) -> str:
    """Where the largest named company is largest and smallest today, or up to the earlier date that the subtitle says;
    the leader where no hidden one is larger.

    An end where the intervals of several layers overlap is of none of them for certain, and names none.
    """
    whole = table if whole is None else whole
    rows, now = counted_rows(table)
    named = rows[rows["kind"].isin(NAMED)].assign(middle=_middle(rows)).dropna(subset=["middle"])
    if named.empty:
        return "No company is among the rows shown"
    top = named.sort_values("middle").groupby("layer").tail(1).sort_values("middle")
    is_now = now and layers_at == LATEST
    apart = up_to(layers_at) or ("" if now else f" ({none_of_today(top)})")
    if len(top) == 1:
        row = top.iloc[0]
        quoted = _with_market(row, f"“{_layer(row)}”")
        if leads(top, whole).all():
            return f"{row['label']} {'leads' if is_now else 'led'} the layer {quoted} with {row['interval']}{apart}"
        return f"{row['label']} {'holds' if is_now else 'held'} {row['interval']} of the layer {quoted}{apart}"
    most = whole[whole["kind"].isin(NAMED)].assign(middle=_middle(whole)).groupby("layer")["middle"].max()
    who = "Leaders" if top["middle"].ge(top["layer"].map(most)).all() else "The largest shown"
    ends = f"{_smallest(top)} to {_greatest(top)}"
    when = " today" if is_now else apart
    return fitting(f"{who} {'hold' if is_now else 'held'} {ends}{when}", f"{who} {'hold' if is_now else 'held'} {ends}")


def _middle(table: pd.DataFrame) -> pd.Series:
    """The middle of each share; of a bound the middle of what it allows."""
    return table["mid_pct"].fillna((table["low_pct"] + table["high_pct"]) / 2)


def _smallest(top: pd.DataFrame) -> str:
    """The smallest of the leaders' shares and its layer, where one is the smallest for certain."""
    row = top.iloc[0]
    if len(top[top["low_pct"].le(top["high_pct"].min())]) > 1:
        return percent_range(top["low_pct"].min(), top["high_pct"].min())
    return f"{row['interval']} ({_market_of_layer(row)})"


def _greatest(top: pd.DataFrame) -> str:
    """The largest of the leaders' shares and its layer, where one is the largest for certain."""
    row = top.iloc[-1]
    if len(top[top["high_pct"].ge(top["low_pct"].max())]) > 1:
        return percent_range(top["low_pct"].max(), top["high_pct"].max())
    return f"{row['interval']} ({_market_of_layer(row)})"


def _layer(row: pd.Series) -> str:
    return in_words(row["layer"])


def _market_of_layer(row: pd.Series) -> str:
    """The layer in words; of chips, of which each market counts one kind, the market without its publisher."""
    if row["layer"] != "chips":
        return _layer(row)
    name = re.split(r" \(|[:,] ", row["market_label"])[0]
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _with_market(row: pd.Series, layer: str) -> str:
    """A layer as it is written, and of chips which kind its market counts."""
    kind = _market_of_layer(row)
    return layer + f" ({kind})" * (kind != _layer(row))


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
