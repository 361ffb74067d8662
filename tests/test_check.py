"""Every way to break a CSV and the exact message; the command line; corrections; the safe repairs."""

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis import check, data, schema
from analysis.check.jumps import jump
from tests.tiny import break_line, edit

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data"


def texts(folder, *levels):
    return [f.text for f in check.load(folder).problems if f.level in (levels or ("error", "warning", "note"))]


def test_the_tiny_folder_has_nothing_to_find(folder):
    assert texts(folder) == []


CELLS = [
    (
        "shares.csv",
        4,
        {"company_id": "alhpa", "entity_kind": "company"},
        "E company_id: 'alhpa' is not in companies.csv; did you mean 'alpha'?",
    ),
    (
        "shares.csv",
        2,
        {"company_id": "Alpha Labs"},
        "E company_id: 'Alpha Labs' is a printed name, not a key of companies.csv; did you mean 'alpha'?",
    ),
    (
        "shares.csv",
        2,
        {"product_id": "AlphaChat"},
        "F product_id: 'AlphaChat' is a printed name, not a key of products.csv; did you mean 'alpha_chat'?",
    ),
    ("shares.csv", 2, {"source_id": "s9"}, "L source_id: 's9' is not in sources.csv"),
    ("shares.csv", 2, {"source_id": ""}, "L source_id: is empty, but every row needs one"),
    ("shares.csv", 2, {"share_pct": "812"}, "G share_pct: 812 is outside 0 to 100 (%)"),
    ("shares.csv", 2, {"share_pct": "-3"}, "G share_pct: -3 is outside 0 to 100 (%)"),
    (
        "shares.csv",
        2,
        {"share_pct": "34%"},
        "G share_pct: '34%' has a percent sign; the column is in % already; did you mean '34'?",
    ),
    ("shares.csv", 2, {"share_pct": "nan"}, "G share_pct: 'nan' is not a value; blank is the only word for missing"),
    (
        "shares.csv",
        2,
        {"share_pct": "inf"},
        "G share_pct: 'inf' is not a number that a file can hold; blank means not known",
    ),
    (
        "shares.csv",
        2,
        {"share_pct": "1.234,5"},
        "G share_pct: '1.234,5' is not a number; write digits and a decimal point; did you mean '1234.5'?",
    ),
    (
        "shares.csv",
        2,
        {"share_pct": "70,5"},
        "G share_pct: '70,5' is not a number; write digits and a decimal point; did you mean '70.5'?",
    ),
    ("shares.csv", 2, {"share_pct": "1,234"}, "G share_pct: '1,234' may be 1234 or 1.234; write it without separators"),
    (
        "shares.csv",
        2,
        {"share_pct": "<5"},
        "G share_pct: '<5' has a sign before the number; use the qualifier or a bound; did you mean '5'?",
    ),
    ("shares.csv", 2, {"share_pct": "1e999"}, "G share_pct: 1e999 is too large to be kept as a number"),
    ("shares.csv", 2, {"share_pct": "=60+10"}, "G share_pct: '=60+10' is a formula; put its result in the cell"),
    (
        "shares.csv",
        2,
        {"share_pct": "#REF!"},
        "G share_pct: '#REF!' is an error of a spreadsheet; put the value in the cell",
    ),
    (
        "shares.csv",
        2,
        {"period": "2024Q1"},
        "B period: '2024Q1' is not a period as YYYY, YYYY-H1, YYYY-Q2, YYYY-MM or YYYY-MM-DD; did you mean '2024-Q1'?",
    ),
    ("shares.csv", 2, {"period": "2023-02-30"}, "B period: '2023-02-30' is a day that does not exist"),
    (
        "shares.csv",
        2,
        {"entity_kind": "prodct"},
        "D entity_kind: 'prodct' is not one of company, product, group, rest, subtotal; did you mean 'product'?",
    ),
    (
        "sources.csv",
        2,
        {"date_accessed": "3/14/2024"},
        "F date_accessed: '3/14/2024' is not a date as YYYY, YYYY-MM or YYYY-MM-DD; did you mean '2024-03-14'?",
    ),
    (
        "sources.csv",
        2,
        {"date_accessed": "3/4/2024"},
        "F date_accessed: '3/4/2024' may be 2024-03-04 or 2024-04-03; write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    (
        "sources.csv",
        2,
        {"date_accessed": "14 March 2024"},
        "F date_accessed: '14 March 2024' is not a date as YYYY, YYYY-MM or YYYY-MM-DD; did you mean '2024-03-14'?",
    ),
    (
        "sources.csv",
        2,
        {"url": "www.one.example"},
        (
            "D url: 'www.one.example' is not a web address that starts with http:// or https:// and has no spaces; did"
            " you mean 'https://www.one.example'?"
        ),
    ),
    (
        "sources.csv",
        2,
        {"date_accessed": "2023-12"},
        "F date_accessed: date_accessed 2023-12 is before date_published 2024-01-10",
    ),
    ("companies.csv", 2, {"color": "f00"}, "I color: 'f00' is not a color as #rrggbb; did you mean '#ff0000'?"),
    (
        "companies.csv",
        4,
        {"company_id": "Gamma Inc"},
        (
            "A company_id: 'Gamma Inc' is not a key of lower-case letters, digits, hyphens, underscores and full stops;"
            " did you mean 'gamma-inc'?"
        ),
    ),
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
    (
        "shares.csv",
        4,
        {"company_id": "beta"},
        "E company_id: a rest is not one company: leave company_id blank or change entity_kind",
    ),
    (
        "shares.csv",
        4,
        {"entity_kind": "group", "company_id": "beta"},
        "E company_id: a group is not one company: leave company_id blank or change entity_kind",
    ),
    (
        "shares.csv",
        11,
        {"market_id": "money"},
        "A market_id: 'money' measures money and has no shares; put the amount in market_sizes.csv",
    ),
    (
        "shares.csv",
        4,
        {"entity": "Alpha", "entity_kind": "company", "company_id": "alpha", "share_pct": "1"},
        (
            "D entity_kind: this product of alpha is counted again in line 4, its company, in the same market and"
            " period: make one of them a subtotal"
        ),
    ),
    (
        "shares.csv",
        5,
        {"share_pct": "63"},
        (
            "G share_pct: the shares of chat in 2024 add to 103, more than 102 (lines 5, 6, 7, 8); a subtotal must be"
            " marked as one"
        ),
    ),
    (
        "events.csv",
        3,
        {"company_ids": "gamma; betta"},
        "F company_ids: 'betta' is not in companies.csv; did you mean 'beta'?",
    ),
    (
        "aliases.csv",
        4,
        {"alias": "alpha labs"},
        "A alias: 'alpha labs' means beta here and alpha in line 2; a name stands for one company",
    ),
    (
        "aliases.csv",
        4,
        {"alias": "Gamma"},
        "A alias: 'Gamma' means beta here and gamma in companies.csv line 4; a name stands for one company",
    ),
    (
        "shares.csv",
        4,
        {"entity": "Alpha Chat"},
        (
            "A market_id: the same key as line 2 (market_id 'chat', period '2023', entity 'Alpha Chat'); one fact has"
            " one row: delete one or change the key"
        ),
    ),
]


@pytest.mark.parametrize(("file", "line", "cells", "message"), CELLS, ids=[f"{c[0]} {c[2]}" for c in CELLS])
def test_a_broken_cell_is_an_error_with_this_message(folder, file, line, cells, message):
    edit(folder, file, line, **cells)
    place = line if "counted again" not in message else 2
    assert f"data/{file} line {place}, column {message}" in texts(folder, "error")


WARNINGS = [
    (
        "shares.csv",
        2,
        {"note": " see  "},
        "data/shares.csv line 2, column N note: ' see  ' has spaces around it; they were left out",
    ),
    (
        "shares.csv",
        2,
        {"share_pct": " 70.5"},
        "data/shares.csv line 2, column G share_pct: ' 70.5' has spaces around it; they were left out",
    ),
    (
        "shares.csv",
        2,
        {"note": "see\u200b it"},
        (
            "data/shares.csv line 2, column N note: 'see it' holds characters that cannot be seen (U+200B); they were"
            " left out"
        ),
    ),
    (
        "shares.csv",
        2,
        {"entity": "Alpha\u202e Chat"},
        (
            "data/shares.csv line 2, column C entity: 'Alpha Chat' holds characters that cannot be seen (U+202E); they"
            " were left out"
        ),
    ),
    (
        "shares.csv",
        2,
        {"company_id": "al\u200dpha"},
        (
            "data/shares.csv line 2, column E company_id: 'alpha' holds characters that cannot be seen (U+200D); they"
            " were left out"
        ),
    ),
    (
        "shares.csv",
        2,
        {"share_pct": "70\u2060.5"},
        (
            "data/shares.csv line 2, column G share_pct: '70.5' holds characters that cannot be seen (U+2060); they"
            " were left out"
        ),
    ),
    (
        "shares.csv",
        2,
        {"note": "=A1"},
        "data/shares.csv line 2, column N note: '=A1' looks like a formula; it is kept as text",
    ),
    (
        "shares.csv",
        2,
        {"entity": "Alhpa Chat"},
        (
            "data/shares.csv line 2, column C entity: 'Alhpa Chat' is no name of companies.csv, products.csv or"
            " aliases.csv; correct it, or add it to aliases.csv; did you mean 'Alpha Chat'?"
        ),
    ),
    (
        "shares.csv",
        9,
        {"company_id": "gamma"},
        (
            "data/shares.csv line 9, column E company_id: 'Alpha AI' means alpha in the tables of names, the row says"
            " gamma; did you mean 'alpha'?"
        ),
    ),
    (
        "shares.csv",
        2,
        {"company_id": "gamma"},
        (
            "data/shares.csv line 2, column E company_id: alpha_chat belonged to alpha in 2023, the row says gamma; did"
            " you mean 'alpha'?"
        ),
    ),
    ("sources.csv", 2, {"license": ""}, "data/sources.csv, column I license: 1 source has no license (line 2)"),
    (
        "finances.csv",
        3,
        {"value": "3700000000000"},
        (
            "data/finances.csv line 3, column E value: 3,700,000,000,000 is 2,312 times the value before it"
            " (1,600,000,000); check the unit and the decimal point"
        ),
    ),
    (
        "shares.csv",
        5,
        {"share_pct": "6"},
        (
            "data/shares.csv line 5, column G share_pct: 6 is 12 times smaller than the value before it (70.5); check"
            " the unit and the decimal point"
        ),
    ),
]


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
    edit(folder, "shares.csv", 6, company_id="alpha", product_id="", entity="Alpha Code", share_pct="17")
    found = texts(folder, "error")
    assert len(found) == 1 and "add to 102, more than 101.5 (lines 5, 6, 7)" in found[0]


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
    assert [f.rule for f in check.load(folder).problems] == []
    edit(folder, "shares.csv", 5, company_id="alpha")
    assert [f.rule for f in check.load(folder).problems] == ["owner"]


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


CORRECTION = "shares,chat|2023|Alpha Chat,share_pct,70.5,71,Misprint.,A. Editor,2024-07-01,s2"


def test_a_correction_is_applied_on_reading(folder):
    break_line(folder, "corrections.csv", 2, CORRECTION)
    loaded = check.load(folder)
    assert loaded.problems == ()
    assert loaded.tables["shares"].at[2, "share_pct"] == 71 and loaded.printed["shares"].at[2, "share_pct"] == "71"
    assert "70.5" in (folder / "shares.csv").read_text()


BAD_CORRECTIONS = [
    (
        CORRECTION.replace("70.5", "69"),
        (
            "D expected_old_value: shares.csv line 2 should say '69' in column share_pct but says '70.5'; check the"
            " source and delete or renew this correction"
        ),
    ),
    (
        CORRECTION.replace("70.5", "7").replace(",71,", ",70.5,"),
        (
            "D expected_old_value: shares.csv line 2 should say '7' in column share_pct but says the corrected value"
            " already; check the source and delete or renew this correction"
        ),
    ),
    (
        CORRECTION.replace("Alpha", "Alhpa"),
        (
            "B row_key: 'chat|2023|Alhpa Chat' names no row of shares.csv (its key is market_id | period | entity); did"
            " you mean 'chat|2023|Alpha Chat'?"
        ),
    ),
    (CORRECTION.replace("shares", "share"), "A table_name: 'share' is not a table of the data; did you mean 'shares'?"),
    (
        CORRECTION.replace("share_pct", "share"),
        "C column: 'share' is not a column of shares.csv; did you mean 'share_pct'?",
    ),
    (
        CORRECTION.replace(",71,", ",710,"),
        "E corrected_value: for shares.csv, column share_pct: 710 is outside 0 to 100 (%)",
    ),
]


@pytest.mark.parametrize(("row", "message"), BAD_CORRECTIONS, ids=range(len(BAD_CORRECTIONS)))
def test_a_correction_that_does_not_fit_any_more_is_an_error(folder, row, message):
    break_line(folder, "corrections.csv", 2, row)
    assert f"data/corrections.csv line 2, column {message}" in texts(folder, "error")
    assert check.load(folder).tables["shares"].at[2, "share_pct"] == 70.5


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


def test_the_shipped_data_has_no_errors():
    assert [f.text for f in check.load(SHIPPED).problems if f.level == "error"] == []
