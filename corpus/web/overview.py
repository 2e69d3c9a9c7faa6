"""What the corpus holds in all, counted once for many readers.

Counting over millions of facts takes seconds, so the counts are kept until the file changes,
and then at least fifty times as long as counting took: never more than 2 % of the time.
"""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from .disagreements import FLAGS, LARGEST
from .page import DATABASE, Page, Row

if TYPE_CHECKING:  # Datasette imports its plugins while it is itself half imported
    from datasette.app import Datasette

KEEP = 50
# Pairs of place and period that the form of briefings offers; provinces come first.
OFFERED = 2000

_TOTALS = """
select (select count(*) from documents where superseded_by is null and withdrawn is null) documents,
  (select count(*) from figures) figures,
  (select count(*) from representative where main) facts,
  (select count(*) from regions r where exists(
    select 1 from representative p where p.region_code = r.code and p.main)) places,
  (select max(published) from documents where current) until
"""
# Quotes are compared with the text for the latest figures only: all of them would be a scan.
_CHECKS = f"""
select
  (select count(*) from figures) figures,
  (select count(*) from documents) documents,
  (select count(*) from figures f join documents d on d.id = f.document_id
    where f.id > (select max(id) - 10000 from figures)
    and substr(d.text, f.start + 1, f."end" - f.start) <> f.quote) quotes,
  (select count(*) from checks) checks,
  (select count(*) from checks where holds) checks_hold,
  (select count(*) from conflicts where flag in {FLAGS}) conflicts,
  (select count(*) from figures where indicator is null) unnamed,
  (select count(distinct uri) from failures where document_id is null) failures,
  (select count(*) from origins where document_id <> origin) reposts,
  (select count(*) from documents where status = 'partial') partial,
  (select count(*) from corrections) corrected
"""
# Grouped in the order of ix_representative_main, place by place: nothing is sorted or looked up.
_INDICATORS = """
select i.id, i.name_zh, i.name_en, i.pack, i.unit, sum(p.facts) facts, count(*) places,
  max(p.latest) latest, sum(p.actual) actual
from (select indicator, region_code, count(*) facts, max(period_end) latest,
    sum(status = 'actual') actual
  from representative where main group by indicator, region_code) p
join indicators i on i.id = p.indicator
group by p.indicator order by places desc, facts desc, i.id
"""
_PERIODS = """
select p.indicator, p.period_start, p.period_end, count(*) places
from regions r cross join representative p on p.region_code = r.code
where p.main and p.status = 'actual' and r.level = 'province'
group by p.indicator, p.period_start, p.period_end
order by p.indicator, places desc, p.period_end desc
"""
_REGIONS = """
select r.code, r.name_zh, r.name_en, r.level, count(p.figure) facts,
  count(distinct p.indicator) indicators, max(p.period_end) latest
from regions r left join representative p on p.region_code = r.code and p.main
where r.level in ('country', 'province')
group by r.code order by r.level <> 'country', facts desc, r.code
"""
_PLACES = """
select code, name_zh, name_en from regions where level in ('country', 'province', 'city', 'county')
order by level <> 'country', level <> 'province', code
"""
_HELD = """
select period_start, period_end, count(*) facts from representative
where region_code = ? and main and period_end is not null
group by period_start, period_end order by period_end desc, period_start
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts over the whole corpus.

    `indicators` are those with facts, the widest first; `periods` by indicator those of
    provinces, the fullest first; `held` which place has facts for which period; `checks`
    what can be verified in the database itself.
    """

    totals: Row
    indicators: list[Row]
    periods: dict[str, list[Row]]
    regions: list[Row]
    held: list[Row]
    conflicts: list[Row]
    checks: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    overview: Overview
    stamp: tuple[int, ...]
    until: float


_kept: "WeakKeyDictionary[Datasette, _Kept]" = WeakKeyDictionary()


async def overview(page: Page) -> Overview:
    """Return the counts, new or kept."""
    database = page.datasette.get_database(DATABASE)
    stamp, kept = _stamp(Path(database.path)), _kept.get(page.datasette)
    if kept is None or (kept.stamp != stamp and time.monotonic() > kept.until):
        # Not `execute`: counting may take longer than readers' queries are given.
        kept = await database.execute_fn(lambda connection: _counted(connection, stamp))
        _kept[page.datasette] = kept
    return kept.overview


def warm_up(datasette: "Datasette", path: Path) -> None:
    """Count before the first reader comes, with a connection of its own."""
    stamp = _stamp(path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        _kept[datasette] = _counted(connection, stamp)
    finally:
        connection.close()


def _counted(connection: sqlite3.Connection, stamp: tuple[int, ...]) -> _Kept:
    began = time.monotonic()
    periods: dict[str, list[Row]] = {}
    for row in _rows(connection, _PERIODS):
        periods.setdefault(row["indicator"], []).append(row)
    overview = Overview(
        totals=next(_rows(connection, _TOTALS)),
        indicators=list(_rows(connection, _INDICATORS)),
        periods=periods,
        regions=list(_rows(connection, _REGIONS)),
        held=_held(connection),
        conflicts=list(_rows(connection, LARGEST)),
        checks=next(_rows(connection, _CHECKS)),
    )
    now = time.monotonic()
    return _Kept(overview=overview, stamp=stamp, until=now + KEEP * (now - began))


def _held(connection: sqlite3.Connection) -> list[Row]:
    """Return places with their periods, place by place: the first fill the form of a large corpus."""
    held: list[Row] = []
    for place in _rows(connection, _PLACES):
        held += [place | row for row in _rows(connection, _HELD, place["code"])]
        if len(held) >= OFFERED:
            break
    return held[:OFFERED]


def _rows(connection: sqlite3.Connection, sql: str, *values: object) -> Iterator[Row]:
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes when the file or its journal does."""
    stats = [file.stat() for file in (path, Path(f"{path}-wal")) if file.exists()]
    return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))
