"""The foot of a slide names its sources whole, or says how many the notes name; nothing is cut."""

from analysis.export.pptx.deck import _in_columns
from tests.cards import card


def test_a_source_line_without_room_says_how_many_sources_the_notes_name(tables):
    found = card(tables, "shares", "leader")
    whole, short = found.source_line, found.source_line_within(110)
    assert len(whole) > 110 >= len(short) and found.source_line_within(len(whole)) == whole
    assert short.startswith(f"{len(found.every_source)} sources, named in the notes · as of ")


def test_a_source_on_the_last_slides_is_written_whole_over_several_lines():
    title = "A publisher: " + "a title of many words " * 12
    ((line,),) = _in_columns([(title, "https://example.org")])
    assert line == (title, "https://example.org")
