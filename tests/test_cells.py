"""One cell as people and publishers write it: the exact words, and what may stand there instead."""

import pytest

from analysis import schema
from analysis.data.cells import fault
from analysis.data.dates import day_first, readings
from analysis.data.faults import Habits
from analysis.data.wording import folded

SHARE = schema.column("shares", "share_pct")
PRINTED = [
    ("30–35", "'30–35' is a range; write 30 in low_pct and 35 in high_pct", ""),
    ("30 to 35 %", "'30 to 35 %' is a range; write 30 in low_pct and 35 in high_pct", ""),
    ("about 40", "'about 40' has a word before the number; use the qualifier", "40"),
    ("ca. 40", "'ca. 40' has a word before the number; use the qualifier", "40"),
    ("44*", "'44*' has the mark of a footnote; put the remark in the note", "44"),
    ("44[1]", "'44[1]' has the mark of a footnote; put the remark in the note", "44"),
    ("44¹", "'44¹' has the mark of a footnote; put the remark in the note", "44"),
    ("TBC", "'TBC' is not a value; blank is the only word for missing", ""),
    ("−44", "'−44' has a minus that programs do not read", "-44"),
    ("(124)", "'(124)' is in brackets, as accounts write losses", "-124"),
    ("４４", "'４４' has wide characters of an East Asian keyboard and was read as 44", "44"),
    (
        "32.94797687861272",
        "32.94797687861272 has more digits than anybody prints: it was worked out; write the digits of the source",
        "32.948",
    ),
    ("1.234.567,5", "'1.234.567,5' is not a number; write digits and a decimal point", "1234567.5"),
]


@pytest.mark.parametrize(("text", "message", "suggestion"), PRINTED, ids=[p[0] for p in PRINTED])
def test_a_number_as_it_is_printed_is_told_with_its_digits(text, message, suggestion):
    found = fault(text, SHARE)
    assert (found.message, found.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    "text", ["44", "0.05", "21.34", "100.0", "3.835e+23", "10717356897", "183000000000", "1.00002"]
)
def test_numbers_of_sources_have_no_fault(text):
    assert fault(text, schema.column("finances", "value")) is None


@pytest.mark.parametrize("table", [t for t in schema.TABLES if t not in schema.SEEDS])
def test_every_name_stands_on_one_line_is_no_text_and_of_one_script(table):
    for column in schema.columns(table):
        if not column.is_name:
            continue
        for broken in ("Amazon\nNova", "Amazon\tNova", "Amazon \r\n Nova"):
            found = fault(broken, column)
            assert (found.level, found.rule, found.suggestion) == ("error", "line-break", "Amazon Nova")
        assert fault("x" * 10_000, column).message.endswith("has 10000 characters; a name has at most 200")
        assert fault("Open  AI", column).reads == fault("Open\u00a0AI", column).reads == "Open AI"
        assert (fault("\u041epenAI", column).rule, fault("\u041epenAI", column).suggestion) == ("look-alike", "OpenAI")
        assert fault("Яндекс", column) is None and fault("百度", column) is None and fault("Société", column) is None
        assert fault("SociÃ©tÃ©", column).suggestion == "Société"


@pytest.mark.parametrize("table", [t for t in schema.TABLES if t not in schema.SEEDS])
def test_every_date_is_read_by_the_habit_of_its_column(table):
    for column in schema.columns(table):
        if column.kind in ("date", "period"):
            assert fault("3/4/2024", column).once and not fault("3/4/2024", column).reads
            assert fault("3/4/2024", column, Habits(days_first=True)).reads == "2024-04-03"
            assert fault("3/4/2024", column, Habits(days_first=False)).reads == "2024-03-04"
            assert fault("２０２６-０９", column).reads == "2026-09"
            assert fault("2024-13-01", column).level == "error"


WORDED = [
    ("14 March 2024", "2024-03-14"),
    ("14. März 2024", "2024-03-14"),
    ("14 mars 2024", "2024-03-14"),
    ("14 de marzo de 2024", "2024-03-14"),
    ("1er août 2025", "2025-08-01"),
    ("juin 2024", "2024-06"),
    ("juil. 2024", "2024-07"),
    ("Dez 25", "2025-12"),
    ("Jan-26", "2026-01"),
    ("26-Jan", None),
    ("March", None),
    ("31 February 2024", None),
]


@pytest.mark.parametrize(("text", "meant"), WORDED, ids=[w[0] for w in WORDED])
def test_names_of_months_in_four_languages_are_read(text, meant):
    assert readings(text) == ((meant,) if meant else ())


def test_a_column_with_both_orders_settles_none():
    assert day_first(["14/3/2024", "3/14/2024"]) is None and day_first(["3/4/2024", "4/4/24"]) is None


COUNTRIES = [
    ("UK", "GB"),
    ("ZZ", ""),
    ("de", "DE"),
    ("Germany", "DE"),
    ("Deutschland", "DE"),
    ("Allemagne", "DE"),
    ("USA", "US"),
    ("U.S.", "US"),
    ("United States", "US"),
    ("South Korea", "KR"),
    ("Germny", "DE"),
]


@pytest.mark.parametrize(("text", "code"), COUNTRIES, ids=[c[0] for c in COUNTRIES])
def test_a_country_is_a_code_of_iso_3166_and_names_lead_to_theirs(text, code):
    found = fault(text, schema.column("companies", "country"))
    assert (found.level, found.message) == ("error", f"'{text}' is not a two-letter code of ISO 3166")
    assert found.suggestion == code


@pytest.mark.parametrize("alike", ["Open AI", "OPENAI", "0penAI", "\u041epenAI", "Open-AI", "Ｏpen.AI"])
def test_names_that_look_alike_are_one_name(alike):
    assert folded(alike) == folded("OpenAI")


@pytest.mark.parametrize(
    ("one", "two"), [("Command A", "Command A+"), ("GPT-4", "GPT-5"), ("o1", "o3"), ("360", "361")]
)
def test_names_that_differ_in_a_sign_or_digit_are_two(one, two):
    assert folded(one) != folded(two)
