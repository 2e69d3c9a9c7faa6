"""Which statements or facts a reader asks for, and the SQL that says so."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from extract import Status


class Where(TypedDict, total=False):
    """The keywords of `Corpus.statements`, `facts`, `conflicts` and `coverage`.

    Fields as in `Selection`; one left out means any.
    """

    region: str | None
    below: bool
    indicators: Sequence[str]
    start: date | None
    end: date | None
    statuses: Sequence[Status]
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which statements or facts: None and () mean any.

    `start` and `end` bound the end of the period, both inclusive; `below` takes the
    regions under `region` too; `as_of` leaves out documents published later.
    """

    region: str | None = None
    below: bool = False
    indicators: Sequence[str] = ()
    start: date | None = None
    end: date | None = None
    statuses: Sequence[Status] = ()
    as_of: date | None = None


def conditions(selection: Selection, table: str) -> tuple[list[str], list[object]]:
    """Return SQL conditions and their values over a table with the columns of a key."""
    tests: list[tuple[str, object]] = []
    if selection.region is not None and not selection.below:
        tests.append((f"{table}.region_code = ?", selection.region))
    if selection.region is not None and selection.below:
        tests.append((f"{table}.region_code in {_BELOW}", selection.region))
    if selection.indicators:
        tests.append((f"{table}.indicator {_IN}", json.dumps(list(selection.indicators))))
    if selection.start is not None:
        tests.append((f"{table}.period_end >= ?", selection.start.isoformat()))
    if selection.end is not None:
        tests.append((f"{table}.period_end <= ?", selection.end.isoformat()))
    if selection.statuses:
        tests.append((f"{table}.status {_IN}", json.dumps([str(s) for s in selection.statuses])))
    if selection.as_of is not None:
        tests.append(("ifnull(d.published, '') <= ?", selection.as_of.isoformat()))
    return ["1"] + [test for test, _ in tests], [value for _, value in tests]


_IN = "in (select value from json_each(?))"
_BELOW = (
    "(with recursive below(code) as (select ? union all"
    " select r.code from regions r join below on r.parent_code = below.code)"
    " select code from below)"
)
