"""Names beside marks: over no mark, no line and no other name, whatever the values."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures import labels, marks, names
from analysis.figures.look import Look, frame
from tests.cards import card

LOOK = Look()
WIDTH, HEIGHT = 860, 400
PART = st.floats(0.05, 0.95)
PLACES = st.lists(st.tuples(PART, PART), min_size=1, max_size=25)


def boxes(figure, width=WIDTH, height=HEIGHT):
    """Left, bottom, right, top in pixels of each name of a chart whose axes run from 0 to 1."""
    for note in (a for a in figure.layout.annotations if a.name == "beside"):
        long = labels.text_width(note.text, note.font.size) * 0.9
        left = note.x * width + note.xshift - {"right": long, "center": long / 2}.get(note.xanchor, 0)
        middle = note.y * height + note.yshift
        yield left, middle - 6, left + long, middle + 6


def named(places, others=(), paths=(), matters=False):
    figure = frame(LOOK)
    spots = [names.Spot(x, y, (x, y), f"Model {i} of a maker", matters) for i, (x, y) in enumerate(places)]
    names.beside(figure, LOOK, spots, others, paths, WIDTH, HEIGHT)
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
    dense = names.along(path, WIDTH, HEIGHT)
    for left, low, right, top in boxes(named(places, paths=[path])):
        inside = (dense[:, 0] > left) & (dense[:, 0] < right) & (dense[:, 1] > low) & (dense[:, 1] < top)
        assert not inside.any()


def test_a_path_is_followed_every_four_pixels_and_a_step_goes_along_before_it_goes_up():
    made = names.along([(0, 0), (1, 0), (1, 1)], 40, 30)
    assert len(made) == int(70 / 4) + 2
    assert np.hypot(*np.diff(made, axis=0).T).max() <= 4.2
    assert names.stepped([(0, 0), (1, 1), (2, 3)]) == [(0, 0), (1, 0), (1, 1), (2, 1), (2, 3)]
    assert names.stepped([]) == []


def test_what_matters_is_named_though_it_lies_in_a_crowd_and_the_rest_is_not():
    crowd = [(0.5 + dx / 50, 0.5 + dy / 30) for dx in range(-9, 10) for dy in range(-9, 10)]
    assert not list(boxes(named([(0.5, 0.5)], crowd)))
    assert len(list(boxes(named([(0.5, 0.5)], crowd, matters=True)))) == 1


def test_no_label_at_all_needs_no_room():
    assert labels.spread([], [], 0, 10) == []


def test_notes_of_one_row_stand_behind_each_other():
    figure = frame(LOOK)
    marks.row_notes(figure, LOOK, [("a", "One 5 %", None), ("a", "Two 4 %", None), ("b", "One 3 %", None)])
    rows = {a.y: a.text for a in figure.layout.annotations}
    assert len(figure.layout.annotations) == 2 and rows["b"] == "One 3 %"
    assert "One 5 %" in rows["a"] and rows["a"].index("One 5 %") < rows["a"].index(" · ") < rows["a"].index("Two 4 %")
    assert figure.layout.margin.r >= labels.text_width("One 5 % · Two 4 %", 12)


@pytest.mark.parametrize(("page", "exhibit", "layers"), [("shares", "layers", 6), ("mergers", "before_after", 2)])
def test_a_part_too_small_for_words_is_named_under_its_bar(tables, page, exhibit, layers):
    figure = card(tables, page, exhibit).figure
    under = [a.text for a in figure.layout.annotations if a.name == "under"]
    assert 0 < len(under) <= layers
    for trace in figure.data:
        label = str(trace.hovertext or trace.hovertemplate)
        if trace.marker.pattern.shape != "/" and not any(trace.text):
            assert any(
                part.split(" (")[0] in label for said in under for part in said.removeprefix("then ").split(", ")
            )
