"""Chosen facts, conflicts and coverage, read from the tables that settling fills."""

import json
import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extract import Facet, Status

from .doubts import doubts_of
from .rows import Aggregation, Conflict, Coverage, Decision, Fact, FactKey, Flag, Statement
from .selection import Selection, conditions
from .statements import day, statements_by_id

_KEY = (
    "indicator", "region_code", "unit", "facet", "status", "aggregation", "period_start",
    "period_end", "programme", "group", "scope_of", "part", "base", "per", "basis",
)  # fmt: skip
_KEY_SQL = ", ".join(f'p."{name}"' for name in _KEY)


def select_facts(
    connection: sqlite3.Connection, selection: Selection, *, main_only: bool
) -> list[Fact]:
    """Return the chosen facts, by indicator, region, period and status."""
    where, values = conditions(selection, "p")
    if main_only:
        where.append("p.main")
    rows = connection.execute(
        f"select {_KEY_SQL}, p.figure, p.main, p.decision, p.statements, p.documents, p.origins,"
        " p.flags from representative p join figures f on f.id = p.figure"
        f" join documents d on d.id = f.document_id where {' and '.join(where)}"
        " order by p.indicator, p.region_code, p.period_end, p.period_start, p.status,"
        " p.main desc, f.uid",
        values,
    ).fetchall()
    figures = [row[len(_KEY)] for row in rows]
    statements = statements_by_id(connection, figures)
    doubts = doubts_of(connection, figures)
    return [_fact(row, statements, doubts) for row in rows]


def select_conflicts(connection: sqlite3.Connection, selection: Selection) -> list[Conflict]:
    """Return what statements of one key disagree on, by indicator, region and period."""
    where, values = conditions(selection, "p")
    rows = connection.execute(
        f"select {_KEY_SQL}, c.chosen, c.other, c.flag from conflicts c"
        " join representative p on p.figure = c.chosen join figures f on f.id = p.figure"
        f" join documents d on d.id = f.document_id where {' and '.join(where)}"
        " order by p.indicator, p.region_code, p.period_end, p.period_start, c.chosen, c.other",
        values,
    ).fetchall()
    ids = {id_ for row in rows for id_ in row[len(_KEY) : len(_KEY) + 2]}
    statements = statements_by_id(connection, sorted(ids))
    return [_conflict(row, statements) for row in rows]


def select_coverage(connection: sqlite3.Connection, selection: Selection) -> list[Coverage]:
    """Return for which indicators, regions, periods and statuses facts are held."""
    where, values = conditions(selection, "p")
    rows = connection.execute(
        "select p.indicator, p.region_code, p.period_start, p.period_end, p.status, count(*)"
        " from representative p join figures f on f.id = p.figure"
        f" join documents d on d.id = f.document_id where {' and '.join(where)}"
        " group by 1, 2, 3, 4, 5 order by 1, 2, 4, 3, 5",
        values,
    )
    return [
        Coverage(
            indicator=indicator,
            region_code=region,
            period_start=day(start),
            period_end=day(end),
            status=Status(status),
            facts=facts,
        )
        for indicator, region, start, end, status, facts in rows
    ]


def difference_of(chosen: Statement, other: Statement) -> tuple[Decimal, Decimal | None]:
    """Return other − chosen, and the larger over the smaller size (None where one is 0)."""
    sizes = sorted([abs(chosen.value), abs(other.value)])
    return other.value - chosen.value, sizes[1] / sizes[0] if sizes[0] else None


def _fact(
    row: Sequence[Any], statements: dict[int, Statement], doubts: dict[int, set[Flag]]
) -> Fact:
    figure, main, decision, n_statements, documents, origins, flags = row[len(_KEY) :]
    return Fact(
        key=_key(row),
        statement=statements[figure],
        decision=Decision(decision),
        main=bool(main),
        statements=n_statements,
        documents=documents,
        origins=origins,
        flags=frozenset(map(Flag, json.loads(flags))) | doubts.get(figure, set()),
    )


def _conflict(row: Sequence[Any], statements: dict[int, Statement]) -> Conflict:
    chosen, other, flag = row[len(_KEY) :]
    pair = statements[chosen], statements[other]
    difference, ratio = difference_of(*pair)
    return Conflict(
        key=_key(row),
        chosen=pair[0],
        other=pair[1],
        flag=Flag(flag),
        difference=difference,
        ratio=ratio,
    )


def _key(row: Sequence[Any]) -> FactKey:
    values = dict(zip(_KEY, row, strict=False))
    return FactKey(
        **values
        | {
            "facet": Facet(values["facet"]),
            "status": Status(values["status"]),
            "aggregation": Aggregation(values["aggregation"]),
            "period_start": day(values["period_start"]),
            "period_end": day(values["period_end"]),
        }
    )
