"""Words on one topic, openness: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import capability, every_gap, openness

NONE = float("nan")

CASES = [
    (capability.unit_of, {"benchmark": "Epoch Capabilities Index (ECI)"}, "index points"),
    (
        capability.frontier_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2026-02-19", "2026-03-05", "2026-03-05"],
                    "access": ["closed", "closed", "open"],
                    "score": [156.72, 157.94, 148.19],
                    "ci_low": [NONE, NONE, NONE],
                    "ci_high": [NONE, NONE, NONE],
                }
            )
        },
        "The best closed model leads by 9.75 points on 5 Mar 2026",
    ),
    (
        capability.frontier_finding,
        {
            "table": pd.DataFrame(
                {"date": ["2023-12-11"], "access": ["open"], "score": [118.68], "label": ["Mixtral-8x7B-Instruct-v0.1"]}
            )
        },
        "Mixtral-8x7B-Instruct-v0.1 has the best score shown: 118.7",
    ),
    (
        capability.frontier_finding,
        {
            "table": pd.DataFrame(
                {"date": ["2023-03-14"], "access": ["closed"], "score": [126.17], "label": ["gpt-4-0314"]}
            )
        },
        "gpt-4-0314 has the best score shown: 126.2",
    ),
    (
        capability.lag_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2025-01-20", "2024-06-07", "2023-03-14"],
                    "lag_months": [1.1170431211498972, 14.817248459958932, 0],
                    "lag_kind": ["measured", "at least", "at least"],
                    "benchmark": ["GPQA Diamond (percent)"] * 3,
                }
            )
        },
        "Open models trailed by at least 0 months (GPQA Diamond, Mar 2023)",
    ),
    (
        capability.lag_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2026-03-05"],
                    "lag_months": [6.899383983572895],
                    "lag_kind": ["measured"],
                    "benchmark": ["MMLU"],
                }
            )
        },
        "Open models trailed by 7 months (MMLU, Mar 2026)",
    ),
    (
        capability.lag_range,
        {
            "months": pd.Series([15.24435318275154, 1.1170431211498972, 6.899383983572895], index=[11, 18, 32]),
            "least": pd.Series([True, False, False], index=[11, 18, 32]),
        },
        "1 to at least 15",
    ),
    (
        capability.gap_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2023-03-14", "2023-07-18"],
                    "gap": [15.650000000000006, 11.710000000000008],
                    "gap_unit": ["index points", "index points"],
                }
            )
        },
        "The gap is 11.7 index points (Jul 2023); range 11.7 to 15.7",
    ),
    (
        every_gap.every_gap_finding,
        {"table": pd.DataFrame({"series": [], "benchmark": []})},
        "No series is a quarter long: no change of a gap is counted",
    ),
    (
        capability.lags_finding,
        {
            "table": pd.DataFrame(
                {
                    "lag_kind": ["computed", "computed", "printed", "printed", "computed, at least"],
                    "lag_months": [17.806981519507186, 4.369609856262834, 3, 9, 13.634496919917865],
                    "lag_low": [17.806981519507186, 4.369609856262834, 3, 8, 13.634496919917865],
                    "lag_high": [17.806981519507186, 4.369609856262834, 3, 10, NONE],
                }
            )
        },
        "Published lags: 3 to 10 months; computed: 4 to at least 17.8",
    ),
    (capability.lags_finding, {"table": pd.DataFrame({"lag_kind": []})}, "One series gives a lag:  months"),
    (capability._months, {"said": "3 to 10"}, "3 to 10 months"),
    (
        capability.published_finding,
        {"table": pd.DataFrame({"source_id": []})},
        "0 sources publish 0 figures on the gap",
    ),
    (
        capability.gap_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2023-03-14"],
                    "benchmark": ["Epoch Capabilities Index (ECI)"],
                    "series": ["epoch_frontier_by_release_date"],
                }
            )
        },
        ("Best closed minus best open, Epoch Capabilities Index (ECI), Epoch AI, by release date, 14 Mar 2023"),
    ),
    (
        capability.lag_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2023-03-14", "2024-07-23", "2026-03-05"],
                    "benchmark": ["Epoch Capabilities Index (ECI)"] * 3,
                    "series": ["epoch_frontier_by_release_date"] * 3,
                    "lag_months": [0.0, 5.2, 6.9],
                    "lag_kind": ["at least", "measured", "measured"],
                }
            )
        },
        (
            "Months since a closed model first reached the open level, Epoch Capabilities Index (ECI),"
            " Epoch AI, by release date, until Mar 2026; range 5 to 7"
        ),
    ),
    (
        capability.gap_note,
        {"table": pd.DataFrame({"lag_months": [6.899383983572895], "win_rate_pct": [NONE]})},
        ("A closed model had reached the open level 7 months before. Series differ in method and must not be joined"),
    ),
    (
        capability.gap_note,
        {"table": pd.DataFrame({"lag_months": [NONE], "win_rate_pct": [NONE]})},
        (
            "A closed model had reached the open level before the series begins. Series differ in"
            " method and must not be joined"
        ),
    ),
    (
        openness.profiles_finding,
        {"table": pd.DataFrame({"model": [], "rating": []})},
        "None of the 0 models shown is open on every dimension",
    ),
    (
        openness.profiles_finding,
        {"table": pd.DataFrame({"model": ["Mistral-7B-Instruct-v0.3"], "rating": ["closed"]})},
        "Mistral-7B-Instruct-v0.3 is not open on every dimension",
    ),
    (
        openness.profiles_subtitle,
        {"table": pd.DataFrame({"system": ["Model Openness Framework"], "label": ["Mistral-7B-Instruct-v0.3"]})},
        ("Model Openness Framework, ratings by dimension, most open models first: 1 of 1"),
    ),
    (
        openness.profiles_note,
        {
            "table": pd.DataFrame(
                {
                    "model": ["Mistral-7B-Instruct-v0.3"],
                    "release_year": ["2023"],
                    "license_family": ["permissive"],
                    "absent": ["OPT, PaLM, PaLM-2"],
                }
            )
        },
        (
            "Each system has its own criteria and date. Of 1 model here the year is known for 1, the"
            " license for 1, from lists that name the model, with or without its size. Not rated,"
            " because the record says partial of everything and nothing more: OPT, PaLM, PaLM-2"
        ),
    ),
    (openness.kind_of, {"dimension": "training code"}, "code"),
    (
        openness.composite_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Llama 3.1", "Open Assistant", "BLOOMZ"],
                    "openness_score": [0.2916666666666667, 0.8194444444444444, 0.7916666666666665],
                    "first_pct": [0, 12.139999999999999, 4.26],
                }
            )
        },
        "Open Assistant is first here and under 12 % of weightings",
    ),
    (
        openness.composite_subtitle,
        {"table": pd.DataFrame(index=range(0)), "weighed_system": "Opening up ChatGPT"},
        (
            "Opening up ChatGPT, groups of dimensions under your weights, highest "
            "first; in brackets the rank with equal weights"
        ),
    ),
    (
        openness.one_model_finding,
        {
            "table": pd.DataFrame(
                {"group": ["weights"], "system": ["Opening up ChatGPT"], "label": ["MPT-30B"], "spread": [0.75]}
            )
        },
        "1 system disagrees on 1 of 1 group for MPT-30B: weights",
    ),
    (
        openness.one_model_finding,
        {
            "table": pd.DataFrame(
                {"group": ["access"], "system": ["Opening up ChatGPT"], "label": ["MPT-30B"], "spread": [NONE]}
            )
        },
        "No group of dimensions of MPT-30B is rated by two of the systems shown",
    ),
    (
        openness.systems_finding,
        {
            "table": pd.DataFrame(
                {
                    "system": ["Epoch access", "Opening up ChatGPT"],
                    "openness_score": [0.26666666666666666, 0.34523809523809523],
                    "label": ["Mistral AI", "Mistral AI"],
                }
            )
        },
        "The systems disagree most about Mistral AI: by 0.08 of 1",
    ),
    (
        openness.systems_finding,
        {
            "table": pd.DataFrame(
                {"system": ["Epoch access"], "openness_score": [0.26666666666666666], "label": ["Mistral AI"]}
            )
        },
        "1 rating system covers the rows shown",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


def test_systems_that_do_not_disagree_do_so_on_no_group():
    table = pd.DataFrame({"group": ["code", "data"] * 2, "system": ["X", "X", "Y", "Y"], "label": "M", "spread": 0.1})
    assert openness.one_model_finding(table) == "2 systems disagree on none of 2 groups for M"
