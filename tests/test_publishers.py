"""A source line names who published a figure and the page it was read on; events have sources of their own, on every
renderer."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from analysis.exhibits.page import load_pages
from analysis.exhibits.publishers import credited, is_own, read_elsewhere
from analysis.export import archive, cite, html, markdown, xlsx
from analysis.export.pptx import deck as pptx
from analysis.figures.layout import roles
from analysis.measures.shares import grade
from tests.cards import built, card

ROWS = {
    "own": ("Ramp Economics Lab", "https://ramp.com/data/ai-index", "primary", "seller"),
    "own page, named second-hand": ("Menlo Ventures", "https://menlovc.com/report", "secondary", "investor"),
    "quoted": ("ETR", "https://directions-brain.pages.dev/etr", "secondary", "independent"),
    "quoted again": ("ETR", "https://www.ppc.land/etr", "secondary", "independent"),
    "quoted a third time": ("ETR", "https://quasa.io/etr", "secondary", "independent"),
    "Menlo quoted": ("Menlo Ventures", "https://jasperplatz.com/menlo", "secondary", "investor"),
    "not known": ("Vuink", "https://vuink.com/a", None, None),
    "official": ("European Union", "https://eur-lex.europa.eu/x", "secondary", "official"),
    "official, quoted": ("US CAISI", "https://news.chathome.org/x", "secondary", "official"),
    "repository": ("LiteLLM", "https://github.com/BerriAI/litellm", "secondary", None),
    "no address": ("Reuters", None, "secondary", "press"),
}


def sources(*names):
    rows = [(name, f"Page {name}", *ROWS[name]) for name in names]
    columns = ["source_id", "title", "producer", "url", "kind", "independence"]
    return pd.DataFrame(rows, columns=columns).set_index("source_id", drop=False)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["own"], "Ramp Economics Lab"),
        (["own", "own page, named second-hand", "not known"], "Ramp Economics Lab, Menlo Ventures, Vuink"),
        (["quoted"], "ETR, as quoted by directions-brain.pages.dev"),
        (["quoted", "quoted again"], "ETR, as quoted by directions-brain.pages.dev and 1 more"),
        (
            ["quoted", "own", "quoted again", "quoted a third time"],
            "ETR, as quoted by directions-brain.pages.dev and 2 more; Ramp Economics Lab",
        ),
        (["own page, named second-hand", "Menlo quoted"], "Menlo Ventures, also as quoted by jasperplatz.com"),
        (["official", "repository", "no address"], "European Union, LiteLLM, Reuters"),
        (["official, quoted"], "US CAISI, as quoted by news.chathome.org"),
        (
            ["own", "own page, named second-hand", "not known", "repository", "official", "no address"],
            "Ramp Economics Lab, Menlo Ventures, Vuink, LiteLLM and 2 more",
        ),
    ],
)
def test_a_line_names_the_publisher_and_the_page_that_quotes_it(names, said):
    assert credited(sources(*names)) == said


def test_no_page_of_a_publisher_in_the_data_is_said_to_be_another_s(tables):
    known = tables["sources"]
    own = known[known["kind"].ne("secondary")]
    assert read_elsewhere(own).eq("").all()
    quoted = known[read_elsewhere(known).ne("")]
    assert {"ETR", "Similarweb", "StatCounter"} <= set(quoted["producer"])
    assert not {"TechCrunch", "Menlo Ventures@menlovc.com"} & set(quoted["producer"])
    assert is_own("36Kr", "https://eu.36kr.com/en/p/1", "press") and not is_own("Nature", "https://eu.36kr.com/en/p/1")


def test_the_same_figure_is_graded_by_the_page_it_was_read_on():
    known = sources("own", "quoted", "not known").reset_index(drop=True)
    table = pd.DataFrame(
        {"source_id": ["own", "quoted", "not known", "own;quoted"], "independence": "independent", "qualifier": "exact"}
    )
    assert list(grade(table, known)) == ["A", "B", "B", "B"]


def test_a_survey_read_on_another_page_is_credited_with_both(tables):
    line = card(tables, "shares", "over_time", market="etr-enterprise-usage").source_line
    assert line.startswith("Source: ETR, as quoted by directions-brain.pages.dev · ")


DRAWN = [(page, exhibit) for page in load_pages() for exhibit in page.exhibits if exhibit.figure]


@pytest.mark.parametrize(("page", "exhibit"), DRAWN, ids=[f"{p.id}-{e.id}" for p, e in DRAWN])
def test_no_event_is_credited_as_a_source_of_the_figures(page, exhibit, tables):
    found = built(page, exhibit, tables)
    lines = [s for s in found.figure.layout.shapes if s.name == roles.EVENT] if found.figure else []
    flagged = bool(lines) or ("event_kind" in found.table and found.table["event_kind"].notna().any())
    assert flagged == bool(len(found.event_sources)) == (" · Events: " in found.source_line)
    rows = found.table[found.table["event_kind"].isna()] if "event_kind" in found.table else found.table
    assumed = found.ledger if found.ledger is not None else pd.DataFrame({"source_id": []})
    cells = pd.concat([part["source_id"] for part in (rows, assumed) if "source_id" in part])
    assert set(found.sources.index) == {s for cell in cells.dropna() for s in str(cell).split(";") if s}


@pytest.fixture(scope="module")
def gap(tables):
    """A card with events, and the title of a source of one of its events alone."""
    found = card(tables, "capability", "gap")
    alone = found.every_source.iloc[len(found.sources) :]
    assert len(found.sources) == 1 and len(alone)
    return found, alone.iloc[0]


def test_every_renderer_keeps_sources_of_events_apart(gap):
    found, event = gap
    said = "Source: Epoch AI · as of 5 Mar 2026 · derived · Events: "
    assert found.source_line.startswith(said)
    page = html.html([found], "Gap")
    assert f"Sources, {len(found.sources)}<" in page and f"Sources of events, {len(found.event_sources)}<" in page
    assert said in markdown.markdown(found).replace("\\", "")
    assert f"read on {event['date_accessed']}, for an event" in cite.bibtex(found)
    assert cite.bibtex(found).count(", for an event") == len(found.every_source) - len(found.sources)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(found)))["Sources"]
    heads, *rows = book.iter_rows(values_only=True)
    cited = {row[0]: row[heads.index("Cited for")] for row in rows}
    assert cited["epoch-benchmarking-hub"] == "figures" and cited[event["source_id"]] == "events alone"
    zipped = zipfile.ZipFile(io.BytesIO(archive.zip_of([found], "Gap")))
    assert said in zipped.read(next(n for n in zipped.namelist() if "README" in n)).decode()


def test_a_slide_keeps_sources_of_events_apart(gap):
    found, event = gap
    deck = Presentation(io.BytesIO(pptx.pptx([found], "Gap")))
    words = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame]
    assert any(" · Events: " in w and w.startswith("Source: Epoch AI · ") for w in words)
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    assert any(f"Events: {event['title']}" in n and f"Source: {event['title']}" not in n for n in notes)
