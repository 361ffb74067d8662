"""`python -m bench [--quick] [--only formulas,browser,sessions,growth,soak] [--pages shares,concentration]`"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from analysis import check
from analysis.choices.choice import Tables
from analysis.exhibits.page import Page, load_pages
from bench import browser, formulas, sessions, twin
from bench.grow import grow
from bench.result import Result, markdown, write
from bench.servers import ROOT, Server, serve

OUT = ROOT / "bench/out"
PARTS = ("formulas", "browser", "sessions", "growth")
LONG = "soak"
"""The part that is measured when asked for alone: half an hour."""
SOAK_SESSIONS, SOAK_MINUTES, MOST_GROWTH = 30, 30.0, 1.1
SLID = {"scenarios": ("churn", "fan")}
"""A slider of a page and the chart that it redraws."""
PAIRS = "shares,concentration,openness,scenarios"


def pairs(names: Sequence[str]) -> list[tuple[Page, Page]]:
    """The pages to measure, two by two: a twin holds two pages."""
    pages = {p.id: p for p in load_pages()}
    found = [pages[n] for n in names]
    return list(zip(found[::2], found[1::2], strict=True))


def in_the_browser(both: Sequence[Server], pages: Sequence[Page], tables: Tables, repeats: int) -> Iterator[Result]:
    """Loads, controls and page switches of two pages."""
    with browser.browser() as chromium:
        for page in pages:
            addresses = [f"{both[0].address}/{page.path}", f"{both[1].address}/{twin.path(pages, page)}"]
            yield from browser.loads(chromium, addresses, page.title, repeats)
            if found := twin.control(page, tables):
                yield from browser.controls(chromium, addresses, page.title, found, repeats)
            if found and page.id in SLID:
                key, exhibit = SLID[page.id]
                yield browser.slider(chromium, addresses, page.title, key, (exhibit, found.exhibit.id), repeats)
        yield from browser.switches(chromium, [f"{both[0].address}/{pages[0].path}", both[1].address], pages, repeats)
        page = pages[0]
        times = browser.slides(chromium, f"{both[0].address}/{page.path}", repeats)
        yield Result(page.title, "slide change to the drawn chart", times)


def with_sessions(both: Sequence[Server], page: Page, tables: Tables, quick: bool) -> Iterator[Result]:
    """Memory of a session, then reruns per second with 1, 10 and 50: the control alone and the whole page."""
    found = twin.control(page, tables)
    if found is None:
        return
    ours = partial(sessions.Reader, both[0].address, page.path, found.choice.name, found.labels)
    bare = partial(sessions.Reader, both[1].address, "", f"change_{page.id}")
    memory = [[sessions.memory_of_a_session(make, server, 20)] for make, server in zip((ours, bare), both, strict=True)]
    yield Result(page.title, "memory of a session", *memory, unit="MB")
    seconds = 2.0 if quick else 4.0
    for count in (1, 10, 50):
        for whole in (False, True):
            rates: list[list[float]] = [[], []]
            waits: list[list[float]] = [[], []]
            for _ in range(1 if quick else 3):
                for side, make in enumerate((ours, bare)):
                    rate, wait = sessions.rates(make, count, seconds, whole)
                    rates[side].append(rate)
                    waits[side].append(wait)
            what = f"{'whole page' if whole else 'control'}, {count} session{'s' * (count > 1)}"
            bar = 4.0 if count == 50 and not whole else None
            yield Result(page.title, f"reruns per second, {what}", *rates, unit="1/s", least=bar)
            yield Result(page.title, f"95th percentile of the wait, {what}", *waits)


def beside_the_twin(parts: set[str], names: Sequence[str], tables: Tables, quick: bool) -> Iterator[Result]:
    """Everything that needs both servers."""
    repeats = 3 if quick else 10
    starts: list[list[float]] = [[], []]
    for number, pages in enumerate(pairs(names)):
        with tempfile.TemporaryDirectory() as made, ExitStack() as running:
            twin.write(Path(made), pages, tables)
            for _ in range(2 if quick else 5) if number == 0 else ():
                for side, folder in enumerate((ROOT, Path(made))):
                    with serve(folder) as server:
                        starts[side].append(server.started_ms)
            both = [running.enter_context(serve(folder)) for folder in (ROOT, Path(made))]
            if "sessions" in parts and number == 0:  # first: memory that readers before have left would be used again
                yield from with_sessions(both, pages[0], tables, quick)
            if "browser" in parts:
                yield from in_the_browser(both, pages, tables, repeats)
    yield Result("server", "start to healthy", *starts)


def with_more_rows(tables: Tables, quick: bool) -> Iterator[Result]:
    """The control of one page on the data once, ten and a hundred times over; the ratio is to once."""
    page = next(p for p in load_pages() if p.id == "shares")
    found = twin.control(page, tables)
    if found is None:
        return
    repeats, times = (3 if quick else 10), (10,) if quick else (10, 100)
    with tempfile.TemporaryDirectory() as made, browser.browser() as chromium:
        for factor in times:
            folder = grow(ROOT / "data", Path(made) / str(factor), factor)
            with serve(ROOT, folder) as grown, serve(ROOT) as plain:
                taken = [
                    browser.controls(chromium, [f"{s.address}/{page.path}"], page.title, found, repeats)[0].ours
                    for s in (grown, plain, grown, plain)
                ]
            more, once = [*taken[0], *taken[2]], [*taken[1], *taken[3]]
            yield Result(
                "growth", f"control, {factor} × the rows beside 1 ×", more, once, most=1.2 if factor == 10 else 2.0
            )
            name = f"start to healthy with {factor} × the rows"
            yield Result("growth", name, [grown.started_ms], [plain.started_ms])


def soaked(tables: Tables, quick: bool) -> Iterator[Result]:
    """Memory with thirty readers over half an hour, who come, change controls of all pages, leave and come again.

    Held against the bar: the last third of the time beside the third before it.
    """
    found = [(p, c) for p in load_pages() if (c := twin.control(p, tables))]
    with serve(ROOT, session_seconds=10) as server:
        makes = [
            partial(sessions.Reader, server.address, p.path, c.choice.name, c.labels)
            for p, c in (found[n % len(found)] for n in range(SOAK_SESSIONS))
        ]
        memory = sessions.soak(makes, server, 2.0 if quick else SOAK_MINUTES)
    third = len(memory) // 3
    what = f"memory with {SOAK_SESSIONS} sessions, last third beside the one before"
    yield Result(LONG, what, memory[-third:], memory[-2 * third : -third], "MB", most=MOST_GROWTH)


def main() -> None:
    """Measures, writes bench/out/bench.json and bench/out/bench.md after each result, prints the table."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="few repeats, for a look")
    asked.add_argument("--only", default=",".join(PARTS), help=f"parts, of {', '.join((*PARTS, LONG))}")
    asked.add_argument("--pages", default=PAIRS, help="page ids, an even number; all: every page")
    found = asked.parse_args()
    parts = set(found.only.split(","))
    if strange := parts - {*PARTS, LONG}:
        raise SystemExit(f"no part is called {', '.join(sorted(strange))}; there are {', '.join((*PARTS, LONG))}")
    charted = [p.id for p in load_pages() if any(e.figure for e in p.exhibits)]
    names = charted[: len(charted) // 2 * 2] if found.pages == "all" else found.pages.split(",")
    tables = check.load(ROOT / "data").tables
    results: list[Result] = []
    for part in (
        formulas.all_of(tables, 3 if found.quick else 10) if "formulas" in parts else (),
        beside_the_twin(parts, names, tables, found.quick) if parts & {"browser", "sessions"} else (),
        with_more_rows(tables, found.quick) if "growth" in parts else (),
        soaked(tables, found.quick) if LONG in parts else (),
    ):
        for result in part:
            results.append(result)
            print(markdown([result]).splitlines()[2], flush=True)
            write(results, OUT)  # at once: a part that breaks takes nothing measured before away
    print("\n" + markdown(results))


if __name__ == "__main__":
    main()
