"""Writing many documents that the database does not hold: each table in one go.

A document written for itself costs some twenty statements. Here the row ids are given
out beforehand, so that the rows of hundreds of documents go in table by table, and the
search indexes get texts that were split once for the document and its passages alike.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from extract import Figure
from ingest import Document

from .addresses import public_address
from .contents import Contents
from .document_rows import CELL_COLUMNS, DOCUMENT_COLUMNS, PASSAGE_COLUMNS, Row
from .duplicates import sentence_hashes
from .figure_rows import FIGURE_COLUMNS
from .search import zh_seg_lines
from .vocabulary import add_townships

# Columns from here on hold numbers of passages and positions, not yet row ids.
_FIRST_LINK = FIGURE_COLUMNS.index("passage")
_CHECK_COLUMNS = (
    "kind", "stated", "computed", "residual", "tolerance", "words", "holds", "figures", "figure",
)  # fmt: skip


class NewDocument(NamedTuple):
    """A document to write, its rows and their digest."""

    document: Document
    figures: Sequence[Figure]
    contents: Contents
    digest: str


def write_new(connection: sqlite3.Connection, new: Sequence[NewDocument]) -> list[int]:
    """Write documents whose uids are not held, inside the caller's transaction.

    Returns their row ids. What is to be chosen and compared anew is left to the caller.
    """
    if not new:
        return []
    # Rows point at one another (a part at its total, either may come first).
    connection.execute("pragma defer_foreign_keys = on")
    add_townships(connection, (f.region_code for one in new for f in one.figures))
    ids = _ids_after(connection, "documents", len(new))
    with _search_fed_directly(connection):
        columns = ("id", *DOCUMENT_COLUMNS, "uri", "content_sha256")
        rows = [
            (id_, *one.contents.document, public_address(one.document.uri), one.digest)
            for id_, one in zip(ids, new, strict=True)
        ]
        _insert(connection, "documents", columns, rows)
        passages = _write_passages(connection, ids, new)
    _write_parts(connection, ids, new, passages)
    _write_figures(connection, ids, new, passages)
    return list(ids)


@contextmanager
def _search_fed_directly(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the insert triggers away for a block, which is part of the transaction.

    A search index that is fed by a trigger writes its buffer out after every statement.
    Where the block fails, the rollback brings the triggers back.
    """
    triggers = connection.execute(
        "select name, sql from sqlite_master where type = 'trigger'"
        " and name in ('documents_ai', 'passages_ai')"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"drop trigger {name}")
    yield
    for _, sql in triggers:
        connection.execute(sql)


def _write_passages(
    connection: sqlite3.Connection, ids: Sequence[int], new: Sequence[NewDocument]
) -> list[dict[object, int]]:
    """Write passages and both search indexes; return the row ids by number of each document."""
    first = _next_id(connection, "passages")
    numbered: list[dict[object, int]] = []
    rows: list[Row] = []
    for document_id, one in zip(ids, new, strict=True):
        start = first + len(rows)
        numbered.append({row[0]: start + at for at, row in enumerate(one.contents.passages)})
        rows += [(start + at, document_id, *row) for at, row in enumerate(one.contents.passages)]
    _insert(connection, "passages", ("id", "document_id", *PASSAGE_COLUMNS), rows)
    split_documents: list[Row] = []
    split_passages: list[Row] = []
    text_at = PASSAGE_COLUMNS.index("text")
    for document_id, one, of_document in zip(ids, new, numbered, strict=True):
        lines: dict[str, str] = {}
        split_passages += [
            (of_document[row[0]], zh_seg_lines(row[text_at], lines))
            for row in one.contents.passages
        ]
        texts = (one.document.title, one.document.text)
        split_documents.append((document_id, *(zh_seg_lines(text, lines) for text in texts)))
    _insert(connection, "passages_fts", ("rowid", "text"), split_passages)
    _insert(connection, "documents_fts", ("rowid", "title", "text"), split_documents)
    return numbered


def _write_parts(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    new: Sequence[NewDocument],
    passages: Sequence[Mapping[object, int]],
) -> None:
    """Write cells, citations, attachments and the hashes that reposts are found by."""
    cells: list[Row] = []
    citations: list[Row] = []
    attachments: list[Row] = []
    hashes: list[Row] = []
    for document_id, one, numbered in zip(ids, new, passages, strict=True):
        cells += [(numbered[no], *row) for no, row in one.contents.cells]
        citations += [(document_id, *row) for row in one.contents.citations]
        attachments += [(document_id, *row) for row in one.contents.attachments]
        hashes += [(hash_, document_id) for hash_ in sentence_hashes(one.document.text)]
    _insert(connection, "table_cells", ("passage_id", *CELL_COLUMNS), cells)
    columns = ("document_id", "document_number", "start", "end")
    _insert(connection, "citations", columns, citations)
    _insert(connection, "attachments", ("document_id", "name", "url"), attachments)
    hashes.sort()  # the table is one tree in this order
    _insert(connection, "sentence_hashes", ("hash", "document_id"), hashes)


def _write_figures(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    new: Sequence[NewDocument],
    passages: Sequence[Mapping[object, int]],
) -> None:
    """Write figures, then the checks, which point to them."""
    next_id = _next_id(connection, "figures")
    figures: list[Row] = []
    checks: list[Row] = []
    for document_id, one, numbered in zip(ids, new, passages, strict=True):
        rows = one.contents.figures
        figures += _linked(document_id, next_id, rows, numbered)
        if one.contents.checks:
            known = {row[0]: next_id + at for at, row in enumerate(rows)}
            checks += [(document_id, *row[:-1], known[row[-1]]) for row in one.contents.checks]
        next_id += len(rows)
    columns = ("id", "document_id", *(name.strip('"') for name in FIGURE_COLUMNS))
    _insert(connection, "figures", columns, figures)
    _insert(connection, "checks", ("document_id", *_CHECK_COLUMNS), checks)


def _linked(
    document_id: int, first: int, rows: Iterable[Row], numbered: Mapping[object, int]
) -> Iterator[Row]:
    """Yield the rows with row ids in place of the numbers of passages and positions."""
    for id_, row in enumerate(rows, first):
        passage, *links = row[_FIRST_LINK:]
        placed = [None if link is None else first + link for link in links]
        yield (id_, document_id, *row[:_FIRST_LINK], numbered.get(passage), *placed)


def _insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"insert into {table}({names}) values ({marks})", rows)


def _ids_after(connection: sqlite3.Connection, table: str, count: int) -> range:
    first = _next_id(connection, table)
    return range(first, first + count)


def _next_id(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"select ifnull(max(id), 0) + 1 from {table}").fetchone()[0])
