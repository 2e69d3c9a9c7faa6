"""Opening a corpus file: the pragmas and functions that every connection needs."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import CorpusBusyError, CorpusFullError, CorpusNotFoundError, NotACorpusError
from .search import register_functions

MEMORY = ":memory:"
PRIMARY = 0xFF  # the bits of an extended result code that hold the primary one


def connect(path: str | Path, *, create: bool) -> sqlite3.Connection:
    """Open a database in autocommit mode; transactions are explicit, see `transaction`.

    Raises:
        CorpusNotFoundError: the file is not there and `create` is false.
        CorpusFullError: there is no room for the files that SQLite needs beside it.
        NotACorpusError: the file is something else than an SQLite database.
    """
    if not create and str(path) != MEMORY and not Path(path).is_file():
        raise CorpusNotFoundError(f"{path}: no such database")
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma busy_timeout = 5000")
        # Readers go on while a batch writes; what is not yet checkpointed survives a crash
        # of the process, and the last commits may be lost only with the whole machine.
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute(f"pragma cache_size = {-_cache_kib()}")
        connection.execute("select 1 from sqlite_master limit 1")  # wants room beside the file
    except sqlite3.OperationalError as error:
        if _is_full(error):
            raise _full(error, str(path)) from error
        raise CorpusNotFoundError(f"{path}: cannot be opened: {error}") from error
    except sqlite3.DatabaseError as error:
        raise NotACorpusError(f"{path}: not a gongbao database: {error}") from error
    register_functions(connection)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one transaction: all of it is kept, or nothing.

    Raises:
        CorpusBusyError: another process holds the write lock.
        CorpusFullError: the disk is full, or cannot be written for another reason.
    """
    try:
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
    except sqlite3.OperationalError as error:
        raise _named(error, connection) from error


def _named(error: sqlite3.OperationalError, connection: sqlite3.Connection) -> Exception:
    path = connection.execute("pragma database_list").fetchone()[2] or MEMORY
    if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return CorpusBusyError(f"{path}: another process is writing")
    return _full(error, path) if _is_full(error) else error


def _is_full(error: sqlite3.OperationalError) -> bool:
    """Say whether there is no room: of all file systems' reasons SQLite names a full disk only."""
    return error.sqlite_errorcode & PRIMARY in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def _full(error: sqlite3.OperationalError, path: str) -> CorpusFullError:
    if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        return CorpusFullError(f"{path}: the disk is full; nothing half-written was kept")
    return CorpusFullError(
        f"{path}: the disk is full, or a quota or limit is reached ({error.sqlite_errorname});"
        " nothing half-written was kept"
    )


def _cache_kib() -> int:
    """Return the page cache in KiB; GONGBAO_CACHE_MIB overrides it for large loads."""
    return 1024 * int(os.environ.get("GONGBAO_CACHE_MIB", "64"))
