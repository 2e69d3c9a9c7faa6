"""Sources to tasks: small files together, every other file alone, old office files noted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .sources import Source
from .word.office import is_old_office

SMALL_BYTES = 64 << 10
SMALL_FILES = 32
# LibreOffice takes 1.15 s to start and 0.13 s for a file that is one of twenty.
OLD_FILES = 20


class Kind(Enum):
    """What matters of a file before it is read."""

    PDF = "pdf"
    OLD_OFFICE = "old office"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Job:
    """A source, its size, its kind; a file that is gone is told by its reading."""

    source: Source
    size: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Task:
    """The sources that one worker reads in a row; `batch` is that of an old office file."""

    jobs: tuple[Job, ...]
    batch: int | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources of the task."""
        return tuple(job.source for job in self.jobs)

    @property
    def size(self) -> int:
        """Return the bytes of all its files."""
        return sum(job.size for job in self.jobs)

    def singles(self) -> list["Task"]:
        """Return a task for each file."""
        return [Task((job,), self.batch) for job in self.jobs]


def job_of(source: Source) -> Job:
    """Look at a file's size and first bytes."""
    if source.error is not None:
        return Job(source, 0, Kind.OTHER)
    try:
        with source.path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        head = b""
    size = size_of(source.path)
    if b"%PDF-" in head:
        return Job(source, size, Kind.PDF)
    return Job(source, size, Kind.OLD_OFFICE if is_old_office(head) else Kind.OTHER)


def size_of(path: Path) -> int:
    """Return a file's size; 0 for one that is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def tasks_of(jobs: Iterable[Job]) -> Iterator[Task]:
    """Group small files that follow each other; others are tasks of their own.

    Old office files carry the number of the batch in which they are converted.
    """
    small: list[Job] = []
    old = 0
    for job in jobs:
        is_small = job.kind is Kind.OTHER and job.size <= SMALL_BYTES
        if small and (not is_small or len(small) == SMALL_FILES):
            yield Task(tuple(small))
            small = []
        if is_small:
            small.append(job)
        elif job.kind is Kind.OLD_OFFICE:
            yield Task((job,), old // OLD_FILES)
            old += 1
        else:
            yield Task((job,))
    if small:
        yield Task(tuple(small))


def old_batches(jobs: Sequence[Job]) -> list[tuple[Path, ...]]:
    """Return the paths of the old office files, some twenty together, by batch number."""
    paths = [job.source.path for job in jobs if job.kind is Kind.OLD_OFFICE]
    return [tuple(paths[start : start + OLD_FILES]) for start in range(0, len(paths), OLD_FILES)]
