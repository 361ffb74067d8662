"""A date that readers see is said in words, Sep 2026 and 7 Oct 2026; a cell of a table keeps the form of the data."""

import re

import pytest

from analysis.exhibits.page import load_pages
from tests.cards import built, card

RAW = re.compile(r"(?<![\w-])(?:19|20)\d\d-(?:[01]\d(?:-[0-3]\d)?|[QH]\d)(?![\w-])")
"""A month, day, quarter or half as the data write it; 2024-12-17 within the name of a model is none."""
EVERY = [(page.id, exhibit.id) for page in load_pages() for exhibit in page.exhibits]


def words(found):
    """What a reader sees of a card beside its table: its sentences and what is written on and beside its chart."""
    yield from (found.title, found.subtitle, found.lead, found.note, found.source_line)
    if found.figure is None:
        return
    yield from (note.text or "" for note in found.figure.layout.annotations)
    for axis in (*found.figure.select_xaxes(), *found.figure.select_yaxes()):
        yield from map(str, axis.ticktext or ())
    for trace in found.figure.data:
        said = getattr(trace, "text", None)
        yield from [said] if isinstance(said, str) else map(str, () if said is None else said)


@pytest.mark.parametrize(("page_id", "exhibit_id"), EVERY)
def test_no_date_is_shown_as_the_data_write_it(tables, page_id, exhibit_id):
    page, exhibit = next((p, e) for p in load_pages() for e in p.exhibits if (p.id, e.id) == (page_id, exhibit_id))
    raw = {text for text in words(built(page, exhibit, tables)) if RAW.search(re.sub("<[^>]*>", "", text))}
    assert not raw


def test_the_tiles_of_a_profile_say_their_dates_in_words(tables):
    found = card(tables, "companies", "profile").table
    raw = [cell for cell in (*found["fact"], *found["detail"].str.split(": ").str[0]) if RAW.search(cell)]
    assert not raw
