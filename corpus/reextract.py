"""Every stored document read again by this version and these packs, without its source."""

import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extract import indicators, regions
from ingest import Document

from .batch import Options, Progress
from .database import Corpus
from .lock import writing
from .reading import Found, find_in_all
from .runs import Failure, begin_run, end_run, write_failures
from .store import Outcome, store

DOCUMENTS_AT_ONCE = 128
# What a reader of the data would see change.
_COMPARED = (
    "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet",
    "comparator", "value_text", "value_high_text", "unit", "role", "programme", "group",
    "basis", "per", "base", "parent", "same_as", "scope_of",
)  # fmt: skip
_READINGS = f"""
select f.uid, f.quote, {", ".join(f'f."{column}"' for column in _COMPARED)}
from figures f join documents d on d.id = f.document_id where d.uid = ? order by f.start
"""
_Readings = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One attribute of one figure, as it was and as it is.

    For a figure that came or went `attribute` is quote, with None on the other side.
    """

    document_uid: str
    figure_uid: str
    attribute: str
    old: str | None
    new: str | None


def reextract(
    corpus: Corpus,
    options: Options | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> list[Change]:
    """Read all stored documents again and return what changed, by document and place.

    Public ids, links and people's corrections stay; a document in which nothing changes
    is not written. Of the options, `workers` and `packs` count.

    Raises:
        CorpusBusyError: another process is writing.
        PackError: a pack is wrong.
    """
    options = options or Options()
    started = time.monotonic()
    changes: list[Change] = []
    updated = 0
    with writing(corpus.path, "reextract"):
        corpus.sync_vocabulary(regions(), indicators(options.packs))
        with corpus.transaction():
            run_id = begin_run(corpus.connection, "reextract", {})
        uids = [
            uid for (uid,) in corpus.connection.execute("select uid from documents order by id")
        ]
        for done, found in enumerate(_found(corpus, uids, options), 1):
            outcome, changed = _store(corpus, found, run_id)
            updated += outcome == Outcome.UPDATED
            changes += changed
            on_progress(Progress(done=done, total=len(uids), uri=found.document.uri))
        corpus.settle()
        counts = {
            "updated": updated,
            "unchanged": len(uids) - updated,
            "seconds": time.monotonic() - started,
        }
        with corpus.transaction():
            end_run(corpus.connection, run_id, "ok", counts)
    return changes


def _found(corpus: Corpus, uids: Sequence[str], options: Options) -> Iterator[Found]:
    find = partial(_find, packs=options.packs)
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(options.workers, mp_context=context) if options.workers else None
    with pool or nullcontext():
        for start in range(0, len(uids), DOCUMENTS_AT_ONCE):
            documents = [corpus.document(uid) for uid in uids[start : start + DOCUMENTS_AT_ONCE]]
            held = [document for document in documents if document is not None]
            yield from pool.map(find, held, chunksize=8) if pool else map(find, held)


def _find(document: Document, packs: tuple[Path, ...]) -> Found:
    return find_in_all([document], packs)[0]


def _store(corpus: Corpus, found: Found, run_id: int) -> tuple[Outcome, list[Change]]:
    """Store a new reading; where the extractor failed the old one stays, with a failure row."""
    connection, uid = corpus.connection, found.document.uid
    with corpus.transaction():
        if found.failure is not None:
            _note(connection, found.failure, run_id)
            return Outcome.UNCHANGED, []
        before = _readings(connection, uid)
        outcome = store(connection, found.document, found.figures, found.checks, run_id)
        return outcome, list(_changes(uid, before, _readings(connection, uid)))


def _note(connection: sqlite3.Connection, failure: Failure, run_id: int) -> None:
    write_failures(connection, failure.uri, [failure], run_id)


def _readings(connection: sqlite3.Connection, document_uid: str) -> _Readings:
    """Return the attributes of each figure of a document as texts; links as uids."""
    names = ("quote", *_COMPARED)
    uids = dict(
        connection.execute(
            "select f.id, f.uid from figures f join documents d on d.id = f.document_id"
            " where d.uid = ?",
            [document_uid],
        )
    )
    return {
        uid: {
            name: str(uids[value] if name in _LINKS else value)
            for name, value in zip(names, values, strict=True)
            if value is not None
        }
        for uid, *values in connection.execute(_READINGS, [document_uid])
    }


_LINKS = frozenset(["parent", "same_as", "scope_of"])


def _changes(document_uid: str, before: _Readings, after: _Readings) -> Iterator[Change]:
    for uid in dict.fromkeys([*before, *after]):
        old, new = before.get(uid, {}), after.get(uid, {})
        both = old and new
        for name in _COMPARED if both else ("quote",):
            if old.get(name) != new.get(name):
                yield Change(
                    document_uid=document_uid,
                    figure_uid=uid,
                    attribute=name,
                    old=old.get(name),
                    new=new.get(name),
                )
