"""The merger and ownership pages: layers, flips, remedies, entry and exit, a file for other tools, ties with
control."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest

from analysis.choices.choice import Number, Switch
from analysis.choices.concentration import ties
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.export import sheet
from analysis.figures.layout import roles
from analysis.measures.ties import with_stakes
from analysis.tables import mergers, price_effects
from analysis.tables.market_changes import what_if_finding, what_if_subtitle
from tests.test_market_pages import card, raw

LANGFUSE = {"market": "langfuse-app-layer", "period": "2025-09"}
PAIR = {**LANGFUSE, "parties": ("google", "anthropic")}


def test_each_guideline_answers_in_its_words_and_says_whether_its_outcome_flips(tables):
    found = card(tables, "mergers", "by_guideline", guideline="us-2023", **PAIR).table.set_index("guideline_id")
    assert set(found.index) == set(tables["guidelines"]["guideline_id"])
    # 13.1 and 7.3: a change of 2·13.1·7.3 = 191 above an HHI of 3,280: presumed in 2023 and 1992, concern in 2010 (100
    # to 200).
    assert found.loc[["us-2023", "us-1992", "us-2010"], "verdict"].tolist() == [
        "presumed",
        "presumed",
        "raises concern",
    ]
    assert found.loc["eu-2004", "verdict"] == "beyond its safe lines, no presumption"
    assert found.loc["us-2023", "flips"] == "chosen" and found.loc["eu-2004", "flips"] == "flips"
    assert found.loc["us-1992", "flips"] == "same" and "Presumed" in found.loc["us-1992", "wording"]
    assert found.loc["us-2010", "flips"] == "same side, other degree"
    assert found.loc["us-1992", "status"] == "superseded" and found.loc["us-1992", "force"] == "1992 to 2010"


def test_of_the_steps_of_a_combined_share_only_the_one_reached_is_worded(tables):
    asked = {"market": "statcounter-ai-chatbot-ww", "period": "2026-09", "parties": ("openai", "google")}
    said = card(tables, "mergers", "by_guideline", **asked).table.set_index("guideline_id")["wording"]
    assert "above 50" in said["eu-2026-draft"] and "Moderate" not in said["eu-2026-draft"]
    assert said.str.len().max() < 135, "three lines of the table"


def test_an_outcome_that_hangs_on_the_unknown_says_on_what(tables):
    parties = ("microsoft", "google")
    found = card(
        tables, "mergers", "by_guideline", market="synergy-cloud-infra", period="2026-Q1", parties=parties
    ).table
    rows = card(tables, "mergers", "diagnostics", market="synergy-cloud-infra", period="2026-Q1", parties=parties).table
    assert found["state"].str.match("certain|or .*: depends on ").all()
    drawn = rows[rows["what"].str.startswith("Simulated markets")]
    assert sum(float(v.removesuffix(" %").replace(",", "")) for v in drawn["value"]) == pytest.approx(100, abs=0.5)


def test_every_pair_and_every_remedy_says_whether_it_hangs_on_the_unknown(tables):
    own = {"market": "synergy-cloud-infra", "period": "2026-Q1", "parties": ("microsoft", "google")}
    unsure = {"market": "menlo-2024-enterprise-llm", "guideline": "us-2023"}
    found = card(tables, "mergers", "pairs", **unsure)
    hangs = found.table[found.table["state"].ne("certain")]
    assert hangs["state"].str.fullmatch(r"or [a-z ]+: depends on [\w ,]+").all() and len(hangs)
    sure = found.table["state"].eq("certain") & found.table["verdict"].eq("presumed")
    harmful = f"The screen presumes {sure.sum()} of {len(found.table)} pairs harmful"
    assert found.title == f"{harmful}; {len(hangs)} depend{'s' * (len(hangs) == 1)} on unknowns"
    written = [cell for row in found.figure.data[0].text for cell in row if cell]
    assert sum(cell.endswith(" ?") for cell in written) == len(hangs)
    rows = card(tables, "mergers", "remedies", **own).table
    assert (
        rows["surely"].str.fullmatch(r"sell [\d.]+ points|clear as it stands|none clears it|none: depends on .+").all()
    )
    both = rows[rows["sale"].str.startswith("sell") & rows["surely"].str.startswith("sell")]
    for row in both.itertuples():
        assert float(row.surely.split()[1]) >= float(row.sale.split()[1]) - 0.01


def test_diagnostics_name_the_inputs_of_the_screen(tables):
    rows = card(tables, "mergers", "diagnostics", **PAIR).table.set_index("what")
    rest = next(float(r["share_pct"]) for r in raw("langfuse-app-layer", "2025-09") if r["entity_kind"] == "rest")
    assert rows.loc["Named companies", "value"] == "3"
    low, high = (Decimal(f"{end:.2f}").quantize(Decimal("0.1"), ROUND_HALF_UP) for end in (rest - 0.05, rest + 0.05))
    assert rows.loc["Held by companies not named", "value"] == f"{low}–{high} %"


def test_an_entry_an_exit_a_split_and_a_sale_move_hhi_by_hand(tables):
    shares = {"openai": 55.3, "google": 13.1, "anthropic": 7.3}
    squares = sum(s**2 for s in shares.values())
    cases = {
        "enter": 0.9**2 * squares + 10**2,
        "leave": (13.1**2 + 7.3**2) / 0.447**2,
        "split": squares - 55.3**2 + 45.3**2 + 10**2,
        "sell": 45.3**2 + 23.1**2 + 7.3**2,
    }
    for change, points in cases.items():
        found = card(tables, "mergers", "what_if", change=change, who="openai", size=10.0, buyer="google", **LANGFUSE)
        assert found.table["after_points"].iloc[0] == pytest.approx(points), change
        assert "HHI" in found.title


def test_bounds_after_a_sale_keep_the_cap_of_a_source_that_lists_the_largest(tables):
    found = card(
        tables,
        "mergers",
        "what_if",
        market="synergy-cloud-infra",
        period="2026-Q1",
        change="sell",
        who="amazon",
        buyer="microsoft",
        size=5.0,
    ).table.iloc[0]
    bounds = card(tables, "concentration", "at_date", market="synergy-cloud-infra", period="2026-Q1").table.iloc[0]
    assert found["before_bounds"] == bounds["value"]
    # Moving 5 of 28 points to a company of 21 leaves 23 and 26: the squares fall by 28² + 21² - 23² - 26² = 20.
    assert pytest.approx(-found["points"]) == 28**2 + 21**2 - 23**2 - 26**2


def test_a_sale_to_oneself_is_refused(tables):
    assert card(tables, "mergers", "what_if", change="sell", who="openai", buyer="openai", **LANGFUSE).refusal


def test_the_file_for_other_tools_gives_hhi_before_and_after(tables, tmp_path, printed_by):
    found = card(tables, "mergers", "price_effects", **PAIR)
    columns = ("label", "owner_before", "owner_after", "share_fraction", "source_id")
    (tmp_path / "mergers-price-effects-shown.csv").write_bytes(sheet.csv(found, columns=columns))
    before, after = 55.3**2 + 13.1**2 + 7.3**2, 55.3**2 + (13.1 + 7.3) ** 2
    said = re.match(r"HHI ([\d,.]+) before, ([\d,.]+) after", printed_by(price_effects.PYTHON))
    assert said and [float(n.replace(",", "")) for n in said.groups()] == pytest.approx([before, after], abs=0.051)
    assert len(price_effects.PYTHON.splitlines()) == len(price_effects.R.splitlines()) == 6
    assert "left out" in found.title and "margins" in found.note


def test_a_remedy_names_the_products_to_sell(tables):
    found = card(
        tables,
        "mergers",
        "remedies",
        market="statcounter-ai-chatbot-ww",
        period="2026-09",
        parties=("openai", "google"),
    ).table
    assert found["package"].isin(["none clears it", "nothing to sell", "ChatGPT", "Gemini"]).all()
    assert "Gemini" in set(found["package"])


def test_a_remedy_names_its_buyer_and_a_rival_who_buys_needs_more_to_be_sold(tables):
    own = {"market": "menlo-2025h1-enterprise-llm-usage", "period": "2025-H1", "parties": ("openai", "google")}
    alone, rival = (card(tables, "mergers", "remedies", remedy_buyer=b, **own) for b in ("", "anthropic"))
    assert set(alone.table["buyer"]) == {"a newcomer"} and "to a newcomer" in alone.subtitle
    assert set(rival.table["buyer"]) == {"Anthropic"} and "to Anthropic" in rival.subtitle
    assert rival.title == "A sale to Anthropic clears the merger under 2 of 7 guidelines"
    clear = rival.table.loc[rival.table["sale"].str.startswith("sell"), "guideline"]
    assert sorted(clear.str.split().str[0]) == ["China", "Germany"], "lines of the merged share alone"
    # 25 and 20 merge, x points go to a newcomer: (45 - x)² + x² must stay within 25² + 20² + 100 for the guidelines of
    # 2023.
    sold = float(alone.table.set_index("guideline").filter(like="2023", axis=0)["sale"].iloc[0].split()[1])
    assert (45 - sold) ** 2 + sold**2 <= 25**2 + 20**2 + 100 + 1e-6 < (45 - sold + 0.01) ** 2 + (sold - 0.01) ** 2


def test_a_tie_with_total_control_adds_the_stake_and_its_inverse(tables):
    rows = {r["company_id"]: float(r["share_pct"]) for r in raw("similarweb-genai-web", "2026-05")}
    found = card(
        tables,
        "ownership",
        "modified_hhi",
        market="similarweb-genai-web",
        period="2026-05",
        google_anthropic=True,
        google_anthropic_pct=20.0,
        google_anthropic_control=100.0,
    ).table
    added = found.loc[found["what"].str.startswith("added"), "value_points"].iloc[0]
    assert added == pytest.approx((0.2 + 1 / 0.2) * rows["google"] * rows["anthropic"])


def test_a_new_row_of_ownership_gets_a_switch_and_two_sliders_and_adds_the_closed_form(tables):
    row = {"holder_id": "google", "held_id": "openai", "as_of": "2026-10-01", "profit_pct": 8.0, "control_pct": 0.0}
    more = dict(tables) | {
        "ownership": pd.concat([tables["ownership"], pd.DataFrame([row | {"source_id": "fmti-2023"}])])
    }
    page = next(p for p in load_pages(tables=more) if p.id == "ownership")
    choices = {c.name: c for e in page.exhibits if e.id == "modified_hhi" for c in e.choices}
    assert choices["google_openai"].label == "Google in OpenAI" and choices["google_openai_pct"].default == 8
    assert {"microsoft_openai", "amazon_anthropic_control"} <= set(choices)
    for choice in choices.values():  # a slider takes Python floats alone
        if isinstance(choice, Number):
            assert {type(v) for v in (choice.low, choice.high, choice.step, choice.default)} == {float}
    assert len(choices) == 3 + 3 * len(
        with_stakes(more["ownership"], more["deals"]).drop_duplicates(["holder_id", "held_id"])
    )
    one = next(e for e in page.exhibits if e.id == "modified_hhi")
    params = {"market": "similarweb-genai-web", "period": "2026-05", "google_openai": True}
    shares = {r["company_id"]: float(r["share_pct"]) for r in raw("similarweb-genai-web", "2026-05")}
    added = build(page, one, more, params).table.set_index("what")["value_points"]
    assert added[added.index.str.startswith("added")].tolist() == pytest.approx(
        [0.08 * shares["google"] * shares["openai"]]
    )


@pytest.mark.parametrize(
    ("chosen", "drawn"),
    [
        ({"tie_control": "sliders"}, set()),
        ({"tie_control": "sliders", "google_anthropic": True}, {"google_anthropic_pct", "google_anthropic_control"}),
        ({"tie_control": "proportional", "google_anthropic": True}, {"google_anthropic_pct"}),
        ({"tie_control": "sliders", "google_anthropic": False}, set()),
    ],
)
def test_a_stake_has_its_sliders_once_it_is_on_and_control_has_one_where_sliders_decide_it(tables, chosen, drawn):
    choices = ties(tables, {})
    assert {c.name for c in choices if isinstance(c, Number) and c.acts(chosen)} == drawn
    switches = [c for c in choices if isinstance(c, Switch)]
    assert len(switches) >= 9 and all(c.acts({}) for c in switches) and choices[: len(switches)] == tuple(switches)


def test_ties_that_hold_more_than_the_whole_are_refused_in_words(tables):
    row = {
        "holder_id": "openai",
        "held_id": "anthropic",
        "as_of": "2026-10-01",
        "profit_pct": 5.0,
        "source_id": "fmti-2023",
    }
    more = dict(tables) | {"ownership": pd.concat([tables["ownership"], pd.DataFrame([row])])}
    asked = {"google_anthropic": True, "google_anthropic_control": 60.0, "openai_anthropic": True}
    page = next(p for p in load_pages(tables=more) if p.id == "ownership")
    one = next(e for e in page.exhibits if e.id == "modified_hhi")
    params = {"market": "similarweb-genai-web", "period": "2026-05", **asked}
    assert build(page, one, more, params | {"openai_anthropic_control": 40.0}).refusal is None
    assert (
        "Anthropic add to more than 100 %" in build(page, one, more, params | {"openai_anthropic_control": 41.0}).title
    )


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        ("amazon_anthropic", "Amazon (AWS) in Anthropic: Amazon (AWS) has no share in this market"),
        ("softbank_openai", "SoftBank Group in OpenAI: SoftBank Group has no share in this market"),
    ],
)
def test_a_holder_that_has_no_share_in_the_market_changes_nothing_and_the_page_says_so(tables, tie, said):
    market = {"market": "similarweb-genai-web", "period": "2026-05"}
    found = card(tables, "ownership", "modified_hhi", **market, **{tie: True})
    assert found.table["value_points"].iloc[0] == found.table["value_points"].iloc[-1]
    assert said in found.note


def test_a_tie_that_is_younger_than_the_market_says_so(tables):
    market = {"market": "statcounter-ai-chatbot-ww", "microsoft_openai": True}
    assert "after the date of the market" in card(tables, "ownership", "modified_hhi", period="2025-06", **market).note
    assert (
        "after the date of the market" not in card(tables, "ownership", "modified_hhi", period="2026-06", **market).note
    )


def test_a_product_that_has_the_name_of_its_company_can_be_sold_too(tables):
    sold = set(card(tables, "mergers", "remedies", parties=("google", "perplexity")).table["package"])
    assert "Perplexity" in sold and "Gemini" not in sold


@pytest.mark.parametrize(
    ("joint", "points", "said"),
    [
        ((16.8, 16.75, 16.85), (128, 127.6, 128.4), "A + B would raise HHI by 128 points"),
        ((17, 16, 18), (72, 63, 81), "A + B would raise HHI by 63–81 points"),
        ((40, 30, 50), (800, 400, 1250), "A + B would raise HHI by 400–1,250 points"),
    ],
)
def test_a_merger_of_loosely_printed_shares_is_told_in_intervals(joint, points, said):
    mid, low, high = joint
    row = {"stage": "after", "merging": True, "label": "A + B", "mid_pct": mid, "joint_low_pct": low}
    row |= {"joint_high_pct": high, "points": points[0], "points_low": points[1], "points_high": points[2]}
    assert mergers.before_after_finding(pd.DataFrame([row])) == said


def test_the_interval_of_a_merger_is_that_of_both_printed_shares(tables):
    market = {"market": "menlo-2024-enterprise-llm", "period": "2024", "parties": ("openai", "anthropic")}
    found = card(tables, "mergers", "before_after", **market)
    row, own = found.table.iloc[0], card(tables, "concentration", "contributions", **market).full
    ends = own[own["entity_id"].isin(market["parties"])][["low_pct", "high_pct"]]
    for c, total, points in (("low_pct", "joint_low_pct", "points_low"), ("high_pct", "joint_high_pct", "points_high")):
        assert row[total] == pytest.approx(ends[c].sum())
        assert row[points] == pytest.approx(2 * ends[c].prod())
    assert row["points_low"] < row["points"] < row["points_high"]


@pytest.mark.parametrize(
    ("bounds", "title", "subtitle"),
    [
        (("5,590–5,640", "5,473"), "HHI goes from 5,590–5,640 to 5,473 if A leaves", "5,594 to 5,473"),
        (("not known", "not known"), "If A leaves, HHI of those counted falls by about 120 to 5,473", "5,594 to 5,473"),
    ],
)
def test_a_change_is_told_by_bounds_and_else_said_to_be_of_the_named_and_rough(bounds, title, subtitle):
    row = {"asked": "A leaves", "points": -120.4, "before_points": 5593.6, "after_points": 5473.2}
    row |= {"before_bounds": bounds[0], "after_bounds": bounds[1], "market_label": "M", "as_of": "2025"}
    row["date_status"] = "final"
    assert what_if_finding(pd.DataFrame([row])) == title
    said = f"M, 2025; bars at central values, their HHI {subtitle}"
    assert what_if_subtitle(pd.DataFrame([row])) == said


def test_a_stake_printed_at_two_dates_is_one_tie_with_one_arrow_by_its_newest_row(tables):
    shown = card(tables, "ownership", "ties")
    pairs = shown.full.groupby("tie")["as_of"].max()
    assert len(pairs) < len(shown.full) and f"of {len(pairs)} stakes" in shown.title
    words = [note.text for note in roles.annotations(shown.figure, roles.ARROW_LABEL)]
    assert len(words) == len(pairs) and sum("30 Apr 2026" in text for text in words) == pairs.eq("2026-04-30").sum()
