"""Tables of a page: which are data, and their cells laid out on a grid."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.blocks import GridCell
from ingest.grid import mark_headers

from .text import text_of

LONG_CELL = 400
MOST_SPAN = 1000


def is_layout(table: LexborNode) -> bool:
    """Say whether a table only places paragraphs: it holds a table, one column or long texts."""
    if table.css_first("table table") is not None or len(table.css("table")) > 1:
        return True
    rows = [_cells_of(row) for row in table.css("tr")]
    if max(map(len, rows), default=0) < 2:
        return True
    return len(rows) <= 2 and any(len(text_of(cell)) > LONG_CELL for row in rows for cell in row)


def grid_of(table: LexborNode) -> tuple[GridCell, ...]:
    """Return the cells of a data table at their places, rowspan and colspan respected."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row, line in enumerate(table.css("tr")):
        col = 0
        for cell in _cells_of(line):
            while (row, col) in taken:
                col += 1
            placed = _place(cell, row, col)
            taken.update(
                (row + down, col + right)
                for down in range(placed.rowspan)
                for right in range(placed.colspan)
            )
            cells.append(placed)
            col += placed.colspan
    return mark_headers(cells)


def _place(cell: LexborNode, row: int, col: int) -> GridCell:
    return GridCell(
        row=row,
        col=col,
        rowspan=_span(cell, "rowspan"),
        colspan=_span(cell, "colspan"),
        text=text_of(cell),
        is_header=cell.tag == "th" or _is_in_head(cell),
    )


def _span(cell: LexborNode, name: str) -> int:
    """Return a span as a browser reads it: digits at the start, at least 1, bounded."""
    digits = re.match(r"\s*(\d{1,6})", cell.attributes.get(name) or "")
    return max(1, min(int(digits[1]), MOST_SPAN)) if digits else 1


def _is_in_head(cell: LexborNode) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.tag == "thead"


def _cells_of(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}]


def rows_of(table: LexborNode) -> Iterator[list[str]]:
    """Yield the texts of a table's rows."""
    for row in table.css("tr"):
        yield [text_of(cell) for cell in _cells_of(row)]
