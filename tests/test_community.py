"""The pages on community and releases: counts as printed, what they do not mean, lists kept apart, search."""

import pytest

from analysis.choices.model import community_metrics
from analysis.tables.community import MEANS, metric_note
from tests.cards import exhibit_of, rows
from tests.test_strategy_pages import card, raw


def test_every_metric_of_the_data_can_be_chosen_and_says_what_it_does_not_mean(tables):
    offered = community_metrics(tables, {})
    assert set(offered) == {r["metric"] for r in raw("community")} <= set(MEANS)
    for metric in offered:
        made = rows(*exhibit_of("community", "attention"), tables, metric=metric)
        assert metric_note(made).startswith(f"{MEANS[metric][1]}. Last values: ") and len(made) == sum(
            r["metric"] == metric for r in raw("community")
        )


def test_a_chart_of_attention_holds_one_metric(tables):
    assert card(tables, "community", "attention").table["metric"].nunique() == 1


def test_the_project_named_in_the_title_has_the_largest_last_count(tables):
    made = card(tables, "community", "attention", metric="github_contributors")
    last: dict[str, tuple[str, float]] = {}
    for r in raw("community"):
        if r["metric"] == "github_contributors" and r["date"] >= last.get(r["entity"], ("", 0))[0]:
            last[r["entity"]] = (r["date"], float(r["value"]))
    best = max(last, key=lambda e: last[e][1])
    many = f"{last[best][1]:,.0f}"
    assert made.title == f"Most GitHub contributors, tracked projects: {best}, {many} (Oct 2025, not of today)"


def test_the_table_of_meanings_has_a_row_for_every_metric(tables):
    table = card(tables, "community", "meanings").table
    assert len(table) == len({r["metric"] for r in raw("community")})
    assert table["lacks"].str.len().min() > 10


def test_a_figure_that_says_more_than_is_a_lower_bound(tables):
    table = card(tables, "community", "download_concentration").table.set_index("label")
    row = table.loc["Models nobody downloaded"]
    assert (row["low_pct"], row["high_pct"]) == (70, 100) and row["mid_pct"] != row["mid_pct"]


def test_the_hub_is_drawn_one_line_a_kind_of_upload(tables):
    made = card(tables, "community", "hub")
    assert len(made.figure.data) == 3 and set(made.table["measure"]) == {"models", "datasets", "spaces"}


def test_the_open_part_of_a_list_is_its_open_models_over_all_of_the_year(tables):
    table = card(tables, "releases", "open_part").table
    for row in table.dropna(subset=["models_all"]).itertuples():
        mine = {
            r["access"]: float(r["models_count"] or 0)
            for r in raw("releases")
            if (r["source_id"], r["year"]) == (row.source_id, row.year)
        }
        opened = mine.get("open", 0) + mine.get("open, restricted", 0) + mine.get("fully open source", 0)
        assert row.part_pct == pytest.approx(100 * opened / mine["all"]) and mine["all"] >= 10


def test_two_lists_disagree_and_each_has_its_own_panel(tables):
    made = card(tables, "releases", "lists")
    assert made.table["list_name"].nunique() >= 2
    assert made.table.groupby(["list_name", "year"])["part_pct"].sum().round(6).eq(100).all()
    assert len({t.xaxis for t in made.figure.data}) == made.table["list_name"].nunique()


def test_the_title_of_the_open_part_spans_the_lists_of_its_year(tables):
    made = card(tables, "releases", "open_part")
    whole = made.table[~made.table["list_name"].str.contains("fully open source")]
    year = max(y for y, part in whole.groupby("year") if len(part) >= 3)
    ends = whole[whole["year"].eq(year)]["part_pct"]
    assert f"of {year} between {min(ends):.0f} and {max(ends):.0f} %" in made.title


def test_every_line_of_the_open_part_belongs_to_one_list(tables):
    made = card(tables, "releases", "open_part")
    years = made.table.groupby("list_name")["year"].agg(list).tolist()
    assert all(any(set(t.x) <= set(own) for own in years) for t in made.figure.data)


def test_a_part_of_a_year_is_dashed_and_hollow_and_says_of_how_many_models_it_is(tables):
    made = card(tables, "releases", "open_part")
    last = made.table[made.table["list_name"].str.contains(made.table["year"].max(), regex=False)]
    last = last[last["year"].eq(last["year"].max()) & last["list_name"].str.endswith(f"{last['year'].max()})")]
    dashed = [t for t in made.figure.data if t.line.dash == "dash"]
    assert len(dashed) == len(last) == 2 and all(t.marker.symbol.endswith("-open") for t in dashed)
    assert {t.text[-1] for t in dashed} == {f"{r.models_count:.0f} of {r.models_all:.0f}" for r in last.itertuples()}
    solid = [t for t in made.figure.data if t.line.dash is None and "markers" in t.mode]
    assert all(y != y for t in solid for x, y in zip(t.x, t.y, strict=True) if str(x) == last["year"].max())


def test_search_finds_models_by_all_words_and_says_when_none_fits(tables):
    found = card(tables, "releases", "release_timeline", find_model="mistral apache").table
    expected = [
        r
        for r in raw("models")
        if r["license"] == "Apache-2.0" and (r["company_id"] == "mistral" or "mistral" in r["model"].lower())
    ]
    assert len(found) == len(expected) > 2
    nothing = card(tables, "releases", "release_timeline", find_model="no such model")
    assert nothing.refusal and "no such model" in nothing.title


def test_the_timeline_filters_by_license_family(tables):
    table = card(tables, "releases", "release_timeline", released_license="permissive").table
    assert set(table["license_family"]) == {"permissive"} and table["opened"].all()
