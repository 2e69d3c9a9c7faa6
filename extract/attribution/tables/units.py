"""The unit of a table cell: its own, that of its header or label, the caption's, or what it counts."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.numbers.quantities import find_mentions

BRACKETED = re.compile(r"[（(]\s*([^（）()]{1,16})\s*[）)]")
CAPTION_UNIT = re.compile(
    r"(?:计量)?单位\s*[:：]\s*([^\s，。；)）]{1,24})|[Uu]nits?\s*:\s*([\w ,%.]{1,24})"
)
GROWTH = re.compile(r"增长|同比|比上年|增速|增幅|升降|环比|±|growth|change|increase", re.IGNORECASE)
SHARE = re.compile(r"占比|比重|构成|share|proportion", re.IGNORECASE)
RATE = re.compile(r"率|比例|[%％]|percent|rate", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnit:
    """A unit as a header or a caption gives it: 万元 is CNY with a factor of 10,000."""

    code: str
    factor: Decimal


def unit_in_table(
    behind: str, column: str, row: str, shared: tuple[TableUnit, ...]
) -> TableUnit | None:
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
    words = BRACKETED.sub("", words) or words
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
