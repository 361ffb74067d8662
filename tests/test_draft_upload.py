"""What an editor brings to a draft, pasted or as a file, is read as meant, or refused with the reason."""

import datetime
import io
import random
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from analysis import check
from analysis.editing import EDITABLE, Draft, begin, diff, download, upload, workbook
from analysis.editing.workbook import Refused
from analysis.storage import layout
from tests.test_mutated import MUTATIONS, numbers


def test_a_file_with_decimal_commas_is_read_with_points_and_says_so():
    head = "market_id;period;entity;entity_kind;share_pct;qualifier;status;source_id\n"
    found = upload.read(f"{head}use;2024-05;a, b;company;12,5;exact;final;s1\n".encode(), "a.csv", "shares")
    row = dict(zip(layout.names("shares"), found.rows[0], strict=True))
    assert (row["share_pct"], row["entity"]) == ("12.5", "a, b")
    assert "1 number with a decimal comma" in " ".join(f.text for f in found.problems)
    odd = upload.read(f"{head}use;2024-05;a;company;1.234;exact;final;s1\n".encode(), "a.csv", "shares")
    assert "1.234" in odd.rows[0], "nothing is guessed where a point stands"


def paste(text: str, table="aliases", **more):
    return upload.read(text.encode(), "the pasted rows", table, **more)


def test_a_pasted_block_is_read_by_its_header_in_any_order_and_by_labels():
    found = paste("Company\tAlias\nopenai\tOAI\n")
    assert found.rows == (("OAI", "openai", ""),) and found.columns == {"alias", "company_id"}
    assert any("was read as the column company_id" in f.message for f in found.problems)


def test_a_heading_that_is_no_column_is_asked_and_never_guessed():
    text = "alias,compny_id,mood\nOAI,openai,good\n"
    found = paste(text)
    assert found.strange == ("compny_id", "mood") and found.rows == (("OAI", "", ""),)
    told = paste(text, renames={"compny_id": "company_id", "mood": upload.LEAVE_OUT})
    assert told.strange == () and told.rows == (("OAI", "openai", ""),) and not told.errors


def test_a_block_without_a_header_says_so_and_is_read_in_the_order_of_the_table_when_told():
    assert paste("OAI\topenai\t\n").headless
    assert paste("OAI\topenai\t\nBeta\tmeta\t\n", headless=True).rows[1] == ("Beta", "meta", "")
    with pytest.raises(Refused, match="header"):
        paste("OAI\topenai\n", headless=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_handled(encoding, separator):
    text = f"alias{separator}company_id\nCafé{separator}openai\n"
    assert upload.read(text.encode(encoding), "x.csv", "aliases").rows == (("Café", "openai", ""),)


def test_rows_are_joined_by_key_and_columns_that_are_absent_keep_what_is_there(tiny):
    rows = begin(tiny, "companies").rows
    found = upload.joined("companies", rows, paste("company_id,country\nalpha,DE\nnew,FR\n", "companies"), False)
    assert found[0][:3] == ("alpha", "Alpha AI", "DE") and found[-1][:3] == ("new", "", "FR") and len(found) == 4
    assert len(upload.joined("companies", rows, paste("company_id,country\nalpha,DE\n", "companies"), True)) == 1


def test_a_file_without_the_key_or_too_large_is_refused():
    assert [f.column for f in paste("company_id\nopenai\n").errors] == ["alias"]
    with pytest.raises(Refused, match="MB"):
        paste("x" * (upload.MOST_BYTES + 1))
    with pytest.raises(Refused, match="rows"):
        paste("alias\n" + "a\n" * (upload.MOST_ROWS + 1))


def book(*rows, **formats) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for place, form in formats.items():
        made.active[place].number_format = form
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_it_would_be_typed_and_a_percent_format_is_asked():
    content = book(
        ["alias", "company_id", "product_id"], [4.5, 7, datetime.date(2024, 5, 1)], [0.34, True, 1e20], A3="0%"
    )
    assert upload.read(content, "x.xlsx", "aliases").rows == (("4.5", "7", "2024-05-01"), ("34%", "TRUE", "1e+20"))


def test_formulas_in_a_workbook_are_told():
    found = upload.read(book(["alias", "company_id"], ["=1+1", "openai"]), "x.xlsx", "aliases")
    assert any("formula without a saved result" in f.message for f in found.errors)


def test_a_workbook_that_unpacks_to_too_much_or_is_none_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (workbook.MOST_UNPACKED + 1))
    for content, words in ((out.getvalue(), "unpacks"), (b"PK\x03\x04 no zip", "no workbook")):
        with pytest.raises(Refused, match=words):
            upload.read(content, "x.xlsx", "aliases")


@pytest.mark.parametrize("number", numbers(60))
def test_a_broken_upload_is_refused_or_told_and_never_fails(number, tiny):
    rng = random.Random(number)
    table = rng.choice(EDITABLE)
    content = (tiny / f"{table}.csv").read_bytes()
    if number % 3 == 0:
        content = download.as_xlsx(table, begin(tiny, table).rows)
    broken = MUTATIONS[number % len(MUTATIONS)](rng, content)
    try:
        found = upload.read(broken, rng.choice(("x.csv", "../../etc/x.xlsx", "")), table)
    except Refused as why:
        assert str(why) and "/" not in str(why)
        return
    assert found.problems or found.strange or all(len(r) == len(layout.names(table)) for r in found.rows)
    if not found.errors:
        rows = upload.joined(table, begin(tiny, table).rows, found, False)
        draft = Draft().put(table, replace(begin(tiny, table), rows=rows))
        check.load(tiny, draft.contents())
        diff.patch(draft)
