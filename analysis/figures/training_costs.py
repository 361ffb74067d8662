"""Charts of what it costs to train a model: by date and basis, against revenue."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.capability import access_color
from analysis.figures.layout import label_placement, legends, marks, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, with_alpha

FAINT = 0.35
"""How far marks that are not named are seen through."""
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon")


TRAINING_HOVER = [
    ("", "label"),
    ("", "organization"),
    ("USD", "middle_usd"),
    ("Basis", "basis_name"),
    ("Counted", "counted"),
    ("Prices of", "price_year"),
    ("Confidence", "confidence"),
    ("Source", "source_title"),
]


def training(table: pd.DataFrame, look: Look, training_scale: str = "log") -> go.Figure:
    """Cost by date of the model, one shape a basis; the article's hundreds of millions as a band.

    The costliest model of each year is named, at its costliest basis; all others are faint, among them what a company
    spends on all research of a year.
    """
    figure = frame(look, "", scales.title("US dollars", training_scale), 400)
    _claim(figure, look, training_scale)
    models = table[table["basis"].ne("full_development")]
    costliest = models.loc[models.groupby(models["model_date"].str[:4])["middle_usd"].idxmax()]
    for i, (basis, part) in enumerate(table.groupby("basis_name", sort=False)):
        seen = [1.0 if at in costliest.index else FAINT for at in part.index]
        opened = part["access_class"].eq("open")
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=pd.to_datetime(part["model_date"].map(full_date)),
            y=part["middle_usd"],
            mode="markers",
            name=plain(basis),
            marker={
                "symbol": [SHAPES[i % 7] + ("" if o else "-open") for o in opened],
                "size": 9,
                "color": [access_color(a, look) if a != "unknown" else look["muted"] for a in part["access_class"]],
                "opacity": seen,
                "line": {"width": 1.5},
            },
            error_y=marks.error_bars(
                part["high_usd"] - part["middle_usd"],
                part["middle_usd"] - part["low_usd"],
                with_alpha("#808080", 0.5),
                width=3,
            ),
            hoverinfo="text",
            hovertext=hover(part, TRAINING_HOVER),
        )
    ends = scales.value_axis(figure, table["middle_usd"], table["high_usd"].fillna(table["middle_usd"]), training_scale)
    figure.update_yaxes(exponentformat="B")
    _signs(figure, look, table)
    _name_costliest(figure, look, costliest, (table, ends, training_scale))
    return figure


def _claim(figure: go.Figure, look: Look, scale: str) -> None:
    """What the article says training costs, as a band."""
    figure.add_hrect(
        name=roles.RANGE, y0=2e8, y1=1e9, fillcolor=with_alpha(look.article(), 0.15), line_width=0, layer="below"
    )
    figure.add_annotation(
        name=roles.BAND_LABEL,
        x=0,
        xref="paper",
        xanchor="left",
        y=scales.on_axis(pd.Series([3.2e8]), scale)[0],
        text="the article: hundreds of millions",
        showarrow=False,
        font={"size": look.size(12), "color": look["text"]},
    )


def _name_costliest(
    figure: go.Figure,
    look: Look,
    costliest: pd.DataFrame,
    among: tuple[pd.DataFrame, tuple[float, float], str],
) -> None:
    """The name of the costliest model of each year beside its mark; `among`: all models, ends of the axis, scale."""
    table, (low, high), scale = among
    dates = pd.to_datetime(table["model_date"].map(full_date))
    first, span = dates.min(), (dates.max() - dates.min()) or pd.Timedelta(days=1)
    across = ((dates - first) / span * 0.94 + 0.03).to_dict()
    up = dict(zip(table.index, scales.on_axis(table["middle_usd"], scale), strict=True))
    places = {at: (across[at], (up[at] - low) / (high - low)) for at in table.index}
    spots = [
        label_placement.Spot(dates[row.Index], up[row.Index], places[row.Index], row.label, not look.is_narrow, True)
        for row in costliest.itertuples()
    ]
    figure.update_xaxes(range=[first - 0.03 * span, first + 1.03 * span])
    label_placement.names_beside_points(
        figure, look, spots, places.values(), (), (1000, scales.plot_height(figure, look))
    )


def _signs(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """Legends of training costs: the form says the basis, color and fill whether the weights are open."""
    figure.update_traces(showlegend=False)
    bases = [(plain(b), SHAPES[i % 7], look["muted"]) for i, b in enumerate(dict.fromkeys(table["basis_name"]))]
    found = set(table["access_class"])
    access = [
        (f"{a} weights", "diamond" if a == "open" else "diamond-open", access_color(a, look))
        for a in ("open", "closed")
        if a in found
    ]
    access += [("not known", "diamond-open", look["muted"])] if found - {"open", "closed"} else []
    above = 0
    for key, title, signs in (("legend", "Counted:", bases), ("legend2", "Models:", access)):
        for name, symbol, color in signs:
            legends.entry(
                figure,
                name,
                "markers",
                showlegend=True,
                legend=key,
                hoverinfo="skip",
                marker={"symbol": symbol, "color": color, "size": 9, "line": {"width": 1.5}},
            )
        above += legends.legend(figure, look, title, key, above)


COST_AGAINST_REVENUE_HOVER = [
    ("", "model"),
    ("", "label"),
    ("Cost, USD", "middle_usd"),
    ("Basis", "basis_name"),
    ("Revenue, USD", "revenue_usd"),
    ("Kind", "revenue_kind"),
    ("Of", "revenue_date"),
    ("Cost over revenue, %", "cost_pct"),
    ("Source", "source_title"),
]


def cost_against_revenue(table: pd.DataFrame, look: Look, cost_scale: str = "log") -> go.Figure:
    """Training cost over revenue, both on one kind of scale: above the diagonal a run cost more than a year's
    revenue."""
    x, y = "Revenue or yearly run rate of the company, US dollars", "Cost of training, US dollars"
    figure = frame(look, scales.title(x, cost_scale), scales.title(y, cost_scale), 500)
    is_log = cost_scale == "log"
    across, up = (_ends(table[c], table[["middle_usd", "revenue_usd"]], is_log) for c in ("revenue_usd", "middle_usd"))
    top = min(across[1], up[1])
    _diagonal(figure, look, across[0], top, is_log)
    for i, (basis, part) in enumerate(table.groupby("basis_name", sort=True)):
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["revenue_usd"],
            y=part["middle_usd"],
            mode="markers",
            name=plain(basis),
            hoverinfo="text",
            marker={"symbol": SHAPES[i % 7], "size": 10, "color": colors, "line": {"width": 1, "color": look["paper"]}},
            hovertext=hover(part, COST_AGAINST_REVENUE_HOVER),
        )
    _names(figure, look, table, (across, up), cost_scale)
    kind = {"type": "log", "dtick": 1} if is_log else {}
    figure.update_xaxes(exponentformat="B", range=across, **kind).update_yaxes(exponentformat="B", range=up, **kind)
    legends.legend(figure, look)
    return figure


def _diagonal(figure: go.Figure, look: Look, low: float, top: float, is_log: bool) -> None:
    """Where a run costs a year's revenue: a dotted line between two values of the axes, with its words."""
    line = [10**low, 10**top] if is_log else [0, top]
    figure.add_scatter(
        meta={"role": roles.REFERENCE},
        x=line,
        y=line,
        mode="lines",
        line={"color": look["muted"], "width": 1, "dash": "dot"},
        hoverinfo="skip",
        showlegend=False,
    )
    end = top - 0.5 if is_log else 0.9 * top
    figure.add_annotation(
        name=roles.LINE_LABEL,
        x=end,
        y=end,
        text="cost = one year’s revenue",
        showarrow=False,
        xanchor="right",
        xshift=-6,
        yshift=6 if is_log else 12,
        font={"size": look.size(12), "color": look["muted"]},
    )


def _names(
    figure: go.Figure,
    look: Look,
    table: pd.DataFrame,
    spans: tuple[tuple[float, float], tuple[float, float]],
    cost_scale: str,
) -> None:
    """Names beside the points, clear of the diagonal; `spans` are the ends of the axis across and of that upward."""
    across, up = spans
    top = min(across[1], up[1])
    at = table.assign(**{c: scales.on_axis(table[c], cost_scale) for c in ("revenue_usd", "middle_usd")})
    place = {
        r.Index: ((r.revenue_usd - across[0]) / (across[1] - across[0]), (r.middle_usd - up[0]) / (up[1] - up[0]))
        for r in at.itertuples()
    }
    highest = at.sort_values("middle_usd", ascending=False).drop_duplicates(["company_id", "revenue_usd"])
    spots = [
        label_placement.Spot(
            r.revenue_usd, r.middle_usd, place[r.Index], r.label, not seen, False, look.label(r.company_id)
        )
        for r, seen in zip(highest.itertuples(), highest["company_id"].duplicated(), strict=True)
    ]
    label_placement.names_beside_points(
        figure, look, spots, place.values(), [[(0, 0), (top / across[1], top / up[1])]], (1000, 380)
    )


def _ends(values: pd.Series, both: pd.DataFrame, is_log: bool) -> tuple[float, float]:
    """The ends of an axis in its own units: on log scales whole powers of ten, the same for both; else from 0 to its
    own largest."""
    if not is_log:
        return 0.0, float(values.max()) * 1.08
    return math.floor(math.log10(both.min().min())), math.ceil(math.log10(both.max().max()))
