"""Every exhibit of every page: built on the real data, on three companies, on one row and on none."""

import html
import json
import re
from dataclasses import MISSING, fields
from io import BytesIO

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import check, schema
from analysis.choices.choice import One, labels
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import build
from analysis.exhibits.page import Exhibit, call, load_pages
from analysis.export import sheet
from analysis.figures.layout.theme import Look, plain
from analysis.periods import Period
from analysis.schema import words
from analysis.schema.derived import TOPICS, describe
from tests import cards
from tests.cards import EXHIBITS, built, cases, every, told
from tests.tiny import tiny_folder

BOTH = every()


@pytest.fixture(scope="session")
def three(tmp_path_factory) -> dict[str, pd.DataFrame]:
    return check.load(tiny_folder(tmp_path_factory.mktemp("tiny"))).tables


@BOTH
def test_an_exhibit_of_the_real_data_has_finding_measure_note_and_source(page, exhibit, tables):
    card = built(page, exhibit, tables)
    assert card.refusal is None
    assert 2 <= len(card.title.split()) <= 16 and not card.title.endswith(".")
    assert card.subtitle and card.note and card.source_line.startswith("Source: ")
    assert not card.table.empty and not card.sources.empty


@pytest.mark.parametrize(
    ("page", "exhibit", "level"),
    [
        ("shares", "leader", "as published"),
        ("shares", "two_dates", "derived"),
        ("concentration", "at_date", "derived"),
        ("mergers", "by_guideline", "derived"),
        ("strategies", "open_share", "derived"),
        ("capability", "frontier", "as published"),
        ("capability", "gap", "derived"),
        ("precedents", "license_changes", "as published"),
        ("community", "hub", "as published"),
        ("break_even", "cash", "our estimate"),
        ("scenarios", "fan", "our estimate"),
    ],
)
def test_the_source_line_says_how_far_the_numbers_were_processed(page, exhibit, level, tables):
    assert f" · {level}" in cards.card(tables, page, exhibit).source_line


def test_the_source_line_says_which_rows_a_filter_keeps(tables):
    asked = {"picked": ("openai", "mistral"), "dates": ("2024", "2025"), "confidence": "B", "interested": "hide"}
    line = cards.card(tables, "shares", "leader", **asked).source_line
    assert line.endswith(
        "shown: OpenAI, Mistral AI; 2024 to 2025; confidence A to B; publishers that gain by the figure left out"
    )
    assert "shown:" not in cards.card(tables, "shares", "leader").source_line


def test_what_the_class_of_all_exhibits_holds_serves_more_than_two_of_them():
    optional = [field for field in fields(Exhibit) if field.default is not MISSING]
    users = {field.name: sum(getattr(e, field.name) != field.default for _, e in EXHIBITS) for field in optional}
    assert {name: count for name, count in users.items() if count < 3} == {}


@every(of=4)
def test_a_figure_has_marks_axes_with_titles_and_leaves_its_table_alone(page, exhibit, tables):
    card = built(page, exhibit, tables)
    before = card.table.copy(deep=True)
    if exhibit.figure is None:
        return
    figure = call(exhibit.figure, card.table, Look.of(tables["companies"], "dark"), **card.params)
    pd.testing.assert_frame_equal(card.table, before)
    assert isinstance(figure, go.Figure) and len(figure.data) > 0


@every(of=3)
def test_an_exhibit_of_three_companies_builds(page, exhibit, three):
    assert build(page, exhibit, three, {}).title


@every(of=4, at=1)
def test_an_exhibit_of_one_row_builds(page, exhibit, tables):
    card = built(page, exhibit, tables)
    one = card.table.iloc[:1]
    assert call(exhibit.finding, one, **card.params)
    if exhibit.figure is not None:
        assert call(exhibit.figure, one, Look.of(tables["companies"]), **card.params).data


@BOTH
def test_an_exhibit_of_no_rows_says_so_and_does_not_fail(page, exhibit, tables):
    card = build(page, exhibit, {name: frame.iloc[:0] for name, frame in tables.items()}, {})
    assert card.title and card.figure is None


@BOTH
def test_every_column_of_an_exhibit_is_described(page, exhibit, tables):
    card = built(page, exhibit, tables)
    assert [describe(name).description for name in card.table.columns]
    assert set(exhibit.columns) <= set(card.table.columns)


@BOTH
def test_every_row_names_a_known_source(page, exhibit, tables):
    card = built(page, exhibit, tables)
    known = set(tables["sources"]["source_id"])
    assert {s for cell in card.table["source_id"].dropna() for s in cell.split(";")} <= known


@BOTH
def test_the_table_on_screen_and_the_file_of_shown_rows_agree_cell_by_cell(page, exhibit, tables):
    card = built(page, exhibit, tables)
    shown = sheet.sheet(card, columns=exhibit.columns, to_file=True)
    read = pd.read_csv(BytesIO(sheet.csv(card, columns=exhibit.columns)), dtype=str, keep_default_na=False)
    assert list(read.columns) == list(shown.columns)
    assert len(read) == len(shown), "no line of a CSV is anything but a row"


@BOTH
def test_choosing_companies_removes_rows_and_changes_none(page, exhibit, tables):
    card = built(page, exhibit, tables)
    if "company_id" not in card.full:
        return
    some = tuple(card.full["company_id"].dropna().unique()[:2])
    kept = told(page, exhibit, tables, picked=some).table
    pd.testing.assert_frame_equal(kept, card.full.loc[kept.index])


@pytest.mark.parametrize(("page", "exhibit"), cases([(p, e) for p, e in EXHIBITS if e.figure], of=5))
def test_a_chart_of_chosen_companies_has_marks(page, exhibit, tables):
    whole = told(page, exhibit, tables)
    if "company_id" in whole.full:
        some = tuple(whole.full["company_id"].dropna().unique()[:2])
        card = built(page, exhibit, tables, picked=some)
        assert card.table.empty or card.figure.data


def written(value):
    """Every text inside a figure as JSON, without the addresses behind links."""
    if isinstance(value, str):
        yield re.sub("<a href[^>]*>", "", value)
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from written(one)


def keys_in(texts, tables):
    """Allowed values, names of tables and keys of companies that stand in the texts as the data hold them."""
    found = {token for text in texts for token in re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", text)}
    return found & (words.keys() | set(tables["companies"]["company_id"]))


@BOTH
def test_a_reader_meets_words_and_no_keys(page, exhibit, tables):
    card = built(page, exhibit, tables)
    shown = sheet.sheet(card, columns=exhibit.columns).drop(columns="Address", errors="ignore")
    cells = [c for name in shown for c in shown[name] if isinstance(c, str)]
    drawn = list(written(json.loads(card.drawing))) if card.drawing else []
    said = [card.title, card.subtitle, card.lead, card.note, *sheet.assumed(card)]
    assert keys_in([*cells, *drawn, *said], tables) == set()
    assert [c for c in [*cells, *drawn] if re.search(r"\w;\w", html.unescape(c))] == []


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.id)
def test_options_are_words_and_no_keys(page, tables):
    for one in (page, *page.exhibits):
        params = with_defaults((*page.choices, *one.choices), tables, {})
        for choice in one.choices:
            found = labels(choice, tables, params).values()
            assert keys_in(map(str, found), tables) == set(), choice.name


def test_no_computed_column_is_described_twice():
    names = [column.name for topic in TOPICS for column in topic.COLUMNS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_exhibit_ids_and_choice_names_are_unique_where_they_must_be():
    ids = [e.id for _, e in EXHIBITS]
    assert len(ids) == len(set(ids))
    for page in load_pages():
        names = [c.name for c in page.choices] + [c.name for e in page.exhibits for c in e.choices]
        assert len(names) == len(set(names)), page.id
        assert not set(names) & set(schema.TABLES)


def test_a_page_file_dropped_into_a_folder_is_in_the_menu(tmp_path):
    (tmp_path / "pages/1_market").mkdir(parents=True)
    text = "from analysis.exhibits.page import Page\nPAGE = Page(id='new', title='New', question='New?', exhibits=())\n"
    (tmp_path / "pages/1_market/9_new.py").write_text(text)
    found = load_pages(tmp_path)
    assert [(p.section, p.id) for p in found][-1] == ("Market", "new")


def test_defaults_of_every_choice_are_among_its_options(tables):
    for page in load_pages():
        for one in (page, *page.exhibits):
            params = with_defaults((*page.choices, *(one.choices if one is not page else ())), tables, {})
            for choice in one.choices:
                if isinstance(choice, One):
                    assert params[choice.name] in choice.options(tables, params), (page.id, choice.name)


def test_no_figure_is_known_as_of_a_day_after_the_sources_were_read(tables):
    read = max(Period.parse(day).start for day in tables["sources"]["date_accessed"].dropna())
    known = {f"{p.id}-{e.id}": built(p, e, tables).as_of for p, e in EXHIBITS}
    assert [name for name, as_of in known.items() if as_of and Period.parse(as_of).start > read] == []


MANY_ROWED = [pytest.param(p, e, id=f"{p.id}-{e.id}") for p, e in EXHIBITS if e.rows and not e.rows.most]


@pytest.mark.parametrize(("page", "exhibit"), MANY_ROWED)
def test_of_more_rows_than_fit_a_page_the_first_are_drawn_the_note_says_so_and_the_table_has_all(
    page, exhibit, tables, monkeypatch
):
    whole = built(page, exhibit, tables)
    monkeypatch.setattr("analysis.exhibits.drawing.MOST_ROWS", 4)
    cut = build(page, exhibit, tables, {})
    names = list(dict.fromkeys(whole.table[exhibit.rows.by]))
    drawn = cut.drawing.replace("\\u003cbr\\u003e", " ").replace("<br>", " ")
    assert [n for n in names if json.dumps(plain(n))[1:-1] in drawn] == names[:4]
    assert cut.note == f"The first 4 of {len(names)} are drawn; the table has all. {whole.note}"
    assert cut.table.equals(whole.table) and cut.title == whole.title
