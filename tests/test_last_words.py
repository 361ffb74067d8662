"""What stands in a field when a button is pressed is in the file, the deck or the draft that the button makes."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.conftest import listening, serve, settle
from tests.test_edit_browser import fill, main, open_cell, open_table, pick, step
from tests.test_my_deck import close, load, open_deck
from tests.tiny import tiny_folder

CAPTION, NOTES = "Caption", "Speaker notes, never on the slide"


def typed(page, field, text):
    """Types as a person does: into the field, without leaving it."""
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def pressed(page, button):
    """Presses at once, by the place of the button, as a hand does."""
    box = button.bounding_box()
    with page.expect_download() as saved:
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=60)
    return Path(saved.value.path()).read_bytes()


def test_captions_and_notes_just_typed_are_in_the_files_of_the_deck(server, open_page):
    page = listening(open_page(f"{server}/shares", height=1400))
    box = load(page)
    captions, notes = box.get_by_label(CAPTION), box.get_by_label(NOTES)
    table, slides = (box.get_by_role("button", name=name) for name in ("Save the deck (CSV)", "PowerPoint"))
    typed(page, captions.first, "First caption")
    assert "First caption" in pressed(page, table).decode()
    typed(page, notes.nth(1), "Second notes")
    assert "Second notes" in pressed(page, table).decode()
    typed(page, captions.last, "Last caption")
    assert any("Last caption" in words for words in told(pressed(page, slides)))
    typed(page, notes.last, "Last notes")
    assert any("Last notes" in words for words in told(pressed(page, slides)))


def told(content):
    """The words of each slide of a PowerPoint file, its notes with them."""
    for slide in Presentation(io.BytesIO(content)).slides:
        yield "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        yield slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


@pytest.mark.full
def test_a_caption_just_typed_is_in_the_file_that_keys_ask_for_and_stays_when_escape_closes_the_deck(server, open_page):
    page = listening(open_page(f"{server}/shares", height=1400))
    box = load(page)
    typed(page, box.get_by_label(CAPTION).first, "By keys")
    with page.expect_download() as saved:
        box.get_by_role("button", name="Save the deck (CSV)").focus()
        page.keyboard.press("Enter")
    assert "By keys" in Path(saved.value.path()).read_text()
    typed(page, box.get_by_label(CAPTION).first, "Before Escape")
    close(page)
    expect(open_deck(page).get_by_label(CAPTION).first).to_have_value("Before Escape")


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    with serve(tiny_folder(tmp_path_factory.mktemp("words")), GENAI_EDIT="1") as address:
        yield f"{address}/edit"


def type_in_cell(page, row, right, text):
    """Types into a cell of the grid and leaves it open."""
    open_cell(page, row, right)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def drafted(editor, open_page):
    page = listening(open_page(editor, height=1200))
    open_table(page)
    type_in_cell(page, 1, 1, "Beta Works")
    page.keyboard.press("Enter")
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")
    settle(page)
    return page


ENTERED_AT_ONCE = """(text) => {
  const cell = document.activeElement;
  const press = (key) => cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  press(text.at(-1));
  document.execCommand('insertText', false, text.at(-1));
  press('Enter');
}"""
"""The last letter and Enter in one moment, as a page meets them that was busy while they were typed."""


def test_a_cell_keeps_its_words_however_soon_enter_follows_the_last_letter(editor, open_page):
    page = listening(open_page(editor, height=1200))
    open_table(page)
    type_in_cell(page, 1, 1, "Beta Work")
    page.evaluate(ENTERED_AT_ONCE, "Beta Works")
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")


@pytest.mark.full
def test_the_cell_just_typed_is_in_the_draft_that_is_downloaded(editor, open_page):
    page = drafted(editor, open_page)
    type_in_cell(page, 0, 1, "Alpha Works")
    content = pressed(page, page.get_by_role("button", name="Download draft"))
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        text = next(found.read(n).decode() for n in found.namelist() if n.endswith("companies.csv"))
    assert "Alpha Works" in text and "Beta Works" in text


@pytest.mark.full
def test_the_cell_just_typed_is_in_the_draft_that_is_checked(editor, open_page):
    page = listening(open_page(editor, height=1200))
    open_table(page)
    type_in_cell(page, 0, 1, "Alpha Works")
    step(page, "3 Check")
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")


@pytest.mark.full
def test_the_first_cell_typed_can_be_taken_on_at_once(editor, open_page):
    page = listening(open_page(editor, height=1400))
    open_table(page)
    type_in_cell(page, 0, 1, "Alpha Works")
    press(page, page.get_by_role("button", name="Go on: check the draft"))
    expect(main(page)).to_contain_text("The check: 0 errors")


def press(page, button):
    box = button.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=60)


@pytest.mark.full
def test_the_last_answer_of_a_form_counts_when_its_button_is_pressed_at_once(editor, open_page):
    page = listening(open_page(editor, height=1400))
    page.get_by_role("button", name="Add a company").click()
    settle(page)
    for label, word in (("Kind", "lab"), ("Layer", "model"), ("Strategy", "open weights")):
        pick(page, label, word)
    for label, text in (("Name", "Delta"), ("Country", "de"), ("Founded", "2020"), ("Title of the source", "About")):
        fill(page, label, text)
    typed(page, page.get_by_label("Address of the source", exact=True), "https://delta.example")
    press(page, page.get_by_role("button", name="Put the company into the draft"))
    expect(main(page)).to_contain_text("Delta is in the draft, in 3 tables")
