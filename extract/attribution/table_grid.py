"""The cells of a table by place: headers above, labels to the left, unit columns, years."""

import re
from collections.abc import Iterator

from ingest import Cell

from .reading import Reading
from .table_units import BRACKETED, GROWTH, MONEY, SHARE, unit_of

NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(.*)", re.DOTALL)
UNIT_HEAD = re.compile(r"(?:计量)?单\s*位|Units?")
YEAR = re.compile(r"(?:19|20)\d\d年?")


class Grid:
    """The cells of a table by place, spans filled in."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cells = reading.passage.cells
        self._at: dict[tuple[int, int], Cell] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    self._at.setdefault((row, col), cell)
        self._rows = 1 + max((row for row, _ in self._at), default=-1)
        self._header_rows = self._count_header_rows()

    def text(self, cell: Cell) -> str:
        """Return the folded text of a cell."""
        shift = self._reading.passage.start
        return self._reading.text[cell.span.start - shift : cell.span.end - shift].strip()

    def unit_words(self, cell: Cell) -> str:
        """Return the unit of a row where a column of the table gives it (单位).

        It is that of the figures of the row, not of rates and amounts with a header's unit.
        """
        column = self.column_words(cell)
        if BRACKETED.search(column) or GROWTH.search(column) or SHARE.search(column):
            return ""
        for col in range(cell.col):
            if self._is_unit_column(col):
                place = self._at.get((cell.row, col))
                return self.text(place) if place is not None else ""
        return ""

    def _is_unit_column(self, col: int) -> bool:
        heads = (self._at.get((row, col)) for row in range(self._header_rows))
        return any(one is not None and UNIT_HEAD.fullmatch(self.text(one)) for one in heads)

    def is_year(self, cell: Cell) -> bool:
        """Tell whether a cell holds a year: a whole column of such numbers without a unit."""
        if not YEAR.fullmatch(self.text(cell)):
            return False
        column = self.column_words(cell)
        if "年份" in column or "年度" in column:
            return True
        if BRACKETED.search(column) or self.unit_words(cell) or MONEY.search(column):
            return False
        below = (self._at.get((row, cell.col)) for row in range(self._header_rows, self._rows))
        texts = [self.text(one) for one in below if one is not None]
        return all(YEAR.fullmatch(text) for text in texts if NUMBER.fullmatch(text))

    def corner(self) -> str:
        """Return the header of the row labels."""
        cell = self._at.get((0, 0))
        return self.text(cell) if cell is not None else ""

    def body(self) -> Iterator[Cell]:
        """Yield the cells below the header rows, but for row labels."""
        for cell in self._cells:
            if cell.row >= self._header_rows and cell.col > 0:
                yield cell

    def _count_header_rows(self) -> int:
        rows = 1 + max((cell.row for cell in self._cells), default=-1)
        for row in range(rows):
            cells = [cell for cell in self._cells if cell.row == row]
            numbers = [c for c in cells if c.col > 0 and self._is_number(c)]
            if numbers and not all(cell.is_header for cell in cells):
                return row
        return rows

    def _is_number(self, cell: Cell) -> bool:
        """Tell a value from a year at the head of a column; 2037 under 数量（个） is a value."""
        text = self.text(cell)
        if not YEAR.fullmatch(text):
            return _is_value(text)
        label = self._at.get((cell.row, 0))
        heads = [self._at.get((row, cell.col)) for row in range(cell.row)]
        is_of_year = label is not None and YEAR.fullmatch(self.text(label)) is not None
        return is_of_year or any(h is not None and BRACKETED.search(self.text(h)) for h in heads)

    def column_words(self, cell: Cell) -> str:
        """Return the words of the header cells above, from the top, each once."""
        above = (self._at.get((row, cell.col)) for row in range(self._header_rows))
        return " ".join(dict.fromkeys(self.text(one) for one in above if one is not None))

    def row_words(self, cell: Cell) -> str:
        """Return the words of the labels to the left, each once."""
        left = (
            one
            for col in range(cell.col)
            if (one := self._at.get((cell.row, col))) is not None
            and not (col and NUMBER.fullmatch(self.text(one)))
        )
        labels = (
            self.text(one) for one in left if one is not cell and not self._is_unit_column(one.col)
        )
        return " ".join(
            dict.fromkeys(word for word in labels if word.strip("—-– ") and not _is_value(word))
        )


def _is_value(text: str) -> bool:
    """Tell a number, with its unit or without, from a year and from a label: 65周岁及以上."""
    match = NUMBER.fullmatch(text)
    if match is None or YEAR.fullmatch(text):
        return False
    return not match[3].strip() or unit_of(match[3].strip()) is not None
