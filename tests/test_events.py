"""Events stand on every chart over time, are chosen by kind and company, and lead to their sources."""

import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.exhibits.answers import answer
from analysis.exhibits.drawing import events_for
from analysis.exhibits.filters import companies_of
from analysis.exhibits.page import load_pages
from analysis.figures.layout import events, roles
from analysis.figures.layout.theme import Look
from tests.cards import built, card, cases

EVERY_KIND = ("antitrust", "corporate", "license change", "litigation", "merger", "model release", "regulation")
DRAWN = [(page, exhibit) for page in load_pages() for exhibit in page.exhibits if exhibit.figure]
DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")


def runs_over_time(figure):
    """Whether days or years stand along x, read from the figure as a browser gets it."""
    sent = figure.to_plotly_json()
    dates = [a for a in sent["layout"] if a.startswith("xaxis") and sent["layout"][a].get("type") == "date"]
    values = [
        str(v)
        for trace in figure.data
        for v in (getattr(trace, "x", None) if getattr(trace, "x", None) is not None else ())
    ]
    return bool(dates) or (bool(values) and all(DAY.match(v) or v in ("None", "NaT") for v in values))


@pytest.mark.parametrize(("page", "exhibit"), cases(DRAWN, of=9))
def test_every_chart_over_time_marks_the_events_of_its_dates_and_no_other_does(page, exhibit, tables):
    found = built(page, exhibit, tables)
    if events.panels(found.figure) or "event_kind" in found.table:
        found = built(page, exhibit, tables, event_kinds=EVERY_KIND)
    figure = found.figure
    over = events.panels(figure)
    assert not runs_over_time(figure) or over
    lines = [shape for shape in figure.layout.shapes if shape.name == roles.EVENT]
    if "event_kind" in found.table:
        assert not lines and found.table["event_kind"].notna().any()
        return
    due = events_for(found.table, figure, tables["events"], {"event_kinds": EVERY_KIND})
    assert bool(lines) == bool(len(due)) == bool(over and len(due))
    if len(over) == 1:
        assert len(lines) == len(due)


@pytest.mark.parametrize(("page", "exhibit"), cases(DRAWN, of=3))
def test_before_the_reader_chooses_a_chart_marks_at_most_two_events_of_its_companies(page, exhibit, tables):
    found = built(page, exhibit, tables)
    marked = events_for(found.table, found.figure, tables["events"], {})
    lines: dict[str, set[str]] = {}
    for shape in (shape for shape in found.figure.layout.shapes if shape.name == roles.EVENT):
        lines.setdefault(f"{shape.xref} {shape.yref}", set()).add(str(shape.x0))
    assert len(marked) <= 2 and all(len(there) <= 2 for there in lines.values())
    ours = companies_of(found.table)
    assert all(not ours or ours & set(str(ids).split(";")) for ids in marked["company_ids"])


def test_of_the_events_of_a_chart_those_of_the_companies_with_most_rows_are_marked(tables):
    panel = go.Figure(go.Scatter(x=["2023-01-01", "2026-01-01"], y=[1, 2]))
    rows = pd.DataFrame({"company_id": ["meta", "meta", "meta", "openai", "openai", "xai"]})
    assert list(events_for(rows, panel, tables["events"], {})["label"]) == [
        "Llama 3.1 405B weights",
        "Meta buys 49% of Scale AI",
    ]
    assert list(events_for(rows[3:], panel, tables["events"], {})["label"]) == ["Grok-1 weights", "gpt-oss weights"]
    assert events_for(pd.DataFrame({"usd": [1.0]}), panel, tables["events"], {}).empty
    hardware = events_for(rows.assign(layer="compute"), panel, tables["events"], {})
    assert list(hardware["label"]) == ["Meta buys 49% of Scale AI"]
    open_and_closed = events_for(pd.DataFrame({"open_pct": [1.0]}), panel, tables["events"], {})
    assert list(open_and_closed["label"]) == ["DeepSeek R1 weights", "gpt-oss weights"]
    sellers = pd.DataFrame({"company_id": ["amazon", "google"]})
    kinds = set(events_for(sellers, panel, tables["events"], {})["kind"])
    assert "license change" not in kinds, "Redis changed its license; Amazon and Google only answered"
    elastic = events_for(pd.DataFrame({"company_id": ["elastic"]}), panel, tables["events"], {})
    assert list(elastic["label"]) == ["Elastic adds AGPL"]
    every = events_for(rows, panel, tables["events"], {"event_kinds": EVERY_KIND})
    assert len(every) > 2 and set(every["kind"]) > {"model release"}


def test_a_line_stands_on_its_day_and_its_mark_leads_to_the_source(tables):
    figure = card(tables, "capability", "gap", event_kinds=("antitrust", "model release")).figure
    (line, *_) = [
        shape for shape in figure.layout.shapes if shape.name == roles.EVENT and str(shape.x0).startswith("2025-01-20")
    ]
    row = tables["events"].query("date == '2025-01-20'").iloc[0]
    assert line.x0 == line.x1 and line.yref == "y domain"
    address = tables["sources"].set_index("source_id").loc[row["source_id"], "url"].replace("&", "&amp;")
    marked = [n for n in figure.layout.annotations if n.name == roles.EVENT and "R1" in n.hovertext]
    assert {bool(address in n.text) for n in marked} == {True} and any("▾" in n.text for n in marked)


def test_a_kind_that_is_not_chosen_is_neither_marked_nor_cited(tables):
    mergers = card(tables, "economics", "amounts", event_kinds=("litigation", "merger"))
    none = card(tables, "economics", "amounts", event_kinds=())
    cited = set(tables["events"].query("kind == 'merger'")["source_id"]) & set(mergers.event_sources.index)
    assert cited and not any(shape.name == roles.EVENT for shape in none.figure.layout.shapes)
    assert none.event_sources.empty and set(none.sources.index) == set(mergers.sources.index)


def test_a_chart_of_companies_marks_their_events_and_those_of_the_law_only(tables):
    found = card(tables, "companies", "company_money", company="anthropic", event_kinds=EVERY_KIND)
    due = events_for(found.table, found.figure, tables["events"], {"event_kinds": EVERY_KIND})
    assert len(due) and all(
        "anthropic" in str(ids).split(";") or pd.isna(names)
        for ids, names in zip(due["company_ids"], due["companies"], strict=True)
    )


def test_a_bar_stands_over_the_whole_of_its_year_and_a_point_where_its_year_begins(tables):
    figure = card(tables, "openness", "families").figure
    (one,) = events.panels(figure)
    years = sorted({int(float(x)) for trace in figure.data for x in trace.x if x is not None})
    assert one.place(pd.Timestamp("2024-07-01")) == pytest.approx(years.index(2024), abs=0.01)
    points = go.Figure(go.Scatter(x=[2022, 2030], y=[1, 2]), layout={"xaxis": {"tickformat": "d"}})
    (one,) = events.panels(points)
    assert one.place(pd.Timestamp("2024-01-01")) == pytest.approx(2024, abs=0.01)


def test_names_of_events_take_no_room_from_the_plot_and_what_stood_above_it_moves_up(tables):
    page, exhibit = next((p, e) for p, e in DRAWN if e.id == "amounts")
    plots = []
    for kinds in ((), ("license change", "merger", "model release")):
        layout = built(page, exhibit, tables, event_kinds=kinds).figure.layout
        plots.append(layout.height - layout.margin.t)
    assert plots[0] == plots[1]


def test_a_chart_of_a_set_height_keeps_it(tables):
    page, exhibit = next((p, e) for p, e in DRAWN if e.id == "amounts")
    look = Look.of(tables["companies"])
    from dataclasses import replace

    assert built(page, exhibit, tables, replace(look, height=500)).figure.layout.height == 500


def test_a_lane_shows_the_chosen_kinds_of_events_only(tables):
    found = card(tables, "strategies", "lanes", event_kinds=("merger",))
    assert set(found.table["event_kind"].dropna()) == {"merger"}
    assert len(answer(*next((p, e) for p, e in DRAWN if e.id == "lanes"), tables, {})) > len(found.table)


def test_a_lane_of_time_reaches_to_its_end_so_events_until_then_are_marked():
    lane = {"base": [pd.Timestamp("2024-01-01")], "orientation": "h", "meta": {"role": roles.STRETCH}}
    year = pd.Timedelta(days=366) / pd.Timedelta(milliseconds=1)
    panel = events.panels(go.Figure(go.Bar(x=[year], y=["a"], **lane)))[0]
    assert (panel.first, panel.last) == (pd.Timestamp("2024-01-01"), pd.Timestamp("2025-01-01"))
