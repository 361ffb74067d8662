"""What can be asked for by address: every exhibit with its choices, for programs (JSON) and for readers of text."""

import json
from collections.abc import Sequence
from typing import Any

from analysis.choices.choice import Choice, Number, Tables, labels
from analysis.choices.shared import SHARED
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.page import Exhibit, Page
from analysis.export.markdown import safe

KINDS = {"json": "application/json", "csv": "text/csv", "md": "text/markdown"}
"""Ending of an address → its media type."""
SCREEN = ("theme", "focus", "numbers", "layout")
"""Shared choices that change the screen alone."""
NAME = "GenAI Market Structure"


def where(page: Page, exhibit: Exhibit, kind: str) -> str:
    """The address of an exhibit's answer, from the root of the server."""
    return f"/data/{page.id}/{exhibit.id}.{kind}"


def index(pages: Sequence[Page], tables: Tables, version: str) -> str:
    """Every page and exhibit, the addresses of their answers, and what can be chosen there, as JSON."""
    shared = [_choice(c, tables, {}) for c in SHARED if c.name not in SCREEN]
    told = {
        "name": NAME,
        "data_version": version,
        "choices_everywhere": shared,
        "pages": [_page(page, tables) for page in pages],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _page(page: Page, tables: Tables) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "question": page.question,
        "address": f"/{page.path}",
        "exhibits": [
            {
                "id": exhibit.id,
                "topic": exhibit.topic,
                "answers": {kind: where(page, exhibit, kind) for kind in KINDS},
                "choices": _choices((*page.choices, *exhibit.choices), tables),
            }
            for exhibit in page.exhibits
        ],
    }


def _choices(choices: tuple[Choice, ...], tables: Tables) -> list[dict[str, Any]]:
    params = with_defaults(choices, tables, {})
    return [_choice(choice, tables, params) for choice in choices]


def _choice(choice: Choice, tables: Tables, params: dict[str, Any]) -> dict[str, Any]:
    """One choice: its name in the address, what it is called, its options or its reach, and what it is unasked."""
    told: dict[str, Any] = {"name": choice.name, "label": choice.label, "default": choice.start(tables, params)}
    if isinstance(choice, Number):
        low, high, step = choice.reach(tables, params)
        return told | {"low": low, "high": high, "step": step}
    options = labels(choice, tables, params)
    return told | ({"options": dict(options)} if options else {})


def llms(pages: Sequence[Page], version: str) -> str:
    """The same for a reader of plain text, as llmstxt.org has it: one line a page, one an exhibit."""
    lines = [
        f"# {NAME}",
        "",
        "> Who holds the generative-AI market, how concentrated it is, and whether open strategies can break the"
        " leader's hold. Every figure has a unit, a date, a range where its source is not exact, and a source.",
        "",
        f"Data version {version}. Each exhibit is answered as Markdown, CSV and JSON: put `.md`, `.csv` or `.json` at"
        " the end of its address, with the same words after `?` as the page's own address. `/data/index.json` lists"
        " what can be chosen. A market whose shares overlap has no index: the answer is then a refusal, with why.",
    ]
    for page in pages:
        lines += ["", f"## {safe(page.title)}", "", safe(page.question), ""]
        lines += [f"- [{safe(e.topic)}]({where(page, e, 'md')})" for e in page.exhibits]
    return "\n".join(lines) + "\n"
