"""What the reader chose: the one package that touches session state and the address bar.

Callers say `state.NAME`; this list is what the modules of the package offer them, each name in the module it stands in.
"""

from ui.state.choices import (
    changes,
    changes_in_words,
    choice_values,
    choices_of,
    honor,
    keep,
    ready,
    reset,
    take_typed_span,
    view_choice,
)
from ui.state.decks import (
    answer,
    call_deck,
    call_deck_again,
    close_deck,
    decide,
    deck,
    deck_messages,
    deck_question,
    decks,
    fields_version,
    hear_decks,
    is_deck_called,
    is_deck_heard,
    keep_deck_on,
    propose_deck,
    say_on_slide,
    set_deck,
    undo,
    undoable,
)
from ui.state.links import (
    SYSTEM,
    address,
    adopt,
    draft_name,
    embedded_exhibit,
    go_to,
    in_address,
    is_opened_now,
    is_whole_run,
    link,
    pinned_version,
    whole_run,
    words,
    write,
)
from ui.state.memory import (
    component_event,
    edit,
    focus,
    forget,
    put,
    put_all,
    raw,
    remember,
    spell,
    value,
)
from ui.state.messages import (
    announce,
    ask,
    scroll_target,
    search_done,
    search_key,
    seek,
    take_announcement,
    take_messages,
    take_question,
    take_search_word,
    tell,
)
from ui.state.slides import (
    before,
    controls_shown,
    deck_word,
    end_slides,
    enter,
    frozen_data,
    go_to_slide,
    left_for,
    numbers,
    page_to_open,
    slide,
    switch_controls,
)
from ui.state.tabs import open_tab, ready_tabs, show_exhibit, tab_choice, tab_pressed
