"""How a chart shows its values: a log or a linear axis, parts or amounts; each exhibit has a choice of its own."""

from collections.abc import Mapping

from analysis.choices.choice import Choice, Params, Tables

Options = Mapping[str, str]


def scales(tables: Tables, params: Params) -> Options:
    """Logarithmic or linear axis."""
    return {"log": "Log", "linear": "Linear"}


def scale(name: str) -> Choice:
    """Log or linear for values that are all above zero; it starts as log, where small ones are seen beside large ones."""
    return Choice(name, "Axis", scales)
