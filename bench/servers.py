"""Servers of the dashboard and of the twin: start, wait, memory, stop."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 900
"""Seconds until a server must answer; a hundred times the data take their time to check."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process and how long it took to answer, in ms."""

    address: str
    process: int
    started_ms: float

    def memory(self) -> float:
        """Resident memory of the process, in MB."""
        words = Path(f"/proc/{self.process}/statm").read_text().split()
        return int(words[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serve(folder: Path, data: Path = ROOT / "data", session_seconds: int = 120) -> Iterator[Server]:
    """Starts `streamlit run app.py` in a folder on a free port; a session that was left is kept so many seconds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    command += ["--server.disconnectedSessionTTL", str(session_seconds)]
    begun = time.perf_counter()
    with subprocess.Popen(
        [*command, "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"],
        cwd=folder,
        env={**os.environ, "GENAI_DATA": str(data)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield Server(f"http://127.0.0.1:{port}", process.pid, (time.perf_counter() - begun) * 1000)
        finally:
            process.terminate()


def _wait(health: str) -> None:
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        try:
            with urllib.request.urlopen(health, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"{health} did not answer")
