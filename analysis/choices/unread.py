"""What is said of a word of a link that means nothing: what it asked for, and the nearest that is there."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from analysis import formats
from analysis.choices.choice import Choice, Many, Number, Range, Tables, labels
from analysis.choices.dates import why_unread


def unknown_value(choice: Choice, item: str, tables: Tables, params: Mapping[str, Any]) -> str:
    """One sentence on a value that a choice does not have."""
    options = labels(choice, tables, params)
    if isinstance(choice, Range):
        return why_unread(item, options)
    if isinstance(choice, Many) and item in options:
        left = f"“{_name(options[item])}” of the link is left out."
        return f"At most {formats.spelled(choice.most)} can be chosen under “{choice.label}”: {left}"
    aliases = tables["aliases"]
    named = [c for c in aliases.loc[aliases["alias"].str.casefold().eq(item.casefold()), "company_id"] if c in options]
    near = named or difflib.get_close_matches(item, list(options), 1, 0.5)
    hint = f" Did you mean {_name(options[near[0]])}?" if near else ""
    if isinstance(choice, Number):
        low, high, _ = choice.reach(tables, params)
        hint = f" It goes from {formats.spelled(low, 'g')} to {formats.spelled(high, 'g')}."
    return f"The link asks for “{item}” under “{choice.label}”, which is not there.{hint}"


def _name(label: str) -> str:
    """The name in the label of an option, without what stands beside it."""
    return label.split(" · ")[0]


def unknown_name(name: str, known: Iterable[str]) -> str:
    """One sentence on a part of a link that is no choice."""
    near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"The link has a part “{name}” that this dashboard does not know.{hint}"
