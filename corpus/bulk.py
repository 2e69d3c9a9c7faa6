"""Loading in the mass: many documents a transaction, indexes made at the end of a first load.

Each figure has a place in six indexes, scattered over all of their pages. Written row by
row the pages go through the log over and over (24 KB a figure at five million); sorted
once at the end they are written once. A search index that is fed by triggers writes its
buffer out after every statement; made at the end it takes a fifth of the time.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from extract import Figure
from ingest import Document

from .connection import transaction
from .store import Outcome, store

DOCUMENTS_A_TRANSACTION = 500
# Statements that make what was dropped, kept in `properties` until they have run, so that
# a load that is killed is put in order when the database is next opened.
_MARK = "to make after loading: "
_FIGURE_INDEXES = """
select name, 'drop index ' || name, sql from sqlite_master where type = 'index'
  and tbl_name = 'figures' and sql is not null and name <> 'ix_figures_document'
"""
_SEARCH_TRIGGERS = """
select name, 'drop trigger ' || name, sql from sqlite_master where type = 'trigger'
  and name in ('documents_ai', 'passages_ai')
"""
_SEARCH_INDEXES = [
    (index, None, f"insert into {index}({index}) values ('rebuild')")
    for index in ("documents_fts", "passages_fts")
]


def add_many(
    connection: sqlite3.Connection, found: Iterable[tuple[Document, Sequence[Figure]]]
) -> dict[Outcome, int]:
    """Store many documents and return how many were added, updated, unchanged."""
    counts = dict.fromkeys(Outcome, 0)
    pairs = iter(found)
    with _indexes_at_end(connection):
        while some := list(islice(pairs, DOCUMENTS_A_TRANSACTION)):
            with transaction(connection):
                for document, figures in some:
                    counts[store(connection, document, figures)] += 1
    return counts


def finish_loading(connection: sqlite3.Connection) -> None:
    """Make what a load has put off; does nothing where nothing was."""
    rows = connection.execute(
        "select value from properties where name glob ? order by name", [f"{_MARK}*"]
    ).fetchall()
    if not rows:
        return
    with transaction(connection):
        for (sql,) in rows:
            connection.execute(sql)
        connection.execute("delete from properties where name glob ?", [f"{_MARK}*"])


@contextmanager
def _indexes_at_end(connection: sqlite3.Connection) -> Iterator[None]:
    """Put off the indexes of empty tables to the end of the block."""
    if connection.execute("select 1 from documents limit 1").fetchone() is not None:
        yield
        return
    put_off = [
        *connection.execute(_FIGURE_INDEXES),
        *connection.execute(_SEARCH_TRIGGERS),
        *_SEARCH_INDEXES,
    ]
    with transaction(connection):
        for name, drop, make in put_off:
            connection.execute("insert into properties values (?, ?)", [_MARK + name, make])
            if drop is not None:
                connection.execute(drop)
    try:
        yield
    finally:
        finish_loading(connection)
