"""Every shortcut, once: what the list on `?` shows and what the browser does.

None is a key of the browser or of Streamlit (R runs again, C clears the cache); fields keep their keys.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """The keys, how they are shown, what they do; either a button pressed or something the browser does itself.

    `press` names the button by its Streamlit key, `inside` looks for it in the exhibit at hand only.
    """

    on: tuple[str, ...]
    shown: str
    does: str
    press: str = ""
    call: str = ""
    inside: bool = False

    def as_data(self) -> dict[str, Any]:
        """The key as the component takes it."""
        return {
            "on": list(self.on),
            "shown": self.shown,
            "does": self.does,
            "press": self.press,
            "call": self.call,
            "inside": self.inside,
        }


RUN = ".play:not([hidden], .open) .opener:enabled, .play.open .go"
"""What begins a run, and then pauses it."""
HELP = Key(("?",), "?", "Show or hide this list", call="help")
ON_A_PAGE = (
    HELP,
    Key(("j",), "J", "Next exhibit", call="next_exhibit"),
    Key(("k",), "K", "Previous exhibit", call="previous_exhibit"),
    Key(("t",), "T", "Table of the exhibit at hand, and back", call="table"),
    Key(("o",), "O", "Its sources, and back", call="sources"),
    Key(("m",), "M", "Its method, and back", call="method"),
    Key(
        ("y",),
        "Y",
        "Play it through its dates, and pause",
        RUN,
        inside=True,
    ),
    Key(("z",), "Z", "Undo the zoom of its chart", ".unzoom", inside=True),
    Key(("x",), "X", "Its files and pictures", ".st-key-files button, [class*='st-key-download_'] button", inside=True),
    Key(("a",), "A", "Add it to the deck", "[class*='st-key-add_'] button", inside=True),
    Key(("f",), "F", "Present it", call="present_exhibit"),
    Key(("p",), "P", "Present the page", ".st-key-present_page button"),
    Key(("d",), "D", "The deck", ".st-key-deck button"),
    Key(("s", "/"), "S  /", "Search", ".st-key-search input"),
    Key(("g",), "G", "Companies shown, and the one in focus", ".st-key-shared button"),
    Key(("l",), "L", "Link to this view", ".st-key-copy_link button"),
    Key(("v",), "V", "Sources, confidence and events shown", ".st-key-view_all button"),
    Key(("0",), "0", "Back to the authors’ view", ".st-key-reset button"),
    Key(("Escape",), "Esc", "Clear the focus", ".st-key-clear_focus button"),
)
ON_A_SLIDE = (
    HELP,
    Key(("ArrowRight", "PageDown", " "), "→  Page Down  Space", "Next slide", ".st-key-slide_next button"),
    Key(("ArrowLeft", "PageUp"), "←  Page Up", "Previous slide", ".st-key-slide_previous button"),
    Key(("Home",), "Home", "First slide", ".st-key-slide_first button"),
    Key(("End",), "End", "Last slide", ".st-key-slide_last button"),
    Key(("f",), "F", "Full screen, and back", call="full_screen"),
    Key(("y",), "Y", "Play it through its dates, and pause", RUN),
    Key(("t",), "T", "Controls of the slide, and back", ".st-key-slide_controls button"),
    Key(("b",), "B", "Back to my slide, as it was", ".st-key-slide_back button"),
    Key(("n",), "N", "Speaker notes in a window of your own", call="notes"),
    Key(("Escape",), "Esc", "Leave the dates played, then full screen, then the slides", call="leave"),
)
