"""The answer of a page to its question in one sentence, from the cards that are on screen anyway."""

from collections.abc import Sequence

from analysis.exhibits.card import Card, written_as_shown
from analysis.exhibits.page import Page, call

MOST_WORDS = 25
"""Words of an answer, its first words among them."""
NOTHING = ("Nothing to show for this choice.", "")


@written_as_shown
def figures_of_cards(cards: Sequence[Card], page: Page) -> list[tuple[str, str]]:
    """The names and values that stand beside the page, from the cards of its answer; none where one shows nothing."""
    if page.figures is None or any(card.refusal or card.table.empty for card in cards):
        return []
    found: list[tuple[str, str]] = call(page.figures, **{card.exhibit: card.table for card in cards})
    return found


@written_as_shown
def of_cards(cards: Sequence[Card], page: Page) -> tuple[str, str]:
    """The first words of the answer, to quote, and the rest; `cards` are those of the exhibits that it rests on."""
    if page.answer is None:
        return "", ""
    if any(card.refusal or card.table.empty for card in cards):
        return NOTHING
    hiding = [card.params for card in cards if len(card.table) < len(card.full)]
    first, rest = call(
        page.answer,
        hides_companies=any(params.get("picked") for params in hiding),
        hides_publishers=any(params.get("interested") == "hide" for params in hiding),
        **{card.exhibit: card.table for card in cards},
    )
    return first, rest
