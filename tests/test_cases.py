"""What editors really bring: each file of `cases/`, after public reports of people who do this work in other tools.

Each case is one of a kind. The folder check is asked with the rows in their table, the upload with the file; of the
findings only those count that the case brings.
"""

import csv
import io
import re
import tracemalloc
from pathlib import Path

import pytest

from analysis import check, data
from analysis.check.fix import fix
from analysis.editing import upload
from analysis.editing.review import new_problems
from analysis.editing.survey import Refused
from analysis.exhibits.answers import NO_MARKET, answer
from analysis.exhibits.page import load_pages
from analysis.storage import history, layout
from analysis.storage.history import Entry

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
LONG = {"openness": 1, "models": 60, "community": 40, "capability": 40, "api_prices": 120, "releases": 20}
MARKETS = ("a16z-", "menlo-2025-enterprise", "openrouter-us-vs", "similarweb-genai-web", "statcounter-ai-chatbot-ww")
"""Rows that are kept of tables that say the same in fewer, and whose shares are."""
FILLED = {"company": "x", "country": "US", "founded": "2023", "kind": "lab", "layer": "model", "source_id": "36kr"}
"""What a company needs beside the cell that a case is about."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The shipped data with a part of the longest tables."""
    folder = tmp_path_factory.mktemp("cases") / "data"
    folder.mkdir()
    for path in (ROOT / "data").glob("*.csv"):
        lines = path.read_text().splitlines(keepends=True)
        kept = lines[: LONG.get(path.stem, len(lines)) + 1]
        if path.stem == "shares":
            kept = [lines[0], *(line for line in lines[1:] if line.startswith(MARKETS))]
        (folder / path.name).write_text("".join(kept))
    return folder


@pytest.fixture(scope="module")
def good(shipped):
    return check.load(shipped)


def rows_of(name):
    return list(csv.DictReader(io.StringIO((CASES / name).read_text(encoding="utf-8-sig"))))


def with_rows(shipped, table, rows):
    """The file of a table with rows of a case: in place of the row of their key, else after the last."""
    there = list(csv.DictReader(io.StringIO((shipped / f"{table}.csv").read_text())))
    key = data.schema.key(table)
    named = {tuple(r.get(k, "") for k in key): r for r in there}
    for row in rows:
        old = named.setdefault(tuple(row.get(k, "") for k in key), {})
        named[tuple(row.get(k, "") for k in key)] = old | row
    cells = [[row.get(name, "") for name in layout.names(table)] for row in named.values()]
    return layout.as_csv(layout.names(table), cells).encode()


def brought(shipped, good, contents, *rules, before=None):
    """The findings that the case brings; notes only of these rules."""
    found = new_problems(good.problems, check.load(shipped, contents, before).problems)
    return [f for f in found if f.level != "note" or f.rule in rules]


def said(found):
    return [f"{f.level} {f.text}" for f in found]


def last_line(content):
    return len(list(csv.reader(io.StringIO(content.decode()))))


ROWS = [
    (
        "01_zero_month_rows.csv",
        "shares",
        [("error", "all-zero", "every share of statcounter-ai-chatbot-ww in 2025-03 is 0 (", "")],
    ),
    (
        "05_computed_digits.csv",
        "shares",
        [("error", "digits", "21.000000000000004 has more digits than anybody prints", "21")],
    ),
    (
        "06_same_company_other_case.csv",
        "shares",
        [("error", "company-twice", "is openai again, which has line 4 in the same market and period", "")],
    ),
    (
        "07_price_per_token.csv",
        "api_prices",
        [
            ("warning", "scale", "0.0000003 lies apart from the others of its kind (", "0.3"),
            ("warning", "scale", "0.0000012 lies apart from the others of its kind (", "1.2"),
        ],
    ),
    (
        "08_year_2062.csv",
        "shares",
        [("error", "after-reading", "'2062-10' is after the source statcounter-ai-chatbots was read (", "")] * 2,
    ),
    (
        "12_mojibake.csv",
        "companies",
        [("warning", "mojibake", "has letters broken by a wrong encoding", "Société Générale")],
    ),
    (
        "15_second_company_same_name.csv",
        "companies",
        [("error", "name-twice", "'OpenAI' is the name of openai in line", "")],
    ),
    (
        "16_line_break_in_name.csv",
        "models",
        [("error", "line-break", r"'Amazon\nNova Pro' has a line break or a tab inside", "Amazon Nova Pro")],
    ),
    (
        "Open_AI_twice.csv",
        "companies",
        [("error", "name-twice", "'Open AI' is the name of openai in line", "")],
    ),
    (
        "country_UK.csv",
        "companies",
        [("error", "country", "'UK' is not a two-letter code of ISO 3166", "GB")],
    ),
    (
        "range_endash.csv",
        "shares",
        [("error", "number", "'30–35' is a range; write 30 in low_pct and 35 in high_pct", "")],
    ),
    (
        "one_share_as_fraction.csv",
        "shares",
        [("warning", "fraction", "0.8047 is a fraction of 1 beside", "80.47")],
    ),
    (
        "fullwidth_period.csv",
        "shares",
        [("warning", "fullwidth", "has wide characters of an East Asian keyboard and was read as 2026", "")],
    ),
]


@pytest.mark.parametrize(("name", "table", "findings"), ROWS, ids=[r[0].removesuffix(".csv") for r in ROWS])
def test_a_row_is_answered_at_its_cell_and_nothing_follows_from_it(name, table, findings, shipped, good):
    rows = [FILLED | r if table == "companies" else r for r in rows_of(name)]
    content = with_rows(shipped, table, rows)
    found = brought(shipped, good, {table: content})
    assert [(f.level, f.rule, f.suggestion) for f in found] == [(lv, r, s) for lv, r, _, s in findings], said(found)
    for one, (_, _, words, _) in zip(found, findings, strict=True):
        assert words in one.message, one.message
    lines = list(csv.reader(io.StringIO(content.decode())))
    keyed = [lines[0].index(k) for k in data.schema.key(table) if k in rows[0]]
    for one in found:
        mine = [lines[one.line - 1][at] for at in keyed]
        assert mine in [[r[lines[0][at]] for at in keyed] for r in rows], "the finding stands at a row of the case"


def test_a_cell_that_moved_by_a_power_of_ten_is_told_once_with_what_it_was(shipped, good):
    content = with_rows(shipped, "api_prices", rows_of("07_price_per_token.csv"))
    found = brought(shipped, good, {"api_prices": content}, before=good)
    assert [(f.rule, f.suggestion) for f in found] == [("moved", "0.3"), ("moved", "1.2")], said(found)


def test_of_two_rows_with_one_name_the_new_one_is_told_wherever_it_stands(shipped, good):
    lines = (shipped / "companies.csv").read_text().splitlines(keepends=True)
    new = "a_new,OPENAI,US,2023,lab,model,,,,36kr,\n"
    found = brought(shipped, good, {"companies": "".join([lines[0], new, *lines[1:]]).encode()}, before=good)
    assert [(f.rule, f.line) for f in found] == [("name-twice", 2)], said(found)


def test_rows_between_stray_quotes_are_named_at_their_line(shipped, good):
    whole = with_rows(shipped, "shares", rows_of("02_swallowed_rows.csv"))
    found = brought(shipped, good, {"shares": whole})
    lines = whole.decode().splitlines()
    where = next(i for i, line in enumerate(lines, 1) if "end mark lost" in line)
    assert [(f.rule, f.line) for f in found] == [("swallowed", where)]
    assert "a cell holds 2 whole rows" in found[0].message
    taken = upload.read((CASES / "02_swallowed_rows.csv").read_bytes(), "x.csv", "shares")
    assert [f.rule for f in taken.errors] == ["swallowed"] and taken.errors[0].line == 2


def test_one_convention_holds_for_a_file_in_upload_and_folder(shipped):
    content = (CASES / "04_german_thousands.csv").read_bytes()
    taken = upload.read(content, "x.csv", "finances")
    in_folder = [f for f in check.load(shipped, {"finances": content}).problems if f.rule == "number"]
    assert [f.message for f in taken.errors] == [f.message for f in in_folder]
    assert [(f.line, f.value) for f in taken.errors] == [(2, "1.200")]
    assert taken.rows[1][layout.names("finances").index("value")] == "3.5"


@pytest.mark.parametrize(("market", "findings"), [("10", ["sum-rounded"]), ("11", ["fractions"])])
def test_sums_allow_rounding_and_name_fractions(market, findings, shipped, good):
    name = {"10": "10_rounded_to_101.csv", "11": "11_new_market_as_fractions.csv"}[market]
    contents = {
        "markets": with_rows(shipped, "markets", rows_of(f"{market}_markets_row.csv")),
        "shares": with_rows(shipped, "shares", rows_of(name)),
    }
    found = brought(shipped, good, contents, "sum-rounded")
    assert [f.rule for f in found if f.rule != "order"] == findings, said(found)
    assert not [f for f in found if f.level == "error"] or market == "11"


@pytest.mark.parametrize(
    ("name", "market", "months"),
    [
        ("10_rounded_to_101.csv", "m1", "2026"),
        ("01_zero_month_rows.csv", "statcounter-ai-chatbot-ww", "2025-03"),
        ("01_zero_month_rows.csv", "statcounter-ai-chatbot-ww", "2026-11"),
        ("01_zero_month_rows.csv", "m1", "2026"),
    ],
)
def test_shares_that_are_no_whole_are_refused_in_words_and_never_end_in_red(name, market, months, shipped):
    contents = {
        "markets": with_rows(shipped, "markets", rows_of("10_markets_row.csv")),
        "shares": with_rows(shipped, "shares", [r | {"market_id": market, "period": months} for r in rows_of(name)]),
    }
    loaded = check.load(shipped, contents)
    asked = [(p, e) for p in load_pages() if p.id == "concentration" for e in p.exhibits]
    found = [answer(p, e, loaded.tables, {"market": market}) for p, e in asked]
    assert any(one is NO_MARKET for one in found) or not loaded.ok


def test_a_table_that_lost_its_rows_is_an_error_first_and_alone_in_its_file(shipped, good):
    found = brought(shipped, good, {"shares": (CASES / "header_only_shares.csv").read_bytes()}, before=good)
    errors = [f for f in found if f.level == "error"]
    assert [(f.rule, f.line) for f in errors] == [("rows-lost", 0)]
    assert f"has 0 rows, the last good data have {len(good.tables['shares'])}: rows were lost" in errors[0].message


def test_titles_above_the_header_are_named_and_nothing_else(shipped, good):
    titles = (CASES / "merged_header_two_rows.csv").read_bytes().split(b"\n")[0] + b"\n"
    found = brought(shipped, good, {"shares": titles + (shipped / "shares.csv").read_bytes()})
    assert [(f.rule, f.line) for f in found] == [("header-below", 1)]
    assert "the header stands in line 2, below 1 line of titles; delete what is above it" in found[0].message


def saved_by_a_spreadsheet(shipped, tmp_path, table, good_text, content):
    """A folder whose last save has the good rows, and whose file is what the spreadsheet made of them."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in shipped.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    history.save(folder, {f"{table}.csv": good_text.encode()}, {}, Entry("a", "2026-11-30T00:00:00Z", "w"))
    (folder / f"{table}.csv").write_bytes(content)
    return folder


def test_a_save_by_us_excel_comes_back_with_nothing_lost(shipped, tmp_path):
    content = (CASES / "us_excel_shares.csv").read_bytes()
    mine = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    days = re.compile(r"(\d+)/(\d+)/(\d{4})")
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    months = {name: number for number, name in enumerate(names, 1)}

    def period(text):
        if day := days.fullmatch(text):
            return f"{day[3]}-{int(day[1]):02}-{int(day[2]):02}"
        return f"20{text[4:]}-{months[text[:3]]:02}" if text[:3] in months else text

    keys = {(r["market_id"], period(r["period"]), r["entity"]) for r in mine}
    there = list(csv.DictReader(io.StringIO((ROOT / "data" / "shares.csv").read_text())))
    good = [r for r in there if (r["market_id"], r["period"], r["entity"]) in keys]
    assert len(good) == len(mine)
    text = layout.as_csv(layout.names("shares"), [list(r.values()) for r in good])
    folder = saved_by_a_spreadsheet(shipped, tmp_path, "shares", text, content)
    found = [f for f in check.load(folder, before=check.before.last_good(folder)).problems if "shares" in f.file]
    told = [f for f in found if f.rule in ("period", "digits-lost")]
    assert [f.rule for f in told if f.level != "note"] == ["period", "digits-lost"], said(found)
    assert "was read as 2026-01; so in " in told[0].message
    fix(folder)
    assert (folder / "shares.csv").read_text() == text


def test_american_dates_are_settled_by_their_column(shipped, tmp_path):
    content = (CASES / "us_dates_community.csv").read_bytes()
    iso = re.sub(r"(\d+)/(\d+)/(\d{4})", lambda m: f"{m[3]}-{int(m[1]):02}-{int(m[2]):02}", content.decode("utf-8-sig"))
    mine = {tuple(line.split(",")[:5]) for line in iso.splitlines()}
    rows = (ROOT / "data" / "community.csv").read_text().splitlines(keepends=True)
    text = "".join(r for r in rows if tuple(r.split(",")[:5]) in mine)
    folder = saved_by_a_spreadsheet(shipped, tmp_path, "community", text, content)
    found = [f for f in check.load(folder, before=check.before.last_good(folder)).problems if "community" in f.file]
    assert [f.rule for f in found if f.level == "error"] == ["date"], said(found)
    assert "'4/1/2023' is not a date as YYYY, YYYY-MM or YYYY-MM-DD, was read as 2023-04-01" in found[0].message
    fix(folder)
    assert (folder / "community.csv").read_text() == text
    taken = upload.read(content, "x.csv", "community")
    assert [r[4] for r in taken.rows[:3]] == ["2023-04-01", "2023-07-01", "2023-10-01"] and not taken.errors


def test_dates_with_two_readings_are_asked_once_a_column(shipped):
    content = b"entity,company,company_id,metric,date,value,source_id\n" + b"".join(
        b"x,y,,github_forks,%d/%d/2024,1,github-ranking\n" % (m, d) for m, d in ((3, 4), (4, 5), (5, 6))
    )
    found = upload.read(content, "x.csv", "community")
    assert [(f.rule, f.value) for f in found.errors] == [(upload.TWO_READINGS, "3/4/2024")]
    told = upload.read(content, "x.csv", "community", days_first={"date": True})
    assert [r[4] for r in told.rows] == ["2024-04-03", "2024-05-04", "2024-06-05"] and not told.errors
    in_folder = [f for f in data.read(shipped, {"community": content}).problems if f.rule == "date"]
    assert len(in_folder) == 1 and "so in 3 cells" in in_folder[0].message


def test_values_that_moved_by_a_power_of_ten_together_are_offered_back(shipped, tmp_path):
    content = (CASES / "libreoffice_german_api_prices.csv").read_bytes()
    mine = {line.split(";")[0] for line in content.decode().splitlines()}
    rows = (ROOT / "data" / "api_prices.csv").read_text().splitlines(keepends=True)
    text = "".join(r for r in rows if r.split(",")[0] in mine)
    folder = saved_by_a_spreadsheet(shipped, tmp_path, "api_prices", text, content)
    found = [f for f in check.load(folder, before=check.before.last_good(folder)).problems if f.rule == "moved"]
    assert [(f.level, f.column) for f in found] == [
        ("warning", "input_usd_per_mtok"),
        ("warning", "output_usd_per_mtok"),
    ]
    assert "'1925' was '1.925' in the last good data: 23 cells of the column moved" in found[0].message
    assert [f.suggestion for f in found] == ["1.925", "3.828"]


def cell(taken, table, column, row=0):
    return taken.rows[row][layout.names(table).index(column)]


def test_cells_of_a_workbook_are_read_as_shown():
    read = {
        n: upload.read((CASES / n).read_bytes(), n, "shares")
        for n in (p.name for p in CASES.glob("*.xlsx"))
        if n[0] in "01e"
    }
    assert cell(read["03_month_as_excel_date.xlsx"], "shares", "period") == "2026-11"
    assert cell(read["excel_month_cell.xlsx"], "shares", "period") == "2026-09"
    assert cell(read["excel_month_cell.xlsx"], "shares", "share_pct") == "80.50"
    assert cell(read["05c_shown_34.0_read_34.xlsx"], "shares", "share_pct") == "34.0"
    assert cell(read["13c_literal_percent.xlsx"], "shares", "share_pct") == "44"
    assert cell(read["13_hidden_first_sheet.xlsx"], "shares", "share_pct") == "51.9"
    notes = [f.message for f in read["13_hidden_first_sheet.xlsx"].problems]
    assert any("1 sheet is hidden" in n for n in notes), notes
    hidden = [f.message for f in read["13b_hidden_row.xlsx"].problems]
    assert "1 row is hidden and was read (line 3)" in hidden, hidden


def test_a_month_beside_its_first_day_is_a_finding(shipped, good):
    rows = rows_of("one_share_as_fraction.csv")
    rows[0] |= {"period": "2026-09-01", "share_pct": "80.47"}
    found = brought(shipped, good, {"shares": with_rows(shipped, "shares", rows)})
    assert [(f.rule, f.suggestion) for f in found if f.level == "warning"] == [("month-and-day", "2026-09")], said(
        found
    )


@pytest.mark.parametrize(
    "name", ["09_formulas_without_results", "09b_share_formula_without_result", "09c_bounds_as_formulas"]
)
def test_formulas_without_results_are_named_and_keep_what_is_there(name, shipped):
    taken = upload.read((CASES / f"{name}.xlsx").read_bytes(), name, "shares")
    columns = {"09_": {"low_pct", "high_pct", "note"}, "09b": {"share_pct"}, "09c": {"low_pct", "high_pct"}}[name[:3]]
    told = {f.column for f in taken.problems if f.rule == "formula-result"}
    assert told == columns and not [f for f in taken.problems if "was read" in f.message]
    names = layout.names("shares")
    there = tuple(f"{n} before" if n in columns else cell for n, cell in zip(names, taken.rows[0], strict=True))
    assert upload.joined("shares", [there], taken, False) == (there,)
    assert upload.joined("shares", [there], taken, True) == (there,)


@pytest.mark.parametrize("name", ["dimension_lie_wide", "row_1048576"])
def test_a_workbook_that_lies_about_its_size_is_bounded_and_rows_beyond_are_not_lost(name):
    content = (CASES / f"{name}.xlsx").read_bytes()
    if name == "row_1048576":
        with pytest.raises(Refused, match="more than 20,000 rows: a cell stands in row 1,048,576"):
            upload.read(content, name, "companies")
    else:
        assert [r[0] for r in upload.read(content, name, "companies").rows] == ["evil", "x"]


def test_reading_a_small_workbook_costs_little_memory():
    content = (CASES / "dimension_lie_wide.xlsx").read_bytes()
    upload.read(content, "x", "companies")
    tracemalloc.start()
    upload.read(content, "x", "companies")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50e6


@pytest.mark.parametrize("name", [r["name"] for r in rows_of("14_odd_names.csv")], ids=str)
def test_an_odd_name_is_kept_as_text(name, shipped, good):
    row = {"company_id": "odd", "company": name, "country": "US", "founded": "2023", "kind": "lab", "layer": "model"}
    content = with_rows(shipped, "companies", [row | {"source_id": "36kr"}])
    loaded = data.read(shipped, {"companies": content})
    assert loaded.tables["companies"]["company"].tolist()[-1] == name
    assert [f for f in loaded.problems if f.level == "error" and "companies" in f.file] == []


def test_every_case_has_a_test():
    here = Path(__file__).read_text()
    assert [p.name for p in CASES.iterdir() if p.stem not in here and p.name[:2] not in ("10", "11")] == []
