"""The first page: who leads each market of today, in groups, and the answers of other pages beside it."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.figures import who_leads as charts
from analysis.figures.layout import phone, roles, sparkline, text_layout
from analysis.figures.layout.phone_rows import bare
from analysis.figures.layout.theme import Look
from analysis.tables import answer_pictures as pictures
from analysis.tables import who_leads as table_of
from analysis.tables.answer_pictures import Picture
from tests.cards import card, exhibit_of
from tests.test_pages import open_app
from ui.other_answers import TILES


def leads(*rows, **same):
    """Rows of the table: label, low, high, whether it leads, recency."""
    made = [
        {
            "label": label,
            "market_label": f"M{i} (P)",
            "market_id": f"m{i}",
            "low_pct": low,
            "mid_pct": (low + high) / 2,
            "high_pct": high,
            "leads": sure,
            "recency": recency,
            "counts_as": None,
            "is_article": False,
            "status": "final",
            "independence": "independent",
            "share_of": "tokens",
            "as_of": "2026-01",
            "today_until": "2026-11-30",
        }
        | same
        for i, (label, low, high, sure, recency) in enumerate(rows)
    ]
    return pd.DataFrame(made)


A, B, UNSURE = ("A", 60, 60, "yes", "today"), ("B", 50, 50, "yes", "today"), ("A", 30, 40, "no", "today")
OLD = ("B", 70, 70, "yes", "older")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((A, B), "Who leads depends on who is counted"),
        ((A, B, UNSURE), "Who leads depends on who is counted"),
        ((A, A), "A leads 2 of 2 markets of today"),
        ((A, UNSURE), "A leads 1 of 2 markets of today"),
        ((A,), "A leads the one market of today"),
        ((A, OLD), "A leads the one market of today"),
        ((UNSURE, UNSURE), "Nobody leads for certain in any of 2 markets of today"),
        ((UNSURE,), "Nobody leads for certain today"),
        ((OLD,), "No market shown has a figure of today"),
    ],
)
def test_the_title_names_a_leader_only_where_one_alone_surely_leads(rows, said):
    assert table_of.leads_finding(leads(*rows)) == said


def test_a_leader_of_the_rows_shown_leads_these_of_all_markets():
    assert table_of.leads_finding(leads(A), leads(A, B, UNSURE, OLD)) == "A leads 1 of 3 markets of today"
    assert table_of.leads_finding(leads(UNSURE), leads(A, UNSURE)) == (
        "Nobody leads for certain in any of 2 markets of today"
    )


@pytest.mark.parametrize(
    ("share_of", "geography", "group"),
    [
        ("referrals", "World", 0),
        ("API spend", "US", 1),
        ("calls", "World", 2),
        ("web visits", "CN", 3),
        ("tokens", "CN", 3),
    ],
)
def test_a_market_stands_with_those_who_are_counted_in_it(share_of, geography, group):
    assert table_of._group(share_of, geography) == table_of.GROUPS[group]


def test_a_group_of_investors_figures_says_so_and_a_mixed_one_does_not():
    ours = leads(A, B, independence="investor")
    assert charts.heading("Businesses", ours) == "Businesses (all from investors)"
    assert charts.heading("Businesses", pd.concat([ours, leads(A)])) == "Businesses"


def test_the_note_says_what_a_hollow_mark_is_where_there_is_one():
    last = "Each market counts something else; none is averaged. Hollow: an estimate. Counted: 1 market of the twelve"
    assert table_of.leads_note(leads(A, status="estimate")).startswith(last)
    assert "Hollow" not in table_of.leads_note(leads(A))


def test_every_counted_leader_has_a_row_with_market_publisher_date_and_share(tables):
    shown = card(tables, "overview", "who_leads")
    now, before = charts.drawn(shown.table[~shown.table["is_article"]])
    names = [n for n in roles.annotations(shown.figure, roles.ROW_HEADING) if "<b>" not in n.text]
    said = {note.y: note.text for note in roles.annotations(shown.figure, roles.POINT_LABEL)}
    assert len(now) >= 8 and len(before) >= 5 and len(names) == len(said) == len(now) + len(before)
    for row in pd.concat([now, before]).itertuples():
        (mine,) = [
            n
            for n in names
            if bare(n.text).startswith(text_layout.without_brackets(row.market_label)[:24])
            and row.period_label in n.text
            and row.interval in said[n.y]
        ]
        assert text_layout.without_brackets(row.label) in said[mine.y]


def test_the_largest_of_each_group_stands_on_top_and_older_ones_below_all(tables):
    shown = card(tables, "overview", "who_leads")
    today, older = ([t for t in shown.figure.data if t.meta["role"] == role] for role in (roles.POINT, roles.OLDER))
    assert min(today[0].y) > max(older[0].y)
    now, _ = charts.drawn(shown.table[~shown.table["is_article"]])
    at = 0
    for _, part in now.groupby("group", sort=False):
        ends = list(today[0].x[at : at + len(part)])
        assert ends == sorted(ends, reverse=True)
        at += len(part)


def test_the_article_is_a_band_of_what_it_says_and_alone_in_its_color(tables):
    figure = card(tables, "overview", "who_leads").figure
    (band,) = [shape for shape in figure.layout.shapes if shape.name == roles.RANGE]
    assert (band.x0, band.x1) == (75, 80)
    words = [n.text for n in roles.annotations(figure, roles.BOUND_LABEL)]
    assert words == ["Article on 2023: 75–80 %", "half"]


@pytest.mark.parametrize("width", [0, phone.WIDTH])
def test_the_name_of_a_row_fits_beside_or_above_its_line(tables, width):
    look = replace(Look.of(tables["companies"]), width=width)
    figure = charts.who_leads(card(tables, "overview", "who_leads").table, look)
    room = width - 12 if width else 1.1 * charts.LEFT  # widths of text are estimated rather too large
    notes = list(roles.annotations(figure, roles.ROW_HEADING))
    assert len(notes) > 12 and all(text_layout.text_width(bare(n.text), n.font.size) <= room for n in notes)


@pytest.mark.parametrize(
    ("drawn", "table", "values"),
    [
        (
            pictures.open_on_router,
            {"status": ["final", "final", "preliminary"], "low_pct": [15.125, 20, 80]},
            [15.1, 20],
        ),
        (
            pictures.moved,
            {
                "strategy_then": ["closed", "closed", "hybrid", "closed"],
                "moved": [True, True, True, False],
                "since": ["2024-05-01", "2024-11-02", "2024-06-01", "2023-01-01"],
            },
            [0, 1, 1, 2],
        ),
        (pictures.behind, {"lag_kind": ["at least", "months"], "lag_months": [9, 7.04]}, [7.0]),
        (pictures.by_2030, {"mid_pct": [5.93, 4.0]}, [4.0, 5.9]),
    ],
)
def test_a_picture_draws_the_rows_of_its_page_in_order(drawn, table, values):
    assert drawn(pd.DataFrame(table)).values == values


def test_a_picture_of_nobody_is_empty():
    nobody = pd.DataFrame({"strategy_then": ["hybrid"], "moved": [True], "since": ["2024-01-01"]})
    assert isinstance(pictures.moved(nobody), Picture) and pictures.moved(nobody).values == []


def test_the_first_page_shows_the_answers_of_other_pages_in_their_own_words(tables):
    page, _ = exhibit_of("overview", "who_leads")
    app = open_app(page)
    assert not app.exception
    asked = [link.proto.label.replace("\\", "") for link in app.get("page_link")]
    said = [words.value.replace("\\", "") for words in app.markdown]
    assert len(TILES) == 6 and {"How concentrated is it? ›", "Do open models win use? ›"} <= {*asked}
    assert "**Highly, in most markets.**" in said
    assert f"**{card(tables, 'strategies', 'open_by_month').title}**" in said


def test_a_small_picture_draws_each_value_from_zero_up_and_nothing_of_none():
    bars = sparkline.svg([10, 5, -5], "bar", "#123456")
    assert re.findall(r'height="([\d.]+)"', bars) == ["22.7", "11.3", "11.3"]
    area = sparkline.svg([0, 10], "area", "#123456")
    assert 'points="3.0,37.0 157.0,3.0"' in area and "polygon" in area
    assert "polygon" not in sparkline.svg([0, 10], "line", "#123456")
    assert sparkline.svg([], "line", "#123456").count("<") == 2
