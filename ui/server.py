"""What happens once, before the first visitor, and what the server hands out beside the pages."""

import gc
import gzip
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import App, net_util
from streamlit.file_util import get_static_dir
from streamlit.runtime.pages_manager import PagesManager

from analysis.exhibits.page import Page, load_pages
from analysis.export.plotly_bundle import script
from ui import data, feed, message_queue, open_data, orientation
from ui.bar import NAME
from ui.components import animation, chart, prefetch

DAY = {"Cache-Control": "max-age=86400", "Vary": "Accept-Encoding"}


@cache
def _packed() -> bytes:
    """The drawing library, compressed once: the server would compress it anew for each visitor."""
    return gzip.compress(script().encode(), 6)


def drawing(request: Request) -> Response:
    """The drawing library as installed: the reader's browser draws and makes pictures with it, without a network."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(_packed(), media_type="text/javascript", headers=DAY | {"Content-Encoding": "gzip"})
    return Response(script(), media_type="text/javascript", headers=DAY)


@cache
def _document() -> str:
    """Streamlit's own document, with the name of the product, the width of the window, and the drawing library asked
    for at once.

    Charts would ask for it only when the page is laid out; so it loads while the browser waits for the first answer.
    The cookie is there before the page is asked for, so that a phone gets charts laid out for it from the first run on.
    Another one, which is set when the document is left, says that the browser was here before.
    """
    told = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    early = f'<script async id="drawing-library" onerror="this.remove()" src="{escape(chart.address())}"></script>'
    wide = f"document.cookie = `{data.WINDOW}=${{innerWidth}};path=/;SameSite=Lax`;"
    met = f"document.cookie = '{orientation.MET}=yes;path=/;max-age=31536000;SameSite=Lax'"
    first = f"<script>{wide} addEventListener('pagehide', () => {{ {met}; }});</script>"
    return told.replace("<title>Streamlit</title>", f"<title>{escape(NAME)}</title>").replace(
        "</head>", first + early + "</head>"
    )


def document(request: Request) -> Response:
    """The document of a page's address."""
    return HTMLResponse(_document(), headers={"Cache-Control": "no-cache"})


def names_of(page: Page) -> set[str]:
    """How a page is asked for beside its own address: its id and its name in the menu, with any sign between words."""
    said = {page.id, page.title.casefold().replace(" ", "_")}
    return {name.replace("_", sign) for name in said for sign in ("_", "-", " ")}


LEADS = {name: page for page in load_pages() for name in names_of(page)}
"""Name → its page; names are without capitals."""


class Named(Convertor[str]):
    """A name of a page, in any case, that is not the address of one."""

    regex = f"(?!(?:{'|'.join(page.path for page in load_pages() if page.path)})$)(?i:{'|'.join(LEADS)})"

    def convert(self, value: str) -> str:
        """The name as it was asked for."""
        return value

    def to_string(self, value: str) -> str:
        """The name as an address has it."""
        return value


register_url_convertor("named", Named())


def home(request: Request) -> Response:
    """From a name of a page to its address, which is the server's own, with what is asked for."""
    page = LEADS[request.path_params["name"].casefold()]
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(chart.address(f"/{page.path}") + asked)


def models_server() -> Any:
    """The server for models, where `GENAI_MCP=1` asks for one; its package is no part of what runs otherwise."""
    if os.environ.get("GENAI_MCP") != "1":
        return None
    from ui import mcp_server

    return mcp_server.made()


MODELS = models_server()


def _routes_for_models() -> list[BaseRoute]:
    if MODELS is None:
        return []
    from ui import mcp_server

    return mcp_server.routes(MODELS)


ROUTES: list[BaseRoute] = [
    *_routes_for_models(),
    Route(chart.address("/{name:named}"), home),
    Route(chart.address(chart.PLOTLY), drawing),
    Route(chart.address(prefetch.PATH), prefetch.figure),
    Route(chart.address(animation.PATH), animation.run),
    Route(chart.address("/llms.txt"), open_data.llms),
    Route(chart.address("/changes.atom"), feed.feed),
    Route(chart.address("/data/index.json"), open_data.index),
    Route(chart.address("/data/{page}/{answer}"), open_data.exhibit_at),
    *(Route(chart.address(f"/{page.path}"), document) for page in load_pages()),
]


@asynccontextmanager
async def warm(app: App) -> AsyncIterator[None]:
    """Loads what every visit needs, so that the first visitor does not wait for it.

    A folder named pages/ puts Streamlit into its old mode until the first `st.navigation`; in that mode the first
    deep link on a fresh server is told "page not found". The flag is cleared before anyone can ask. At a request from
    another origin Streamlit would ask a machine outside for the address of this one; nothing is asked of the network.
    """
    net_util.get_external_ip = lambda: None
    PagesManager.uses_pages_directory = False
    message_queue.mend()
    load_pages()
    data.warm()
    _packed()
    gc.collect()
    gc.freeze()
    async with AsyncExitStack() as stack:
        if MODELS is not None:
            await stack.enter_async_context(MODELS.session_manager.run())
        yield
