"""The openness page: shares of weightings against a closed form, systems kept apart, counts recomputed."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.choices.strategy import profile_pages, rated_licenses, rated_years, twice_rated
from analysis.figures import transparency
from analysis.figures.layout import roles
from analysis.measures import openness
from analysis.measures.model_names import model_key
from analysis.tables.openness import PAGE_OF, composite, kind_of, profiles_subtitle, rated
from tests.test_strategy_pages import card, raw

STEPS = st.sampled_from([0.0, 0.5, 1.0])


@given(st.lists(st.tuples(STEPS, STEPS), min_size=2, max_size=4))
def test_first_places_over_two_dimensions_match_the_lengths_of_the_winning_intervals(rows):
    profiles = pd.DataFrame(rows, columns=["x", "y"])
    crossings = {0.0, 1.0}
    for ax, ay in rows:
        for bx, by in rows:
            slope = (ax - ay) - (bx - by)
            if slope:
                crossings.add(min(max((by - ay) / slope, 0.0), 1.0))
    ends = sorted(crossings)
    expected = [0.0] * len(rows)
    for low, high in pairwise(ends):
        w = (low + high) / 2
        values = [w * x + (1 - w) * y for x, y in rows]
        best = [i for i, v in enumerate(values) if abs(v - max(values)) < 1e-9]
        for i in best:
            expected[i] += (high - low) / len(best)
    assert openness.first_places(profiles, 20_000).tolist() == pytest.approx(expected, abs=0.02)


def test_first_places_are_seeded():
    profiles = pd.DataFrame({"x": [1.0, 0.0], "y": [0.0, 0.5], "z": [0.5, 0.5]})
    assert openness.first_places(profiles).equals(openness.first_places(profiles))


def test_a_weight_on_one_group_alone_ranks_by_that_group(tables):
    zero = {f"weight_{g}": 0.0 for g in ("weights", "code", "license", "documents", "access")}
    weights = {"weight_data": 5.0, **zero}
    found = composite(tables["openness"], weighed_system="Opening up ChatGPT", weights=weights)
    values: dict[str, list[float]] = {}
    for r in raw("openness"):
        if r["system"] == "Opening up ChatGPT" and kind_of(r["dimension"]) == "data":
            values.setdefault(r["model"], []).append({"open": 1.0, "partial": 0.5, "closed": 0.0}[r["rating"]])
    best = max(sum(v) / len(v) for v in values.values())
    assert found["openness_score"].iloc[0] == pytest.approx(best)
    assert found["rank_chosen"].iloc[0] == 1 and (found["rank_chosen"] != found["rank_equal"]).any()


@pytest.mark.parametrize("system", ["Opening up ChatGPT", "Model Openness Framework"])
def test_the_parts_of_all_weightings_belong_to_one_system_and_do_not_exceed_the_whole(tables, system):
    table = card(tables, "openness", "composite", weighed_system=system).table
    assert table["first_pct"].sum() <= 100.001
    assert set(table["label"]) <= {r["model"] for r in raw("openness") if r["system"] == system}


def drawn(card):
    """The models that the heat table draws, from the top down."""
    return list(dict.fromkeys(name for trace in card.figure.data for name in trace.y if name is not None))


def test_every_model_of_a_system_is_on_one_page_of_the_heat_table(tables):
    system = "Epoch access"
    pages = profile_pages(tables, {"rating_system": system})
    seen = [drawn(card(tables, "openness", "profiles", rating_system=system, profile_page=n)) for n in pages]
    every = {r["model"] for r in raw("openness") if r["system"] == system}
    assert sorted(name for page in seen for name in page) == sorted(every)
    assert max(map(len, seen)) == PAGE_OF < len(every)


@pytest.mark.parametrize("page", ["1", "3"])
def test_profiles_are_filtered_before_they_are_paged(tables, page):
    system = "Epoch access"
    whole = card(tables, "openness", "profiles", rating_system=system, profile_page=page)
    for picked in (("mistral",), ("mistral", "meta")):
        found = card(tables, "openness", "profiles", rating_system=system, profile_page=page, picked=picked)
        ours = {r["model"] for r in raw("openness") if r["system"] == system and r["company_id"] in picked}
        count = len(ours)
        assert 0 < count < whole.table["model"].nunique() and set(found.table["model"]) == ours
        start = min(int(page) - 1, (count - 1) // PAGE_OF) * PAGE_OF
        last = min(start + PAGE_OF, count)
        assert len(drawn(found)) == last - start and set(drawn(found)) <= ours
        assert found.subtitle.endswith(f": {start + 1} to {last} of {count}")
        assert f"Of {count} models here" in found.note


def test_the_composite_is_filtered_before_its_highest_are_drawn(tables):
    system = "Opening up ChatGPT"
    ours = {r["model"] for r in raw("openness") if r["system"] == system and r["company_id"] == "meta"}
    found = card(tables, "openness", "composite", weighed_system=system, picked=("meta",))
    assert set(found.table["label"]) == ours and "highest first" in found.subtitle


@pytest.mark.parametrize(
    ("count", "page", "said"),
    [
        (89, "1", "1 to 18 of 89"),
        (89, "5", "73 to 89 of 89"),
        (2, "1", "1 to 2 of 2"),
        (2, "5", "1 to 2 of 2"),
        (1, "1", "1 of 1"),
        (19, "2", "19 of 19"),
    ],
)
def test_the_place_of_a_page_is_said_in_these_words(count, page, said):
    table = pd.DataFrame({"label": [f"m{i}" for i in range(count) for _ in range(2)], "system": "S"})
    assert profiles_subtitle(table, page) == f"S, ratings by dimension, most open models first: {said}"


def test_profiles_filter_by_company_date_and_license(tables):
    params = {"rating_system": "Epoch access"}
    assert {"2024", "2025"} <= set(rated_years(tables, params)) and "permissive" in rated_licenses(tables, params)
    chosen = {**params, "rated_company": "deepseek", "rated_year": "2025", "rated_license": "permissive"}
    table = card(tables, "openness", "profiles", **chosen).table
    assert len(table) and set(table["company_id"]) == {"deepseek"}
    assert set(table["release_year"]) == {"2025"} and set(table["license_family"]) == {"permissive"}


def test_a_rating_without_a_size_takes_the_license_of_its_sizes_and_another_size_does_not():
    rows = ["BLOOM", "OPT-66B", "Two"]
    ratings = pd.DataFrame({"model": rows, "model_release_date": [None] * 3, "system": "s"})
    names = ["BLOOM-176B", "OPT-175B", "Two 7B", "Two 70B"]
    models = pd.DataFrame(
        {"model": names, "license": ["MIT", "MIT", "MIT", "Own"], "weights_open": "y", "release_date": "2022-07-06"}
    )
    found = rated(ratings, models)
    assert found["license_family"].tolist() == ["permissive", "not known", "not known"]  # Two's sizes disagree
    assert found["release_year"].tolist() == ["2022", "not known", "2022"]


def test_the_note_counts_the_models_whose_year_and_license_are_known(tables):
    found = card(tables, "openness", "profiles", rating_system="Model Openness Framework")
    whole = rated(openness.really_rated(tables["openness"]), tables["models"])
    one = whole[whole["system"].eq("Model Openness Framework")].drop_duplicates("model")
    known = one["release_year"].ne("not known").sum(), one["license_family"].ne("not known").sum()
    assert f"Of {len(one)} models here the year is known for {known[0]}, the license for {known[1]}" in found.note


def test_filters_that_leave_no_model_refuse_with_a_way_on(tables):
    empty = card(
        tables,
        "openness",
        "profiles",
        rating_system="Epoch access",
        rated_company="anthropic",
        rated_license="permissive",
    )
    assert empty.refusal and empty.figure is None and "instead" in empty.subtitle


def test_one_model_is_held_against_all_three_systems_and_none_is_averaged_with_another(tables):
    table = card(tables, "openness", "one_model", rated_model="olmo7b").table
    assert table["system"].nunique() == 3
    for row in table.itertuples():
        mine = [
            r
            for r in raw("openness")
            if r["system"] == row.system and model_key(r["model"]) == "olmo7b" and kind_of(r["dimension"]) == row.group
        ]
        assert (row.ratings_number, row.open_number) == (len(mine), sum(r["rating"] == "open" for r in mine))


def test_the_model_shown_first_is_one_on_which_the_systems_disagree(tables):
    table = card(tables, "openness", "one_model").table
    assert table["system"].nunique() == 3 and (table["spread"] >= 0.5).any()
    assert all("3 systems" in label for label in list(twice_rated(tables, {}).values())[:5])


def test_two_sizes_or_versions_of_a_model_never_share_a_key():
    names = [
        "Llama 3 8B",
        "Llama 3 70B",
        "Llama 3.1 70B",
        "Command R",
        "Command R+",
        "Falcon-40B",
        "Falcon-180B",
        "GPT-4",
        "GPT-4o",
    ]
    assert len({model_key(n) for n in names}) == len(names)


def test_what_the_records_do_not_know_widens_the_count_of_open_source_models(tables):
    opened = [r for r in raw("models") if r["weights_open"] == "y" and r["license"] in openness.OSI]
    last = card(tables, "openness", "definitions").table.iloc[-1]
    sure = sum(r["training_code_open"] == r["training_data_open"] == "y" for r in opened)
    may = sum(
        r["training_code_open"] in ("y", "unknown") and r["training_data_open"] in ("y", "unknown") for r in opened
    )
    assert (last["models_number"], last["models_possible"]) == (sure, may)


def test_a_domain_of_the_index_is_shown_as_part_of_its_own_indicators(tables):
    table = card(tables, "openness", "transparency", index_domain="upstream").table
    row = next(r for r in raw("transparency") if r["domain"] == "upstream" and r["company_id"] == "meta")
    mine = table[table["company_id"].eq("meta") & table["edition"].eq(row["edition"])].iloc[0]
    assert mine["part_pct"] == pytest.approx(100 * float(row["score"]) / float(row["max_score"]))


def test_a_first_place_says_under_which_weights_and_under_what_part_of_all(tables):
    found = card(tables, "openness", "composite")
    first = found.table.iloc[0]
    assert found.title == f"{first['label']} is first here and under {first['first_pct']:.0f} % of weightings"


def rating(model, *ratings, printed=None, system="S"):
    return [(model, system, f"d{i}", r, printed) for i, r in enumerate(ratings)]


def test_a_record_that_is_partial_throughout_with_nothing_printed_is_a_placeholder():
    rows = [
        *rating("blank form", *["partial"] * 5),
        *rating("rated", *["partial"] * 4, "open"),
        *rating("short", *["partial"] * 4),
        *rating("said so", *["partial"] * 5, printed="in part"),
    ]
    frame = pd.DataFrame(rows, columns=["model", "system", "dimension", "rating", "printed"])
    assert set(frame.loc[openness.is_placeholder(frame), "model"]) == {"blank form"}
    assert set(openness.really_rated(frame)["model"]) == {"rated", "short", "said so"}


def test_placeholders_of_a_system_count_as_not_rated_on_every_exhibit_and_are_named(tables):
    empty = {(r["system"], r["model"]) for r in raw("openness") if r["rating"] == "partial" and not r["printed"]} - {
        (r["system"], r["model"]) for r in raw("openness") if r["rating"] != "partial"
    }
    names = {model for _, model in empty}
    assert len(names) == 3
    found = card(tables, "openness", "profiles", rating_system="Model Openness Framework")
    assert all(name in found.note for name in names) and not names & set(found.table["model"])
    rated_models = {r["model"] for r in raw("openness") if r["system"] == "Model Openness Framework"}
    assert f"Of {len(rated_models) - 3} models here" in found.note
    assert not names & set(
        card(tables, "openness", "composite", weighed_system="Model Openness Framework").table["label"]
    )
    for name in names:
        systems = {r["system"] for r in raw("openness") if model_key(r["model"]) == model_key(name)}
        assert (model_key(name) in twice_rated(tables, {})) == (len(systems) > 2)


def test_developers_of_the_last_edition_are_ranked_and_what_other_tests_gave_stands_in_words(tables):
    found = card(tables, "openness", "transparency")
    (bars,) = found.figure.data
    last = found.table[found.table["edition"].eq("2025-12")]
    assert list(bars.x) == sorted(last["part_pct"], reverse=True)
    assert list(bars.text) == [f"{part:.0f}" for part in bars.x]
    ends = {tone for part, tone in zip(bars.x, bars.marker.color, strict=True) if part in (bars.x[0], bars.x[-1])}
    assert len(ends) == 1 and len({*bars.marker.color}) == 2, "the highest and the lowest are those of the title"
    said = {note.y: note.text for note in roles.annotations(found.figure, roles.ROW_NOTE)}
    before = found.table[found.table["edition"].lt("2025")]
    assert len(said) == before["label"].nunique() and said["OpenAI"] == "48 in Oct 2023, 49 in May 2024"
    below = list(found.figure.layout.yaxis.categoryarray)
    assert below.index("Cohere") < below.index(transparency.NOT_RATED) < below.index("xAI")
