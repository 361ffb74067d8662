"""Find anything by a word: companies, products, aliases, models, markets, pages, exhibits, scenarios, sources, terms.

A hit names the page that answers it and the choices that show it there; a term is answered by its definition.
"""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

import pandas as pd

from analysis.exhibits import glossary
from analysis.exhibits.page import Page

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Hit:
    """One thing a reader can go to: what it is, the page with the choices to make there, or an answer in words."""

    key: str
    name: str
    kind: str
    detail: str = ""
    page: str = ""
    exhibit: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    answer: str = ""

    @property
    def label(self) -> str:
        """The line of the search list: name, kind, detail."""
        return " · ".join(part for part in (self.name, self.kind, self.detail) if part)


def index(tables: Tables, pages: Iterable[Page]) -> dict[str, Hit]:
    """Everything that can be found, by key; companies first, sources last."""
    pages = tuple(pages)
    known = {p.id for p in pages}
    found = (
        *_companies(tables),
        *_markets(tables),
        *_pages(pages),
        *_scenarios(tables),
        *_terms(tables),
        *_models(tables),
        *_sources(tables),
    )
    return {hit.key: hit for hit in found if not hit.page or hit.page in known}


def _companies(tables: Tables) -> Iterator[Hit]:
    names = tables["companies"].set_index("company_id")["company"]
    for key, name in names.items():
        yield Hit(f"company:{key}", str(name), "company", page="companies", params={"company": str(key)})
    for row in tables["products"].drop_duplicates("product_id", keep="last").itertuples():
        owner = {"company": str(row.company_id)}
        yield Hit(
            f"product:{row.product_id}", row.product, "product", _name(names, row.company_id), "companies", params=owner
        )
    said = {str(n).casefold() for n in (*names, *tables["products"]["product"])}
    for row in tables["aliases"].itertuples():
        if isinstance(row.company_id, str) and row.alias.casefold() not in said:
            owner = {"company": row.company_id}
            yield Hit(f"alias:{row.alias}", row.alias, "name", _name(names, row.company_id), "companies", params=owner)


def _name(names: pd.Series, key: object) -> str:
    return str(names.get(key, key))


def _markets(tables: Tables) -> Iterator[Hit]:
    shared = set(tables["shares"]["market_id"])
    for row in tables["markets"].itertuples():
        if row.market_id in shared:
            params = {"market": row.market_id}
            yield Hit(f"market:{row.market_id}", row.market, "market", row.layer, "shares", "over_time", params)


def _pages(pages: Iterable[Page]) -> Iterator[Hit]:
    for page in pages:
        yield Hit(f"page:{page.id}", page.title, "page", page.question, page.id)
        for e in page.exhibits:
            yield Hit(f"exhibit:{page.id}:{e.id}", e.topic, "exhibit", page.title, page.id, e.id)


def _scenarios(tables: Tables) -> Iterator[Hit]:
    for key, name in (
        tables["scenarios"].drop_duplicates("scenario_id")[["scenario_id", "scenario"]].itertuples(index=False)
    ):
        yield Hit(f"scenario:{key}", name, "scenario", page="scenarios", exhibit="fan", params={"scenario": key})


def _terms(tables: Tables) -> Iterator[Hit]:
    for row in tables["glossary"].itertuples():
        yield Hit(
            f"term:{row.term_id}",
            row.term,
            "term",
            answer=f"{row.term}: {glossary.definition_of(row.definition, row.leaves_out)}",
        )


def _models(tables: Tables) -> Iterator[Hit]:
    names = tables["companies"].set_index("company_id")["company"]
    for row in tables["models"].itertuples():
        if isinstance(row.company_id, str):
            params, owner = {"company": row.company_id}, _name(names, row.company_id)
            yield Hit(f"model:{row.model_id}", row.model, "model", owner, "companies", "company_models", params)


def _sources(tables: Tables) -> Iterator[Hit]:
    for row in tables["sources"].itertuples():
        producer = row.producer if isinstance(row.producer, str) and row.producer not in row.title else ""
        params = {"find_source": row.title, "source": row.source_id}
        yield Hit(f"source:{row.source_id}", row.title, "source", producer, "sources", "source_list", params)


def first_of_each_kind(hits: Mapping[str, Hit], most: int) -> list[str]:
    """The keys of the hits, of each kind at most so many, in their order."""
    counts: Counter[str] = Counter()
    found = []
    for key, hit in hits.items():
        counts[hit.kind] += 1
        if counts[hit.kind] <= most:
            found.append(key)
    return found


def matching(hits: Mapping[str, Hit], word: str) -> list[Hit]:
    """The hits that a typed word means, best first; case, spaces and signs do not count.

    First those of that name, then those that begin with it, whose words begin with its words, that hold it; where no
    name does, the terms in whose definition its words stand.
    """
    asked, words = _squeezed(word), _words(word)
    if not asked:
        return []
    ranks: tuple[list[Hit], ...] = ([], [], [], [])
    for hit in hits.values():
        name, said = _squeezed(hit.name), _words(f"{hit.name} {hit.detail if hit.page == 'companies' else ''}")
        fits = (
            name == asked,
            name.startswith(asked),
            all(any(there.startswith(one) for there in said) for one in words),
            len(asked) > 2 and asked in name,
        )
        if any(fits):
            ranks[fits.index(True)].append(hit)
    named = [hit for rank in ranks for hit in rank]
    return named or [hit for hit in hits.values() if hit.answer and set(words) <= set(_words(hit.answer))]


def _words(text: str) -> list[str]:
    """The words and numbers of a text in lower case, without signs."""
    return re.findall(r"[^\W_]+", text.casefold())


def _squeezed(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return "".join(_words(text))


def best(hits: Mapping[str, Hit], word: str) -> Hit | None:
    """The first of the hits that a typed word means."""
    return next(iter(matching(hits, word)), None)


WHOLE = 4
"""Words of so many letters mean something by themselves."""
CLEAR = ("company", "market", "page")
"""Kinds of which a reader means the first that begins with a word; models and products have families."""


def several(hits: Mapping[str, Hit], word: str, most: int = 12) -> list[Hit]:
    """The hits to choose from where a word names none and begins or is part of several; none where one is meant.

    Where nothing has such a name or one like it: the hits with one of its words, those with most of them first.
    """
    found = matching(hits, word)
    if not found and not near(hits, word):
        return _partly(hits, word)[:most]
    if len(found) < 2 or found[0].kind in CLEAR or _squeezed(found[0].name) == _squeezed(word):
        return []
    return found[:most]


def _partly(hits: Mapping[str, Hit], word: str) -> list[Hit]:
    """The hits in whose names words of at least so many letters stand, those with most of them first."""
    asked = {one for one in _words(word) if len(one) >= WHOLE}
    counts = {key: len(asked & set(_words(hit.name))) for key, hit in hits.items()}
    return [hits[key] for key in sorted((k for k, n in counts.items() if n), key=lambda k: -counts[k])]


def near(hits: Mapping[str, Hit], word: str, count: int = 3) -> list[Hit]:
    """The hits whose name is most like a word that names none, best first, each name once."""
    asked = word.casefold()
    by_name: dict[str, Hit] = {}
    for hit in hits.values():
        by_name.setdefault(hit.name.casefold(), hit)
    return [by_name[name] for name in difflib.get_close_matches(asked, by_name, count, 0.7)]


def among(names: Mapping[str, str], words: str, most: int) -> list[str]:
    """The keys of at most so many names that hold each of the words, in their order; no words: the first names.

    Case, spaces and signs do not count.
    """
    asked = _words(words)
    fits = (key for key, name in names.items() if all(word in _squeezed(name) for word in asked))
    return list(islice(fits, most))


def names_of(tables: Tables, companies: Collection[str]) -> frozenset[str]:
    """What these companies are called: their names, products and aliases."""
    columns = (("companies", "company"), ("products", "product"), ("aliases", "alias"))
    return frozenset(
        name
        for table, column in columns
        for name in tables[table].loc[tables[table]["company_id"].isin(companies), column]
    )


def company_of(tables: Tables, words: Iterable[str]) -> str | None:
    """The company that the words of a mark or label name: itself, its product or alias; the first word that does.

    A label may go on after the name ("OpenAI 75–80 %, 2023"): the longest name that begins it counts.
    """
    names = {a.casefold(): c for a, c in tables["aliases"][["alias", "company_id"]].dropna().itertuples(index=False)}
    names |= {
        p.casefold(): c for p, c in tables["products"][["product", "company_id"]].dropna().itertuples(index=False)
    }
    names |= {n.casefold(): c for n, c in tables["companies"][["company", "company_id"]].itertuples(index=False)}
    for word in words:
        said = word.casefold().strip()
        if said in names:
            return names[said]
        begun = [n for n in names if said.startswith(n) and not said[len(n) : len(n) + 1].isalnum()]
        if begun:
            return names[max(begun, key=len)]
    return None
