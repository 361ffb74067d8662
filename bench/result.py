"""What was measured, beside its bar: printed, and written as JSON and as a Markdown table."""

import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One thing measured several times, alone or beside the twin; all values in `unit`.

    `most` is the bar for the ratio of medians to the twin's (for the median alone where there is no twin),
    `least` the same from below; none: measured and not judged.
    """

    part: str
    what: str
    ours: Sequence[float]
    twin: Sequence[float] = field(default=())
    unit: str = "ms"
    most: float | None = None
    least: float | None = None

    @property
    def judged(self) -> float:
        """The figure that is held against the bar: the ratio to the twin (infinite to none), or the median."""
        middle = statistics.median(self.ours)
        if not self.twin:
            return middle
        other = statistics.median(self.twin)
        return middle / other if other else math.inf if middle else 1.0

    @property
    def bar(self) -> str:
        """The bar in words; empty where there is none."""
        unit = "× twin" if self.twin else self.unit
        if self.most is not None:
            return f"≤ {self.most:g} {unit}"
        return f"≥ {self.least:g} {unit}" if self.least else ""

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None where there is none."""
        if not self.bar:
            return None
        return self.judged <= self.most if self.most is not None else self.judged >= float(self.least or 0)


def span(values: Sequence[float]) -> str:
    """Median (min to max), with digits that fit the size."""
    if not values:
        return ""
    digits = 0 if statistics.median(values) >= 100 else 1 if statistics.median(values) >= 10 else 2
    middle, low, high = (f"{v:,.{digits}f}" for v in (statistics.median(values), min(values), max(values)))
    return f"{middle} ({low}–{high})" if len(values) > 1 else middle


def markdown(results: Sequence[Result]) -> str:
    """The table: what, ours, twin, ratio, bar, met."""
    lines = ["| part | measured | unit | dashboard | twin | ratio | bar | met |", "|---|---|---|---|---|---|---|---|"]
    for r in results:
        ratio = f"{r.judged:.2f}" if r.twin else ""
        met = {True: "yes", False: "**no**", None: ""}[r.met]
        lines.append(
            f"| {r.part} | {r.what} | {r.unit} | {span(r.ours)} | {span(r.twin)} | {ratio} | {r.bar} | {met} |"
        )
    judged = [r for r in results if r.met is not None]
    lines += ["", f"{sum(r.met is True for r in judged)} of {len(judged)} bars are met; median (min–max)."]
    return "\n".join(lines) + "\n"


def write(results: Sequence[Result], folder: Path) -> None:
    """bench.json with every single value and bench.md with the table."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        asdict(r) | {"judged": r.judged if math.isfinite(r.judged) else None, "bar": r.bar, "met": r.met}
        for r in results
    ]
    (folder / "bench.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "bench.md").write_text(markdown(results), encoding="utf-8")
