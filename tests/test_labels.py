"""Written names on charts: none cut, none over another, whatever the values."""

from itertools import combinations, pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.layout import edge_labels, events, marks, roles, scales, text_layout
from analysis.figures.layout.theme import Look, contrast, frame, text_on
from tests.cards import built, card, exhibit_of

LOOK = Look()


def ends(values, height=430, text="A company of some length 12.3 %"):
    """A frame from 0 to 100 with a label for each value, and the labels' middles in pixels from its low end."""
    figure = frame(LOOK, "", "Share", height)
    figure.update_yaxes(range=[0, 100])
    edge_labels.end_labels(figure, LOOK, [(v, text, None) for v in values], 100)
    room = scales.plot_height(figure, LOOK)
    drawn = [a for a in figure.layout.annotations if a.name in roles.LINE_ENDS]
    return figure, room, [(a.y / 100 * room - a.ay, a) for a in drawn]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(0, 100), min_size=1, max_size=18))
def test_labels_at_line_ends_never_overlap_and_stay_inside_the_plot(values):
    _, room, found = ends(values)
    middles = sorted(middle for middle, _ in found)
    line = LOOK.size(16)
    assert all(b - a >= line - 0.01 for a, b in pairwise(middles))
    assert middles[0] >= -0.01 and middles[-1] <= room + 0.01


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(0, 100), min_size=2, max_size=18))
def test_labels_keep_the_order_of_their_lines(values):
    _, _, found = ends(values)
    for (a, one), (b, other) in combinations(found, 2):
        assert abs(one.y - other.y) < 1e-9 or (one.y < other.y) == (a < b)


def test_labels_with_room_stay_at_their_lines():
    _, _, found = ends([10, 50, 90])
    assert [a.ay for _, a in found] == [0, 0, 0]


@pytest.mark.parametrize(
    "words", ["OpenAI 80 %", "Downloads of open models above one billion parameters: 1,321 bn in 2032"]
)
def test_the_margin_holds_the_longest_label(words):
    figure, _, found = ends([50], text=words)
    assert figure.layout.margin.r >= found[0][1].ax + text_layout.text_width(found[0][1].text, 13)


def test_a_later_mark_never_narrows_a_margin():
    figure, _, _ = ends([50], text="a long label of many words")
    before = figure.layout.margin.r
    marks.margin(figure, "r", 10)
    assert figure.layout.margin.r == before


@pytest.mark.parametrize("fill", ["#003300", "#2563eb", "#8f8f8f", "#ffffff", "#d42f00"])
def test_text_on_a_bar_reads_on_its_fill(fill):
    assert contrast(text_on(fill), fill) >= 4.5


def test_event_labels_on_one_line_never_overlap():
    figure = frame(LOOK, "", "", 430)
    figure.add_scatter(x=pd.to_datetime(["2024-01-01", "2026-01-01"]), y=[1, 2])
    dates = [f"2024-{m:02d}-{d:02d}" for m in range(1, 8) for d in (1, 9, 20)]
    rows = pd.DataFrame({"date": dates, "label": "An event with a name", "event": "what happened"})
    events.mark(figure, LOOK, rows)
    named = [a for a in figure.layout.annotations if a.text != "▾"]
    room = text_layout.CHART - 60 - 8 - 8
    spans: dict[float, list[tuple[float, float]]] = {}
    for a in named:
        at = (pd.Timestamp(a.x) - pd.Timestamp("2024-01-01")) / pd.Timedelta(days=731) * room + a.xshift
        spans.setdefault(a.yshift, []).append((at, at + text_layout.text_width(a.text, 11)))
    assert 2 <= len(named) < len(dates)
    assert all(b[0] >= a[1] for line in spans.values() for a, b in pairwise(sorted(line)))


def test_every_event_is_marked_though_not_all_are_named():
    figure = frame(LOOK)
    figure.add_scatter(x=pd.to_datetime(["2024-01-01", "2024-02-01"]), y=[1, 2])
    rows = pd.DataFrame({"date": ["2024-01-05"] * 9, "label": "Event", "event": "x", "url": "javascript:alert(1)"})
    events.mark(figure, LOOK, rows)
    assert sum("▾" in a.text for a in figure.layout.annotations) == 9
    assert not any("<a" in a.text for a in figure.layout.annotations)


def test_ticks_of_a_log_axis_are_whole_words():
    ticks = scales.log_ticks(1.2, 2.9)
    shown = dict(zip(ticks["tickvals"], ticks["ticktext"], strict=True))
    assert [shown[v] for v in (20, 50, 100, 200, 500, 1000)] == ["20", "50", "100", "200", "500", "1k"]
    assert scales.log_ticks(6, 11)["ticktext"][-6:] == ["1M", "10M", "100M", "1B", "10B", "100B"]


def test_the_words_of_a_stake_lie_on_its_own_arrow_and_near_no_other(tables):
    shown = card(tables, "ownership", "ties")
    arrows = list(roles.annotations(shown.figure, roles.ARROW))
    unit = (shown.figure.layout.height - 20) / (shown.figure.layout.yaxis.range[1] - shown.figure.layout.yaxis.range[0])
    across = text_layout.CHART / 1.3
    labels = list(roles.annotations(shown.figure, roles.ARROW_LABEL))
    assert len(labels) == len(arrows) >= 9
    for own, label in zip(arrows, labels, strict=True):
        half = text_layout.text_width(label.text, label.font.size) / 2 / across * 0.85
        for arrow in arrows:
            slope = (arrow.y - arrow.ay) / (arrow.x - arrow.ax)
            away = [(arrow.ay + slope * (x - arrow.ax) - label.y) * unit for x in (label.x - half, label.x + half)]
            if arrow is own:
                assert abs(sum(away)) < 0.01 and not label.yshift and label.bgcolor
            else:
                assert min(map(abs, away)) > 1.5 * label.font.size and away[0] * away[1] > 0, label.text


def test_a_company_of_a_stake_keeps_its_color_on_both_sides(tables):
    look = Look.of(tables["companies"])
    nodes = [t for t in card(tables, "ownership", "ties").figure.data if roles.of(t) == roles.NODE]
    colors = [dict(zip(t.text, t.marker.color, strict=True)) for t in nodes]
    assert colors[0]["OpenAI"] == colors[1]["OpenAI"] == look.color("openai")
    assert colors[1]["Anthropic"] == look.color("anthropic") and look.color("") not in colors[0].values()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_words_on_a_striped_bar_stand_out_from_its_stripes(theme, tables):
    look = Look.of(tables["companies"], theme)
    figure = built(*exhibit_of("ownership", "dependence"), tables, look).figure
    striped = [t for t in figure.data if t.marker.pattern.shape]
    for trace in striped:
        seen = trace.marker.pattern.fgopacity or 1.0
        parts = zip(*(bytes.fromhex(c[1:]) for c in (trace.marker.pattern.fgcolor, trace.marker.color)), strict=True)
        stripe = "#" + "".join(f"{round(seen * over + (1 - seen) * under):02x}" for over, under in parts)
        assert contrast(trace.textfont.color, stripe) >= 2.4
    assert striped
