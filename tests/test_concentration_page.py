"""The concentration page: the sum shown, the file that reproduces it, the family, the waterfall, refusals."""

import re
import subprocess
import sys
from itertools import pairwise

import pandas as pd
import pytest

from analysis.export import sheet
from analysis.figures import hhi, hhi_change
from analysis.figures.layout import older, roles
from analysis.figures.layout.theme import Look, plain
from analysis.measures.bounds_witness import extreme_markets
from analysis.periods import counted_once
from analysis.tables import concentration, concentration_sum, drawn_markets, indices
from analysis.tables.concentration_words import SQUARES, change_subtitle, panels_subtitle
from tests.test_market_pages import card, raw

POE = {"market": "langfuse-app-layer", "period": "2025-09"}


def test_the_sum_shows_two_markets_that_fit_and_lie_at_the_bounds(tables):
    bounds = card(tables, "concentration", "hhi_over_time", **POE).table.set_index("period").loc["2025-09"]
    rows = card(tables, "concentration", "hhi_sum", **POE).table
    named = rows[rows["low_pct"].notna()]
    for column in ("least_pct", "most_pct"):
        assert (named[column] >= named["low_pct"] - 1e-9).all() and (named[column] <= named["high_pct"] + 1e-9).all()
    assert (rows["least_pct"] ** 2).sum() == pytest.approx(bounds["hhi_low"], abs=0.05)
    assert (rows["most_pct"] ** 2).sum() == pytest.approx(bounds["hhi_high"], abs=0.05)
    assert rows["most_pct"].sum() == pytest.approx(100)


def test_the_text_of_the_sum_has_the_printed_squares_and_their_total(tables):
    said = concentration_sum.working(card(tables, "concentration", "hhi_sum", **POE).table)
    total = 55.3**2 + 13.1**2 + 7.3**2
    assert f"55.3² + 13.1² + 7.3² = {total:,.2f} points" in said and "rest" in said and "rounding" in said


def test_a_market_at_the_upper_bound_puts_the_rest_into_as_few_companies_as_the_cap_allows():
    found = extreme_markets([0.4], [0.4], (0.6, 0.6), cap=0.25)
    assert found.unnamed == pytest.approx([0.25, 0.25, 0.10]) and found.dust == pytest.approx(0.6)


def test_six_lines_of_python_reproduce_the_sum_from_the_file(tables, tmp_path, printed_by):
    found = card(tables, "concentration", "hhi_sum", market="statcounter-ai-chatbot-ww", period="2026-09")
    (tmp_path / "concentration-hhi-sum-shown.csv").write_bytes(sheet.csv(found, columns=SQUARES))
    assert len(concentration_sum.PYTHON.splitlines()) == len(concentration_sum.R.splitlines()) == 6
    printed = sum(float(r["share_pct"]) ** 2 for r in raw("statcounter-ai-chatbot-ww", "2026-09") if r["company_id"])
    assert f"printed shares alone {printed:,.1f}" in printed_by(concentration_sum.PYTHON)


def test_rescaling_happens_on_request_only_and_is_marked(tables):
    plain, asked = (card(tables, "concentration", "hhi_sum", rescale=r, **POE) for r in (False, True))
    share = 100 * 55.3 / (55.3 + 13.1 + 7.3)
    assert plain.table["mid_pct"].iloc[0] == pytest.approx(55.3) and "escaled" not in plain.title
    assert asked.table["mid_pct"].iloc[0] == pytest.approx(share)
    assert asked.title.startswith("Rescaled to 100 %") and "outside the possible" in asked.title
    assert "(rescaled)" in asked.table["label"].iloc[0] and "because you asked" in asked.note


def test_the_family_has_eight_measures_or_more_with_what_moves_each(tables):
    found = card(tables, "concentration", "family").table
    assert len(found) >= 8 and found["sensitive_to"].str.len().gt(5).all() and found["index_name"].is_unique


def test_the_family_flags_a_measure_that_says_the_opposite_of_hhi(tables):
    table = card(tables, "concentration", "family").table.assign(direction=indices.LESS)
    table.loc[3, "direction"] = indices.MORE
    said = indices.family_finding(table)
    assert said == "11 measures say less concentrated, 1 more; all turn from other dates"


def test_a_family_at_one_date_has_no_direction(tables):
    found = card(tables, "concentration", "family", **POE, family_from="2025-09")
    assert set(found.table["direction"]) == {"one date only"} and "no direction" in found.title


def test_key_figures_are_bounds_with_their_formula(tables):
    found = card(tables, "concentration", "at_date", largest=2.0, **POE).table.set_index("figure")
    # The two largest named, or the largest and all that is not named in one company.
    assert found.loc["CR2, the 2 largest together", "value"] == f"{55.3 + 13.1:.0f}–{55.3 + 24.3:.0f} %"


def test_drawn_markets_lie_inside_the_bounds_and_are_five_thousand(tables):
    found = card(tables, "concentration", "drawn", **POE).table
    assert found["markets_drawn"].sum() == drawn_markets.DRAWS
    assert (
        found["hhi_low"].iloc[0]
        <= found["drawn_low"].iloc[0]
        <= found["drawn_high"].iloc[0]
        <= found["hhi_high"].iloc[0]
    )


@pytest.mark.parametrize(("since", "said"), [("2025", "2025"), ("2024", "2024 vs. 2025")])
def test_one_date_is_not_compared_with_itself_in_words(since, said):
    table = pd.DataFrame({"market_label": ["M"], "since_label": [since], "until_label": ["2025"]})
    assert change_subtitle(table) == f"Companies counted in M, {said}"


def test_a_waterfall_across_a_break_is_one_bar(tables):
    broken = tables["shares"].assign(
        status=tables["shares"]["status"].where(
            ~(tables["shares"]["market_id"].eq("langfuse-app-layer") & tables["shares"]["period"].eq("2025-09")),
            "break",
        )
    )
    found = card({**tables, "shares": broken}, "concentration", "waterfall", market="langfuse-app-layer").table
    assert found["kind"].tolist() == ["source"]


def test_a_merger_between_the_dates_is_its_own_bar(tables):
    groups = tables["groups"].iloc[:0].copy()
    for company in ("google", "anthropic"):
        groups.loc[len(groups)] = dict.fromkeys(groups.columns) | {
            "company_id": company,
            "group_name": "Both",
            "since": "2025-05",
        }
    shares = {r["company_id"]: float(r["share_pct"]) for r in raw("langfuse-app-layer", "2024-10")}
    found = card(
        {**tables, "groups": groups}, "concentration", "waterfall", market="langfuse-app-layer", level="group"
    ).table
    bar = found[found["kind"].eq("merger")]
    assert bar["points"].iloc[0] == pytest.approx(2 * shares["google"] * shares["anthropic"])
    assert found["points"].sum() == pytest.approx((found["after_points"] - found["before_points"]).iloc[0])


def test_a_refused_index_names_the_page_of_the_nearest_view(tables):
    found = card(tables, "concentration", "at_date", market="ramp-ai-index-vendor")
    assert found.refusal and found.refusal.page == "shares"


def test_a_change_across_a_series_break_is_not_claimed(tables):
    found = card(tables, "concentration", "hhi_over_time", market="synergy-cloud-infra")
    assert "break" in set(found.table["status"])
    start = found.table.loc[found.table["status"].eq("break"), "mid_date"].iloc[-1]
    counted_else = found.table.loc[found.table["mid_date"].le(start), "period_label"]
    assert len(counted_else) > 1 and not [date for date in counted_else if date in found.title]
    assert found.title == "HHI is 1,350–1,950; no certain change from 1,400–1,960 in Q1 2025"


def test_the_other_date_is_never_the_date_chosen(tables):
    for period in ("2024-10", "2025-09"):
        found = card(tables, "concentration", "waterfall", market="langfuse-app-layer", period=period)
        assert found.refusal is None and found.table["since_label"].iloc[0] != found.table["until_label"].iloc[0]


@pytest.mark.full
def test_six_lines_of_python_reproduce_the_sum_from_the_file_a_reader_downloads(server, open_page, tmp_path):
    page = open_page(f"{server}/concentration#hhi_sum")
    page.locator(".st-key-exhibit-hhi_sum").get_by_text("More", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_text("CSV, shown rows").first.click()
    name = waiting.value.suggested_filename
    assert name == "concentration-hhi-sum-shown.csv"
    waiting.value.save_as(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", concentration_sum.PYTHON], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    squares = sum(float(r["share_pct"]) ** 2 for r in raw("statcounter-ai-chatbot-ww", "2026-09") if r["company_id"])
    assert f"printed shares alone {squares:,.1f}" in done.stdout


@pytest.mark.parametrize(
    "market", ["statcounter-ai-chatbot-ww", "menlo-2025-enterprise-llm-spend", "idc-china-maas-tokens"]
)
def test_another_definition_of_today_is_the_doubt_and_not_the_article_or_an_older_one(tables, market):
    of = card(tables, "concentration", "spectrum").table.set_index("market_label")
    now = of[of["recency"].eq("today") & of["as_of"].eq(of["newest"])]
    found = card(tables, "concentration", "doubts", market=market).table.set_index("doubt")
    here, layer = found.iloc[0], of.loc[found["market_label"].iloc[0], "layer"]
    others = now[now["layer"].eq(layer)].drop(index=here["market_label"], errors="ignore")
    away = (others["hhi_low"] - here["hhi_high"]).clip(lower=0) + (here["hhi_low"] - others["hhi_high"]).clip(lower=0)
    assert found.loc["What is counted", "why"].startswith(f"{away.idxmax()} gives")
    assert found.loc["What is counted", "moves_points"] == pytest.approx(away.max())


def test_doubts_are_ranked_by_the_points_they_could_move(tables):
    found = card(tables, "concentration", "doubts", **POE)
    table = found.table.set_index("doubt")
    assert 3 <= len(table) <= 6 and table["moves_points"].is_monotonic_decreasing
    # 24.3 % in one company or in many, and OpenAI's printed 55.3 between 55.25 and 55.35.
    assert table.loc["Who holds the rest", "moves_points"] == pytest.approx(24.35**2, abs=0.2)
    assert table.loc["How exact a share is", "moves_points"] == pytest.approx(55.35**2 - 55.25**2)
    assert found.title.startswith(table.index[0])


def test_hhi_over_time_marks_the_events_of_the_companies_it_counts(tables):
    kinds = ("litigation", "model release")
    found = card(tables, "concentration", "hhi_over_time", market="similarweb-genai-web", event_kinds=kinds)
    ours = {r["company_id"] for r in raw("similarweb-genai-web", "2026-05")} - {""}
    said = " ".join(str(note.hovertext) for note in found.figure.layout.annotations if note.name == roles.EVENT)
    events = tables["events"]
    dates = sorted(found.table["as_of"])
    due = events[
        events["kind"].eq("model release")
        & events["company_ids"].isin(ours)
        & events["date"].between(dates[0], dates[-1])
    ]
    assert len(due) and all(event.replace("&", "&amp;") in said for event in due["event"])


@pytest.mark.parametrize(
    ("page", "exhibit"),
    [
        ("concentration", "spectrum"),
        ("shares", "leader"),
        ("strategies", "open_share"),
        ("strategies", "by_strategy"),
        ("health", "coverage"),
    ],
)
def test_the_article_s_own_claim_is_drawn_and_not_counted_as_a_definition(page, exhibit, tables):
    made = card(tables, page, exhibit)
    studied = made.table[made.table["share_of"].ne("not stated")]
    mine = studied[studied["metric_kind"].eq("partition")] if exhibit == "leader" else studied
    mine = mine[mine["as_of"].eq(mine["newest"])] if exhibit in ("leader", "spectrum") else mine
    today = mine[mine["recency"].eq("today")]
    now = (today if exhibit == "coverage" else counted_once(today))["market_id"].nunique()
    assert made.table["market_id"].nunique() == studied["market_id"].nunique() + 1
    assert re.search(rf"\b(of|in) {now}\b", made.title) and "the article’s claim" in made.note


@pytest.mark.parametrize("market", ["apptopia-us-mobile-dau", "ms-datacentre-chip"])
def test_a_date_of_which_only_bounds_are_printed_is_refused_in_words_and_no_number_is_infinite(tables, market):
    for exhibit in ("contributions", "lorenz"):
        found = card(tables, "concentration", exhibit, market=market)
        assert (found.refusal is None) == (not found.table.empty)
    assert "inf" not in card(tables, "concentration", "at_date", market=market).title.split()


def test_the_note_of_the_sum_speaks_of_all_named_companies_whichever_are_shown(tables):
    every = card(tables, "concentration", "hhi_sum", **POE)
    total = 55.3**2 + 13.1**2 + 7.3**2
    for picked in (("mistral",), ("openai",)):
        shown = card(tables, "concentration", "hhi_sum", picked=picked, **POE)
        assert len(shown.table) < len(every.table) and shown.note == every.note
        assert f"The companies counted alone make {total:,.0f} points of 10,000" in shown.note


def test_markets_of_which_one_date_is_shown_are_not_said_to_have_two():
    table = pd.DataFrame({"market_id": ["a", "a", "b"], "guideline": "the guideline"})
    said = "Bounds of HHI in points, {}; dashed: upper line of the guideline"
    assert panels_subtitle(table) == said.format("1 market with two dates or more, 1 with one date shown")
    assert panels_subtitle(table.head(2)) == said.format("1 market with two dates or more")
    assert panels_subtitle(table.tail(1)) == said.format("1 market with one date shown")


def test_what_may_overlap_is_not_said_to_add_to_more_than_the_whole(tables):
    shares = tables["shares"]
    rows = shares[shares["market_id"].eq("ramp-ai-index-vendor") & shares["period"].eq("2026-08")]
    assert rows.loc[rows["company_id"].notna(), "share_pct"].sum() < 100
    made = card(tables, "concentration", "at_date", market="ramp-ai-index-vendor")
    assert made.title == "Answers overlap and may add to more than 100 %: no index of concentration can be made of them"


def test_a_date_that_is_not_final_has_an_open_mark_among_the_changes(tables):
    found = card(tables, "concentration", "every_hhi")
    ends = found.table[found.table["date_in_change"].ne("")]
    assert {"projection", "preliminary"} & set(ends["status"]) and "Open marks are" in found.note
    drawn = {
        (y, round(float(x), 3)): mark
        for t in found.figure.data
        if roles.of(t) == roles.POINT
        for x, y, mark in zip(t.x, t.y, t.marker.symbol, strict=True)
    }
    assert len(drawn) == len(ends)
    for row in ends.itertuples():
        middle = round(float((row.hhi_low + row.hhi_high) / 2), 3)
        assert ("open" in drawn[plain(row.market_label), middle]) == (row.status not in ("final", "break"))


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_only_markets_surely_above_the_upper_line_have_the_accent_on_the_spectrum(tables, theme):
    look = Look.of(tables["companies"], theme)
    made = card(tables, "concentration", "spectrum")
    rows = made.table[made.table["share_of"].ne("not stated")]
    bars = hhi.spectrum(rows, look).data[0]
    tones: dict[str, set[str]] = {}
    for row, tone in zip(rows.itertuples(), bars.marker.color, strict=True):
        is_above, is_below = row.hhi_low > row.line_high, row.hhi_high < row.line_high
        tones.setdefault("above" if is_above else "below" if is_below else "open", set()).add(tone)
    assert len(tones) == 3 and len(set.union(*tones.values())) == 3
    assert all(len(found) == 1 for found in tones.values()) and tones["below"] == {look["muted"]}


def test_markets_stand_in_groups_by_what_their_change_shows_and_only_sure_ones_in_color(tables):
    found = card(tables, "concentration", "every_hhi")
    rows = list(found.figure.layout.yaxis.categoryarray)[::-1]
    ends = found.table[found.table["date_in_change"].ne("")].drop_duplicates("market_label")
    counts = ends["direction"].value_counts()
    headings = [row for row in rows if row.startswith("<b>")]
    assert headings == [f"<b>{said}: {counts[d]}</b>" for d, said in hhi_change.GROUPS.items() if d in counts]
    assert f"fell in {counts['down']} of {counts.drop('').sum()} " in found.title
    heading, under = "", {}
    for row in rows:
        heading = row if row in headings else heading
        under[row] = heading
    for row in ends.itertuples():
        assert under[plain(row.market_label)].startswith(f"<b>{hhi_change.GROUPS[row.direction]}")
    muted = Look.of(tables["companies"])["muted"]
    lines = [t for t in found.figure.data if roles.of(t) == roles.CONNECTOR]
    sure = {y for t in lines if t.line.color != muted for y in t.y if y}
    assert sure == set(ends.loc[ends["direction"].isin(("up", "down")), "market_label"].map(plain))


@pytest.mark.parametrize(
    ("low", "high", "title"),
    [
        (6633.0, 6634.0, "As concentrated as 1.5 equal companies: HHI 6,633–6,634"),
        (0.0, 2500.0, "As concentrated as 4 or more equal companies: HHI 0–2,500"),
        (0.0, 10_000.0, "How concentrated is not known: HHI may be 0–10,000"),
    ],
)
def test_bounds_that_allow_everything_are_no_finding(low, high, title):
    assert indices.at_date_finding(pd.DataFrame({"hhi_low": [low], "hhi_high": [high]})) == title


@pytest.mark.parametrize(
    ("shares", "shown", "title"),
    [
        ((80, 5), ("A", "B"), "A makes over 99.5 % of the sum of 6,425 points"),
        ((60, 40), ("B",), "B makes 31 % of the sum of 5,200 points"),
        ((80, 5), ("B",), "B makes under 0.5 % of the sum of 6,425 points"),
        ((80,), ("A",), "A alone has a share: its square is 6,400 points"),
    ],
)
def test_who_makes_the_sum_is_told_of_the_named_and_of_none_that_is_alone(shares, shown, title):
    whole = pd.DataFrame({"label": list("AB")[: len(shares)], "square_points": [s**2 for s in shares]})
    whole["contribution_pct"] = 100 * whole["square_points"] / whole["square_points"].sum()
    assert concentration.contributions_finding(whole[whole["label"].isin(shown)], whole) == title


def test_every_market_of_today_is_named_in_a_row_of_the_spectrum_and_the_older_ones_share_few_lanes(tables):
    found = card(tables, "concentration", "spectrum")
    axis, rows = found.figure.layout.yaxis, found.table
    today = rows[~older.apart(rows)]
    assert {plain(row) for row in today["row"]} <= {*axis.ticktext} and list(axis.tickvals) == list(axis.ticktext)
    assert len(axis.ticktext) < rows["row"].nunique() and found.figure.layout.height <= 480
    (bars,) = found.figure.data
    spans = sorted(zip(bars.y, bars.base, bars.x, strict=True))
    for (row, low, wide), (other, start, _) in pairwise(spans):
        assert row != other or low + wide < start or row in {plain(name) for name in today["row"]}
    assert {note.y for note in roles.annotations(found.figure, roles.ROW_HEADING)} <= {*axis.ticktext}
