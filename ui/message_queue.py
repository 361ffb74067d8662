"""What waits to leave for the browser, mended: with a part that is drawn anew goes what stands inside it.

Where a part of a page runs again before its last messages have left, Streamlit drops those messages and keeps those of
the parts nested in it. Their places are gone then: the browser stops at the first of them and shows an empty page.
"""

from collections.abc import Iterable

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_clear = ForwardMsgQueue.clear


def mend() -> None:
    """Has each queue of this server drop what stands inside a part that it drops; done twice it is done once."""
    ForwardMsgQueue.clear = clear  # type: ignore[assignment, method-assign]


def clear(
    queue: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    """As `ForwardMsgQueue.clear`; of what that keeps, nothing stays whose block it dropped."""
    waiting = list(queue._queue)
    _clear(queue, retain_lifecycle_msgs, fragment_ids_this_run)
    if not queue._queue:
        return
    kept = {id(message) for message in queue._queue}
    gone = {_place(message) for message in waiting if id(message) not in kept and _is_block(message)}
    queue._queue = [message for message in queue._queue if not _stands_in(_place(message), gone)]


def _place(message: ForwardMsg) -> tuple[int, ...]:
    return tuple(message.metadata.delta_path) if message.HasField("delta") else ()


def _is_block(message: ForwardMsg) -> bool:
    return message.HasField("delta") and message.delta.WhichOneof("type") == "add_block"


def _stands_in(place: tuple[int, ...], blocks: Iterable[tuple[int, ...]]) -> bool:
    return any(len(block) < len(place) and place[: len(block)] == block for block in blocks)
