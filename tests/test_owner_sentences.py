"""Words on one topic, owner: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import compute, lanes, ownership

NONE = float("nan")

CASES = [
    (
        compute.users_finding,
        {"table": pd.DataFrame({"role": ["used"], "company_id": ["openai"], "label": ["OpenAI"], "status": ["final"]})},
        "OpenAI uses computing power that others own",
    ),
    (
        compute.users_finding,
        {"table": pd.DataFrame({"role": [], "company_id": [], "label": []})},
        "0 owners and no user counted",
    ),
    (
        compute.users_subtitle,
        {"table": pd.DataFrame({"as_of": ["2025-12-31"]})},
        ("Computing power owned and used, 31 Dec 2025, H100 equivalents, 5th to 95th percentile"),
    ),
    (
        compute.users_note,
        {"table": pd.DataFrame({"low_h100e": [NONE], "label": ["xAI"]})},
        (
            "Owned are chips sold, used is what runs, rented or own. Both are models of one"
            " publisher. A lab without an owner’s row may own chips among all others; ranges of two"
            " companies are not added. No range is published for xAI"
        ),
    ),
    (
        compute.ladder_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Google", "xAI", "OpenAI"],
                    "company_id": ["google", "xai", "openai"],
                    "layers_number": [4, 4, 3],
                }
            )
        },
        "Google and xAI are counted in 4 of 7 layers",
    ),
    (
        compute.ladder_subtitle,
        {"table": pd.DataFrame(index=range(0))},
        ("Share of each layer, by one market a layer at its last date; companies counted in two layers or more"),
    ),
    (
        lanes.lanes_finding,
        {
            "table": pd.DataFrame(
                {
                    "company_id": ["meta", "mistral", "meta", "mistral", "openai", "openai"],
                    "lane_mark": [
                        "first use of a license",
                        "strategy",
                        "event",
                        "first use of a license",
                        "closed release",
                        "strategy",
                    ],
                    "strategy": [None, "open_weights", None, None, None, "closed"],
                    "organizations_all": [50, 50, 50, 50, 50, 50],
                }
            ),
            "lanes_shown": "changed",
        },
        ("Shown: 2 of 50 organizations, those that changed; 2 changed license"),
    ),
    (lanes.lanes_finding, {"table": pd.DataFrame({"lane_mark": []})}, "0 marks are shown: releases, licenses, events"),
    (
        ownership.ties_finding,
        {
            "table": pd.DataFrame(
                {"tie": ["OpenAI in AMD", "Meta in Scale AI"], "mid_pct": [10, 49], "as_of": ["2025", "2024"]}
            )
        },
        "Largest of 2 stakes: Meta in Scale AI, about 49 %",
    ),
    (
        ownership.ties_note,
        {"table": pd.DataFrame({"control_status": ["assumed"], "tie": ["OpenAI in AMD"]})},
        ("No lasting cap table: later rounds changed stakes. Control is assumed"),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
