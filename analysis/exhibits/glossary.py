"""The terms that a text uses, explained by the one glossary."""

import re
from collections.abc import Iterable

import pandas as pd

MOST = 6
"""Terms explained at once."""


def terms_used(glossary: pd.DataFrame, texts: Iterable[str], named: Iterable[str] = ()) -> pd.DataFrame:
    """The rows of the glossary whose term the texts use, those that are `named` by key first, at most six.

    A term in parentheses counts as a name of its own: "Concentration ratio (CR)" is used by "CR4" too.
    """
    said = " ".join(texts)
    named = list(named)
    hit = glossary["term"].map(lambda term: any(_pattern(name).search(said) for name in _names(str(term))))
    rows = glossary[hit | glossary["term_id"].isin(named)]
    order = rows["term_id"].map(lambda key: named.index(key) if key in named else len(named))
    return rows.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order").head(MOST)


def _names(term: str) -> list[str]:
    """The term, and the short form that its parentheses hold."""
    return [part for part in re.split(r"\s*[()]\s*", term) if len(part) > 1]


def _pattern(name: str) -> re.Pattern[str]:
    """The name as a word; a short form in capitals as it is written, and with a figure behind it."""
    flags = 0 if name.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}\d*s?(?!\w)", flags)


def definition_of(definition: str, leaves_out: object = None) -> str:
    """The sentence of a term, and what it leaves out."""
    return f"{definition} {leaves_out}" if isinstance(leaves_out, str) else definition
