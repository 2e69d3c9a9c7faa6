"""Which document is the current one of its address."""

import sqlite3

from .addresses import public_address
from .pending import mark_pending


def revive(connection: sqlite3.Connection, document_id: int) -> bool:
    """Make a document that comes back current again; return whether it was not."""
    revived = connection.execute(
        "update documents set superseded_by = null where id = ? and superseded_by is not null",
        [document_id],
    ).rowcount
    if revived:
        mark_pending(connection, document_id)
    return bool(revived)


def supersede(connection: sqlite3.Connection, document_id: int, uri: str, sha256: str) -> bool:
    """Make a document the current one of an address; return whether any row changed.

    Older documents of the address stay and point to it, unless their bytes are still
    found under another address.
    """
    address = public_address(uri)
    if not _shares_address(connection, document_id, address):
        return False
    replaced = connection.execute(
        "update documents set superseded_by = :id where uri = :address and sha256 <> :sha256"
        " and superseded_by is null and not exists (select 1 from sources s"
        "  where s.sha256 = documents.sha256 and s.uri <> :uri)",
        {"id": document_id, "address": address, "uri": uri, "sha256": sha256},
    ).rowcount
    if replaced:
        mark_pending(connection, document_id)
    return bool(replaced)


def _shares_address(connection: sqlite3.Connection, document_id: int, address: str) -> bool:
    found = connection.execute(
        "select 1 from documents where uri = ? and id <> ? limit 1", [address, document_id]
    )
    return found.fetchone() is not None


def supersede_content(
    connection: sqlite3.Connection, sha256: str, uri: str, successor_uid: str
) -> None:
    """Supersede all documents of bytes that a source no longer holds, unless another does."""
    (successor,) = connection.execute(
        "select id from documents where uid = ?", [successor_uid]
    ).fetchone()
    connection.execute(
        "update documents set superseded_by = :successor where sha256 = :sha256"
        " and superseded_by is null and not exists (select 1 from sources s"
        "  where s.sha256 = :sha256 and s.uri <> :uri)",
        {"successor": successor, "sha256": sha256, "uri": uri},
    )
    mark_pending(connection, successor)
