"""Old words of links and what they are called now, so that a link sent last year still opens its view."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "companies": "picked",
    "highlight": "focus",
    "definition": "market",
    "date": "period",
    "from": "since",
    "to": "until",
    "strategy": "strategy_preset",
}
"""Old name of a choice → its name today."""
VALUES: Mapping[tuple[str, str], str] = {("interested", "without"): "hide", ("interested", "all"): "show"}
"""Name of a choice today, old value → its value today."""
Query = dict[str, list[str]]


def migrated(query: Mapping[str, list[str]]) -> Query:
    """The query with old names and values replaced; a name of today in the same link wins over its old one."""
    named = {NAMES.get(name, name): found for name, found in query.items() if NAMES.get(name, name) not in query}
    named |= {name: found for name, found in query.items() if name not in NAMES}
    return {name: [VALUES.get((name, word), word) for word in found] for name, found in named.items()}
