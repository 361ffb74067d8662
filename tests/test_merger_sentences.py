"""Words on one topic, merger: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import merger_diagnostics, merger_screens, merger_year, mergers, price_effects, remedies

NONE = float("nan")

GUIDELINES = pd.DataFrame(
    [
        ("A", "in force", "yes", "chosen"),
        ("B", "in force", "depends", "same side, other degree"),
        ("C", "in force", "no", "flips"),
        ("D", "superseded", "yes", "flips"),
        ("E", "draft", "yes", "flips"),
        ("F", "in force", "no outcome", "no outcome"),
        ("G", "in force", "no test", "no test"),
    ],
    columns=["guideline", "status", "harm", "flips"],
)

CASES = [
    (
        merger_diagnostics.diagnostics_finding,
        {"table": pd.DataFrame({"what": [], "value": []})},
        "Missing data cannot change the outcome at this one date",
    ),
    (
        merger_screens._state,
        {
            "verdict": pd.Series(["not reached"], index=["state"]),
            "prongs": pd.DataFrame(index=range(0)),
            "half": "",
        },
        "certain",
    ),
    (
        merger_screens._harm,
        {
            "verdict": pd.Series(["no test reached", "no test reached"], index=["verdict", "best"]),
            "prongs": pd.DataFrame({"outcome": ["presumed", "not stated"]}),
        },
        "no",
    ),
    (
        merger_screens._wording,
        {
            "outcome": "not stated",
            "prongs": pd.DataFrame(
                {
                    "guideline_id": ["eu-2026-draft", "eu-2026-draft"],
                    "prong_id": ["hhi-high", "share-10"],
                    "hhi_above": [2000, NONE],
                    "hhi_to": [NONE, NONE],
                    "delta_above": [NONE, NONE],
                    "delta_to": [NONE, NONE],
                    "share_above_pct": [NONE, 10],
                    "outcome": ["not stated", "not stated"],
                    "wording": [
                        "Highly concentrated, without a presumption.",
                        "Moderate share, from 10 to 25 percent.",
                    ],
                }
            ),
            "screened": pd.DataFrame(
                {
                    "guideline_id": ["eu-2026-draft", "eu-2026-draft", "eu-2026-draft", "eu-2026-draft"],
                    "prong": ["hhi-high", "share-10", "share-25", "share-40"],
                    "outcome": ["not stated", "not stated", "not reached", "not reached"],
                }
            ),
        },
        ("Highly concentrated, without a presumption. Moderate share, from 10 to 25 percent."),
    ),
    (
        merger_screens._wording,
        {
            "outcome": "no concern normally",
            "prongs": pd.DataFrame(
                {
                    "guideline_id": ["eu-2004"],
                    "prong_id": ["moderate-250"],
                    "hhi_above": [1000],
                    "hhi_to": [2000],
                    "delta_above": [NONE],
                    "delta_to": [250],
                    "share_above_pct": [NONE],
                    "outcome": ["no concern normally"],
                }
            ),
            "screened": pd.DataFrame({"guideline_id": [], "prong": [], "outcome": []}),
        },
        "It says only what is harmless; more than that is no presumption.",
    ),
    (
        merger_screens._wording,
        {
            "outcome": "no test reached",
            "prongs": pd.DataFrame(
                {
                    "guideline_id": ["au-2008"],
                    "prong_id": ["share-20"],
                    "hhi_above": [NONE],
                    "hhi_to": [NONE],
                    "delta_above": [NONE],
                    "delta_to": [NONE],
                    "share_above_pct": [20],
                    "outcome": ["not stated"],
                    "wording": ["Parties were asked to notify; no presumption."],
                }
            ),
            "screened": pd.DataFrame({"guideline_id": [], "prong": [], "outcome": []}),
        },
        "No test of it is reached.",
    ),
    (
        merger_screens.by_guideline_finding,
        {"table": pd.DataFrame({"harm": ["no"], "status": ["in force"]})},
        "None of 1 guideline in force would flag this merger",
    ),
    (
        merger_screens.by_guideline_finding,
        {"table": GUIDELINES},
        "1 of 3 guidelines in force would flag this merger; 1 is unsure",
    ),
    (
        merger_screens.by_guideline_finding,
        {"table": GUIDELINES.assign(harm=["yes", "depends", "depends", "yes", "yes", "no outcome", "no test"])},
        "1 of 3 guidelines in force would flag this merger; 2 are unsure",
    ),
    (
        merger_screens.by_guideline_subtitle,
        {"table": GUIDELINES},
        "1 outcome flips against A; 1 more differs in degree alone, such as presumed or raises concern; 4 not in force"
        " or without an outcome, not counted",
    ),
    (
        merger_screens.by_guideline_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "guideline": [
                        "China Guidelines for the Review of Horizontal Concentrations (SAMR)",
                        "Germany Act against Restraints of Competition, section 18(4) and (6)",
                        "EU Guidelines on the assessment of horizontal mergers 2004",
                        "US Horizontal Merger Guidelines 2010",
                        "Japan Business Combination Guidelines, HHI safe harbors of 2007",
                    ],
                    "flips": ["flips", "flips", "flips", "same side, other degree", "flips"],
                    "harm": ["no", "no", "no", "yes", "no"],
                    "status": ["in force"] * 5,
                }
            )
        },
        (
            "4 outcomes flip against the chosen guideline; 1 more differs in degree "
            "alone, such as presumed or raises concern"
        ),
    ),
    (
        merger_screens.tests_finding,
        {
            "table": pd.DataFrame(
                {
                    "guideline_id": ["us-2023", "ca-2024", "us-1992", "jp-2007", "kr-2007", "eu-2026-draft", "us-2010"],
                    "verdict": [
                        "presumed",
                        "presumed",
                        "presumed",
                        "no concern normally",
                        "no concern normally",
                        "not stated",
                        "raises concern",
                    ],
                    "worst": ["reached", "reached", "reached", "reached", "reached", "reached", "reached"],
                    "harm": ["yes", "yes", "yes", "no", "no", "no outcome", "yes"],
                    "status": ["in force", "in force", "superseded", "in force", "in force", "draft", "superseded"],
                }
            )
        },
        ("Presumed harmful under 2 of 4 guidelines in force"),
    ),
    (
        merger_year.year_of,
        {
            "periods": [
                "2025-05",
                "2025-06",
                "2025-07",
                "2025-08",
                "2025-09",
                "2025-10",
                "2025-11",
                "2025-12",
                "2026-01",
                "2026-02",
                "2026-03",
                "2026-04",
                "2026-05",
                "2026-06",
                "2026-07",
                "2026-08",
                "2026-09",
            ],
            "last": "2026-09",
        },
        [
            "2025-10",
            "2025-11",
            "2025-12",
            "2026-01",
            "2026-02",
            "2026-03",
            "2026-04",
            "2026-05",
            "2026-06",
            "2026-07",
            "2026-08",
            "2026-09",
        ],
    ),
    (
        mergers.before_after_finding,
        {
            "table": pd.DataFrame(
                {
                    "stage": ["before"],
                    "merging": [True],
                    "points": [127.77919999999995],
                    "points_low": [127.61144999999999],
                    "points_high": [127.94704999999999],
                }
            )
        },
        "The merger adds 128 points of HHI",
    ),
    (
        mergers.outcome_in_words,
        {"outcome": "no concern normally", "prongs": pd.DataFrame(index=range(0))},
        "no concern normally",
    ),
    (
        mergers.outcome_in_words,
        {"outcome": "not stated", "prongs": pd.DataFrame(index=range(0))},
        "no outcome attached",
    ),
    (mergers.measures_in_words, {"measures": ""}, ""),
    (
        mergers.pairs_subtitle,
        {"table": pd.DataFrame({"party_a": [], "party_b": []})},
        ("Change in HHI for every pair of the 0 companies with a share, by the outcome of the chosen guideline"),
    ),
    (
        mergers.pairs_finding,
        {"table": pd.DataFrame({"verdict": ["presumed"], "state": ["certain"]})},
        "The only pair would be presumed harmful by the screen",
    ),
    (
        price_effects.price_effects_finding,
        {"table": pd.DataFrame(index=range(0))},
        "Price effects are left out: no margins or elasticities are known",
    ),
    (
        remedies._package,
        {
            "values": pd.Series([0.1094, 0.0584], index=["google", "perplexity"]),
            "merging": ["google", "perplexity"],
            "prongs": pd.DataFrame({"guideline_id": []}),
            "sold": pd.Series([0.0584], index=["Perplexity"]),
            "buyer": None,
        },
        "nothing to sell",
    ),
    (
        remedies.remedies_finding,
        {
            "table": pd.DataFrame(
                {
                    "surely": ["sell 0.89 points", "clear as it stands"],
                    "buyer": ["a newcomer", "a newcomer"],
                    "status": ["in force", "superseded"],
                }
            )
        },
        "A sale to a newcomer clears the merger under 1 of 1 guidelines",
    ),
    (
        remedies.remedies_finding,
        {
            "table": pd.DataFrame(
                {
                    "surely": ["sell 0.89 points", "clear as it stands"],
                    "buyer": ["a newcomer", "a newcomer"],
                    "status": ["in force", "in force"],
                }
            )
        },
        "1 of 2 guidelines clears the merger, 1 more after a sale",
    ),
    (
        remedies.remedies_subtitle,
        {"table": pd.DataFrame({"buyer": ["a newcomer"]})},
        (
            "Smallest sale to a newcomer that clears every test, in points of share or whole"
            " products: at central values, and surely; only guidelines in force are counted"
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
