"""Our components: each runs one file of `built/`, which `make browser-code` makes of the modules beside this one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

BUILT = Path(__file__).with_name("built")


def component(name: str, css: str | None = None) -> Callable[..., Any]:
    """What mounts the component of a name."""
    script = (BUILT / f"{name}.js").read_text(encoding="utf-8")
    return st.components.v2.component(name, js=script, css=css, isolate_styles=False)
