"""The tables of a corpus: numbered SQL files, applied in order, never edited once released.

A new version adds a file to migrations/; columns are added by ALTER TABLE. Never call
sqlite-utils' `transform()` on these tables: it drops generated columns and triggers
without a word (4.2.1).
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlite_utils import Database, Migrations

from .connection import transaction
from .errors import NotACorpusError
from .search import ZH_SEG_VERSION, register_functions

migrations = Migrations("gongbao")


def apply_migrations(connection: sqlite3.Connection) -> bool:
    """Bring a database to this version's tables; return whether anything was to be done.

    All of them are one transaction: one that fails or is killed leaves the database as it
    was, and of two processes that open a new file the second waits for the first.

    Raises:
        CorpusBusyError: another process is writing, and the tables are not up to date.
        NotACorpusError: the database holds other tables, or was made by a later version.
    """
    register_functions(connection)
    database = Database(connection, recursive_triggers=False)
    _refuse_foreign(connection, database)
    if not migrations.pending(database):
        return False
    with transaction(connection):
        migrations.apply(database)
        connection.execute(
            "insert into properties values ('zh_seg', ?) on conflict do nothing", [ZH_SEG_VERSION]
        )
    return True


def _refuse_foreign(connection: sqlite3.Connection, database: Database) -> None:
    path = connection.execute("pragma database_list").fetchone()[2]
    applied = {migration.name for migration in migrations.applied(database)}
    later = applied - {_name_of(file) for file in _migration_files()}
    if later:
        raise NotACorpusError(f"{path}: made by a later version of gongbao ({min(later)})")
    if not applied and set(database.table_names()) - {migrations.migrations_table}:
        raise NotACorpusError(f"{path}: not a gongbao database: it holds other tables")


def _migration_files() -> list[Traversable]:
    return sorted((files("corpus") / "migrations").iterdir(), key=lambda file: file.name)


def _name_of(file: Traversable) -> str:
    return file.name.removesuffix(".sql")


def statements_of(sql: str) -> Iterator[str]:
    """Yield the statements of an SQL file; a trigger with its semicolons is one."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""


def _register(name: str, sql: str) -> None:
    @migrations(name=name)
    def _(database: Database) -> None:
        for statement in statements_of(sql):
            database.execute(statement)


for _file in _migration_files():
    _register(_name_of(_file), _file.read_text(encoding="utf8"))
