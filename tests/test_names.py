"""Names beside marks: over no mark, no line and no other name, whatever the values."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.layout import edge_labels, label_placement, roles, text_layout
from analysis.figures.layout.theme import Look, frame
from tests.cards import card

LOOK = Look()
WIDTH, HEIGHT = 860, 400
PART = st.floats(0.05, 0.95)
PLACES = st.lists(st.tuples(PART, PART), min_size=1, max_size=25)


def boxes(figure, width=WIDTH, height=HEIGHT):
    """Left, bottom, right, top in pixels of each name of a chart whose axes run from 0 to 1."""
    for note in (a for a in figure.layout.annotations if a.name == roles.POINT_LABEL):
        long = text_layout.text_width(note.text, note.font.size) * 0.9
        left = note.x * width + note.xshift - {"right": long, "center": long / 2}.get(note.xanchor, 0)
        middle = note.y * height + note.yshift
        yield left, middle - 6, left + long, middle + 6


def named(places, others=(), paths=(), matters=False):
    figure = frame(LOOK)
    spots = [label_placement.Spot(x, y, (x, y), f"Model {i} of a maker", matters) for i, (x, y) in enumerate(places)]
    label_placement.names_beside_points(figure, LOOK, spots, others, paths, (WIDTH, HEIGHT))
    return figure


@settings(deadline=None, max_examples=40)
@given(PLACES, PLACES)
def test_a_name_covers_no_mark_and_no_other_name(places, others):
    found = list(boxes(named(places, others)))
    for left, low, right, top in found:
        assert not any(left < x * WIDTH < right and low < y * HEIGHT < top for x, y in [*places, *others])
    for a, b in combinations(found, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@settings(deadline=None, max_examples=40)
@given(PLACES, st.lists(st.tuples(PART, PART), min_size=2, max_size=8))
def test_a_name_lies_on_no_line(places, path):
    dense = label_placement.along(path, WIDTH, HEIGHT)
    for left, low, right, top in boxes(named(places, paths=[path])):
        inside = (dense[:, 0] > left) & (dense[:, 0] < right) & (dense[:, 1] > low) & (dense[:, 1] < top)
        assert not inside.any()


def test_a_path_is_followed_every_four_pixels_and_a_step_goes_along_before_it_goes_up():
    made = label_placement.along([(0, 0), (1, 0), (1, 1)], 40, 30)
    assert len(made) == int(70 / 4) + 2
    assert np.hypot(*np.diff(made, axis=0).T).max() <= 4.2
    assert label_placement.corners([(0, 0), (1, 1), (2, 3)]) == [(0, 0), (1, 0), (1, 1), (2, 1), (2, 3)]
    assert label_placement.corners([]) == []


def test_what_matters_is_named_though_it_lies_in_a_crowd_and_the_rest_is_not():
    crowd = [(0.5 + dx / 50, 0.5 + dy / 30) for dx in range(-9, 10) for dy in range(-9, 10)]
    assert not list(boxes(named([(0.5, 0.5)], crowd)))
    assert len(list(boxes(named([(0.5, 0.5)], crowd, matters=True)))) == 1


def test_no_label_at_all_needs_no_room():
    assert text_layout.spread([], [], 0, 10) == []


def test_notes_of_one_row_stand_behind_each_other():
    figure = frame(LOOK)
    edge_labels.row_notes(figure, LOOK, [("a", "One 5 %", None), ("a", "Two 4 %", None), ("b", "One 3 %", None)])
    rows = {a.y: a.text for a in figure.layout.annotations}
    assert len(figure.layout.annotations) == 2 and rows["b"] == "One 3 %"
    assert "One 5 %" in rows["a"] and rows["a"].index("One 5 %") < rows["a"].index(" · ") < rows["a"].index("Two 4 %")
    assert figure.layout.margin.r >= text_layout.text_width("One 5 % · Two 4 %", 12)


@pytest.mark.parametrize(("page", "exhibit", "layers"), [("shares", "layers", 6), ("mergers", "before_after", 2)])
def test_a_part_too_small_for_words_is_named_or_counted_under_its_bar(tables, page, exhibit, layers):
    figure = card(tables, page, exhibit).figure
    under = {a.y: a.text for a in figure.layout.annotations if a.name == roles.UNDER_BAR}
    assert 0 < len(under) <= layers
    for row, said in under.items():
        named, _, more = said.partition(" and ")
        small = [t for t in figure.data if t.y[0] == row and t.marker.pattern.shape != "/" and not any(t.text)]
        labels_of = [str(t.hovertext or t.hovertemplate) for t in small]
        parts = named.removeprefix("then ").split(", ")
        assert all(any(part in label for label in labels_of) for part in parts)
        assert len(small) == len(parts) + int(more.removesuffix(" more") or 0)


SMALLER = Look(scale=2.1, height=760, shown=0.733)


def test_what_a_merger_makes_is_named_where_it_is_too_small_for_words(tables):
    found = card(tables, "mergers", "before_after", look=SMALLER, parties=("google", "perplexity"))
    over = [note for note in found.figure.layout.annotations if note.text.startswith("Google + Perplexity ")]
    assert len(over) == 1
    assert over[0].yshift > 0


def test_names_under_a_bar_end_with_how_many_more_there_are():
    figure = frame(LOOK)
    makers = [f"Maker {i}" for i in range(20)]
    label_placement.under_bar(figure, LOOK, "row", makers, 20, 300)
    label_placement.under_bar(figure, LOOK, "row", makers[:2], 20, 300)
    text, whole = (note.text for note in figure.layout.annotations)
    assert text_layout.text_width(text, 13) <= 300
    assert text.startswith("then Maker 0, ")
    assert int(text.split(" and ")[1].split(" ")[0]) == 20 - text.count("Maker")
    assert whole == "then Maker 0, Maker 1"


@pytest.mark.parametrize("look", [LOOK, SMALLER, Look(width=560)])
def test_words_in_the_bars_of_layers_fit_their_parts(tables, look):
    figure = card(tables, "shares", "layers", look=look).figure
    rows = {line for bar in figure.data for line in bar.y[0].split("<br>")}
    wide = look.across(1200 if look.height else text_layout.CHART)
    wide -= max(text_layout.text_width(row, look.size(13)) for row in rows) + figure.layout.margin.r
    said = [bar for bar in figure.data if bar.text[0]]
    assert said
    assert all(text_layout.text_width(bar.text[0], bar.textfont.size) <= bar.x[0] / 100 * wide for bar in said)
