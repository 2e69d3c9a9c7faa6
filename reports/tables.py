"""The table of a region: its indicators beside growth, the nation and the year before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Aggregation, Statement
from extract import Facet

from .amounts import Scale, column_unit, own_scale
from .blocks import Align, Cell, Inlines, Table, Text
from .desk import Desk, cell, words
from .facts import Level
from .findings import GROWTHS, Findings
from .ledger import amount_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, and the statement of each level that stands in it."""

    header: Inlines
    statements: dict[str, Statement]


def indicator_table(desk: Desk, findings: Findings, levels: Sequence[Level], caption: str) -> Table:
    """Return indicators of a region beside growth, the nation and the year before."""
    uids = {level.statement.uid for level in levels}
    columns = [each for each in _columns(desk, findings, levels) if uids & each.statements.keys()]
    text = desk.wording.text
    rows = tuple(_row(desk, level, columns) for level in levels)
    first, unit = (0.4, 0.25) if len(columns) == 1 else (0.29, 0.12)
    rest = (1 - first - unit) / len(columns)
    numbers: list[Align] = ["right"] * len(columns)
    return Table(
        number=desk.next("table"),
        caption=caption,
        header=(words(text("indicator")), words(text("unit")), *(c.header for c in columns)),
        rows=rows,
        widths=(first, unit, *[rest] * len(columns)),
        aligns=("left", "center", *numbers),
        note=words(_notes(desk, levels, rows)),
    )


def _columns(desk: Desk, findings: Findings, levels: Sequence[Level]) -> list[Column]:
    period = desk.question.period
    text, when = desk.wording.text, desk.wording.when
    before = _usual_period(findings)
    return [
        Column(
            header=_two_lines(desk.region, when(period.start, period.end)),
            statements={level.statement.uid: level.statement for level in findings.levels},
        ),
        Column(
            header=words(text(_growth_name(levels))),
            statements={
                level.statement.uid: level.growth.statement
                for level in findings.levels
                if level.growth is not None
            },
        ),
        Column(
            header=_two_lines(desk.region, when(*before)),
            statements={
                each.now.uid: each.before
                for each in findings.comparisons
                if (each.before.period_start, each.before.period_end) == before
            },
        ),
        Column(
            header=_two_lines(text("nation"), when(period.start, period.end)),
            statements={share.part.uid: share.whole for share in findings.shares},
        ),
    ]


def _growth_name(levels: Sequence[Level]) -> str:
    """Name the column of growths by the base that all of them have, if they have one."""
    growths = [level.growth.key for level in levels if level.growth is not None]
    kind = "growth" if {key.facet for key in growths} <= {Facet.CHANGE_PCT} else "change"
    bases = {key.basis for key in growths}
    if bases == {"prev_year"}:
        return f"{kind}_year"
    return kind if bases == {"yoy"} else f"{kind}_any"


def _usual_period(findings: Findings) -> tuple[date | None, date | None]:
    """Return the earlier period with which most indicators can be compared."""
    periods = Counter(
        (each.before.period_start, each.before.period_end) for each in findings.comparisons
    )
    return periods.most_common(1)[0][0] if periods else (None, None)


def _two_lines(one: str, other: str) -> Inlines:
    other = other.removeprefix("the ")
    return (Text(text=one), Text(text="\n"), Text(text=other[:1].upper() + other[1:]))


def _row(desk: Desk, level: Level, columns: Sequence[Column]) -> tuple[Cell, ...]:
    statement = level.statement
    scale = own_scale(amount_of(statement), desk.lang)
    star = "*" if _has_no_start(level) else ""
    name = desk.wording.name(statement)
    cells = [cell(f"{name[:1].upper()}{name[1:]}{star}"), cell(unit_of(desk, statement, scale))]
    for column in columns:
        found = column.statements.get(statement.uid)
        if found is None:
            cells.append(cell(desk.wording.text("not_stated")))
        elif found.unit == statement.unit and found.facet not in GROWTHS:
            cells.append(cell(desk.ledger.figure(found, scale)))
        else:
            cells.append(cell(desk.ledger.growth(found)))
    return tuple(cells)


def unit_of(desk: Desk, statement: Statement, scale: Scale) -> str:
    """Return the unit of a row or column in its scale."""
    return column_unit(statement.unit, scale, desk.lang) or "—"


def _has_no_start(level: Level) -> bool:
    """Tell whether the source did not say where a sum begins."""
    return level.fact.key.period_start is None and level.fact.key.aggregation in {
        Aggregation.CUMULATIVE,
        Aggregation.STOCK,
    }


def _notes(desk: Desk, levels: Sequence[Level], rows: Sequence[Sequence[Cell]]) -> str:
    text = desk.wording.text
    notes = [text("note_sources")]
    if any(_has_no_start(level) for level in levels):
        notes.append(text("note_cumulative", day=desk.wording.day(desk.question.period.end)))
    dash = words(text("not_stated"))
    if any(each.inlines == dash for row in rows for each in row):
        notes.append(text("note_dash"))
    if any(level.statement.comparator not in {"eq", "range"} for level in levels):
        notes.append(text("note_hedges"))
    if any(level.growth and level.growth.key.basis in {None, "unknown"} for level in levels):
        notes.append(text("note_base"))
    return ("" if desk.lang == "zh" else " ").join(notes)
