"""Figures in table cells: row label × column header × the unit of the caption (figures.md §6.5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.figure import Facet, Role
from extract.numbers.mention import NumberKind, QuantityMention, UnitSource
from extract.numbers.quantities import find_mentions
from ingest import Cell, Span

from .drafts import Draft, draft_of
from .reading import Reading

NUMBER = re.compile(r"([-+]?)(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(.*)", re.DOTALL)
BRACKETED = re.compile(r"[（(]\s*([^（）()]{1,16})\s*[）)]")
CAPTION_UNIT = re.compile(
    r"(?:计量)?单位\s*[:：]\s*([^\s，。；)）]{1,24})|[Uu]nits?\s*:\s*([\w ,%.]{1,24})"
)
TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|[Tt]otal|全\s*[省市县州区国]|总数)\s*")
GROWTH = re.compile(r"增长|同比|比上年|增速|增幅|升降|环比|±|growth|change|increase", re.IGNORECASE)
DONE = re.compile(r"完成|为(?:预算|计划|目标)|占(?:预算|计划)")
EACH = re.compile(r"人均|户均|per capita", re.IGNORECASE)
SHARE = re.compile(r"占比|比重|构成|share|proportion", re.IGNORECASE)
RATE = re.compile(r"率|比例|[%％]|percent|rate", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d年?")
# What a column counts where neither it nor the caption gives a unit.
IMPLIED = (
    ("person", re.compile(r"人数|人口|人员|people|persons|workers", re.IGNORECASE)),
    ("project", re.compile(r"项目(?:个?数|数量)?$|projects", re.IGNORECASE)),
    ("household", re.compile(r"户数|households", re.IGNORECASE)),
)
MONEY = re.compile(
    r"投资|资金|金额|报酬|收入|产值|支出|工资|补助|经费|investment|fund|remuneration|wages|revenue|amount",
    re.IGNORECASE,
)
PLACES = re.compile(
    r"(?:建设地点|地点|项目名称|名称|单位名称|企业|学校|村|安置|省|市|州|县|区|地区|乡镇|地市|region|province|city|county)",
    re.IGNORECASE,
)
COUNT_HEAD = re.compile(
    r"^(?:序号|编号|代码|排名|名次|年份|年度|备注|时间|日期|no\.?|rank|year)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnit:
    """A unit as a header or a caption gives it: 万元 is CNY with a factor of 10,000."""

    code: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigure:
    """A draft in a cell, and the words that say what it is."""

    draft: Draft
    column: str
    row: str
    is_total: bool
    is_of_places: bool = False


def table_figures(reading: Reading, caption: str) -> list[TableFigure]:
    """Return the figures of a table passage, row by row; units of the caption fill in."""
    grid = _Grid(reading)
    shared = caption_units(caption) or caption_units(reading.text[:80])
    found = [one for cell in grid.body() if (one := _of_cell(reading, grid, cell, shared))]
    return _with_parents(found)


def _of_cell(
    reading: Reading, grid: "_Grid", cell: Cell, shared: tuple[TableUnit, ...]
) -> TableFigure | None:
    column, row = grid.column_words(cell), grid.row_words(cell)
    if COUNT_HEAD.match(column.strip()):
        return None
    text = grid.text(cell)
    match = NUMBER.fullmatch(text)
    if match is None or (YEAR.fullmatch(text) and not BRACKETED.search(column)):
        return None
    unit = _unit(match[3].strip() or grid.unit_words(cell), column, row, shared)
    if unit is None:
        return None
    start = cell.span.start - reading.passage.start
    end = start + match.end(2) + (len(match[0]) - match.start(3) if match[3] else 0)
    value = Decimal(match[2].replace(",", "").replace("，", "")) * unit.factor
    mention = QuantityMention(
        start=start, end=end, number=Span(start + match.start(2), start + match.end(2)),
        value=value, unit=unit.code, kind=NumberKind.PLAIN, digits=len(match[2]),
        unit_span=Span(end, end), unit_source=UnitSource.NOUN_LEFT,
    )  # fmt: skip
    draft = draft_of(mention, unit.code, reading.passage)
    draft.page, draft.bbox = cell.page or draft.page, cell.bbox
    if match[1] == "-":
        draft.value = -value
    _describe(draft, column, row)
    return TableFigure(
        draft=draft,
        column=column,
        row=row,
        is_total=TOTAL.fullmatch(row) is not None,
        is_of_places=PLACES.match(grid.corner()) is not None,
    )


def _unit(behind: str, column: str, row: str, shared: tuple[TableUnit, ...]) -> TableUnit | None:
    """The cell's own unit, that of its header or label, the caption's, or what it counts."""
    if behind:
        return unit_of(behind)
    for words in (column, row):
        for bracket in BRACKETED.findall(words):
            unit = unit_of(bracket.removeprefix("单位：").removeprefix("单位:"))
            if unit is not None:
                return unit
    if GROWTH.search(column) or SHARE.search(column) or RATE.search(column):
        return TableUnit(code="pct", factor=Decimal(1))
    implied = next((code for code, words in IMPLIED if words.search(bare(column))), None)
    for unit in shared:
        if unit.code == implied or implied is None and (len(shared) == 1 or _fits(unit, column)):
            return unit
    return TableUnit(code=implied, factor=Decimal(1)) if implied else None


@lru_cache(maxsize=4096)
def unit_of(words: str) -> TableUnit | None:
    """Return what a unit word means: its code and the factor of its scale.

    >>> unit_of("万元"), unit_of("个"), unit_of("备注")
    (TableUnit(code='CNY', factor=Decimal('10000')), TableUnit(code='个', factor=Decimal('1')), None)
    """
    lang = "en" if words.isascii() and words not in ("%",) else "zh"
    text = words if words[:1].isdigit() else f"1 {words}" if lang == "en" else f"1{words}"
    for mention in find_mentions(text, lang)[:1]:
        if mention.unit is not None and mention.end == len(text):
            return TableUnit(code=mention.unit, factor=mention.value)
    return None


def _fits(unit: TableUnit, column: str) -> bool:
    """Of several units in a caption (万元、公里、人) money is that of 投资, 资金, 报酬."""
    return (unit.code in ("CNY", "USD")) == (MONEY.search(column) is not None)


def caption_units(caption: str) -> tuple[TableUnit, ...]:
    """Return the units that a caption gives for the cells of its table (单位：万元、人)."""
    found = CAPTION_UNIT.search(caption)
    if found is None:
        return ()
    words = found[1].split("、") if found[1] else [found[2].strip()]
    return tuple(unit for word in words if (unit := unit_of(word.strip())) is not None)


def bare(words: str) -> str:
    """Return a header without its unit in brackets."""
    return BRACKETED.sub("", words).strip()


def _describe(draft: Draft, column: str, row: str) -> None:
    """Give the facet of the header and the words from which subject and indicator are read."""
    if draft.unit == "pp" or GROWTH.search(column) and draft.unit == "pct":
        draft.facet = Facet.CHANGE_PP if draft.unit == "pp" else Facet.CHANGE_PCT
        draft.basis = "mom" if "环比" in column else "yoy"
    elif DONE.search(column) and draft.unit == "pct":
        draft.facet = Facet.COMPLETION
    elif EACH.search(column) and draft.unit != "pct" and "收入" not in column:
        draft.facet = Facet.PER_UNIT
        draft.per = "household" if "户" in column else "person"
    elif SHARE.search(column) and draft.unit == "pct":
        draft.facet = Facet.SHARE
    draft.because("facet", "table.header", column)


def _with_parents(found: list[TableFigure]) -> list[TableFigure]:
    """Cells of a column are parts of the column's total, where the table has one."""
    totals = {one.column: one.draft for one in found if one.is_total}
    for one in found:
        total = totals.get(one.column)
        is_level = one.draft.facet is Facet.LEVEL and one.draft.unit != "pct"
        if total is not None and total is not one.draft and is_level:
            one.draft.parent, one.draft.role = total, Role.PART
            one.draft.because("parent", "table.total", one.column)
    return found


class _Grid:
    """The cells of a table by place, spans filled in."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cells = reading.passage.cells
        self._at: dict[tuple[int, int], Cell] = {}
        for cell in self._cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for col in range(cell.col, cell.col + cell.colspan):
                    self._at.setdefault((row, col), cell)
        self._header_rows = self._count_header_rows()

    def text(self, cell: Cell) -> str:
        """Return the folded text of a cell."""
        shift = self._reading.passage.start
        return self._reading.text[cell.span.start - shift : cell.span.end - shift].strip()

    def unit_words(self, cell: Cell) -> str:
        """Return the unit of a row where a column of the table gives it (单位)."""
        for col in range(cell.col):
            head = self._at.get((0, col))
            if head is not None and self.text(head) in ("单位", "计量单位", "Unit"):
                place = self._at.get((cell.row, col))
                return self.text(place) if place is not None else ""
        return ""

    def _is_unit_column(self, cell: Cell) -> bool:
        head = self._at.get((0, cell.col))
        return head is not None and self.text(head) in ("单位", "计量单位", "Unit")

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
            numbers = [c for c in cells if c.col > 0 and _is_value(self.text(c))]
            if numbers and not all(cell.is_header for cell in cells):
                return row
        return rows

    def column_words(self, cell: Cell) -> str:
        """Return the words of the header cells above, from the top, each once."""
        above = (self._at.get((row, cell.col)) for row in range(self._header_rows))
        return " ".join(dict.fromkeys(self.text(one) for one in above if one is not None))

    def row_words(self, cell: Cell) -> str:
        """Return the words of the labels to the left, each once."""
        left = (self._at.get((cell.row, col)) for col in range(cell.col))
        labels = (
            self.text(one)
            for one in left
            if one is not None and one is not cell and not self._is_unit_column(one)
        )
        return " ".join(dict.fromkeys(word for word in labels if word and not _is_value(word)))


def _is_value(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None and not YEAR.fullmatch(text)


def subject_of(column: str, row: str, *, row_is_place: bool) -> str:
    """Return what a cell measures: its column, its row, or both where the row is no place.

    >>> subject_of("发放劳务报酬（万元）", "凉山州", row_is_place=True)
    '发放劳务报酬'
    """
    name = YEAR.sub("", bare(column)).strip()
    label = bare(row)
    if row_is_place or TOTAL.fullmatch(row):
        return name or label
    if (
        not name
        or GROWTH.search(name)
        or re.fullmatch(r"金额|数量|绝对数|数值|本年|全年|本期|指标值|value", name)
    ):
        return label or name
    return f"{label}{name}" if label else name
