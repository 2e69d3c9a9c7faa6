"""Tables without ruled lines: rows whose numbers stand under each other, found by alignment.

Chinese reports set such tables with three horizontal rules or none. Pieces of a line that a
wide gap parts are cells; rows follow each other while their values stand in the same columns.
Where a line above promises a table (表1, 单位：万元) two rows are one, elsewhere it takes more.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import GridCell
from ingest.document import BBox
from ingest.grid import VALUE, mark_headers

from .layout import around, gutter_of
from .page import Line, PageText
from .tables import FoundTable

Row = list[Line]
PROMISE = re.compile(
    r"(?:附?表\s*[\d一二三四五六七八九十]|[（(]?(?:计量)?单位\s*[:：]|Table\s+\d|Unit\s*:)", re.I
)
# The fewest rows, and columns of values, with such a line above and without one.
PROMISED = ((2, 1),)
UNPROMISED = ((3, 3), (4, 2))
LOOK_ABOVE = 5
MOST_HEADER_ROWS = 3
# By the height of a line: rows further apart, or off a column by more, are no table.
ROW_GAP, COLUMN_GAP = 2.5, 1.0
SMALLEST = 0.8  # of the largest type of a row


def aligned_tables(page: PageText, ruled: Sequence[FoundTable]) -> list[FoundTable]:
    """Return the tables of a page that no ruled line shows; those that one does are given."""
    lines = [line for line in page.lines if not any(_holds(t.box, line.box) for t in ruled)]
    if gutter_of(lines, page.width) is not None:  # two columns of text stand side by side
        return []
    rows = _rows(lines)
    found: list[FoundTable] = []
    at = 0
    while at < len(rows):
        body = _body(rows, at)
        first = at - _header_rows(rows, at)
        if body is not None and _is_enough(body, rows[max(0, first - LOOK_ABOVE) : at]):
            end = at + body.rows
            found.append(_table(rows[first:end], at - first, page.number))
            at = end
        else:
            at += 1
    return found


@dataclass(slots=True)
class _Body:
    """Rows of values that stand in the same columns: how many, and the boxes of each column."""

    rows: int
    columns: list[list[BBox]]

    @property
    def aligned(self) -> int:
        """Return the number of columns whose values share a left edge, a right one or a middle."""
        return sum(map(_is_aligned, self.columns))


def _is_aligned(column: Sequence[BBox]) -> bool:
    edges = zip(*((box.x0, box.x1, (box.x0 + box.x1) / 2) for box in column), strict=True)
    height = max(box.bottom - box.top for box in column)
    spread: float = min(max(edge) - min(edge) for edge in edges)
    return spread <= COLUMN_GAP * height


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Return the pieces at one height as rows, from the top, left to right."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        middle = (line.box.top + line.box.bottom) / 2
        if rows and rows[-1][0].box.top < middle < rows[-1][0].box.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _values(row: Row) -> Row:
    """Return the numbers of a row; an exponent, which is set smaller, is none."""
    size = max(line.size for line in row)
    return [line for line in row if VALUE.fullmatch(line.text) and line.size > SMALLEST * size]


def _body(rows: Sequence[Row], at: int) -> _Body | None:
    """Return the rows of values from one on; a label that wraps may stand between two."""
    if not _values(rows[at]) or len(rows[at]) < 2:
        return None
    body = _Body(1, [[line.box] for line in _values(rows[at])])
    for number in range(at + 1, len(rows)):
        row, above = rows[number], rows[number - 1]
        if row[0].box.top - above[0].box.bottom > ROW_GAP * above[0].height:
            break
        values = _values(row)
        if values and len(row) >= 2 and _add(body.columns, values):
            body.rows = number - at + 1
        elif values or len(row) > 1 or number - at >= body.rows + 1:
            break
    return body


def _add(columns: list[list[BBox]], values: Row) -> bool:
    """Add the values of a row to the columns; return False where most stand in none."""
    places = [_column(columns, line) for line in values]
    if sum(place is None for place in places) > len(values) / 2:
        return False
    for line, place in zip(values, places, strict=True):
        if place is None:
            columns.append([line.box])
        else:
            columns[place].append(line.box)
    return True


def _column(columns: Sequence[Sequence[BBox]], line: Line) -> int | None:
    for number, boxes in enumerate(columns):
        left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
        if line.box.x0 < right and line.box.x1 > left:
            return number
    return None


def _is_enough(body: _Body, above: Sequence[Row]) -> bool:
    promised = any(PROMISE.match(line.text) for row in above for line in row)
    least = PROMISED + UNPROMISED if promised else UNPROMISED
    return any(body.rows >= rows and body.aligned >= columns for rows, columns in least)


def _header_rows(rows: Sequence[Row], at: int) -> int:
    """Return how many rows above the first one with values hold the names of the columns."""
    count = 0
    while count < min(MOST_HEADER_ROWS, at):
        row, below = rows[at - count - 1], rows[at - count]
        gap = below[0].box.top - row[0].box.bottom
        is_far = gap > ROW_GAP * row[0].height
        if len(row) < 2 or is_far or any(PROMISE.match(line.text) for line in row):
            break
        count += 1
    return count


def _table(rows: Sequence[Row], header: int, number: int) -> FoundTable:
    """Return rows as a table; the first ones, so many, are its header."""
    columns = _columns([line for row in rows[header:] for line in row])
    cells = [cell for at, row in enumerate(rows) for cell in _cells(row, at, columns, number)]
    box = around(line for row in rows for line in row)
    edges = (*(left for left, _ in columns), columns[-1][1])
    return FoundTable(page=number, box=box, edges=edges, cells=mark_headers(cells))


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the columns: what stands under each other, but for what spans several."""
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.box.x1 - line.box.x0):
        touched = [c for c in columns if line.box.x0 < c[1] and line.box.x1 > c[0]]
        if len(touched) > 1:  # a header over several columns
            continue
        left = min([line.box.x0, *(c[0] for c in touched)])
        right = max([line.box.x1, *(c[1] for c in touched)])
        columns = [c for c in columns if c not in touched] + [(left, right)]
    return sorted(columns)


def _cells(
    row: Row, at: int, columns: Sequence[tuple[float, float]], number: int
) -> Iterator[GridCell]:
    """Yield the cells of a row; two pieces in one column are one cell."""
    cells: dict[int, GridCell] = {}
    for line in row:
        places = _places(line, columns)
        first = places[0]
        text, box = line.text, line.box
        before = cells.get(first)
        if before is not None and before.bbox is not None:
            text = f"{before.text} {text}"
            box = around([line, replace(line, box=before.bbox)])
        cells[first] = GridCell(
            row=at, col=first, colspan=len(places), text=text, page=number, bbox=box
        )
    yield from cells.values()


def _places(line: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Return the columns that a piece stands in; a header beside all of them, the nearest."""
    places = [
        place
        for place, (left, right) in enumerate(columns)
        if line.box.x0 < right and line.box.x1 > left
    ]
    middle = (line.box.x0 + line.box.x1) / 2
    nearest = min(range(len(columns)), key=lambda place: abs(sum(columns[place]) / 2 - middle))
    return places or [nearest]


def _holds(box: BBox, inner: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
