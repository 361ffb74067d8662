"""The tab of a page that is open: a choice like any other, known by its id and never by its label."""

from functools import cache

import streamlit as st

from analysis.choices.choice import Choice, One
from analysis.exhibits.page import Page, Tab
from ui.state.memory import remember, value
from ui.state.messages import scroll_to


def tab_choice(page: Page) -> Choice | None:
    """The tabs of a page as a choice; None where it has none."""
    return _choice(page.id, page.tabs) if page.tabs else None


@cache
def _choice(page: str, tabs: tuple[Tab, ...]) -> Choice:
    names = {tab.id: tab.label for tab in tabs}
    return One(f"tab_{page}", "Part of the page", lambda t, p: names)


def open_tab(page: Page) -> Tab:
    """The tab that the reader, a link or a search opened, else the first."""
    chosen = value(f"tab_{page.id}")
    return next((tab for tab in page.tabs if tab.id == chosen), page.tabs[0])


def ready_tabs(page: Page) -> str:
    """The key of the widget of the tabs, which shows the open one."""
    key, label = f"tabs-{page.id}", open_tab(page).label
    if st.session_state.get(key) != label:
        st.session_state[key] = label
    return key


def tab_pressed(page: Page) -> None:
    """Takes over the tab whose label was pressed; a callback."""
    label = st.session_state.get(f"tabs-{page.id}")
    pressed = next((tab for tab in page.tabs if tab.label == label), page.tabs[0])
    remember(f"tab_{page.id}", None if pressed is page.tabs[0] else pressed.id)


def show_exhibit(page: Page, exhibit: str) -> None:
    """Opens the tab of an exhibit, and its fold, and brings the exhibit into view, in the next run."""
    tab = page.tab_of(exhibit)
    if tab:
        remember(f"tab_{page.id}", None if tab is page.tabs[0] else tab.id)
        if exhibit in tab.folded:
            st.session_state[fold_key(exhibit)] = True
    scroll_to(exhibit)


def fold_key(exhibit: str) -> str:
    """The key of the line behind which an exhibit of a tab stands."""
    return f"fold_{exhibit}"
