"""The cells of a table by place: headers above, labels to the left, unit columns, years."""

import re
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from extract.attribution.reading import Reading
from ingest import Cell

from .units import BRACKETED, GROWTH, MONEY, SHARE, unit_of

NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(.*)", re.DOTALL)
UNIT_HEAD = re.compile(r"(?:计量)?单\s*位|Units?")
DASHES = frozenset("-—–~～至到")  # 15-64岁 is a label
YEAR = re.compile(r"(?:19|20)\d\d年?")


# No row has more labels, no column more headers: what stands behind so many words is neither.
MOST_WORDS = 12


class Grid:
    """The cells of a table by place, spans filled in.

    What holds for a whole row or column is read once, so that a table costs no more than its cells.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cells = reading.passage.cells
        self._rows: dict[int, dict[int, Cell]] = {}
        self._columns: dict[int, dict[int, Cell]] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    self._rows.setdefault(row, {}).setdefault(col, cell)
                    self._columns.setdefault(col, {}).setdefault(row, cell)
        self._header_rows = self._count_header_rows()
        self._heads = {col: self._heads_of(col) for col in sorted(self._columns)}
        self._unit_columns = [
            col for col, heads in self._heads.items() if any(map(UNIT_HEAD.fullmatch, heads))
        ]
        self._labels: dict[int, list[tuple[Cell, int]]] = {}
        self._is_of_years: dict[int, bool] = {}

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
        if not self._unit_columns or self._unit_columns[0] >= cell.col:
            return ""
        place = self._rows[cell.row].get(self._unit_columns[0])
        return self.text(place) if place is not None else ""

    def is_year(self, cell: Cell) -> bool:
        """Tell whether a cell holds a year: a whole column of such numbers without a unit."""
        if not YEAR.fullmatch(self.text(cell)):
            return False
        column = self.column_words(cell)
        if "年份" in column or "年度" in column:
            return True
        if BRACKETED.search(column) or self.unit_words(cell) or MONEY.search(column):
            return False
        if cell.col not in self._is_of_years:
            column_cells = self._columns[cell.col].items()
            texts = [self.text(one) for row, one in column_cells if row >= self._header_rows]
            are_years = (YEAR.fullmatch(text) for text in texts if NUMBER.fullmatch(text))
            self._is_of_years[cell.col] = all(are_years)
        return self._is_of_years[cell.col]

    def corner(self) -> str:
        """Return the header of the row labels, which a caption inside the table may stand over."""
        heads = (self._rows.get(row, {}).get(0) for row in range(max(self._header_rows, 1)))
        texts = [self.text(cell).strip() for cell in heads if cell is not None]
        return next((text for text in reversed(texts) if text), "")

    def body(self) -> Iterator[Cell]:
        """Yield the cells below the header rows, but for row labels."""
        for cell in self._cells:
            if cell.row >= self._header_rows and cell.col > 0:
                yield cell

    def _count_header_rows(self) -> int:
        rows: dict[int, list[Cell]] = {}
        for cell in self._cells:
            rows.setdefault(cell.row, []).append(cell)
        bracketed: set[int] = set()  # the columns whose header gives a unit in brackets
        for row, cells in sorted(rows.items()):
            numbers = [one for one in cells if one.col > 0 and self._is_number(one, bracketed)]
            if numbers and not all(cell.is_header for cell in cells):
                return row
            bracketed.update(col for col in self._covered(cells) if col not in bracketed)
        return 1 + max(rows, default=-1)

    def _covered(self, cells: list[Cell]) -> Iterator[int]:
        for cell in cells:
            if BRACKETED.search(self.text(cell)):
                yield from range(cell.col, cell.col + cell.colspan)

    def _is_number(self, cell: Cell, bracketed: set[int]) -> bool:
        """Tell a value from a year at the head of a column; 2037 under 数量（个） is a value."""
        text = self.text(cell)
        if not YEAR.fullmatch(text):
            return _is_value(text)
        label = self._rows[cell.row].get(0)
        is_of_year = label is not None and YEAR.fullmatch(self.text(label)) is not None
        return is_of_year or cell.col in bracketed

    def _heads_of(self, col: int) -> list[str]:
        """Return the words of the header cells of a column, from the top, each once."""
        cells = sorted(self._columns[col].items(), key=itemgetter(0))
        heads = (self.text(cell) for row, cell in cells if row < self._header_rows)
        return list(dict.fromkeys(heads))[:MOST_WORDS]

    def column_words(self, cell: Cell) -> str:
        """Return the words of the header cells above, from the top, each once."""
        return " ".join(self._heads[cell.col])

    def row_words(self, cell: Cell) -> str:
        """Return the words of the labels to the left, each once."""
        if cell.row not in self._labels:
            self._labels[cell.row] = list(islice(self._labels_of(cell.row), MOST_WORDS))
        labels = (
            self.text(one)
            for one, col in self._labels[cell.row]
            if col < cell.col and one is not cell
        )
        return " ".join(dict.fromkeys(labels))

    def _labels_of(self, row: int) -> Iterator[tuple[Cell, int]]:
        """Yield the labels of a row and their columns: words, no values and no units."""
        units = frozenset(self._unit_columns)
        for col, one in sorted(self._rows[row].items(), key=itemgetter(0)):
            word = self.text(one) if one.col not in units else ""
            if word.strip("—-– ") and not _is_value(word) and not (col and NUMBER.fullmatch(word)):
                yield one, col


def _is_value(text: str) -> bool:
    """Tell a number, with its unit or without, from a year and from a label: 65周岁及以上."""
    match = NUMBER.fullmatch(text)
    if match is None or YEAR.fullmatch(text):
        return False
    unit = match[3].strip()
    return not unit or unit[0] not in DASHES and unit_of(unit) is not None
