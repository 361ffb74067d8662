"""Data health: row counts, findings, missing fields, invariants recomputed two ways, dictionary, glossary."""

from analysis.choices.company import DICTIONARY
from analysis.exhibits.page import Exhibit, Page, Rows, Tab
from analysis.figures import sources as source_charts
from analysis.tables import future_answers, health, sources

PAGE = Page(
    id="health",
    title="Data health",
    question="Can the data be trusted?",
    answer=future_answers.health_answer,
    tabs=(
        Tab("freshness", "Freshness", ("rhythm",)),
        Tab("coverage", "Coverage", ("coverage",)),
        Tab("tables", "Tables and words", ("missing",), panel="dictionary"),
    ),
    exhibits=(
        Exhibit(
            id="invariants",
            topic="Cross-checks",
            counts=True,
            table=health.invariants,
            figure=None,
            finding=health.invariants_finding,
            display="invariants",
            subtitle="Statements that must hold, each computed in two ways",
            note="A cross-check that fails is shown here before it is noticed anywhere else",
            columns=("statement", "one_way", "other_way", "holds", "source_id"),
        ),
        Exhibit(
            id="rhythm",
            topic="Freshness",
            counts=True,
            table=sources.periodic,
            figure=None,
            finding=sources.periodic_finding,
            display="table",
            subtitle=sources.PERIODIC,
            note=sources.LATENESS,
            columns=sources.RHYTHM,
        ),
        Exhibit(
            id="coverage",
            rows=Rows("market_label"),
            topic="Coverage per market",
            counts=True,
            table=health.coverage,
            figure=source_charts.coverage,
            finding=health.coverage_finding,
            subtitle=health.coverage_subtitle,
            note=health.coverage_note,
            terms=("coverage", "rest"),
            columns=("market_label", "period_label", "low_pct", "mid_pct", "high_pct", "source_id"),
        ),
        Exhibit(
            id="missing",
            topic="Missing fields",
            counts=True,
            table=health.missing,
            figure=None,
            finding=health.missing_finding,
            display="table",
            subtitle="Blank cells by table and column; blank is the only word for missing",
            note="Counts of our files: each rests on all sources of its table. Many columns are blank by nature",
            columns=("table_name", "column_label", "rows_count", "blank_count", "blank_pct"),
        ),
    ),
    below=(DICTIONARY,),
)

if __name__ == "__main__":
    from ui.frame import show

    show(PAGE)
