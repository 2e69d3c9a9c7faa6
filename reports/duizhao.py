"""All statements on a region and period side by side, the chosen ones marked: for checking."""

from collections.abc import Iterator

from corpus import Conflict, Statement

from .blocks import Block, Cell, Heading, Table
from .desk import Desk, Draft, cell, subject_of, words
from .findings import GROWTHS, find_facts
from .holdings import Holdings
from .jianbao import limits, nothing_held
from .topics import rank_of
from .words.phrases import capital


def duizhao(desk: Desk) -> Draft:
    """Return the table of every statement, or the sentence that nothing is held."""
    holdings = desk.gather()
    chosen = {fact.statement.uid for fact in holdings.own}
    rows = [row for row in holdings.statements if row.indicator is not None]
    if not rows:
        said = desk.paragraph(nothing_held(desk, holdings))
        return desk.draft("title_statements", subject_of(desk, []), [said])
    rows.sort(key=lambda row: (*_group(row), row.uid not in chosen, row.source.authority, row.uid))
    return desk.draft("title_statements", subject_of(desk, rows), _blocks(desk, holdings, rows))


def _group(row: Statement) -> tuple[object, ...]:
    """Return what statements share that stand together: levels first, parts after wholes."""
    indicator = row.indicator or ""
    return (rank_of(indicator), indicator, row.facet in GROWTHS, row.unit, str(row.facet),
            str(row.status), "" if row.parent is None else row.subject)  # fmt: skip


def _blocks(desk: Desk, holdings: Holdings, rows: list[Statement]) -> Iterator[Block]:
    yield Heading(text=desk.wording.text("statements"))
    yield _table(desk, holdings, rows)
    yield desk.heading("limits", 2)
    yield from limits(desk, holdings, find_facts(holdings))
    yield desk.coverage()


def _table(desk: Desk, holdings: Holdings, rows: list[Statement]) -> Table:
    text = desk.wording.text
    chosen = {fact.statement.uid: fact.statement for fact in holdings.own}
    used = {(*_group(row), row.value, row.comparator) for row in rows if row.uid in chosen}
    conflicts = {conflict.other.uid: conflict for conflict in holdings.conflicts}

    def remark(row: Statement) -> str:
        if row.uid in chosen:
            return ""
        is_same = (*_group(row), row.value, row.comparator) in used
        return text("same") if is_same else _remark(desk, conflicts.get(row.uid))

    keys = ("indicator", "value", "period", "status", "source", "chosen", "remark")
    return Table(
        number=desk.next("table"),
        caption=text("table_statements", where=desk.region, when=desk.when),
        header=tuple(words(text(key)) for key in keys),
        rows=tuple(
            _row(desk, row, text("mark") if row.uid in chosen else "", remark(row)) for row in rows
        ),
        widths=(0.28, 0.17, 0.16, 0.08, 0.08, 0.08, 0.15),
        aligns=("left", "right", "left", "center", "center", "center", "left"),
        note=words(text("note_sources")),
        style="SourceText",
    )


def _remark(desk: Desk, conflict: Conflict | None) -> str:
    return "" if conflict is None else str(desk.wording.phrases["flags"][str(conflict.flag)])


def _row(desk: Desk, row: Statement, mark: str, remark: str) -> tuple[Cell, ...]:
    return (
        cell(_name(desk, row)),
        cell(desk.ledger.growth(row)),
        cell(desk.wording.label(row)),
        cell(desk.wording.phrases["statuses"][str(row.status)]),
        cell(desk.marks(row)),
        cell(mark),
        cell(remark),
    )


def _name(desk: Desk, row: Statement) -> str:
    """Name the indicator, what it is a growth against, which part of it a row is about."""
    name = capital(desk.wording.about(row))
    if row.parent is None:
        return name
    return desk.wording.text("in_brackets", name=name, inside=row.subject)
