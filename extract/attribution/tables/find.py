"""Figures in table cells: row label × column header × the unit of the caption (figures.md §6.5)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.attribution.drafts import Draft, draft_of
from extract.attribution.reading import Reading
from extract.figure import Facet, Role
from extract.numbers.mention import NumberKind, QuantityMention, UnitSource
from ingest import Cell, Span

from .grid import NUMBER, YEAR, Grid
from .units import GROWTH, SHARE, TableUnit, bare, caption_units, unit_in_table

TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计|共\s*计|[Tt]otal|全\s*[省市县州区国]|总数)\s*")
DONE = re.compile(r"完成|为(?:预算|计划|目标)|占(?:预算|计划)")
EACH = re.compile(r"人均|户均|per capita", re.IGNORECASE)
PLACES = re.compile(
    r"(?:建设地点|地点|项目名称|名称|单位名称|企业|学校|村|安置|省|市|州|县|区|地区|乡镇|地市|region|province|city|county)",
    re.IGNORECASE,
)
SHORT_HEADER = 4
# With whom a country trades is not where it trades.
PARTNERS = re.compile(r"国家|国别|贸易伙伴|主要国家")
COUNT_HEAD = re.compile(
    r"^(?:序号|编号|代码|排名|名次|年份|年度|备注|时间|日期|no\.?|rank|year)$", re.IGNORECASE
)


# A header that says nothing of what is measured, and marks that are no part of a label.
GENERIC = re.compile(
    r"金额|数量|绝对数|数值|本年|全年|本期|指标值|年末数|期末数|年末余额|期末余额|实绩|完成数|实际完成|value"
)
LABEL_MARK = re.compile(r"^\s*(?:其中|#)\s*[:：]?\s*|\[\d{1,3}\]|^\s*[一二三四五六七八九十]+、")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigure:
    """A draft in a cell, and the words that say what it is."""

    draft: Draft
    column: str
    row: str
    is_total: bool
    is_of_places: bool = False
    is_of_partners: bool = False


def table_figures(reading: Reading, caption: str) -> list[TableFigure]:
    """Return the figures of a table passage, row by row; units of the caption fill in."""
    grid = Grid(reading)
    shared = caption_units(caption) or caption_units(reading.text[:80])
    found = [one for cell in grid.body() if (one := _of_cell(reading, grid, cell, shared))]
    _tie_growth(found)
    return _with_parents(found)


def _of_cell(
    reading: Reading, grid: "Grid", cell: Cell, shared: tuple[TableUnit, ...]
) -> TableFigure | None:
    column, row = grid.column_words(cell), grid.row_words(cell)
    if COUNT_HEAD.match(column.strip()):
        return None
    text = grid.text(cell)
    match = NUMBER.fullmatch(text)
    if match is None or grid.is_year(cell):
        return None
    unit = unit_in_table(match[3].strip() or grid.unit_words(cell), column, row, shared)
    if unit is None or unit.code == "岁" and "寿命" not in f"{column}{row}":
        return None  # an age says who is meant
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
        is_of_partners=PARTNERS.match(grid.corner()) is not None,
    )


def _describe(draft: Draft, column: str, row: str) -> None:
    """Give the facet of the header and the words from which subject and indicator are read."""
    grows = GROWTH.search(column) or GROWTH.search(row) and "自然增长" not in row
    if draft.unit == "pp" or grows and draft.unit == "pct":
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


def _tie_growth(found: list[TableFigure]) -> None:
    """比上年增长（%） tells of the level before it in its row."""
    level: TableFigure | None = None
    for one in found:
        if one.draft.facet is Facet.LEVEL:
            level = one
        elif level is not None and level.row == one.row and one.draft.facet is Facet.CHANGE_PCT:
            one.draft.source, one.draft.is_inherited = level.draft, True


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


def _joined(words: str) -> str:
    """产 量 is set wide in a header: one word."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", words)


def subject_of(column: str, row: str, *, row_is_place: bool) -> str:
    """Return what a cell measures: its column, its row, or both where the row is no place.

    >>> subject_of("发放劳务报酬（万元）", "凉山州", row_is_place=True)
    '发放劳务报酬'
    """
    name = _joined(YEAR.sub("", bare(column)).strip(" -—~至"))
    label = _joined(LABEL_MARK.sub("", bare(row)).strip())
    if row_is_place or TOTAL.fullmatch(row):
        return name or label
    if not name or GROWTH.search(name) or GENERIC.fullmatch(name):
        return label or name
    if label.endswith(("量", "额", "数", "率")) and len(name) < SHORT_HEADER:
        return label  # 一次能源生产总量 under 产量
    return f"{label}{name}" if label else name
