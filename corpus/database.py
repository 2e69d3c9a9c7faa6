"""A corpus: one SQLite file that holds documents, figures and what was chosen among them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from extract import Figure
from ingest import Document

from . import corrections, facts, integrity, manifests, vocabulary
from .bulk import add_many, finish_loading
from .connection import MEMORY, connect, transaction
from .contents import CheckLike
from .panel import panel
from .rows import (
    Conflict,
    Coverage,
    Fact,
    IndicatorRow,
    RegionRow,
    ReportManifest,
    Statement,
)
from .schema import apply_migrations
from .selection import Selection, Where
from .settle import settle
from .statements import select_statements
from .status import State, state_of
from .store import Outcome, store
from .stored_documents import stored_document
from .unnamed import UnnamedSubject, unnamed_subjects


class Corpus:
    """An open database, brought to this version's tables. Close it, or use it as a context.

    Raises:
        CorpusNotFoundError: no file at the path and `create` is false.
        NotACorpusError: the file is something else.
    """

    def __init__(self, path: str | Path = MEMORY, *, create: bool = True) -> None:
        self.path = path
        self.connection: sqlite3.Connection = connect(path, create=create)
        self._hashed: tuple[tuple[int, int], str] | None = None
        apply_migrations(self.connection)
        finish_loading(self.connection)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one transaction: all of it is kept, or nothing."""
        with transaction(self.connection):
            yield

    # Writing

    def sync_vocabulary(
        self,
        regions: Mapping[str, vocabulary.RegionLike],
        indicators: Mapping[str, vocabulary.IndicatorLike],
    ) -> None:
        """Bring the regions and indicators up to what the extractor knows; nothing is deleted."""
        with self.transaction():
            vocabulary.sync_regions(self.connection, regions)
            vocabulary.sync_indicators(self.connection, indicators)

    def add(
        self,
        document: Document,
        figures: Sequence[Figure],
        checks: Iterable[CheckLike] = (),
        run_id: int | None = None,
    ) -> Outcome:
        """Store a document with its figures in one transaction; unchanged content changes no row."""
        with self.transaction():
            return store(self.connection, document, figures, checks, run_id)

    def add_many(self, found: Iterable[tuple[Document, Sequence[Figure]]]) -> dict[Outcome, int]:
        """Store many documents, some hundreds a transaction; for loads, see bulk.py."""
        return add_many(self.connection, found)

    def settle(self) -> int:
        """Choose anew wherever something changed since the last time; return how many cells."""
        return settle(self.connection)

    def correct(self, uid: str, action: str, reason: str, value: str | None = None) -> None:
        """Record a person's word on a figure: value, prefer, deprecate or restore."""
        with self.transaction():
            corrections.correct(self.connection, uid, action, reason, value=value)
        self.settle()

    def withdraw(self, document_uid: str, reason: str, *, restore: bool = False) -> None:
        """Take a document out of the facts and keep its trace, or let it back in."""
        with self.transaction():
            corrections.withdraw(self.connection, document_uid, reason, restore=restore)
        self.settle()

    def save_report(self, manifest: ReportManifest) -> int:
        """Store which figures a briefing used; return the row id of `report`."""
        sha256 = self.content_sha256()
        with self.transaction():
            row_id = manifests.save_manifest(self.connection, manifest, sha256)
        self._hashed = (self.content_version(), sha256)  # briefings are no content
        return row_id

    # Reading

    def statements(self, **where: Unpack[Where]) -> list[Statement]:
        """Return the statements of current documents, chosen or not; keywords as in `Where`."""
        return select_statements(self.connection, Selection(**where))

    def facts(self, *, main_only: bool = False, **where: Unpack[Where]) -> list[Fact]:
        """Return the chosen facts; `main_only` keeps those of the view `facts`."""
        return facts.select_facts(self.connection, Selection(**where), main_only=main_only)

    def conflicts(self, **where: Unpack[Where]) -> list[Conflict]:
        """Return what statements of one key disagree on, or say less exactly."""
        return facts.select_conflicts(self.connection, Selection(**where))

    def coverage(self, **where: Unpack[Where]) -> list[Coverage]:
        """Return for which indicators, regions, periods and statuses facts are held."""
        return facts.select_coverage(self.connection, Selection(**where))

    def regions(self) -> dict[str, RegionRow]:
        """Return the regions by code."""
        return vocabulary.stored_regions(self.connection)

    def indicators(self) -> dict[str, IndicatorRow]:
        """Return the indicators by id, in the order of their packs."""
        return vocabulary.stored_indicators(self.connection)

    def document(self, uid: str) -> Document | None:
        """Return a stored document with its text and passages, or None."""
        return stored_document(self.connection, uid)

    def document_statements(self, uid: str) -> list[Statement]:
        """Return the statements of a document in reading order, also of a superseded one."""
        return select_statements(self.connection, Selection(), document_uid=uid)

    def stale_reports(self) -> list[tuple[str, str, str]]:
        """Return content hash, figure uid and reason for each briefing that no longer holds."""
        return manifests.stale_reports(self.connection)

    def panel(self, indicator: str, statuses: Sequence[str] = ("actual",)) -> str:
        """Return the facts of an indicator, region × period, as CSV."""
        return panel(self.connection, indicator, statuses)

    def unnamed_subjects(self, *, least: int = 2, most: int = 20) -> list[UnnamedSubject]:
        """Return the most frequent measured noun phrases that no indicator names."""
        return unnamed_subjects(self.connection, least=least, most=most)

    def state(self) -> State:
        """Return what is held, what failed and what was done last."""
        return state_of(self.connection)

    def content_sha256(self) -> str:
        """Return a hash over what the corpus says; equal content gives it on any machine.

        It is kept until a row changes, by this process or another, so that a briefing of
        every province hashes a large corpus once.
        """
        version = self.content_version()
        if self._hashed is None or self._hashed[0] != version:
            self._hashed = (version, integrity.content_sha256(self.connection))
        return self._hashed[1]

    def content_version(self) -> tuple[int, int]:
        """Return what is equal as long as nobody has written; it means nothing elsewhere."""
        (by_others,) = self.connection.execute("pragma data_version").fetchone()
        return by_others, self.connection.total_changes

    def problems(self) -> list[str]:
        """Return what is wrong with the database, in sentences; empty for a sound one."""
        return integrity.problems(self.connection)
