"""Figures read back as statements: every attribute, its document, the words around it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from extract import Comparator, Facet, Reason, Role, Status
from ingest import BBox

from .rows import Rank, Source, Statement
from .selection import Selection, conditions

_SELECT = """
select f.id, f.uid, f.start, f."end", f.quote, f.display, f.value_text, f.value_high_text,
  f.value_extracted, f.unit, f.comparator, f.indicator, i.name_zh indicator_zh,
  i.name_en indicator_en, i.aggregation, f.subject, f.facet, f.basis, f.per, f.base, f.status,
  f.role, f.period_start, f.period_end, f.region_code, f.region_name, r.name_zh region_zh,
  r.name_en region_en, r.level region_level, f.programme, f."group", parent.uid parent,
  same_as.uid same_as, scope_of.uid scope_of, p.no passage, f.page, f.bbox, f.confidence,
  f.rule, f.reasons, f.rank, c.reason correction,
  substr(d.text, max(1, f.start - 19), min(20, f.start)) "before",
  substr(d.text, f."end" + 1, 20) "after",
  d.uid document_uid, d.sha256, d.uri, d.title, d.kind, d.lang, d.issuer, d.document_number,
  d.content_source, d.published, d.authority, original.uid origin
from figures f
join documents d on d.id = f.document_id
left join indicators i on i.id = f.indicator
left join regions r on r.code = f.region_code
left join passages p on p.id = f.passage
left join corrections c on c.id = f.correction
left join figures parent on parent.id = f.parent
left join figures same_as on same_as.id = f.same_as
left join figures scope_of on scope_of.id = f.scope_of
left join origins o on o.document_id = d.id
left join documents original on original.id = o.origin
"""
_SOURCE = (
    "sha256", "uri", "title", "kind", "lang", "issuer", "document_number", "content_source",
    "authority",
)  # fmt: skip
_PLAIN = (
    "id", "uid", "start", "end", "quote", "before", "after", "display", "unit", "indicator",
    "indicator_zh", "indicator_en", "aggregation", "subject", "basis", "per", "base",
    "region_code", "region_name", "region_zh", "region_en", "region_level", "programme",
    "group", "parent", "same_as", "scope_of", "passage", "page", "confidence", "rule",
    "correction",
)  # fmt: skip


def select_statements(
    connection: sqlite3.Connection, selection: Selection, *, document_uid: str | None = None
) -> list[Statement]:
    """Return the statements of current documents, by indicator, region, period and place."""
    where, values = conditions(selection, "f")
    if document_uid is None:
        where.append("d.superseded_by is null and d.withdrawn is null")
    else:
        where.append("d.uid = ?")
        values.append(document_uid)
    order = (
        "f.start" if document_uid else "f.indicator, f.region_code, f.period_end, d.uid, f.start"
    )
    sql = f"{_SELECT} where {' and '.join(where)} order by {order}"
    return list(_statements(connection, sql, values))


def statements_by_id(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Statement]:
    """Return statements by row id."""
    sql = f"{_SELECT} where f.id in (select value from json_each(?))"
    return {one.id: one for one in _statements(connection, sql, [json.dumps(list(ids))])}


def _statements(
    connection: sqlite3.Connection, sql: str, values: Sequence[object]
) -> Iterator[Statement]:
    cursor = connection.execute(sql, list(values))
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield _statement(dict(zip(names, row, strict=True)))


def _statement(row: dict[str, Any]) -> Statement:
    plain = {name: row[name] for name in _PLAIN}
    return Statement(
        **plain,  # STRICT tables hold what the columns say
        source=_source(row),
        value=Decimal(str(row["value_text"])),
        value_high=_decimal(row["value_high_text"]),
        value_extracted=_decimal(row["value_extracted"]),
        comparator=Comparator(row["comparator"]),
        facet=Facet(row["facet"]),
        status=Status(row["status"]),
        role=Role(row["role"]),
        rank=Rank(row["rank"]),
        period_start=day(row["period_start"]),
        period_end=day(row["period_end"]),
        bbox=None if row["bbox"] is None else BBox(*json.loads(str(row["bbox"]))),
        reasons=_reasons(row["reasons"]),
    )


def _source(row: dict[str, Any]) -> Source:
    return Source(
        **{name: row[name] for name in _SOURCE},
        uid=str(row["document_uid"]),
        published=day(row["published"]),
        origin=str(row["origin"] or row["document_uid"]),
    )


def _reasons(text: object) -> tuple[Reason, ...]:
    return tuple(
        Reason(attribute=attribute, rule=rule, words=words)
        for attribute, rule, words in json.loads(str(text or "[]"))
    )


def _decimal(text: object) -> Decimal | None:
    return None if text is None else Decimal(str(text))


def day(text: object) -> date | None:
    """Return a date as the tables hold it, as a date."""
    return None if text is None else date.fromisoformat(str(text))
