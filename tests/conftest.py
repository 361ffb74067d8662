"""What many tests share: the real tables, a server of the dashboard, a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from analysis import check
from tests.tiny import tiny_folder
from ui import frame

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-24"
LOUD = "BROWSER TESTS ARE SKIPPED: no Chromium; sudo apt-get install chromium, or set GENAI_CHROMIUM=/path/to/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ["GENAI_TODAY"] = TODAY
frame.HEAD_START = 0.0
# Each script run of a test would read the metadata of every installed package anew.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def chromium_path() -> str | None:
    """The browser that the environment names, else the first one that is installed; the one without a window is
    fastest."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("GENAI_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files share a worker with themselves, and those of cards with each other; these begin, then those of a browser.

    Both take longest. Without a browser its tests are skipped, loudly; in CI they fail.
    """
    for item in items:
        if {"browser", "open_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    slow = {item.path for item in items if item.get_closest_marker("browser")}
    shared = {item.path for item in items if item.path not in slow and _takes_cards(item)}
    for item in items:
        item.add_marker(pytest.mark.xdist_group("cards" if item.path in shared else item.path.stem))
    items.sort(key=lambda item: (item.path not in shared, item.path not in slow))
    if chromium_path() is None and not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=LOUD))
        warnings.warn(LOUD, stacklevel=1)


def _takes_cards(item: pytest.Item) -> bool:
    """Whether its file asks `tests.cards` for cards, which are worked out once for a worker."""
    names = vars(getattr(item, "module", object)).values()
    return any(getattr(one, "__module__", "") == "tests.cards" for one in names)


@pytest.fixture(scope="session")
def tables():
    """The shipped data, checked."""
    return check.load(ROOT / "data").tables


@pytest.fixture
def folder(tmp_path):
    """A data folder of three companies without any finding, to break."""
    return tiny_folder(tmp_path)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """The same folder for all tests of a module, which leave it as it is."""
    return tiny_folder(tmp_path_factory.mktemp("tiny"))


@contextmanager
def serve(folder: Path, at: int = 0, **env: str) -> Iterator[str]:
    """A fresh server of the dashboard on a data folder, at a port or any free one; gives its address."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", at))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "GENAI_DATA": str(folder), "GENAI_TODAY": TODAY, **env}
    with subprocess.Popen(
        [*command, "--server.address", "127.0.0.1"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_until_healthy(address: str) -> None:
    """Returns when the server answers; an error after a minute."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not start")


@pytest.fixture
def printed_by(tmp_path, monkeypatch, capsys):
    """What a snippet of Python prints where it lies beside the downloaded files, with nothing of ours at hand."""

    def run(code: str) -> str:
        monkeypatch.chdir(tmp_path)
        exec(code, {"__name__": "__main__"})
        return str(capsys.readouterr().out)

    return run


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """One server on the shipped data for the tests that change nothing."""
    with serve(ROOT / "data") as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # a busy machine is no fault
    path = chromium_path()
    assert path, LOUD
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield made
        made.close()


@pytest.fixture
def open_page(browser):
    """Opens an address at a size and waits until it has settled."""
    contexts = []

    def opened(address: str, width: int = 1280, height: int = 720, scheme: str = "light"):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settle(page) -> None:
    """Waits until the script of the page has run to its end and no placeholder of a fragment is left."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')", timeout=30_000)


def listening(page):
    """The page, once its keys and clicks are heard."""
    page.wait_for_function("() => typeof window.genai?.clicks === 'function'")
    settle(page)
    return page


def heard(page):
    """The page or slide, once its keys are heard."""
    page.wait_for_function("() => window.genai?.keys")
    settle(page)
    return page
