"""Who published a figure, and the page it was read on where that is not the publisher's own."""

import re
from urllib.parse import urlsplit

import pandas as pd

PLATFORMS = ("github.com", "huggingface.co")
"""Where everybody keeps pages of their own, named by what follows the site."""
GOVERNMENTS = (".europa.eu", ".gov", ".gov.uk")
"""Ends of the sites on which authorities publish, whatever their names."""
SHORT = 3
"""Letters that a word needs to tell one name from another."""
MOST = 4
"""Publishers that a line names."""


def site(address: object) -> str:
    """The site of an address, empty without one.

    >>> site("https://www.ppc.land/chatgpts-lead/")
    'ppc.land'
    """
    return urlsplit(str(address)).netloc.lower().removeprefix("www.") if isinstance(address, str) else ""


def _letters(text: str) -> str:
    return re.sub("[^a-z0-9]", "", text.lower())


def is_own(producer: str, address: str, independence: object = None) -> bool:
    """Whether the site of an address bears a name of the producer, or is an authority's.

    >>> is_own("Synergy Research Group", "https://www.srgresearch.com/a"), is_own("ETR", "https://brain.pages.dev/etr")
    (True, False)
    """
    host = site(address)
    if independence == "official" and f".{host}".endswith(GOVERNMENTS):
        return True
    where = _letters(host + urlsplit(address).path if host in PLATFORMS else host)
    words = [w for w in map(_letters, re.split(r"[^\w'’]+", producer)) if w not in ("", "the", "and", "of")]
    parts = [_letters(part) for part in host.split(".")[:-1]]
    first_letters = "".join(word[0] for word in words)
    return (
        any(len(word) >= SHORT and word in where for word in words)
        or any(len(part) >= SHORT and part in _letters(producer) for part in parts)
        or (len(first_letters) >= SHORT and first_letters in where)
    )


def read_elsewhere(sources: pd.DataFrame) -> pd.Series:
    """The site of the page on which a secondary source was read, where that is not the publisher's own; else empty."""
    found = []
    for row in sources.itertuples():
        quoted = row.kind == "secondary" and isinstance(row.producer, str) and isinstance(row.url, str)
        is_elsewhere = quoted and bool(site(row.url)) and not is_own(row.producer, row.url, row.independence)
        found.append(site(row.url) if is_elsewhere else "")
    return pd.Series(found, index=sources.index, dtype="str")


def credited(sources: pd.DataFrame, most: int = MOST) -> str:
    """The publishers of sources, in their order, each with the page it was read on where that is another's."""
    names = sources["producer"].fillna(sources["title"]).astype(str)
    quoted: dict[str, list[str]] = {}
    for name, page in zip(names, read_elsewhere(sources), strict=True):
        quoted.setdefault(name, []).append(page)
    said = [_with_pages(name, pages) for name, pages in quoted.items()]
    between = "; " if any(page for pages in quoted.values() for page in pages) else ", "
    return between.join(said[:most]) + (f" and {len(said) - most} more" if len(said) > most else "")


def _with_pages(name: str, pages: list[str]) -> str:
    """A publisher, and the first page of another that quotes it; an empty page is the publisher's own."""
    others = [page for page in dict.fromkeys(pages) if page]
    if not others:
        return name
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f"{name}, {'as' if all(pages) else 'also as'} quoted by {others[0]}{more}"
