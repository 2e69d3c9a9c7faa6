"""The only writer: a document with all its rows in one transaction, nothing if nothing changed."""

import sqlite3
from collections.abc import Iterable, Sequence
from enum import StrEnum

from extract import Figure
from ingest import Document

from .addresses import public_address
from .contents import CheckLike, contents_of
from .corrections import apply_corrections
from .document_parts import forget_parts, write_parts
from .document_rows import DOCUMENT_COLUMNS, Row
from .duplicates import write_sentence_hashes
from .pending import mark_pending
from .versions import revive, supersede
from .vocabulary import add_townships

_COLUMNS = (*DOCUMENT_COLUMNS, "content_sha256", "run_id")


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
    contents = contents_of(document, figures, checks)
    digest = contents.digest()
    known = connection.execute(
        "select id, content_sha256 from documents where uid = ?", [document.uid]
    ).fetchone()
    is_new = known is None
    if not is_new and known[1] == digest:
        revived = revive(connection, known[0])
        superseding = supersede(connection, known[0], document.uri, document.sha256)
        return Outcome.UPDATED if revived or superseding else Outcome.UNCHANGED
    add_townships(connection, (figure.region_code for figure in figures))
    about = (*contents.document, digest, run_id)
    if is_new:
        document_id = _insert(connection, about, public_address(document.uri))
    else:
        document_id = known[0]
        forget_parts(connection, document_id)
        revive(connection, document_id)
        _update(connection, about, document_id)
    write_parts(connection, document_id, contents, is_new=is_new)
    write_sentence_hashes(connection, document_id, document.text)
    supersede(connection, document_id, document.uri, document.sha256)
    apply_corrections(connection, document_id)
    mark_pending(connection, document_id)
    return Outcome.ADDED if is_new else Outcome.UPDATED


# Not one statement with ON CONFLICT: since that might fire the update trigger, SQLite
# opens the search index for each row, which then writes out its buffer.
def _insert(connection: sqlite3.Connection, about: Row, uri: str) -> int:
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    cursor = connection.execute(
        f"insert into documents({', '.join(_COLUMNS)}, uri) values ({marks})", [*about, uri]
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _update(connection: sqlite3.Connection, about: Row, document_id: int) -> None:
    sets = ", ".join(f"{column} = ?" for column in _COLUMNS)
    connection.execute(f"update documents set {sets} where id = ?", [*about, document_id])
