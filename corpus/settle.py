"""Choosing anew wherever something changed: the tables representative and conflicts."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract import Facet

from .candidates import Candidate, Statements, pending_statements
from .choose import Choice, choose
from .connection import transaction
from .document_rows import Row, iso
from .origins import settle_origins
from .rows import FactKey, Flag

CELLS_A_TRANSACTION = 2000
# The rows of a table that belong to the first pending cells. Both are read in the order of
# the key, so that pages of the index are written once and not for each cell.
_FIRST_CELLS = """
(select * from pending_choices order by indicator, region_code, period_end limit :most) cell
cross join representative p on p.indicator = cell.indicator
  and p.region_code = cell.region_code and p.period_end is nullif(cell.period_end, '')
"""
_CLEAR = (
    f"delete from conflicts where chosen in (select p.figure from {_FIRST_CELLS})",
    f"delete from representative where figure in (select p.figure from {_FIRST_CELLS})",
    "delete from pending_choices where (indicator, region_code, period_end) in (select * from"
    " pending_choices order by indicator, region_code, period_end limit :most)",
)


def settle(connection: sqlite3.Connection) -> int:
    """Choose for every pending cell and return how many there were.

    Cells are done in transactions of some thousands, so a killed run goes on where it was.
    """
    with transaction(connection):
        settle_origins(connection)
    cells = 0
    while connection.execute("select 1 from pending_choices limit 1").fetchone():
        with transaction(connection):
            cells += _settle_cells(connection)
    return cells


def main_keys(choices: Mapping[FactKey, Choice]) -> set[FactKey]:
    """Return the keys that the view `facts` shows: the widest scope of each level.

    One for each indicator, region, unit, period and status: no part, no change, no
    share. Where two scopes are equally wide (two groups and no total), or a document
    gives several values for the key, nothing is shown rather than something wrong.
    """
    rivals: dict[tuple[object, ...], list[FactKey]] = {}
    for key in choices:
        if key.facet == Facet.LEVEL and key.part is None:
            place = (key.unit, key.period_start, key.period_end, key.status)
            rivals.setdefault(place, []).append(key)
    widest = (_widest(keys) for keys in rivals.values())
    return {key for key in widest if key is not None and Flag.SEVERAL not in choices[key].flags}


def _widest(keys: Sequence[FactKey]) -> FactKey | None:
    least = min(map(_narrowness, keys))
    found = [key for key in keys if _narrowness(key) == least]
    return found[0] if len(found) == 1 else None


def _narrowness(key: FactKey) -> tuple[int, int, int]:
    limits = (key.group, key.base, key.per, key.basis)
    programme = 0 if key.programme is None else 1 + key.programme.count(".")
    return sum(limit is not None for limit in limits), programme, int(key.scope_of is not None)


def _settle_cells(connection: sqlite3.Connection) -> int:
    """Choose for the first pending cells and return how many they were."""
    rows: list[Row] = []
    conflicts: list[Row] = []
    for statements in pending_statements(connection, CELLS_A_TRANSACTION).values():
        choices = _choices(statements)
        main = main_keys(choices)
        for key, choice in choices.items():
            rows.append(_row(key, choice, statements.candidates[key], choices, main))
            conflicts += _conflict_rows(choice)
    for sql in _CLEAR:
        done = connection.execute(sql, {"most": CELLS_A_TRANSACTION}).rowcount
    connection.executemany(f"insert into representative values ({', '.join('?' * 23)})", rows)
    connection.executemany(
        "insert into conflicts(chosen, other, flag, difference, ratio) values (?, ?, ?, ?, ?)",
        conflicts,
    )
    return done


def _choices(statements: Statements) -> dict[FactKey, Choice]:
    return {
        key: choice
        for key, candidates in statements.candidates.items()
        if (choice := choose(candidates, statements.mirrors[key])) is not None
    }


def _row(
    key: FactKey,
    choice: Choice,
    candidates: Sequence[Candidate],
    choices: Iterable[FactKey],
    main: set[FactKey],
) -> Row:
    flags = set(choice.flags)
    if any(_differs_in_status(key, other) for other in choices):
        flags.add(Flag.MIXED_STATUS)
    return (
        choice.chosen.figure, key.indicator, key.region_code, iso(key.period_start),
        iso(key.period_end), key.status.value, key.facet.value, key.unit,
        key.aggregation.value, key.programme, key.group, key.scope_of, key.part, key.base,
        key.per, key.basis, int(key in main), choice.decision.value, len(candidates),
        len({one.document for one in candidates}), len({one.origin for one in candidates}),
        json.dumps(sorted(flags)), choice.chosen.document,
    )  # fmt: skip


def _differs_in_status(key: FactKey, other: FactKey) -> bool:
    same_place = (key.facet, key.unit, key.period_start) == (
        other.facet,
        other.unit,
        other.period_start,
    )
    return key.status != other.status and same_place


def _conflict_rows(choice: Choice) -> Iterator[Row]:
    for other, flag in choice.disagreements:
        sizes = sorted([abs(choice.chosen.value), abs(other.value)])
        yield (
            choice.chosen.figure,
            other.figure,
            flag.value,
            float(other.value - choice.chosen.value),
            float(sizes[1] / sizes[0]) if sizes[0] else None,
        )
