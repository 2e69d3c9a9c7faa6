"""Writing what belongs to a document: passages, cells, figures; known rows keep their ids."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from .contents import Contents
from .document_rows import CELL_COLUMNS, PASSAGE_COLUMNS, Row
from .figure_rows import FIGURE_COLUMNS
from .pending import mark_pending

# Columns from here on hold numbers of passages and positions, not yet row ids.
_FIRST_LINK = FIGURE_COLUMNS.index("passage")


def forget_parts(connection: sqlite3.Connection, document_id: int) -> None:
    """Delete what a new reading of a document writes anew, and note its cells as pending."""
    mark_pending(connection, document_id)
    for table in ("citations", "attachments", "checks", "sentence_hashes"):
        connection.execute(f"delete from {table} where document_id = ?", [document_id])
    connection.execute(
        "delete from table_cells where passage_id in"
        " (select id from passages where document_id = ?)",
        [document_id],
    )


def write_parts(
    connection: sqlite3.Connection, document_id: int, rows: Contents, *, is_new: bool
) -> None:
    """Write passages, cells, citations, attachments, figures and checks of a document.

    Rows that are known keep their ids: passages by number, figures by uid.
    """
    # Rows point at one another (a part at its total, either may come first).
    connection.execute("pragma defer_foreign_keys = on")
    if not is_new:
        _drop_passages(connection, document_id, [row[0] for row in rows.passages])
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
        "insert into checks(kind, stated, computed, residual, tolerance, words, holds, figures,"
        " figure, document_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*row[:-1], figure_ids[str(row[-1])], document_id) for row in rows.checks],
    )


def _drop_passages(
    connection: sqlite3.Connection, document_id: int, kept: Sequence[object]
) -> None:
    connection.execute(
        "delete from passages where document_id = ? and no not in (select value from json_each(?))",
        [document_id, json.dumps(kept)],
    )


def _write_passages(
    connection: sqlite3.Connection, document_id: int, rows: Contents
) -> dict[object, int]:
    columns = _quoted(PASSAGE_COLUMNS)
    held = "select no, id from passages where document_id = ?"
    known = {no for no, _ in connection.execute(held, [document_id])}
    _write_rows(
        connection,
        _insert("passages", columns),
        _on_conflict("passages", columns, "document_id, no"),
        [(row[0] in known, (*row, document_id)) for row in rows.passages],
    )
    ids = dict(connection.execute(held, [document_id]))
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
    known = set(ids)
    uids = [str(row[0]) for row in rows]
    gone = [(id_,) for uid, id_ in ids.items() if uid not in set(uids)]
    connection.executemany("delete from figures where id = ?", gone)
    first = connection.execute("select ifnull(max(id), 0) + 1 from figures").fetchone()[0]
    for uid in uids:
        if uid not in ids:
            ids[uid] = first
            first += 1
    by_position = [ids[uid] for uid in uids]
    columns = (*FIGURE_COLUMNS, "id")
    _write_rows(
        connection,
        _insert("figures", columns),
        _on_conflict("figures", columns, "uid"),
        [
            (uid in known, (*_linked(row, passage_ids, by_position), ids[uid], document_id))
            for uid, row in zip(uids, rows, strict=True)
        ],
    )
    return ids


def _linked(row: Row, passage_ids: Mapping[object, int], ids: Sequence[int]) -> Row:
    passage, parent, same_as, scope_of = row[_FIRST_LINK:]
    return (
        *row[:_FIRST_LINK],
        passage_ids.get(passage),
        None if parent is None else ids[parent],
        None if same_as is None else ids[same_as],
        None if scope_of is None else ids[scope_of],
    )


def _write_rows(
    connection: sqlite3.Connection,
    insert: str,
    on_conflict: str,
    rows: Sequence[tuple[bool, Row]],
) -> None:
    """Insert rows; those that are known are updated, which costs half as much again."""
    connection.executemany(insert, [row for is_known, row in rows if not is_known])
    connection.executemany(insert + on_conflict, [row for is_known, row in rows if is_known])


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = _marks(len(columns) + 1)
    return f"insert into {table}({', '.join(columns)}, document_id) values ({marks})"


def _on_conflict(table: str, columns: Sequence[str], key: str) -> str:
    """Return SQL that updates a row, and leaves one alone that would stay the same.

    Not INSERT OR REPLACE: its deletes fire no trigger, which corrupts the search index.
    """
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns)
    changed = " or ".join(f"{table}.{column} is not excluded.{column}" for column in columns)
    return f" on conflict({key}) do update set {sets} where {changed}"


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _marks(count: int) -> str:
    return ", ".join("?" * count)
