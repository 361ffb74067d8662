"""Rules about when something was seen: not after its source was read, and a month not beside a day of it."""

from analysis import schema
from analysis.check.context import Context, Spot
from analysis.data.dates import first_day, last_day
from analysis.data.problems import shown

AHEAD = ("sources.next_expected", "guidelines.in_force_from", "guidelines.in_force_to", "groups.until")
"""Columns that may name a day to come."""
FORECAST = {"status": "projection", "is_forecast": "yes"}
"""What a row says of itself that looks ahead."""


def after_reading(c: Context) -> None:
    """An observation later than the day on which its source was read; without that day, than the last of any source."""
    if not c.has("sources.source_id", "sources.date_accessed"):
        return
    sources = c.table("sources")[["source_id", "date_accessed"]].dropna()
    read = dict(sources.itertuples(index=False, name=None))
    if not read:
        return
    newest = max(read.values(), key=last_day)
    for table in c.loaded.tables:
        if table in ("sources", *schema.SEEDS) or not c.has(f"{table}.source_id"):
            continue
        for column in schema.columns(table):
            name = f"{table}.{column.name}"
            if column.kind in ("date", "period") and name not in AHEAD and c.has(name):
                _of_column(c, table, column.name, read, newest)
    _published(c)


def _of_column(c: Context, table: str, name: str, read: dict[str, str], newest: str) -> None:
    rows = c.table(table)
    for column, word in FORECAST.items():
        if column in rows:
            rows = rows[rows[column].ne(word)]
    last = {source: last_day(day) for source, day in read.items()}
    for line, date, cited in rows[[name, "source_id"]].dropna().itertuples(name=None):
        known = [last[s] for s in cited.split(";") if s in last]
        if first_day(date) > (max(known) if known else last_day(newest)):
            day = read.get(cited, newest)
            whose = f"the source {cited} was read" if cited in read else "any source was read"
            c.add("error", "after-reading", Spot(table, int(line), name), f"{shown(date)} is after {whose} ({day})")


def _published(c: Context) -> None:
    """Sources that came out after the last day on which any was read."""
    if not c.has("sources.date_published"):
        return
    rows = c.table("sources")
    newest = max((last_day(d) for d in rows["date_accessed"].dropna()), default="")
    blank = rows[rows["date_accessed"].isna()]
    for line, date in blank["date_published"].dropna().items():
        if newest and first_day(date) > newest:
            said = f"{shown(date)} is after the last day on which a source was read ({newest})"
            c.add("error", "after-reading", Spot("sources", int(line), "date_published"), said)


def grown(c: Context) -> None:
    """A month and its own first day for one thing: a spreadsheet made a day of a month."""
    for table in c.loaded.tables:
        key = schema.key(table)
        dated = [k for k in key if schema.column(table, k).kind in ("date", "period")]
        if len(dated) != 1 or not c.has(*(f"{table}.{k}" for k in key)):
            continue
        others = [k for k in key if k != dated[0]]
        rows = c.table(table)[[*others, dated[0]]]
        months = {tuple(cells): int(line) for line, *cells in rows.itertuples(name=None)}
        for line, *cells in rows.itertuples(name=None):
            day = cells[-1]
            if not isinstance(day, str) or len(day) != 10 or day[7:] != "-01":
                continue
            month = months.get((*cells[:-1], day[:7]))
            if month:
                said = f"{day} stands beside the month {day[:7]} in line {month}; a spreadsheet makes such days"
                c.add("warning", "month-and-day", Spot(table, int(line), dated[0]), said, day[:7])
