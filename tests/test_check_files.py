"""What programs and people do to whole files: encodings, separators, broken rows, files that are none."""

import os

import pytest

from analysis import check
from tests.test_check import texts
from tests.tiny import edit

HEAD = b"term_id,term,definition,leaves_out,reference\n"
ROW = b"hhi,HHI,Sum of squared shares.,,\n"
FILES = [
    (
        "bom",
        b"\xef\xbb\xbf" + HEAD + ROW,
        "note",
        ": begins with a byte-order mark, as Excel writes it; it was left out",
    ),
    ("crlf", (HEAD + ROW).replace(b"\n", b"\r\n"), "note", ": has Windows line ends (CRLF); they were read as LF"),
    ("cr", (HEAD + ROW).replace(b"\n", b"\r"), "note", ": has old Mac line ends (CR); they were read as LF"),
    (
        "semicolons",
        (HEAD + ROW).replace(b",", b";"),
        "warning",
        ": has semicolons between the cells and was read so; save it with commas",
    ),
    (
        "tabs",
        (HEAD + ROW).replace(b",", b"\t"),
        "warning",
        ": has tabs between the cells and was read so; save it with commas",
    ),
    (
        "sep line",
        b"sep=;\n" + (HEAD + ROW).replace(b",", b";"),
        "note",
        " line 1: begins with the line 'sep=;' that Excel adds; it was left out",
    ),
    (
        "windows-1252",
        HEAD + ROW.replace(b"Sum", b"Som\xe9"),
        "warning",
        " line 2: is in Windows-1252 and was read so; check the accents: 'Somé', then save it as CSV UTF-8",
    ),
    (
        "windows-1252 quotes",
        HEAD + ROW.replace(b"Sum", b"caf\xe9\x92s"),
        "warning",
        " line 2: is in Windows-1252 and was read so; check the accents: 'café’s', then save it as CSV UTF-8",
    ),
    (
        "mixed encodings",
        HEAD + ROW.replace(b"Sum", b"\xc3\xa9t\xe9"),
        "error",
        " line 2: byte E9 is not UTF-8, nor is the file Windows-1252 throughout; save it as CSV UTF-8",
    ),
    (
        "utf-16",
        (HEAD + ROW).decode().encode("utf-16"),
        "warning",
        ": is in UTF-16 and was read so; save it as CSV UTF-8",
    ),
    (
        "utf-16 without mark",
        (HEAD + ROW).decode().encode("utf-16-le"),
        "warning",
        ": is in UTF-16 without a mark and was read so; save it as CSV UTF-8",
    ),
    (
        "nul",
        HEAD + ROW.replace(b"Sum", b"S\0m"),
        "error",
        " line 2: holds a NUL byte: the file is damaged; take it from the last good copy",
    ),
    ("blank line", HEAD + b"\n" + ROW, "warning", " line 2: blank among the rows: line 2; left out"),
    ("blank end", HEAD + ROW + b",,,,\n\n", "note", " line 3: 2 blank lines at the end; left out"),
    (
        "trailing commas",
        HEAD.replace(b"\n", b",,\n") + ROW.replace(b"\n", b",,\n"),
        "note",
        " line 2: 1 row with empty cells beyond the last column; they were left out",
    ),
    (
        "unclosed quote",
        HEAD + ROW.replace(b"Sum", b'"Sum') + b"x,X,Another.,,\n",
        "error",
        (
            ' line 2: a quotation mark is opened and not closed, or stands inside a quoted cell; write it twice ("")'
            " inside a quoted cell"
        ),
    ),
    (
        "short row",
        HEAD + b"hhi,HHI,Sum\n",
        "error",
        " line 2: has 3 cells, the header has 5: a separator is missing, or a line was broken in two",
    ),
    (
        "long row",
        HEAD + ROW.replace(b"\n", b"x,more\n"),
        "error",
        (
            " line 2: has 6 cells, the header has 5: 'more' is beyond the last column; put quotation marks around a"
            " cell that holds a comma"
        ),
    ),
    (
        "duplicate header",
        HEAD.replace(b"\n", b",term\n") + ROW.replace(b"\n", b",\n"),
        "error",
        " line 1, column F term: column B has the same name; delete one of them",
    ),
    (
        "misspelt header",
        HEAD.replace(b"definition", b"defintion") + ROW,
        "error",
        " line 1, column C defintion: 'defintion' is not a column of this table; did you mean 'definition'?",
    ),
    (
        "missing column",
        b"term_id,term,definition,leaves_out\nhhi,HHI,Sum,\n",
        "error",
        " line 1, column reference: the column reference is missing",
    ),
    (
        "unknown column",
        HEAD.replace(b"\n", b",color\n") + ROW.replace(b"\n", b",red\n"),
        "warning",
        (
            " line 1, column F color: 'color' is not a column of this table and was not read; columns are term_id,"
            " term, definition, leaves_out, reference"
        ),
    ),
    (
        "unnamed column",
        HEAD.replace(b"leaves_out", b",leaves_out") + ROW.replace(b",,\n", b",,,\n"),
        "error",
        " line 1: column D has no name; name it or delete it",
    ),
    (
        "spaces in header",
        HEAD.replace(b",term,", b", term,") + ROW,
        "warning",
        " line 1, column B term: ' term' has spaces around it; they were left out; did you mean 'term'?",
    ),
    (
        "other order",
        b"term,term_id,definition,leaves_out,reference\nHHI,hhi,Sum,,\n",
        "note",
        " line 1: columns stand in another order than term_id,term,definition,leaves_out,reference",
    ),
    ("empty file", b"", "error", ": is empty; its first line must be term_id,term,definition,leaves_out,reference"),
    (
        "blank file",
        b"\xef\xbb\xbf\r\n , \n",
        "error",
        ": is empty; its first line must be term_id,term,definition,leaves_out,reference",
    ),
    (
        "no header",
        ROW,
        "error",
        " line 1: the first line is not the header term_id,term,definition,leaves_out,reference",
    ),
    (
        "conflict",
        HEAD + b"<<<<<<< HEAD\n" + ROW + b"=======\n" + ROW.replace(b"Sum", b"The sum") + b">>>>>>> other\n",
        "error",
        " line 2: an unfinished merge, lines 2 to 6: keep one side and delete the marks",
    ),
    (
        "long cell",
        HEAD + ROW.replace(b"Sum", b"x" * 140_000),
        "error",
        " line 2: a cell is longer than 131,072 characters",
    ),
    (
        "workbook",
        b"PK\x03\x04" + bytes(range(256)),
        "error",
        ": is an Excel workbook, not a CSV; open it and save it as CSV UTF-8",
    ),
]


@pytest.mark.parametrize(("content", "level", "message"), [f[1:] for f in FILES], ids=[f[0] for f in FILES])
def test_what_a_spreadsheet_did_to_a_file_is_told_with_this_message(folder, content, level, message):
    (folder / "glossary.csv").write_bytes(content)
    found = [f for f in check.load(folder).problems if f.file == "data/glossary.csv"]
    assert f"data/glossary.csv{message}" in [f.text for f in found if f.level == level]
    if level != "error":
        table = check.load(folder).tables["glossary"]
        assert [f.text for f in found if f.level == "error"] == []
        assert table["term"].tolist() == ["HHI"]


def test_rows_around_a_broken_quotation_mark_are_still_read(folder):
    (folder / "glossary.csv").write_bytes(HEAD + b'a,"A,Open.,,\nb,B,Good.,,\nc,C,"x" y,,\nd,D,"Two\nlines",,\ne,,,,\n')
    loaded = check.load(folder)
    found = [(f.line, f.rule) for f in loaded.problems if f.level == "error"]
    assert found == [(2, "quote"), (4, "quote"), (6, "required"), (6, "required")]
    assert loaded.tables["glossary"].index.tolist() == [3, 5, 6]


def test_lines_count_as_a_spreadsheet_counts_rows(folder):
    (folder / "glossary.csv").write_bytes(HEAD + b'a,A,"Two\nlines",,\n\nb,B,,,\n')
    assert "data/glossary.csv line 4, column C definition: is empty, but every row needs one" in texts(folder, "error")


def test_decimal_commas_are_read_where_semicolons_separate(folder):
    path = folder / "shares.csv"
    path.write_text(path.read_text().replace(",", ";").replace("70.5", "70,5").replace("20.5", "20,5"))
    loaded = check.load(folder)
    assert loaded.ok
    assert loaded.tables["shares"]["share_pct"].tolist()[:2] == [70.5, 20.5]
    assert [f.text for f in loaded.problems] == [
        "data/shares.csv: has semicolons between the cells and was read so; save it with commas",
        (
            "data/shares.csv line 2, column G share_pct: '70,5' has a decimal comma and was read as 70.5; "
            "so in 2 cells of the column, lines 2, 3"
        ),
    ]


def test_a_point_between_thousands_is_not_guessed_in_a_file_with_decimal_commas(folder):
    path = folder / "market_sizes.csv"
    path.write_text(path.read_text().replace(",", ";").replace(";300;", ";1.300;").replace(";36;", ";36,5;"))
    assert (
        "data/market_sizes.csv line 3, column D usd_bn: '1.300' may be 1.300 or 1300: "
        "the file writes decimal commas; write it without separators" in texts(folder, "error")
    )


def test_a_missing_file_is_an_error_and_a_likely_other_name_is_told(folder):
    (folder / "shares.csv").rename(folder / "share.csv")
    loaded = check.load(folder)
    assert "data/shares.csv: the file is missing; a table without rows is a file with a header alone" in texts(
        folder, "error"
    )
    assert "data/share.csv: is not a table of the data and was not read; did you mean 'shares.csv'?" in texts(
        folder, "warning"
    )
    assert "shares" not in loaded.tables and len(loaded.tables["companies"]) == 3


def test_a_broken_table_does_not_accuse_the_tables_that_point_at_it(folder):
    (folder / "companies.csv").write_bytes(b"")
    assert {f.file for f in check.load(folder).problems} == {"data/companies.csv"}


@pytest.mark.parametrize("broken", ['"Beta', "Beta,,,,,,,,,,,,,x"])
def test_a_row_that_cannot_be_read_does_not_accuse_the_rows_that_point_at_it(folder, broken):
    file = folder / "companies.csv"
    file.write_text(file.read_text().replace("Beta", broken, 1))
    assert {f.file for f in check.load(folder).problems if f.level == "error"} == {"data/companies.csv"}


def test_a_pipe_a_folder_or_a_loop_of_links_in_place_of_a_file_is_told_and_never_waited_for(folder):
    for name, make in (
        ("groups", os.mkfifo),
        ("shares", os.mkdir),
        ("events", lambda p: p.symlink_to("events.csv")),
    ):
        (folder / f"{name}.csv").unlink()
        make(folder / f"{name}.csv")
    found = [f.text for f in check.load(folder).problems if f.line == 0 and f.level == "error"]
    assert len(found) == 3 and "data/shares.csv: the file cannot be read: it is not a file" in found
    assert "data/groups.csv: the file cannot be read: it is not a file" in found
    assert any(text.startswith("data/events.csv: the file cannot be read: Too many levels") for text in found)


def test_utf_16_of_the_other_byte_order_is_read_too(folder):
    file = folder / "qualifiers.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16-be"))
    assert [f.rule for f in check.load(folder).problems] == ["utf-16"]


def test_digits_of_another_script_are_not_read_in_silence(folder):
    edit(folder, "shares.csv", 2, share_pct="٣٤")
    assert [f.rule for f in check.load(folder).problems if f.level == "error"] == ["number"]


def test_thousands_of_unknown_keys_are_all_told(folder):
    file = folder / "shares.csv"
    line = file.read_text(encoding="utf-8").splitlines()[1]
    rest = line.split(",", 1)[1]
    many = 5_000
    with file.open("a", encoding="utf-8") as out:
        out.writelines(f"nomarket{i},{rest}\n" for i in range(many))
    found = check.load(folder).problems
    assert sum(f.rule == "reference" and f.value.startswith("nomarket") for f in found) == many
