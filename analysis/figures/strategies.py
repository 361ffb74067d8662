"""Charts of strategies: flow between two dates, changes, mix, open shares as intervals, matrices."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, older, roles, text_layout
from analysis.figures.layout.events import full_date
from analysis.figures.layout.theme import Look, frame, ink, plain, shade, with_alpha
from analysis.formats import spelled
from analysis.periods import Period
from analysis.schema.words import said as in_words

STRATEGY = {
    "open_source": "#228833",
    "open_weights": "#1f8a99",
    "hybrid": "#b3741a",
    "closed": "#aa3377",
    "unknown": "#8f8f8f",
    "not there yet": "#8f8f8f",
}
ORDER = ("open_source", "open_weights", "hybrid", "closed", "not there yet")


def strategy_color(name: object, look: Look) -> str:
    """One color a strategy, everywhere."""
    return shade(STRATEGY.get(str(name), "#8f8f8f"), look["paper"], 3)


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
    figure.update_layout(margin={"t": 40, "b": 20})
    return figure


def _place(side: list[str], totals: pd.Series, name: str) -> float:
    """Middle of a node on its side, top to bottom in the order of the strategies."""
    whole = sum(totals[s] for s in side)
    above = sum(totals[s] for s in side[: side.index(name)])
    return min(max((above + totals[name] / 2) / whole, 0.001), 0.999)


PLACES = ("closed", "hybrid", "open weights", "open source")


def changes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One arrow a change, from the strategy before to the one after, with its date and reason; newest on top."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, "", "", 70 + 35 * len(part))
    for y, row in enumerate(part.itertuples()):
        color = strategy_color(row.after.replace(" ", "_"), look)
        figure.add_annotation(
            name=roles.ARROW,
            x=PLACES.index(row.after),
            ax=PLACES.index(row.before),
            y=y,
            ay=y,
            axref="x",
            ayref="y",
            text="",
            showarrow=True,
            arrowhead=2,
            arrowsize=1.1,
            arrowwidth=2.4,
            arrowcolor=color,
            opacity=look.opacity(row.company_id),
        )
        figure.add_annotation(
            name=roles.ROW_TEXT,
            x=1.02,
            xref="x domain",
            y=y,
            xanchor="left",
            showarrow=False,
            align="left",
            text=f"<b>{plain(row.as_of)}</b>  {_reason(row.reason, look)}",
            font={"size": look.size(12)},
        )
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=[PLACES.index(b) for b in part["before"]],
        y=list(range(len(part))),
        mode="markers",
        hoverinfo="text",
        hovertext=marks.hover(
            part,
            [
                ("", "label"),
                ("Before", "before"),
                ("After", "after"),
                ("Date", "as_of"),
                ("Reason", "reason"),
                ("Source", "source_title"),
            ],
        ),
        marker={"size": 9, "color": [strategy_color(b.replace(" ", "_"), look) for b in part["before"]]},
    )
    figure.update_xaxes(
        tickvals=list(range(len(PLACES))), ticktext=list(PLACES), side="top", range=[-0.35, 3.35], domain=[0, 0.4]
    )
    marks.name_axis(figure, look, part)
    return figure


def _reason(text: object, look: Look) -> str:
    """The reason on at most two lines, or on one of a slide, whose rows lie close; cut where it is longer."""
    said = plain(text) if isinstance(text, str) else ""
    room = look.size(460) * (1 if look.is_narrow else look.across(text_layout.CHART) / text_layout.CHART)
    lines = text_layout.wrapped(said, look.size(12), room).split("<br>")
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
        part = table[table["strategy"].eq(name)].sort_values("as_of")
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
    marks.end_labels(figure, look, ends, total or 1)
    for said, color in zip(figure.layout.annotations, colors, strict=True):
        said.font.color = shade(color, look["paper"], 4.6)
    return figure


def intervals(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition: full for what is surely open, hatched for what may be; the line at one half; older ones
    apart."""
    rows, opacity = older.rows_down(table), older.opacities(table, look)
    figure = frame(look, "Share of open models (%)", height=120 + 27 * len(rows))
    color = shade("#1f8a99", look["paper"], 3)
    said = marks.hover(
        table, [("", "row"), ("Open", "interval"), ("Date", "period_label"), ("Counts", "share_of"), *marks.ORIGIN]
    )
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
    for row, seen in zip(table.itertuples(), opacity, strict=True):
        known = "not known" if row.high_pct - row.low_pct > 99 else row.interval
        figure.add_annotation(
            name=roles.ROW_NOTE,
            x=1,
            xref="paper",
            y=row.row,
            xanchor="left",
            xshift=8,
            showarrow=False,
            font={"size": look.size(12), "color": look["text" if seen == 1 else "muted"]},
            text=f"{known}, {plain(row.period_label)}",
        )
    figure.add_vline(name=roles.LEVEL, x=50, line={"color": look["muted"], "dash": "dash", "width": 1.2})
    figure.update_xaxes(range=[0, 100.5])
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1])
    figure.update_layout(barmode="stack", bargap=0.35)
    marks.legend(figure, look)
    marks.margin(figure, "r", 180)
    return figure


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
            hovertext=marks.hover(
                part,
                [
                    ("", "row"),
                    ("", "strategy"),
                    ("Share (%)", "mid_pct"),
                    ("Low (%)", "low_pct"),
                    ("High (%)", "high_pct"),
                    ("Date", "period_label"),
                ],
            ),
            marker={
                "color": strategy_color(name, look),
                "line": {"color": look["paper"], "width": 1},
                "opacity": part["opacity"],
                "pattern": {"shape": "/" if name == "unknown" else "", "size": 5},
            },
            text=[spelled(v, ".0f") if v >= 4 and name != "unknown" else "" for v in part["mid_pct"].fillna(0)],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={
                "color": [ink(strategy_color(name, look)) if seen == 1 else look["text"] for seen in part["opacity"]]
            },
        )
    figure.update_layout(barmode="stack")
    marks.legend(figure, look)
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
            textfont={"color": ink(strategy_color(name, look))},
            hoverinfo="text",
            hovertext=[
                f"{plain(g)}, {in_words(name)}: {n} ({spelled(p, '.0f')} %)<br>{plain(w)}"
                for g, n, p, w in zip(part["group"], part["organizations"], part["part_pct"], part["who"], strict=True)
            ],
        )
    figure.update_layout(barmode="stack")
    marks.legend(figure, look)
    figure.update_xaxes(range=[0, 100 if shared else float(whole.max()) * 1.05])
    figure.update_yaxes(categoryorder="array", categoryarray=list(order))
    return figure


USES = {
    "yes": ("circle", "found"),
    "partial": ("circle-open", "found, a side line"),
    "no": ("x", "found not to be used"),
    "not found": ("line-ew-open", "not found: no proof of “no”"),
}


def matrix(table: pd.DataFrame, look: Look) -> go.Figure:
    """Companies by revenue model: full for found, a ring for a side line, a cross for no, a dash for not found."""
    names = sorted(table["label"].unique(), reverse=True)
    figure = frame(look, "", "", 150 + 24 * max(len(names), 4))
    for uses, (shape, said) in USES.items():
        part = table[table["uses"].eq(uses)]
        found = uses != "not found"
        colors = [look.color(c) if found else with_alpha("#8f8f8f", 0.6) for c in part["company_id"]]
        figure.add_scatter(
            meta={"role": roles.CELL},
            x=part["revenue_model"],
            y=part["label"],
            mode="markers",
            name=said,
            hoverinfo="text",
            showlegend=False,
            marker={
                "symbol": shape,
                "size": 13 if found else 6,
                "color": colors,
                "line": {"width": 2 if found else 1, "color": colors},
            },
            hovertext=marks.hover(
                part,
                [
                    ("", "label"),
                    ("", "revenue_model"),
                    ("Uses it", "uses"),
                    ("Found", "evidence"),
                    ("Since", "as_of"),
                    ("Source", "source_title"),
                ],
            ),
        )
        if len(part):
            figure.add_scatter(
                meta={"role": roles.LEGEND},
                x=[None],
                y=[None],
                mode="markers",
                name=said,
                hoverinfo="skip",
                showlegend=True,
                marker={
                    "symbol": shape,
                    "size": 11 if found else 6,
                    "color": look["muted"],
                    "line": {"width": 2 if found else 1, "color": look["muted"]},
                },
            )
    kinds = list(dict.fromkeys(table["revenue_model"]))
    figure.update_xaxes(
        categoryorder="array",
        categoryarray=kinds,
        range=[-0.5, len(kinds) - 0.5],
        tickangle=-30,
        side="bottom",
        showgrid=False,
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
    marks.legend(figure, look)
    return figure
