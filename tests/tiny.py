"""A complete data folder of three companies, small enough to know by heart; tests write it, then break it.

Companies: alpha (closed, owner of Alpha Chat), beta (open weights), gamma (hybrid, head of the group Gamma Group).
Markets: chat (a partition, 2023 and 2024, adds to 100 with its rest row), use (penetration), money (size).
`tiny_folder(tmp_path)` writes it to tmp_path/data without any finding; `break_line(folder, "shares.csv", 3, "...")`
replaces one spreadsheet line; `edit(folder, "shares.csv", 3, share_pct="812")` replaces cells of one line.
"""

import csv
import io
from pathlib import Path

from analysis import schema

Row = dict[str, str]


def rows(columns: str, *lines: str) -> list[Row]:
    """Rows typed as lines of cells separated by |."""
    names = columns.split()
    return [dict(zip(names, (c.strip() for c in line.split("|")), strict=True)) for line in lines]


TABLES: dict[str, list[Row]] = {
    "sources": rows(
        "source_id title producer url date_published date_accessed kind independence license redistributable",
        "s1 | First report | Bureau One | https://one.example/r | 2024-01-10 | 2025-02 | primary | independent | CC BY"
        " 4.0 | yes",
        "s2 | Second report | Bureau Two | https://two.example | 2024-05 | 2025-06-01 | secondary | press | all rights"
        " reserved | no",
    ),
    "companies": rows(
        "company_id company country founded kind layer website color source_id",
        "alpha | Alpha AI | US | 2015-12 | lab | model | https://alpha.example | #1f77b4 | s1",
        "beta | Beta | FR | 2023-04 | lab | model | https://beta.example | #d62728 | s1",
        "gamma | Gamma | US | 1998 | big_tech | model | https://gamma.example | | s2",
    ),
    "aliases": rows(
        "alias company_id product_id",
        "Alpha Labs | alpha |",
        "AlphaChat | alpha | alpha_chat",
        "Beta SAS | beta |",
    ),
    "products": rows(
        "product_id product company_id since released openness source_id",
        "alpha_chat | Alpha Chat | alpha | | 2022-11-30 | closed | s1",
        "beta_talk | Beta Talk | beta | | 2023-06 | open | s1",
        "gamma_ask | Gamma Ask | gamma | | 2023-03 | closed | s2",
    ),
    "groups": rows(
        "company_id group_name group_company_id since source_id", "beta | Gamma Group | gamma | 2024-06 | s2"
    ),
    "strategies": rows(
        "company_id since strategy reason source_id",
        "alpha | | closed | No weights. | s1",
        "alpha | 2024-06 | hybrid | Weights of a small model. | s2",
        "beta | 2023-09 | open_weights | Weights of each model. | s1",
        "gamma | | closed | No weights. | s2",
    ),
    "business_models": rows(
        "company_id company revenue_model uses since evidence source_id",
        "alpha | Alpha AI | API usage | yes | 2020 | Price list. | s1",
        "beta | Beta | enterprise license | partial | 2024 | Contracts. | s2",
    ),
    "ownership": rows(
        "holder_id held_id as_of profit_pct profit_low_pct profit_high_pct control_pct control_status qualifier"
        " source_id",
        "gamma | alpha | 2024-01-01 | 49 | | | 0 | assumed | approx | s1",
    ),
    "deals": rows(
        "deal_id date from_id to_id kind amount_usd amount_per stake_pct status layer_from layer_to source_id",
        "alpha-gamma | 2024-05 | alpha | gamma | buys compute | 900000000 | once | | announced | model | cloud | s2",
        "gamma-alpha | 2024-01 | gamma | alpha | invests | 100000000 | once | | closed | cloud | model | s1",
        "gamma-beta | 2024-03 | gamma | beta | invests | | | 10 | closed | cloud | model | s1",
    ),
    "compute": rows(
        "role date entity company_id h100e low_h100e high_h100e source_id",
        "owned | 2024-12-31 | Gamma | gamma | 50000 | 40000 | 60000 | s1",
        "used | 2024-12-31 | Alpha AI | alpha | 20000 | | | s1",
    ),
    "finances": rows(
        "company_id company date metric value unit status source_id",
        "alpha | Alpha AI | 2023 | revenue | 1600000000 | USD | reported | s1",
        "alpha | Alpha AI | 2024 | revenue | 3700000000 | USD | estimate | s2",
        "beta | Beta | 2024 | revenue | 30000000 | USD | reported | s2",
    ),
    "markets": rows(
        "market_id market layer share_of metric_kind geography rest independence lists_largest excludes",
        "chat | Chat assistants | assistant | visits | partition | World | other_row | independent | yes | Apps.",
        "money | Spending | size | dollars | size | World | n/a | press | | Hardware.",
        "use | Use at work | model | companies | penetration | US | n/a | independent | | Small companies.",
    ),
    "shares": rows(
        "market_id period entity entity_kind company_id product_id share_pct low_pct high_pct qualifier status"
        " source_id",
        "chat | 2023 | Alpha Chat | product | alpha | alpha_chat | 70.5 | | | exact | final | s1",
        "chat | 2023 | Gamma Ask | product | gamma | gamma_ask | 20.5 | 19 | 22 | exact | final | s1",
        "chat | 2023 | Others | rest | | | 9 | | | rounded | final | s1",
        "chat | 2024 | Alpha Chat | product | alpha | alpha_chat | 60 | | | rounded | final | s2",
        "chat | 2024 | Beta Talk | product | beta | beta_talk | 10 | | | rounded | final | s2",
        "chat | 2024 | Gamma Ask | product | gamma | gamma_ask | 25 | | | rounded | final | s2",
        "chat | 2024 | Others | rest | | | 5 | | | rounded | final | s2",
        "use | 2024-Q1 | Alpha AI | company | alpha | | 45 | | | approx | final | s1",
        "use | 2024-Q1 | Beta | company | beta | | | 5 | 10 | range | final | s1",
        "use | 2024-Q1 | Gamma | company | gamma | | 60 | | | approx | final | s1",
    ),
    "market_sizes": rows(
        "market_id period entity usd_bn low_usd_bn high_usd_bn qualifier is_forecast source_id",
        "money | 2024 | all | 36 | 30 | 40 | approx | no | s1",
        "money | 2030 | all | 300 | | | rounded | yes | s1",
    ),
    "qualifiers": rows(
        "qualifier below above last_digit meaning",
        "approx | 2.5 | 2.5 | no | Within 2.5 points.",
        "at_least | 0 | | no | The value or more.",
        "below | | 0 | no | The value or less.",
        "exact | | | yes | Half a last digit.",
        "nearly | 5 | 0 | no | Up to 5 points less.",
        "range | | | no | The printed bounds.",
        "rounded | | | yes | Half a last digit.",
    ),
    "guidelines": rows(
        "guideline_id jurisdiction guideline in_force_from in_force_to status unconcentrated_below_hhi "
        "highly_concentrated_above_hhi screen source_id",
        "us-2023 | US | Merger Guidelines | 2023-12-18 | | in force | 1000 | 1800 | A change above 100. | s1",
    ),
    "guideline_prongs": rows(
        "guideline_id prong_id hhi_above hhi_to delta_above delta_to share_above_pct outcome wording source_id",
        "us-2023 | level | 1800 | | 100 | | | presumed | Presumed to harm. | s1",
    ),
    "models": rows(
        "model_id model company_id release_date weights_date parameters_bn active_parameters_bn modality access license"
        " license_commercial weights_open training_code_open training_data_open source_id",
        "alpha-1 | Alpha 1 | alpha | 2023-03-14 | | | | multimodal | api | terms | yes | n | n | n | s1",
        "beta-7b | Beta 7B | beta | 2023-09-27 | 2023-09-27 | 7.3 | 7.3 | text | open_weights | Apache 2.0 | yes | y |"
        " n | n | s1",
    ),
    "openness": rows(
        "model company company_id system dimension rating as_of source_id",
        "Beta 7B | Beta | beta | Opening up ChatGPT | weights | open | 2024-02 | s1",
    ),
    "transparency": rows(
        "developer company_id edition domain score max_score source_id",
        "Alpha AI | alpha | 2024-05 | overall | 49 | 100 | s2",
    ),
    "capability": rows(
        "series date benchmark model company company_id access score ci_low ci_high source_id",
        "arena | 2024-02 | Arena | Beta 7B | Beta | beta | open | 1100 | 1090 | 1110 | s1",
        "arena | 2024-02 | Arena | Alpha 1 | Alpha AI | alpha | closed | 1200 | 1195 | 1205 | s1",
    ),
    "releases": rows("year access models_count share_pct source_id", "2023 | open | 10 | 50 | s1"),
    "api_prices": rows(
        "price_id model_id model provider_company_id provider channel input_usd_per_mtok output_usd_per_mtok as_of "
        "valid_from valid_to open_closed source_id",
        "p1 | alpha-1 | Alpha 1 | alpha | Alpha AI | first_party | 30 | 60 | 2024-02 | 2023-03 | 2024-02 | closed | s1",
    ),
    "training_costs": rows(
        "cost_id model_id model company_id model_date cost_usd low_usd high_usd basis source_id",
        "c1 | alpha-1 | Alpha 1 | alpha | 2023-03-14 | 40000000 | 20000000 | 90000000 | cloud_rental | s1",
    ),
    "community": rows(
        "entity company_id metric date value source_id",
        "Beta 7B | beta | downloads | 2024-02 | 900000 | s1",
    ),
    "events": rows(
        "date event label kind companies company_ids source_id",
        "2023-03-14 | Alpha 1 is released | Alpha 1 | model release | Alpha AI | alpha | s1",
        "2024-02-26 | Gamma and Beta work together | Gamma and Beta | partnership | Gamma; Beta | gamma;beta | s2",
    ),
    "assumptions": rows(
        "used_in preset parameter label value low high unit reason source_id",
        "break_even | base | p | Price | 30 | 1 | 60 | USD per million tokens | The list price. | s1",
    ),
    "forecasts": [],
    "priors": [],
    "scenarios": rows(
        "scenario_id scenario parameter value low high reason",
        "fast | Fast change | churn | 20 | 10 | 30 | Many choose anew.",
    ),
    "glossary": rows("term_id term definition", "hhi | HHI | Sum of squared shares."),
    "exclusions": [],
    "corrections": [],
    "article": rows(
        "claim_id section paragraph kind claim figure_low figure_high unit period company_ids page",
        "a1 | opening | 1 | figure | Alpha leads with nearly 80 percent. | 75 | 80 | % | 2024-03 | alpha | shares",
    ),
}


def text(table: str, content: list[Row]) -> str:
    """The CSV of one table: all columns of the schema, rows sorted by the key."""
    names = [c.name for c in schema.columns(table)]
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(sorted(content, key=lambda row: [_part(table, k, row.get(k, "")) for k in schema.key(table)]))
    return buffer.getvalue()


def _part(table: str, name: str, value: str) -> float | str:
    if schema.column(table, name).is_number:
        return float(value or "-inf")
    return value


def tiny_folder(tmp_path: Path) -> Path:
    """Writes the folder and gives its path: every table, no error, no warning, no note."""
    folder = tmp_path / "data"
    folder.mkdir(parents=True)
    for table, content in TABLES.items():
        (folder / f"{table}.csv").write_text(text(table, content), encoding="utf-8", newline="\n")
    return folder


def break_line(folder: Path, file: str, line: int, new: str | None) -> None:
    """Replaces one spreadsheet line (the header is line 1) by a text; None deletes it, one more than last adds it."""
    path = folder / file
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[line - 1 : line] = [] if new is None else [new]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def edit(folder: Path, file: str, line: int, **cells: str) -> None:
    """Replaces cells of one spreadsheet line."""
    with (folder / file).open(encoding="utf-8", newline="") as handle:
        head, *body = csv.reader(handle)
    buffer = io.StringIO()
    row = dict(zip(head, body[line - 2], strict=True)) | cells
    csv.writer(buffer, lineterminator="").writerow([row[name] for name in head])
    break_line(folder, file, line, buffer.getvalue())
