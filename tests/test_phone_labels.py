"""Names on the charts of a phone: a line is named once where there is no room for more, and no name lies on a cross."""

from dataclasses import replace

import pytest

from analysis.figures.layout import label_placement, phone, roles, scales, text_layout
from analysis.figures.layout.theme import Look
from tests.cards import built, exhibit_of

ARM = 4
"""Pixels from the middle of a cross to the end of an arm, along one axis."""


def drawn(tables, page_id, exhibit_id, width=phone.WIDTH):
    look = replace(Look.of(tables["companies"]), width=width)
    return built(*exhibit_of(page_id, exhibit_id), tables, look).figure


def test_a_developer_of_the_transparency_index_is_named_once_on_a_phone(tables):
    figure = drawn(tables, "openness", "transparency")
    axis, words = figure.layout.yaxis, [n.text for n in roles.annotations(figure, roles.ROW_WORDS)]
    named = [*(axis.ticktext or ()), *words]
    assert sum("OpenAI" in text for text in named) == 1


@pytest.mark.parametrize("width", [0, phone.WIDTH])
def test_no_name_of_a_path_of_revenue_lies_on_a_cross(tables, width):
    figure = drawn(tables, "precedents", "precedent_revenue", width)
    crosses = [t for t in figure.data if t.meta["role"] == roles.POINT and t.marker.symbol == "x"]
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    across = width - 44 - figure.layout.margin.l - figure.layout.margin.r if width else text_layout.CHART
    look = replace(Look.of(tables["companies"]), width=width)
    up = scales.plot_height(figure, look)
    assert len(crosses) >= 3
    for note in roles.annotations(figure, roles.POINT_LABEL):
        at = ((note.x - left) / (right - left) * across, (note.y - low) / (high - low) * up)
        side = ({"right": "left", "left": "right"}.get(note.xanchor, "center"), note.xshift, note.yshift)
        box = label_placement._box(at, side, text_layout.text_width(note.text, note.font.size), label_placement.HIGH)
        for cross in crosses:
            for x, y in zip(cross.x, scales.on_axis(cross.y, "log"), strict=True):
                spot = ((x - left) / (right - left) * across, (y - low) / (high - low) * up)
                apart = [spot[0] - box[2], box[0] - spot[0], spot[1] - box[3], box[1] - spot[1]]
                assert max(apart) >= ARM, note.text
