"""Text from data as text on screen: nothing in it is read as markup."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&])")


def plain(text: object) -> str:
    """The text with every sign that Markdown or Streamlit would read escaped."""
    return _SIGNS.sub(r"\\\1", str(text)).replace("\n", " ")
