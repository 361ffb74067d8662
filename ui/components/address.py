"""The address of a page, followed in the browser: the head of a page is drawn anew once it says something else."""

from collections.abc import Iterable, Mapping, Sequence

from ui.components.mount import component

_mount = component("address")


def follow(words: Mapping[str, Sequence[str]], frame: Iterable[str]) -> bool:
    """Runs the part of the page that it is in anew when the address no longer says `words`, a list for each choice;
    true in that run.

    Words of the names in `frame` are no choices and are passed over.
    """
    found = _mount(key="follow", data={"words": words, "frame": frame}, on_other_change=lambda: None)
    return found.other is not None
