"""A `gongbao serve` of its own for a benchmark: started as a person starts it, asked over HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

STARTING_SECONDS = 120
# What Datasette and our pages say where a limit cut something short.
COMPLAINTS = ("timed out", "time limit", "超时", "interrupted")


class TimedOutError(RuntimeError):
    """A page that failed, or that says that a limit cut it short."""


class Server:
    """A running server: `client` asks it, `pid` is its process."""

    def __init__(self, pid: int, client: httpx.Client) -> None:
        self.pid = pid
        self.client = client

    def get(self, address: str) -> float:
        """Fetch a page and return the milliseconds it took.

        Raises:
            TimedOutError: the answer is no page, or not all of one.
        """
        started = time.perf_counter()
        answer = self.client.get(quote(address, safe="/?=&%:_,.~-"))
        took = 1000 * (time.perf_counter() - started)
        if answer.status_code != 200:
            raise TimedOutError(f"{address}: {answer.status_code}")
        if said := next((words for words in COMPLAINTS if words in answer.text), None):
            raise TimedOutError(f"{address}: {said}")
        return took

    def processor_seconds(self) -> float | None:
        """Return what the server has cost so far; None where /proc does not tell."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return None
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(path: str | Path) -> Iterator[Server]:
    """Serve a database with the shipped settings on a free port of this machine."""
    port = _free_port()
    command = (sys.executable, "-m", "gongbao", "serve", "--db", str(path), "--port", str(port))
    process = subprocess.Popen(command)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            _wait_for(client, process)
            yield Server(process.pid, client)
    finally:
        process.terminate()
        process.wait()


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many per cent do not exceed (nearest rank).

    >>> percentile([5, 1, 2, 3, 4], 95), percentile([5, 1, 2, 3, 4], 50)
    (5, 3)
    """
    rank = -(-len(times) * percent // 100)
    return sorted(times)[rank - 1]


def _wait_for(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the home page is there: it is counted once, before the first reader comes."""
    end = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            client.get("/")
        except httpx.ConnectError:
            time.sleep(0.2)
        else:
            return
    raise TimedOutError("the server did not come up")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
