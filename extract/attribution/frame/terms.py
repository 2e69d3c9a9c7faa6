"""Terms of office and plans: the years that a part of a work report looks back or ahead on."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.attribution.days import read_days
from extract.periods.model import (
    Grain,
    Period,
    PeriodKind,
    PeriodUse,
    plan_years,
    whole_years_before,
)

from .document import DocumentFrame
from .plans import read_in_plan

LENGTHS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
TERM = re.compile(
    r"([二两三四五2345])年(?=累计|共|平均|新增|间|里|中|内|是|，|总|完成|实现|年均|净增|来)"
    r"|(?<![^。；，：])([二两三四五])年(?=[一-龥]{2,12}\d)(?!前|后|以|内|级|制|期|规划|计划|行动|攻坚|提升|左右|多|来)"
)
NOT_TERM = re.compile(r"连续|用|近|为期|今后|未来|来的|每|第|“|十|\d")
WILL = re.compile(r"(?:力争|争取|计划|将|确保)(?:用|在|通过)?$")
PLAN_NUMBERS = {char: 10 + place for place, char in enumerate("一二三四五六七", start=1)}
# How a heading or the opening of a paragraph says what years it is about. The order of the
# words in the text decides: 2021年是“十四五”开局之年 speaks of one year.
YEARS_NAMED = re.compile(
    r"""
    (?P<behind>(?:过去|这)的?[五5]年|(?<![近上])[五5]年(?:来|间)|(?:时期|的|难忘|奋进|极不平凡)的?[五5]年(?=。|[，：])
        |(?:五年|本届政府)工作(?:的)?回顾)
  | (?P<ahead>(?:今后|未来|后|下一个|下个)[一]?个?[五5]年)
  | “?十(?P<plan>[一二三四五六七])五”?(?:时期|期间|规划期|末|的?(?:主要|奋斗|发展|总体)?目标|发展的?主要目标|工作回顾|的主要成就)
  | (?P<one>今年|去年|一年来|上年|(?:过去|新|这)的?一年|(?<!到)(?:19|20)\d\d年(?!来|以来|[—\-~至到底末]|.{0,4}远景))
    """,
    re.VERBOSE,
)
# 五年的成绩来之不易: a paragraph that ends a review tells what years the ones above are about.
SUMMARY = re.compile(
    r"(?:回[顾首望眸]|总结|经过)?(?:过去|这)?的?[五5]年(?:的|来的|间的)(?!规划|计划|目标|任务)"
)
# 今后五年，我们将…: a paragraph that so begins speaks for those below it.
OPENS_AHEAD = re.compile(r"(?:今后|未来)的?[五5]年")
OPENS_YEAR = re.compile(r"今年|(?:19|20)\d\d年(?![底末初]|[—\-~至到])")
SALUTATION = re.compile(r"^\s*(?:各位代表|同志们)[！，：!]")
# More years than a report looks back on.
LONGEST = 15
# How far into a paragraph its opening goes.
OPENING = 60


@dataclass(frozen=True, slots=True)
class Years:
    """The first and last year that a part of a report is about."""

    first: int
    last: int

    @property
    def is_term(self) -> bool:
        """Whether it is more than one year."""
        return self.last > self.first

    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        return date(self.first, 1, 1), date(self.last, 12, 31)


def years_named(words: str, year: int) -> Years | None:
    """Return the years that a heading, or the opening of a paragraph, says it is about.

    `year` is that of the report. A heading about the years behind and those ahead says neither.

    >>> years_named("一、过去五年工作回顾", 2022), years_named("“十四五”时期主要目标", 2021)
    (Years(first=2017, last=2021), Years(first=2021, last=2025))
    >>> years_named("二、今后五年和2022年工作安排", 2022) is years_named("稳就业", 2022) is None
    True
    """
    found = [years for match in YEARS_NAMED.finditer(words) if (years := _years(match, year))]
    return found[0] if found and all(years == found[0] for years in found) else None


def opening(text: str) -> str:
    """Return the words of a paragraph that may say what it is about."""
    said = _unsaluted(text)
    stop = re.search(r"[：；]", said[:OPENING])
    return said[: stop.end() if stop else OPENING]


def summed_up(text: str, year: int) -> Years | None:
    """Return the years that a paragraph looks back on as it ends the review of them.

    >>> summed_up("各位代表，五年的奋斗硕果累累。", 2022), summed_up("五年规划已经完成。", 2022)
    (Years(first=2017, last=2021), None)
    """
    return Years(year - 5, year - 1) if SUMMARY.match(_unsaluted(text)) else None


def opens_ahead(text: str) -> bool:
    """Tell whether a paragraph begins with the years ahead: 今后五年，我们将…."""
    return OPENS_AHEAD.match(_unsaluted(text)) is not None


def opens_year(text: str) -> bool:
    """Tell whether a paragraph begins with one year: 2022年，我们要…."""
    return OPENS_YEAR.match(_unsaluted(text)) is not None


def _unsaluted(text: str) -> str:
    return SALUTATION.sub("", text, count=1).lstrip()


def _years(match: re.Match[str], year: int) -> Years | None:
    if match["behind"]:
        return Years(year - 5, year - 1)
    if match["ahead"]:
        return Years(year, year + 4)
    if match["plan"]:
        first, last = plan_years(PLAN_NUMBERS[match["plan"]])
        return Years(first, last) if last < year or first >= year else None
    named = match["one"]
    if named[:2].isdigit():
        return Years(int(named[:4]), int(named[:4]))
    ahead = named[0] in "今新"
    return Years(year, year) if ahead else Years(year - 1, year - 1)


def read_in_year(text: str, periods: list[Period], frame: DocumentFrame) -> list[Period]:
    """In a bulletin the times count from the year it reports (全年, 上年, 年末); news is of days."""
    if frame.kind == "news":
        return read_days(text, periods)
    if frame.kind == "report" and frame.year is not None:
        return [_as_term(period, text, frame.year) for period in periods]
    if frame.plan is not None:
        return read_in_plan(text, periods, frame.plan)
    if frame.kind != "bulletin" or frame.year is None:
        return periods
    return [_to_year_end(period.in_year(frame.year), frame.year) for period in periods]


def _to_year_end(period: Period, year: int) -> Period:
    """目前, 过去的一年, 1985年以来: a bulletin of the year, published after it, tells to its end."""
    start, end, last = period.period_start, period.period_end, date(year, 12, 31)
    if end is None or end.year <= year or (start is not None and start > last):
        return period
    if period.rule == "zh.rolling" and period.grain is Grain.YEARS and start is not None:
        first = year - (end.year - start.year) + 1
        return replace(period, period_start=date(first, 1, 1), period_end=last)
    if period.kind is PeriodKind.SINCE or period.rule == "zh.now":
        return replace(period, period_end=last)
    return period


def _as_term(period: Period, text: str, year: int) -> Period:
    """五年累计, 这五年: in a report of the year a term of office is its whole years before."""
    ahead = _years_ahead(period, year)
    if ahead:
        last = date(year + ahead - 1, 12, 31)
        return replace(period, period_start=date(year, 1, 1), period_end=last)
    behind = _years_behind(period)
    if behind > LONGEST:
        return replace(period, use=PeriodUse.BASIS)  # 近百年来 is no time of a figure
    if behind:
        first, last = whole_years_before(year, behind)
        return replace(period, period_start=first, period_end=last)
    if period.kind is not PeriodKind.DURATION:
        return period
    found = TERM.match(text, period.start)
    before = text[max(0, period.start - 2) : period.start]
    if found is None or NOT_TERM.search(before):
        return period
    length = LENGTHS[found[1] or found[2]]
    first, last = whole_years_before(year, length)
    if WILL.search(text, max(0, period.start - 8), period.start):  # 力争五年完成投资
        first, last = date(year, 1, 1), date(year + length - 1, 12, 31)
    return replace(
        period, kind=PeriodKind.INTERVAL, grain=Grain.YEARS, period_start=first, period_end=last
    )


def _years_behind(period: Period) -> int:
    """五年来, 过去一年, 近三年: how many years back; in a report they are whole ones."""
    start, end = period.period_start, period.period_end
    if period.rule != "zh.rolling" or period.grain is not Grain.YEARS or not start or not end:
        return 0
    return end.year - start.year + (end.month == 12 and start.month == 1)


def _years_ahead(period: Period, year: int) -> int:
    """今后五年: in a report of the year these are whole years too, its own the first."""
    start, end = period.period_start, period.period_end
    if period.rule != "zh.rolling" or period.grain is not Grain.YEARS or not start or not end:
        return 0
    return end.year - start.year if end.year > year else 0
