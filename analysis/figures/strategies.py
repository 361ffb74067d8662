"""Charts of strategies: flow between two dates, lanes, mix, open shares as intervals, matrices."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look, frame, plain, shade, with_alpha

STRATEGY = {
    "open_source": "#228833", "open_weights": "#1f8a99", "hybrid": "#b3741a", "closed": "#aa3377", "unknown": "#8f8f8f",
    "not there yet": "#8f8f8f",
}  # fmt: skip
ORDER = ("open_source", "open_weights", "hybrid", "closed", "not there yet")


def strategy_color(name: object, look: Look) -> str:
    """One color a strategy, everywhere."""
    return shade(STRATEGY.get(str(name), "#8f8f8f"), look["paper"], 3)


def _said(name: object) -> str:
    return str(name).replace("_", " ")


def flow(table: pd.DataFrame, look: Look) -> go.Figure:
    """Ribbons from the strategy of March 2024 to that of today, with the number of organizations in each."""
    figure = frame(look, "", "", 430)
    sides = [[s for s in ORDER if (table[c] == s).any()] for c in ("strategy_then", "strategy_today")]
    index = {(i, s): n for n, (i, s) in enumerate((i, s) for i, side in enumerate(sides) for s in side)}
    counts = table.groupby(["strategy_then", "strategy_today"])["label"].agg(["size", lambda x: ", ".join(x)])
    counts.columns = ["n", "who"]
    totals = [table["strategy_then"].value_counts(), table["strategy_today"].value_counts()]
    figure.add_sankey(
        arrangement="fixed",
        node={
            "label": [f"{_said(s)} {totals[i][s]}" for i, s in index], "pad": 22, "thickness": 18,
            "color": [strategy_color(s, look) for _, s in index], "line": {"width": 0},
            "x": [0.001 if i == 0 else 0.999 for i, _ in index],
            "y": [_place(side, totals[i], s) for i, side in enumerate(sides) for s in side],
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [index[0, a] for a, _ in counts.index], "target": [index[1, b] for _, b in counts.index],
            "value": counts["n"], "color": [with_alpha(strategy_color(b, look), 0.35) for _, b in counts.index],
            "customdata": [plain(w) for w in counts["who"]], "hovertemplate": "%{value:.0f}: %{customdata}<extra></extra>",
        },
        textfont={"size": look.size(15), "color": look["text"]},
    )  # fmt: skip
    for x, text, anchor in ((0, "March 2024", "left"), (1, "today", "right")):
        figure.add_annotation(
            x=x, y=1.06, xref="paper", yref="paper", text=f"<b>{text}</b>", showarrow=False, xanchor=anchor
        )
    figure.update_layout(margin={"t": 40, "b": 20})
    return figure


def _place(side: list[str], totals: pd.Series, name: str) -> float:
    """Middle of a node on its side, top to bottom in the order of the strategies."""
    whole = sum(totals[s] for s in side)
    above = sum(totals[s] for s in side[: side.index(name)])
    return min(max((above + totals[name] / 2) / whole, 0.001), 0.999)


def lanes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One lane a company: its strategy as a colored bar from date to date, named inside."""
    names = list(dict.fromkeys(table.sort_values("start")["label"]))
    figure = frame(look, "", "", 80 + 24 * len(names))
    for row in table.itertuples():
        start, end = (pd.Timestamp(marks.full_date(d)) for d in (row.start, row.end))
        figure.add_scatter(
            x=[start, end], y=[row.label] * 2, mode="lines", hoverinfo="text",
            hovertext=f"<b>{plain(row.label)}</b><br>{_said(row.strategy)} from {row.start}<br>{plain(row.reason or '')}",
            line={"color": strategy_color(row.strategy, look), "width": 13}, opacity=look.opacity(row.company_id),
        )  # fmt: skip
    for name in ORDER[:4]:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="lines",
            name=_said(name),
            showlegend=True,
            line={"color": strategy_color(name, look), "width": 12},
        )
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.06, "x": 0, "yanchor": "bottom"}, margin={"t": 40}
    )
    figure.update_traces(showlegend=False, selector=lambda t: t.name is None)
    return figure


def mix(table: pd.DataFrame, look: Look) -> go.Figure:
    """Number of organizations by strategy over time, stacked, with names at the right end."""
    height = 400
    figure = frame(look, "", "Organizations", height)
    ends: list[tuple[float, str, object]] = []
    total = 0.0
    for name in reversed(ORDER[:4]):
        part = table[table["strategy"].eq(name)].sort_values("as_of")
        color = strategy_color(name, look)
        figure.add_scatter(
            x=pd.to_datetime(part["as_of"]), y=part["organizations"], stackgroup="all", mode="lines",
            line={"color": color, "width": 1, "shape": "hv"}, fillcolor=with_alpha(color, 0.7), name=_said(name),
            hovertemplate=f"{_said(name)}: %{{y}}<extra></extra>",
        )  # fmt: skip
        if len(part):
            last = float(part["organizations"].iloc[-1])
            ends.append((total + last / 2, f"{_said(name)} {last:.0f}", None))
            total += last
    figure.update_yaxes(range=[0, total * 1.02 or 1])
    marks.end_labels(figure, look, ends, total or 1, height)
    figure.update_layout(margin={"r": 150})
    return figure


def intervals(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition from what is surely open to what may be; the line at one half."""
    rows = list(dict.fromkeys(table["row"]))
    figure = frame(look, "Share of open models (%), from surely open to possibly open", height=90 + 27 * len(rows))
    color = shade("#1f8a99", look["paper"], 3)
    figure.add_bar(
        base=table["low_pct"], x=(table["high_pct"] - table["low_pct"]).clip(lower=0.6), y=table["row"], orientation="h",
        marker={"color": with_alpha(color, 0.75), "line": {"color": color, "width": 1}}, hoverinfo="text",
        hovertext=marks.hover(table, [("", "row"), ("Open", "interval"), ("Date", "period_label"), ("Counts", "share_of"),
                                      ("Confidence", "grade"), ("Source", "source_title")]),
    )  # fmt: skip
    for row in table.itertuples():
        figure.add_annotation(
            x=1, xref="paper", y=row.row, xanchor="left", xshift=8, showarrow=False, font={"size": look.size(12)},
            text=f"{row.interval}, {plain(row.period_label)}",
        )  # fmt: skip
    figure.add_vline(x=50, line={"color": look["muted"], "dash": "dash", "width": 1.2})
    figure.update_xaxes(range=[0, 100.5])
    figure.update_layout(margin={"r": 170}, bargap=0.35)
    return figure


def parts_by_strategy(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition, split by the strategy of the companies; unknown is gray."""
    rows = list(dict.fromkeys(table["row"]))
    figure = frame(look, "Share of the market (%), by strategy of the company", height=110 + 27 * len(rows))
    for name in (*ORDER[:4], "unknown"):
        part = table[table["strategy"].eq(name)]
        figure.add_bar(
            x=part["mid_pct"], y=part["row"], orientation="h", name=_said(name), hoverinfo="text",
            hovertext=marks.hover(part, [("", "row"), ("", "strategy"), ("Share (%)", "mid_pct"), ("Date", "period_label")]),
            marker={"color": strategy_color(name, look), "line": {"color": look["paper"], "width": 1},
                    "pattern": {"shape": "/" if name == "unknown" else "", "size": 5}},
            text=[f"{v:.0f}" if v >= 6 else "" for v in part["mid_pct"].fillna(0)], textposition="inside",
            insidetextanchor="middle", textangle=0, constraintext="none",
            textfont={"color": "#ffffff" if look.theme != "dark" else "#000000"},
        )  # fmt: skip
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "x": 0, "yanchor": "bottom", "traceorder": "normal"},
    )
    figure.update_layout(margin={"t": 40})
    figure.update_xaxes(range=[0, 101])
    return figure


def against(table: pd.DataFrame, look: Look) -> go.Figure:
    """Organizations by group and strategy, stacked bars."""
    order = table.groupby("group")["organizations"].sum().sort_values().index
    figure = frame(look, "Organizations", "", 110 + 30 * len(order))
    for name in ORDER[:4]:
        part = table[table["strategy"].eq(name)]
        figure.add_bar(
            x=part["organizations"], y=part["group"], orientation="h", name=_said(name), text=part["organizations"],
            textposition="inside", insidetextanchor="middle", marker={"color": strategy_color(name, look)},
            textfont={"color": "#ffffff" if look.theme != "dark" else "#000000"},
            hovertemplate=f"%{{y}}, {_said(name)}: %{{x}}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "x": 0, "yanchor": "bottom", "traceorder": "normal"},
        margin={"t": 40},
    )
    figure.update_yaxes(categoryorder="array", categoryarray=list(order))
    return figure


def matrix(table: pd.DataFrame, look: Look) -> go.Figure:
    """Companies by revenue model: a full dot for yes, an open one for a side line, nothing for not found."""
    names = sorted(table["label"].unique(), reverse=True)
    figure = frame(look, "", "", 150 + 24 * len(names))
    for uses, shape in (("yes", "circle"), ("partial", "circle-open")):
        part = table[table["uses"].eq(uses)]
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            x=part["revenue_model"], y=part["label"], mode="markers", name={"yes": "found", "partial": "found, a side line"}[uses],
            marker={"symbol": shape, "size": 13, "color": colors, "line": {"width": 2, "color": colors}}, hoverinfo="text",
            hovertext=marks.hover(part, [("", "label"), ("", "revenue_model"), ("Found", "evidence"), ("Since", "as_of"), ("Source", "source_id")]),
        )  # fmt: skip
    kinds = list(dict.fromkeys(table["revenue_model"]))
    figure.update_xaxes(
        categoryorder="array", categoryarray=kinds, range=[-0.5, len(kinds) - 0.5], tickangle=-30, side="bottom"
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "x": 0, "yanchor": "bottom"}, margin={"t": 40}
    )
    return figure
