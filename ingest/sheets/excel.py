"""Workbooks: .xlsx by openpyxl, .xls by xlrd, both with number formats and merged ranges.

Hidden sheets and rows are not read, as no reader sees them; `hidden` in the document's
metadata names the sheets. A formula without a stored value is a loss.
"""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import xlrd
from openpyxl.utils.exceptions import InvalidFileException

from ingest.blocks import Block, Content
from ingest.document import PassageKind
from ingest.errors import DamagedError, EncryptedError, UnpackLimitError
from ingest.limits import Limits
from ingest.zips import open_package

from .sheet import Merge, Sheet, blocks_of_sheet, raw_of_sheet
from .sheet_values import shown

DEFAULT_NAME = re.compile(r"(?:Sheet|工作表)\s*\d*$", re.I)
WITHOUT_VALUE = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:<v/>|<v></v>)?</c>")
# What openpyxl raises on damaged workbooks beside its own exception.
DAMAGE = (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, SyntaxError)
# A sheet may claim a million columns; who fills that many has no bulletin.
MOST_CELLS = 5_000_000


def read_xlsx(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a workbook: one article, its sheets under their names."""
    package = open_package(data, name, limits, limits.office_bytes)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (*DAMAGE, zipfile.BadZipFile) as error:
        raise DamagedError(f"{name}: the workbook cannot be opened ({error})") from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    parts = [part for part in package.members if part.startswith("xl/worksheets/")]
    formulas = sum(len(WITHOUT_VALUE.findall(package.read(part) or b"")) for part in parts)
    losses = (f"formulas without a stored value: {formulas}",) if formulas else ()
    return [_content([_sheet_of_xlsx(sheet, name) for sheet in sheets], hidden, losses)]


def _sheet_of_xlsx(sheet: Any, name: str) -> Sheet:
    _check_size(sheet.max_row * sheet.max_column, name)
    hidden = {row for row, about in sheet.row_dimensions.items() if about.hidden}
    rows = [
        ()
        if number in hidden
        else tuple(shown(cell.value, cell.number_format or "General") for cell in row)
        for number, row in enumerate(sheet.iter_rows(), sheet.min_row)
    ]
    top, left = sheet.min_row, sheet.min_column
    merges = tuple(
        Merge(
            r.min_row - top, r.min_col - left, r.max_row - r.min_row + 1, r.max_col - r.min_col + 1
        )
        for r in sheet.merged_cells.ranges
    )
    return _without_hidden(sheet.title, rows, merges, {number - top for number in hidden})


def _without_hidden(
    name: str, rows: list[tuple[str, ...]], merges: tuple[Merge, ...], hidden: set[int]
) -> Sheet:
    """Return the sheet without its hidden rows, merged ranges moved up accordingly."""
    if not hidden:
        return Sheet(name=name, rows=tuple(rows), merges=merges)
    shown_before = [
        sum(row not in hidden for row in range(number)) for number in range(len(rows) + 1)
    ]
    moved = tuple(
        Merge(
            shown_before[m.row],
            m.col,
            shown_before[min(m.row + m.rows, len(rows))] - shown_before[m.row],
            m.cols,
        )
        for m in merges
        if m.row not in hidden
    )
    kept = tuple(row for number, row in enumerate(rows) if number not in hidden)
    return Sheet(name=name, rows=kept, merges=moved)


def read_xls(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a workbook of Excel 97 to 2003."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise EncryptedError(f"{name}: the file is protected by a password") from error
        raise DamagedError(f"{name}: the workbook cannot be opened ({error})") from error
    except (*DAMAGE, AssertionError, IndexError) as error:
        raise DamagedError(f"{name}: the workbook cannot be opened") from error
    visible = [sheet for sheet in book.sheets() if sheet.visibility == 0]
    hidden = [sheet.name for sheet in book.sheets() if sheet.visibility != 0]
    return [_content([_sheet_of_xls(sheet, book, name) for sheet in visible], hidden, ())]


def _sheet_of_xls(sheet: Any, book: Any, name: str) -> Sheet:
    _check_size(sheet.nrows * sheet.ncols, name)
    rows = [
        tuple(_value_of_xls(sheet.cell(row, col), book) for col in range(sheet.row_len(row)))
        for row in range(sheet.nrows)
    ]
    merges = tuple(
        Merge(top, left, bottom - top, right - left)
        for top, bottom, left, right in sheet.merged_cells
    )
    hidden = {row for row, about in sheet.rowinfo_map.items() if about.hidden}
    return _without_hidden(sheet.name, rows, merges, hidden)


def _value_of_xls(cell: Any, book: Any) -> str:
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            value: object = datetime(*xlrd.xldate_as_tuple(cell.value, book.datemode))
        except (ValueError, xlrd.XLDateError):
            value = cell.value
        return shown(value, number_format)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    return shown(cell.value, number_format)


def _check_size(cells: int, name: str) -> None:
    if cells > MOST_CELLS:
        raise UnpackLimitError(f"{name}: a sheet of {cells:,} cells (most: {MOST_CELLS:,})")


def _content(sheets: list[Sheet], hidden: list[str], losses: tuple[str, ...]) -> Content:
    blocks: list[Block] = []
    for sheet in sheets:
        found = list(blocks_of_sheet(sheet))
        if found and not DEFAULT_NAME.match(sheet.name):
            blocks.append(Block(kind=PassageKind.HEADING, level=1, text=sheet.name))
        blocks += found
    return Content(
        blocks=_title_before_name(blocks),
        raw="\n".join(map(raw_of_sheet, sheets)),
        labels={"hidden": "；".join(hidden)} if hidden else {},
        losses=losses,
    )


def _title_before_name(blocks: list[Block]) -> tuple[Block, ...]:
    """Put the first line of a sheet before the sheet's name: the line is the title."""
    if len(blocks) > 1 and blocks[1].kind == PassageKind.PARAGRAPH:
        return (blocks[1], blocks[0], *blocks[2:])
    return tuple(blocks)
