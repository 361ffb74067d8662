"""What happens once, before the first visitor: imports, data and pages are warmed up."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit import App
from streamlit.runtime.pages_manager import PagesManager

from analysis import check
from analysis.views import load_pages
from ui import data


@asynccontextmanager
async def warm(app: App) -> AsyncIterator[None]:
    """Loads what every visit needs, so that the first visitor does not wait for it.

    A folder named pages/ puts Streamlit into its old mode until the first `st.navigation`; in that mode the first
    deep link on a fresh server is told "page not found". The flag is cleared before anyone can ask.
    """
    PagesManager.uses_pages_directory = False
    load_pages()
    check.load(data.folder())
    gc.collect()
    gc.freeze()
    yield
