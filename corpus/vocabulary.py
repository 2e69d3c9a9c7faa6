"""What figures point to, regions and indicators, kept equal to what the extractor knows."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Protocol

from extract import region

from .rows import IndicatorRow, RegionRow

TOWNSHIP_CODE_LENGTH = 9


class RegionLike(Protocol):
    """A region as the extractor knows it."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def name_zh(self) -> str: ...  # noqa: D102
    @property
    def name_en(self) -> str | None: ...  # noqa: D102
    @property
    def parent_code(self) -> str | None: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def grid_x(self) -> int | None: ...  # noqa: D102
    @property
    def grid_y(self) -> int | None: ...  # noqa: D102


class IndicatorLike(Protocol):
    """An indicator as the extractor knows it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def pack(self) -> str: ...  # noqa: D102
    @property
    def zh(self) -> str: ...  # noqa: D102
    @property
    def en(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def aggregation(self) -> str: ...  # noqa: D102
    @property
    def definition(self) -> str | None: ...  # noqa: D102


def sync_regions(connection: sqlite3.Connection, regions: Mapping[str, RegionLike]) -> None:
    """Insert and update regions; none is deleted, for figures may point to it."""
    rows = [
        (r.code, r.name_zh, r.name_en, r.parent_code, r.level, r.grid_x, r.grid_y)
        for r in regions.values()
    ]
    columns = ("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y")
    _sync(connection, "regions", columns, rows)


def add_townships(connection: sqlite3.Connection, codes: Iterable[str | None]) -> None:
    """Add the townships among region codes; there are 41,000, so only those that are met."""
    for code in sorted({code for code in codes if code and len(code) == TOWNSHIP_CODE_LENGTH}):
        town = region(code)
        connection.execute(
            "insert into regions(code, name_zh, name_en, parent_code, level)"
            " values (?, ?, ?, ?, ?) on conflict do nothing",
            [town.code, town.name_zh, town.name_en, town.parent_code, str(town.level)],
        )


def sync_indicators(
    connection: sqlite3.Connection, indicators: Mapping[str, IndicatorLike]
) -> None:
    """Insert and update indicators; none is deleted, for figures may point to it."""
    rows = [
        (i.id, i.pack, i.zh, i.en, i.kind, i.unit, i.aggregation, i.definition, sort)
        for sort, i in enumerate(indicators.values())
    ]
    columns = (
        "id", "pack", "name_zh", "name_en", "kind", "unit", "aggregation", "definition", "sort",
    )  # fmt: skip
    _sync(connection, "indicators", columns, rows)


def stored_regions(connection: sqlite3.Connection) -> dict[str, RegionRow]:
    """Return the regions of a database by code."""
    rows = connection.execute(
        "select code, name_zh, name_en, parent_code, level, grid_x, grid_y from regions"
        " order by code"
    )
    return {
        code: RegionRow(
            code=code,
            name_zh=zh,
            name_en=en,
            parent_code=parent,
            level=level,
            grid=None if x is None else (x, y),
        )
        for code, zh, en, parent, level, x, y in rows
    }


def stored_indicators(connection: sqlite3.Connection) -> dict[str, IndicatorRow]:
    """Return the indicators of a database by id, in the order of their packs."""
    columns = ("id", "pack", "name_zh", "name_en", "kind", "unit", "aggregation", "definition")
    rows = connection.execute(f"select {', '.join(columns)} from indicators order by sort, id")
    return {row[0]: IndicatorRow(**dict(zip(columns, row, strict=True))) for row in rows}


def _sync(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[object, ...]],
) -> None:
    rows = sorted(rows, key=repr)
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    held = connection.execute("select value from properties where name = ?", [table]).fetchone()
    if held == (digest,):
        return
    connection.execute("pragma defer_foreign_keys = on")  # a child may come before its parent
    sets = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    connection.executemany(
        f"insert into {table}({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
        f" on conflict({columns[0]}) do update set {sets}",
        rows,
    )
    connection.execute(
        "insert into properties values (?, ?) on conflict do update set value = excluded.value",
        [table, digest],
    )
