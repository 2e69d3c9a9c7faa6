"""Tell what a time expression does in its clause from the words beside it."""

import re
from dataclasses import replace
from functools import cache

from .lexicon import basis_words, budget_words, name_words, plan_words
from .model import Grain, Period, PeriodKind, PeriodUse

_LONGEST_TITLE = 60
# 分别比上年和2000年增长9.1%和77.3%: the second is a basis as the first is.
_AND_BASIS = re.compile(
    r"(?:比|较)(?:上一?年|去年|前年|(?:19|20)\d\d年|“?十[一二三四五六]?五”?)(?:同期|[末底])?(?:和|、|及|与)$"
)
# 从2012年起实施的住户调查: since when a rule holds is part of its name.
_RULED = re.compile(r"(?:正式|开始|全面)?(?:实施|执行|实行|施行|开展|启用)的")
# What has been so since: 是1994年以来增长最快的一年, 改变了1986年以来比重下降的趋势.
_RECORD = re.compile(
    r"(?:[^，。；、]{0,6}?最[高低多少快慢好差大小强][^，。；、]{0,4}?|[^，。；、]{0,10}?(?:首次|趋势|局面|新高|新低))"
    r"(?=的|[，。；）)]|$)"
)


def placed(period: Period, base: int, text: str) -> Period:
    """Return a period whose spans count from `base` as one of the text, with its use."""
    use = _use(text, period, period.start + base, period.end + base)
    return moved(period, base, use)


def moved(period: Period, base: int, use: PeriodUse = PeriodUse.OWN) -> Period:
    """Return the same period so many characters later, with a use."""
    members = period.members
    if members:
        members = tuple(replace(m, start=m.start + base, end=m.end + base) for m in members)
    return Period(  # written out: `replace` costs twice as much, and every time is moved once
        start=period.start + base,
        end=period.end + base,
        kind=period.kind,
        grain=period.grain,
        rule=period.rule,
        first=period.first,
        last=period.last,
        period_start=period.period_start,
        period_end=period.period_end,
        year=period.year,
        names_year=period.names_year,
        relative=period.relative,
        use=use,
        members=members,
    )


def _use(text: str, period: Period, start: int, end: int) -> PeriodUse:
    if _compared(text, start, end):
        return PeriodUse.BASIS
    if period.kind is PeriodKind.SINCE and _RECORD.match(text, end):
        return PeriodUse.BASIS
    if period.kind is PeriodKind.SINCE and _RULED.match(text, end):
        return PeriodUse.NAME
    if _in_title(text, start, end):
        return PeriodUse.NAME
    if period.names_year and not period.relative and period.grain in (Grain.YEAR, Grain.YEARS):
        after = text[end : end + 24]
        if _budget().match(after):
            return PeriodUse.BUDGET
        if _name().match(after):
            return PeriodUse.NAME
    return PeriodUse.OWN


def _compared(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 5) : start].rstrip(" “")
    words = basis_words()
    if _AND_BASIS.search(text, max(0, start - 14), start):
        return True
    if before.endswith(words["direct"]) or text.startswith(words["behind"], end):
        return True
    if before.endswith(words["of"]):
        return text[end : end + 1] == "的" or text[end : end + 3] in ("同期的", "全年的")
    return (
        before.endswith(words["with"])
        and text.find("相比", end, end + 10) >= 0
        or (before.endswith(words["with"]) and text.find("持平", end, end + 10) >= 0)
        or (before.endswith(words["with"]) and text.find("比较", end, end + 4) >= 0)
    )


def _in_title(text: str, start: int, end: int) -> bool:
    opened = text.rfind("《", max(0, start - _LONGEST_TITLE), start)
    if opened < 0 or text.find("》", opened, start) >= 0:
        return False
    return text.find("》", end, end + _LONGEST_TITLE) >= 0


@cache
def _budget() -> re.Pattern[str]:
    words = budget_words()
    first, last = "|".join(words["first"]), "|".join(words["last"])
    return re.compile(
        rf"(?:度|第[一二三四五]批|提前批)?(?:{first})[一-龥、()（）]{{0,16}}?(?:{last})"
    )


@cache
def _name() -> re.Pattern[str]:
    words = name_words()
    never, last = "|".join(words["never_first"]), "|".join(words["last"])
    return re.compile(rf"(?:度)?(?!{never})[一-龥、“”]{{0,14}}?(?:{last})")


def is_planned(text: str, period: Period) -> bool:
    """Whether words of intention stand directly beside a time: 力争全年, 全年计划."""
    before = text[max(0, period.start - 6) : period.start]
    words = plan_words()
    return any(word in before for word in words) or text.startswith(words, period.end)
