"""The bare twin: a plain two-page Streamlit app with default settings, the same figures and one button each.

It is what someone would write who wants these charts on screen and nothing else: no menu of our own, no finding, no
filter, no table, no file. Its figures are made once, when it starts; its button changes the chart that the
dashboard's control changes, into the same one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.choices.choice import Choice, One, Tables
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import build
from analysis.exhibits.page import Exhibit, Page

APP = '''"""The bare twin of two pages."""
import streamlit as st

st.set_page_config(layout="wide")
st.navigation([
    st.Page("one.py", title=TITLES[0], url_path=IDS[0]),
    st.Page("two.py", title=TITLES[1], url_path=IDS[1]),
]).run()
'''
PAGE = '''"""One page: a title, one button, the figures."""
import figures
import streamlit as st

st.title(NAME)
if st.button("Change", key=f"change_{NAME}"):
    st.session_state[NAME] = not st.session_state.get(NAME, False)
for exhibit, drawn in figures.FIGURES[NAME].items():
    other = figures.OTHER[NAME] if exhibit == figures.CHANGES[NAME] and st.session_state.get(NAME) else drawn
    st.plotly_chart(other, key=f"chart_{exhibit}", theme=None, config={"displayModeBar": False, "responsive": True})
'''
FIGURES = '''"""The figures, made once."""
import json
from pathlib import Path

import plotly.graph_objects as go

made = json.loads(Path(__file__).with_name("figures.json").read_text())
FIGURES = {page: {e: go.Figure(f) for e, f in found["figures"].items()} for page, found in made.items()}
OTHER = {page: go.Figure(found["other"]) if found["other"] else None for page, found in made.items()}
CHANGES = {page: found["changes"] for page, found in made.items()}
'''


@dataclass(frozen=True)
class Control:
    """A choice of an exhibit and two of its options, whose figures differ."""

    exhibit: Exhibit
    choice: Choice
    values: tuple[str, str]
    labels: tuple[str, str]
    as_buttons: bool


def control(page: Page, tables: Tables) -> Control | None:
    """The first control of a page that changes a chart, with the first two options that do."""
    for exhibit in page.exhibits:
        params = with_defaults(page.choices + exhibit.choices, tables, {})
        for choice in exhibit.choices if exhibit.figure else ():
            if not isinstance(choice, One):
                continue
            options = dict(choice.options(tables, params))
            now = params[choice.name]
            for value in [v for v in options if v != now][:3]:
                after = _drawn(page, exhibit, tables, {choice.name: value})
                if after and after != _drawn(page, exhibit, tables, {}):
                    few = len(options) <= 4 and all(len(name) < 28 for name in options.values())
                    return Control(exhibit, choice, (now, value), (options[now], options[value]), few)
    return None


def _drawn(page: Page, exhibit: Exhibit, tables: Tables, params: Mapping[str, str]) -> str:
    figure = build(page, exhibit, tables, params).figure
    return "" if figure is None else str(figure.to_json())


def path(pages: Sequence[Page], page: Page) -> str:
    """Where a page lies on the twin: the first is at the root."""
    return "" if page is pages[0] else page.id


def write(folder: Path, pages: Sequence[Page], tables: Tables) -> None:
    """Writes the twin of two pages into a folder."""
    made = {}
    for page, name in zip(pages, ("one", "two"), strict=True):
        found = control(page, tables)
        drawn = {e.id: json.loads(text) for e in page.exhibits if (text := _drawn(page, e, tables, {}))}
        after = _drawn(page, found.exhibit, tables, {found.choice.name: found.values[1]}) if found else "null"
        made[page.id] = {
            "figures": drawn,
            "other": json.loads(after),
            "changes": found.exhibit.id if found else "",
        }
        (folder / f"{name}.py").write_text(PAGE.replace("NAME", repr(page.id)), encoding="utf-8")
    (folder / "figures.json").write_text(json.dumps(made), encoding="utf-8")
    (folder / "figures.py").write_text(FIGURES, encoding="utf-8")
    names = APP.replace("TITLES", repr([p.title for p in pages])).replace("IDS", repr([p.id for p in pages]))
    (folder / "app.py").write_text(names, encoding="utf-8")
