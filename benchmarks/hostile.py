"""A folder of hostile files: every one a document or a reason, how slow, how much memory in all.

    python -m benchmarks hostile FOLDER [--workers N]

Files are read and their figures found as `gongbao ingest` does it, by workers with the default
limits. The memory is that of this process and all below it together, looked at twenty times a
second; pages that two processes share count twice, so it is an upper bound. Linux only.
"""

import argparse
import time
from collections import Counter
from pathlib import Path
from threading import Event, Thread

from corpus import files_in
from corpus.reading import Found, readings
from ingest import DEFAULT_LIMITS, Reading

LOOK_SECONDS = 0.05
SLOWEST = 5


class TreeMemory(Thread):
    """Looks at the resident memory of this process and its descendants until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.processes = 0
        self.done = Event()

    def run(self) -> None:
        """Look, and keep the largest sum."""
        while not self.done.wait(LOOK_SECONDS):
            resident = list(_resident_bytes())
            self.peak = max(self.peak, sum(resident))
            self.processes = max(self.processes, len(resident))


def _resident_bytes() -> list[int]:
    """Return the resident memory of this process and of each descendant."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text().splitlines()
        except OSError:  # ended meanwhile
            continue
        fields = dict(line.split(":", 1) for line in lines if ":" in line)
        pid = int(fields["Pid"])
        parents[pid] = int(fields["PPid"])
        sizes[pid] = 1024 * int(fields.get("VmRSS", "0 kB").split()[0])
    own = int(Path("/proc/self").resolve().name)
    return [size for pid, size in sizes.items() if _descends(pid, own, parents)]


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        if pid == ancestor:
            return True
        pid = parents[pid]
    return False


def main() -> None:
    """Print what became of the files."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    choices = parser.parse_args()
    sources = files_in([choices.folder])
    memory = TreeMemory()
    memory.start()
    started = time.monotonic()
    read: list[Reading[list[Found]]] = list(
        readings(sources, packs=(), workers=choices.workers, limits=DEFAULT_LIMITS)
    )
    seconds = time.monotonic() - started
    memory.done.set()
    report(read, len(sources))
    print(f"{seconds:.0f} s in all, {memory.processes} processes at most, "
          f"{memory.peak / 1e9:.2f} GB together at most")  # fmt: skip


def report(read: list[Reading[list[Found]]], asked: int) -> None:
    """Print counts by outcome, the slowest files, and those over their deadline."""
    documents = [found for reading in read for found in reading.value or ()]
    outcomes = Counter(
        "document" if reading.error is None else reading.error.error for reading in read
    )
    faults = [found.failure.message for found in documents if found.failure is not None]
    silent = [r.source.uri for r in read if r.error is None and not r.value]
    partial = sum(found.document.status == "partial" for found in documents)
    print(f"{asked} files, {len(read)} readings, {len(documents)} documents, {partial} partial")
    print("  " + ", ".join(f"{name} {count}" for name, count in outcomes.most_common()))
    print(f"  faults of the extractor: {len(faults)}; neither document nor reason: {len(silent)}")
    for line in (*faults, *silent):
        print(f"    {line}")
    for reading in sorted(read, key=lambda reading: -reading.seconds)[:SLOWEST]:
        deadline = DEFAULT_LIMITS.deadline(reading.source.path.stat().st_size)
        print(f"  {reading.seconds:6.1f} s of {deadline:.0f}, {reading.peak_rss / 1e6:4.0f} MB  "
              f"{reading.source.path.name}")  # fmt: skip


if __name__ == "__main__":
    main()
