"""The guided form "Add a company": a few answers become rows of every table they belong in, all or none."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.data.problems import nearest

Cells = dict[str, str]
NEEDED = ("company", "country", "founded", "kind", "layer", "strategy", "source_title", "source_url")
"""The eight answers that are needed; with a source of the tables the last two fall away."""
MODEL_NEEDED = ("model", "release_date", "modality", "access", "license")
SHARE_NEEDED = ("market_id", "period", "share_pct", "qualifier")


@dataclass(frozen=True)
class Answers:
    """What the form was told: the company's own answers, products, a share and a model (blank where not given)."""

    company: Mapping[str, str]
    products: tuple[Mapping[str, str], ...] = ()
    share: Mapping[str, str] = field(default_factory=dict)
    model: Mapping[str, str] = field(default_factory=dict)


def slug(name: str, taken: Iterable[str] = (), sign: str = "_") -> str:
    """A key from a printed name: lower case, letters and digits, a number where it is taken.

    >>> slug("Café AI (Paris)"), slug("Beta", ["beta"])
    ('cafe_ai_paris', 'beta_2')
    """
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", sign, bare).strip(sign) or "new"
    known = set(taken)
    number = 1
    while (made := key if number == 1 else f"{key}{sign}{number}") in known:
        number += 1
    return made


def missing(answers: Answers) -> list[str]:
    """Needed answers that are blank, of the parts that were begun."""
    told = answers.company
    skipped = ("source_title", "source_url") if told.get("source_id") else ()
    lost = [n for n in NEEDED if n not in skipped and not told.get(n, "").strip()]
    lost += [f"product {i}" for i, p in enumerate(answers.products, 1) if any(p.values()) and not p.get("product")]
    for part, needed, first in ((answers.share, SHARE_NEEDED, "market_id"), (answers.model, MODEL_NEEDED, "model")):
        if part.get(first):
            lost += [n for n in needed if not part.get(n, "").strip()]
    return lost


def meant(name: str, tables: Mapping[str, pd.DataFrame]) -> tuple[str, str]:
    """The company that a name means already: its key and how surely ("same" or "like"); two blanks for a new one."""
    names: dict[str, str] = {}
    for table, printed in (("products", "product"), ("aliases", "alias"), ("companies", "company")):
        rows = tables[table][[printed, "company_id"]].dropna()
        names |= {n.casefold(): key for n, key in rows.itertuples(index=False, name=None)}
    bare = name.strip().casefold()
    if bare in names or bare in set(names.values()):
        return names.get(bare, bare), "same"
    close = nearest(bare, names, 0.82) if len(bare) > 2 else ""
    return (names[close], "like") if close else ("", "")


def rows(answers: Answers, tables: Mapping[str, pd.DataFrame], today: str) -> dict[str, list[Cells]]:
    """The rows of each table that the answers make; columns that nobody was asked for are blank."""
    told = {k: v.strip() for k, v in answers.company.items()}
    made: dict[str, list[Cells]] = {}
    source = told.get("source_id") or slug(told["source_title"], tables["sources"]["source_id"], "-")
    if not told.get("source_id"):
        made["sources"] = [
            {
                "source_id": source,
                "title": told["source_title"],
                "producer": told.get("source_producer", ""),
                "url": told["source_url"],
                "date_accessed": today,
                "kind": told.get("source_kind", ""),
                "independence": told.get("source_independence", ""),
            }
        ]
    key = told.get("company_id") or slug(told["company"], tables["companies"]["company_id"])
    asked = ("company", "country", "founded", "kind", "layer", "website", "backers", "color")
    made["companies"] = [{"company_id": key, "source_id": source} | {n: told.get(n, "") for n in asked}]
    made["strategies"] = [
        {"company_id": key, "strategy": told["strategy"], "source_id": source}
        | {"since": told.get("since", ""), "reason": told.get("reason", "")}
    ]
    others = [a.strip() for a in told.get("aliases", "").split(";") if a.strip()]
    if others:
        made["aliases"] = [{"alias": a, "company_id": key} for a in others]
    products = _products(answers.products, key, source, tables)
    if products:
        made["products"] = products
    if answers.share.get("market_id"):
        made["shares"] = [_share(answers.share, told["company"], key, source)]
    if answers.model.get("model"):
        made["models"] = [_model(answers.model, key, source, tables)]
    return made


def _products(
    given: Iterable[Mapping[str, str]], key: str, source: str, tables: Mapping[str, pd.DataFrame]
) -> list[Cells]:
    taken = list(tables["products"]["product_id"])
    made: list[Cells] = []
    for one in given:
        if one.get("product", "").strip():
            name = slug(one["product"], taken)
            taken.append(name)
            cells = {n: one.get(n, "").strip() for n in ("product", "released")}
            made.append(
                {"product_id": name, "company_id": key, "source_id": source, **cells}
                | {"openness": one.get("openness") or "unknown"}
            )
    return made


def _share(given: Mapping[str, str], entity: str, key: str, source: str) -> Cells:
    named = {n: given.get(n, "").strip() for n in ("market_id", "period", "share_pct", "qualifier", "locator")}
    return named | {
        "entity": entity,
        "entity_kind": "company",
        "company_id": key,
        "status": "final",
        "source_id": given.get("source_id") or source,
    }


def _model(given: Mapping[str, str], key: str, source: str, tables: Mapping[str, pd.DataFrame]) -> Cells:
    is_open = given["access"] in ("open_source", "open_weights")
    names = (*MODEL_NEEDED, "parameters_bn", "license_commercial")
    return {n: given.get(n, "").strip() for n in names} | {
        "model_id": slug(given["model"], tables["models"]["model_id"], "-"),
        "company_id": key,
        "weights_open": "y" if is_open else "n",
        "training_code_open": "unknown",
        "training_data_open": "unknown",
        "source_id": source,
    }
