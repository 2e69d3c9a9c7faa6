"""What one sentence, paragraph or title says of time for those after it."""

import re
from dataclasses import dataclass, replace

from extract.attribution.days import day_told, same_day, tells_own_time
from extract.attribution.drafts import Draft
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.reading import Reading
from extract.attribution.thread import Thread
from extract.periods.find import read_periods
from extract.periods.model import Grain, Period, PeriodKind, PeriodUse

WHOLE = frozenset({PeriodKind.INTERVAL, PeriodKind.SINCE})
SMALL = frozenset({Grain.DAY, Grain.XUN})
# How far into a sentence a time still opens it.
HEAD = 8
# 在上年增长8%的基础上
BUILT_ON = re.compile(r"[^。；]{0,24}?基础上")
# 当月, 当季: what was named before.
THAT = re.compile(r"当[月季]")
# 本届交易会于4月15日至5月5日举办: what follows is told of these days.
HELD = re.compile(r"(?:期间|分[一二三四五]期)?[^，。；]{0,6}(?:举办|举行|开展|展出)")


def anchor_years(reading: Reading, carried: Period | None) -> None:
    """After 2024年 a 全年 or 6月底 without a year is that of 2024.

    A day is that of the paragraph's year alone: another paragraph's news is of another day.
    """
    anchored: list[Period] = []
    year, is_own = _year_of(carried), False
    for period in reading.periods:
        if anchored and THAT.match(reading.text, period.start):
            period = _that(period, anchored[-1])
        if period.names_year:
            named = None if is_left_behind(reading.text, period) else _year_of(period)
            year, is_own = (named, True) if named else (year, is_own)
        elif (
            year is not None
            and period.year not in (None, year)
            and (is_own or period.grain is not Grain.DAY)
        ):
            period = period.in_year(year)
        anchored.append(period)
    reading.periods = anchored


def _that(period: Period, before: Period) -> Period:
    """11月份…，当月…: the month that was named, not that of the news."""
    if before.grain is not period.grain or before.use is not PeriodUse.OWN:
        return period
    return replace(period, period_start=before.period_start, period_end=before.period_end)


def is_left_behind(text: str, period: Period) -> bool:
    """Say whether a time is only that of what changed: 由上年的6.8万个增加到…, 在上年…的基础上又….

    It is the time of the figure behind it, and of nothing after that one.
    """
    before = text[max(0, period.start - 1) : period.start]
    if before in ("由", "从"):
        return before == "由" or period.relative
    return before == "在" and BUILT_ON.match(text, period.end) is not None


def _year_of(period: Period | None) -> int | None:
    """Return the calendar year that a period names, if it is just one."""
    if period is None or period.grain in (Grain.YEARS, Grain.DAY):
        return None
    if period.use is not PeriodUse.OWN or period.period_end is None:
        return None
    return period.period_end.year if period.kind is PeriodKind.INTERVAL else None


def carry_period(reading: Reading, thread: Thread) -> None:
    """Note the time that a passage without figures leaves for those after it."""
    anchor_years(reading, thread.period)
    end = len(reading.text)
    thread.period = carry(reading, (0, end), thread.period)
    thread.day = day_told(reading, (0, end), same_day(reading, thread.day)) or thread.day


def carry_title(frame: DocumentFrame, thread: Thread) -> None:
    """Note the time that the title names: 2025年上半年…进展."""
    for period in read_periods(frame.title, frame.reference):
        whole = period.kind is PeriodKind.INTERVAL and not _is_small(period)
        if period.is_dated and whole and period.use is not PeriodUse.BASIS:
            thread.of_title = thread.period = period
            return


def carry(
    reading: Reading, stretch: tuple[int, int], carried: Period | None, *, in_report: bool = False
) -> Period | None:
    """A whole period that opens a sentence holds for the paragraph, until another opens one.

    In a report, whose paragraphs have a time of their own, only one at the very head does.
    """
    for period in reading.periods_in(*stretch):
        if period.rule == "zh.now" and _heads(reading, period):
            carried = None  # 目前 ends what 十八大以来 said
        if not _may_carry(period) or owner(reading, period) is not None:
            continue
        if is_left_behind(reading.text, period):
            continue
        only_at_head = in_report and period.kind is not PeriodKind.SINCE
        if reading.lang == "en" or (_heads if only_at_head else opens)(reading, period):
            carried = period
    return carried


def owner(reading: Reading, period: Period) -> Draft | None:
    """Return the figure that a time is said of alone: 上年的40.9%."""
    at = period.end + 1
    if not reading.text.startswith("的", period.end):
        return None
    index = reading.figures_before(at)
    found = reading.drafts[index : index + 1]
    return found[0] if found and found[0].start == at else None


def state_at_head(
    reading: Reading, stretch: tuple[int, int], state: Period | None
) -> Period | None:
    """截至8月底 at the head of a sentence holds to the end of its paragraph, or the next time."""
    for period in reading.periods_in(*stretch):
        if period.use is not PeriodUse.OWN or not opens(reading, period):
            continue
        is_day = period.kind is PeriodKind.AS_OF and period.grain is not Grain.DAY
        state = period if is_day and period.names_year | (period.year is not None) else None
    return state


def _heads(reading: Reading, period: Period) -> bool:
    first = reading.sentence_start(reading.sentence(period.start))
    return period.start - first < HEAD and reading.clause_start(period.start) <= first


def opens(reading: Reading, period: Period) -> bool:
    """Tell whether a time opens a sentence, or a clause of it before any figure."""
    if _heads(reading, period) or HELD.match(reading.text, period.end):
        return True
    if period.start - reading.clause_start(period.start) > 2:
        return False
    first = reading.sentence_start(reading.sentence(period.start))
    return reading.figures_before(first) == reading.figures_before(period.start)


def _may_carry(period: Period) -> bool:
    return (
        period.use is PeriodUse.OWN
        and period.kind in WHOLE
        and not _is_small(period)
        and period.is_dated
    )


def _is_small(period: Period) -> bool:
    """A day is soon over; a holiday, or the days of a fair, are what a whole text is about."""
    start, end = period.period_start, period.period_end
    return period.grain in SMALL and (start is None or start == end)


@dataclass(slots=True, kw_only=True)
class Times:
    """What the sentences of a passage leave for the next one, as they are read in order.

    `period`: the whole period that opened one last. `state`: 截至8月底 or 年末 at the head of
    one, until another time is told. `day`: the day named last.
    """

    reading: Reading
    in_report: bool
    period: Period | None
    state: Period | None = None
    day: Period | None = None
    _seen: int = 0
    _told: int = 0

    @classmethod
    def of(cls, reading: Reading, thread: Thread, *, is_free: bool, in_report: bool) -> "Times":
        """Return the state at the head of a passage; what was said above holds where it `is_free`."""
        carried = thread.period if is_free else None
        if carried is not None and carried.relative and carried.grain is Grain.YEAR:
            carried = None  # 今年 of one paragraph says nothing of the next
        anchor_years(reading, carried)
        if carried is not None and tells_own_time(reading):
            carried = thread.of_title
        day = same_day(reading, thread.day)
        return cls(reading=reading, in_report=in_report, period=carried, day=day)

    def move(self, sentence: int) -> None:
        """Take in the sentences before one."""
        self._see(self.reading.sentence_start(sentence))

    def day_at(self, place: int) -> Period | None:
        """Return the day named last before a place; places come in order."""
        self.day = day_told(self.reading, (self._told, place), self.day)
        self._told = max(self._told, place)
        return self.day

    def leave(self, thread: Thread) -> None:
        """Read on to the end, and note what holds after it."""
        end = len(self.reading.text)
        self._see(end)
        thread.period = self.period or thread.period
        thread.day = self.day_at(end) or thread.day

    def _see(self, stop: int) -> None:
        if stop > self._seen or stop == 0:
            stretch = (self._seen, stop)
            self.period = carry(self.reading, stretch, self.period, in_report=self.in_report)
            self.state = state_at_head(self.reading, stretch, self.state)
            self._seen = stop
