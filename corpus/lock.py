"""One writer at a time: the second says who is writing, the first may die without a trace.

The lock is the operating system's, on a file beside the database: it goes with the
process that holds it, however that ends. (Not on the database itself: closing any handle
of that file would drop SQLite's own locks.)
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .clock import now
from .connection import MEMORY
from .errors import CorpusBusyError


@contextmanager
def writing(path: str | Path, command: str) -> Iterator[None]:
    """Hold the write lock of a database for the time of a block.

    Raises:
        CorpusBusyError: another process holds it; the message names it.
    """
    if str(path) == MEMORY:
        yield
        return
    beside = Path(f"{path}.lock")
    with _locked(beside, str(path)) as file:
        file.truncate(0)
        file.write(f"gongbao {command}, process {os.getpid()} on {socket.gethostname()}, {now()}")
        file.flush()
        yield
        beside.unlink(missing_ok=True)


@contextmanager
def _locked(beside: Path, path: str) -> Iterator[IO[str]]:
    while True:
        with beside.open("a+", encoding="utf8") as file:
            if not _try_lock(file):
                file.seek(0)
                holder = file.read().strip() or "another process"
                raise CorpusBusyError(f"{path}: being written by {holder}")
            # The holder before us may have removed the file between our open and our lock.
            if beside.exists() and os.fstat(file.fileno()).st_ino == beside.stat().st_ino:
                yield file
                return


def _try_lock(file: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
