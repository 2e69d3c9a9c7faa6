"""The table tier of a PDF: ruled tables of flagged pages, by pdfplumber."""

import io
import logging
import re
import struct
import time
import zlib
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.blocks import GridCell
from ingest.document import BBox
from ingest.grid import mark_headers
from ingest.limits import Limits

TOLERANCE = 3.0
# It warns of every odd font on standard error; what is lost of a page is told as a loss.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
MOST_SLOW_PAGES = 3
QUARTER = re.compile(r"(?<=[㐀-鿿]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%％]) (?=[㐀-鿿])")
HAN_WRAP = re.compile(r"(?<=[　-〿㐀-鿿＀-￯])\n(?=[　-〿㐀-鿿＀-￯])")

# What pdfminer raises on damaged files, seen on its own test files and those of pdfplumber.
DAMAGE = (
    PSException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table of a page: its box, the edges of its columns, its cells."""

    page: int
    box: BBox
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]


def tables_of_pages(
    data: bytes, numbers: list[int], limits: Limits, ends: float
) -> tuple[dict[int, list[FoundTable]], list[int]]:
    """Return the tables by page, and the pages whose tables could not be read.

    What all pages together may take is used up in their order: `Limits.table_seconds` for
    each of the first three and `seconds_per_page` for each, but no longer than to the time
    `ends`. With 0 `table_seconds` no table is looked for.
    """
    found: dict[int, list[FoundTable]] = {}
    unread: list[int] = []
    if not numbers or limits.table_seconds <= 0:
        return found, numbers
    most = limits.table_seconds * min(len(numbers), MOST_SLOW_PAGES)
    most += limits.seconds_per_page * len(numbers)
    ends = min(ends, time.monotonic() + most)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number in numbers:
                tables = _tables(document, number) if time.monotonic() < ends else None
                if tables is None:
                    unread.append(number)
                else:
                    found[number] = tables
    except DAMAGE:
        unread = [number for number in numbers if number not in found]
    return found, unread


def _tables(document: Any, number: int) -> list[FoundTable] | None:
    """Return the tables of a page, None where pdfminer cannot read it."""
    try:
        page = document.pages[number - 1]
        try:
            return find_tables(page, number)
        finally:
            page.close()
    except DAMAGE:
        return None


def find_tables(page: Any, number: int) -> list[FoundTable]:
    """Return the tables of a pdfplumber page that have two columns or more and some text."""
    tables = [_found(table, number) for table in page.find_tables()]
    return [table for table in tables if len(table.edges) > 2 and any(c.text for c in table.cells)]


def _found(table: Any, number: int) -> FoundTable:
    texts = {
        box: _unwrapped(text)
        for row, line in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, line, strict=True)
        if box is not None
    }
    columns = _edges([edge for box in texts for edge in (box[0], box[2])])
    rows = _edges([edge for box in texts for edge in (box[1], box[3])])
    cells = [_cell(box, text, columns, rows, number) for box, text in texts.items()]
    return FoundTable(
        page=number,
        box=BBox(*table.bbox),
        edges=columns,
        cells=mark_headers(_without_clashes(cells)),
    )


def _cell(
    box: tuple[float, float, float, float],
    text: str,
    columns: tuple[float, ...],
    rows: tuple[float, ...],
    number: int,
) -> GridCell:
    col, end_col = _index(columns, box[0]), _index(columns, box[2])
    row, end_row = _index(rows, box[1]), _index(rows, box[3])
    return GridCell(
        row=row,
        col=col,
        rowspan=max(1, end_row - row),
        colspan=max(1, end_col - col),
        text=text,
        page=number,
        bbox=BBox(*box),
    )


def _without_clashes(cells: list[GridCell]) -> list[GridCell]:
    """Return the cells in reading order; two at one place become one with both texts."""
    placed: dict[tuple[int, int], GridCell] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)):
        other = placed.get((cell.row, cell.col))
        if other is not None:
            cell = replace(other, text=f"{other.text} {cell.text}".strip())
        placed[cell.row, cell.col] = cell
    return list(placed.values())


def _edges(values: list[float]) -> tuple[float, ...]:
    """Return the edges, those that lie within the tolerance as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > TOLERANCE:
            edges.append(value)
    return tuple(edges)


def _index(edges: tuple[float, ...], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _unwrapped(text: str | None) -> str:
    """Return a cell's text on one line; Chinese that wraps holds no space there.

    Nor does it beside digits, where pdfplumber takes Word's quarter of an em for one.
    """
    return " ".join(HAN_WRAP.sub("", QUARTER.sub("", text or "")).split())


def join_tables(first: FoundTable, second: FoundTable) -> FoundTable | None:
    """Return a table that goes on over a page break as one; None where the columns differ.

    Header rows that are repeated on the second page go.
    """
    if len(first.edges) != len(second.edges) or any(
        abs(a - b) > TOLERANCE for a, b in zip(first.edges, second.edges, strict=True)
    ):
        return None
    repeated = _repeated_rows(first, second)
    shift = max(cell.row + cell.rowspan for cell in first.cells) - repeated
    moved = tuple(
        replace(cell, row=cell.row + shift, is_header=cell.is_header and cell.col == 0)
        for cell in second.cells
        if cell.row >= repeated
    )
    return replace(first, cells=first.cells + moved)


def _repeated_rows(first: FoundTable, second: FoundTable) -> int:
    """Return how many of the first rows of both tables are the same."""
    rows = 0
    while _row(first, rows) and _row(first, rows) == _row(second, rows):
        rows += 1
    return rows


def _row(table: FoundTable, row: int) -> list[tuple[int, str]]:
    return [(cell.col, cell.text) for cell in table.cells if cell.row == row]
