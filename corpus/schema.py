"""The tables of a corpus: numbered SQL files, applied in order, never edited once released.

A new version adds a file to migrations/; columns are added by ALTER TABLE. Never call
sqlite-utils' `transform()` on these tables: it drops generated columns and triggers
without a word (4.2.1).
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from sqlite_utils import Database, Migrations

from .search import ZH_SEG_VERSION, register_functions

migrations = Migrations("gongbao")


def apply_migrations(connection: sqlite3.Connection) -> bool:
    """Bring a database to this version's tables; return whether anything was to be done.

    Each migration is one transaction: a failing one leaves the database as it was.
    """
    register_functions(connection)
    database = Database(connection, recursive_triggers=False)
    if not migrations.pending(database):
        return False
    migrations.apply(database)
    with connection:
        connection.execute(
            "insert into properties values ('zh_seg', ?) on conflict do nothing", [ZH_SEG_VERSION]
        )
    return True


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


for _file in sorted((files("corpus") / "migrations").iterdir(), key=lambda file: file.name):
    _register(_file.name.removesuffix(".sql"), _file.read_text(encoding="utf8"))
