"""What runs in a worker: its limits, the reading of a task, what is asked before a reading."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from .document import Document
from .errors import CrashedError, IngestError, OutOfMemoryError
from .limits import Limits
from .pdf.survey import Survey, survey_pdf
from .reader import read_source
from .reading import Reading
from .sources import Source
from .word.office import convert_all

T = TypeVar("T")


def read_task(
    sources: tuple[Source, ...], transform: Callable[[list[Document]], T] | None, limits: Limits
) -> list[Reading[T]]:
    """Read the sources of a task."""
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
        error = OutOfMemoryError(f"{source.uri}: {memory_message(limits)}")
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


def survey_task(path: Path) -> Survey:
    """Count the pages of a PDF, before it is read, to know how long that may take."""
    return survey_pdf(path.read_bytes())


def convert_task(paths: tuple[Path, ...], limits: Limits) -> None:
    """Convert old office files together, before each is read; their readings find the results."""
    convert_all(paths, limits)


def memory_message(limits: Limits) -> str:
    """Return what is said of a file that wants too much memory."""
    return f"reading wants more than {limits.memory_bytes >> 20} MiB (limit memory_bytes)"


def start_worker(memory_bytes: int, transform: Callable[[list[Document]], object] | None) -> None:
    """Set the limits of a worker, and let `transform` load what it needs."""
    set_limits(memory_bytes)
    if transform is not None:
        # A fault is told with the first file; here it would end every worker of the pool.
        with suppress(Exception):
            transform([])


def set_limits(memory_bytes: int, platform: str = sys.platform) -> None:
    """Limit this process's memory; where the system has no such limit nothing is set."""
    if not has_memory_limit(platform):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)  # stays: LibreOffice may need more
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def has_memory_limit(platform: str = sys.platform) -> bool:
    """Say whether the operating system can limit a worker's memory.

    Windows has no such limit for a process, and macOS does not keep the one that it has.

    >>> has_memory_limit("linux"), has_memory_limit("win32"), has_memory_limit("darwin")
    (True, False, False)
    """
    return platform not in {"win32", "darwin", "cygwin"}


def peak_rss() -> int:
    """Return the most memory this process has had, in bytes; 0 where it is not known."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
