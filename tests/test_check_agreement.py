"""Two tables that speak of one thing: what the check says where they disagree, and that the shipped ones do not."""

from pathlib import Path

import pytest

from analysis import check
from tests.tiny import edit

SHIPPED = Path(__file__).resolve().parent.parent / "data"
RULES = ("strategy-weights", "strategy-closed", "product-blank", "dates-differ", "page-twice")

DISAGREE = [
    (
        [("models.csv", 3, {"weights_date": "2024-03-17"})],
        "warning",
        "data/strategies.csv line 4, column C strategy: beta is open, but models.csv says that Beta 7B came out on"
        " 2023-09-27 and its weights from 2024-03-17; add a row before, or name the model in the reason; did you mean"
        " 'hybrid'?",
    ),
    (
        [("models.csv", 3, {"weights_date": "", "weights_open": "n", "access": "api"})],
        "warning",
        "data/strategies.csv line 4, column C strategy: beta is open, but models.csv says that Beta 7B came out on"
        " 2023-09-27 and never its weights; add a row before, or name the model in the reason; did you mean 'hybrid'?",
    ),
    (
        [("sources.csv", 3, {"url": "http://www.one.example/r/"})],
        "warning",
        "data/sources.csv line 3, column D url: is the page of s1 in line 2; cite one key and leave out the other",
    ),
    (
        [("models.csv", 2, {"weights_open": "y", "weights_date": "2023-03-14"})],
        "error",
        "data/strategies.csv line 2, column C strategy: alpha is closed, but models.csv says that the weights of Alpha"
        " 1 could be downloaded from 2023-03-14; add a row from that date, or name the model in the reason; did you"
        " mean 'hybrid'?",
    ),
    (
        [("models.csv", 3, {"weights_date": "2023-08-31"})],
        "error",
        "data/strategies.csv line 4, column B since: the first strategy of beta begins later, but models.csv says that"
        " the weights of Beta 7B could be downloaded from 2023-08-31; did you mean '2023-08-31'?",
    ),
    (
        [("shares.csv", 2, {"entity": "AlphaChat", "product_id": ""})],
        "warning",
        "data/shares.csv line 2, column F product_id: is empty, but aliases.csv says that 'AlphaChat' is the product"
        " alpha_chat; did you mean 'alpha_chat'?",
    ),
    (
        [("training_costs.csv", 2, {"model_date": "2023-03-15"})],
        "warning",
        "data/training_costs.csv line 2, column F model_date: 2023-03-15 is 2023-03-14 in models.csv line 2; did you"
        " mean '2023-03-14'?",
    ),
    (
        [("finances.csv", 4, {"metric": "acquisition"})],
        "warning",
        "data/finances.csv line 4, column C date: 2024 is 2024-06 in groups.csv line 2; did you mean '2024-06'?",
    ),
    (
        [("events.csv", 3, {"kind": "merger"}), ("groups.csv", 2, {"since": "2024-02-27"})],
        "warning",
        "data/events.csv line 3, column A date: 2024-02-26 is 2024-02-27 in groups.csv line 2; did you mean"
        " '2024-02-27'?",
    ),
    (
        [("events.csv", 2, {"kind": "antitrust rule"})],
        "warning",
        "data/events.csv line 2, column A date: 2023-03-14 is 2023-12-18 in guidelines.csv line 2; did you mean"
        " '2023-12-18'?",
    ),
]


def said(folder: Path, *rules: str) -> list[str]:
    return [f.text for f in check.load(folder).problems if f.rule in rules]


@pytest.mark.parametrize(("edits", "level", "message"), DISAGREE, ids=[m[5:40] for *_, m in DISAGREE])
def test_where_two_tables_disagree_one_message_says_where_what_and_the_nearest_good_value(
    folder, edits, level, message
):
    for file, line, cells in edits:
        edit(folder, file, line, **cells)
    assert [(f.level, f.text) for f in check.load(folder).problems if f.rule in RULES] == [(level, message)]


@pytest.mark.parametrize(
    "edits",
    [
        [
            ("models.csv", 2, {"weights_open": "y", "weights_date": "2023-03-14"}),
            ("strategies.csv", 2, {"reason": "Weights of Alpha 1, a side release."}),
        ],
        [("models.csv", 3, {"weights_date": "2023-09"})],
        [("models.csv", 3, {"weights_date": "", "weights_open": "n", "access": "unreleased"})],
        [
            ("models.csv", 3, {"weights_date": "2024-03-17"}),
            ("strategies.csv", 4, {"reason": "Weights of each model, Beta 7B by stages."}),
        ],
        [("shares.csv", 2, {"entity": "Alpha Labs", "product_id": "", "entity_kind": "company"})],
        [("finances.csv", 4, {"metric": "acquisition", "date": "2024-06-15"})],
        [("events.csv", 3, {"kind": "merger", "date": "2023-02-26"})],
    ],
    ids=(
        "decided in the reason",
        "a month",
        "never released",
        "late weights decided in the reason",
        "a name of a company",
        "a day where a month is known",
        "another year",
    ),
)
def test_what_does_not_contradict_is_not_told(folder, edits):
    for file, line, cells in edits:
        edit(folder, file, line, **cells)
    assert said(folder, *RULES) == []


def test_no_two_tables_of_the_shipped_data_disagree():
    assert said(SHIPPED, *RULES) == []
