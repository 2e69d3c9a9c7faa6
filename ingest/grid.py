"""Tables of any format: which cells are headers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .blocks import GridCell

VALUE = re.compile(r"[-+−－<>≤≥约]?\s*[\d０-９][\d０-９,，.．\s]*(?:[%％‰])?|[-—－–/…]+")
YEAR = re.compile(r"(?:19|20)\d\d年?")


def mark_headers(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """Return the cells with column and row headers named.

    Column headers are the first rows, up to the first that holds a value beside its first
    cell (a row of years holds none); row headers are the cells of the first column that
    hold words. Where the page says so itself (th), the column headers are left as they are.

    >>> grid = [GridCell(row=r, col=c, text=t) for r, line in enumerate(
    ...     (("地区", "2023", "2024"), ("长沙", "1.2", "1.3"))) for c, t in enumerate(line)]
    >>> [cell.text for cell in mark_headers(grid) if cell.is_header]
    ['地区', '2023', '2024', '长沙']
    """
    head = 0 if any(cell.is_header for cell in cells) else _head_rows(cells)
    return tuple(
        replace(cell, is_header=True)
        if not cell.is_header and (cell.row < head or _is_label(cell, head))
        else cell
        for cell in cells
    )


def _head_rows(cells: Sequence[GridCell]) -> int:
    """Return the number of rows before the first that holds values; 1 where none does."""
    rows = max((cell.row for cell in cells), default=0) + 1
    with_values = {cell.row for cell in cells if cell.col > 0 and _is_value(cell.text)}
    return min(with_values, default=min(rows, 1)) if 0 not in with_values else 0


def _is_value(text: str) -> bool:
    return bool(text) and bool(VALUE.fullmatch(text)) and not YEAR.fullmatch(text)


def _is_label(cell: GridCell, head: int) -> bool:
    return cell.col == 0 and cell.row >= head and bool(cell.text) and not VALUE.fullmatch(cell.text)
