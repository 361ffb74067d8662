"""Charts of how strategies change: the flow between two dates, each change, the mix over time."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, marks, roles, text_layout
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, shade, with_alpha
from analysis.figures.strategies import ORDER, strategy_color
from analysis.formats import spelled
from analysis.periods import Period, dated
from analysis.schema.words import in_words


def flow(table: pd.DataFrame, look: Look) -> go.Figure:
    """Ribbons from the strategy of March 2024 to that of today, with the number of organizations in each."""
    figure = frame(look, "", "", 430)
    sides = [[s for s in ORDER if (table[c] == s).any()] for c in ("strategy_then", "strategy_today")]
    index = {(i, s): n for n, (i, s) in enumerate((i, s) for i, side in enumerate(sides) for s in side)}
    focused = table["company_id"].isin(look.focus)
    parts = table.assign(focused=focused).groupby(["strategy_then", "strategy_today", "focused"])["label"]
    counts = parts.agg(n="size", who=", ".join).reset_index()
    alpha = [0.9 if f else 0.35 if not focused.any() else 0.15 for f in counts["focused"]]
    totals = [table["strategy_then"].value_counts(), table["strategy_today"].value_counts()]
    figure.add_sankey(
        meta={"role": roles.FLOW},
        arrangement="fixed",
        node={
            "label": [f"{in_words(s)} {totals[i][s]}" for i, s in index],
            "pad": 22,
            "thickness": 18,
            "color": [strategy_color(s, look) for _, s in index],
            "line": {"width": 0},
            "x": [0.001 if i == 0 else 0.999 for i, _ in index],
            "y": [_place(side, totals[i], s) for i, side in enumerate(sides) for s in side],
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [index[0, a] for a in counts["strategy_then"]],
            "target": [index[1, b] for b in counts["strategy_today"]],
            "value": counts["n"],
            "color": [
                with_alpha(strategy_color(b, look), a) for b, a in zip(counts["strategy_today"], alpha, strict=True)
            ],
            "customdata": [plain(w) for w in counts["who"]],
            "hovertemplate": "%{value:.0f}: %{customdata}<extra></extra>",
        },
        textfont={"size": look.size(15), "color": look["text"]},
    )
    _dates(figure, table)
    figure.update_layout(margin={"t": 40, "b": 20})
    return figure


def _dates(figure: go.Figure, table: pd.DataFrame) -> None:
    """The two dates over the sides of the ribbons."""
    today = f"today, {Period.parse(table['read_until'].max()).label}"
    for x, text, anchor in ((0, "March 2024", "left"), (1, today, "right")):
        figure.add_annotation(
            name=roles.SIDE_TITLE,
            x=x,
            y=1.06,
            xref="paper",
            yref="paper",
            text=f"<b>{text}</b>",
            showarrow=False,
            xanchor=anchor,
        )


def _place(side: list[str], totals: pd.Series, name: str) -> float:
    """Middle of a node on its side, top to bottom in the order of the strategies."""
    whole = sum(totals[s] for s in side)
    above = sum(totals[s] for s in side[: side.index(name)])
    return min(max((above + totals[name] / 2) / whole, 0.001), 0.999)


PLACES = ("closed", "hybrid", "open weights", "open source")


CHANGES_HOVER = [
    ("", "label"),
    ("Before", "before"),
    ("After", "after"),
    ("Date", "as_of"),
    ("Reason", "reason"),
    ("Source", "source_title"),
]


def changes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One arrow a change, from the strategy before to the one after, with its date and reason; newest on top."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, "", "", 70 + 35 * len(part))
    _arrows(figure, look, part)
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=[PLACES.index(b) for b in part["before"]],
        y=list(range(len(part))),
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, CHANGES_HOVER),
        marker={"size": 9, "color": [strategy_color(b.replace(" ", "_"), look) for b in part["before"]]},
    )
    figure.update_xaxes(
        tickvals=list(range(len(PLACES))), ticktext=list(PLACES), side="top", range=[-0.35, 3.35], domain=[0, 0.4]
    )
    marks.name_axis(figure, look, part)
    return figure


def _arrows(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """An arrow and the date and reason of each row."""
    notes: list[dict[str, object]] = []
    for y, row in enumerate(part.itertuples()):
        color = strategy_color(row.after.replace(" ", "_"), look)
        notes.append(
            {
                "name": roles.ARROW,
                "x": PLACES.index(row.after),
                "ax": PLACES.index(row.before),
                "y": y,
                "ay": y,
                "axref": "x",
                "ayref": "y",
                "text": "",
                "showarrow": True,
                "arrowhead": 2,
                "arrowsize": 1.1,
                "arrowwidth": 2.4,
                "arrowcolor": color,
                "opacity": look.opacity(row.company_id),
            }
        )
        notes.append(
            {
                "name": roles.ROW_TEXT,
                "x": 1.02,
                "xref": "x domain",
                "y": y,
                "xanchor": "left",
                "showarrow": False,
                "align": "left",
                "text": f"<b>{dated(row.as_of)}</b>  {_reason(row.reason, look)}",
                "font": {"size": look.size(12)},
            }
        )
    annotate(figure, notes)


def _reason(text: object, look: Look) -> str:
    """The reason on at most two lines, or on one of a slide, whose rows lie close; cut where it is longer."""
    said = plain(text) if isinstance(text, str) else ""
    room = look.size(460) * (1 if look.is_narrow else look.across(text_layout.CHART) / text_layout.CHART)
    lines = text_layout.wrap(said, look.size(12), room).split("<br>")
    most = 1 if look.height else 2
    return "<br>".join(lines[:most]) + (" …" if len(lines) > most else "")


def mix(table: pd.DataFrame, look: Look, mix_unit: str = "count") -> go.Figure:
    """Number or share of organizations by strategy over time, stacked, with names at the right end."""
    counted = mix_unit == "count"
    column = "organizations" if counted else "part_pct"
    figure = frame(look, "", "Organizations" if counted else "Share of organizations (%)", 400)
    ends: list[tuple[float, str, object]] = []
    colors = []
    total = 0.0
    for name in reversed(ORDER[:4]):
        part = table[table["strategy"].eq(name)].sort_values("as_of", kind="stable")
        color = strategy_color(name, look)
        figure.add_scatter(
            meta={"role": roles.PART},
            x=pd.to_datetime(part["as_of"].map(full_date)),
            y=part[column],
            stackgroup="all",
            mode="lines",
            line={"color": color, "width": 1, "shape": "hv"},
            fillcolor=with_alpha(color, 0.7),
            name=in_words(name),
            hovertemplate=f"{in_words(name)}: %{{y:.3g}}{'' if counted else ' %'}<extra></extra>",
        )
        if len(part):
            last = float(part[column].iloc[-1])
            ends.append(
                (total + last / 2, f"{in_words(name)} {spelled(last, '.0f')}" + ("" if counted else " %"), None)
            )
            colors.append(strategy_color(name, look))
            total += last
    figure.update_yaxes(range=[0, total * 1.02 or 1])
    edge_labels.end_labels(figure, look, ends, total or 1)
    edge_labels.tint_ends(figure, [shade(color, look["paper"], 4.6) for color in colors])
    return figure
