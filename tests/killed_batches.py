"""Batches that are killed and gone on with: run by test_corpus_killed.py in a process of its own.

    python killed_batches.py FOLDER KILLS SEED

FOLDER holds `before` and `after`, the same notices at two times. Batches over `after` run in
forked children and are killed after a random part of the time that an undisturbed one takes,
from its first statement to its last; every second database holds `before` already, so that
versions are superseded. After each kill the database is opened and checked. A batch that
comes to its end is compared with the undisturbed one, and a new database begins. What was
seen is printed as JSON: problems, databases that were completed otherwise, and for each kill
how many documents were there.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from corpus import Corpus, Options, files_in, ingest_batch

SERIAL = Options(workers=0)
# What a reader of the tables sees, whatever the row ids.
CONTENT = (
    "select uri, sha256, state from sources order by uri",
    "select uri, error from failures order by uri",
    "select f.uid, r.main, r.decision, r.flags from representative r"
    " join figures f on f.id = r.figure order by f.uid",
    "select d.uid, s.uid from documents d left join documents s on s.id = d.superseded_by"
    " order by d.uid",
    "select * from pending_choices",
)


@dataclass
class Seen:
    """What was seen; `documents` has a number for each kill, -1 where there was no file yet."""

    seconds: float
    databases: int = 0
    differing: int = 0
    problems: list[str] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)


def ingest(path: Path, folder: Path) -> None:
    """Run a batch to its end."""
    with Corpus(path) as corpus:
        ingest_batch(corpus, files_in([folder]), SERIAL)


def run(path: Path, folder: Path, seconds: float) -> bool:
    """Run a batch in a child and kill it after some time; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            ingest(path, folder)
            status = 0
        finally:
            os._exit(status)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            if status:
                raise SystemExit(f"a batch ended with status {status}")
            return True
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def content(path: Path) -> tuple[str, list[list[tuple[object, ...]]]]:
    """Return what a database says."""
    with Corpus(path, create=False) as corpus:
        rows = [corpus.connection.execute(sql).fetchall() for sql in CONTENT]
        return corpus.content_sha256(), rows


def documents_after(path: Path, problems: list[str]) -> int:
    """Open a database after a kill, note what is wrong with it, return its documents."""
    if not path.exists():
        return -1
    with Corpus(path) as corpus:
        problems += corpus.problems()
        return int(corpus.connection.execute("select count(*) from documents").fetchone()[0])


def begin(path: Path, held: Path | None) -> None:
    """Put a new database, or a copy of what was held before, in the place of a database."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    if held is not None:
        shutil.copy(held, path)


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill so many batches and return what was seen."""
    notices, held, path = folder / "before", folder / "held.db", folder / "killed.db"
    ingest(held, notices)
    notices.rename(folder / "gone")
    (folder / "after").rename(notices)  # the notices keep their addresses
    beginnings = (None, held)
    calm, started = [], time.monotonic()
    for beginning in beginnings:
        begin(path, beginning)
        run(path, notices, 600)
        calm.append(content(path))
    seen = Seen(seconds=(time.monotonic() - started) / len(beginnings))
    choice = random.Random(seed)
    begin(path, beginnings[0])
    while len(seen.documents) < kills or not run(path, notices, 600):
        if not run(path, notices, choice.uniform(0, seen.seconds)):
            seen.documents.append(documents_after(path, seen.problems))
            continue
        seen.differing += content(path) != calm[seen.databases % 2]
        seen.databases += 1
        begin(path, beginnings[seen.databases % 2])
    seen.differing += content(path) != calm[seen.databases % 2]
    return asdict(seen)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
