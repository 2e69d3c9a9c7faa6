"""Many files read by processes that can be killed, so that a bad file costs only itself.

    for reading in read_all(sources, transform=extract_all, workers=2):
        if reading.error is not None:      # an IngestError: its class and its message
            ...
        else:
            store(reading.value)           # what `transform` made of the documents

`transform` runs in the worker, under the same limits as the reading. It takes the list
of a file's documents, and must be a function of an importable module; what it returns is
pickled. Without it `value` is the list of documents. It is called with an empty list when a
worker starts, so that what it loads counts for no file. Readings come in the order of the
sources, so that two runs over the same files store the same rows.

A worker has a memory limit set by the operating system, a deadline for each file that is
enforced by killing it, and is replaced after `Limits.tasks_per_worker` tasks. Small files
go 32 to a task; if such a task dies they are read again one by one. A PDF that kills its
worker is read once more without its tables, and is `partial` then. What is tried for one
file takes no longer, in all, than its deadline.

Two things are done in a worker before a file is read: the pages of a large PDF are counted,
for the deadline, and old office files are converted some twenty at a time.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, TimeoutError
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from multiprocessing.context import BaseContext
from pathlib import Path
from signal import Signals
from typing import Any, Generic, TypeVar, overload

from pebble import ProcessExpired, ProcessPool

from .document import Document
from .errors import CrashedError, DeadlineError, IngestError, OutOfMemoryError
from .futures import after
from .limits import DEFAULT_LIMITS, Limits
from .pdf.ocr import has_ocr
from .pdf.survey import Survey
from .reading import Reading
from .sources import Source
from .tasks import Job, Kind, Task, job_of, old_batches, size_of, tasks_of
from .word.office import find_office
from .worker import convert_task, memory_message, read_task, start_worker, survey_task

T = TypeVar("T")
TASKS_IN_FLIGHT = 16
# Below this size no PDF has so many pages that they matter for its deadline.
SURVEY_FROM_BYTES = 256 << 10
SURVEY_SECONDS = 15.0
# Shares of a deadline: for the small files of a task together, for the first reading of a
# PDF, for the conversion of old files together; what is left is for the second try of each.
TOGETHER, FIRST, CONVERSION = 0.5, 0.7, 0.4
DEATHS = (TimeoutError, ProcessExpired, MemoryError, CancelledError)


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
        initializer=start_worker,
        initargs=[limits.ocr_memory_bytes if has_ocr() else limits.memory_bytes, transform],
        context=_context(transform),
    )
    jobs = [job_of(source) for source in sources]
    batches = old_batches(jobs) if find_office() is not None else []
    run = _Run(pool, transform, limits, batches)
    try:
        yield from run.readings(jobs, workers * TASKS_IN_FLIGHT)
    finally:
        pool.stop()
        pool.join()


@dataclass(frozen=True, slots=True)
class _Run(Generic[T]):
    """A pool at work.

    `converted` holds the conversions of old files by batch number, `surveys` the pages of
    those PDFs in which they have been counted.
    """

    pool: Any
    transform: Callable[[list[Document]], T] | None
    limits: Limits
    batches: Sequence[tuple[Path, ...]]
    converted: dict[int, Future[None]] = field(default_factory=dict)
    surveys: dict[Task, Survey] = field(default_factory=dict)

    def readings(self, jobs: Iterable[Job], in_flight: int) -> Iterator[Reading[T]]:
        """Keep some tasks scheduled ahead and yield the readings of the oldest."""
        waiting: deque[tuple[Task, Future[list[Reading[T]]]]] = deque()
        for task in tasks_of(jobs):
            waiting.append((task, self._begin(task)))
            if len(waiting) >= in_flight:
                yield from self._result(*waiting.popleft())
        while waiting:
            yield from self._result(*waiting.popleft())

    def _begin(self, task: Task) -> Future[list[Reading[T]]]:
        """Schedule the first reading of a task, after what is to be done before it."""
        job, rest = task.jobs[0], 1 - CONVERSION
        if task.batch is not None and task.batch < len(self.batches):
            return after(self._conversion(task.batch), lambda _: self._schedule(task, share=rest))
        if job.kind is Kind.PDF and job.size >= SURVEY_FROM_BYTES:
            survey = self.pool.schedule(survey_task, args=[job.source.path], timeout=SURVEY_SECONDS)
            return after(survey, partial(self._schedule_surveyed, task))
        return self._schedule(task, share=self._first_share(task))

    def _conversion(self, batch: int) -> Future[None]:
        """Return the conversion of a batch of old files, begun with the first of them."""
        if batch not in self.converted:
            paths = self.batches[batch]
            self.converted[batch] = self.pool.schedule(
                convert_task,
                args=[paths, self.limits],
                timeout=CONVERSION * self.limits.deadline(sum(map(size_of, paths))),
            )
        return self.converted[batch]

    def _schedule_surveyed(self, task: Task, survey: Survey | None) -> Future[list[Reading[T]]]:
        self.surveys[task] = survey or Survey()
        return self._schedule(task, share=FIRST)

    def _deadline(self, task: Task) -> float:
        return self.limits.deadline(task.size, *self.surveys.get(task, Survey()))

    def _first_share(self, task: Task) -> float:
        if len(task.jobs) > 1:
            return TOGETHER
        return FIRST if task.jobs[0].kind is Kind.PDF else 1.0

    def _schedule(
        self, task: Task, share: float = 1.0, limits: Limits | None = None
    ) -> Future[list[Reading[T]]]:
        future: Future[list[Reading[T]]] = self.pool.schedule(
            read_task,
            args=[task.sources, self.transform, limits or self.limits],
            timeout=share * self._deadline(task),
        )
        return future

    def _result(self, task: Task, future: Future[list[Reading[T]]]) -> Iterator[Reading[T]]:
        try:
            yield from future.result()
        except DEATHS as death:
            if len(task.jobs) > 1:
                singles = task.singles()
                futures = [self._schedule(single, share=1 - TOGETHER) for single in singles]
                pairs = zip(singles, futures, strict=True)
                yield from chain.from_iterable(self._result(*pair) for pair in pairs)
            else:
                yield self._again(task, death)

    def _again(self, task: Task, death: BaseException) -> Reading[T]:
        """Read a PDF that killed its worker once more, without its tables and without OCR."""
        failed = self._failed(task, death)
        if task.jobs[0].kind is not Kind.PDF:
            return failed
        plainer = replace(self.limits, table_seconds=0, ocr_seconds_per_page=0)
        try:
            readings = self._schedule(task, share=1 - FIRST, limits=plainer).result()
        except DEATHS:
            return failed
        return readings[0]

    def _failed(self, task: Task, death: BaseException) -> Reading[T]:
        seconds = self._deadline(task) if isinstance(death, TimeoutError) else 0.0
        source = task.jobs[0].source
        return Reading(
            source=source, error=_error_of(source, death, seconds, self.limits), seconds=seconds
        )


def _error_of(source: Source, death: BaseException, deadline: float, limits: Limits) -> IngestError:
    if isinstance(death, TimeoutError):
        return DeadlineError(f"{source.uri}: not read in {deadline:.0f} s (limit seconds)")
    if isinstance(death, MemoryError):
        return OutOfMemoryError(f"{source.uri}: {memory_message(limits)}")
    code = getattr(death, "exitcode", None) or 0
    reason = Signals(-code).name if code < 0 else f"exit {code}"
    return CrashedError(f"{source.uri}: the process that read it died ({reason})")


def _context(transform: Callable[..., Any] | None) -> BaseContext:
    """Return forkserver, whose workers start in 20 ms and inherit no threads, else spawn.

    It imports once what every worker would import anew.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    function = transform.func if isinstance(transform, partial) else transform
    own = [] if function is None else [function.__module__]
    context.set_forkserver_preload(["ingest", "trafilatura", *own])
    return context
