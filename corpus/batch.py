"""The batch: read, extract, store; incremental, resumable, one bad file costs only itself."""

import errno
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extract import indicators, regions
from ingest import DEFAULT_LIMITS, Limits, Reading, Source

from .batch_plan import Plan, plan
from .batch_sources import failed_sources, with_bytes
from .database import Corpus
from .errors import CorpusError, CorpusFullError
from .lock import writing
from .reading import Found, readings
from .runs import (
    Failure,
    SourceRow,
    begin_run,
    end_run,
    failure_of,
    write_failures,
    write_source,
)
from .store import Outcome, store
from .versions import supersede_content


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a batch is done; `packs` are a person's own indicator packs.

    0 `workers` read in this process, without the limits that need one to kill.
    `private_addresses` allows addresses of the machine's own network.
    """

    workers: int = 2
    packs: tuple[Path, ...] = ()
    retry: bool = False
    dry_run: bool = False
    private_addresses: bool = False
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is: sources done of `total`, and the one that was done last."""

    done: int
    total: int
    uri: str
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a batch did: documents added, updated and unchanged, sources failed, figures stored.

    In a dry run `added` counts new sources and `updated` changed ones; nothing was read.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    figures: int = 0
    seconds: float = 0.0
    failures: tuple[Failure, ...] = field(default=(), repr=False)

    def counts(self) -> dict[str, float]:
        """Return the columns of `runs`."""
        names = ("added", "updated", "unchanged", "failed", "figures", "seconds")
        return {name: getattr(self, name) for name in names}


def ingest_batch(
    corpus: Corpus,
    sources: Iterable[Source],
    options: Options | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Read sources that are new or changed, find their figures, store them, choose anew.

    What is unchanged by content, sidecar, version and packs is not read again, nor is a
    file that failed, unless `retry` asks for it. A file that cannot be read is a row of
    `failures`. Killed at any moment, the next run goes on where it was. Archives are
    read as their members, addresses are fetched; `retry` without sources reads all that
    failed before.

    Raises:
        CorpusBusyError: another process is writing.
        CorpusFullError: the disk is full.
        PackError: a pack is wrong.
    """
    options = options or Options()
    started = time.monotonic()
    asked = list(sources)
    if options.retry and not asked:
        asked = failed_sources(corpus.connection)
    if options.dry_run:
        with _planned(corpus, asked, options) as todo:
            return _would_do(corpus, todo)
    with writing(corpus.path, "ingest"), _planned(corpus, asked, options) as todo:
        corpus.sync_vocabulary(regions(), indicators(options.packs))
        batch = _Batch(corpus, options)
        with batch.run():
            batch.count(failed=todo.failed_before, unchanged=_documents_of(corpus, todo))
            batch.read(todo, on_progress)
            corpus.settle()
            batch.summary = replace(batch.summary, seconds=time.monotonic() - started)
    return batch.summary


class _Batch:
    """A run under way: stores what comes in and keeps count."""

    def __init__(self, corpus: Corpus, options: Options) -> None:
        self.corpus = corpus
        self.options = options
        self.summary = Summary()
        self.run_id = 0

    @contextmanager
    def run(self) -> Iterator[None]:
        """Keep the row of `runs`: running, then ok, or failed with what was done so far."""
        config = {"workers": self.options.workers, "packs": [str(p) for p in self.options.packs]}
        connection = self.corpus.connection
        with self.corpus.transaction():
            self.run_id = begin_run(connection, "ingest", config)
        status = "failed"
        try:
            yield
            status = "ok"
        finally:
            with self.corpus.transaction():
                end_run(connection, self.run_id, status, self.summary.counts())

    def read(self, todo: Plan, on_progress: Callable[[Progress], None]) -> None:
        """Read the planned sources and store each as it comes, in their order."""
        found = readings(
            [source for source, _ in todo.to_read],
            packs=self.options.packs,
            workers=self.options.workers,
            limits=self.options.limits,
        )
        total = len(todo.to_read)
        for done, (reading, (_, row)) in enumerate(zip(found, todo.to_read, strict=True), 1):
            failures = self._store(reading, row)
            message = failures[0].message if failures else None
            on_progress(Progress(done=done, total=total, uri=row.uri, error=message))

    def count(self, **more: int) -> None:
        """Add to the counters of the summary."""
        sums = {name: getattr(self.summary, name) + number for name, number in more.items()}
        self.summary = replace(self.summary, **sums)

    def _store(self, reading: Reading[list[Found]], row: SourceRow) -> list[Failure]:
        """Store a source with all its documents in one transaction."""
        failures = _failures(reading)
        outcomes: list[tuple[Outcome, int]] = []
        try:
            with self.corpus.transaction():
                for found in reading.value or ():
                    outcomes.append((self._store_document(found), len(found.figures)))
                if reading.value:
                    self._supersede_the_rest(row, reading.value[0].document.uid)
                self._note(row, failures)
        except CorpusError:  # busy or full: not the fault of the document
            raise
        except Exception as error:  # the batch loop: one document must not end it
            failures, outcomes = [failure_of(row.uri, "store", error)], []
            with self.corpus.transaction():
                self._note(row, failures)
        for outcome, figures in outcomes:
            self.count(**{outcome.value: 1})
            self.count(figures=0 if outcome == Outcome.UNCHANGED else figures)
        self.count(failed=bool(failures))
        self.summary = replace(self.summary, failures=(*self.summary.failures, *failures))
        return failures

    def _store_document(self, found: Found) -> Outcome:
        return store(
            self.corpus.connection, found.document, found.figures, found.checks, self.run_id
        )

    def _supersede_the_rest(self, row: SourceRow, first_uid: str) -> None:
        """Supersede articles of the source's former content that have no successor of their own."""
        found = self.corpus.connection.execute(
            "select sha256 from sources where uri = ? and sha256 <> ?", [row.uri, row.sha256]
        ).fetchone()
        if found is not None:
            supersede_content(self.corpus.connection, found[0], row.uri, first_uid)

    def _note(self, row: SourceRow, failures: list[Failure]) -> None:
        state = "failed" if failures else "read"
        write_source(self.corpus.connection, row, state, self.run_id)
        write_failures(self.corpus.connection, row.uri, failures, self.run_id)


@contextmanager
def _planned(corpus: Corpus, sources: list[Source], options: Options) -> Iterator[Plan]:
    """Yield the plan over sources as local files, which are there while the block runs."""
    with TemporaryDirectory(prefix="gongbao-") as scratch:
        # A dry run leaves nothing behind: what it has to fetch to compare goes with it.
        fetched = Path(scratch, "fetched") if options.dry_run else Path(f"{corpus.path}-fetched")
        local = with_bytes(
            sources, fetched, Path(scratch), options.limits, private=options.private_addresses
        )
        try:
            todo = plan(corpus, local, options.packs, retry=options.retry)
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
                raise
            raise CorpusFullError(
                f"{scratch}: no room to unpack archives into ({error.strerror}); set TMPDIR"
            ) from error
        yield todo


def _failures(reading: Reading[list[Found]]) -> list[Failure]:
    if reading.error is not None:
        error = reading.error
        stage = "fetch" if type(error).__name__ == "FetchError" else "parse"
        return [
            Failure(uri=reading.source.uri, stage=stage, error=error.error, message=error.message)
        ]
    return [found.failure for found in reading.value or () if found.failure is not None]


def _documents_of(corpus: Corpus, todo: Plan) -> int:
    """Return how many documents the unchanged sources hold."""
    found = corpus.connection.execute(
        "select count(*) from documents where sha256 in (select value from json_each(?))",
        [json.dumps([row.sha256 for row in todo.unchanged])],
    ).fetchone()
    return int(found[0])


def _would_do(corpus: Corpus, todo: Plan) -> Summary:
    return Summary(
        added=todo.new,
        updated=len(todo.to_read) - todo.new,
        unchanged=_documents_of(corpus, todo),
        failed=todo.failed_before,
    )
