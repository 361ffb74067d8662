"""Every shortcut, once: what the list on `?` shows and what the browser does.

None is a key of the browser or of Streamlit (R runs again, C clears the cache); fields keep their keys.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """The keys, how they are shown, what they do; either a button pressed or something the browser does itself.

    `press` is the name that the button has in `dom.js`; `inside` looks for it in the exhibit at hand only.
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


RUN = "runBeginOrPause"
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
    Key(("z",), "Z", "Undo the zoom of its chart", "unzoom", inside=True),
    Key(("x",), "X", "Its files and pictures", "files", inside=True),
    Key(("a",), "A", "Add it to the deck", "add", inside=True),
    Key(("f",), "F", "Present it", call="present_exhibit"),
    Key(("p",), "P", "Present the page", "presentPage"),
    Key(("d",), "D", "The deck", "deck"),
    Key(("s", "/"), "S  /", "Search", "search"),
    Key(("v", "g"), "V  G", "Companies shown and in focus, timeline, sources, look", "viewAll"),
    Key(("l",), "L", "Link to this view, the page as files, to embed and to cite", "share"),
    Key(("0",), "0", "Back to the authors’ view", "reset"),
    Key(("Escape",), "Esc", "Clear the focus", "clearFocus"),
)
ON_A_SLIDE = (
    HELP,
    Key(("ArrowRight", "PageDown", " "), "→  Page Down  Space", "Next slide", "slideNext"),
    Key(("ArrowLeft", "PageUp"), "←  Page Up", "Previous slide", "slidePrevious"),
    Key(("Home",), "Home", "First slide", "slideFirst"),
    Key(("End",), "End", "Last slide", "slideLast"),
    Key(("f",), "F", "Full screen, and back", call="full_screen"),
    Key(("y",), "Y", "Play it through its dates, and pause", RUN),
    Key(("t",), "T", "Controls of the slide, and back", "slideControls"),
    Key(("b",), "B", "Back to my slide, as it was", "slideBack"),
    Key(("n",), "N", "Speaker notes in a window of your own", call="notes"),
    Key(("Escape",), "Esc", "Leave the dates played, then full screen, then the slides", call="leave"),
)
