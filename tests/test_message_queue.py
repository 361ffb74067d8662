"""What waits to leave for the browser never names a place whose block was dropped."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from app import app
from ui import message_queue, server


def delta(path, part="", block=False):
    message = ForwardMsg()
    message.metadata.delta_path[:] = path
    message.delta.fragment_id = part
    if block:
        message.delta.add_block.allow_empty = True
    else:
        message.delta.new_element.markdown.body = "words"
    return message


def waiting():
    """A page of which a part with a block and another part in it, and a third part beside it, have not left."""
    queue = ForwardMsgQueue()
    for message in (
        delta([0], block=True),
        delta([0, 0], "outer", block=True),
        delta([0, 0, 0], "inner", block=True),
        delta([0, 0, 0, 0], "inner"),
        delta([0, 1], "beside"),
        delta([0, 10], "beside"),
    ):
        queue.enqueue(message)
    return queue


def places(queue):
    return [tuple(message.metadata.delta_path) for message in queue._queue]


@pytest.mark.parametrize(
    ("again", "left"),
    [
        (["outer"], [(0,), (0, 1), (0, 10)]),
        (["inner"], [(0,), (0, 0), (0, 1), (0, 10)]),
        (["beside"], [(0,), (0, 0), (0, 0, 0), (0, 0, 0, 0)]),
        (["outer", "beside"], [(0,)]),
        (None, []),
    ],
)
def test_what_stands_in_a_part_that_is_drawn_anew_goes_with_it_and_nothing_else_does(again, left):
    queue = waiting()
    message_queue.clear(queue, True, again)
    assert places(queue) == left


def test_streamlit_alone_still_leaves_words_without_their_block():
    """Once it does not, the mend goes."""
    queue = waiting()
    message_queue._clear(queue, True, ["outer"])
    assert (0, 0, 0) in places(queue) and (0, 0) not in places(queue)


def test_the_server_mends_its_queues_before_the_first_visitor():
    async def while_it_runs():
        async with server.warm(app):
            return ForwardMsgQueue.clear

    with ThreadPoolExecutor(1) as apart:  # a browser test before this one leaves a loop running here
        found = apart.submit(asyncio.run, while_it_runs()).result()
    assert found is message_queue.clear
    gc.unfreeze()
