"""Charts on a phone: all of a chart is on the screen, its names stand clear of each other, and files stay as they
are."""

import json
from dataclasses import replace

import pytest

from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.figures.layout import older, phone, phone_rows, roles, text_layout
from analysis.figures.layout.animation import fix
from analysis.figures.layout.theme import Look
from tests.cards import built, card, exhibit_of
from tests.conftest import settle
from ui import data, server
from ui.components import prefetch

SAMPLE = (
    "shares-leader",
    "shares-over_time",
    "concentration-waterfall",
    "capability-every_gap",
    "strategies-reversals",
)
CHARTS = [
    pytest.param(p, e, id=name, marks=[] if name in SAMPLE else [pytest.mark.full])
    for p in load_pages()
    for e in p.exhibits
    if e.figure
    for name in (f"{p.id}-{e.id}",)
]
DRAWN = """async ([figure, width]) => {
  document.body.innerHTML = "<div id=place></div>";
  const place = document.getElementById("place"), height = figure.layout.height || 450;
  Object.assign(place.style, { width: `${width}px`, height: `${height}px` });
  await Plotly.newPlot(place, figure);
  const edge = place.getBoundingClientRect(), out = [];
  for (const text of place.querySelectorAll("text")) {
    const box = text.getBoundingClientRect();
    if (box.width && (box.left < edge.left - 2 || box.right > edge.right + 2)) out.push(text.textContent);
  }
  return out;
}"""
"""Draws a figure and gives the words that reach beyond the sides of the screen."""


def look(tables, width=phone.WIDTH):
    return replace(Look.of(tables["companies"]), width=width)


def on_phone(tables, page, exhibit, **params):
    """An exhibit's figure for the narrowest phone."""
    return built(*exhibit_of(page, exhibit), tables, look(tables), **params).figure


@pytest.mark.parametrize(("page", "exhibit"), CHARTS)
def test_the_plot_keeps_its_part_of_a_phone_and_the_words_beside_it_fit(page, exhibit, tables):
    figure = built(page, exhibit, tables, look(tables)).figure
    wide = phone.WIDTH - (figure.layout.margin.l or 0) - (figure.layout.margin.r or 0)
    assert wide >= phone.WIDTH * 0.3
    for note in figure.layout.annotations:
        if note.xref == "paper" and note.x == 1 and note.xanchor == "left":
            away = abs(note.ax or 0) if note.showarrow is not False else note.xshift or 0
            assert (
                away + text_layout.text_width(phone_rows.bare(note.text), note.font.size) <= figure.layout.margin.r + 1
            )


@pytest.mark.full
@pytest.mark.parametrize(("page", "exhibit"), CHARTS)
def test_no_word_of_a_chart_reaches_beyond_a_phone(page, exhibit, tables, browser):
    shown = browser.new_page(viewport={"width": 400, "height": 900})
    shown.add_script_tag(path="assets/drawing/plotly.min.js")
    figure = built(page, exhibit, tables, look(tables)).figure
    out = shown.evaluate(DRAWN, [json.loads(figure.to_json()), phone.WIDTH])
    shown.close()
    assert out == []


def test_names_of_rows_stand_above_their_marks_on_lines_of_their_own(tables):
    figure = on_phone(tables, "shares", "leader")
    axis = figure.layout.yaxis
    plot = figure.layout.height - (figure.layout.margin.t or 0) - (figure.layout.margin.b or 0) - 32
    pitch = plot / (axis.range[1] - axis.range[0])
    spans = []
    for note in (n for n in figure.layout.annotations if n.name == roles.ROW_WORDS):
        low = axis.categoryarray.index(note.y) * pitch + note.yshift
        spans.append((note.y, low, low + phone_rows.LINE * text_layout.lines_of(note.text) - 2))
    assert {row for row, _, _ in spans} == set(axis.categoryarray)
    middle = phone_rows.MARK / 2
    for row, low, high in spans:
        at = axis.categoryarray.index(row) * pitch
        mark = -middle if row in older.HEADINGS.values() else middle
        assert low >= at + mark - 1 and high <= at + pitch - middle + 1
    assert axis.showticklabels is False


def test_a_legend_on_a_phone_has_two_columns_where_its_words_allow(tables):
    figure = on_phone(tables, "shares", "leader")
    columns = {key: [t.name for t in figure.data if t.name and t.legend == key] for key in ("legend", "legend2")}
    assert [figure.layout[key].title.text for key in columns] == ["Companies:", "Figures:"]
    assert all(columns.values())
    for name in (*columns["legend"], *columns["legend2"]):
        assert text_layout.text_width(name, phone.SMALL) + phone.KEY <= phone.WIDTH / 2
    halves = [t.legend for t in on_phone(tables, "shares", "rivals").data if t.name]
    assert halves == ["legend"] * (len(halves) - len(halves) // 2) + ["legend2"] * (len(halves) // 2)
    long = on_phone(tables, "scenarios", "fan")
    assert not any(t.legend == "legend2" for t in long.data) and long.layout.margin.t > 5 * 19


def test_what_a_tap_tells_is_no_wider_than_the_screen(tables):
    wide, small = (
        f.data[1].hovertext for f in (card(tables, "shares", "leader").figure, on_phone(tables, "shares", "leader"))
    )
    assert [t.replace("<br>", " ") for t in small] == [t.replace("<br>", " ") for t in wide]
    lines = [phone_rows.bare(line) for text in small for line in text.split("<br>")]
    assert max(text_layout.text_width(line, phone.TOLD) for line in lines) <= phone.WIDTH
    assert max(text_layout.text_width(phone_rows.bare(t), phone.TOLD) for t in wide) > phone.WIDTH


def test_standing_bars_with_long_names_lie_on_a_phone_with_the_same_lengths(tables):
    wide, small = (card(tables, "concentration", "waterfall").figure, on_phone(tables, "concentration", "waterfall"))
    assert [list(b.y) for b in wide.data] == [list(b.x) for b in small.data]
    assert [list(b.base) for b in wide.data] == [list(b.base) for b in small.data]
    assert {b.orientation for b in small.data} == {"h"}


def test_a_phone_gets_the_same_rows_marks_and_words(tables):
    page, exhibit = exhibit_of("shares", "leader")
    wide, small = built(page, exhibit, tables), built(page, exhibit, tables, look(tables))
    assert small.is_narrow and not wide.is_narrow
    assert small.title == wide.title and small.table.equals(wide.table)
    assert [list(t.x) for t in small.figure.data] == [list(t.x) for t in wide.figure.data]


@pytest.mark.parametrize(
    ("said", "room"),
    [("390", phone.WIDTH), ("640", phone.WIDTH), ("641", 560), ("1024", 944), ("1280", 0), ("", 0), ("9e1", 0)],
)
def test_a_window_says_how_wide_it_is_before_its_page_is_asked_for(said, room, monkeypatch):
    class Context:
        cookies = {data.WINDOW: said}

    monkeypatch.setattr(data.st, "context", Context)
    assert data.room() == room
    told = server._document()
    assert told.index(f"document.cookie = `{data.WINDOW}=${{innerWidth}}") < told.index("</head>")


def test_in_a_smaller_window_names_of_events_and_legends_keep_to_it(tables):
    kinds = ("license change", "litigation", "merger", "model release")
    wide, small = (
        built(*exhibit_of("economics", "training"), tables, look(tables, room), event_kinds=kinds).figure
        for room in (0, 944)
    )
    assert not Look(width=944).is_narrow
    named = [[n for n in f.layout.annotations if n.name == roles.EVENT and "▾" not in n.text] for f in (wide, small)]
    assert len(named[1]) < len(named[0])
    assert small.layout.margin.t >= wide.layout.margin.t


def test_a_chart_drawn_ahead_on_a_phone_is_laid_out_for_it(tables):
    loaded, _ = data.current()
    page, exhibit = exhibit_of("strategies", "mix")
    value, label = list(exhibit.choices[0].options(loaded.tables, {}).items())[-1]
    asked = f"_page=strategies&_exhibit=mix&_data={loaded.version}&_choice=mix_unit&_label={label}&_room={phone.WIDTH}"
    request = prefetch.Request({"type": "http", "path": prefetch.PATH, "headers": [], "query_string": asked.encode()})
    drawn = build(page, exhibit, loaded.tables, {"mix_unit": value}, look(loaded.tables), loaded.version).drawing
    assert prefetch.figure(request).body.decode() == drawn


@pytest.mark.full
def test_nothing_scrolls_sideways_on_a_phone_and_its_files_are_those_of_a_screen(server, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}/shares")
    settle(page)
    page.wait_for_selector(".st-key-chart_leader .main-svg")
    wide = (
        "[...document.querySelectorAll('[class*=st-key-chart_]')].filter(one => one.scrollWidth >"
        " one.clientWidth).length"
    )
    assert page.evaluate(wide) == 0 and page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="More").first.click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").first.click()
    drawn = saved.value.path().read_text()
    assert 'class="ytick"' in drawn and 'width="1280"' in drawn
    context.close()


OVERLAPS = """() => { const at = (sign) => [...document.querySelectorAll(sign)].at(-1)?.getBoundingClientRect();
  const answer = at('.st-key-answer p'), next = at('.st-key-ways') || at('[class*="st-key-exhibit-"]');
  return [Math.round(answer.height / 26), answer.bottom - next.top] }"""


def test_an_answer_of_several_lines_runs_under_no_other_words(server, open_page):
    page = open_page(server)
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    lines, below = page.evaluate(OVERLAPS)
    assert lines >= 2 and below <= 0


def test_a_run_on_a_phone_keeps_room_for_names_above_every_row():
    def rows(names):
        notes = [{"name": roles.ROW_WORDS, "y": name, "text": name} for name in names]
        axis = {"range": [-0.3, len(names) - 0.2], "categoryarray": names}
        return {
            "data": [{"type": "bar", "y": names, "x": [1] * len(names), "orientation": "h"}],
            "layout": {"height": 100 * len(names), "xaxis": {"range": [0, 1]}, "yaxis": axis, "annotations": notes},
        }

    first, last = rows(["C", "D"]), rows(["A", "B"])
    fix([first, last])
    assert first["layout"]["yaxis"]["range"] == pytest.approx([-0.3, 3.8])
    assert first["layout"]["height"] == last["layout"]["height"] == 400
