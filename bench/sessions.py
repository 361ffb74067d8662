"""Many readers at once, by websocket and without a browser: reruns per second, waiting time, memory."""

import asyncio
import time
from collections.abc import Callable, Sequence

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.servers import Server

MINUTE = 60


class Reader:
    """One session: opens a page, then changes the same control again and again and waits for each answer."""

    def __init__(self, address: str, page: str, key: str, labels: tuple[str, str] = ("", "")) -> None:
        """A session on a page; `key` is the widget to change, between `labels`, or to press where they are empty."""
        self.address, self.page, self.key, self.labels = address, page, key, labels
        self.script, self.widget, self.fragment, self.kind = "", "", "", ""
        self.times: list[float] = []

    async def open(self) -> None:
        """Connects and waits for the first run of the page."""
        stream = self.address.replace("http", "ws") + "/_stcore/stream"
        spoken = [websockets.Subprotocol("streamlit")]
        self.wire = await websockets.connect(stream, subprotocols=spoken, max_size=None, open_timeout=MINUTE)
        first = BackMsg()
        first.rerun_script.page_name = self.page
        await self.wire.send(first.SerializeToString())
        await self._finish(look=True)
        if not self.widget:
            raise RuntimeError(f"{self.page} has no widget {self.key}")

    async def change(self, turn: int, whole: bool = False) -> None:
        """One change of the control, or one run of the whole page, until the script has finished."""
        asked = BackMsg()
        run = asked.rerun_script
        run.page_script_hash = self.script
        if not whole:
            run.fragment_id = self.fragment
            state = run.widget_states.widgets.add(id=self.widget)
            label = self.labels[turn % 2]
            if self.kind == "button":
                state.trigger_value = True
            elif self.kind == "button_group":
                state.string_array_value.data.append(label)
            else:
                state.string_value = label
        begun = time.perf_counter()
        await self.wire.send(asked.SerializeToString())
        await self._finish()
        self.times.append((time.perf_counter() - begun) * 1000)

    async def _finish(self, look: bool = False) -> None:
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(self.wire.recv(decode=False), 2 * MINUTE))
            kind = told.WhichOneof("type")
            if kind == "navigation":
                self.script = told.navigation.page_script_hash
            elif kind == "delta" and look:
                self._look(told)
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def _look(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type") if told.delta.WhichOneof("type") == "new_element" else None
        name = getattr(getattr(element, kind), "id", "") if kind else ""
        if name.endswith(f"-{self.key}"):
            self.widget, self.fragment, self.kind = name, told.delta.fragment_id, str(kind)


async def _busy(readers: list[Reader], seconds: float, whole: bool) -> float:
    """Every reader changes its control for so long; reruns per second of all together."""
    for reader in readers:
        reader.times.clear()
    begun = time.perf_counter()

    async def go_on(reader: Reader) -> None:
        turn = 1
        while time.perf_counter() - begun < seconds:
            await reader.change(turn, whole)
            turn += 1

    await asyncio.gather(*(go_on(r) for r in readers))
    return sum(len(r.times) for r in readers) / (time.perf_counter() - begun)


async def _measure(make: Callable[[], Reader], count: int, seconds: float, whole: bool) -> tuple[float, float]:
    readers = [make() for _ in range(count)]
    for at in range(0, count, 10):
        await asyncio.gather(*(r.open() for r in readers[at : at + 10]))
    await _busy(readers, min(seconds, 1), whole)
    rate = await _busy(readers, seconds, whole)
    times = sorted(t for r in readers for t in r.times)
    await asyncio.gather(*(r.wire.close() for r in readers))
    return rate, times[min(int(len(times) * 0.95), len(times) - 1)]


def rates(make: Callable[[], Reader], count: int, seconds: float, whole: bool = False) -> tuple[float, float]:
    """Reruns per second and the 95th percentile of the waiting time in ms, with `count` sessions."""
    return asyncio.run(_measure(make, count, seconds, whole))


async def _idle(make: Callable[[], Reader], server: Server, count: int) -> float:
    warm = make()
    await warm.open()
    before = server.memory()
    readers = [make() for _ in range(count)]
    for reader in readers:
        await reader.open()
    await asyncio.sleep(1)
    each = (server.memory() - before) / count
    await asyncio.gather(*(r.wire.close() for r in (warm, *readers)))
    return each


def memory_of_a_session(make: Callable[[], Reader], server: Server, count: int) -> float:
    """Growth of the server's memory for each open session, in MB."""
    return asyncio.run(_idle(make, server, count))


async def _stay(make: Callable[[], Reader], until: float, pause: float, stay: int) -> int:
    """A reader who changes a control, thinks for a while, and after so many changes leaves and comes again."""
    done = 0
    while time.monotonic() < until:
        reader = make()
        await reader.open()
        for turn in range(1, stay + 1):
            if time.monotonic() > until:
                break
            await reader.change(turn, whole=turn % 5 == 0)
            done += 1
            await asyncio.sleep(pause)
        await reader.wire.close()
    return done


async def _soak(makes: Sequence[Callable[[], Reader]], server: Server, minutes: float, pause: float) -> list[float]:
    until = time.monotonic() + minutes * MINUTE
    readers = [asyncio.create_task(_stay(m, until, pause, 20 + n)) for n, m in enumerate(makes)]
    memory = []
    while time.monotonic() < until:
        await asyncio.sleep(min(MINUTE / 2, minutes * MINUTE / 10))
        memory.append(server.memory())
    await asyncio.gather(*readers)
    return memory


def soak(makes: Sequence[Callable[[], Reader]], server: Server, minutes: float, pause: float = 2.0) -> list[float]:
    """Memory of the server in MB, twice a minute (ten times at least), with one reader for each of `makes`.

    Readers change a control, wait `pause` seconds, run the whole page now and then, leave and come again.
    """
    return asyncio.run(_soak(makes, server, minutes, pause))
