"""A run of an exhibit through the dates of the choice that it plays: one card a date, on axes that stay as they are."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.choices.choice import Listed, Many, One, Params, Range, Tables
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import Card
from analysis.exhibits.page import Exhibit, Page
from analysis.figures.layout import slide_animation
from analysis.figures.layout.animation import Drawn, fix
from analysis.figures.layout.slide import look_for
from analysis.figures.layout.theme import Look
from analysis.periods import Period

Build = Callable[[Params, Look], Card]


@dataclass(frozen=True)
class Step:
    """One date of a run: the words of a link that choose it and what it holds on to, its name, what is found and
    measured, the figure as JSON."""

    words: dict[str, list[str]]
    name: str
    said: str
    measure: str
    figure: str


def can_play(exhibit: Exhibit, tables: Tables, params: Params) -> bool:
    """Whether the exhibit has a choice of dates, and now more than one of them."""
    return exhibit.plays is not None and len(exhibit.plays.options(tables, params)) > 1


def steps(page: Page, exhibit: Exhibit, tables: Tables, params: Params, look: Look, build: Build) -> list[Step]:
    """The dates at which there is a chart, oldest first; every other choice stays as it is, as far as the date knows
    it.

    A look that says how high a chart is is a slide's: the run is then drawn as slides are.
    """
    choice = exhibit.plays
    if choice is None or not can_play(exhibit, tables, params):
        return []
    found = []
    for value, name in _dates(choice, tables, params, lambda at: build(at, look)):
        at = _at(page, exhibit, tables, {**params, choice.name: value})
        card = build(at, look)
        if card.figure is not None:
            found.append((at, name, card))
    if not found:
        return []
    figures = _on_slide(found, look, build) if look.height else _on_page([card for _, _, card in found])
    return [
        Step(_words(page, exhibit, tables, at), name, card.title, card.subtitle, json.dumps(figure))
        for (at, name, card), figure in zip(found, figures, strict=True)
    ]


def _on_page(cards: Sequence[Card]) -> list[Drawn]:
    figures = [json.loads(card.drawing) for card in cards]
    fix(figures)
    return figures


def _on_slide(found: Sequence[tuple[Params, str, Card]], look: Look, build: Build) -> list[Drawn]:
    """No chart is higher than the look says or than the words of any date leave room for; all are fitted together."""
    left = slide_animation.left_by([(name, card.title, card.subtitle) for _, name, card in found])
    look = replace(look, height=min(left, look.height))
    look = look_for([card.figure for _, _, card in found if card.figure], look)
    return slide_animation.as_json([figure for at, _, _ in found if (figure := build(at, look).figure)], look)


def _dates(
    choice: Listed, tables: Tables, params: Params, build: Callable[[Params], Card]
) -> Iterator[tuple[Any, str]]:
    """Each date that the choice can have, oldest first; of a range its start with each month that a row ends in."""
    options = choice.options(tables, params)
    if not isinstance(choice, Range):
        yield from reversed(list(options.items()))
        return
    rows: pd.Series = build({**params, choice.name: choice.start(tables, params)}).table["as_of"].dropna()
    months = {Period.parse(text).end.isoformat()[:7] for text in rows.unique()}
    start = params[choice.name][0]
    stops = list(options)
    for month in stops[stops.index(start) :]:
        if month in months:
            yield (start, month), options[month]


def _at(page: Page, exhibit: Exhibit, tables: Tables, params: Params) -> dict[str, Any]:
    """The choices as a date knows them: what it lacks of a list is left out, and a choice it lacks is made anew."""
    choices = page.choices + exhibit.choices
    kept = dict(params)
    for choice in choices:
        if isinstance(choice, One | Many):
            there = kept.get(choice.name)
            kept[choice.name] = (choice.valid(there, tables, kept) or None) if there else None
        kept |= with_defaults((choice,), tables, kept)
    return kept


def _words(page: Page, exhibit: Exhibit, tables: Tables, at: Params) -> dict[str, list[str]]:
    """The date, and each choice of one or many that would be another if it were made anew at that date."""
    found = {}
    for choice in page.choices + exhibit.choices:
        if isinstance(choice, One | Many) and at[choice.name] not in (None, (), choice.start(tables, at)):
            found[choice.name] = at[choice.name]
    if exhibit.plays:
        found[exhibit.plays.name] = at[exhibit.plays.name]
    return {name: [what] if isinstance(what, str) else list(what) for name, what in found.items()}
