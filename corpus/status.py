"""The state of a corpus in numbers: for `gongbao status` and the pages."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A past run with what it did."""

    command: str
    status: str
    started_at: str
    added: int
    updated: int
    unchanged: int
    failed: int
    figures: int
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureGroup:
    """How many sources failed for one reason, with one of them as the example."""

    stage: str
    error: str
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is held, what failed, what was done last.

    `orphans` are corrections whose figure or document is not there any more, as uid and
    reason; a person should look at them.
    """

    documents: int
    partial: int
    superseded: int
    withdrawn: int
    figures: int
    with_indicator: int
    facts: int
    conflicts: int
    origins: int
    failures: tuple[FailureGroup, ...]
    runs: tuple[Run, ...]
    orphans: tuple[tuple[str, str], ...]


_COUNTS = """
select (select count(*) from documents), (select count(*) from documents where status = 'partial'),
  (select count(*) from documents where superseded_by is not null),
  (select count(*) from documents where withdrawn is not null),
  (select count(*) from figures), (select count(*) from figures where indicator is not null),
  (select count(*) from representative where main), (select count(*) from conflicts),
  (select count(distinct origin) from origins)
"""
_FAILURES = """
select stage, error, count(*), min(message) from failures group by stage, error
order by count(*) desc, error
"""
_RUNS = """
select command, status, started_at, added, updated, unchanged, failed, figures, seconds
from runs order by id desc limit ?
"""
_ORPHANS = """
select distinct c.uid, c.reason from corrections c
left join figures f on f.uid = c.uid left join documents d on d.uid = c.uid
where f.id is null and d.id is null order by c.id
"""


def state_of(connection: sqlite3.Connection, runs: int = 5) -> State:
    """Return the state of a database with its last runs."""
    counts = connection.execute(_COUNTS).fetchone()
    names = (
        "documents", "partial", "superseded", "withdrawn", "figures", "with_indicator",
        "facts", "conflicts", "origins",
    )  # fmt: skip
    fields = tuple(Run.__dataclass_fields__)
    return State(
        **dict(zip(names, counts, strict=True)),
        failures=tuple(
            FailureGroup(stage=stage, error=error, count=count, example=example)
            for stage, error, count, example in connection.execute(_FAILURES)
        ),
        runs=tuple(
            Run(**dict(zip(fields, row, strict=True))) for row in connection.execute(_RUNS, [runs])
        ),
        orphans=tuple(connection.execute(_ORPHANS).fetchall()),
    )
