"""Vendors per adopter: sums over those who adopt any, lower bounds, and what they mean for reading adoption."""

import pandas as pd
import pytest

from analysis.tables import many_at_once as t
from tests import cards
from tests.test_data_shipped import raw


def surveys(*rows):
    table = pd.DataFrame(rows, columns=["market_id", "as_of", "vendors", "adopters_pct"])
    return table.assign(market_label="Survey " + table["market_id"])


LONG = (("a", "2024-01", 1.14, 25.0), ("a", "2026-01", 1.69, 56.0))


@pytest.mark.parametrize(
    ("rows", "title", "subtitle", "note"),
    [
        (
            [*LONG, ("b", "2026-02", 1.22, None)],
            "Adopters use at least 1.1 vendors each (Jan 2024), 1.7 (Jan 2026)",
            "Vendors per adopter, a lower bound: Survey a and 1 other survey",
            "Adoption is no share. In Jan 2026 100 adopters named 169 vendors, so one that half of"
            " them name has at most 30 % of the answers. 1 survey gives no total: all asked count as"
            " adopters",
        ),
        (
            [LONG[1]],
            "Adopters use at least 1.7 vendors each (Jan 2026)",
            "Vendors per adopter, a lower bound: Survey a",
            "Adoption is no share. In Jan 2026 100 adopters named 169 vendors, so one that half of"
            " them name has at most 30 % of the answers",
        ),
    ],
)
def test_vendors_per_adopter_are_said_of_the_longest_survey_and_never_as_a_share(rows, title, subtitle, note):
    table = surveys(*rows)
    assert (t.many_finding(table), t.many_subtitle(table), t.many_note(table)) == (title, subtitle, note)


def test_vendors_per_adopter_are_the_named_shares_over_those_who_adopt_any(tables):
    table = cards.card(tables, "shares", "many_at_once").table.set_index(["market_id", "as_of"])
    rows = [r for r in raw("shares") if (r["market_id"], r["period"]) == ("ramp-ai-index-vendor", "2026-08")]
    named = sum(float(r["share_pct"]) for r in rows if r["entity_kind"] == "company")
    any_vendor = next(float(r["share_pct"]) for r in rows if r["entity_kind"] == "subtotal")
    row = table.loc[("ramp-ai-index-vendor", "2026-08")]
    assert row["vendors"] == pytest.approx(named / any_vendor) and row["adopters_pct"] == any_vendor
    etr = table.loc[("etr-enterprise-usage", "2026-03")]
    assert etr["vendors"] == pytest.approx((48 + 40 + 56) / 100) and pd.isna(etr["adopters_pct"])
    assert "oreilly-2023-company-use" not in table.index.get_level_values(0), "24 of 100 asked say nothing of overlap"
