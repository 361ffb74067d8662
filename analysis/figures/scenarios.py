"""Charts of projections of shares: fans with the baseline as a ghost, scenarios beside each other, backtest errors."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.look import Look, frame, plain, shade, with_alpha


def fan(table: pd.DataFrame, look: Look) -> go.Figure:
    """Median dashed, middle 50 and 80 % of draws as bands, the baseline as a gray ghost, the line that matters."""
    is_open = table["measure"].iloc[0] == "open"
    figure = frame(look, "", "Share of open models (%), projection" if is_open else "HHI (points), projection", 460)
    color = shade("#1f8a99" if is_open else "#4477aa", look["paper"], 3)
    dates = list(table["mid_date"])
    for low, high, alpha in (("p10", "p90", 0.15), ("p25", "p75", 0.25)):
        figure.add_scatter(
            x=dates + dates[::-1], y=[*table[high], *table[low][::-1]], fill="toself", mode="lines", line={"width": 0},
            fillcolor=with_alpha(color, alpha), hoverinfo="skip", name=f"middle {int(high[1:]) - int(low[1:])} % of draws",
        )  # fmt: skip
    figure.add_scatter(x=dates, y=table["p50"], mode="lines", line={"color": color, "width": 2.4, "dash": "dash"}, name="median of draws",
                       hovertemplate="%{x|%b %Y}: %{y:.4g}<extra>projection</extra>")  # fmt: skip
    figure.add_scatter(x=dates, y=table["baseline_value"], mode="lines", line={"color": look["muted"], "width": 1.6, "dash": "dot"}, name="baseline, median",
                       hoverinfo="skip")  # fmt: skip
    figure.add_scatter(
        x=dates[:1],
        y=table["p50"][:1],
        mode="markers",
        marker={"size": 10, "color": look["text"]},
        name="last observed quarter",
    )
    line = float(table["line_value"].iloc[0])
    figure.add_hline(y=line, line={"color": look["text"], "width": 1, "dash": "longdash"})
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=line,
        yanchor="bottom",
        showarrow=False,
        text="half of the market" if is_open else f"guideline: {line:,.0f}",
    )
    top = max(float(table["p90"].max()), line) * 1.08
    figure.update_yaxes(range=[0, min(top, 100) if is_open else top], tickformat="," if not is_open else None)
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.03, "yanchor": "bottom", "x": 0}, margin={"t": 60}
    )
    return figure


def beside(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a scenario: median and middle 80 % of the open share in 2030; the baseline's median as a line."""
    part = table.iloc[::-1]
    figure = frame(look, "Share of open models at the end of 2030 (%), projection", height=120 + 40 * len(part))
    color = shade("#1f8a99", look["paper"], 3)
    figure.add_scatter(
        x=part["mid_pct"], y=[plain(v) for v in part["label"]], mode="markers", marker={"symbol": "diamond-open", "size": 13, "color": color, "line": {"width": 2}},
        error_x={"type": "data", "symmetric": False, "array": part["high_pct"] - part["mid_pct"], "arrayminus": part["mid_pct"] - part["low_pct"], "color": color, "width": 5},
        hovertemplate="%{y}: median %{x:.3g} %<extra>projection</extra>",
    )  # fmt: skip
    for row in part.itertuples():
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=8, y=plain(row.label), showarrow=False, font={"size": look.size(12)},
            text=f"{row.mid_pct:.1f} % ({row.change_pp:+.1f} pp), HHI {row.hhi_median:,.0f}".replace("-", "−"),
        )  # fmt: skip
    figure.add_vline(x=float(table["mid_pct"].iloc[0]), line={"color": look["muted"], "dash": "dot"})
    figure.update_xaxes(range=[0, min(max(float(table["high_pct"].max()) * 1.1, 5), 100)])
    figure.update_layout(margin={"r": 230})
    return figure


def backtests(table: pd.DataFrame, look: Look) -> go.Figure:
    """Mean absolute error by horizon in the market with most tests: the model beside two naive forecasts."""
    tried = table[table["tests"] > 0]
    shown = tried if len(tried) else table.head(1)
    market = shown["market_label"].iloc[0]
    part = shown[shown["market_label"].eq(market)].sort_values("horizon")
    figure = frame(look, "Quarters ahead", f"Mean absolute error (points), {plain(market)[:40]}", 400)
    for name, color, dash in (
        ("model_error", "#1f8a99", "solid"),
        ("no_change", "#8f8f8f", "dash"),
        ("last_trend", "#b3741a", "dot"),
    ):
        figure.add_scatter(
            x=part["horizon"],
            y=part[name],
            mode="lines+markers",
            name=name.replace("_error", "").replace("_", " "),
            line={"color": shade(color, look["paper"], 3), "width": 2.2, "dash": dash},
        )
    figure.update_xaxes(dtick=1)
    figure.update_yaxes(rangemode="tozero")
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.03, "yanchor": "bottom", "x": 0}, margin={"t": 40}
    )
    return figure
