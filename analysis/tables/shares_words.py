"""What the exhibits of the market-shares page say: findings, measures, notes. Each holds for any rows shown."""

import pandas as pd

from analysis.findings import counted
from analysis.formats import spelled, value
from analysis.periods import LATEST, dates_span, labeled_at, latest, up_to
from analysis.schema.words import listed
from analysis.schema.words import said as in_words
from analysis.shares import definitions_said, sourced
from analysis.tables.context import last_of_each, parts_of_a_whole, printed_range
from analysis.tables.shares import NAMED, leads

SHARE_COLUMNS = (
    "market_label", "period_label", "label", "mid_pct", "low_pct", "high_pct", "qualifier", "status", "share_of",
    "geography", "independence", "grade", "processing", "source_id",
)  # fmt: skip
DEFINITION_COLUMNS = (*SHARE_COLUMNS[:-1], "limits", "source_id")
PAIR_COLUMNS = (
    "label", "before", "after", "change", "change_low_pp", "change_high_pp", "rank_before", "rank_after", "grade",
    "source_id",
)  # fmt: skip
SIZE_COLUMNS = (
    "market_label", "period_label", "entity", "usd_bn", "qualifier", "is_forecast", "independence", "source_id",
)  # fmt: skip


def _span(table: pd.DataFrame) -> str:
    """The dates of the rows in words: the one that begins first and the one that ends last."""
    return dates_span(table["as_of"].unique())


def leader_subtitle(table: pd.DataFrame) -> str:
    """Measure, scope, dates."""
    return f"Largest printed share in each of {definitions_said(table)}, {_span(table)}: earlier dates faint, the last in full color with its confidence (A to D)"


def leader_note(table: pd.DataFrame) -> str:
    """What the picture leaves out."""
    return (
        "Definitions count different things and must not be averaged. The article's “nearly 80 %” names no study. "
        "Open marks are estimates or projections; surveys of use overlap, are no parts of a whole and are in no range of the title"
    )


def rivals_subtitle(table: pd.DataFrame) -> str:
    """Measure, company, dates."""
    return f"Share of {listed(list(dict.fromkeys(table['label'])))} in {definitions_said(table)}, {_span(table)}: earlier dates faint, the last with its confidence (A to D)"


def rivals_note(table: pd.DataFrame) -> str:
    """Why the sources differ."""
    return "Sources count visits, referrals, users, tokens or dollars; where they differ, both can be right of their market. Surveys of use overlap and are in no range of the title"


def one_market_subtitle(table: pd.DataFrame) -> str:
    """Definition, measure, place, dates."""
    row = table.iloc[0]
    return f"{row['market_label']}: share of {row['share_of']}, {row['geography']}, {_span(table)}"


def excludes_note(table: pd.DataFrame) -> str:
    """What the number includes, excludes and favors, as the data say."""
    return str(table["limits"].iloc[0])


def one_market_note(table: pd.DataFrame, shape: str = "lines", share_scale: str = "linear") -> str:
    """What the definition leaves out, which companies lack a figure between their first and last, what a log axis leaves out."""
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
            f"A log axis has no place for 0 %: {counted(len(none), 'figure')} {'is' if len(none) == 1 else 'are'} not drawn ({names})"
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
    return f"{row['market_label']}: share of {row['share_of']}, change in percentage points; ranks tie where intervals overlap"


def layers_subtitle(table: pd.DataFrame, layers_at: str = LATEST) -> str:
    """Measure and scope."""
    return f"One definition a layer at its last date{up_to(layers_at)}; layers stand side by side and are never added"


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


def leader_finding(table: pd.DataFrame) -> str:
    """How far the definitions that split a market disagree about the leader, each at its last date."""
    last = parts_of_a_whole(sourced(last_of_each(table)))
    if len(last) == 1:
        row = last.iloc[0]
        return f"{row['label']}: {row['interval']} by the one definition shown"
    sure = last[last["leads"].eq("yes")]
    names = sure["label"].unique()
    if len(names) > 1:
        who = f"{len(names)} different leaders"
    else:
        who = (
            f"{names[0]} leads {'each' if len(sure) == len(last) else len(sure)}" if len(names) else "no certain leader"
        )
    return f"The leader holds {printed_range(last)} at the last date of {len(last)} {_definitions(last)}: {who}"


def _definitions(last: pd.DataFrame) -> str:
    """What definitions are: those that split a market, or surveys of use, of which several answers count."""
    return "market definitions" if last["metric_kind"].eq("partition").all() else "surveys of use"


def rivals_finding(table: pd.DataFrame) -> str:
    """How far the definitions that split a market disagree about one company."""
    last = parts_of_a_whole(sourced(last_of_each(table)))
    name = last["label"].iloc[0]
    if last["label"].nunique() > 1:
        return f"Shares of {last['label'].nunique()} companies in {last['market_id'].nunique()} definitions, none the market"
    if len(last) == 1:
        return f"One definition prints a share of {name}: {last['interval'].iloc[0]}"
    return f"{name} holds {printed_range(last)} at the last dates, depending on who counts what"


def one_market_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Who leads the whole market at the last date shown, neutral where the intervals allow another, and how it moved."""
    last = table[table["as_of"].eq(latest(table["as_of"])) & table["kind"].isin(NAMED)]
    if last.empty:
        return "Only groups are printed: no company can be said to lead"
    order = last.assign(at=last["mid_pct"].fillna(last["high_pct"])).sort_values("at", ascending=False)
    first = order.iloc[0]
    when = labeled_at(first["period_label"])
    if len(order) > 1 and first["low_pct"] <= order.iloc[1:]["high_pct"].max():
        second = order.iloc[1:].sort_values("high_pct").iloc[-1]
        return f"{first['label']} and {second['label']} cannot be told apart {when}"
    before = table[table["entity_id"].eq(first["entity_id"])].sort_values("mid_date").iloc[0]
    holds = "leads with" if leads(order.head(1), table if whole is None else whole).all() else "holds"
    if before["as_of"] == first["as_of"]:
        return f"{first['label']} holds {first['interval']} {when}"
    if before["high_pct"] < first["low_pct"]:
        verb = "up from"
    elif before["low_pct"] > first["high_pct"]:
        verb = "down from"
    else:
        verb = "not clearly moved from"
    return f"{first['label']} {holds} {first['interval']} {when}, {verb} {before['interval']}"


def two_dates_finding(table: pd.DataFrame) -> str:
    """The largest certain gain and loss between the dates."""
    sure_up = table[table["change_low_pp"] > 0].sort_values("change_pp")
    sure_down = table[table["change_high_pp"] < 0].sort_values("change_pp")
    rows = pd.concat([sure_down.head(1), sure_up.tail(1)])
    said = [f"{label} {change.lstrip('▲▼ ')}" for label, change in zip(rows["label"], rows["change"], strict=True)]
    span = f"{table['since_label'].iloc[0]} vs. {table['until_label'].iloc[0]}"
    return f"{span}: {', '.join(said) if said else 'no change is larger than the uncertainty'}"


def layers_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Where the largest named company is largest and smallest; it is called the leader where no hidden one is larger."""
    whole = table if whole is None else whole
    named = table[table["kind"].isin(NAMED) & table["mid_pct"].notna()]
    if named.empty:
        return "No company is named in the rows shown"
    top = named.sort_values("mid_pct").groupby("layer").tail(1).sort_values("mid_pct")
    low, high = top.iloc[0], top.iloc[-1]
    if len(top) == 1:
        holds = "leads the layer" if leads(top, whole).all() else "in the layer"
        return f"{high['label']} {holds} {_layer(high)} with {high['interval']}"
    most = whole[whole["kind"].isin(NAMED)].groupby("layer")["mid_pct"].max()
    who = "The leader's hold" if top["mid_pct"].ge(top["layer"].map(most)).all() else "The largest company shown"
    return f"{who} runs from {low['interval']} ({_layer(low)}) to {high['interval']} ({_layer(high)})"


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
        says = "projects" if ahead else "counts"
        return f"{part['market_label'].iloc[0]} {says} {value(low)} billion dollars for {period}"
    say = f"For {period}, publishers {'project' if ahead else 'say'}"
    if value(low) == value(high):
        return f"{say} the same: {value(low)} billion dollars"
    apart = spelled(high / low, ".0f" if high / low >= 9.5 else ".1f")
    return f"{say} {value(low)} to {value(high)} billion dollars: {apart} times apart"
