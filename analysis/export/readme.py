"""The lists in README.md, written from the pages, the schema and the sources: `python -m analysis.export.readme`."""

from pathlib import Path

from analysis import check, schema
from analysis.choices.choice import Tables
from analysis.exhibits.page import ROOT, load_pages


def lists(tables: Tables) -> dict[str, str]:
    """Name of a list in README → its Markdown lines."""
    pages = [f"- **{p.title}** ({p.section or 'start'}): {p.question}" for p in load_pages()]
    data = [f"- `{name}.csv`, {len(tables[name]):,} rows. {schema.description(name)}" for name in schema.TABLES]
    credited = (
        tables["sources"].dropna(subset=["credit"]).drop_duplicates("credit").sort_values("credit", kind="stable")
    )
    credits = [f"- {row.credit} ({row.license})" for row in credited.itertuples()]
    return {"pages": "\n".join(pages), "data": "\n".join(data), "credits": "\n".join(credits)}


def filled(text: str, tables: Tables) -> str:
    """The README's text with every list between its markers brought up to date."""
    for name, lines in lists(tables).items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        head, rest = text.split(begin, 1)
        text = head + begin + lines + "\n" + end + rest.split(end, 1)[1]
    return text


def main(file: Path = ROOT / "README.md") -> None:
    """Writes the lists into README.md."""
    file.write_text(filled(file.read_text(), check.load(ROOT / "data").tables))


if __name__ == "__main__":
    main()
