"""Whether a figure is a stock at a day or what flowed in a span of time, and what follows."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.frame.terms import Years
from extract.attribution.reading import Reading
from extract.figure import Comparator, Facet, Status

STATES = frozenset({Facet.LEVEL, Facet.PER_UNIT})
LEVELS = frozenset({Facet.LEVEL, Facet.PER_UNIT, Facet.SHARE})
# Rules whose time is not said in the sentence of the figure.
REMOTE = frozenset({"zh.chain", "zh.paragraph"})
# Passengers and events are never a stock.
FLOWING = frozenset({"person_time", "time"})
ORIGIN = re.compile(r"(?:由|从)[^，。；]{0,14}$")
# 4月15日至5月5日, 2025年, 9月: the last day is said.
NAMED_TIME = re.compile(r"\s*[12]\d{3}年(?:度|全年)?$|.*\d月份?$")
LAST_DAY = re.compile(r"[至到—\-~][^，]*[日号]$")
UP_TO = re.compile(r"(?:到|至|为|成)(?:了|约|近|目前的|现在的|\d{4}年(?:底|末)?的)?$")
# 年均增长8%, 平均每年递增2%.
YEARLY = re.compile(r"年均|平均每年|每年平均|年平均(?:增|递|下)|每年递[增减]")
# No ratio and no list of growths has more members.
LONGEST = 8
RATIO = frozenset({":", "∶", "："})
SERIES = frozenset({"、", "和", "与", "及"})


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a figure, both inclusive; no start for a state at the end."""

    start: date | None
    end: date | None
    rule: str
    words: str = ""


def of_year(year: int, rule: str, words: str = "") -> Days:
    """Return a whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31), rule, words)


def as_state(draft: Draft, days: Days, frame: DocumentFrame, *, after_stock: bool) -> Days:
    """A stock has no start; what has happened cannot end after the news of it."""
    if draft.status is Status.REQUIREMENT and days.rule != "zh.clause" and frame.kind != "report":
        return Days(None, None, "norm")
    words = draft.subject + draft.left
    if _is_stock(draft, words, frame, after_stock=after_stock):
        days = replace(days, start=None)
    return _until_news(draft, days, frame)


def _until_news(draft: Draft, days: Days, frame: DocumentFrame) -> Days:
    """今年 in the news of what has happened ends with the day of the news."""
    day, end = frame.reference, days.end
    if frame.kind != "news" or day is None or end is None:
        return days
    is_day = days.start is None or days.start == end
    if draft.status is Status.PLANNED and is_day and end < day and days.rule != "zh.clause":
        return Days(None, None, "unknown")  # what was announced yesterday is still to come
    if draft.status is not Status.ACTUAL:
        return days
    if days.start is not None and days.start > day and days.rule in REMOTE:
        return Days(
            None, day, "document.published"
        )  # 预计 of the sentence before is not told of it
    if days.rule == "zh.source":
        return days
    is_said = LAST_DAY.search(days.words) or NAMED_TIME.match(days.words)
    is_open = (days.start or day) <= day < end and not is_said
    return replace(days, end=day) if is_open and not is_of_season(draft) else days


def _is_stock(draft: Draft, words: str, frame: DocumentFrame, *, after_stock: bool) -> bool:
    if draft.facet not in STATES or frame.kind not in ("bulletin", "news"):
        return False
    if pattern(f"stock_{frame.kind}").search(words) is not None:
        return True
    return after_stock and frame.kind == "bulletin" and is_stock_after(draft)


def is_stock_after(draft: Draft) -> bool:
    """Tell whether a figure behind 年末 or 共有 is a stock as well: no yield, no passengers."""
    if draft.facet not in LEVELS or draft.unit in FLOWING:
        return False
    return pattern("flow_bulletin").search(draft.subject + draft.left) is None


def is_of_season(draft: Draft) -> bool:
    """Tell whether a figure is told by the year though it is not over: a harvest, a budget."""
    words = draft.subject + draft.left
    if draft.unit == "CNY" and pattern("budget").search(draft.left) is not None:
        return True
    return pattern("season").search(words) is not None


def is_origin(reading: Reading, draft: Draft) -> bool:
    """Tell whether a figure is the first of a pair: 由3个增加到7个, 由1:50:49调整为1:51:48."""
    drafts, first, behind = reading.drafts, draft.index, draft.index + 1
    while first > max(0, draft.index - LONGEST) and drafts[first].left.strip() in RATIO:
        first -= 1
    if ORIGIN.search(drafts[first].left) is None:
        return False
    last = min(len(drafts), draft.index + LONGEST)
    while behind < last and drafts[behind].left.strip() in RATIO:
        behind += 1
    return behind < last and UP_TO.search(drafts[behind].left) is not None


def in_term(draft: Draft, years: Years, because: tuple[str, str], *, is_said: bool = False) -> Days:
    """Return the days of a figure in a part about several years.

    What was built or spent is of all of them, a total or a rate is that of the last one
    (“五年来”…新建学校36所；普及率达100%); goals are those of the whole plan, or of its end.
    `is_said`: the sentence of the figure names the years.
    """
    rule, words = because
    if draft.status in (Status.ACTUAL, Status.ESTIMATE) and is_of_last(draft, is_said=is_said):
        return of_year(years.last, f"{rule}.last", words)
    if draft.status is Status.TARGET and _is_reached(draft):
        return Days(None, years.days()[1], f"{rule}.reached", words)
    return Days(*years.days(), rule, words)


def _is_reached(draft: Draft) -> bool:
    """今后五年…产值达300亿元: a level that is aimed at is one of the end; what is kept is of all years."""
    words = draft.left or draft.subject
    if draft.facet not in LEVELS or pattern("flow").search(words):
        return False
    written = draft.mention.number.start - draft.start  # 突破 and 超过 are part of the figure
    is_more = draft.comparator is Comparator.MORE_THAN and written > 0
    return is_more or pattern("aimed").search(words) is not None


def is_of_last(draft: Draft, *, is_said: bool) -> bool:
    """Tell whether a figure in a review of years shows how things stood at their end."""
    if draft.facet not in LEVELS:
        return False
    words = draft.left or draft.subject
    if pattern("flow").search(words) or pattern("rate_of_flow").search(draft.subject + words):
        return False
    if pattern("stock").search(draft.subject + words) is not None:
        return True
    if is_said:
        return False
    number = draft.mention.number
    reached = draft.start < number.start and draft.comparator is Comparator.MORE_THAN
    if reached or draft.facet is Facet.SHARE and "占" in words:
        return True
    return pattern("reached").search(words) is not None


def is_yearly_average(reading: Reading, draft: Draft) -> bool:
    """年均增长8.4%: a growth over a term; 年均分别增长12%和16.6% are two of them."""
    if draft.facet not in CHANGES:
        return False
    first = draft.index
    while first > max(0, draft.index - LONGEST) and reading.drafts[first].left in SERIES:
        first -= 1
    return YEARLY.search(reading.drafts[first].left) is not None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the words of states.yml under a name."""
    text = (files("extract.attribution.times") / "states.yml").read_text(encoding="utf8")
    return re.compile(yaml.load(text, Loader=yaml.CSafeLoader)[name])
