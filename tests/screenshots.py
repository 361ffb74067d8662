"""Pictures of every page in every theme, from a phone to a large screen, for a reader to leaf through: `make
screenshots`."""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from analysis.exhibits.page import load_pages
from tests.conftest import ARGS, LOUD, ROOT, chromium_path, serve, settle

SIZES = ((1280, 720), (1920, 1080), (1024, 768), (390, 844))
THEMES = {"light": ("light", ""), "dark": ("dark", ""), "projector": ("light", "?theme=projector")}
"""Theme → what the browser prefers and what the link asks for."""


def main(folder: Path = ROOT / "screenshots") -> None:
    """Writes folder/<page>-<width>-<theme>.png, each page from top to bottom."""
    path = chromium_path()
    if path is None:
        raise SystemExit(LOUD)
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright, serve(ROOT / "data") as address:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        for theme, (scheme, query) in THEMES.items():
            for width, height in SIZES:
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for one in load_pages():
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(f"{address}/{one.path}{query}")
                    settle(page)
                    page.get_by_text("data version").last.wait_for()
                    page.set_viewport_size({"width": width, "height": _height(page) + 80})
                    page.wait_for_timeout(900)
                    page.screenshot(path=folder / f"{one.id}-{width}-{theme}.png")
                context.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def _height(page: Page) -> int:
    """Pixels of the whole page, once it grows no more."""
    seen, now = -1, 0
    while seen != now:
        page.wait_for_timeout(400)
        seen, now = now, page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    return int(now)


if __name__ == "__main__":
    main()
