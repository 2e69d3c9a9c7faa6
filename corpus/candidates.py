"""The statements of a cell, keyed so that only like competes with like (reports.md §6.1)."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from extract import Comparator, Facet, Interval, Role, Status, interval_of

from .rows import Aggregation, FactKey, Rank

# They illustrate or repeat; what they say of the whole stands elsewhere.
NEVER_CHOSEN = frozenset([Role.REPEAT, Role.EXAMPLE, Role.ANECDOTE, Role.SPEC, Role.FIXED_SET])
_GROWTH = frozenset([Facet.CHANGE_ABS, Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.MULTIPLE])
# Table and body before lead, caption and title: titles round, and are where spam is spliced in.
_PLACES = {"title": 3, "caption": 2, "heading": 2}


class Cell(NamedTuple):
    """What is chosen together: all statements of an indicator, region and period end."""

    indicator: str
    region_code: str
    period_end: str | None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A statement as the choice sees it. `first_published` is the date of its origin."""

    figure: int
    uid: str
    document: int
    document_uid: str
    origin: int
    authority: int
    published: str
    first_published: str
    start: int
    place: int
    is_headline: bool
    is_mirror: bool = False
    rank: Rank
    is_corrected: bool
    value: Decimal
    value_high: Decimal | None
    comparator: Comparator
    quote: str

    @cached_property
    def interval(self) -> Interval:
        """Return what the statement allows."""
        return interval_of(self)


class Statements(NamedTuple):
    """The candidates of a cell by key, and the statements that mirror one of a key."""

    candidates: dict[FactKey, list[Candidate]]
    mirrors: dict[FactKey, list[Candidate]]


# Many cells in one query: one for each cell cost more than all that is done with its rows.
_CELLS = """
select f.id, f.uid, f.document_id, d.uid document_uid, ifnull(o.origin, d.id) origin, d.authority,
  ifnull(d.published, '') published, ifnull(min(d.published, first.published),
  ifnull(d.published, '')) first_published, f.start, p.kind passage_kind, p.no passage_no,
  f.role, f.rank, f.value_extracted is not null corrected, f.value_text, f.value_high_text,
  f.comparator, f.quote, f.indicator, f.region_code, f.unit, f.facet, f.status, f.subject,
  f.period_start, f.period_end, f.programme, f."group", f.base, f.per, f.basis,
  i.aggregation, i.pack, parent.indicator parent_indicator, parent.region_code parent_region,
  parent.facet parent_facet, scope.indicator scope_indicator,
  exists(select 1 from figures m where m.same_as = f.id) has_mirrors
from (select * from pending_choices order by indicator, region_code, period_end limit ?) cell
cross join figures f on f.indicator = cell.indicator and f.region_code = cell.region_code
  and f.period_end is nullif(cell.period_end, '')
join documents d on d.id = f.document_id
join indicators i on i.id = f.indicator
left join passages p on p.id = f.passage
left join figures parent on parent.id = f.parent
left join figures scope on scope.id = f.scope_of
left join origins o on o.document_id = d.id
left join documents first on first.id = o.origin
where f.same_as is null and d.superseded_by is null and d.withdrawn is null
order by f.id"""
_MIRRORS = """select m.same_as, m.id, m.uid, m.start, m.role, m.rank, m.value_text,
  m.value_high_text, m.comparator, m.quote, m.value_extracted is not null
from figures m where m.same_as = ?"""


def pending_statements(connection: sqlite3.Connection, most: int) -> dict[Cell, Statements]:
    """Return the statements of current documents in the first `most` pending cells.

    They compete within their cell. A cell without any is not among the keys. A statement
    without any period competes with nothing: two of them need not speak of the same time.
    """
    cursor = connection.execute(_CELLS, [most])
    names = [column[0] for column in cursor.description]
    cells: dict[Cell, Statements] = {}
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        key = key_of(row)
        if key is None or row["role"] in NEVER_CHOSEN:
            continue
        cell = Cell(row["indicator"], row["region_code"], row["period_end"])
        found = cells.get(cell)
        if found is None:
            found = cells[cell] = Statements({}, {})
        candidate = _candidate(row)
        found.candidates.setdefault(key, []).append(candidate)
        mirrors = found.mirrors.setdefault(key, [])
        if row["has_mirrors"]:
            mirrors += _mirrors(connection, candidate)
    return cells


def key_of(row: dict[str, Any]) -> FactKey | None:
    """Return the key of a statement, None where it lacks a period or is an anecdote."""
    start, end = row["period_start"], row["period_end"]
    if row["aggregation"] == "anecdote" or not (start or end) or (start and end and start > end):
        return None
    facet = Facet(row["facet"])
    aggregation = _aggregation(facet, row["aggregation"], row["period_start"])
    return FactKey(
        indicator=row["indicator"],
        region_code=row["region_code"],
        unit=row["unit"],
        facet=facet,
        status=Status(row["status"]),
        aggregation=aggregation,
        # A stock as of a date, whether or not the text speaks of the year that ends there.
        period_start=None if aggregation == Aggregation.STOCK else _day(row["period_start"]),
        period_end=_day(row["period_end"]),
        programme=_programme(row["programme"], row["pack"]),
        group=row["group"],
        scope_of=row["scope_indicator"],
        part=row["subject"] if _is_part(row) else None,
        base=row["base"],
        per=row["per"],
        basis=row["basis"],
    )


def _aggregation(facet: Facet, kind: str, period_start: str | None) -> Aggregation:
    if facet in _GROWTH:
        return Aggregation.GROWTH
    if facet != Facet.LEVEL or kind in {"ratio", "rate", "per_capita"}:
        return Aggregation.RATIO
    if kind == "stock":
        return Aggregation.STOCK
    return Aggregation.PERIOD if period_start else Aggregation.CUMULATIVE


def _programme(programme: str | None, pack: str) -> str | None:
    """Return the programme, None where the indicator's pack says as much."""
    return None if programme == pack else programme


def _is_part(row: dict[str, Any]) -> bool:
    """Say whether a figure is part of a total of the same indicator, region and facet."""
    return row["role"] == Role.PART and (
        row["parent_indicator"] is None
        or (row["parent_indicator"], row["parent_region"], row["parent_facet"])
        == (row["indicator"], row["region_code"], row["facet"])
    )


def _candidate(row: dict[str, Any]) -> Candidate:
    return Candidate(
        figure=row["id"],
        uid=row["uid"],
        document=row["document_id"],
        document_uid=row["document_uid"],
        origin=row["origin"],
        authority=row["authority"],
        published=row["published"],
        first_published=row["first_published"],
        start=row["start"],
        place=_place(row),
        is_headline=row["role"] == Role.HEADLINE,
        rank=Rank(row["rank"]),
        is_corrected=bool(row["corrected"]),
        value=Decimal(row["value_text"]),
        value_high=_decimal(row["value_high_text"]),
        comparator=Comparator(row["comparator"]),
        quote=row["quote"],
    )


def _place(row: dict[str, Any]) -> int:
    lead = row["passage_kind"] == "paragraph" and row["passage_no"] == 1
    return 3 if row["role"] == Role.HEADLINE else _PLACES.get(row["passage_kind"], int(lead))


def _mirrors(connection: sqlite3.Connection, of: Candidate) -> list[Candidate]:
    return [
        Candidate(
            figure=figure,
            uid=uid,
            document=of.document,
            document_uid=of.document_uid,
            origin=of.origin,
            authority=of.authority,
            published=of.published,
            first_published=of.first_published,
            start=start,
            place=3,
            is_headline=role == Role.HEADLINE,
            is_mirror=True,
            rank=Rank(rank),
            is_corrected=bool(corrected),
            value=Decimal(value),
            value_high=_decimal(high),
            comparator=Comparator(comparator),
            quote=quote,
        )
        for _, figure, uid, start, role, rank, value, high, comparator, quote, corrected in (
            connection.execute(_MIRRORS, [of.figure])
        )
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
