"""Ways in and on: what a first visit is offered on the first page, and the question after that of a page."""

import streamlit as st

from analysis.data import Loaded
from analysis.exhibits.page import Page, load_pages
from analysis.formats import counted
from ui import state
from ui.words import plain

MET = "met"
"""The cookie by which a browser says that it was here before; the document sets it when it is left."""
DISMISSED = "_met"


def ways_in(page: Page, loaded: Loaded) -> None:
    """Three ways in, in one line of the first page, on a first visit and until they are put away."""
    if not page.is_first or st.context.cookies.get(MET) or state.raw(DISMISSED):
        return
    pages = {p.id: p for p in load_pages()}
    with st.container(key="ways", horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown("New here?", width="content")
        st.markdown(f"[See the answer](#{page.exhibits[-1].id})", width="content")
        st.page_link(str(pages["companies"].file), label="Look up a company", width="content")
        st.button("Build a deck", key="way_deck", type="tertiary", on_click=state.call_deck)
        with st.popover("What is this?", key="what_is_this", type="tertiary"):
            for sentence in in_three_sentences(len(loaded.tables["sources"]), len(loaded.tables["article"])):
                st.markdown(plain(sentence))
        st.button("Put away ×", key="way_none", type="tertiary", on_click=state.put, args=(DISMISSED, True))


def in_three_sentences(sources: int, claims: int) -> tuple[str, str, str]:
    """What the article is, what is counted, what is not known."""
    return (
        "An article of 21 March 2024 asked whether open models can break the leader’s hold on AI; its"
        f" {counted(claims, 'claim')} stand here beside {counted(sources, 'source')}.",
        "Each market is what one publisher counts, such as visits, users, tokens or dollars; markets are never"
        " averaged, and a share is as exact as it was published.",
        "What nobody publishes stays unknown, such as the use of open models on firms’ own machines, and is never"
        " filled in.",
    )


def next_question(page: Page) -> None:
    """The question of the page after this one in the menu, as a link to it; after the last that of the first."""
    pages = load_pages()
    at = next(i for i, one in enumerate(pages) if one.id == page.id)
    following = pages[(at + 1) % len(pages)]
    with st.container(key="next", width="content"):
        st.page_link(str(following.file), label=plain(f"Next: {following.question}"), icon=":material/arrow_forward:")
