"""What happens once, before the first visitor, and what the server hands out beside the pages."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import plotly
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit import App
from streamlit.runtime.pages_manager import PagesManager

from analysis import check
from analysis.views import load_pages
from ui import ahead, chart, data

DRAWING = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def drawing(request: Request) -> FileResponse:
    """The drawing library as installed: the reader's browser makes pictures with it, without a network."""
    return FileResponse(DRAWING, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


ROUTES = [Route(chart.address(chart.PLOTLY), drawing), Route(chart.address(ahead.PATH), ahead.figure)]


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
