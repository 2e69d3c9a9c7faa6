"""The period of a figure: the nearest time before it, the frame of its paragraph, its document."""

from dataclasses import replace
from datetime import date

from extract.attribution.days import is_day_of_report
from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES, RATIOS
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.frame.sections import Part, Section
from extract.attribution.reading import Reading
from extract.attribution.thread import Thread
from extract.figure import Facet, Status
from extract.periods.model import Grain, Period, PeriodKind, PeriodUse

from .carrying import Times, is_left_behind, owner
from .part_years import as_origin, in_part, in_plan
from .states import (
    Days,
    as_state,
    in_term,
    is_of_season,
    is_origin,
    is_stock_after,
    of_year,
    pattern,
)

AMOUNTS = frozenset({Facet.LEVEL, Facet.PER_UNIT})
# How many figures back one may stand between a time and the figure.
REMEMBERED = 12


def set_periods(reading: Reading, frame: DocumentFrame, part: Part | None, thread: Thread) -> None:
    """Give every draft its period; in news the time of the passage before may still hold."""
    is_free = part is None and frame.kind != "bulletin"
    times = Times.of(reading, thread, is_free=is_free, in_report=part is not None)
    previous: Draft | None = None
    for draft in reading.drafts:
        times.move(draft.sentence)
        days = _days(reading, draft, times, frame) or _default(draft, frame, part)
        if part is not None and frame.year is not None:
            days = in_part(reading, draft, days, (part, frame.year))
        if frame.plan is not None:
            days = in_plan(reading, draft, days, frame.plan)
        days = as_origin(reading, draft, days, part, frame)
        after_stock = _follows_stock(draft, previous)
        _set(draft, as_state(draft, days, frame, after_stock=after_stock))
        previous = draft
    times.leave(thread)


def _follows_stock(draft: Draft, previous: Draft | None) -> bool:
    """共有体育馆36个，游泳馆12个: what is listed after a stock is one too."""
    if previous is None or previous.sentence != draft.sentence or draft.period_rule:
        return False
    return previous.period_start is None and previous.period_end is not None


def _set(draft: Draft, days: Days) -> None:
    draft.period_start, draft.period_end = days.start, days.end
    draft.period_rule = days.rule
    draft.because("period", days.rule, days.words)


def _days(reading: Reading, draft: Draft, times: Times, frame: DocumentFrame) -> Days | None:
    """Return the days that the nearest words tell: the clause, what it grows from, the sentence …"""
    if reading.lang == "en":
        return _english_days(reading, draft, times.period)
    own = _nearest(reading, draft, draft.clause_start)
    if own is not None:
        return _told(reading, draft, own, "zh.clause")
    basis = _of_basis(reading, draft)
    if basis is not None:
        return _of(reading, basis, "zh.basis")
    if _has_source_time(reading, draft):
        source = draft.source
        assert source is not None
        return Days(source.period_start, source.period_end, "zh.source")
    named = _named(reading, draft)
    if named is not None:
        return _of(reading, named, "zh.name")
    for rule, start in (("zh.sentence", draft.sentence_start), ("zh.chain", draft.chain_start)):
        near = _nearest(reading, draft, start)
        if near is not None and (rule != "zh.chain" or near.kind is not PeriodKind.AS_OF):
            return _told(reading, draft, near, rule)
    return _carried_days(reading, draft, times, frame)


def _of_basis(reading: Reading, draft: Draft) -> Period | None:
    """比2017年的2073.5亿元增长21.5%: an amount that is grown from is of the year it is named by."""
    if draft.facet not in AMOUNTS or draft.unit in RATIOS:
        return None
    for period in reading.periods_in(draft.clause_start, draft.start):
        if period.use is PeriodUse.BASIS and period.is_dated and owner(reading, period) is draft:
            return period
    return None


def _has_source_time(reading: Reading, draft: Draft) -> bool:
    source = draft.source
    if source is None or source.sentence != draft.sentence or source.period_end is None:
        return False
    if _nearest(reading, draft, source.end) is not None:
        return False  # 规模37亿元，到2024年，预计将达到67亿元
    if source.period_rule == "zh.basis":
        return False
    is_average = source.period_rule == "zh.yearly_average" and draft.facet not in CHANGES
    return not is_average and not is_origin(reading, source)


def _carried_days(
    reading: Reading, draft: Draft, times: Times, frame: DocumentFrame
) -> Days | None:
    """Return what the sentences before say of time, in a bulletin of a state at its end alone."""
    if frame.kind == "bulletin":
        if times.state is not None and is_stock_after(draft):
            return _of(reading, times.state, "zh.state")
        return _of(reading, times.period, "zh.paragraph") if times.period is not None else None
    if frame.kind == "news":
        day = times.day_at(draft.start)
        if day is not None and _is_of_day(reading, draft, day):
            return Days(day.period_start, day.period_end, "zh.day")
    held = times.state if frame.kind in ("news", "notice") else None
    carried = held or times.period
    return _of(reading, carried, "zh.paragraph") if carried is not None else None


def _is_of_day(reading: Reading, draft: Draft, day: Period) -> bool:
    """A toll is that of the day named last; so is a figure of a sort told of that day before."""
    if draft.status is Status.ACTUAL and _is_event(reading, draft):
        return True
    near = reading.drafts[max(0, draft.index - REMEMBERED) : draft.index]
    told = (d for d in near if d.unit == draft.unit)
    return any((d.period_start, d.period_end) == (day.period_start, day.period_end) for d in told)


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
    of = owner(reading, period)
    if of is not None:
        return of is not draft or draft.facet is Facet.MULTIPLE
    if not is_left_behind(reading.text, period):
        return False
    if "基础上" in reading.text[period.end : draft.start]:
        return True
    between = reading.drafts[max(0, draft.index - REMEMBERED) : draft.index]
    return any(other.start >= period.end for other in between)


def _nearest(reading: Reading, draft: Draft, start: int) -> Period | None:
    found = None
    for period in reading.periods_in(start, draft.start):
        if _is_of_another(reading, period, draft):
            continue
        if period.use is PeriodUse.OWN and period.is_dated:
            clause = reading.clause_start(period.start)
            is_firm = found is not None and found.grain is not Grain.DAY
            if period.kind is PeriodKind.AS_OF and clause < draft.clause_start and is_firm:
                continue
            found = period
    return found


def _of(reading: Reading, period: Period, rule: str) -> Days:
    start = period.period_start
    here = any(one is period for one in reading.periods_in(period.start, period.start + 1))
    words = reading.text[period.start : period.end] if here else ""
    if period.kind is PeriodKind.UNTIL:
        start = _first_of_year(period) if reading.text.startswith("的", period.end) else None
    return Days(start, period.period_end, rule, words)


def _told(reading: Reading, draft: Draft, period: Period, rule: str) -> Days:
    """A day on which something was announced is the day of it only where it is an event."""
    days = _of(reading, period, rule)
    if is_day_of_report(reading.text, period) and not _is_event(reading, draft):
        return replace(days, start=None)
    return days


def _is_event(reading: Reading, draft: Draft) -> bool:
    clause = reading.text[draft.clause_start : draft.clause_end]
    return pattern("event").search(clause) is not None


def _first_of_year(period: Period) -> date | None:
    """增加到2005年的18平方米: of that year, where 到2005年 alone is a deadline."""
    end = period.period_end
    return end.replace(month=1, day=1) if end is not None and period.grain is Grain.YEAR else None


def _default(draft: Draft, frame: DocumentFrame, part: Part | None) -> Days:
    if part is not None and part.years is not None:
        return in_term(draft, part.years, (f"document.{part.section.value}.term", ""))
    if part is not None and frame.year is not None:
        year = frame.year - (part.section is Section.REVIEW)
        return of_year(year, f"document.{part.section.value}")
    if frame.kind == "bulletin" and frame.year is not None:
        return of_year(frame.year, "document.bulletin")
    is_told = draft.status is Status.ACTUAL and draft.facet not in CHANGES
    if frame.kind == "news" and frame.reference and not is_told and is_of_season(draft):
        return of_year(frame.reference.year, "zh.season")
    if frame.kind == "notice" and frame.named_year is not None:
        return of_year(frame.named_year, "document.title")
    is_of_day = frame.kind == "news" or frame.kind == "notice" and frame.status is Status.ACTUAL
    if draft.status is Status.ACTUAL and is_of_day:
        return Days(None, frame.reference, "document.published")
    return Days(None, None, "unknown")
