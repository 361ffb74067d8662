"""Every way to break a CSV and the exact message; the command line; corrections; the safe repairs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import check, data, schema
from analysis.check import cli, fix
from analysis.check.jumps import jump
from analysis.findings import Finding
from tests.tiny import break_line, edit, tiny_folder

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data"


@pytest.fixture
def folder(tmp_path):
    return tiny_folder(tmp_path)


def texts(folder, *levels):
    return [f.text for f in check.load(folder).findings if f.level in (levels or ("error", "warning", "note"))]


def raw(folder, file):
    return (folder / file).read_bytes()


def test_the_tiny_folder_has_nothing_to_find(folder):
    assert texts(folder) == []


CELLS = [
    ("shares.csv", 4, {"company_id": "alhpa", "entity_kind": "company"}, "E company_id: 'alhpa' is not in companies.csv; did you mean 'alpha'?"),
    ("shares.csv", 2, {"company_id": "Alpha Labs"}, "E company_id: 'Alpha Labs' is a printed name, not a key of companies.csv; did you mean 'alpha'?"),
    ("shares.csv", 2, {"product_id": "AlphaChat"}, "F product_id: 'AlphaChat' is a printed name, not a key of products.csv; did you mean 'alpha_chat'?"),
    ("shares.csv", 2, {"source_id": "s9"}, "L source_id: 's9' is not in sources.csv"),
    ("shares.csv", 2, {"source_id": ""}, "L source_id: is empty, but every row needs one"),
    ("shares.csv", 2, {"share_pct": "812"}, "G share_pct: 812 is outside 0 to 100 (%)"),
    ("shares.csv", 2, {"share_pct": "-3"}, "G share_pct: -3 is outside 0 to 100 (%)"),
    ("shares.csv", 2, {"share_pct": "34%"}, "G share_pct: '34%' has a percent sign; the column is in % already; did you mean '34'?"),
    ("shares.csv", 2, {"share_pct": "nan"}, "G share_pct: 'nan' is not a value; blank is the only word for missing"),
    ("shares.csv", 2, {"share_pct": "inf"}, "G share_pct: 'inf' is not a number that a file can hold; blank means not known"),
    ("shares.csv", 2, {"share_pct": "1.234,5"}, "G share_pct: '1.234,5' is not a number; write digits and a decimal point; did you mean '1234.5'?"),
    ("shares.csv", 2, {"share_pct": "70,5"}, "G share_pct: '70,5' is not a number; write digits and a decimal point; did you mean '70.5'?"),
    ("shares.csv", 2, {"share_pct": "1,234"}, "G share_pct: '1,234' may be 1234 or 1.234; write it without separators"),
    ("shares.csv", 2, {"share_pct": "<5"}, "G share_pct: '<5' has a sign before the number; use the qualifier or a bound; did you mean '5'?"),
    ("shares.csv", 2, {"share_pct": "1e999"}, "G share_pct: 1e999 is too large to be kept as a number"),
    ("shares.csv", 2, {"share_pct": "=60+10"}, "G share_pct: '=60+10' is a formula; put its result in the cell"),
    ("shares.csv", 2, {"share_pct": "#REF!"}, "G share_pct: '#REF!' is an error of a spreadsheet; put the value in the cell"),
    ("shares.csv", 2, {"period": "2024Q1"}, "B period: '2024Q1' is not a period as YYYY, YYYY-H1, YYYY-Q2, YYYY-MM or YYYY-MM-DD; did you mean '2024-Q1'?"),
    ("shares.csv", 2, {"period": "2023-02-30"}, "B period: '2023-02-30' is a day that does not exist"),
    ("shares.csv", 2, {"entity_kind": "prodct"}, "D entity_kind: 'prodct' is not one of company, product, group, rest, subtotal; did you mean 'product'?"),
    ("sources.csv", 2, {"date_accessed": "3/14/2024"}, "F date_accessed: '3/14/2024' is not a date as YYYY, YYYY-MM or YYYY-MM-DD; did you mean '2024-03-14'?"),
    ("sources.csv", 2, {"date_accessed": "3/4/2024"}, "F date_accessed: '3/4/2024' may be 2024-03-04 or 2024-04-03; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ("sources.csv", 2, {"date_accessed": "14 March 2024"}, "F date_accessed: '14 March 2024' is not a date as YYYY, YYYY-MM or YYYY-MM-DD; did you mean '2024-03-14'?"),
    ("sources.csv", 2, {"url": "www.one.example"}, "D url: 'www.one.example' is not a web address that starts with http:// or https:// and has no spaces; did you mean 'https://www.one.example'?"),
    ("sources.csv", 2, {"date_accessed": "2023-12"}, "F date_accessed: date_accessed 2023-12 is before date_published 2024-01-10"),
    ("companies.csv", 2, {"color": "f00"}, "I color: 'f00' is not a color as #rrggbb; did you mean '#ff0000'?"),
    ("companies.csv", 4, {"company_id": "Gamma Inc"}, "A company_id: 'Gamma Inc' is not a key of lower-case letters, digits, hyphens, underscores and full stops; did you mean 'gamma-inc'?"),
    ("aliases.csv", 4, {"company_id": "", "alias": "Beta SAS"}, "B company_id: is empty, but every row needs one"),
    ("transparency.csv", 2, {"score": "48.5"}, "E score: 48.5 is not a whole number (indicators)"),
    ("market_sizes.csv", 2, {"usd_bn": "-36", "low_usd_bn": ""}, "D usd_bn: -36 is below 0 (bn USD)"),
    ("market_sizes.csv", 2, {"low_usd_bn": "37"}, "E low_usd_bn: low_usd_bn 37 is above usd_bn 36"),
    ("shares.csv", 3, {"high_pct": "20"}, "G share_pct: share_pct 20.5 is above high_pct 20"),
    ("api_prices.csv", 2, {"valid_to": "2023-02"}, "L valid_to: valid_to 2023-02 is before valid_from 2023-03"),
    ("strategies.csv", 4, {"since": "2023-03-31"}, "B since: '2023-03-31' is before beta was founded in 2023-04"),
    ("shares.csv", 2, {"period": "2022-10"}, "B period: '2022-10' is before alpha_chat was released in 2022-11-30"),
    ("shares.csv", 10, {"low_pct": "", "high_pct": ""}, "J qualifier: a range needs low_pct or high_pct"),
    ("shares.csv", 9, {"share_pct": ""}, "G share_pct: has neither share_pct nor low_pct nor high_pct"),
    ("shares.csv", 4, {"company_id": "beta"}, "E company_id: a rest is not one company: leave company_id blank or change entity_kind"),
    ("shares.csv", 4, {"entity_kind": "group", "company_id": "beta"}, "E company_id: a group is not one company: leave company_id blank or change entity_kind"),
    ("shares.csv", 11, {"market_id": "money"}, "A market_id: 'money' measures money and has no shares; put the amount in market_sizes.csv"),
    ("shares.csv", 4, {"entity": "Alpha", "entity_kind": "company", "company_id": "alpha", "share_pct": "1"}, "D entity_kind: this product of alpha is counted again in line 4, its company, in the same market and period: make one of them a subtotal"),
    ("shares.csv", 5, {"share_pct": "63"}, "G share_pct: the shares of chat in 2024 add to 103, more than 100.5 (lines 5, 6, 7, 8); a subtotal must be marked as one"),
    ("events.csv", 3, {"company_ids": "gamma; betta"}, "F company_ids: 'betta' is not in companies.csv; did you mean 'beta'?"),
    ("aliases.csv", 4, {"alias": "alpha labs"}, "A alias: 'alpha labs' means beta here and alpha in line 2; a name stands for one company"),
    ("aliases.csv", 4, {"alias": "Gamma"}, "A alias: 'Gamma' means beta here and gamma in companies.csv line 4; a name stands for one company"),
    ("shares.csv", 4, {"entity": "Alpha Chat"}, "A market_id: the same key as line 2 (market_id 'chat', period '2023', entity 'Alpha Chat'); one fact has one row: delete one or change the key"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "cells", "message"), CELLS, ids=[f"{c[0]} {c[2]}" for c in CELLS])
def test_a_broken_cell_is_an_error_with_this_message(folder, file, line, cells, message):
    edit(folder, file, line, **cells)
    place = line if "counted again" not in message else 2
    assert f"data/{file} line {place}, column {message}" in texts(folder, "error")


WARNINGS = [
    ("shares.csv", 2, {"note": " see  "}, "data/shares.csv line 2, column N note: ' see  ' has spaces around it; they were left out"),
    ("shares.csv", 2, {"share_pct": " 70.5"}, "data/shares.csv line 2, column G share_pct: ' 70.5' has spaces around it; they were left out"),
    ("shares.csv", 2, {"note": "see\u200b it"}, "data/shares.csv line 2, column N note: 'see it' holds characters that cannot be seen (U+200B); they were left out"),
    ("shares.csv", 2, {"entity": "Alpha\u202e Chat"}, "data/shares.csv line 2, column C entity: 'Alpha Chat' holds characters that cannot be seen (U+202E); they were left out"),
    ("shares.csv", 2, {"company_id": "al\u200dpha"}, "data/shares.csv line 2, column E company_id: 'alpha' holds characters that cannot be seen (U+200D); they were left out"),
    ("shares.csv", 2, {"share_pct": "70\u2060.5"}, "data/shares.csv line 2, column G share_pct: '70.5' holds characters that cannot be seen (U+2060); they were left out"),
    ("shares.csv", 2, {"note": "=A1"}, "data/shares.csv line 2, column N note: '=A1' looks like a formula; it is kept as text"),
    ("shares.csv", 2, {"entity": "Alhpa Chat"}, "data/shares.csv line 2, column C entity: 'Alhpa Chat' is no name of companies.csv, products.csv or aliases.csv; correct it, or add it to aliases.csv; did you mean 'Alpha Chat'?"),
    ("shares.csv", 9, {"company_id": "gamma"}, "data/shares.csv line 9, column E company_id: 'Alpha AI' means alpha in the tables of names, the row says gamma; did you mean 'alpha'?"),
    ("shares.csv", 2, {"company_id": "gamma"}, "data/shares.csv line 2, column E company_id: alpha_chat belonged to alpha in 2023, the row says gamma; did you mean 'alpha'?"),
    ("sources.csv", 2, {"license": ""}, "data/sources.csv, column I license: 1 source has no license (line 2)"),
    ("finances.csv", 3, {"value": "3700000000000"}, "data/finances.csv line 3, column E value: 3700000000000 is 2,312 times the value before it (1.6e+09); check the unit and the decimal point"),
    ("shares.csv", 5, {"share_pct": "6"}, "data/shares.csv line 5, column G share_pct: 6 is 12 times smaller than the value before it (70.5); check the unit and the decimal point"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "cells", "message"), WARNINGS, ids=[f"{c[0]} {c[2]}" for c in WARNINGS])
def test_a_doubtful_cell_is_a_warning_with_this_message(folder, file, line, cells, message):
    edit(folder, file, line, **cells)
    assert message in texts(folder, "warning")
    assert texts(folder, "error") == []


def test_a_source_that_no_row_cites_is_a_warning(folder):
    edit(folder, "sources.csv", 3, source_id="s3")
    assert "data/sources.csv line 3, column A source_id: no row cites 's3'" in texts(folder, "warning")


def test_what_sources_lack_is_counted_once_for_each_field(folder):
    edit(folder, "sources.csv", 2, license="", producer="")
    edit(folder, "sources.csv", 3, license="")
    assert texts(folder) == [
        "data/sources.csv, column C producer: 1 source has no producer (line 2)",
        "data/sources.csv, column I license: 2 sources have no license (lines 2, 3)",
    ]


def test_a_row_out_of_order_is_a_note_that_says_where_it_goes(folder):
    lines = (folder / "companies.csv").read_text().splitlines()
    (folder / "companies.csv").write_text("\n".join([lines[0], lines[2], lines[3], lines[1]]) + "\n")
    said = "data/companies.csv line 4, column A company_id: is out of order (by company_id): move it before line 2"
    assert texts(folder) == [said]


def test_a_sum_below_100_is_warned_where_the_publisher_prints_or_leaves_no_rest(folder):
    edit(folder, "shares.csv", 2, share_pct="60.5")
    assert "the shares of chat in 2023 add to 90, but the rest is a row of its own" in texts(folder, "warning")[0]
    edit(folder, "shares.csv", 2, share_pct="70.5")
    edit(folder, "markets.csv", 2, rest="none")
    edit(folder, "shares.csv", 5, share_pct="50")
    assert texts(folder) == [
        "data/shares.csv line 5, column G share_pct: the shares of chat in 2024 add to 90, but markets.csv says that "
        "nothing is left out (rest none); lines 5, 6, 7, 8"
    ]


def test_a_subtotal_is_never_added_and_products_of_one_company_are(folder):
    edit(folder, "shares.csv", 8, entity_kind="subtotal", share_pct="95")
    assert texts(folder, "error") == []
    edit(folder, "shares.csv", 6, company_id="alpha", product_id="", entity="Alpha Code", share_pct="16")
    found = texts(folder, "error")
    assert len(found) == 1 and "add to 101, more than 100.5 (lines 5, 6, 7)" in found[0]


HEAD = b"term_id,term,definition,leaves_out,reference\n"
ROW = b"hhi,HHI,Sum of squared shares.,,\n"
FILES = [
    ("bom", b"\xef\xbb\xbf" + HEAD + ROW, "note", ": begins with a byte-order mark, as Excel writes it; it was left out"),
    ("crlf", (HEAD + ROW).replace(b"\n", b"\r\n"), "note", ": has Windows line ends (CRLF); they were read as LF"),
    ("cr", (HEAD + ROW).replace(b"\n", b"\r"), "note", ": has old Mac line ends (CR); they were read as LF"),
    ("semicolons", (HEAD + ROW).replace(b",", b";"), "warning", ": has semicolons between the cells and was read so; save it with commas"),
    ("tabs", (HEAD + ROW).replace(b",", b"\t"), "warning", ": has tabs between the cells and was read so; save it with commas"),
    ("sep line", b"sep=;\n" + (HEAD + ROW).replace(b",", b";"), "note", " line 1: begins with the line 'sep=;' that Excel adds; it was left out"),
    ("windows-1252", HEAD + ROW.replace(b"Sum", b"Som\xe9"), "warning", " line 2: is in Windows-1252 and was read so; check the accents: 'Somé', then save it as CSV UTF-8"),
    ("windows-1252 quotes", HEAD + ROW.replace(b"Sum", b"caf\xe9\x92s"), "warning", " line 2: is in Windows-1252 and was read so; check the accents: 'café’s', then save it as CSV UTF-8"),
    ("mixed encodings", HEAD + ROW.replace(b"Sum", b"\xc3\xa9t\xe9"), "error", " line 2: byte E9 is not UTF-8, nor is the file Windows-1252 throughout; save it as CSV UTF-8"),
    ("utf-16", (HEAD + ROW).decode().encode("utf-16"), "warning", ": is in UTF-16 and was read so; save it as CSV UTF-8"),
    ("utf-16 without mark", (HEAD + ROW).decode().encode("utf-16-le"), "warning", ": is in UTF-16 without a mark and was read so; save it as CSV UTF-8"),
    ("nul", HEAD + ROW.replace(b"Sum", b"S\0m"), "error", " line 2: holds a NUL byte: the file is damaged; take it from the last good copy"),
    ("blank line", HEAD + b"\n" + ROW, "warning", " line 2: blank among the rows: line 2; left out"),
    ("blank end", HEAD + ROW + b",,,,\n\n", "note", " line 3: 2 blank lines at the end; left out"),
    ("trailing commas", HEAD.replace(b"\n", b",,\n") + ROW.replace(b"\n", b",,\n"), "note", " line 2: 1 row with empty cells beyond the last column; they were left out"),
    ("unclosed quote", HEAD + ROW.replace(b"Sum", b'"Sum') + b"x,X,Another.,,\n", "error", " line 2: a quotation mark is opened and not closed, or stands inside a quoted cell; write it twice (\"\") inside a quoted cell"),
    ("short row", HEAD + b"hhi,HHI,Sum\n", "error", " line 2: has 3 cells, the header has 5: a separator is missing, or a line was broken in two"),
    ("long row", HEAD + ROW.replace(b"\n", b"x,more\n"), "error", " line 2: has 6 cells, the header has 5: 'more' is beyond the last column; put quotation marks around a cell that holds a comma"),
    ("duplicate header", HEAD.replace(b"\n", b",term\n") + ROW.replace(b"\n", b",\n"), "error", " line 1, column F term: column B has the same name; delete one of them"),
    ("misspelt header", HEAD.replace(b"definition", b"defintion") + ROW, "error", " line 1, column C defintion: 'defintion' is not a column of this table; did you mean 'definition'?"),
    ("missing column", b"term_id,term,definition,leaves_out\nhhi,HHI,Sum,\n", "error", " line 1, column reference: the column reference is missing"),
    ("unknown column", HEAD.replace(b"\n", b",color\n") + ROW.replace(b"\n", b",red\n"), "warning", " line 1, column F color: 'color' is not a column of this table and was not read; columns are term_id, term, definition, leaves_out, reference"),
    ("unnamed column", HEAD.replace(b"leaves_out", b",leaves_out") + ROW.replace(b",,\n", b",,,\n"), "error", " line 1: column D has no name; name it or delete it"),
    ("spaces in header", HEAD.replace(b",term,", b", term,") + ROW, "warning", " line 1, column B term: ' term' has spaces around it; they were left out; did you mean 'term'?"),
    ("other order", b"term,term_id,definition,leaves_out,reference\nHHI,hhi,Sum,,\n", "note", " line 1: columns stand in another order than term_id,term,definition,leaves_out,reference"),
    ("empty file", b"", "error", ": is empty; its first line must be term_id,term,definition,leaves_out,reference"),
    ("blank file", b"\xef\xbb\xbf\r\n , \n", "error", ": is empty; its first line must be term_id,term,definition,leaves_out,reference"),
    ("no header", ROW, "error", " line 1: the first line is not the header term_id,term,definition,leaves_out,reference"),
    ("conflict", HEAD + b"<<<<<<< HEAD\n" + ROW + b"=======\n" + ROW.replace(b"Sum", b"The sum") + b">>>>>>> other\n", "error", " line 2: an unfinished merge, lines 2 to 6: keep one side and delete the marks"),
    ("long cell", HEAD + ROW.replace(b"Sum", b"x" * 140_000), "error", " line 2: a cell is longer than 131,072 characters"),
    ("workbook", b"PK\x03\x04" + bytes(range(256)), "error", ": is an Excel workbook, not a CSV; open it and save it as CSV UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "level", "message"), [f[1:] for f in FILES], ids=[f[0] for f in FILES])
def test_what_a_spreadsheet_did_to_a_file_is_told_with_this_message(folder, content, level, message):
    (folder / "glossary.csv").write_bytes(content)
    found = [f for f in check.load(folder).findings if f.file == "data/glossary.csv"]
    assert f"data/glossary.csv{message}" in [f.text for f in found if f.level == level]
    if level != "error":
        table = check.load(folder).tables["glossary"]
        assert [f.text for f in found if f.level == "error"] == []
        assert table["term"].tolist() == ["HHI"]


def test_rows_around_a_broken_quotation_mark_are_still_read(folder):
    (folder / "glossary.csv").write_bytes(HEAD + b'a,"A,Open.,,\nb,B,Good.,,\nc,C,"x" y,,\nd,D,"Two\nlines",,\ne,,,,\n')
    loaded = check.load(folder)
    found = [(f.line, f.rule) for f in loaded.findings if f.level == "error"]
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
    assert [f.text for f in loaded.findings] == [
        "data/shares.csv: has semicolons between the cells and was read so; save it with commas",
        "data/shares.csv line 2, column G share_pct: '70,5' has a decimal comma and was read as 70.5; "
        "so in 2 cells of the column, lines 2, 3",
    ]


def test_a_point_between_thousands_is_not_guessed_in_a_file_with_decimal_commas(folder):
    path = folder / "market_sizes.csv"
    path.write_text(path.read_text().replace(",", ";").replace(";300;", ";1.300;").replace(";36;", ";36,5;"))
    assert (
        "data/market_sizes.csv line 3, column D usd_bn: '1.300' may be 1.300 or 1300: "
        "the file writes decimal commas; write it without separators"
    ) in texts(folder, "error")


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
    assert {f.file for f in check.load(folder).findings} == {"data/companies.csv"}


@pytest.mark.parametrize("broken", ['"Beta', "Beta,,,,,,,,,,,,,x"])
def test_a_row_that_cannot_be_read_does_not_accuse_the_rows_that_point_at_it(folder, broken):
    file = folder / "companies.csv"
    file.write_text(file.read_text().replace("Beta", broken, 1))
    assert {f.file for f in check.load(folder).findings if f.level == "error"} == {"data/companies.csv"}


# What is read


def test_tables_are_typed_and_keep_their_spreadsheet_lines(folder):
    shares = data.read(folder).tables["shares"]
    assert shares.index.name == "line" and shares.index.tolist()[:2] == [2, 3]
    assert shares["share_pct"].dtype == "float64" and isinstance(shares["entity"].dtype, pd.StringDtype)
    assert pd.isna(shares.at[4, "company_id"]) and shares.at[4, "share_pct"] == 9.0


@pytest.mark.parametrize("table", schema.TABLES)
def test_what_the_check_lets_pass_satisfies_the_pandera_model(folder, table):
    schema.TABLES[table].validate(data.read(folder).tables[table], lazy=True)


def test_a_product_may_change_hands_within_a_period(folder):
    lines = (folder / "products.csv").read_text().splitlines()
    break_line(folder, "products.csv", 3, "\n".join([lines[1].replace("alpha,,", "gamma,2023-07,"), lines[2]]))
    edit(folder, "shares.csv", 5, company_id="gamma", entity_kind="product")
    assert [f.rule for f in check.load(folder).findings] == []
    edit(folder, "shares.csv", 5, company_id="alpha")
    assert [f.rule for f in check.load(folder).findings] == ["owner"]


def test_numbers_are_kept_as_printed(folder):
    edit(folder, "shares.csv", 4, share_pct="9.00")
    printed = data.read(folder).printed["shares"]
    assert printed.at[4, "share_pct"] == "9.00" and pd.isna(printed.at[10, "share_pct"])


def test_every_table_of_the_schema_is_read(folder):
    assert set(data.read(folder).tables) == set(schema.TABLES)


def test_the_version_follows_the_bytes_and_the_fingerprint_follows_the_files(folder):
    version, fingerprint = data.read(folder).version, data.fingerprint(folder)
    assert len(version) == 10 and int(version, 16) >= 0
    os.utime(folder / "shares.csv", (1, 1))
    assert data.read(folder).version == version and data.fingerprint(folder) != fingerprint
    edit(folder, "shares.csv", 2, note="seen")
    assert data.read(folder).version != version


def test_the_article_comes_from_seeds_unless_the_folder_has_its_own(folder):
    assert data.paths(folder)["article"] == folder / "article.csv"
    (folder / "article.csv").unlink()
    assert data.paths(folder)["article"] == ROOT / "seeds" / "article.csv"


# Corrections

CORRECTION = "shares,chat|2023|Alpha Chat,share_pct,70.5,71,Misprint.,A. Editor,2024-07-01,s2"


def test_a_correction_is_applied_on_reading(folder):
    break_line(folder, "corrections.csv", 2, CORRECTION)
    loaded = check.load(folder)
    assert loaded.findings == ()
    assert loaded.tables["shares"].at[2, "share_pct"] == 71 and loaded.printed["shares"].at[2, "share_pct"] == "71"
    assert "70.5" in (folder / "shares.csv").read_text()


BAD_CORRECTIONS = [
    (CORRECTION.replace("70.5", "69"), "D expected_old_value: shares.csv line 2 should say '69' in column share_pct but says '70.5'; check the source and delete or renew this correction"),
    (CORRECTION.replace("70.5", "7").replace(",71,", ",70.5,"), "D expected_old_value: shares.csv line 2 should say '7' in column share_pct but says the corrected value already; check the source and delete or renew this correction"),
    (CORRECTION.replace("Alpha", "Alhpa"), "B row_key: 'chat|2023|Alhpa Chat' names no row of shares.csv (its key is market_id | period | entity); did you mean 'chat|2023|Alpha Chat'?"),
    (CORRECTION.replace("shares", "share"), "A table_name: 'share' is not a table of the data; did you mean 'shares'?"),
    (CORRECTION.replace("share_pct", "share"), "C column: 'share' is not a column of shares.csv; did you mean 'share_pct'?"),
    (CORRECTION.replace(",71,", ",710,"), "E corrected_value: for shares.csv, column share_pct: 710 is outside 0 to 100 (%)"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "message"), BAD_CORRECTIONS, ids=range(len(BAD_CORRECTIONS)))
def test_a_correction_that_does_not_fit_any_more_is_an_error(folder, row, message):
    break_line(folder, "corrections.csv", 2, row)
    assert f"data/corrections.csv line 2, column {message}" in texts(folder, "error")
    assert check.load(folder).tables["shares"].at[2, "share_pct"] == 70.5


# The command line


def test_exit_code_0_for_a_clean_folder_and_for_warnings(folder, capsys):
    assert cli.main([str(folder)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes.\n"
    edit(folder, "sources.csv", 2, license="")
    assert cli.main([str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 errors, 1 warning, 0 notes."


def test_exit_code_1_for_errors_which_stand_first_in_their_file(folder, capsys):
    edit(folder, "shares.csv", 2, note=" x")
    edit(folder, "shares.csv", 9, share_pct="812")
    assert cli.main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line] == ["error", "warning", "1"]


@pytest.mark.parametrize(
    "make", [lambda p: p, lambda p: p.mkdir(), lambda p: p.write_text("x")], ids=["no", "empty", "file"]
)
def test_exit_code_2_for_a_folder_that_cannot_be_read(tmp_path, make, capsys):
    make(tmp_path / "nothing")
    assert cli.main([str(tmp_path / "nothing")]) == 2
    assert "Traceback" not in capsys.readouterr().out


def test_json_is_a_list_of_objects_with_these_keys(folder, capsys):
    edit(folder, "shares.csv", 2, company_id="alpah")
    assert cli.main([str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found[0] == {
        "level": "error", "file": "data/shares.csv", "line": 2, "column": {"letter": "E", "name": "company_id"},
        "value": "alpah", "rule": "reference", "message": "'alpah' is not in companies.csv", "suggestion": "alpha",
    }  # fmt: skip


def test_the_module_runs_by_its_name(folder):
    done = subprocess.run(
        [sys.executable, "-m", "analysis.check", str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors, 0 warnings, 0 notes.\n", "")


# The safe repairs


def test_fix_makes_the_safe_repairs_and_shows_them(folder, capsys):
    clean = raw(folder, "shares.csv")
    edit(folder, "shares.csv", 2, company_id="Alpha Labs", note=" ", entity=" Alpha Chat")
    edit(folder, "sources.csv", 2, date_accessed="3/14/2024")
    path = folder / "shares.csv"
    path.write_bytes(b"\xef\xbb\xbf" + raw(folder, "shares.csv").replace(b",", b";").replace(b"\n", b"\r\n"))
    assert cli.main([str(folder), "--fix"]) == 0
    out = capsys.readouterr().out
    assert raw(folder, "shares.csv") == clean
    assert "-chat,2023, Alpha Chat,product,Alpha Labs,alpha_chat,70.5" in out
    assert "+chat,2023,Alpha Chat,product,alpha,alpha_chat,70.5" in out
    assert "2024-03-14" in (folder / "sources.csv").read_text()
    assert fix.fix(folder) == ""


def test_fix_sorts_rows(folder):
    clean = raw(folder, "companies.csv")
    lines = clean.splitlines(keepends=True)
    (folder / "companies.csv").write_bytes(b"".join([lines[0], *reversed(lines[1:])]))
    fix.fix(folder)
    assert raw(folder, "companies.csv") == clean


@pytest.mark.parametrize(
    "name", ["conflict", "short row", "long row", "unclosed quote", "unknown column", "nul", "mixed encodings"]
)
def test_fix_leaves_alone_what_only_a_person_can_mend(folder, name):
    content = {f[0]: f[1] for f in FILES}[name].replace(b"hhi", b" hhi")
    (folder / "glossary.csv").write_bytes(content)
    fix.fix(folder)
    assert raw(folder, "glossary.csv") == content


def test_fix_changes_nothing_in_doubt(folder):
    edit(folder, "sources.csv", 2, date_accessed="3/4/2024")
    edit(folder, "shares.csv", 2, share_pct="1,234", company_id="alpah")
    before = raw(folder, "sources.csv"), raw(folder, "shares.csv")
    assert fix.fix(folder) == ""
    assert (raw(folder, "sources.csv"), raw(folder, "shares.csv")) == before


# Jumps


@pytest.mark.parametrize(
    ("value", "before", "after", "said"),
    [
        (50, [5], [], "is 10 times the value before it (5)"),
        (49, [5], [], ""),
        (0.5, [500], [], "is 1,000 times smaller than the value before it (500)"),
        (50, [5], [4.8], "is 10 times the value before it (5)"),
        (50, [5], [60], ""),
        (-5, [5], [], "has another sign than the value before it (5)"),
        (50, [], [5], "is 10 times the value after it (5)"),
        (50, [], [], ""),
        (50, [0], [], ""),
    ],
)
def test_a_value_that_leaves_its_series_is_told(value, before, after, said):
    assert jump(value, before, after) == said


# The shipped data


def test_the_shipped_data_has_no_errors():
    assert [f.text for f in check.load(SHIPPED).findings if f.level == "error"] == []


def test_the_shipped_data_is_sorted_and_needs_no_repair(tmp_path):
    repairs = (*fix.FILE_REPAIRS, "spaces", "decimal-comma")
    assert [f.text for f in check.load(SHIPPED).findings if f.rule in repairs] == []


def test_a_finding_without_a_line_names_the_file_alone():
    one = Finding("error", "data/x.csv", 0, "", "", "", "rule", "is missing", "y.csv")
    assert one.text == "data/x.csv: is missing; did you mean 'y.csv'?"


def test_a_pipe_a_folder_or_a_loop_of_links_in_place_of_a_file_is_told_and_never_waited_for(folder):
    for name, make in (
        ("groups", os.mkfifo), ("shares", os.mkdir), ("events", lambda p: p.symlink_to("events.csv")),
    ):  # fmt: skip
        (folder / f"{name}.csv").unlink()
        make(folder / f"{name}.csv")
    found = [f.text for f in check.load(folder).findings if f.line == 0 and f.level == "error"]
    assert len(found) == 3 and "data/shares.csv: the file cannot be read: it is not a file" in found
    assert "data/groups.csv: the file cannot be read: it is not a file" in found
    assert any(text.startswith("data/events.csv: the file cannot be read: Too many levels") for text in found)


def test_utf_16_of_the_other_byte_order_is_read_too(folder):
    file = folder / "qualifiers.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16-be"))
    assert [f.rule for f in check.load(folder).findings] == ["utf-16"]


def test_digits_of_another_script_are_not_read_in_silence(folder):
    edit(folder, "shares.csv", 2, share_pct="٣٤")
    assert [f.rule for f in check.load(folder).findings if f.level == "error"] == ["number"]


def test_thousands_of_unknown_keys_are_all_told(folder):
    file = folder / "shares.csv"
    line = file.read_text(encoding="utf-8").splitlines()[1]
    rest = line.split(",", 1)[1]
    many = 5_000
    with file.open("a", encoding="utf-8") as out:
        out.writelines(f"nomarket{i},{rest}\n" for i in range(many))
    found = check.load(folder).findings
    assert sum(f.rule == "reference" and f.value.startswith("nomarket") for f in found) == many
