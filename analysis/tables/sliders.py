"""Sliders of a what-if page as one mapping, so that a table function does not list each of them."""

import functools
import inspect
from collections.abc import Callable
from typing import Any


def sliding(names: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A table function with a parameter `sliders` takes the named choices instead and gets those that stand
    somewhere."""

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        said = inspect.signature(function)
        kept = [p for p in said.parameters.values() if p.name != "sliders"]
        added = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None) for name in names]

        @functools.wraps(function)
        def made(*args: Any, **given: Any) -> Any:
            sliders = {name: float(value) for name in names if (value := given.pop(name, None)) is not None}
            return function(*args, sliders=sliders, **given)

        made.__signature__ = said.replace(parameters=[*kept, *added])  # type: ignore[attr-defined]
        return made

    return wrap
