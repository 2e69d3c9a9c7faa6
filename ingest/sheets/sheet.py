"""A grid of shown values to blocks: title and unit lines, tables, notes below them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.blocks import Block, GridCell
from ingest.document import PassageKind
from ingest.grid import mark_headers
from ingest.lines import block_of


class Merge(NamedTuple):
    """A merged range: first row and column, and how many of each it spans."""

    row: int
    col: int
    rows: int
    cols: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as a reader sees it: rows of shown values, merged ranges."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()


def blocks_of_sheet(sheet: Sheet) -> Iterator[Block]:
    """Yield the blocks of a sheet; an empty row ends a table.

    A row with one filled cell above a table is its title or its unit, below it a note.
    """
    for first, last in _runs(sheet.rows):
        top, bottom = first, last
        while top <= bottom and _filled(sheet.rows[top]) == 1:
            yield _line(sheet.rows[top])
            top += 1
        while bottom > top and _filled(sheet.rows[bottom]) == 1:
            bottom -= 1
        if top <= bottom:
            yield Block(kind=PassageKind.TABLE, cells=_cells(sheet, top, bottom))
        for row in range(max(top, bottom + 1), last + 1):
            yield _line(sheet.rows[row])


def raw_of_sheet(sheet: Sheet) -> str:
    """Return all values of a sheet, one to a line."""
    return "\n".join(value for row in sheet.rows for value in row if value)


def _runs(rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each run of rows that are not empty."""
    start: int | None = None
    for number, row in enumerate((*rows, ())):
        if _filled(row) and start is None:
            start = number
        elif not _filled(row) and start is not None:
            yield start, number - 1
            start = None


def _filled(row: tuple[str, ...]) -> int:
    return sum(bool(value.strip()) for value in row)


def _line(row: tuple[str, ...]) -> Block:
    return block_of(next(value.strip() for value in row if value.strip()))


def _cells(sheet: Sheet, top: int, bottom: int) -> tuple[GridCell, ...]:
    """Return the cells of a table, without the columns that are empty at its left."""
    rows = sheet.rows[top : bottom + 1]
    left = min(_first(row) for row in rows)
    spans = {(merge.row, merge.col): merge for merge in sheet.merges}
    covered = {place for merge in sheet.merges for place in _covered(merge)}
    cells = []
    for number, row in enumerate(rows):
        for col, value in enumerate(row):
            place = (top + number, col)
            if col < left or place in covered:
                continue
            span = spans.get(place, Merge(*place, 1, 1))
            if value.strip() or place in spans:
                cells.append(
                    GridCell(
                        row=number,
                        col=col - left,
                        rowspan=min(span.rows, bottom - top - number + 1),
                        colspan=span.cols,
                        text=value.strip(),
                    )
                )
    return mark_headers(cells)


def _first(row: tuple[str, ...]) -> int:
    return next((col for col, value in enumerate(row) if value.strip()), len(row))


def _covered(merge: Merge) -> Iterator[tuple[int, int]]:
    """Yield the places of a merged range but its first."""
    for row in range(merge.row, merge.row + merge.rows):
        for col in range(merge.col, merge.col + merge.cols):
            if (row, col) != (merge.row, merge.col):
                yield row, col
