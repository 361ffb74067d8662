"""Names, labels, definitions and colors of the shipped data fit, differ and are explained."""

from itertools import combinations

import numpy as np
import pytest

from analysis.exhibits.page import load_pages
from analysis.measures import shares
from tests.test_data_shipped import raw

WORDS = {"A": "primary", "B": "gains nothing", "C": "exact or rounded"}
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Machado, Oliveira and Fernandes (2009), full severity, on linear RGB."""
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(color: str) -> np.ndarray:
    part = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.clip(rgb, 0, 1) @ TO_XYZ.T / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_market_names_fit_and_say_what_they_leave_out():
    for row in raw("markets"):
        assert len(row["market"]) <= 60 and row["includes"] and row["excludes"], row["market_id"]


def test_event_labels_fit_on_a_chart_and_differ():
    labels = [row["label"] for row in raw("events")]
    assert max(map(len, labels)) <= 28 and len(set(labels)) == len(labels)


def test_the_grade_in_the_glossary_is_the_grade_that_is_computed(tables):
    words = next(row["definition"] for row in raw("glossary") if row["term_id"] == "confidence_grade")
    assert all(word in words for word in WORDS.values())
    rows = (
        tables["shares"]
        .head(4)
        .assign(
            source_id=["statcounter-ai-chatbots"] * 3 + ["techcrunch-2025"],
            independence=["independent", "seller", "seller", "seller"],
            qualifier=["exact", "rounded", "approx", "nearly"],
        )
    )
    assert shares.grade(rows, tables["sources"]).tolist() == list("ABCD")


def test_definitions_are_one_sentence():
    for row in raw("glossary"):
        assert row["definition"].endswith(".") and ". " not in row["definition"], row["term_id"]


def test_company_colors_stand_out_from_white():
    for row in raw("companies"):
        if row["color"]:
            assert 1.05 / (linear(row["color"]) @ TO_XYZ[1] + 0.05) >= 3, row["company_id"]


@pytest.mark.parametrize("sight", SIGHT)
def test_company_colors_differ_for_every_kind_of_sight(sight):
    colors = {row["company_id"]: row["color"] for row in raw("companies") if row["color"]}
    assert len(colors) >= 16
    seen = {who: lab(SIGHT[sight] @ linear(color)) for who, color in colors.items()}
    close = [pair for pair in combinations(seen, 2) if np.linalg.norm(seen[pair[0]] - seen[pair[1]]) < 10]
    assert not close


def test_every_term_that_an_exhibit_names_is_in_the_glossary():
    known = {row["term_id"] for row in raw("glossary")}
    named = {(page.id, term) for page in load_pages() for exhibit in page.exhibits for term in exhibit.terms}
    assert named and not {pair for pair in named if pair[1] not in known}


def test_what_a_market_counts_is_explained_in_the_glossary():
    terms = {row["term"].casefold() for row in raw("glossary")}
    words = {row["share_of"] for row in raw("markets")} - {"not stated", "USD"}
    same = {"revenue": "revenue share", "web visits": "visits", "survey, enterprise use": "survey respondents"}
    assert {same.get(word, word).casefold() for word in words} <= terms
