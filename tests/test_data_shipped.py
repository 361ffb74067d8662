"""Promises of the shipped data: complete, keyed, sorted, sourced, and printed as the sources print it."""

import csv
from pathlib import Path

import pytest

from analysis import schema
from analysis.measures import shares
from analysis.tables.derived import DERIVED

ROOT = Path(__file__).resolve().parent.parent
# Rows of the sourcebook that the data is made from, plus those that were added, less those in exclusions.csv.
ROWS = {
    "sources": 309 + 8 + 29 - 1 - 4 + 21 + 10 + 37 + 5 + 1 + 17,  # ...; pages twice; churn; priors
    "companies": 50 + 24,  # of ties and of computing power
    "aliases": 93 + 18,
    "strategies": 46 + 4 + 18 + 9,  # known in March 2024, later founded, changed since, changed before
    "business_models": 64,
    "ownership": 3 + 1 + 1,
    "deals": 75,
    "compute": 77,
    "finances": 242 + 29,
    "markets": 43 + 6 + 6,
    "shares": 439 + 561 + 2 + 68,  # two lines of exclusions.csv, which leave out 21 rows; computing power
    "market_sizes": 26,
    "guidelines": 5 + 7 + 1,  # the last is a line of exclusions.csv: lines that no copy had
    "models": 297,
    "openness": 943 + 428 + 1564 + 658,  # two lists of Epoch, the MOF tool, Opening up ChatGPT
    "transparency": 40 + 56 + 52,
    "capability": 752,
    "releases": 119,
    "api_prices": 422 + 152 + 2,
    "training_costs": 126,
    "community": 1695 + 6,
    "priors": 23,
    "events": 49 + 12,
    "article": 12,
    "story": 10,
}
PRINTED = [
    ("bnn-openai-genai-2023", "2023", "OpenAI", "80"),
    ("similarweb-genai-web", "2026-01", "Gemini", "22.0"),
    ("similarweb-genai-web", "2025-12", "Claude", "2"),
    ("statcounter-ai-chatbot-ww", "2026-04", "Google Gemini", "9.00"),
    ("statcounter-ai-chatbot-ww", "2026-09", "ChatGPT", "80.47"),
    ("openrouter-author-share-daily", "2026-10-07", "DeepSeek", "35.84"),
    ("menlo-2025-enterprise-llm-spend", "2025", "Anthropic", "40"),
    ("synergy-cloud-infra", "2023-Q4", "Amazon", "31"),
    ("ramp-ai-index-vendor", "2024-12", "OpenAI", "33.00"),
]


def path(table: str) -> Path:
    return ROOT / ("seeds" if table in schema.SEEDS else "data") / f"{table}.csv"


def raw(table: str) -> list[dict[str, str]]:
    """The rows as text, as they are in the file."""
    with path(table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_table_is_what_its_model_says(table, tables):
    schema.TABLES[table].validate(tables[table], lazy=True)


@pytest.mark.parametrize("table", schema.TABLES)
def test_columns_stand_in_the_order_of_the_schema(table):
    header = path(table).read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == [column.name for column in schema.columns(table)]


@pytest.mark.parametrize("table", schema.TABLES)
def test_keys_are_unique_and_rows_sorted_by_them(table):
    numbers = {c.name for c in schema.columns(table) if c.is_number}
    keys = [tuple(float(row[n]) if n in numbers else row[n] for n in schema.key(table)) for row in raw(table)]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


@pytest.mark.parametrize("table", schema.TABLES)
def test_files_are_utf8_with_line_feeds_and_cells_without_stray_blanks(table):
    content = path(table).read_bytes()
    assert b"\r" not in content and not content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\n")
    for row in raw(table):
        for cell in row.values():
            assert cell == " ".join(cell.split(" ")).strip() and "\n" not in cell


def test_every_source_is_used_and_every_row_of_facts_names_one():
    known, used = {row["source_id"] for row in raw("sources")}, set()
    for table in schema.TABLES:
        cited = [c for c in schema.columns(table) if c.ref == "sources.source_id"]
        for column in cited:
            cells = [row[column.name] for row in raw(table)]
            assert not column.required or all(cells), table
            used |= {cell for cell in cells if cell}
    assert used == known


def test_a_source_that_may_not_be_passed_on_is_ramp_alone():
    assert [row["source_id"] for row in raw("sources") if row["redistributable"] == "no"] == [
        "ramp-ai-index",
        "ramp-model-share-2026",
    ]


def test_every_license_that_asks_for_credit_has_a_credit_line():
    for row in raw("sources"):
        assert row["credit"] or not row["license"], row["source_id"]
        open_license = row["license"].startswith(("CC", "MIT", "Apache"))
        assert (row["redistributable"] == "yes") == open_license, row["source_id"]


def test_series_with_a_rhythm_say_when_the_next_issue_is_due():
    for row in raw("sources"):
        assert bool(row["update_every"]) == bool(row["next_expected"]), row["source_id"]


def test_parts_of_one_whole_add_to_no_more_than_a_hundred():
    kinds = {row["market_id"]: row["metric_kind"] for row in raw("markets")}
    sums: dict[tuple[str, str], float] = {}
    for row in raw("shares"):
        if kinds[row["market_id"]] == "partition" and row["entity_kind"] != "subtotal":
            place = row["market_id"], row["period"]
            sums[place] = sums.get(place, 0.0) + float(row["share_pct"] or row["low_pct"] or 0)
    assert max(sums.values()) <= 100 + 0.5


@pytest.mark.parametrize(
    ("table", "low", "value", "high"),
    [
        ("shares", "low_pct", "share_pct", "high_pct"),
        ("market_sizes", "low_usd_bn", "usd_bn", "high_usd_bn"),
        ("ownership", "profit_low_pct", "profit_pct", "profit_high_pct"),
        ("training_costs", "low_usd", "cost_usd", "high_usd"),
        ("capability", "ci_low", "score", "ci_high"),
        ("assumptions", "low", "value", "high"),
        ("forecasts", "p10_pct", "p50_pct", "p90_pct"),
        ("priors", "low", "value", "high"),
        ("compute", "low_h100e", "h100e", "high_h100e"),
        ("article", "figure_low", "figure_high", "figure_high"),
    ],
)
def test_a_value_lies_between_its_bounds(table, low, value, high):
    for row in raw(table):
        numbers = [float(row[name]) for name in (low, value, high) if row[name]]
        assert numbers == sorted(numbers), row


@pytest.mark.parametrize(("day", "companies", "hybrid"), [("2024-03-21", 46, 15), ("2026-11-23", 50, 30)])
def test_hybrid_strategies_are_as_many_as_the_sourcebook_counts(day, companies, hybrid):
    last = {row["company_id"]: row["strategy"] for row in raw("strategies") if row["since"] <= day}
    assert len(last) == companies
    assert list(last.values()).count("hybrid") == hybrid


@pytest.mark.parametrize(("market", "period", "entity", "digits"), PRINTED)
def test_printed_digits_are_kept(market, period, entity, digits):
    place = (market, period, entity)
    found = [r["share_pct"] for r in raw("shares") if (r["market_id"], r["period"], r["entity"]) == place]
    assert found == [digits]


def test_the_seed_figure_is_nearly_eighty_with_a_printed_top():
    row = next(row for row in raw("shares") if row["market_id"] == "bnn-openai-genai-2023")
    assert (row["share_pct"], row["low_pct"], row["high_pct"], row["qualifier"]) == ("80", "", "80", "nearly")


@pytest.mark.parametrize(("table", "count"), ROWS.items())
def test_no_row_of_the_sourcebook_is_missing(table, count):
    left_out = sum(row["table_name"] == table for row in raw("exclusions"))
    assert len(raw(table)) + left_out == count


def test_qualifiers_follow_the_method():
    rule = {row["qualifier"]: (row["below"], row["above"], row["last_digit"]) for row in raw("qualifiers")}
    assert rule == {
        "exact": ("", "", "yes"),
        "rounded": ("", "", "yes"),
        "approx": ("2.5", "2.5", "no"),
        "nearly": ("5", "0", "no"),
        "at_least": ("0", "", "no"),
        "below": ("", "0", "no"),
        "range": ("", "", "no"),
    }


def test_owners_of_products_are_those_of_the_shares():
    history: dict[str, dict[str, str]] = {}
    for row in raw("products"):
        history.setdefault(row["product_id"], {})[row["since"]] = row["company_id"]
    for row in raw("shares"):
        if row["product_id"]:
            assert row["company_id"] in history[row["product_id"]].values(), row


def test_a_name_known_to_the_tables_is_never_left_without_its_company():
    known = {row["alias"] for row in raw("aliases")} | {row["company"] for row in raw("companies")}
    printed = [("shares", "entity"), ("finances", "company"), ("transparency", "developer")]
    for table, name in [*printed, *((t, "company") for t in ("openness", "capability", "community"))]:
        assert not {row[name] for row in raw(table) if row[name] in known and not row["company_id"]}, table


@pytest.mark.parametrize(
    ("product", "day", "word"),
    [
        ("chatgpt", "2026-09", "closed"),
        ("meta-ai", "2026-04-07", "open"),
        ("meta-ai", "2026-05", "closed"),
        ("deepseek", "2025-04", "open"),
        ("perplexity", "2025-04", "unknown"),
    ],
)
def test_openness_is_that_of_the_served_model_on_the_date(product, day, word, tables):
    row = tables["shares"].head(1).assign(product_id=product, period=day)
    assert shares.openness_of(row, tables["products"]).tolist() == [word]


def test_groups_of_open_and_closed_models_count_as_such(tables):
    found = shares.open_share(DERIVED["strategy_shares"].of(tables)).set_index(["market_id", "period"])
    menlo, router = found.loc[("menlo-open-vs-closed", "2024")], found.loc[("openrouter-origin-share", "2025")]
    assert (menlo["low"], menlo["high"]) == pytest.approx(((19 - 0.5) / 100, (19 + 0.5) / 100))
    assert router["low"] == pytest.approx((13.0 + 13.7 - 2 * 0.05) / 100)
    alone = found.loc[("menlo-open-vs-closed", "2025")]  # of a split into open and closed only the open part is printed
    assert (alone["low"], alone["high"]) == pytest.approx(((11 - 0.5) / 100, (11 + 0.5) / 100))


def test_models_without_weights_have_no_license_for_commercial_use():
    for row in raw("models"):
        assert (row["weights_open"] == "y") >= bool(row["license_commercial"]), row["model_id"]


def test_each_guideline_has_its_tests():
    tests = {(r["guideline_id"], r["prong_id"]): r for r in raw("guideline_prongs")}
    without = {"uk-2021"}  # it has no threshold, which is shown as such
    assert {guideline for guideline, _ in tests} | without == {row["guideline_id"] for row in raw("guidelines")}
    assert (tests["us-1992", "high-50"]["delta_above"], tests["us-1992", "high-100"]["delta_above"]) == ("50", "100")
    assert (tests["us-2010", "high-100"]["delta_above"], tests["us-2010", "high-200"]["delta_above"]) == ("100", "200")
    assert (tests["us-2023", "hhi"]["hhi_above"], tests["us-2023", "share"]["share_above_pct"]) == ("1800", "30")
    assert {t["outcome"] for (g, _), t in tests.items() if g == "eu-2004"} == {"no concern normally"}


def test_every_preset_has_every_parameter():
    break_even = {"closed_api", "open_core", "hybrid", "open_weights_compute"}
    found: dict[str, set[str]] = {}
    for row in raw("assumptions"):
        found.setdefault(row["preset"], set()).add(row["parameter"])
    assert set(found) == break_even | {"baseline"}
    assert len({frozenset(found[preset]) for preset in break_even}) == 1
    assert len(found["hybrid"]) == 14 and len(found["baseline"]) == 11


def test_a_point_says_where_in_the_source_it_stands_and_when_it_was_read(tables):
    row = next(r for r in raw("shares") if r["locator"])
    read = {r["source_id"]: r["date_accessed"] for r in raw("sources")}
    found = DERIVED["share_intervals"].of(tables).at()
    here = found[
        found["market_id"].eq(row["market_id"])
        & found["period"].eq(row["period"])
        & found["source_id"].eq(row["source_id"])
    ]
    assert row["locator"] in set(here["locator"]) and set(here["read_on"]) == {read[row["source_id"]]}
