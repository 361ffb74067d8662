"""Finding, focusing and undoing, as a reader meets them."""

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from analysis.choices import picker
from analysis.exhibits import glossary, search
from analysis.exhibits.page import load_pages
from tests.cards import built
from tests.conftest import listening, settle
from tests.test_pages import open_app
from ui.search_box import MOST_LISTED

PAGES = load_pages()


@pytest.fixture(scope="module")
def hits(tables):
    return search.index(tables, PAGES)


def test_everything_a_reader_can_name_is_found_and_goes_to_a_page_that_knows_the_choice(hits, tables):
    pages = {p.id: p for p in PAGES}
    assert {h.kind for h in hits.values()} == {
        "company",
        "product",
        "name",
        "market",
        "page",
        "exhibit",
        "scenario",
        "term",
        "model",
        "source",
    }
    assert sum(h.kind == "company" for h in hits.values()) == len(tables["companies"])
    assert sum(h.kind == "source" for h in hits.values()) == len(tables["sources"])
    for hit in hits.values():
        assert hit.answer or set(hit.params) <= {c.name for c in pages[hit.page].all_choices()}
        assert not hit.exhibit or hit.exhibit in {e.id for e in pages[hit.page].exhibits}


def test_a_product_leads_to_its_owner(hits):
    claude = next(h for h in hits.values() if h.name == "Claude")
    assert claude.page == "companies" and claude.params == {"company": "anthropic"}


def test_a_misspelled_name_gets_the_nearest_ones(hits):
    assert search.near(hits, "anthorpic")[0].name == "Anthropic"
    assert search.near(hits, "qqqqzzzz") == []


@pytest.mark.parametrize("word", ["llama-3.1", "LLAMA 3.1", "llama3.1", "meta llama 3.1"])
def test_part_of_a_name_lists_the_models_of_its_family_whatever_its_case_and_signs(hits, word):
    found = [h.name for h in search.several(hits, word)]
    assert {"Llama 3.1 405B", "Llama 3.1 70B"} <= set(found) and all("3.1" in name for name in found)


def test_a_name_and_the_beginning_of_a_company_go_there_at_once(hits):
    told = {"llama 3.1 70b": "model:llama-3-1-70b", "anthrop": "company:anthropic", "Chat-GPT": "product:chatgpt"}
    for word, key in told.items():
        assert search.several(hits, word) == [] and search.best(hits, word).key == key
    assert search.matching(hits, "–") == [] and search.best(hits, "zzzqq") is None


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("chat gpt", "product:chatgpt"),
        ("x.ai", "company:xai"),
        ("herfindahl", "term:hhi"),
        ("price war", "scenario:price_war"),
        ("squared shares points", "term:hhi"),
    ],
)
def test_what_is_written_another_way_a_scenario_and_a_term_by_its_definition_are_found(hits, word, key):
    assert search.several(hits, word) == [] and search.best(hits, word).key == key


def test_where_nothing_is_named_so_those_with_one_of_the_words_are_listed(hits):
    assert search.best(hits, "pre-training") is None
    assert any("raining" in h.name for h in search.several(hits, "pre-training"))
    assert search.several(hits, "qqqqzzzz") == [] and search.several(hits, "anthorpic") == []


def test_the_list_of_companies_is_searched_by_products_and_other_names_too(tables):
    page = next(p for p in PAGES if p.id == "companies")
    exhibit = next(e for e in page.exhibits if e.id == "company_list")
    for word in ("Claude", "deepmind"):
        assert 0 < len(built(page, exhibit, tables, find=word).full) < 5
    assert "anthropic" in set(built(page, exhibit, tables, find="claude").full["company_id"])


def test_a_word_that_means_several_models_is_answered_with_a_list():
    app = open_app(next(p for p in PAGES if p.id == "prices"))
    assert not any(str(b.key).startswith("several_") for b in app.button)
    app.session_state["_sought"] = "llama-3.1"
    listed = [b for b in app.run().button if str(b.key).startswith("several_model:llama-3-1")]
    assert len(listed) >= 2 and "Meta" in listed[0].label and not app.exception
    assert not any(str(b.key).startswith("several_") for b in app.run().button)


@pytest.mark.parametrize(
    ("said", "company"),
    [
        ("OpenAI 75–80 %, 2023 (no study named)", "openai"),
        ("ChatGPT", "openai"),
        ("Openair 3 %", None),
        ("nobody", None),
    ],
)
def test_a_label_on_a_chart_names_its_company(tables, said, company):
    assert search.company_of(tables, [said]) == company


def test_a_name_typed_into_the_search_box_goes_to_its_company(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.keyboard.press("/")
    page.keyboard.type("mistral")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies?*company=mistral*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who are the companies?")
    listening(page).keyboard.press("/")
    page.keyboard.type("anthorpic")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("Did you mean “Anthropic”")
    listening(page).keyboard.press("/")
    page.keyboard.type("llama-3.1")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Llama 3.1 70B").click()
    page.wait_for_url("**/companies?*company=meta*")


@pytest.mark.full
def test_a_click_on_a_label_focuses_its_company_on_every_page_and_escape_clears_it(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.locator(".st-key-chart_leader .annotation text", has_text="Anthropic").first.click()
    page.wait_for_url("**/shares?focus=anthropic")
    expect(page.get_by_role("button", name="Clear focus: Anthropic")).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    page.wait_for_url(f"{server}/shares")


@pytest.mark.full
def test_a_click_on_a_mark_focuses_its_company(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.locator(".st-key-chart_leader .points path").first.wait_for()
    box = page.locator(".st-key-chart_leader .points path").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/shares?focus=*")


@pytest.mark.full
def test_a_click_on_a_name_along_an_axis_focuses_its_company(server, open_page):
    page = listening(open_page(f"{server}/concentration"))
    name = page.locator(".st-key-chart_contributions .ytick text", has_text="Google")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/concentration?focus=google")


def many(count):
    """A page of one control with so many options, as a script of its own."""
    from analysis.choices.choice import Many, One
    from ui import controls

    names = {f"m{n}": f"Market {n} of many" for n in range(count)}
    for kind in (One, Many):
        name = kind.__name__
        controls.draw(kind(name.lower(), name, lambda tables, params: names), {}, {})


def test_a_list_of_thousands_shows_the_first_and_what_was_chosen_and_a_field_finds_the_others():
    app = AppTest.from_function(many, kwargs={"count": 4300}).run()
    assert [len(s.options) for s in (*app.selectbox, *app.multiselect)] == [50, 50]
    app.text_input(key="one_find").set_value("MARKET-4242").run()
    assert app.selectbox[0].options == ["Market 0 of many", "Market 4242 of many"] and app.selectbox[0].value == "m0"
    app.selectbox[0].set_value("m4242").run()
    app.text_input(key="one_find").set_value("").run()
    assert app.selectbox[0].value == "m4242" and app.selectbox[0].options[0] == "Market 4242 of many"
    app.text_input(key="many_find").set_value("4299").run()
    app.multiselect[0].set_value(["m4299"]).run()
    app.text_input(key="many_find").set_value("none of them").run()
    assert app.multiselect[0].value == ["m4299"] and app.multiselect[0].options == ["Market 4299 of many"]
    assert not app.exception


def test_a_list_of_hundreds_is_whole_and_needs_no_field():
    app = AppTest.from_function(many, kwargs={"count": 400}).run()
    assert [len(s.options) for s in (*app.selectbox, *app.multiselect)] == [400, 400] and not app.text_input


def test_the_search_box_lists_every_thing_of_today_and_of_thousands_the_first_of_each_kind(hits):
    assert search.first_of_each_kind(hits, MOST_LISTED) == list(hits)
    assert len(search.first_of_each_kind(hits, 2)) == 2 * len({h.kind for h in hits.values()})


def test_a_term_is_explained_wherever_the_words_of_an_exhibit_use_it(tables):
    words = tables["glossary"]
    assert list(glossary.terms_used(words, ["HHI is 5,625 to 6,800"])["term_id"])[:1] == ["hhi"]
    assert "concentration_ratio" in set(glossary.terms_used(words, ["CR4 rises"])["term_id"])
    assert glossary.terms_used(words, ["nothing of the kind"]).empty
    assert next(iter(glossary.terms_used(words, ["HHI"], ["elo"])["term_id"])) == "elo"


def test_the_presets_of_the_picker_are_the_largest_of_the_market_on_screen(tables):
    table = picker.ranked(tables, {"market": "seed"})
    full = picker.ranked(tables, {})
    assert list(full["share_pct"]) == sorted(full["share_pct"], reverse=True)
    assert picker.top(full, 5) == tuple(full["company_id"][:5])
    assert set(picker.at_least(full, 5)) == {
        c for c, s in zip(full["company_id"], full["share_pct"], strict=True) if s >= 5
    }
    assert list(picker.ordered(full, "name")["company"]) == sorted(full["company"], key=str.casefold)
    assert len(table) <= len(tables["companies"])


def test_the_company_of_an_exhibit_follows_the_companies_shown_and_a_choice_without_figures_says_whose_there_are():
    page = next(p for p in PAGES if p.id == "shares")
    app = open_app(page, picked="microsoft", tab_shares="across")  # it leads in no definition
    said = [s.value.replace("\\", "") for s in app.subheader]
    assert app.session_state["company"] == "microsoft" and any("Microsoft" in s for s in said[1:2])
    assert said[0] == "Nothing to show for this choice"
    assert "figures of OpenAI" in app.info[0].value and "none that is chosen" in app.info[0].value
    assert app.query_params["picked"] == "microsoft" and "company" not in app.query_params


def test_a_preset_of_more_companies_than_a_market_names_says_how_many_there_are(tables):
    full = picker.ranked(tables, {})
    assert [picker.preset(full.head(n), 5) for n in (3, 5)] == ["Top 5 (all 3)", "Top 5"]


@pytest.mark.full
def test_a_preset_of_the_picker_is_in_the_address_and_stays_on_the_next_page(server, open_page):
    page = open_page(f"{server}/shares")
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("button", name="Top 5").click()
    page.wait_for_url("**/shares?picked=*")
    page.goto(page.url.replace("/shares", "/concentration"))
    settle(page)
    expect(page.locator(".st-key-chosen")).to_contain_text("Changed: Companies shown: ")


@pytest.mark.full
def test_companies_are_ticked_one_by_one_with_the_keyboard_and_the_picker_stays_open(server, open_page):
    page = open_page(f"{server}/shares")
    page.get_by_role("button", name="View", exact=True).click()
    perplexity, meant = page.get_by_role("checkbox", name="Perplexity"), page.get_by_role("checkbox", name="Microsoft")
    expect(page.get_by_text("None is ticked: all companies are shown")).to_be_visible()
    perplexity.press("Space")
    page.wait_for_url("**/shares?picked=perplexity")
    settle(page)
    expect(perplexity).to_be_checked()
    expect(perplexity).to_be_focused()
    page.locator(".st-key-pick_list tr", has_text="Microsoft").click()
    page.wait_for_url("**/shares?picked=perplexity&picked=microsoft")
    perplexity.press("Space")
    page.wait_for_url("**/shares?picked=microsoft")
    settle(page)
    page.get_by_role("button", name="All", exact=True).click()
    page.wait_for_url(f"{server}/shares")
    expect(meant).not_to_be_checked()


@pytest.mark.full
def test_back_from_a_choice_leaves_no_word_of_it_at_the_head(server, open_page):
    page = listening(open_page(f"{server}/precedents"))
    page.keyboard.press("o")
    page.wait_for_url("**view_precedent_revenue=sources")
    changed = page.get_by_text("Changed: View of Revenue by years")
    expect(changed).to_be_visible()
    page.evaluate("history.go(-1)")
    page.wait_for_url(lambda address: "view_" not in address)
    settle(page)
    page.wait_for_timeout(1_000)  # in which the head asked once more, and was answered with the choice that was left
    settle(page)
    expect(changed).to_have_count(0)
