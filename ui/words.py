"""Text from data as text on screen: nothing in it is read as markup."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&])")


def plain(text: object) -> str:
    """The text with every sign that Markdown or Streamlit would read escaped."""
    return _SIGNS.sub(r"\\\1", str(text)).replace("\n", " ")


def bold(text: object) -> str:
    """The text as bold text on screen; space at its ends would leave the signs that make it bold as they are."""
    said = str(text).strip()
    return f"**{plain(said)}**" if said else ""
