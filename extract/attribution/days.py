"""Days in the news: a state at an hour, two days in a row, the day whose events a text goes on with."""

import re
from dataclasses import replace
from datetime import timedelta

from extract.periods.model import Grain, Period, PeriodKind, PeriodUse

from .reading import Reading

# How far the opening of a passage goes.
OPENING = 40

# 截至北京时间今天16时: words between 截至 and the day.
AS_OF = re.compile(r"截[至止]到?(?:北京|当地|东部|美东|欧洲中部)?(?:时间)?(?:今天|今日)?[（(]?$")
# 假期第7天 tells which day it is, not the span of the holiday.
ORDINAL = re.compile(r"(?:的)?第[0-9一二三四五六七八九十]{1,2}[天日]")
# 金秋九月 is no month but a season.
SEASON = re.compile(r"金秋|阳春|人间|盛夏|隆冬|仲夏")
AND = frozenset("、和及与")
# 2020年和2021年连续两年
TOGETHER = re.compile(r"(?:这)?(?:连续)?[两二2]年|间")
# 同一天 is the day told of before.
SAME_DAY = re.compile(r"\s*(?:同一天|同日|当天|当日)")
# Who said it when: 统计局今天发布, 记者18日从水利部获悉.
REPORTED = re.compile(
    r"(?:[（(][^）)]{2,12})?[）)]?[，,]?(?:上午|下午|晚|凌晨)?[^，。；]{0,30}?"
    r"(?:发布|公布|通报|获悉|了解到|显示|介绍|消息|报道|宣布|表示|指出|开幕|开标|揭牌|开馆|亮相|闭幕|落幕|启动|举办|开播|正式开展|举行|召开|称(?!为|号)|说(?!明))"
)
# （4）…；, 7.…。 in a summary of the news.
ITEM = re.compile(r"\s*(?:[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))")
# 9.1—2月份…, 6.一月份…: the number of an item is no part of the time behind it.
NUMBERED_TIME = re.compile(
    r"^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])(?=\d{1,2}(?:[—\-至~]\d{1,2})?月|[一二三四五六七八九十]{1,3}[月季])"
)
# The title of one of several items of news in one text.
HEADLINE_LENGTH = 45
NO_HEADLINE = re.compile(r"[。；]|[：:，,]\s*$")
# 近日, 日前: another time than the one told above.
LATELY = re.compile(r"近日|日前|近期|连日来|当前|眼下|目前|最近|近年来|此前|调查(?:报告)?显示")
ONE_DAY = timedelta(days=1)


def read_days(text: str, periods: list[Period]) -> list[Period]:
    """Return the times of a passage of news with its days read as news means them."""
    read: list[Period] = []
    for period in periods:
        is_day = period.grain is Grain.DAY
        ordinal = is_day and period.rule == "zh.holiday" and ORDINAL.match(text, period.end)
        if ordinal or SEASON.search(text, max(0, period.start - 2), period.start):
            continue
        is_interval = is_day and period.kind is PeriodKind.INTERVAL
        if is_interval and AS_OF.search(text[max(0, period.start - 14) : period.start]):
            period = replace(period, kind=PeriodKind.AS_OF, period_start=None)
        if read and _are_one(text, read[-1], period):
            first = read.pop()
            period = replace(period, start=first.start, period_start=first.period_start)
        read.append(period)
    return read


def _are_one(text: str, first: Period, second: Period) -> bool:
    """9日、10日两天; 2020年和2021年连续两年: what is told is of both."""
    if first.grain is not second.grain or text[first.end : second.start] not in AND:
        return False
    is_each = second.grain is not Grain.DAY and not TOGETHER.match(text, second.end)
    return not is_each and _in_a_row(first, second)


def is_headline(text: str) -> bool:
    """Tell whether a line of news heads an item of its own.

    >>> is_headline("22个省级规划已获批准实施"), is_headline("全省粮食产量再创新高。")
    (True, False)
    """
    line = text.strip()
    return 4 < len(line) < HEADLINE_LENGTH and NO_HEADLINE.search(line) is None


def is_item(text: str) -> bool:
    """Tell whether a line is one item of a list of news.

    >>> is_item("（4）全国铁路旅客发送量突破2亿人次；"), is_item("7.工业生产增长3%。"), is_item("1.5亿人次出行。")
    (True, True, False)
    """
    return bool(ITEM.match(text) or NUMBERED_TIME.match(text))


def without_number(text: str) -> str:
    """Return a line with the number of an item that stands before a time blanked.

    >>> without_number("9.1—2月份物流总额"), without_number("1.5亿人次出行")
    ('  1—2月份物流总额', '1.5亿人次出行')
    """
    found = NUMBERED_TIME.match(text)
    return text if found is None else " " * found.end() + text[found.end() :]


def is_day_of_report(text: str, period: Period) -> bool:
    """Tell whether a day is that of the report rather than of what it tells."""
    return period.grain is Grain.DAY and REPORTED.match(text, period.end) is not None


def tells_own_time(reading: Reading) -> bool:
    """Tell whether a passage of news opens with a time of its own, if only 近日."""
    first = min(reading.stops[0] if reading.stops else len(reading.text), OPENING)
    if LATELY.search(reading.text, 0, first):
        return True
    return any(
        period.use is PeriodUse.OWN and period.is_dated for period in reading.periods_in(0, first)
    )


def _in_a_row(first: Period, second: Period) -> bool:
    if first.period_end is None or second.period_start is None:
        return False
    return second.period_start - first.period_end == ONE_DAY


def same_day(reading: Reading, before: Period | None) -> Period | None:
    """Return the day of the passages above, if this one begins with 同一天."""
    return before if SAME_DAY.match(reading.text) else None


def day_told(reading: Reading, stretch: tuple[int, int], told: Period | None) -> Period | None:
    """Return the last day that a stretch of news names, or the one told before it."""
    for period in reading.periods_in(*stretch):
        if period.use is not PeriodUse.OWN or not period.is_dated:
            continue
        is_day = period.grain is Grain.DAY and period.kind is PeriodKind.INTERVAL
        told = period if is_day and period.period_start == period.period_end else None
    return told
