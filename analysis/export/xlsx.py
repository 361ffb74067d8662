"""A card as a workbook that explains itself: rows shown, all rows, sources, notes, dictionary, a native chart."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.exhibits.card import Card, written_as_shown
from analysis.exhibits.filters import passable
from analysis.export import sheet
from analysis.export.cite import NAME
from analysis.export.colors import in_light
from analysis.export.pptx.bars import bar_cells
from analysis.export.pptx.figure import Panel, clean
from analysis.export.pptx.panels import panels
from analysis.export.reproducible_zip import repack
from analysis.schema.derived import describe

CREATED = datetime.datetime(2026, 1, 1)
MOST_SERIES = 40


@written_as_shown
def xlsx(card: Card, link: str = "") -> bytes:
    """The workbook; the same bytes for the same card."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {**options, "nan_inf_to_errors": False})
    book.set_properties({"title": clean(card.title), "author": NAME, "created": CREATED, "comments": card.version})
    forms = _forms(book)
    for name, rows in (("Shown rows", "shown"), ("All rows", "all")):
        made = sheet.sheet(card, rows, to_file=True)
        names = (card.table if rows == "shown" else card.full).columns
        _rows(book.add_worksheet(name), made, [_form(forms, made.iloc[:, j], n) for j, n in enumerate(names)], forms)
    known = [c for c in sheet.SOURCE_COLUMNS if c in card.every_source]
    cited = card.every_source[known].rename(columns={c: sheet.heading(c) for c in known})
    cited["Cited for"] = ["figures" if s in card.sources.index else "events alone" for s in cited.index]
    _rows(book.add_worksheet("Sources"), cited, [forms["text"]] * len(cited.columns), forms)
    _pairs(book.add_worksheet("Notes"), _notes(card, link), forms)
    _rows(book.add_worksheet("Dictionary"), dictionary(card), [forms["wrap"]] * 5, forms)
    if len(assumed := sheet.ledger(card)):
        _rows(book.add_worksheet("Assumptions"), assumed, [forms["wrap"]] * len(assumed.columns), forms)
    _chart(book, card, forms)
    book.close()
    return repack(out.getvalue())


def _forms(book: Any) -> dict[str, Any]:
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True, "bg_color": "#E2E2E2", "text_wrap": True, "valign": "top"},
        "text": {},
        "bold": {"bold": True},
        "wrap": {"text_wrap": True, "valign": "top"},
        "whole": {"num_format": "#,##0"},
        "plain": {"num_format": "0"},
        "tenth": {"num_format": "#,##0.0##"},
        "fine": {"num_format": "0.0000"},
        "day": {"num_format": "yyyy-mm-dd"},
    }
    return {name: book.add_format({"font_name": "Calibri", "font_size": 11, **look}) for name, look in looks.items()}


def _form(forms: dict[str, Any], column: pd.Series, name: str) -> Any:
    """Number format of a column: whole, with decimals, years without a thousands sign."""
    numbers = pd.to_numeric(column, errors="coerce").dropna()
    if numbers.empty or column.map(lambda v: isinstance(v, str)).any():
        return forms["text"]
    if numbers.eq(numbers.round()).all():
        return forms["plain" if "year" in name or numbers.between(1900, 2100).all() else "whole"]
    return forms["fine" if numbers.abs().max() < 1 else "tenth"]


def put(place: Any, row: int, column: int, value: Any, form: Any) -> None:
    """Writes a cell by its type; text that looks like a formula is made harmless."""
    if value is None or (not isinstance(value, str) and bool(pd.isna(value))):
        place.write_blank(row, column, None, form)
    elif isinstance(value, (bool,)) or type(value).__name__ in ("bool_", "bool"):
        place.write_boolean(row, column, bool(value), form)
    elif hasattr(value, "isoformat"):
        place.write_string(row, column, str(value.isoformat())[:10], form)
    elif isinstance(value, str):
        place.write_string(row, column, str(sheet.file_cell(clean(value)))[:32_000], form)
    else:
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if number - number == 0:
            place.write_number(row, column, number, form)
        else:
            place.write_string(row, column, str(sheet.file_cell(clean(value)))[:32_000], form)


def _rows(place: Any, table: pd.DataFrame, column_forms: Sequence[Any], forms: dict[str, Any]) -> None:
    """A table with its head frozen, a filter, columns as wide as their words."""
    for j, heading in enumerate(table.columns):
        put(place, 0, j, str(heading), forms["head"])
        cells = list(table.iloc[:, j])
        for i, value in enumerate(cells, 1):
            put(place, i, j, value, column_forms[j])
        longest = max((len(str(v)) for v in cells[:200]), default=0)
        place.set_column(j, j, min(60, max(9, min(len(str(heading)), 24), longest) + 2))
    place.freeze_panes(1, 1 if len(table.columns) > 3 else 0)
    if len(table.columns):
        place.autofilter(0, 0, max(1, len(table)), len(table.columns) - 1)


def _notes(card: Card, link: str) -> list[tuple[str, str]]:
    said = [
        ("Finding", card.title),
        ("Measure", card.subtitle),
        ("Note", card.note),
        ("Method", card.method),
        ("Summary", card.summary),
        ("Source", card.source_line),
        ("Data version", card.version),
        ("As of", card.as_of),
        ("Link", link),
        ("Made by", NAME),
    ]
    said += [("Left out", sheet.WITHHELD.format(title)) for title in sheet.withheld(card)]
    return [(name, text) for name, text in said if text]


def _pairs(place: Any, pairs: Sequence[tuple[str, str]], forms: dict[str, Any]) -> None:
    place.set_column(0, 0, 16)
    place.set_column(1, 1, 110)
    for i, (name, text) in enumerate(pairs):
        put(place, i, 0, name, forms["bold"])
        put(place, i, 1, text, forms["wrap"])


def dictionary(card: Card) -> pd.DataFrame:
    """One row a column: name, heading, unit, type, what it means."""
    rows = []
    for name in card.table.columns:
        column = describe(name)
        rows.append([name, sheet.heading(name), column.unit, column.kind, column.description])
    return pd.DataFrame(rows, columns=["Name", "Heading", "Unit", "Type", "Meaning"])


def _chart(book: Any, card: Card, forms: dict[str, Any]) -> None:
    """A sheet with the plotted data and a native chart of it, where one chart says what the figure says.

    Cards that draw withheld sources get none: the plotted data would pass them on.
    """
    found = panels(in_light(card.figure)) if card.figure is not None else []
    drawn = len(passable(card.table, card.barred)) < len(card.table)
    if len(found) != 1 or drawn or len(found[0].series) > MOST_SERIES:
        return
    panel = found[0]
    if panel.kind == "xy" and "category" in (panel.x.kind, panel.y.kind):
        return  # dots beside names: a scatter chart of a workbook shows numbers only
    place = book.add_worksheet("Chart")
    made = _bar_chart(book, place, panel, forms) if panel.kind == "bar" else _xy_chart(book, place, panel, forms)
    made.set_title({"name": clean(card.title)[:250], "name_font": {"size": 12}, "overlay": False})
    place.insert_chart(1, 4 + 2 * len(panel.series), made, {"x_scale": 2, "y_scale": 2, "description": card.summary})


def _bar_chart(book: Any, place: Any, panel: Panel, forms: dict[str, Any]) -> Any:
    categories, rows = bar_cells(panel)
    is_stack = panel.barmode in ("stack", "relative") or rows[0][2] is None
    kind: dict[str, str] = {"type": "bar" if panel.horizontal else "column"}
    chart = book.add_chart(kind | ({"subtype": "stacked"} if is_stack else {}))
    for i, category in enumerate(categories, 1):
        put(place, i, 0, category, forms["text"])
    for j, (name, cells, drawn) in enumerate(rows, 1):
        put(place, 0, j, name, forms["head"])
        for i, value in enumerate(cells, 1):
            put(place, i, j, value, forms["tenth"])
        fill = {"none": True} if drawn is None else {"color": drawn.colors[0]}
        points = None
        if drawn and len(set(drawn.colors)) > 1:
            points = [{"fill": {"color": c}} for c in drawn.colors]
        chart.add_series(
            {
                "name": ["Chart", 0, j],
                "categories": ["Chart", 1, 0, len(categories), 0],
                "values": ["Chart", 1, j, len(categories), j],
                "fill": fill,
                "points": points,
                "gap": 40,
            }
        )
    measure = panel.x.title if panel.horizontal else panel.y.title
    chart.set_y_axis({"name": measure} if not panel.horizontal else {})
    chart.set_x_axis({"name": measure} if panel.horizontal else {})
    if len(rows) == 1 or len(rows) > 12:
        chart.set_legend({"none": True})
    return chart


def _xy_chart(book: Any, place: Any, panel: Panel, forms: dict[str, Any]) -> Any:
    """Dots and lines: each series has its own x and y column; dates are dates."""
    lines = any(s.line for s in panel.series)
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers" if lines else "marker_only"})
    for k, series in enumerate(panel.series):
        column = 2 * k
        put(place, 0, column, panel.x.title or "x", forms["head"])
        put(place, 0, column + 1, series.name, forms["head"])
        for i, (x, y) in enumerate(zip(series.x, series.y, strict=True), 1):
            put(place, i, column, x, forms["day" if panel.x.kind == "date" else "tenth"])
            put(place, i, column + 1, y, forms["tenth"])
        last = len(series.x)
        line = {"color": series.line} if series.line else {"none": True}
        chart.add_series(
            {
                "name": ["Chart", 0, column + 1],
                "categories": ["Chart", 1, column, last, column],
                "values": ["Chart", 1, column + 1, last, column + 1],
                "line": line,
                "marker": {"type": "circle", "size": 5, "fill": {"color": series.colors[0]}},
            }
        )
    look = {"num_format": "mmm yyyy"} if panel.x.kind == "date" else {}
    log = {"log_base": 10} if panel.y.log else {}
    chart.set_x_axis({"name": panel.x.title, **look})
    chart.set_y_axis({"name": panel.y.title, **log})
    if len(panel.series) == 1 or len(panel.series) > 12:
        chart.set_legend({"none": True})
    return chart
