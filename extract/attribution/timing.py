"""The period of a figure: the nearest time before it, the frame of its paragraph, its document."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from extract.figure import Facet, Status
from extract.periods.find import read_periods
from extract.periods.model import Grain, Period, PeriodKind, PeriodUse, whole_years_before

from .document_frame import DocumentFrame
from .drafts import Draft
from .reading import Reading
from .sections import Section
from .thread import Thread

WHOLE = frozenset({PeriodKind.INTERVAL, PeriodKind.SINCE})
YEARS = {"三": 3, "四": 4, "五": 5, "3": 3, "4": 4, "5": 5}
TERM = re.compile(r"([三四五345])年(?=累计|共|平均|新增|间|里|中|内|是|，|总|完成|实现|年均|净增)")
NOT_TERM = re.compile(r"连续|用|近|为期|今后|未来|来的|每|第|“|十|\d")
STATES = frozenset({Facet.LEVEL, Facet.PER_UNIT})
STOCK_NEWS = re.compile(r"登记在册|余额|保有量|存栏|资产总额|常住人口|总里程")
STOCK = re.compile(
    r"登记在册|余额|保有量|存栏|总里程|资产总额|共有|拥有|年末|常住人口|床位|人均体育场地|面积\[?"
)
SMALL = frozenset({Grain.DAY, Grain.XUN})


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a figure, both inclusive; no start for a state at the end."""

    start: date | None
    end: date | None
    rule: str
    words: str = ""


def _as_term(period: Period, text: str, year: int) -> Period:
    """五年累计, 这五年: in a report of the year a term of office is its whole years before."""
    ahead = _years_ahead(period, year)
    if ahead:
        last = date(year + ahead - 1, 12, 31)
        return replace(period, period_start=date(year, 1, 1), period_end=last)
    if period.kind is not PeriodKind.DURATION:
        return period
    found = TERM.match(text, period.start)
    before = text[max(0, period.start - 2) : period.start]
    if found is None or NOT_TERM.search(before):
        return period
    first, last = whole_years_before(year, YEARS[found[1]])
    return replace(
        period, kind=PeriodKind.INTERVAL, grain=Grain.YEARS, period_start=first, period_end=last
    )


def _years_ahead(period: Period, year: int) -> int:
    """今后五年: in a report of the year these are whole years too, its own the first."""
    start, end = period.period_start, period.period_end
    if period.rule != "zh.rolling" or period.grain is not Grain.YEARS or not start or not end:
        return 0
    return end.year - start.year if end.year > year else 0


def read_in_year(text: str, periods: list[Period], frame: DocumentFrame) -> list[Period]:
    """In a bulletin the times count from the year it reports: 全年, 上年, 年末."""
    if frame.kind == "report" and frame.year is not None:
        return [_as_term(period, text, frame.year) for period in periods]
    if frame.kind != "bulletin" or frame.year is None:
        return periods
    return [period.in_year(frame.year) for period in periods]


def set_periods(
    reading: Reading, frame: DocumentFrame, section: Section | None, thread: Thread
) -> None:
    """Give every draft its period; in news the time of the passage before may still hold."""
    carried = thread.period if section is None and frame.kind != "bulletin" else None
    if carried is not None and carried.relative and carried.grain is Grain.YEAR:
        carried = None  # 今年 of one paragraph says nothing of the next
    _anchor_years(reading, carried)
    sentence, seen = -1, 0
    state: Period | None = None
    for draft in reading.drafts:
        if draft.sentence != sentence:
            first = reading.sentence_start(draft.sentence)
            carried = _carry(reading, (seen, first), carried)
            state = _state(reading, (seen, first), state)
            seen = first
            sentence = draft.sentence
        held = state if frame.kind in ("news", "notice") else None
        days = _days(reading, draft, held or carried) or _default(draft, frame, section)
        days = _as_state(draft, days, frame)
        draft.period_start, draft.period_end = days.start, days.end
        draft.period_rule = days.rule
        draft.because("period", days.rule, days.words)
    thread.period = _carry(reading, (seen, len(reading.text)), carried or thread.period)


def carry_period(reading: Reading, thread: Thread) -> None:
    """Note the time that a passage without figures leaves for those after it."""
    _anchor_years(reading, thread.period)
    thread.period = _carry(reading, (0, len(reading.text)), thread.period)


def carry_title(frame: DocumentFrame, thread: Thread) -> None:
    """Note the time that the title names: 2025年上半年…进展."""
    for period in read_periods(frame.title, frame.reference):
        whole = period.kind is PeriodKind.INTERVAL and period.grain not in SMALL
        if period.is_dated and whole and period.use is not PeriodUse.BASIS:
            thread.of_title = thread.period = period
            return


def _anchor_years(reading: Reading, carried: Period | None) -> None:
    """After 2024年 a 全年 or 6月底 without a year is that of 2024."""
    anchored, year = [], _year_of(carried)
    for period in reading.periods:
        if period.names_year:
            year = _year_of(period) or year
        elif year is not None and period.year not in (None, year):
            period = period.in_year(year)
        anchored.append(period)
    reading.periods = anchored


def _year_of(period: Period | None) -> int | None:
    """Return the calendar year that a period names, if it is just one."""
    if period is None or period.grain in (Grain.YEARS, Grain.DAY):
        return None
    if period.use is not PeriodUse.OWN or period.period_end is None:
        return None
    return period.period_end.year if period.kind is PeriodKind.INTERVAL else None


def _as_state(draft: Draft, days: Days, frame: DocumentFrame) -> Days:
    """A stock has no start; what has happened cannot end after the news of it."""
    start, end = days.start, days.end
    if draft.status is Status.REQUIREMENT and days.rule != "zh.clause" and frame.kind != "report":
        return Days(None, None, "norm")
    stock = {"bulletin": STOCK, "news": STOCK_NEWS}.get(frame.kind)
    if stock is not None and draft.facet in STATES and stock.search(draft.subject + draft.left):
        start = None
    is_news = frame.kind == "news" and draft.status is Status.ACTUAL
    day = frame.reference
    if is_news and end is not None and day is not None and (start or day) <= day < end:
        end = day
    return Days(start, end, days.rule, days.words)


def _carry(reading: Reading, stretch: tuple[int, int], carried: Period | None) -> Period | None:
    """A whole period that opens a sentence holds for the paragraph, until another opens one."""
    for period in reading.periods_in(*stretch):
        if _may_carry(period) and (reading.lang == "en" or _opens(reading, period)):
            carried = period
    return carried


def _state(reading: Reading, stretch: tuple[int, int], state: Period | None) -> Period | None:
    """截至8月底 at the head of a sentence holds to the end of its paragraph, or the next time."""
    for period in reading.periods_in(*stretch):
        if period.use is not PeriodUse.OWN or not _opens(reading, period):
            continue
        is_day = period.kind is PeriodKind.AS_OF and period.grain is not Grain.DAY
        state = period if is_day and period.names_year | (period.year is not None) else None
    return state


def _opens(reading: Reading, period: Period) -> bool:
    """Tell whether a time opens a sentence, or a clause of it before any figure."""
    first = reading.sentence_start(reading.sentence(period.start))
    if period.start - first < 8:
        return True
    if period.start - reading.clause_start(period.start) > 2:
        return False
    starts = [draft.start for draft in reading.drafts]
    return bisect_left(starts, first) == bisect_left(starts, period.start)


def _may_carry(period: Period) -> bool:
    return (
        period.use is PeriodUse.OWN
        and period.kind in WHOLE
        and period.grain not in SMALL
        and period.is_dated
    )


def _days(reading: Reading, draft: Draft, carried: Period | None) -> Days | None:
    source = draft.source
    if reading.lang == "en":
        return _english_days(reading, draft, carried)
    own = _nearest(reading, draft, draft.clause_start)
    if own is not None:
        return _of(reading, own, "zh.clause")
    if source is not None and source.sentence == draft.sentence and source.period_end is not None:
        return Days(source.period_start, source.period_end, "zh.source")
    named = _named(reading, draft)
    if named is not None:
        return _of(reading, named, "zh.name")
    in_sentence = _nearest(reading, draft, draft.sentence_start)
    if in_sentence is not None:
        return _of(reading, in_sentence, "zh.sentence")
    return _of(reading, carried, "zh.paragraph") if carried is not None else None


def _english_days(reading: Reading, draft: Draft, carried: Period | None) -> Days | None:
    """English says the time before or behind: in the clause, then where the figure grows from."""
    own = _nearest(reading, draft, draft.clause_start)
    behind = _behind(reading, draft, draft.clause_end)
    joined = own is not None and " and " in reading.text[own.end : draft.start]
    if (
        own is None
        or behind
        and joined
        or behind
        and behind.start - draft.end < draft.start - own.end
    ):
        own = behind
    if own is not None:
        return _of(reading, own, "en.clause")
    source = draft.source
    if source is not None and source.period_end is not None:
        return Days(source.period_start, source.period_end, "en.source")
    first, last = draft.sentence_start, draft.sentence_end
    near = _nearest(reading, draft, first) or _behind(reading, draft, last)
    if near is not None:
        return _of(reading, near, "en.sentence")
    return _of(reading, carried, "en.paragraph") if carried is not None else None


def _behind(reading: Reading, draft: Draft, end: int) -> Period | None:
    """Return the first time behind the figure, before `end`."""
    for period in reading.periods_in(draft.end, end):
        if period.use is PeriodUse.OWN and period.is_dated:
            return period
    return None


def _named(reading: Reading, draft: Draft) -> Period | None:
    """2023年该县实施…项目: the year in a name holds where its clause says no other."""
    named = [
        period
        for period in reading.periods_in(draft.clause_start, draft.start)
        if period.use in (PeriodUse.NAME, PeriodUse.BUDGET) and period.is_dated
    ]
    return named[-1] if named and named[-1].kind is PeriodKind.INTERVAL else None


def _is_of_another(reading: Reading, period: Period, draft: Draft) -> bool:
    """由上年的32%提高到41%: 上年 is the time of the 32 % alone; 是2012年的2.8倍 tells a basis."""
    if reading.text[period.end : period.end + 1] != "的":
        return False
    if draft.start == period.end + 1:
        return draft.facet is Facet.MULTIPLE
    return draft.index > 0 and any(
        other.start == period.end + 1
        for other in reading.drafts[max(0, draft.index - 3) : draft.index]
    )


def _nearest(reading: Reading, draft: Draft, start: int) -> Period | None:
    found = None
    for period in reading.periods_in(start, draft.start):
        if _is_of_another(reading, period, draft):
            continue
        if period.use is PeriodUse.OWN and period.is_dated:
            clause = reading.clause_start(period.start)
            if period.kind is PeriodKind.AS_OF and clause < draft.clause_start and found:
                continue
            found = period
    return found


def _of(reading: Reading, period: Period, rule: str) -> Days:
    words = reading.text[period.start : period.end]
    if period.kind is PeriodKind.UNTIL:
        return Days(None, period.period_end, rule, words)
    return Days(period.period_start, period.period_end, rule, words)


def _default(draft: Draft, frame: DocumentFrame, section: Section | None) -> Days:
    if section is not None and frame.year is not None:
        return _year(frame.year - (section is Section.REVIEW), f"document.{section.value}")
    if frame.kind == "bulletin" and frame.year is not None:
        return _year(frame.year, "document.bulletin")
    if frame.kind == "notice" and frame.named_year is not None:
        return _year(frame.named_year, "document.title")
    if draft.status is Status.ACTUAL and frame.kind == "news":
        return Days(None, frame.reference, "document.published")
    return Days(None, None, "unknown")


def _year(year: int, rule: str) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), rule)
