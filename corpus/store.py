"""The only writer: a document with all its rows in one transaction, nothing if nothing changed."""

import sqlite3
from collections.abc import Iterable, Sequence
from enum import StrEnum

from extract import Figure
from ingest import Document

from .contents import CheckLike, contents_of
from .corrections import apply_corrections
from .document_parts import forget_parts, write_parts
from .document_rows import DOCUMENT_COLUMNS, Row
from .duplicates import write_sentence_hashes
from .pending import mark_pending
from .versions import supersede


class Outcome(StrEnum):
    """What storing a document did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def store(
    connection: sqlite3.Connection,
    document: Document,
    figures: Sequence[Figure],
    checks: Iterable[CheckLike] = (),
    run_id: int | None = None,
) -> Outcome:
    """Write a document inside the caller's transaction.

    The same document with the same figures changes no row. A new reading keeps the row
    ids of the figures that stand where they stood. An earlier document of the same
    address stays, superseded.

    Raises:
        DuplicateFigureError: two figures stand at one place, so they would share a uid.
    """
    rows = contents_of(document, figures, checks)
    digest = rows.digest()
    known = connection.execute(
        "select id, content_sha256 from documents where uid = ?", [document.uid]
    ).fetchone()
    is_new = known is None
    if not is_new and known[1] == digest:
        revived = supersede(connection, known[0], document.uri, document.sha256)
        return Outcome.UPDATED if revived else Outcome.UNCHANGED
    if not is_new:
        forget_parts(connection, known[0])
    document_id = _write_document(connection, rows.document, document.uri, digest, run_id)
    write_parts(connection, document_id, rows, is_new=is_new)
    write_sentence_hashes(connection, document_id, document.text)
    supersede(connection, document_id, document.uri, document.sha256)
    apply_corrections(connection, document_id)
    mark_pending(connection, document_id)
    return Outcome.ADDED if is_new else Outcome.UPDATED


def _write_document(
    connection: sqlite3.Connection, row: Row, uri: str, digest: str, run_id: int | None
) -> int:
    columns = (*DOCUMENT_COLUMNS, "content_sha256", "run_id")
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    found = connection.execute(
        f"insert into documents({', '.join(columns)}, uri)"
        f" values ({', '.join('?' * (len(columns) + 1))})"
        f" on conflict(uid) do update set {sets} returning id",
        [*row, digest, run_id, uri],
    ).fetchone()
    return int(found[0])
