"""Computing power: owners over time, users beside owners, one company through the layers."""

import pandas as pd
import pytest

from analysis.figures.layout import roles
from analysis.tables import compute
from tests.cards import card

COMPANIES = pd.DataFrame({"company_id": ["a", "b", "c"], "company": ["Ada (Labs)", "Bell", "Cray"]})
DAY = "2025-12-31"


def amounts(*rows):
    """Estimates typed as role, entity, company, median; a company that is blank is none."""
    frame = pd.DataFrame(rows, columns=["role", "entity", "company_id", "h100e"])
    return frame.assign(date=DAY, low_h100e=frame["h100e"] / 2, high_h100e=frame["h100e"] * 2, note=None, source_id="s")


OWNS_A, OWNS_B = ("owned", "Ada", "a", 50.0), ("owned", "Bell", "b", 90.0)
USES_A, USES_C, USES_B = ("used", "Ada", "a", 30.0), ("used", "Cray", "c", 40.0), ("used", "Bell", "b", 10.0)
OTHER = ("owned", "Other", None, 70.0)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((OWNS_A, USES_A, USES_C), "By estimate Cray uses computing power that others own"),
        ((OWNS_B, USES_A, USES_C), "By estimate Cray and Ada use computing power that others own"),
        ((OWNS_A, OWNS_B, USES_A, USES_B), "Each of 2 users owns computing power too"),
        ((OWNS_A, USES_A), "Ada owns computing power too"),
    ],
)
def test_users_that_own_no_counted_chips_are_named(rows, said):
    assert compute.users_finding(compute.users(amounts(*rows), COMPANIES, compute_at=DAY)) == said


def test_the_line_of_all_other_owners_has_its_name_at_its_end(tables):
    shown = card(tables, "compute", "compute_owners")
    last = shown.table[shown.table["as_of"].eq(shown.table["as_of"].max())]
    said = " ".join(note.text.replace("<br>", " ") for note in roles.annotations(shown.figure, roles.END_LABEL))
    assert last["kind"].eq("rest").sum() == 1 and all(f"{n} " in said for n in last["label"])


def test_owners_alone_are_counted_where_no_user_is_shown():
    table = compute.users(amounts(OWNS_A, OWNS_B, USES_A), COMPANIES, compute_at=DAY)
    assert compute.users_finding(table[table["role"].eq("owned")]) == "2 owners and no user counted"


def test_owners_that_are_no_company_are_left_out_and_who_uses_most_comes_first():
    table = compute.users(amounts(OTHER, OWNS_B, OWNS_A, USES_A, USES_C), COMPANIES, compute_at=DAY)
    assert list(table["label"]) == ["Cray", "Ada", "Ada", "Bell"]


def test_a_day_without_both_is_refused_with_the_nearest_view():
    assert compute.users(amounts(OWNS_A, OTHER), COMPANIES, compute_at=DAY).nearest == "its owners over time"


def test_what_lacks_a_range_is_named_in_the_note():
    bare = amounts(OWNS_A, USES_C).assign(low_h100e=[None, 20.0])
    assert compute.users_note(compute.users(bare, COMPANIES, compute_at=DAY)).endswith("No range is published for Ada")


def ladder_of(*rows):
    return pd.DataFrame(rows, columns=["company_id", "label", "layer", "layers_number"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("a", "Ada", "chips", 2), ("a", "Ada", "cloud", 2)), "Ada is counted in 2 of 7 layers"),
        ((("a", "Ada", "chips", 3), ("b", "Bell", "cloud", 3)), "Ada and Bell are counted in 3 of 7 layers"),
        (tuple((c, c, "chips", 2) for c in "abcd"), "4 companies are counted in 2 of 7 layers"),
    ],
)
def test_the_ladder_names_who_is_in_most_layers(rows, said):
    assert compute.ladder_finding(ladder_of(*rows)) == said


def test_the_ladder_of_the_shipped_data_agrees_with_the_layers_side_by_side(tables):
    ladder = card(tables, "compute", "ladder").table
    layers = card(tables, "shares", "layers").table
    both = layers.set_index(["layer", "company_id"])["mid_pct"]
    assert (ladder.groupby("company_id")["layer"].nunique() >= 2).all()
    assert [both[pair] for pair in zip(ladder["layer"], ladder["company_id"], strict=True)] == list(ladder["mid_pct"])


def test_owners_of_chips_are_estimates_with_the_ranges_of_their_medians(tables):
    table = card(tables, "compute", "compute_owners").table
    assert set(table["status"]) == {"estimate"} and set(table["processing"]) == {"derived"}
    assert table["period"].nunique() == 8
    last = table[table["period"].eq("2025-Q4")].set_index("company_id")
    assert last.loc["google", ["low_pct", "mid_pct", "high_pct"]].tolist() == pytest.approx([21.7, 25.7, 29.6])


def test_shares_of_owners_are_the_amounts_over_their_sum(tables):
    owned = tables["compute"][tables["compute"]["role"].eq("owned")]
    shares = tables["shares"][tables["shares"]["market_id"].eq("epoch-ai-chip-owners-quarterly")]
    whole = owned.groupby("date")["h100e"].sum()
    for row in shares.itertuples():
        quarter = pd.Period(row.period.replace("-", ""), "Q").end_time.date().isoformat()
        mine = owned[owned["date"].eq(quarter) & owned["entity"].eq(row.entity)]["h100e"].iloc[0]
        assert row.share_pct == pytest.approx(100 * mine / whole[quarter], abs=0.7)


def test_computing_power_is_a_layer_of_concentration_and_of_shares(tables):
    assert "compute" in set(card(tables, "concentration", "spectrum").table["layer"])
    assert "compute" in set(card(tables, "shares", "layers").table["layer"])


@pytest.mark.parametrize("exhibit", ["over_time", "layers"])
def test_shares_worked_out_from_amounts_are_derived_wherever_they_are_read(tables, exhibit):
    table = card(tables, "shares", exhibit, market="epoch-ai-chip-owners-quarterly").table
    mine = table[table["market_label"].eq("Owners of AI chips, by quarter (Epoch AI)")]
    assert len(mine) and set(mine["processing"]) == {"derived"}
    printed = card(tables, "shares", "over_time", market="similarweb-genai-web").table
    assert "as published" in set(printed["processing"])
