"""Functions of exhibits are given what their signatures name, and no more."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any


@cache
def takes(function: Callable[..., Any]) -> tuple[frozenset[str], bool]:
    """Names of a function's parameters, and whether it takes any keyword."""
    found = inspect.signature(function).parameters
    return frozenset(found), any(p.kind is p.VAR_KEYWORD for p in found.values())


def call(function: Callable[..., Any], *args: Any, **offered: Any) -> Any:
    """Calls with those of the offered keywords that the function's signature names."""
    names, takes_any = takes(function)
    return function(*args, **{k: v for k, v in offered.items() if takes_any or k in names})
