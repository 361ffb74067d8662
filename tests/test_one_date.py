"""A chart over time of one date has rows, bars or one tick that names it, and no axis of hours and milliseconds."""

import pandas as pd
import pytest

from analysis.exhibits.card import View, card_of
from analysis.exhibits.page import load_pages
from analysis.figures.layout import events, one_date, roles
from analysis.figures.layout.theme import Look, frame
from analysis.measures.shares import Refusal
from analysis.periods import Period, as_typed
from tests.cards import card, rows

DRAWN = [(p, e) for p in load_pages() for e in p.exhibits if e.timed and e.figure]
DAYS = pd.Timedelta(days=4)


def moment(value):
    return pd.Timestamp(value) if events.is_day(value) else pd.Timestamp(int(float(value)), 1, 1)


def unnamed(figure):
    """Time axes that are too short for ticks of their own and have none by name, or ticks that name no date."""
    found, shared = [], any(axis.matches for axis in figure.select_xaxes())
    for panel in events.panels(figure):
        axis = figure.layout[f"xaxis{panel.x[1:]}"]
        traces = [t for t in figure.data if t.x is not None and (shared or (t.xaxis or "x") == panel.x)]
        drawn = [moment(v) for t in traces for v in events.ends(t) if v is not None]
        if axis.type != "category" and max(drawn) - min(drawn) < DAYS:
            named = [is_date(text) for text in axis.ticktext or ()]
            found += [] if named and all(named) else [panel.x]
    return found


def is_date(text):
    """True for a date in words: 2024, Sep 2026, 15 Sep 2026."""
    try:
        Period.parse(as_typed(text))
    except ValueError:
        return False
    return True


def commonest(full):
    """The month in which most rows end."""
    ends = full["as_of"].dropna().map(lambda text: Period.parse(text).end.isoformat()[:7])
    return ends.value_counts().index[0]


TOGETHER = [pytest.param(p, e, "together", id=f"{p.id}-{e.id}") for p, e in DRAWN]
PANELS = [
    pytest.param(p, e, "panels", id=f"{p.id}-{e.id}-panels", marks=() if n % 4 == 0 else pytest.mark.full)
    for n, (p, e) in enumerate(DRAWN)
]
"""Every fourth chart in panels; the long series has them all."""


@pytest.mark.parametrize(("page", "exhibit", "layout"), TOGETHER + PANELS)
def test_the_dates_of_one_month_give_no_axis_of_hours(page, exhibit, layout, tables):
    full = rows(page, exhibit, tables)
    assert not isinstance(full, Refusal)
    month = commonest(full)
    made = card_of(View(page, exhibit, tables, {"dates": (month, month), "layout": layout}), full)
    assert made.figure is not None and unnamed(made.figure) == []


@pytest.mark.parametrize("shape", ["lines", "stacked"])
def test_shares_of_one_date_are_bars_of_that_date(tables, shape):
    for params in ({"market": "menlo-2025-enterprise-llm-spend"}, {"dates": ("2026-09", "2026-09"), "shape": shape}):
        made = card(tables, "shares", "over_time", **params)
        bars = [t for t in made.figure.data if t.type == "bar"]
        assert len(bars) == 1 and bars[0].orientation == "h" and len(bars[0].y) == len(made.table)


def drawn(**points):
    figure = frame(Look(), "", "Stars")
    for name, (dates, values) in points.items():
        figure.add_scatter(
            x=dates, y=values, name=name, meta={"role": roles.LINE}, hovertemplate="%{x|%b %Y}: %{y:.1f}"
        )
        figure.add_annotation(x=1, y=values[-1], text=f"{name} {values[-1]:g}", name=roles.END_LABEL)
    return figure


def test_named_marks_of_one_date_become_rows_with_their_words_the_largest_on_top():
    made = one_date.lay_out(
        drawn(llama=(["2026-09-15"], [3.0]), **{"llama.cpp": (["2026-09-15"], [8.0])}), Look(), "Sep 2026"
    )
    assert list(made.layout.yaxis.categoryarray) == ["llama", "llama.cpp"]
    assert [(t.x[0], t.y[0]) for t in made.data] == [(3.0, "llama"), (8.0, "llama.cpp")]
    assert {a.y: a.text for a in made.layout.annotations} == {"llama": "3", "llama.cpp": "8"}
    assert made.layout.xaxis.title.text == "Stars, Sep 2026" and made.data[0].hovertemplate == "Sep 2026: %{x:.1f}"


def test_two_marks_of_one_name_stand_over_one_tick_that_names_the_date():
    figure = frame(Look(), "", "Price")
    figure.add_scatter(
        x=["2026-09-15", "2026-09-15"], y=[1.0, 2.0], name="open", mode="markers", meta={"role": roles.POINT}
    )
    made = one_date.lay_out(figure, Look(), "")
    assert list(made.layout.xaxis.ticktext) == ["15 Sep 2026"] and len(made.layout.xaxis.tickvals) == 1


def test_days_near_to_each_other_have_a_tick_each_and_dates_far_apart_are_left_alone():
    near = one_date.lay_out(drawn(a=(["2026-09-14", "2026-09-16"], [1.0, 2.0])), Look(), "Sep 2026")
    assert list(near.layout.xaxis.ticktext) == ["14 Sep 2026", "16 Sep 2026"]
    far = one_date.lay_out(drawn(a=(["2026-05-14", "2026-09-16"], [1.0, 2.0])), Look(), "")
    assert far.layout.xaxis.ticktext is None and far.layout.xaxis.range is None
