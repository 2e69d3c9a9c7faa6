"""Many files read by processes that can be killed, so that a bad file costs only itself.

    for reading in read_all(sources, transform=extract_all, workers=2):
        if reading.error is not None:      # an IngestError: its class and its message
            ...
        else:
            store(reading.value)           # what `transform` made of the documents

`transform` runs in the worker, under the same limits as the reading. It takes the list
of a file's documents, and must be a function of an importable module; what it returns is
pickled. Without it `value` is the list of documents. Readings come in the order of the
sources, so that two runs over the same files store the same rows.

A worker has a memory limit set by the operating system, a deadline for each file that is
enforced by killing it, and is replaced after `Limits.tasks_per_worker` tasks. Small files
go 32 to a task; if such a task dies they are read again one by one. A PDF that kills its
worker is read once more without its tables, and is `partial` then.
"""

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.context import BaseContext
from signal import Signals
from typing import Any, Generic, TypeVar, cast, overload

from pebble import ProcessExpired, ProcessPool

from .document import Document
from .errors import CrashedError, DeadlineError, IngestError, OutOfMemoryError
from .limits import DEFAULT_LIMITS, Limits
from .ocr import has_ocr
from .reader import read_source
from .sources import Source

T = TypeVar("T")
SMALL_BYTES = 64 << 10
SMALL_FILES = 32
TASKS_IN_FLIGHT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """What became of one source: a value or an error.

    `seconds` and `peak_rss` (in bytes) are 0 where the worker died before it could tell.
    """

    source: Source
    value: T | None = None
    error: IngestError | None = None
    seconds: float = 0.0
    peak_rss: int = 0


class _Task(tuple[Source, ...]):
    """The sources of one task."""

    __slots__ = ()


@overload
def read_all(
    sources: Iterable[Source], *, workers: int = 2, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Reading[list[Document]]]: ...


@overload
def read_all(
    sources: Iterable[Source],
    *,
    transform: Callable[[list[Document]], T],
    workers: int = 2,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Reading[T]]: ...


def read_all(
    sources: Iterable[Source],
    *,
    transform: Callable[[list[Document]], Any] | None = None,
    workers: int = 2,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Reading[Any]]:
    """Read sources in killable workers and yield what became of each, in their order."""
    pool: Any = ProcessPool(
        max_workers=workers,
        max_tasks=limits.tasks_per_worker,
        initializer=set_limits,
        initargs=[limits.ocr_memory_bytes if has_ocr() else limits.memory_bytes],
        context=_context(),
    )
    run = _Run(pool, transform, limits)
    try:
        yield from run.readings(_tasks(sources), workers * TASKS_IN_FLIGHT)
    finally:
        pool.stop()
        pool.join()


@dataclass(frozen=True, slots=True)
class _Run(Generic[T]):
    pool: Any
    transform: Callable[[list[Document]], T] | None
    limits: Limits

    def readings(self, tasks: Iterator[_Task], in_flight: int) -> Iterator[Reading[T]]:
        """Keep some tasks scheduled ahead and yield the readings of the oldest."""
        waiting: deque[tuple[_Task, Future[list[Reading[T]]]]] = deque()
        for task in tasks:
            waiting.append((task, self._schedule(task, self.limits)))
            if len(waiting) >= in_flight:
                yield from self._result(*waiting.popleft())
        while waiting:
            yield from self._result(*waiting.popleft())

    def _schedule(self, task: _Task, limits: Limits) -> Future[list[Reading[T]]]:
        deadline = limits.deadline(sum(_size(source) for source in task))
        future = self.pool.schedule(
            read_task, args=[tuple(task), self.transform, limits], timeout=deadline
        )
        return cast("Future[list[Reading[T]]]", future)

    def _result(self, task: _Task, future: Future[list[Reading[T]]]) -> Iterator[Reading[T]]:
        try:
            yield from future.result()
        except (TimeoutError, ProcessExpired, MemoryError) as death:
            if len(task) > 1:
                singles = [_Task([source]) for source in task]
                futures = [self._schedule(single, self.limits) for single in singles]
                pairs = zip(singles, futures, strict=True)
                yield from chain.from_iterable(self._result(*pair) for pair in pairs)
            else:
                yield self._again(task, _error_of(task[0], death, self.limits))

    def _again(self, task: _Task, error: IngestError) -> Reading[T]:
        """Read a PDF that killed its worker once more, without its tables."""
        if not _is_pdf(task[0]):
            return Reading(source=task[0], error=error)
        try:
            readings = self._schedule(task, replace(self.limits, table_seconds=0)).result()
        except (TimeoutError, ProcessExpired, MemoryError):
            return Reading(source=task[0], error=error)
        return readings[0]


def read_task(
    sources: tuple[Source, ...], transform: Callable[[list[Document]], T] | None, limits: Limits
) -> list[Reading[T]]:
    """Read the sources of a task, in a worker."""
    return [_read_one(source, transform, limits) for source in sources]


def _read_one(
    source: Source, transform: Callable[[list[Document]], T] | None, limits: Limits
) -> Reading[T]:
    started = time.monotonic()
    value: T | None = None
    error: IngestError | None = None
    try:
        documents = read_source(source, limits)
        value = cast("T", documents) if transform is None else transform(documents)
    except IngestError as failure:
        error = failure
    except MemoryError:
        error = OutOfMemoryError(f"{source.uri}: {_memory(limits)}")
    except OSError as failure:
        error = IngestError(f"{source.uri}: {failure.strerror or failure}")
    except Exception as fault:
        # The batch loop: a fault of ours in one file must not cost the others their reading.
        error = CrashedError(f"{source.uri}: a fault of the reader: {fault!r}")
    return Reading(
        source=source,
        value=value,
        error=error,
        seconds=time.monotonic() - started,
        peak_rss=peak_rss(),
    )


def _tasks(sources: Iterable[Source]) -> Iterator[_Task]:
    """Group small files that follow each other; a large one is a task of its own."""
    small: list[Source] = []
    for source in sources:
        is_large = _size(source) > SMALL_BYTES
        if is_large or len(small) == SMALL_FILES:
            if small:
                yield _Task(small)
            small = []
        if is_large:
            yield _Task([source])
        else:
            small.append(source)
    if small:
        yield _Task(small)


def _size(source: Source) -> int:
    """Return a file's size; one that is gone meanwhile is told by its reading."""
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _is_pdf(source: Source) -> bool:
    try:
        with source.path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def _error_of(source: Source, death: BaseException, limits: Limits) -> IngestError:
    if isinstance(death, TimeoutError):
        deadline = limits.deadline(_size(source))
        return DeadlineError(f"{source.uri}: not read in {deadline:.0f} s (limit seconds)")
    if isinstance(death, MemoryError):
        return OutOfMemoryError(f"{source.uri}: {_memory(limits)}")
    code = getattr(death, "exitcode", None) or 0
    reason = Signals(-code).name if code < 0 else f"exit {code}"
    return CrashedError(f"{source.uri}: the process that read it died ({reason})")


def _memory(limits: Limits) -> str:
    return f"reading wants more than {limits.memory_bytes >> 20} MiB (limit memory_bytes)"


def _context() -> BaseContext:
    """Return forkserver, whose workers start in 20 ms and inherit no threads, else spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest", "trafilatura"])
    return context


def set_limits(memory_bytes: int) -> None:
    """Limit this process's memory; where the system has no such limit nothing is set."""
    if not has_memory_limit():
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)  # stays: LibreOffice may need more
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def has_memory_limit() -> bool:
    """Say whether the operating system can limit a worker's memory: not on Windows."""
    return sys.platform != "win32"


def peak_rss() -> int:
    """Return the most memory this process has had, in bytes; 0 where it is not known."""
    if not has_memory_limit():
        return 0
    import resource

    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
