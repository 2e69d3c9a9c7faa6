"""What must hold in every corpus; checked in tests, by `status` and before a release."""

import hashlib
import sqlite3


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with a database in sentences; an empty list for a sound one."""
    found = [
        f"integrity_check: {row[0]}"
        for row in connection.execute("pragma integrity_check")
        if row[0] != "ok"
    ]
    found += [
        f"{row[0]} row {row[1]}: points to a row of {row[2]} that is not there"
        for row in connection.execute("pragma foreign_key_check")
    ]
    found += [
        f"figure {uid}: quote {quote!r}, but {there!r} stands at its place"
        for uid, quote, there in connection.execute("select uid, quote, found from broken_quotes")
    ]
    found += [
        f"passage {no} of document {uid}: its text does not stand at its place"
        for uid, no in connection.execute(
            "select d.uid, p.no from passages p join documents d on d.id = p.document_id"
            ' where substr(d.text, p.start + 1, p."end" - p.start) <> p.text'
        )
    ]
    return found + [
        p for index in ("documents_fts", "passages_fts") for p in _fts(connection, index)
    ]


def content_sha256(connection: sqlite3.Connection) -> str:
    """Return a hash over what the corpus says: documents, figures, corrections, vocabulary.

    Row ids, runs and times are not part of it: the same documents in another order, on
    another machine, give the same hash.
    """
    digest = hashlib.sha256()
    for sql in (
        "select uid, content_sha256, withdrawn, superseded_by is null from documents order by uid",
        "select uid, action, value_text, reason from corrections order by uid, id",
        "select name, value from properties order by name",
    ):
        for row in connection.execute(sql):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _fts(connection: sqlite3.Connection, index: str) -> list[str]:
    # Rank 1 compares the index with the text it was made of.
    try:
        connection.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return [f"{index}: {error}"]
    return []
