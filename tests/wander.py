"""A wanderer: random moves as people make them, and after each the window shows what a fresh browser shows at its
address.

`python -m tests.wander --seed 7 --steps 200 --from 40` walks steps 40 to 239 of a walk and prints each. A walk is made
of legs, each begun in a fresh browser, so that a piece of it, or a fault, is walked again without the steps before its
leg.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error, sync_playwright

from tests import moves
from tests.conftest import ARGS, ROOT, chromium_path, serve
from tests.moves import ON_A_PAGE, ON_A_SLIDE, PAGES, PATIENCE, Lost
from tests.seen import Restless, boxes, differences, listen, seen

LEG = 20
"""Steps of one leg."""
SIZE = {"width": 1280, "height": 720}
TRIES = 4
"""How often a window is looked at before it differs from a fresh one: what is late is no fault."""
ENTRIES = "() => ({ at: navigation.currentEntry.index, all: navigation.entries().map((one) => one.url) })"


@dataclass
class Walker:
    """A person's browser, the windows open in it, what its consoles said, and a browser in which nothing is pressed."""

    browser: Any
    server: str
    told: list[str] = field(default_factory=list)
    context: Any = None
    page: Any = None
    fresh: Any = None

    def begin(self, address: str) -> None:
        """A fresh browser at an address."""
        if self.context:
            self.context.close()
        self.context = self.browser.new_context(viewport=SIZE)
        self.window(address)

    def window(self, address: str) -> None:
        """Another window of the same browser."""
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        listen(self.page, self.told)
        self.page.goto(address)
        self.ready()

    def ready(self) -> None:
        """Waits until the window is at rest and hears keys."""
        seen(self.page)
        self.page.wait_for_function("() => window.genai?.keys", timeout=PATIENCE)

    def step(self, dice: random.Random) -> str:
        """One move that is possible here, in words."""
        known = ON_A_SLIDE if self.page.locator(".st-key-slide").count() else ON_A_PAGE
        own = {self.back: 3, self.forward: 2, self.reload: 1, self.other_window: 1, self.address: 1}
        weighed: dict[Callable[..., str], int] = {**known, **own}
        while True:
            move = dice.choices(list(weighed), list(weighed.values()))[0]
            try:
                said = move(dice) if move in own else move(self.page, dice)
            except Error as problem:
                raise Lost(f"{move.__name__}: {str(problem)[:400]}") from problem
            if said:
                return said
            del weighed[move]

    def back(self, dice: random.Random) -> str:
        """Back, to the address of the entry before."""
        return self._through(-1)

    def forward(self, dice: random.Random) -> str:
        """Forward, to the address of the entry after."""
        return self._through(1)

    def _through(self, by: int) -> str:
        entries = self.page.evaluate(ENTRIES)
        to = entries["at"] + by
        if not 0 <= to < len(entries["all"]):
            return ""
        self.page.evaluate("(by) => history.go(by)", by)
        said = f"{'Back' if by < 0 else 'Forward'} to {self.path(entries['all'][to])}"
        self.page.wait_for_timeout(300)
        self.ready()
        return moves.answered(
            self.page,
            said,
            "([to, at]) => location.href === to && navigation.currentEntry.index === at",
            [entries["all"][to], to],
        )

    def reload(self, dice: random.Random) -> str:
        """The same address loaded anew."""
        before = self.page.url
        self.page.reload()
        self.ready()
        return moves.answered(self.page, "reload", "(before) => location.href === before", before)

    def other_window(self, dice: random.Random) -> str:
        """The same address in another window, or a window opened before."""
        others = [p for p in self.context.pages if p is not self.page]
        if others and dice.random() < 0.6:
            self.page = dice.choice(others)
            self.page.bring_to_front()
            return f"to the other window at {self.path(self.page.url)}"
        self.window(self.page.url)
        return "a second window"

    def address(self, dice: random.Random) -> str:
        """The address of a page, one of its slides, or a slide of the story, as from a mail."""
        to = f"{self.server}{start(dice)}"
        self.page.goto(to)
        self.ready()
        return f"address {self.path(to)}"

    def otherwise(self) -> list[str]:
        """Where this window shows something else than a browser in which nothing is pressed at its address."""
        self.fresh = self.fresh or self.browser.new_context(viewport=SIZE)
        fresh = self.fresh.new_page()
        try:
            fresh.goto(self.page.url)
            for _ in range(TRIES):
                differ = differences(seen(self.page), seen(fresh))
                if not differ:
                    break
                fresh.wait_for_timeout(700)
            return differ
        finally:
            fresh.close()

    def faults(self) -> list[str]:
        """What this window shows otherwise than a fresh one at its address, its exceptions, and errors of the
        console."""
        seen(self.page)
        found = boxes(self.page) + self.told
        self.told.clear()
        if "deck=" in self.page.url and self.page.locator(".st-key-slide_back").count():
            return found  # what a control changed on a slide of a deck is in no address
        return found + self.otherwise()

    @staticmethod
    def path(address: str) -> str:
        """An address without its server."""
        parts = urlsplit(address)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


def start(dice: random.Random) -> str:
    """Where people come in: a page, a slide of one, a slide of the story."""
    page = dice.choice(PAGES)
    slide = f"/{page.path}?present={dice.randint(1, len(page.exhibits))}" if page.exhibits else f"/{page.path}"
    return dice.choice([f"/{page.path}", slide, f"/?present={dice.randint(1, 10)}&deck=ready"])


def walk(browser: Any, server: str, seed: int, first: int, steps: int, say: Callable[[str], None]) -> list[str]:
    """Walks the steps from `first` on; each fault as a sentence that says how to walk to it again.

    After a fault the walk goes on in a fresh browser at the same address.
    """
    walker = Walker(browser, server)
    faults: list[str] = []
    for number in range(first - first % LEG, first + steps):
        if number % LEG == 0:
            at = start(random.Random(f"{seed} leg {number // LEG}"))
            walker.begin(f"{server}{at}")
            say(f"seed {seed}, leg of step {number} begins at {at}")
        try:
            said = walker.step(random.Random(f"{seed} step {number}"))
            found = walker.faults()
        except (Lost, Restless, Error) as problem:
            said, found = "", [str(problem)]
        say(f"seed {seed}, step {number}: {said} → {walker.path(walker.page.url)}")
        if found:
            faults += [f"seed {seed}, step {number}, {said} → {walker.path(walker.page.url)}: {one}" for one in found]
            for one in found[:12]:
                say(f"  FAULT {one}")
            say(f"  {len(found)} in all")
            walker.begin(walker.page.url)
    for context in (walker.context, walker.fresh):
        if context:
            context.close()
    return faults


@contextmanager
def chromium() -> Iterator[Any]:
    """Headless Chromium, for a walk without the tests."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium_path(), args=ARGS)
        try:
            yield made
        finally:
            made.close()


def main(words: list[str]) -> int:
    """Walks as the words say; 1 where something was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.wander", description=__doc__)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--steps", type=int, default=200)
    asked.add_argument("--from", type=int, default=0, dest="first")
    asked.add_argument("--server", help="the address of a dashboard that runs; without it one is started")
    given = asked.parse_args(words)

    def say(line: str) -> None:
        print(line, flush=True)

    with chromium() as browser:
        if given.server:
            faults = walk(browser, given.server, given.seed, given.first, given.steps, say)
        else:
            with serve(ROOT / "data") as server:
                faults = walk(browser, server, given.seed, given.first, given.steps, say)
    say(f"seed {given.seed}, steps {given.first} to {given.first + given.steps - 1}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
