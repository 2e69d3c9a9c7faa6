"""Plans of several years: the years that a plan's title names are those of 五年内 and of its goals."""

import re
from dataclasses import replace
from datetime import date

from extract.periods.model import Grain, Period, PeriodKind, plan_years

NUMBERS = {char: place for place, char in enumerate("一二三四五六七八九十", start=1)}
# 第六个五年计划, “十四五”规划, 1976—1985年发展…规划纲要.
NTH = re.compile(r"第(十?[一二三四五六七八九十])个五年(?:计划|规划)")
SHORT = re.compile(
    r"[“\"](十?[一二三四五六七八九]|十)五[”\"].{0,24}(?:规划|计划|纲要)|十([一二三四五六七八九])五.{0,24}(?:规划|计划|纲要)"
)
SPAN = re.compile(r"((?:19|20)\d\d)年?\s*[—-]\s*((?:19|20)\d\d)年?[^—]{0,30}(?:规划|计划|纲要)")
LENGTHS = {"五": 5, "5": 5, "十": 10, "10": 10}
# 五年内, 五年合计, 五年新增; not 五年计划, 五年以上, nor 第五年, 近五年.
TERM = re.compile(
    r"(?<![第近每前后续了用一二三四五六七八九十\d])(五|5|十|10)年(?!计划|规划|以上|左右|[前后制级]|以前)"
)


def plan_of(title: str) -> tuple[int, int] | None:
    """Return the first and last year of the plan that a title names.

    >>> plan_of("某国国民经济和社会发展第六个五年计划摘要"), plan_of("某市“十四五”就业促进规划")
    ((1981, 1985), (2021, 2025))
    >>> plan_of("1976—1985年某业发展规划纲要（草案）"), plan_of("某市2025年投资计划")
    ((1976, 1985), None)
    """
    found = NTH.search(title)
    if found is not None:
        return plan_years(_number(found[1]))
    found = SHORT.search(title)
    if found is not None:
        return plan_years(_number(found[1] or f"十{found[2]}"))
    found = SPAN.search(title)
    return (int(found[1]), int(found[2])) if found is not None else None


def _number(text: str) -> int:
    """Return 1 to 19 from 一, 十, 十四."""
    return 10 + NUMBERS[text[1]] if len(text) > 1 else NUMBERS[text]


def days_of(plan: tuple[int, int]) -> tuple[date, date]:
    """Return the first and the last day of a plan."""
    return date(plan[0], 1, 1), date(plan[1], 12, 31)


def read_in_plan(text: str, periods: list[Period], plan: tuple[int, int]) -> list[Period]:
    """五年内, 五年合计: the years of the plan itself, where it is as long."""
    start, end = days_of(plan)
    return [
        replace(
            period,
            kind=PeriodKind.INTERVAL,
            grain=Grain.YEARS,
            period_start=start,
            period_end=end,
            names_year=True,
        )
        if _is_ahead(period, plan) or _is_whole(text, period, plan)
        else period
        for period in periods
    ]


def _is_ahead(period: Period, plan: tuple[int, int]) -> bool:
    """今后五年: counted from the day of the plan, and as long as it."""
    start, end = period.period_start, period.period_end
    if period.rule != "zh.rolling" or start is None or end is None or end.year <= plan[0]:
        return False
    return end.year - start.year == plan[1] - plan[0] + 1


def _is_whole(text: str, period: Period, plan: tuple[int, int]) -> bool:
    if period.kind is not PeriodKind.DURATION:
        return False
    found = TERM.match(text, period.start)
    return found is not None and LENGTHS[found[1]] == plan[1] - plan[0] + 1
