"""Who may save: nobody, everybody who reaches this server, or whoever knows the password."""

import math
import os
import time

import streamlit as st

from analysis.formats import counted
from analysis.storage import password
from ui import state
from ui.words import plain

OFF = "Draft only: this server writes nothing. Change, check and preview all you like, then download the draft."
ON = "Editing is on: Save writes the CSV files of this server."


@st.cache_resource(show_spinner=False)
def _throttle() -> password.Throttle:
    return password.Throttle()


def may_save() -> bool:
    """True where this reader may write."""
    stored = os.environ.get("GENAI_EDIT_PASSWORD_HASH", "").strip()
    if stored:
        return password.is_hash(stored) and state.edit().get("signed_in") == stored
    return os.environ.get("GENAI_EDIT") == "1"


def asks() -> bool:
    """True where a password would let this reader write."""
    return password.is_hash(os.environ.get("GENAI_EDIT_PASSWORD_HASH", "").strip()) and not may_save()


def show() -> None:
    """Says what this reader may do, and asks for the password where there is one."""
    stored = os.environ.get("GENAI_EDIT_PASSWORD_HASH", "").strip()
    if may_save():
        st.badge(plain(ON), color="green")
        return
    st.badge(plain(OFF), color="gray")
    if stored and not password.is_hash(stored):
        st.error(plain("GENAI_EDIT_PASSWORD_HASH is no hash; make one with python -m analysis.storage.password"))
    elif stored:
        with st.expander("Sign in to save"), st.form("edit_sign_in", border=False):
            st.text_input("Password", type="password", key="edit_password")
            st.form_submit_button("Sign in", on_click=_sign_in, args=(stored,))
            if state.edit().get("refused"):
                st.error(plain(state.edit()["refused"]))


def _sign_in(stored: str) -> None:
    """Compares the password; after wrong ones the next try has to wait."""
    who = st.context.ip_address or "here"
    box = state.edit()
    wait = _throttle().begin(who, time.monotonic())
    if wait:
        box["refused"] = f"Too many wrong passwords. Try again in {counted(math.ceil(wait), 'second')}."
        return
    good = password.matches(str(state.raw("edit_password", "")), stored)
    if good:
        _throttle().opened(who)
    box["signed_in"] = stored if good else ""
    box["refused"] = "" if good else "That is not the password."
    state.put("edit_password", "")
