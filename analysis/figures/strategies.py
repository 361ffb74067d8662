"""Charts of strategies at one date: open shares as intervals, parts of markets, against groups; and their colors."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, older, roles
from analysis.figures.layout.hover import ORIGIN, hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, text_on, with_alpha
from analysis.formats import spelled
from analysis.schema.words import in_words

ORDER = ("open_source", "open_weights", "hybrid", "closed", "not there yet")


def strategy_color(name: object, look: Look) -> str:
    """One color a strategy, everywhere."""
    return look.openness(name)


def intervals(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition: full for what is surely open, hatched for what may be; the line at one half; older ones
    apart."""
    rows, opacity = older.rows_down(table), older.opacities(table, look)
    figure = frame(look, "Share of open models (%)", height=120 + 27 * len(rows))
    color = look.openness("open_weights")
    said = hover(table, [("", "row"), ("Open", "interval"), ("Date", "period_label"), ("Counts", "share_of"), *ORIGIN])
    figure.add_bar(
        meta={"role": roles.BAR},
        x=table["low_pct"],
        y=table["row"],
        orientation="h",
        name="surely open",
        marker={"color": color, "opacity": opacity},
        hoverinfo="text",
        hovertext=said,
    )
    figure.add_bar(
        meta={"role": roles.UNKNOWN},
        x=table["high_pct"] - table["low_pct"],
        y=table["row"],
        orientation="h",
        name="not known: may be open or closed",
        marker={
            "color": with_alpha(color, 0.12),
            "line": {"color": with_alpha(color, 0.5), "width": 1},
            "opacity": opacity,
            "pattern": {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": color},
        },
        hoverinfo="text",
        hovertext=said,
    )
    _interval_notes(figure, look, table, opacity)
    figure.add_vline(name=roles.LEVEL, x=50, line={"color": look["muted"], "dash": "dash", "width": 1.2})
    figure.update_xaxes(range=[0, 100.5])
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1])
    figure.update_layout(barmode="stack", bargap=0.35)
    legends.legend(figure, look)
    marks.margin(figure, "r", 180)
    return figure


def _interval_notes(figure: go.Figure, look: Look, table: pd.DataFrame, opacity: list[float]) -> None:
    """The interval and the date of each row, right of its bar."""
    notes: list[dict[str, object]] = []
    for row, seen in zip(table.itertuples(), opacity, strict=True):
        known = "not known" if row.high_pct - row.low_pct > 99 else row.interval
        notes.append(
            {
                "name": roles.ROW_NOTE,
                "x": 1,
                "xref": "paper",
                "y": row.row,
                "xanchor": "left",
                "xshift": 8,
                "showarrow": False,
                "font": {"size": look.size(12), "color": look["text" if seen == 1 else "muted"]},
                "text": f"{known}, {plain(row.period_label)}",
            }
        )
    annotate(figure, notes)


PARTS_BY_STRATEGY_HOVER = [
    ("", "row"),
    ("", "strategy"),
    ("Share (%)", "mid_pct"),
    ("Low (%)", "low_pct"),
    ("High (%)", "high_pct"),
    ("Date", "period_label"),
]


def parts_by_strategy(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition, split by the strategy of the companies; gray is what is unknown or may be any of them."""
    rows = older.rows_down(table)
    table = table.assign(opacity=older.opacities(table, look))
    left = (100 - table.groupby("row")["mid_pct"].sum()).clip(lower=0)
    figure = frame(look, "Share of the market (%), by strategy of the company", height=110 + 27 * len(rows))
    for name in (*ORDER[:4], "unknown"):
        part = table[table["strategy"].eq(name)]
        width = part["mid_pct"].fillna(part["row"].map(left)) if name == "unknown" else part["mid_pct"]
        figure.add_bar(
            meta={"role": roles.PART},
            x=width,
            y=part["row"],
            orientation="h",
            name=in_words(name),
            hoverinfo="text",
            hovertext=hover(part, PARTS_BY_STRATEGY_HOVER),
            marker={
                "color": strategy_color(name, look),
                "line": {"color": look["paper"], "width": 1},
                "opacity": part["opacity"],
                "pattern": {"shape": "/" if name == "unknown" else "", "size": 5},
            },
            text=[spelled(v, ".0f") if v >= 4 and name != "unknown" else "" for v in part["mid_pct"].fillna(0)],
            **marks.INSIDE,
            textfont={
                "color": [
                    text_on(strategy_color(name, look)) if seen == 1 else look["text"] for seen in part["opacity"]
                ]
            },
        )
    figure.update_layout(barmode="stack")
    legends.legend(figure, look)
    figure.update_xaxes(range=[0, 101])
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1])
    return figure


def against(table: pd.DataFrame, look: Look, against_unit: str = "count") -> go.Figure:
    """Organizations by group and strategy, stacked bars of their numbers or of the parts of each group."""
    shared = against_unit == "share"
    whole = table.groupby("group")["organizations"].sum().sort_values()
    order = whole.index
    figure = frame(
        look, "Part of the group’s organizations (%)" if shared else "Organizations", "", 110 + 30 * len(order)
    )
    for name in ORDER[:4]:
        part = table[table["strategy"].eq(name)]
        figure.add_bar(
            meta={"role": roles.PART},
            x=part["part_pct" if shared else "organizations"],
            y=part["group"],
            orientation="h",
            name=in_words(name),
            text=marks.in_parts(part["organizations"], part["part_pct"], shared, 1),
            textposition="inside",
            insidetextanchor="middle",
            marker={"color": strategy_color(name, look)},
            textfont={"color": text_on(strategy_color(name, look))},
            hoverinfo="text",
            hovertext=[
                f"{plain(g)}, {in_words(name)}: {n} ({spelled(p, '.0f')} %)<br>{plain(w)}"
                for g, n, p, w in zip(part["group"], part["organizations"], part["part_pct"], part["who"], strict=True)
            ],
        )
    figure.update_layout(barmode="stack")
    legends.legend(figure, look)
    figure.update_xaxes(range=[0, 100 if shared else float(whole.max()) * 1.05])
    figure.update_yaxes(categoryorder="array", categoryarray=list(order))
    return figure
