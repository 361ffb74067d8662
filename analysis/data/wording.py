"""Words of one cell: names on one line, of one script and of a name's length; letters that a wrong encoding broke;
countries by their code.

What is known of encodings, scripts and countries comes from libraries, loaded when a cell first needs them.
"""

import gettext
import re
import unicodedata
from functools import cache

from analysis.data.faults import Fault
from analysis.data.problems import nearest, shown
from analysis.schema import Column

LONGEST = 200
"""Characters of a name: a longer one is a text that was pasted beside its cell."""
BROKEN = re.compile("[ÂÃâÐÑØÙð][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[\u0080-\u009f]")
"""What UTF-8 looks like that was read as Windows-1252; only such text is given to the library that repairs it."""
FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
"""Scripts with letters that look like Latin ones."""
RESERVED = {"UK": "GB", "EL": "GR"}
"""Codes that are used in place of those of ISO 3166."""


def broken(text: str, column: Column) -> Fault | None:
    """The fault of text on several lines: a name has one; a remark is read with spaces in between."""
    joined = re.sub(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*", " ", text)
    if joined == text:
        return None
    level = "error" if column.is_name else "warning"
    return Fault(level, "line-break", f"{shown(text)} has a line break or a tab inside", joined, joined)


def fault(text: str, column: Column) -> Fault | None:
    """The fault of words on one line."""
    if BROKEN.search(text) and (repaired := _repaired(text)) != text:
        said = f"{shown(text)} has letters broken by a wrong encoding"
        return Fault("warning", "mojibake", said, repaired, text)
    if not column.is_name:
        return None
    if len(text) > LONGEST:
        said = f"{shown(text)} has {len(text)} characters; a name has at most {LONGEST}"
        return Fault("error", "long-name", said, "", text)
    single = re.sub(r"[\s\u00a0]+", " ", text)
    if single != text:
        return Fault("warning", "spaces", f"{shown(text)} has spaces beyond one between words", single, single)
    if not text.isascii() and (latin := _of_one_script(text)) != text:
        said = f"{shown(text)} has letters of another script that look like Latin ones"
        return Fault("warning", "look-alike", said, latin, text)
    return None


def _repaired(text: str) -> str:
    import ftfy

    return ftfy.fix_encoding(text)


def _of_one_script(text: str) -> str:
    """The text with Latin letters in place of look-alikes, in words that mix both scripts."""
    words = []
    for word in re.split(r"(\W+)", text):
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
        mixed = "LATIN" in scripts and scripts & set(FOREIGN)
        words.append("".join(latin(c) for c in word) if mixed else word)
    return "".join(words)


@cache
def latin(sign: str) -> str:
    """The Latin letter that a letter of another script looks like; the sign itself where there is none."""
    if unicodedata.name(sign, "").split(" ")[0] not in FOREIGN:
        return sign
    from confusable_homoglyphs import confusables

    found = confusables.is_confusable(sign, greedy=True, preferred_aliases=["latin"]) or []
    alike = [h["c"] for one in found for h in one["homoglyphs"] if len(h["c"]) == 1 and h["c"].isascii()]
    return next((c for c in alike if c.isupper() == sign.isupper()), alike[0] if alike else sign)


def folded(name: str) -> str:
    """A name without what hides that it is another one's: capitals, spaces, signs, look-alikes, 0 for O and 1 for l.

    >>> folded("Open AI") == folded("0penAI") == folded("\u041epen-AI") == folded("OPENAI")
    True
    """
    plain = "".join(latin(c) for c in unicodedata.normalize("NFKC", name)).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum() or c == "+")
    swapped = re.sub(r"(?<=[^\W\d])0|0(?=[^\W\d])", "o", bare)
    return re.sub(r"(?<=[^\W\d])1(?=[^\W\d])", "l", swapped) or plain.strip()


def country(text: str) -> Fault | None:
    """The fault of a country that is no code of ISO 3166; names in five languages lead to theirs."""
    if text in _codes():
        return None
    meant = _country_meant(text)
    return Fault("error", "country", f"{shown(text)} is not a two-letter code of ISO 3166", meant)


def country_code(text: str) -> str:
    """The code that a country's name or code means, as a form takes it; the text itself where that is not clear.

    >>> country_code("Germany"), country_code("uk"), country_code("FR"), country_code("Nowhere"), country_code("")
    ('DE', 'GB', 'FR', 'Nowhere', '')
    """
    found = country(text) if text else None
    return (found.suggestion or text) if found else text


@cache
def _codes() -> frozenset[str]:
    import pycountry

    return frozenset(one.alpha_2 for one in pycountry.countries)


@cache
def _country_names() -> dict[str, str]:
    """Codes by names in lower case, in English, German, French, Spanish and Italian, and by three letters."""
    import pycountry

    found: dict[str, str] = {}
    others = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[at]) for at in ("de", "fr", "es", "it")
    ]
    for one in pycountry.countries:
        names = [one.alpha_3, one.name, getattr(one, "official_name", ""), getattr(one, "common_name", "")]
        names += [other.gettext(one.name) for other in others]
        found |= {name.casefold(): one.alpha_2 for name in names if name}
    return found


def _country_meant(text: str) -> str:
    """The code that a name or a code in another form means; "" where that is not clear."""
    upper = text.upper().strip(". ")
    upper = upper.replace(".", "")
    if upper in _codes() or upper in RESERVED:
        return RESERVED.get(upper, upper)
    names = _country_names()
    return names.get(text.casefold()) or names.get(nearest(text, tuple(names), 0.85).casefold(), "")
