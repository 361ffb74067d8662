"""Every strategy page under a filter that leaves nothing, with a company in focus, and in panels."""

import pytest

from analysis.exhibits.page import load_pages
from analysis.figures.layout.theme import Look
from tests.cards import built, told

PAGES = [p for p in load_pages() if p.section == "Strategy"]
EXHIBITS = [(p, e) for p in PAGES for e in p.exhibits]
BOTH = pytest.mark.parametrize(("page", "exhibit"), EXHIBITS, ids=[f"{p.id}-{e.id}" for p, e in EXHIBITS])


@BOTH
def test_a_choice_that_leaves_no_row_says_how_to_widen_it(page, exhibit, tables):
    made = told(page, exhibit, tables, picked=("nobody",))
    if "company_id" in made.full and made.full["company_id"].notna().all():
        made = built(page, exhibit, tables, picked=("nobody",))
        assert made.table.empty and made.figure is None
        assert made.title == "Nothing to show for this choice" and made.subtitle.startswith("Widen")


@BOTH
def test_a_span_of_dates_without_figures_names_the_nearest(page, exhibit, tables):
    if exhibit.timed:
        made = built(page, exhibit, tables, dates=("1999", "2000"))
        assert made.table.empty and "nearest" in made.subtitle


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_a_page_has_an_exhibit_that_follows_the_companies_chosen_elsewhere(page, tables):
    kept = [told(page, e, tables, picked=("mistral", "openai", "meta")) for e in page.exhibits]
    assert any(
        set(k.table["company_id"].dropna()) <= {"mistral", "openai", "meta"} for k in kept if "company_id" in k.table
    )


SCREENS = (("light", 1.0), ("dark", 1.0), ("projector", 1.35))
IN_TURN = [
    pytest.param(p, e, *screen, id=f"{p.id}-{e.id}-{screen[0]}", marks=() if n % 9 == 4 * i else pytest.mark.full)
    for n, (p, e) in enumerate(EXHIBITS)
    for i, screen in enumerate(SCREENS)
]
"""One exhibit in three on a screen of one kind, each kind in turn; the long series has all on all."""


@pytest.mark.parametrize(("page", "exhibit", "theme", "scale"), IN_TURN)
def test_an_exhibit_draws_with_a_company_in_focus_on_every_screen(page, exhibit, theme, scale, tables):
    made = built(page, exhibit, tables, Look.of(tables["companies"], theme, ("mistral",), scale))
    assert made.figure is None or made.figure.data


@BOTH
def test_titles_are_findings_of_at_most_fourteen_words(page, exhibit, tables):
    assert 2 <= len(built(page, exhibit, tables).title.split()) <= 14
