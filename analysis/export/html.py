"""A page or a deck as one offline file: charts one can point at, tables, sources. Plotly is inlined once."""

import html as markup
import json
import re
from collections.abc import Callable, Sequence

import pandas as pd

from analysis.exhibits.card import Card, written_as_shown
from analysis.export import plotly_bundle, sheet
from analysis.export.cite import NAME
from analysis.export.colors import light
from analysis.export.pptx.figure import clean
from analysis.export.pptx.tables import cell
from analysis.formats import counted, spelled

MOST_ROWS = 400
"""Rows of a table in the file; the CSV holds all."""
STYLE = """
:root{color-scheme:light}
body{font-family:Arial,Calibri,sans-serif;color:#111;background:#fff;margin:0 auto;max-width:72rem;padding:1.5rem;
 line-height:1.45}
h1{font-size:1.9rem;margin:0 0 .25rem} h2{font-size:1.35rem;margin:0} a{color:#1f4e9c}
article{border-top:1px solid #ccc;padding:1.25rem 0;break-inside:avoid} p{margin:.3rem 0}
.measure{color:#444} .foot{color:#555;font-size:.9rem} .chart{width:100%}
table{border-collapse:collapse;font-size:.85rem;margin:.5rem 0} .scroll{overflow-x:auto}
th,td{border-bottom:1px solid #ddd;padding:.25rem .6rem;text-align:left;vertical-align:top} td.n{text-align:right}
th{background:#f1f1f1} summary{cursor:pointer;padding:.3rem 0} summary:focus-visible{outline:2px solid #1f4e9c}
@page{margin:14mm}
@media print{body{max-width:none;padding:0} details:not([open]){display:none} h2,summary{break-after:avoid}
 .chart,tr,figure{break-inside:avoid} thead{display:table-header-group}}
"""
DRAW = """
for (const place of document.querySelectorAll("div.chart")) {
  const figure = JSON.parse(document.getElementById(place.id + "-data").textContent);
  Plotly.newPlot(place, figure.data, figure.layout, {displayModeBar: false, responsive: true});
}
const fit = () => document.querySelectorAll("div.chart").forEach((place) => Plotly.Plots.resize(place));
addEventListener("beforeprint", fit); addEventListener("afterprint", fit);
"""
Link = Callable[[Card], str]


def no_link(card: Card) -> str:
    """No address: the file is made without a server."""
    return ""


@written_as_shown
def html(cards: Sequence[Card], title: str, link_of: Link = no_link) -> str:
    """The whole file; the same text for the same cards."""
    bodies = "\n".join(_article(card, i, link_of(card)) for i, card in enumerate(cards))
    versions = ", ".join(dict.fromkeys(c.version for c in cards if c.version))
    drawn = any(c.figure is not None for c in cards)
    script = f"<script>{_plotly()}</script>\n" if drawn else ""
    draw = f"<script>{DRAW}</script>\n" if drawn else ""
    stamp = f"{NAME}, data version {versions}" if versions else NAME
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_said(title)}</title>\n<style>{STYLE}</style>\n{script}</head>\n<body>\n<main>\n"
        f'<header><h1>{_said(title)}</h1><p class="measure">{_said(stamp)}</p></header>\n'
        f"{bodies}\n</main>\n{draw}</body>\n</html>\n"
    )


def _plotly() -> str:
    """Plotly's own script; what would end the script element early is written apart."""
    return plotly_bundle.script().replace("</script", "<\\/script")


def _said(text: object) -> str:
    return markup.escape(clean(text))


def _article(card: Card, number: int, link: str) -> str:
    """Finding, measure, chart, table, source line, note, sources of one card."""
    parts = [
        f'<article aria-labelledby="finding-{number}">',
        f'<h2 id="finding-{number}">{_said(card.title)}</h2>',
        f'<p class="measure">{_said(card.subtitle)}</p>',
        _chart(card, number),
        f'<p class="foot">{_said(card.source_line)}</p>' if card.source_line else "",
        f'<p class="foot">Note: {_said(card.note)}</p>' if card.note else "",
        f'<p class="foot">How it is computed: {_said(card.method)}</p>' if card.method else "",
        f'<p class="foot">{_anchor(link, "Open this view")}</p>' if link else "",
        _assumed(card),
        _table(card),
        _sources(card),
        "</article>",
    ]
    return "\n".join(p for p in parts if p)


def _assumed(card: Card) -> str:
    """The assumptions behind a what-if, open: a projection never goes without them."""
    lines = [f"<li>{_said(line)}</li>" for line in sheet.assumed(card)]
    return (
        f'<details open><summary>Assumptions</summary><ul class="foot">{"".join(lines)}</ul></details>' if lines else ""
    )


def _chart(card: Card, number: int) -> str:
    """The place of a chart, its text alternative and its data; no end tag can occur inside the data."""
    if card.figure is None:
        return ""
    data = json.loads(light(card.figure))
    data["layout"].pop("width", None)
    data["layout"]["paper_bgcolor"] = data["layout"]["plot_bgcolor"] = "#ffffff"
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e")
    height = data["layout"].get("height", 420)
    name = f"chart-{number}"
    return (
        f'<figure style="margin:0"><div class="chart" id="{name}" role="img" aria-label="{_said(card.summary)}" '
        f'style="height:{round(float(height))}px"></div></figure>\n'
        f'<script type="application/json" id="{name}-data">{text}</script>'
    )


def _table(card: Card) -> str:
    """The rows shown, folded under a chart and open where there is none; withheld sources are left out."""
    if card.table.empty:
        return ""
    rows = sheet.sheet(card, to_file=True)
    head = "".join(f'<th scope="col">{_said(h)}</th>' for h in rows.columns)
    body = "\n".join(
        "<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows.head(MOST_ROWS).itertuples(index=False)
    )
    more = len(rows) - MOST_ROWS
    told = [f"{spelled(more)} more rows are in the CSV."] if more > 0 else []
    told += [sheet.WITHHELD.format(title) for title in sheet.withheld(card)]
    said = "".join(f'<p class="foot">{_said(t)}</p>' for t in told)
    is_open = " open" if card.figure is None else ""
    return (
        f"<details{is_open}><summary>Table, {counted(len(rows), 'row')}</summary>\n"
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {_said(card.topic)}"><table>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>{said}</details>"
    )


def _cell(value: object) -> str:
    text = cell(value)
    number = not isinstance(value, str) and re.fullmatch(r"−?[\d,.]+(e[+−]?\d+)?", text) is not None
    return f'<td class="n">{_said(text)}</td>' if number else f"<td>{_said(text)}</td>"


def _anchor(address: str, words: str) -> str:
    """A link where the address is one of the web, else the words alone."""
    if not address.startswith(("http://", "https://")):
        return _said(words)
    return f'<a href="{_said(address)}" rel="noopener noreferrer">{_said(words)}</a>'


def _sources(card: Card) -> str:
    """The sources of the figures and, apart, those of the events."""
    return _list_of("Sources", card.sources) + _list_of("Sources of events", card.event_sources)


def _list_of(what: str, sources: pd.DataFrame) -> str:
    if sources.empty:
        return ""
    items = []
    for row in sources.fillna("").itertuples():
        parts = [row.producer, row.date_published, f"read on {row.date_accessed}" if row.date_accessed else ""]
        parts += [row.license, row.credit]
        said = " · ".join(_said(p) for p in parts if p)
        items.append(f"<li>{_anchor(str(row.url), str(row.title))} · {said}</li>")
    count = len(items)
    return f"<details><summary>{what}, {count}</summary><ul>\n" + "\n".join(items) + "\n</ul></details>"
