"""What the texts measure that no indicator names yet."""

import sqlite3
from dataclasses import dataclass

_UNNAMED = """
select f.subject, f.unit, count(*), count(distinct f.document_id), min(f.quote), max(d.lang)
from figures f join documents d on d.id = f.document_id
where f.indicator is null and d.superseded_by is null and d.withdrawn is null
group by f.subject, f.unit having count(*) >= ?
order by count(distinct f.document_id) desc, count(*) desc, f.subject, f.unit limit ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedSubject:
    """A measured noun phrase without an indicator: how often it stands, and one quote."""

    subject: str
    unit: str
    figures: int
    documents: int
    example: str
    lang: str


def unnamed_subjects(
    connection: sqlite3.Connection, *, least: int, most: int
) -> list[UnnamedSubject]:
    """Return the `most` frequent of those that stand at least `least` times."""
    names = ("subject", "unit", "figures", "documents", "example", "lang")
    rows = connection.execute(_UNNAMED, (least, most))
    return [UnnamedSubject(**dict(zip(names, row, strict=True))) for row in rows]
