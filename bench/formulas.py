"""The formulas alone, each under its bar: bounds, spectrum, many markets, draws, filters, files."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import check
from analysis.choices.choice import Tables
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import build, keep_rows
from analysis.exhibits.page import call, load_pages
from analysis.export.html import html
from analysis.export.pptx.deck import pptx
from analysis.measures.bounds import draw_hhi, hhi_bounds
from analysis.measures.concentration import hhi_by
from analysis.measures.motion import motion_of
from analysis.measures.scenarios import Assumptions, Market, forecast, simulate
from analysis.tables.concentration import spectrum
from analysis.tables.openness import profiles
from analysis.tables.prices import over_time
from bench.result import Result
from bench.servers import ROOT

UNCACHED = (
    ("openness", "profiles", {"rating_system": "Epoch access", "rated_year": "2025"}),
    ("openness", "composite", {"weight_data": 3.0}),
    ("prices", "prices_over_time", {"picked": ("openai", "mistral")}),
    ("prices", "spreads", {}),
)
"""Exhibits of many rows, built anew at each step of a control."""


def timed(run: Callable[[], object], repeats: int) -> list[float]:
    """Milliseconds of processor time of each run, after one that is not counted: others on the machine do not show."""
    run()
    found = []
    for _ in range(repeats):
        begun = time.process_time()
        run()
        found.append((time.process_time() - begun) * 1000)
    return found


def printed(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Shares of a random market as printed to a tenth of a percent: lows and highs, fractions."""
    shares = np.sort(np.random.default_rng(seed).dirichlet(np.ones(count)))[::-1]
    at = np.round(shares * 0.9, 3)
    return np.maximum(at - 0.0005, 0), at + 0.0005


def boxes(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Wide intervals of many sizes that still hold a market."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(count)) * 0.9
    return shares * rng.uniform(0.2, 0.9, count), np.minimum(shares * rng.uniform(1.1, 3.0, count), 1.0)


def concentration(tables: Tables, repeats: int) -> Iterable[Result]:
    """Bounds, spectrum, HHI of many markets beside a plain bincount, draws."""
    low, high = printed(25, 1)
    wide = boxes(25, 2)
    yield Result(
        "formulas",
        "HHI bounds, 25 companies as printed",
        timed(lambda: hhi_bounds(low, high, (0.05, 0.15)), repeats),
        most=50,
    )
    yield Result(
        "formulas",
        "HHI bounds, 25 arbitrary intervals",
        timed(lambda: hhi_bounds(*wide, (0.0, 0.5)), repeats),
        most=1000,
    )
    page = next(p for p in load_pages() if p.id == "concentration")
    one = next(e for e in page.exhibits if e.table is spectrum)
    params = with_defaults(page.choices + one.choices, tables, {})
    inputs = {name: tables[name] for name in one.inputs}
    yield Result(
        "formulas", "whole spectrum, uncached", timed(lambda: call(spectrum, **inputs, **params), repeats), most=300
    )
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"market": rng.integers(0, 10_000, 1_000_000), "share": rng.random(1_000_000) / 250})
    codes, share = frame["market"].to_numpy(), frame["share"].to_numpy()
    ours, plain = [], []
    for _ in range(max(repeats, 3)):
        ours += timed(lambda: hhi_by(frame, "market", "share"), 1)
        plain += timed(lambda: np.bincount(codes, share * share) * 10_000, 1)
    yield Result("formulas", "hhi_by, 1,000,000 rows in 10,000 markets, beside numpy bincount", ours, plain, most=3)
    yield Result(
        "formulas",
        "5,000 draws of one market",
        timed(lambda: draw_hhi(low, high, (0.05, 0.15), None, 5000, 1), repeats),
        most=300,
    )


def scenarios(repeats: int) -> Iterable[Result]:
    """5,000 draws × 20 quarters × 12 companies: the forecast, and a scenario that pulls it."""
    shares = np.random.default_rng(4).dirichlet(np.full(12, 30.0), 12)
    window = pd.DataFrame(shares)

    def pulled() -> object:
        walk = forecast(window, 20, 5000, 1)
        market = Market(motion_of(shares), np.asarray(walk), tuple(i % 3 == 0 for i in range(12)), 3.0)
        return simulate(market, Assumptions(churn=(0.05, 0.2), beta_open=(0.0, 0.2)), Assumptions(), 1)

    yield Result(
        "formulas",
        "forecast and scenario, 5,000 draws × 20 quarters × 12",
        timed(pulled, repeats),
        most=400,
    )


def filters(tables: Tables, repeats: int) -> Iterable[Result]:
    """Tables of the openness cells and of the prices, computed and filtered."""
    pages = {p.id: p for p in load_pages()}
    some = {"picked": ("openai", "meta", "google"), "interested": "hide", "confidence": "B"}
    for page_id, table, words in (
        ("openness", profiles, f"{len(tables['openness']):,} openness cells"),
        ("prices", over_time, f"{len(tables['api_prices']):,} prices"),
    ):
        one = next(e for e in pages[page_id].exhibits if e.table is table)
        whole = build(pages[page_id], one, tables, {}).full
        yield Result(
            "filters",
            f"{words}: rows for a filter",
            timed(lambda whole=whole: keep_rows(whole, some), repeats),
            most=10,
        )
    for page_id, exhibit_id, params in UNCACHED:
        page = pages[page_id]
        one = next(e for e in page.exhibits if e.id == exhibit_id)
        ways = timed(lambda page=page, one=one, params=params: build(page, one, tables, params), repeats)
        yield Result("filters", f"{one.topic}: whole card", ways, most=400)


def checks(repeats: int) -> Iterable[Result]:
    """The whole check of the shipped data, and of a share table with 5,000 unknown keys."""
    yield Result("check", "the shipped data", timed(lambda: check.load(ROOT / "data"), repeats), most=1200)
    with tempfile.TemporaryDirectory() as made:
        folder = shutil.copytree(ROOT / "data", Path(made) / "data", ignore=shutil.ignore_patterns(".*"))
        with (folder / "shares.csv").open(encoding="utf-8") as file:
            rest = file.readlines()[1].split(",", 1)[1]
        with (folder / "shares.csv").open("a", encoding="utf-8") as file:
            file.writelines(f"nomarket{i},{rest}" for i in range(5000))
        yield Result("check", "5,000 unknown keys", timed(lambda: check.load(folder), min(repeats, 3)), most=20_000)


def files(tables: Tables, repeats: int) -> Iterable[Result]:
    """Ten slides as PowerPoint and as HTML; the cards are at hand."""
    found = [(p, e) for p in load_pages() for e in p.exhibits if e.figure][:10]
    cards = [build(p, e, tables, {}) for p, e in found]
    yield Result("files", "PowerPoint of ten slides", timed(lambda: pptx(cards, "Ten"), repeats), most=3000)
    yield Result("files", "HTML of ten slides", timed(lambda: html(cards, "Ten"), repeats), most=2000)


def all_of(tables: Tables, repeats: int) -> list[Result]:
    """Everything that needs neither server nor browser."""
    found = (
        concentration(tables, repeats),
        scenarios(repeats),
        filters(tables, repeats),
        files(tables, repeats),
        checks(repeats),
    )
    return [result for part in found for result in part]
