"""The reference of all tables and columns, as docs/tables.md prints it."""

import sqlite3
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .connection import MEMORY, connect
from .schema import apply_migrations


def table_reference() -> str:
    """Return every table and view with its columns, types and descriptions, as Markdown."""
    connection = connect(MEMORY, create=True)
    apply_migrations(connection)
    described: dict[str, Any] = _descriptions()["tables"]
    sections = [_section(connection, name, described[name]) for name in described]
    connection.close()
    return "\n" + "\n".join(sections)


def _section(connection: sqlite3.Connection, name: str, table: dict[str, Any]) -> str:
    shared: dict[str, Any] = _descriptions()["columns"]
    words = shared | table.get("columns", {})
    rows = connection.execute("select name, type from pragma_table_xinfo(?)", (name,))
    lines = [_line(column, kind, words.get(column, {})) for column, kind in rows]
    head = "| column | type | 说明 | description |\n|---|---|---|---|"
    return f"## {name}\n\n{table['zh']}\n\n{table['en']}\n\n{head}\n" + "\n".join(lines) + "\n"


def _line(column: str, kind: str, words: dict[str, str]) -> str:
    zh, en = (words.get(lang, "").replace("|", "\\|") for lang in ("zh", "en"))
    return f"| `{column}` | {kind.lower()} | {zh} | {en} |"


@cache
def _descriptions() -> dict[str, Any]:
    text = (files("corpus") / "descriptions.yml").read_text(encoding="utf8")
    descriptions: dict[str, Any] = yaml.safe_load(text)
    return descriptions
