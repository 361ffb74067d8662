"""Going from step to step."""

from ui import state
from ui.edit import drafts


def go(step: str) -> None:
    """Goes to a step; for callbacks. What the grid holds is in the draft first."""
    leave()
    state.put("edit_step", step)


def leave() -> None:
    """Ends the grid on screen with its changes in the draft."""
    drafts.now()
    drafts.close_grid()
