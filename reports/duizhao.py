"""All statements on a region and period side by side, the chosen ones marked: for checking."""

from collections.abc import Iterator

from corpus import Conflict, Statement

from .blocks import Block, Cell, Heading, Table
from .desk import Desk, Draft, capital, cell, subject_of, words
from .findings import find_facts
from .holdings import Holdings
from .jianbao import limits, nothing_held
from .topics import rank_of


def duizhao(desk: Desk) -> Draft:
    """Return the table of every statement, or the sentence that nothing is held."""
    holdings = desk.gather()
    rows = [row for row in holdings.statements if row.indicator is not None]
    if not rows:
        said = desk.paragraph(nothing_held(desk, holdings))
        return desk.draft("title_statements", subject_of(desk, []), [said])
    rows.sort(key=lambda row: (rank_of(row.indicator or ""), row.indicator or "", row.unit,
                               str(row.status), str(row.facet), row.source.authority, row.uid))  # fmt: skip
    return desk.draft("title_statements", subject_of(desk, rows), _blocks(desk, holdings, rows))


def _blocks(desk: Desk, holdings: Holdings, rows: list[Statement]) -> Iterator[Block]:
    yield Heading(text=desk.wording.text("statements"))
    yield _table(desk, holdings, rows)
    yield desk.heading("limits", 2)
    yield from limits(desk, holdings, find_facts(holdings))
    yield desk.coverage()


def _table(desk: Desk, holdings: Holdings, rows: list[Statement]) -> Table:
    text = desk.wording.text
    chosen = {fact.statement.uid for fact in holdings.own}
    conflicts = {conflict.other.uid: conflict for conflict in holdings.conflicts}
    keys = ("indicator", "value", "period", "status", "source", "chosen", "remark")
    return Table(
        number=desk.next("table"),
        caption=text("table_statements", where=desk.region, when=desk.period),
        header=tuple(words(text(key)) for key in keys),
        rows=tuple(
            _row(desk, row, text("mark") if row.uid in chosen else "", conflicts.get(row.uid))
            for row in rows
        ),
        widths=(0.24, 0.2, 0.18, 0.09, 0.08, 0.08, 0.13),
        aligns=("left", "right", "left", "center", "center", "center", "left"),
        note=words(text("note_sources")),
        style="SourceText",
    )


def _row(desk: Desk, row: Statement, mark: str, conflict: Conflict | None) -> tuple[Cell, ...]:
    phrases = desk.wording.phrases
    remark = "" if conflict is None else phrases["flags"][str(conflict.flag)]
    return (
        cell(capital(desk.wording.name(row))),
        cell(desk.ledger.growth(row)),
        cell(desk.wording.period(row)),
        cell(phrases["statuses"][str(row.status)]),
        cell(desk.marks(row)),
        cell(mark),
        cell(remark),
    )
