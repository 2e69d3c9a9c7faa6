"""Loading in the mass: many documents a transaction, indexes made at the end of a first load.

Each figure has a place in six indexes, scattered over all of their pages. Written row by
row the pages go through the log over and over (24 KB a figure at five million); sorted
once at the end they are written once.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from extract import Figure
from ingest import Document

from .addresses import public_address
from .connection import transaction
from .contents import contents_of
from .corrections import apply_corrections
from .new_documents import NewDocument, write_new
from .pending import MARK_ALL, mark_all_pending
from .store import Outcome, store

DOCUMENTS_A_TRANSACTION = 500
# Statements that make what was dropped, kept in `properties` until they have run, so that
# a load that is killed is put in order when the database is next opened. They run in the
# order of their names: the cells to choose are read from ix_figures_key.
_MARK = "to make after loading: "
_FIGURE_INDEXES = """
select name, 'drop index ' || name, sql from sqlite_master where type = 'index'
  and tbl_name = 'figures' and sql is not null and name <> 'ix_figures_document'
"""
_CELLS = ("pending_choices", None, MARK_ALL)


def add_many(
    connection: sqlite3.Connection, found: Iterable[tuple[Document, Sequence[Figure]]]
) -> dict[Outcome, int]:
    """Store many documents and return how many were added, updated, unchanged."""
    counts: Counter[Outcome] = Counter()
    pairs = iter(found)
    with _indexes_at_end(connection) as is_first_load:
        while some := list(islice(pairs, DOCUMENTS_A_TRANSACTION)):
            with transaction(connection):
                counts += _store_some(connection, some, is_first_load=is_first_load)
    return {outcome: counts[outcome] for outcome in Outcome}


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


def _store_some(
    connection: sqlite3.Connection,
    some: Sequence[tuple[Document, Sequence[Figure]]],
    *,
    is_first_load: bool,
) -> Counter[Outcome]:
    """Store documents: what is new and alone at its address together, all else one by one."""
    uids = Counter(document.uid for document, _ in some)
    held = _held(connection, list(uids))
    placed = [public_address(document.uri) for document, _ in some]
    addresses = _addresses(connection, placed)
    addresses.update(placed)
    counts: Counter[Outcome] = Counter()
    new: list[NewDocument] = []
    for (document, figures), address in zip(some, placed, strict=True):
        contents = contents_of(document, figures, ())
        digest = contents.digest()
        others = addresses[address] - 1 - (document.uid in held)
        alone = not others and uids[document.uid] == 1
        if alone and document.uid not in held:
            new.append(NewDocument(document, figures, contents, digest))
        elif alone and held[document.uid] == digest:
            counts[Outcome.UNCHANGED] += 1
        else:
            counts[store(connection, document, figures)] += 1
    _add(connection, new, is_first_load=is_first_load)
    counts[Outcome.ADDED] += len(new)
    return counts


def _add(
    connection: sqlite3.Connection, new: Sequence[NewDocument], *, is_first_load: bool
) -> None:
    ids = write_new(connection, new)
    connection.executemany(
        "insert or ignore into pending_origins values (?)", [(id_,) for id_ in ids]
    )
    if not is_first_load:
        mark_all_pending(connection, ids)
    if connection.execute("select 1 from corrections limit 1").fetchone() is not None:
        for id_ in ids:
            apply_corrections(connection, id_)


def _held(connection: sqlite3.Connection, uids: Sequence[str]) -> dict[str, str]:
    """Return the content hashes of the documents that are held and current in their own right."""
    rows = connection.execute(
        "select uid, iif(superseded_by is null, content_sha256, '') from documents"
        " where uid in (select value from json_each(?))",
        [json.dumps(uids)],
    )
    return dict(rows.fetchall())


def _addresses(connection: sqlite3.Connection, uris: Sequence[str]) -> Counter[str]:
    """Return how many documents are held of each address."""
    rows = connection.execute(
        "select uri, count(*) from documents where uri in (select value from json_each(?))"
        " group by uri",
        [json.dumps(uris)],
    )
    return Counter(dict(rows.fetchall()))


@contextmanager
def _indexes_at_end(connection: sqlite3.Connection) -> Iterator[bool]:
    """Put off the indexes of empty tables to the end of the block; yield whether they are."""
    if connection.execute("select 1 from documents limit 1").fetchone() is not None:
        yield False
        return
    put_off = [*connection.execute(_FIGURE_INDEXES), _CELLS]
    with transaction(connection):
        for name, drop, make in put_off:
            connection.execute("insert into properties values (?, ?)", [_MARK + name, make])
            if drop is not None:
                connection.execute(drop)
    try:
        yield True
    finally:
        finish_loading(connection)
