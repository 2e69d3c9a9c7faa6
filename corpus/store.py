"""The only writer: a document with all its rows in one transaction, nothing if nothing changed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol

from extract import Figure
from ingest import Document

from . import document_rows, figure_rows
from .corrections import apply_corrections
from .document_rows import CELL_COLUMNS, DOCUMENT_COLUMNS, PASSAGE_COLUMNS, Row
from .duplicates import write_sentence_hashes
from .errors import DuplicateFigureError
from .figure_rows import FIGURE_COLUMNS, LINKS, exact
from .pending import mark_pending
from .versions import supersede

# Columns from here on hold numbers of passages and positions, not yet row ids.
_FIRST_LINK = FIGURE_COLUMNS.index("passage")


class Outcome(StrEnum):
    """What storing a document did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class CheckLike(Protocol):
    """An arithmetic identity of a document; `figures` are positions, the stated one first."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def figures(self) -> Sequence[int]: ...  # noqa: D102
    @property
    def stated(self) -> Decimal: ...  # noqa: D102
    @property
    def computed(self) -> Decimal: ...  # noqa: D102
    @property
    def residual(self) -> Decimal: ...  # noqa: D102
    @property
    def holds(self) -> bool: ...  # noqa: D102


class _Rows(NamedTuple):
    """Everything of a document that goes into tables, before row ids are known."""

    document: Row
    passages: list[Row]
    cells: list[tuple[int, Row]]
    citations: list[Row]
    attachments: list[Row]
    figures: list[Row]
    checks: list[Row]

    def digest(self) -> str:
        return hashlib.sha256(repr(tuple(self)).encode("utf8", "surrogatepass")).hexdigest()


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
    rows = _rows(document, figures, checks)
    digest = rows.digest()
    known = connection.execute(
        "select id, content_sha256 from documents where uid = ?", [document.uid]
    ).fetchone()
    if known is not None and known[1] == digest:
        revived = supersede(connection, known[0], document.uri, document.sha256)
        return Outcome.UPDATED if revived else Outcome.UNCHANGED
    if known is not None:
        mark_pending(connection, known[0])
    document_id = _write_document(connection, rows.document, document.uri, digest, run_id)
    _write_parts(connection, document_id, rows, is_new=known is None)
    write_sentence_hashes(connection, document_id, document)
    supersede(connection, document_id, document.uri, document.sha256)
    apply_corrections(connection, document_id)
    mark_pending(connection, document_id)
    return Outcome.ADDED if known is None else Outcome.UPDATED


def _rows(document: Document, figures: Sequence[Figure], checks: Iterable[CheckLike]) -> _Rows:
    uids = [figure.uid(document.uid) for figure in figures]
    if len(set(uids)) < len(uids):
        twice = next(uid for uid in uids if uids.count(uid) > 1)
        raise DuplicateFigureError(f"{document.uri}: two figures stand at the place of {twice}")
    return _Rows(
        document_rows.document_row(document),
        [document_rows.passage_row(passage) for passage in document.passages],
        list(document_rows.cell_rows(document)),
        document_rows.citation_rows(document),
        document_rows.attachment_rows(document),
        [figure_rows.figure_row(figure, document.uid) for figure in figures],
        [_check_row(check, uids) for check in checks],
    )


def _check_row(check: CheckLike, uids: Sequence[str]) -> Row:
    names = [uids[position] for position in check.figures]
    return (
        check.kind, exact(check.stated), exact(check.computed), float(check.residual),
        int(check.holds), json.dumps(names), names[0],
    )  # fmt: skip


def _write_document(
    connection: sqlite3.Connection, row: Row, uri: str, digest: str, run_id: int | None
) -> int:
    columns = (*DOCUMENT_COLUMNS, "content_sha256", "run_id")
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    found = connection.execute(
        f"insert into documents({', '.join(columns)}, uri) values ({_marks(len(columns) + 1)})"
        f" on conflict(uid) do update set {sets} returning id",
        [*row, digest, run_id, uri],
    ).fetchone()
    return int(found[0])


def _write_parts(
    connection: sqlite3.Connection, document_id: int, rows: _Rows, *, is_new: bool
) -> None:
    # Rows point at one another (a part at its total, either may come first).
    connection.execute("pragma defer_foreign_keys = on")
    if not is_new:
        for table in ("citations", "attachments", "checks"):
            connection.execute(f"delete from {table} where document_id = ?", [document_id])
    passage_ids = _write_passages(connection, document_id, rows)
    connection.executemany(
        'insert into citations(document_number, start, "end", document_id) values (?, ?, ?, ?)',
        [(*row, document_id) for row in rows.citations],
    )
    connection.executemany(
        "insert into attachments(name, url, document_id) values (?, ?, ?)",
        [(*row, document_id) for row in rows.attachments],
    )
    figure_ids = _write_figures(connection, document_id, rows.figures, passage_ids)
    connection.executemany(
        "insert into checks(kind, stated, computed, residual, holds, figures, figure, document_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*row[:-1], figure_ids[str(row[-1])], document_id) for row in rows.checks],
    )


def _write_passages(
    connection: sqlite3.Connection, document_id: int, rows: _Rows
) -> dict[object, int]:
    connection.execute(
        "delete from table_cells where passage_id in (select id from passages where document_id = ?)",
        [document_id],
    )
    connection.execute(
        "delete from passages where document_id = ? and no not in (select value from json_each(?))",
        [document_id, json.dumps([row[0] for row in rows.passages])],
    )
    columns = tuple(f'"{column}"' for column in PASSAGE_COLUMNS)
    connection.executemany(
        _upsert("passages", columns, "document_id, no"),
        [(*row, document_id) for row in rows.passages],
    )
    ids = dict(
        connection.execute("select no, id from passages where document_id = ?", [document_id])
    )
    connection.executemany(
        f"insert into table_cells({', '.join(_quoted(CELL_COLUMNS))}, passage_id)"
        f" values ({_marks(len(CELL_COLUMNS) + 1)})",
        [(*row, ids[no]) for no, row in rows.cells],
    )
    return ids


def _write_figures(
    connection: sqlite3.Connection,
    document_id: int,
    rows: Sequence[Row],
    passage_ids: Mapping[object, int],
) -> dict[str, int]:
    """Write the figures and return their row ids by uid; rows that are known keep theirs."""
    ids = dict(
        connection.execute("select uid, id from figures where document_id = ?", [document_id])
    )
    uids = [str(row[0]) for row in rows]
    gone = [(id_,) for uid, id_ in ids.items() if uid not in set(uids)]
    connection.executemany("delete from figures where id = ?", gone)
    first = connection.execute("select ifnull(max(id), 0) + 1 from figures").fetchone()[0]
    for uid in uids:
        if uid not in ids:
            ids[uid] = first
            first += 1
    by_position: list[object] = [ids[uid] for uid in uids]
    connection.executemany(
        _upsert("figures", (*FIGURE_COLUMNS, "id"), "uid"),
        [
            (*_linked(row, passage_ids, by_position), ids[uid], document_id)
            for uid, row in zip(uids, rows, strict=True)
        ],
    )
    return ids


def _linked(row: Row, passage_ids: Mapping[object, int], ids: Sequence[object]) -> Row:
    passage, *links = row[_FIRST_LINK:]
    assert len(links) == len(LINKS)
    rows = (ids[link] if isinstance(link, int) else None for link in links)
    return (*row[:_FIRST_LINK], passage_ids.get(passage), *rows)


def _upsert(table: str, columns: Sequence[str], key: str) -> str:
    """Return SQL that inserts or updates, and leaves a row alone that would stay the same.

    Not INSERT OR REPLACE: its deletes fire no trigger, which corrupts the search index.
    """
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns)
    changed = " or ".join(f"{table}.{column} is not excluded.{column}" for column in columns)
    return (
        f"insert into {table}({', '.join(columns)}, document_id) values ({_marks(len(columns) + 1)})"
        f" on conflict({key}) do update set {sets} where {changed}"
    )


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _marks(count: int) -> str:
    return ", ".join("?" * count)
