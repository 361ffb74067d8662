"""The chart of a company's money: a panel for what it earns, what it is worth or raised, and what it spends."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import legends, marks, roles, scales, text_layout
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain

AMOUNT = [
    ("", "measure"),
    ("", "label"),
    ("Date", "date"),
    ("USD", "value"),
    ("Status", "status"),
    ("Said", "qualifier"),
    ("Source", "source_title"),
]
EARNED = "Revenue"
PANELS = {
    EARNED: ("revenue", "arr", "revenue_annualized", "subscription_revenue", "cloud_revenue"),
    "Valuation, funding, debt": ("valuation", "funding_round", "acquisition", "debt", "cash"),
}
"""Title of a panel → the kinds of amounts in it; all others are in the last."""
SPENT = "Spending and result"
SHAPES = {
    "revenue": "circle",
    "arr": "square",
    "valuation": "triangle-up",
    "funding_round": "diamond",
    "capex": "cross",
    "net_income": "star",
    "compute_spend": "hexagon",
    "acquisition": "x",
    "debt": "pentagon",
    "subscription_revenue": "octagon",
    "cloud_revenue": "hexagram",
    "operating_income": "triangle-down",
    "costs": "triangle-left",
    "cash": "triangle-right",
    "compute_spend_research": "diamond-tall",
    "compute_spend_inference": "diamond-wide",
}
"""Kind of amount → its mark, the same whichever companies are chosen."""
PART_OF_YEAR = "bowtie"
"""The mark of an amount of a quarter or of months, whatever its kind: it is no year's."""
OTHERS = ("hourglass", "star-square", "star-diamond", "square-cross", "circle-cross")
"""Marks of other kinds of amounts, in turn."""
JOINED = ("arr", "valuation")
"""Kinds that stand at a date and are joined in their order."""


def amounts(table: pd.DataFrame, look: Look, amount_scale: str = "log") -> go.Figure:
    """Reported amounts over time in a panel a kind, one shape a measure, one color a company; hollow: not reported."""
    panels = table["metric"].map(panel)
    titles = [title for title in (*PANELS, SPENT) if title in set(panels)]
    figure = _panels(look, titles, scales.title("US dollars", amount_scale))
    for (metric, measure), part in table.groupby(["metric", "measure"], sort=False):
        shape = PART_OF_YEAR if part["is_part_of_year"].all() else _shape(str(metric), table["metric"])
        legends.entry(figure, plain(measure), "markers", marker={"symbol": shape, "size": 11, "color": look["muted"]})
        for _, mine in part.groupby("label", sort=False):
            _marks(figure, look, mine, shape, titles.index(panel(metric)))
    for i, title in enumerate(titles):
        mine = table.loc[panels.eq(title), "value"]
        scales.value_axis(figure, mine, mine, amount_scale, axis=f"yaxis{i + 1 if i else ''}")
    several = table.drop_duplicates("label") if table["label"].nunique() > 1 else table.iloc[:0]
    for row in several.itertuples():
        tone = {"symbol": "square", "size": 11, "color": look.color(row.company_id)}
        legends.entry(figure, plain(text_layout.without_brackets(row.label)), "markers", marker=tone)
    figure.update_xaxes(type="date", nticks=5)
    figure.update_yaxes(exponentformat="B")
    legends.legend(figure, look)
    return figure


def panel(metric: object) -> str:
    """The title of the panel in which a kind of amount stands."""
    return next((title for title, kinds in PANELS.items() if metric in kinds), SPENT)


def _shape(metric: str, metrics: pd.Series) -> str:
    """The mark of a kind of amount."""
    others = sorted(set(metrics) - set(SHAPES))
    return SHAPES[metric] if metric in SHAPES else OTHERS[others.index(metric) % len(OTHERS)]


def _marks(figure: go.Figure, look: Look, part: pd.DataFrame, shape: str, place: int) -> None:
    """The amounts of one kind and company in their panel, joined where they stand at a date."""
    color = look.color(part["company_id"].iloc[0])
    is_joined = part["metric"].isin(JOINED).all() and len(part) > 1
    figure.add_scatter(
        meta={"role": roles.LINE if is_joined else roles.POINT},
        x=pd.to_datetime(part["date"].map(full_date)),
        y=part["value"],
        mode="lines+markers" if is_joined else "markers",
        name=plain(part["measure"].iloc[0]),
        showlegend=False,
        hoverinfo="text",
        hovertext=hover(part, AMOUNT),
        xaxis=f"x{place + 1}" if place else "x",
        yaxis=f"y{place + 1}" if place else "y",
        line={"color": color, "width": 1.5},
        marker={
            "symbol": [shape + ("-open" if s != "reported" else "") for s in part["status"]],
            "size": 9 if shape == PART_OF_YEAR else 11,
            "color": color,
            "line": {"width": 1.5},
        },
    )


def _panels(look: Look, titles: list[str], unit: str) -> go.Figure:
    """An empty figure over time with a panel for each kind of amount, each on an axis of its own in the unit."""
    figure = frame(look, "", "", 400)
    heads = [f"<b>{title}</b>, {unit}" for title in titles]
    grid = make_subplots(1, len(titles), shared_xaxes="all", horizontal_spacing=0.06, subplot_titles=heads)
    axes = figure.layout.xaxis.to_plotly_json(), figure.layout.yaxis.to_plotly_json()
    grid.update_layout({k: v for k, v in figure.layout.to_plotly_json().items() if k not in ("xaxis", "yaxis")})
    grid.update_xaxes(axes[0]).update_yaxes(axes[1])
    grid.update_annotations(name=roles.PANEL_TITLE, font={"size": look.size(13)})
    marks.margin(grid, "t", 36)
    return grid
