"""Many readers, one after another and at once: the server gives their memory back."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from analysis import check
from analysis.exhibits.page import load_pages
from bench import servers, sessions, twin

PAGE = "shares"
READERS, ROUNDS, CHANGES = 20, 6, 10
MOST_MB = 40
"""Growth over the later rounds that still is noise of the allocator; a session that is kept weighs more."""


async def one_round(make) -> None:
    """Twenty readers come, change a control ten times and leave."""
    readers = [make() for _ in range(READERS)]
    await asyncio.gather(*(r.open() for r in readers))
    for turn in range(CHANGES):
        await asyncio.gather(*(r.change(turn + 1) for r in readers))
    await asyncio.gather(*(r.wire.close() for r in readers))


@pytest.mark.full
def test_memory_does_not_grow_with_the_number_of_past_sessions(tables):
    page = next(p for p in load_pages() if p.id == PAGE)
    found = twin.control(page, tables)
    # In a thread of its own: a browser test before this one leaves an event loop running in the first.
    with servers.serve(servers.ROOT, session_seconds=1) as server, ThreadPoolExecutor(1) as apart:
        make = partial(sessions.Reader, server.address, page.path, found.choice.name, found.labels)
        memory = []
        for _ in range(ROUNDS):
            apart.submit(lambda: asyncio.run(one_round(make))).result()
            memory.append(server.memory())
    assert memory[-1] - memory[ROUNDS // 2 - 1] < MOST_MB, memory


@pytest.mark.full
def test_answers_of_old_data_are_let_go(tmp_path):
    import gc
    import weakref

    from tests.tiny import tiny_folder

    folder = tiny_folder(tmp_path / "tiny")
    page = next(p for p in load_pages() if p.id == PAGE)
    loaded = check.load(folder)
    [choice.options(loaded.tables, {}) for choice in page.all_choices()]
    old = weakref.ref(loaded.tables["shares"])
    del loaded
    gc.collect()
    assert old() is None
