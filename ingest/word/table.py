"""Word tables on a grid: gridSpan, vMerge, rows and cells inside content controls."""

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.blocks import GridCell
from ingest.grid import mark_headers

from .package import W
from .text import PARAGRAPH, SKIPPED, TABLE

ROW, CELL = f"{W}tr", f"{W}tc"
VALUE, SPAN, MERGE = f"{W}val", f"{W}gridSpan", f"{W}vMerge"
CellText = Callable[[etree._Element], str]


def grid_of_word(table: etree._Element, text_of: CellText) -> tuple[GridCell, ...]:
    """Return the cells of a table; `text_of` reads the paragraphs of a cell."""
    cells: list[GridCell] = []
    open_cells: dict[int, int] = {}  # column → position in `cells` of the cell merged downwards
    for row, line in enumerate(_rows(table)):
        col = _before(line)
        is_header = _is_header(line)
        for cell in children(line, CELL):
            width, goes_on = _span(cell)
            if goes_on and col in open_cells:
                _grow(cells, open_cells[col], row)
            else:
                open_cells[col] = len(cells)
                cells.append(
                    GridCell(
                        row=row,
                        col=col,
                        colspan=width,
                        text=text_of(cell),
                        is_header=is_header,
                    )
                )
            col += width
    return mark_headers(cells)


def children(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield rows of a table or cells of a row, also those inside w:sdt, w:ins, w:customXml.

    Who takes only direct children shifts every later value under the wrong header.
    """
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag not in SKIPPED and child.tag not in {PARAGRAPH, TABLE}:
            yield from children(child, wanted)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows that are not deleted by a tracked change."""
    for row in children(table, ROW):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _grow(cells: list[GridCell], position: int, row: int) -> None:
    first = cells[position]
    cells[position] = GridCell(
        row=first.row,
        col=first.col,
        rowspan=row - first.row + 1,
        colspan=first.colspan,
        text=first.text,
        is_header=first.is_header,
    )


def _span(cell: etree._Element) -> tuple[int, bool]:
    """Return how many columns a cell spans, and whether it continues the one above it.

    It does by a vMerge without `restart`.
    """
    width, goes_on = 1, False
    for properties in cell.iterchildren(f"{W}tcPr"):
        for child in properties:
            value = child.get(VALUE)
            if child.tag == SPAN:
                width = _number(value) or 1
            elif child.tag == MERGE:
                goes_on = value != "restart"
    return width, goes_on


def _number(value: str | None) -> int:
    return min(int(value), 1000) if value is not None and value.isdecimal() else 0


def _before(row: etree._Element) -> int:
    """Return the number of grid columns that a row leaves empty at its start."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    return _number(before.get(VALUE)) if before is not None else 0


def _is_header(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None
