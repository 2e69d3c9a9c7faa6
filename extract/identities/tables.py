"""Totals of tables: the total row against its column, the total column against its row."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.figure import Facet, Figure
from ingest import Cell, Document, Passage, PassageKind

from .check import Check, CheckKind, total
from .statements import Statements, cue

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class Line(NamedTuple):
    """A row or a column: the position of its total and of what it is the total of.

    `is_open`: the parts begin with 其中, so there may be others.
    """

    total: int
    parts: tuple[int, ...]
    is_open: bool


def find_table_sums(statements: Statements, document: Document) -> Iterator[Check]:
    """Yield the sums of table lines; one that fails only where the table is shown to add up.

    It is, if most other lines of its direction hold; a line that stands alone must come
    within a tenth of its total.
    """
    by_passage: dict[int | None, list[int]] = defaultdict(list)
    for position, figure in enumerate(statements.figures):
        if figure.passage in statements.in_tables:
            by_passage[figure.passage].append(position)
    for passage in document.passages:
        if passage.kind is PassageKind.TABLE and by_passage[passage.no]:
            table = _Table(statements, passage, by_passage[passage.no])
            for lines in (table.columns(), table.rows()):
                yield from _trusted([(line, _check(statements, line)) for line in lines])


def _is_summed(figure: Figure) -> bool:
    return figure.facet is Facet.LEVEL and figure.unit not in ("pct", "permille", "index")


def _check(statements: Statements, line: Line) -> Check | None:
    made = total([statements.term(position) for position in line.parts])
    words = " + ".join(f"{{{n}}}" for n in range(1, len(line.parts) + 1)) + " = {0}"
    return statements.check(CheckKind.SUM, (line.total, *line.parts), made, words)


def _trusted(found: Sequence[tuple[Line, Check | None]]) -> Iterator[Check]:
    checks = [(line, check) for line, check in found if check is not None]
    holding = sum(check.holds for _, check in checks)
    for line, check in checks:
        is_alone = len(checks) == 1 and not line.is_open and check.is_near
        if check.holds or 2 * holding > len(checks) or is_alone:
            yield check


class _Table:
    """The summed figures of a table by row and column, with the labels of both.

    A number that is no figure (a sum of 2037 that was taken for a year) leaves its row and
    its column open: they are not checked.
    """

    def __init__(self, statements: Statements, passage: Passage, positions: Sequence[int]) -> None:
        self._figures = statements.figures
        self._text = statements.text
        self._at: dict[tuple[int, int], int] = {}
        cells = sorted(passage.cells, key=lambda cell: cell.span.start)
        self._cells = cells
        read: set[tuple[int, int]] = set()
        at = 0
        for position in positions:
            start = self._figures[position].start
            while at + 1 < len(cells) and cells[at + 1].span.start <= start:
                at += 1
            read.add((cells[at].row, cells[at].col))
            if _is_summed(self._figures[position]):
                self._at[cells[at].row, cells[at].col] = position
        self._rows, self._cols = self._labels()
        self._open = self._unread(read)

    def _labels(self) -> tuple[dict[int, str], dict[int, str]]:
        """Return the first label of each row, and of each column the last above its figures."""
        first = min((row for row, _ in self._at), default=0)
        rows: dict[int, str] = {}
        cols: dict[int, str] = {}
        for cell in self._cells:
            words = self._words(cell)
            if cell.row < first:
                cols.update({cell.col + shift: words for shift in range(cell.colspan)})
            elif (cell.row, cell.col) not in self._at and words and cell.row not in rows:
                rows[cell.row] = words
        return rows, cols

    def _unread(self, read: set[tuple[int, int]]) -> frozenset[tuple[str, int]]:
        """Return the rows and columns with a number below the header that is no figure."""
        first = min((row for row, _ in read), default=0)
        found: set[tuple[str, int]] = set()
        for cell in self._cells:
            is_number = NUMBER.fullmatch(self._words(cell).strip()) is not None
            is_body = cell.row >= first and cell.col > 0
            if is_body and is_number and (cell.row, cell.col) not in read:
                found |= {("row", cell.row), ("col", cell.col)}
        return frozenset(found)

    def _words(self, cell: Cell) -> str:
        return self._text[cell.span.start : cell.span.end]

    def columns(self) -> Iterator[Line]:
        """Yield each column that has a total row."""
        by_col: dict[int, dict[int, int]] = defaultdict(dict)
        for (row, col), position in self._at.items():
            if ("col", col) not in self._open:
                by_col[col][row] = position
        return (line for line in map(self._column, by_col.values()) if line is not None)

    def _column(self, cells: dict[int, int]) -> Line | None:
        return self._line(cells, self._rows)

    def rows(self) -> Iterator[Line]:
        """Yield each row that has a total column."""
        by_row: dict[int, dict[int, int]] = defaultdict(dict)
        for (row, col), position in self._at.items():
            if ("row", row) not in self._open:
                by_row[row][col] = position
        lines = (self._line(cells, self._cols) for cells in by_row.values())
        return (line for line in lines if line is not None)

    def _line(self, cells: dict[int, int], labels: dict[int, str]) -> Line | None:
        """Return a line with one total, without what is part of a part; None if there is none."""
        names = {place: labels.get(place, "") for place in cells}
        totals = [place for place, name in names.items() if cue("table", "total").match(name)]
        if len(totals) != 1:
            return None
        first = totals[0] + 1
        parts = [
            place
            for place, name in names.items()
            if place not in totals
            and (place == first or name and not cue("table", "inner").match(name))
        ]
        if len(parts) < 2:
            return None
        whole = cells[totals[0]]
        unit = self._figures[whole].unit
        positions = tuple(cells[place] for place in sorted(parts))
        if any(self._figures[position].unit != unit for position in positions):
            return None
        is_open = cue("table", "some").match(names.get(first, "")) is not None
        return Line(whole, positions, is_open)
