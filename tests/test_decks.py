"""The decks that a browser keeps: what is read of them, what is said of what cannot be, and how two windows agree."""

import pytest

from analysis.exhibits import decks, story
from analysis.exhibits.decks import REFUSED, UNREAD, Deck, merge_decks, read_decks, record
from analysis.exhibits.page import load_pages
from analysis.exhibits.story import Step

PAGES = load_pages()
ONE, TWO, SIX = (Step("shares", "leader", "", f"Caption {n}", "Notes") for n in ("one", "two", "six"))
LONG = "step,page,exhibit,view,caption,notes\n1,shares,leader,,," + "x" * 200_000 + "\n"
GONE = "Slide 2 is left out: there is no exhibit “gone” on a page “shares”."


def shelf(*found, **more):
    return {"version": 1, "decks": list(found), **more}


def test_a_deck_that_is_kept_reads_back_as_it_was():
    held = (Deck("a-1", 4, (ONE, TWO)), Deck("b_2", 1, ()))
    assert read_decks(shelf(*map(record, held)), PAGES) == (held, [])


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, [UNREAD]),
        ("text", [UNREAD]),
        ({"unread": True}, [UNREAD]),
        ({"version": 2, "decks": []}, [UNREAD]),
        ({"version": 1, "decks": "none"}, [UNREAD]),
        (shelf(7, None), [UNREAD]),
        (shelf({"id": 5, "number": 1, "csv": ""}), [UNREAD]),
        (shelf({"id": "<b>", "number": 1, "csv": ""}), [UNREAD]),
        (shelf({"id": "a", "number": True, "csv": ""}), [UNREAD]),
        (
            shelf({"id": "a", "number": 1, "csv": ""}),
            ["This is no deck: it needs rows with the columns page and exhibit."],
        ),
        (shelf({"id": "a", "number": 1, "csv": LONG}), ["This is no deck: field larger than field limit (131072)."]),
        (shelf(refused=True), [REFUSED]),
        (shelf(), []),
    ],
)
def test_what_cannot_be_read_gives_no_deck_and_is_said(told, said):
    assert read_decks(told, PAGES) == ((), said)


def test_a_slide_that_is_gone_is_left_out_and_said_and_the_others_stay():
    text = story.write((ONE, Step("shares", "gone"), TWO))
    found, said = read_decks(shelf({"id": "a", "number": 3, "csv": text}), PAGES)
    assert found == (Deck("a", 3, (ONE, TWO)),) and said == [GONE]


def test_half_a_sign_in_a_kept_deck_is_replaced_and_can_be_sent():
    text = story.write((ONE,)).replace("Caption", "\ud83d")
    [found], _ = read_decks(shelf({"id": "a", "number": 3, "csv": text}), PAGES)
    assert found.steps[0].caption.encode() == b"? one"


def test_no_more_decks_are_read_than_a_browser_keeps():
    many = [record(Deck(str(i), 1, (ONE,))) for i in range(20)]
    assert len(read_decks(shelf(*many), PAGES)[0]) == decks.MOST_DECKS


OLD, NEW, OTHER = Deck("a", 2, (ONE,)), Deck("a", 3, (ONE, TWO)), Deck("b", 1, (SIX,))


@pytest.mark.parametrize(
    ("own", "told", "is_first", "together"),
    [
        ((), (NEW, OTHER), True, (NEW, OTHER)),
        ((OLD,), (NEW,), False, (NEW,)),
        ((NEW,), (OLD,), False, (NEW,)),
        ((NEW,), (), False, (NEW,)),
        ((OLD,), (OTHER, OLD), False, (OTHER, OLD)),
        ((OTHER, OLD), (NEW,), False, (OTHER, NEW)),
        ((OTHER,), (NEW,), True, (Deck("a", 4, (ONE, TWO, SIX)),)),
        ((OTHER,), (), True, (OTHER,)),
        ((OTHER, OLD), (OLD,), True, (OTHER, OLD)),
        ((OLD, OTHER), (NEW,), False, (NEW, OTHER)),
    ],
    ids=[
        "nothing of one's own yet",
        "another window added",
        "not stored yet",
        "storage emptied",
        "another window began one",
        "begun here and not stored yet",
        "begun before the browser told",
        "begun in a fresh browser",
        "one of this window took the place of another of it",
        "an earlier one stays",
    ],
)
def test_of_two_states_of_a_deck_the_newer_stands_and_no_slide_is_lost(own, told, is_first, together):
    assert merge_decks(own, told, is_first) == together


def test_the_longest_deck_that_can_be_typed_is_read_again():
    longest = tuple(Step("shares", "leader", "", '"' * 2_000, '"' * 2_000) for _ in range(story.MOST_STEPS))
    assert read_decks(shelf(record(Deck("a", 1, longest))), PAGES) == ((Deck("a", 1, longest),), [])
