"""Two short constructors for computed columns."""

from analysis.schema import Column


def text(name: str, label: str, description: str) -> Column:
    """A column of text."""
    return Column(name, label, description, "text", False)


def number(name: str, label: str, description: str, unit: str) -> Column:
    """A column of numbers in a unit."""
    return Column(name, label, description, "number", False, unit=unit)
