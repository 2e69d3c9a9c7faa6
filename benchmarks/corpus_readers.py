"""Do readers notice that documents are being stored?

    python -m benchmarks corpus_readers [--db big.db] [--seconds 60] [--readers 8]

Eight readers browse, each with a pause of about a second between pages: first alone, then
beside a process that stores documents one by one and chooses facts anew every fifty, as
`gongbao ingest` does. Any answer but a page, and any lock, ends the run. The bar: the 95th
percentile with the writer is less than twice that without.
"""

import argparse
import multiprocessing
import random
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from corpus import Corpus

from .corpus_generate import documents
from .corpus_pages import KINDS, Asked, prepare
from .served import Server, percentile, served

PAUSE = 1.0
CHOOSE_EVERY = 50
BROWSED = [kind for kind in KINDS if "2,000" not in kind.name]


@dataclass(slots=True)
class Browsing:
    """What readers met: milliseconds of each page, and what went wrong."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def browse(
    server: Server, path: Path, seconds: float, readers: int, pause: float = PAUSE
) -> Browsing:
    """Let readers ask for pages at random until the time is over."""
    met: SimpleQueue[float | str] = SimpleQueue()
    end = time.monotonic() + seconds

    def read(seed: int) -> None:
        asked, choice = Asked(path, seed), random.Random(seed)
        while time.monotonic() < end:
            address = asked.address(choice.choice(BROWSED))
            try:
                met.put(server.get(address))
            except Exception as error:
                met.put(f"{address}: {error!r}")
            time.sleep(choice.uniform(0, 2 * pause))

    together(read, readers)
    return _gathered(met)


def together(work: Callable[[int], None], count: int) -> None:
    """Run the work in so many threads and wait for all of them."""
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _gathered(met: "SimpleQueue[float | str]") -> Browsing:
    browsing = Browsing()
    while True:
        try:
            one = met.get_nowait()
        except Empty:
            return browsing
        if isinstance(one, str):
            browsing.errors.append(one)
        else:
            browsing.times.append(one)


def write(path: Path, seconds: float, seed: int, written: "multiprocessing.Queue[int]") -> None:
    """Store documents until the time is over, then tell how many."""
    end = time.monotonic() + seconds
    count = 0
    with Corpus(path) as corpus:
        for document, figures in documents(10**9, seed, first=10**6 * seed):
            corpus.add(document, figures)
            count += 1
            if count % CHOOSE_EVERY == 0:
                corpus.settle()
            if time.monotonic() > end:
                break
        corpus.settle()
    written.put(count)


def beside_a_writer(
    server: Server, path: Path, seconds: float, readers: int, pause: float = PAUSE
) -> tuple[Browsing, int]:
    """Browse while another process writes; return what was met and the documents written."""
    context = multiprocessing.get_context("spawn")
    written: multiprocessing.Queue[int] = context.Queue()
    seed = random.SystemRandom().randrange(2**32)  # documents of their own for each run
    writer = context.Process(target=write, args=(path, seconds, seed, written))
    writer.start()
    browsing = browse(server, path, seconds, readers, pause)
    writer.join()
    if writer.exitcode != 0:
        browsing.errors.append(f"the writer ended with {writer.exitcode}")
        return browsing, 0
    return browsing, written.get()


def main() -> None:
    """Print what readers waited, alone and beside a writer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=8)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.db or Path(folder, "corpus.db")
        prepare(path, arguments.figures)
        with served(path) as server:
            alone = browse(server, path, arguments.seconds, arguments.readers)
            beside, count = beside_a_writer(server, path, arguments.seconds, arguments.readers)
    for name, met in (("alone", alone), (f"beside a writer of {count} documents", beside)):
        median, p95 = percentile(met.times, 50), percentile(met.times, 95)
        print(f"{name:<40}{len(met.times):>6} pages, median {median:.0f} ms, p95 {p95:.0f} ms")
        for error in met.errors[:5]:
            print(f"    {error}")
    errors = len(alone.errors) + len(beside.errors)
    ratio = percentile(beside.times, 95) / percentile(alone.times, 95)
    print(f"{errors} errors; p95 beside / alone {ratio:.2f}")


if __name__ == "__main__":
    main()
