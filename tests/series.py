"""Which cases of a test are in the default series: of long lists a sample, the others in the long series."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def sampled(values: Iterable[Any], of: int, at: int = 0, named: Callable[..., str] | None = None) -> list[Any]:
    """Cases of a test: one in `of` in the default series, from number `at` on; `named` gives the name of one."""
    made = []
    for number, value in enumerate(values):
        cells = value if isinstance(value, tuple) else (value,)
        marks = () if number % of == at else pytest.mark.full
        made.append(pytest.param(*cells, marks=marks, id=named(*cells) if named else None))
    return made
