"""How a chart shows its values: a log or a linear axis, parts or amounts; each exhibit has a choice of its own."""

from collections.abc import Mapping

from analysis.choices.choice import Choice, One, Params, Tables

Options = Mapping[str, str]


def scales(tables: Tables, params: Params) -> Options:
    """Logarithmic or linear axis."""
    return {"log": "Log", "linear": "Linear"}


def unit(name: str, amounts: str, amounts_first: bool = True) -> Choice:
    """Amounts, by the word for what is counted, or the parts of each whole."""
    found = {"count": amounts, "share": "Share"}
    options = found if amounts_first else dict(reversed(found.items()))
    return One(name, "Show", lambda tables, params: options)


def scale(name: str) -> Choice:
    """Log or linear for values that are all above zero; it starts as log, where small ones are seen beside large
    ones."""
    return One(name, "Axis", scales)
