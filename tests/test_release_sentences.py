"""Words on one topic, release: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import licenses, open_by_month, releases

NONE = float("nan")

CASES = [
    (
        licenses.families_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025", "2025", "2025", "2021"],
                    "license_family": ["non-commercial", "own or restricted", "permissive", "permissive"],
                    "models_number": [2, 13, 28, 4],
                    "recency": ["today", "today", "today", "older"],
                }
            )
        },
        "28 of 43 open-weight models of 2025 carry a permissive license",
    ),
    (
        licenses.families_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2026", "2026", "2025"],
                    "license_family": ["permissive", "non-commercial", "permissive"],
                    "models_number": [3, 1, 9],
                    "recency": ["not over", "not over", "today"],
                }
            ),
            "family_unit": "share",
        },
        "75 % of open-weight models of 2026 so far are permissively licensed",
    ),
    (
        licenses.families_finding,
        {"table": pd.DataFrame({"license_family": []})},
        "No model with open weights is among the rows shown",
    ),
    (
        licenses.definitions_finding,
        {"table": pd.DataFrame({"models_number": [160], "models_possible": [160]})},
        "160 of 160 open models come near open source",
    ),
    (
        licenses.index_finding,
        {
            "table": pd.DataFrame(
                {
                    "edition": ["2025-12", "2025-12", "2024-05"],
                    "label": ["OpenAI", "Meta", "OpenAI"],
                    "part_pct": [35, 31, 49],
                }
            )
        },
        "Transparency in Dec 2025: OpenAI 35 %, Meta 31 %",
    ),
    (licenses._together, {"names": pd.Series(["IBM"], index=[84])}, "IBM"),
    (
        open_by_month.month_finding,
        {
            "table": pd.DataFrame(
                {"status": ["final"], "low_pct": [15.125], "high_pct": [32.69499999999999], "as_of": ["2025-01"]}
            )
        },
        "Open models on one router: 15–33 % (Jan 2025)",
    ),
    (
        open_by_month.month_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "status": ["final", "final", "final", "preliminary"],
                    "low_pct": [36.885, 50.974999999999994, 69.75500000000001, 57.735],
                    "market_label": [
                        "Tokens of open and closed models by month (OpenRouter)",
                        "Tokens of open and closed models by month (OpenRouter)",
                        "Tokens of open and closed models by month (OpenRouter)",
                        "Tokens of open and closed models by month (OpenRouter)",
                    ],
                    "share_of": ["tokens", "tokens", "tokens", "tokens"],
                    "as_of": ["2026-04", "2026-05", "2026-07", "2026-10"],
                }
            )
        },
        (
            "Tokens of open and closed models by month (OpenRouter), % of tokens a month, Apr 2026"
            " to Jul 2026; surely open at most 70 %, in Jul 2026; surely over half since May 2026;"
            " Oct 2026 preliminary, in no sentence"
        ),
    ),
    (
        open_by_month._over_half,
        {"rows": pd.DataFrame({"low_pct": [36.885, 50.974999999999994], "as_of": ["2026-04", "2026-05"]})},
        "surely over half since May 2026",
    ),
    (
        open_by_month._over_half,
        {"rows": pd.DataFrame({"low_pct": [15.125, 13.754999999999997]})},
        "not surely over half in the last month",
    ),
    (open_by_month._over_half, {"rows": pd.DataFrame({"low_pct": [64.055]})}, "surely over half"),
    (
        open_by_month.month_note,
        {
            "table": pd.DataFrame(
                {
                    "elsewhere": [
                        (
                            "AI chatbot referrals, worldwide (StatCounter) 0–6 %, Sep 2026; Open "
                            "and closed models in enterprise use (Menlo) 10–12 %, 2025"
                        )
                    ]
                }
            )
        },
        (
            "One router is not the market. It leaves out all other use, counts free models, and"
            " tokens of two models are not equal; may be open: not classified, or outside the 50"
            " largest models of a day. Open models elsewhere today: AI chatbot referrals, worldwide"
            " (StatCounter) 0–6 %, Sep 2026; Open and closed models in enterprise use (Menlo) 10–12"
            " %, 2025"
        ),
    ),
    (
        open_by_month.router_words,
        {
            "part": pd.DataFrame(
                {
                    "label": ["Jan 2025", "Sep 2026"],
                    "interval": ["15–33 %", "64–78 %"],
                    "share_of": ["tokens", "tokens"],
                }
            )
        },
        ("On one router they went from 15–33 % of tokens in Jan 2025 to 64–78 % in Sep 2026."),
    ),
    (open_by_month.router_words, {"part": pd.DataFrame(index=range(0))}, ""),
    (
        releases.by_list_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2026", "2026", "2026"],
                    "access_class": ["open", "open, restricted", "open, restricted"],
                    "part_pct": [14.285714285714286, 5.555555555555555, 7.142857142857143],
                    "list_name": [
                        "Large-scale AI models (2 May 2026)",
                        "Notable AI models (2 May 2026)",
                        "Large-scale AI models (2 May 2026)",
                    ],
                    "is_part_year": [True, True, True],
                }
            )
        },
        "2026 so far: Notable AI models 6 %, Large-scale AI models 21 %",
    ),
    (
        releases.by_list_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025", "2025", "2026", "2026"],
                    "access_class": ["open", "open", "open", "open"],
                    "part_pct": [39.0, 56.0, 21.0, 28.0],
                    "list_name": ["a", "b", "a", "b"],
                    "is_part_year": [False, False, True, True],
                }
            )
        },
        "Open in 2025: a 39 %, b 56 %",
    ),
    (
        releases.open_part_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025", "2025", "2026", "2026"],
                    "part_pct": [39.0, 56.0, 21.0, 28.0],
                    "list_name": ["a", "b", "a", "b"],
                    "is_part_year": [False, False, True, True],
                }
            )
        },
        "2 lists put the open part of 2025 between 39 and 56 %",
    ),
    (
        releases.open_part_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2026", "2026"],
                    "part_pct": [21.0, 28.0],
                    "list_name": ["a", "b"],
                    "is_part_year": [True, True],
                }
            )
        },
        "2 lists put the open part of 2026 so far at 21 to 28 %",
    ),
    (
        releases.open_part_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2023", "2025", "2023", "2024", "2023", "2024", "2025", "2023", "2024", "2025"],
                    "part_pct": [
                        65.77181208053692,
                        4.2105263157894735,
                        68.47826086956522,
                        73.13432835820896,
                        35.53719008264463,
                        54.76190476190476,
                        56.09756097560975,
                        49.57983193277311,
                        38.775510204081634,
                        38.83495145631068,
                    ],
                    "list_name": [
                        "AI Index 2024",
                        "AI Index 2026 via Trade Flow Focus (fully open source)",
                        "Ecosystem Graphs: assets",
                        "Ecosystem Graphs: assets",
                        "Large-scale AI models (2 May 2026)",
                        "Large-scale AI models (2 May 2026)",
                        "Large-scale AI models (2 May 2026)",
                        "Notable AI models (2 May 2026)",
                        "Notable AI models (2 May 2026)",
                        "Notable AI models (2 May 2026)",
                    ],
                    "is_part_year": [False] * 10,
                }
            )
        },
        "3 lists put the open part of 2024 between 39 and 73 %",
    ),
    (
        releases.open_part_finding,
        {
            "table": pd.DataFrame(
                {"year": ["2021"], "part_pct": [33.3], "list_name": ["AI Index 2024"], "is_part_year": [False]}
            )
        },
        "One list covers 2021: 33 % of its models are open",
    ),
    (
        releases.by_list_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025"] * 3,
                    "access_class": ["open"] * 3,
                    "part_pct": [39.0, 56.0, 40.0],
                    "models_count": [4, 2, 3],
                    "list_name": ["a", "b: assets", "c"],
                    "is_part_year": [False] * 3,
                }
            ),
            "list_unit": "models",
        },
        "Open models of 2025: 2 (b) to 4 (a)",
    ),
    (
        releases.by_list_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025"] * 2,
                    "access_class": ["open"] * 2,
                    "part_pct": [39.0, 56.0],
                    "models_count": [1, 3],
                    "list_name": ["a", "b"],
                    "is_part_year": [False] * 2,
                }
            ),
            "list_unit": "models",
        },
        "Open models of 2025: 1 (a) to 3 (b)",
    ),
    (
        releases.by_list_finding,
        {
            "table": pd.DataFrame(
                {
                    "year": ["2025"] * 3,
                    "access_class": ["open"] * 3,
                    "part_pct": [39.0, 56.0, 40.0],
                    "list_name": ["a", "b: assets", "c"],
                    "is_part_year": [False] * 3,
                }
            )
        },
        "Open in 2025: 39 % (a) to 56 % (b), by list",
    ),
    (
        releases.by_list_subtitle,
        {"table": pd.DataFrame({"year": ["2025", "2026"], "is_part_year": [False, True]})},
        (
            "Part of each list’s models by access, years with at least ten models; 2026 was not over when the lists"
            " were read and is in no sentence"
        ),
    ),
    (
        releases.by_list_subtitle,
        {"table": pd.DataFrame({"year": ["2026"], "is_part_year": [True]}), "list_unit": "models"},
        (
            "Number of each list’s models by access, years with at least ten models; 2026 was not over when the lists"
            " were read"
        ),
    ),
    (
        releases.by_list_subtitle,
        {"table": pd.DataFrame({"year": ["2025"], "is_part_year": [False]})},
        "Part of each list’s models by access, years with at least ten models",
    ),
    (
        releases.open_part_subtitle,
        {"table": pd.DataFrame({"year": ["2025", "2026"], "is_part_year": [False, True]})},
        (
            "Open models of each year in each list; a thin line leaves out those under restrictions; 2026 was not over"
            " when the lists were read and is in no sentence"
        ),
    ),
    (
        releases.timeline_finding,
        {"table": pd.DataFrame({"opened": [True, True]}), "released_license": "permissive"},
        "2 models shown, all under a license of one family: permissive",
    ),
    (
        releases.timeline_finding,
        {"table": pd.DataFrame({"opened": [True, False]}), "released_license": ""},
        "Weights of 1 of 2 models shown can be downloaded",
    ),
    (
        releases.timeline_note,
        {"table": pd.DataFrame({"parameters_bn": [NONE]})},
        ("A selection, not a census. 1 model without a published size, in a strip below the plot"),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


@pytest.mark.parametrize(
    ("title", "published", "accessed", "is_part"),
    [
        ("Large-scale AI models (2 May 2026)", None, "2026-11-23", [False, True]),
        ("Ecosystem Graphs: assets", "2025-01-24", "2026-11-23", [True, True]),
        ("Notable AI models", None, "2026-11-23", [False, True]),
        ("Notable AI models", None, "2027-01", [False, False]),
        ("Notable AI models", None, None, [False, False]),
    ],
)
def test_a_year_is_whole_in_a_list_that_was_read_after_it(title, published, accessed, is_part):
    table = pd.DataFrame({"year": ["2025", "2026"], "source_id": ["s", "s"]})
    sources = pd.DataFrame(
        {"source_id": ["s"], "title": [title], "date_published": [published], "date_accessed": [accessed]}
    )
    assert releases.is_part_year(table, sources).tolist() == is_part
