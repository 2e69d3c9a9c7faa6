"""Read a side against the calendar and a day of reference: the days of a period."""

from dataclasses import replace
from datetime import date

from .model import (
    Grain,
    Period,
    PeriodKind,
    Point,
    shift_days,
    shift_months,
    whole_years_before,
)
from .sides import Side

WEEKEND = 8
_FINISHED_UNTIL = 3  # until March "the whole year" and "the past years" are the finished ones


def dated(
    span: tuple[int, int], side: Side, kind: PeriodKind, reference: date | None
) -> Period | None:
    """Return the period of a side read from a day of reference; None for days that are none."""
    side = _placed(side, reference)
    year = _year_meant(side, kind, reference)
    if year is None and (side.relative or not side.names_year):
        return _undated(span, side, kind)
    at = 2000 if year is None else year
    first: date | None = side.first.on(at)
    last = side.last.on(at)
    if side.week is not None and first is not None:
        side = _week_of(side, first, side.week)
        first, last = side.first.on(at), side.last.on(at)
    if first is None or last is None or not _exists(side.first, first):
        return None
    if kind is PeriodKind.SINCE:
        last = _since_end(side, first, reference)
    elif kind in (PeriodKind.AS_OF, PeriodKind.UNTIL):
        first = None
    if first is not None and last is not None and first > last:
        return None
    return Period(
        start=span[0],
        end=span[1],
        kind=kind,
        grain=side.grain,
        rule="",
        first=side.first,
        last=None if kind is PeriodKind.SINCE else side.last,
        period_start=first,
        period_end=last,
        year=year,
        names_year=side.names_year,
        relative=side.relative,
    )


def days_between(
    span: tuple[int, int], ends: tuple[Side, Side], reference: date | None
) -> Period | None:
    """Return the days from one to another, each read by itself: 今天到25日.

    The last is no earlier than the first: 25日 is this month's where today is the 21st.
    """
    first, last = (dated(span, side, PeriodKind.INTERVAL, reference) for side in ends)
    if first is None or last is None or first.period_start is None or last.period_end is None:
        return None
    start, end = first.period_start, last.period_end
    if end < start:
        end = shift_months(end, 1) or end
    return replace(last, period_start=start, period_end=end) if start <= end else None


def _week_of(side: Side, first: date, number: int) -> Side:
    """Return the n-th week of the days from `first` on, counted from their first Monday."""
    monday = shift_days(first, -first.weekday() % 7 + 7 * (number - 1))
    return Side.of_days(monday, shift_days(monday, 6), Grain.WEEK)


def _since_end(side: Side, first: date, reference: date | None) -> date | None:
    if reference is None or reference < first:
        return None
    if side.plan is not None:
        end = side.last.on(reference.year)
        return reference if end is None else min(end, reference)
    return reference


def _exists(point: Point, day: date) -> bool:
    return point.day == 31 or point.day == day.day


def _undated(span: tuple[int, int], side: Side, kind: PeriodKind) -> Period:
    return Period(
        start=span[0],
        end=span[1],
        kind=kind,
        grain=side.grain,
        rule="",
        first=side.first,
        last=None if kind is PeriodKind.SINCE else side.last,
        names_year=side.names_year,
        relative=side.relative,
    )


def _placed(side: Side, reference: date | None) -> Side:
    """Give a side that is counted from the reference (上月, 昨日, 13日) its month and year."""
    if reference is None:
        return side
    if side.day_shift is not None:
        return Side.of_day(shift_days(reference, side.day_shift))
    if side.week_shift is not None or side.weekday is not None:
        return _in_week_of(side, reference)
    return side if side.month_shift is None else _in_month_of(side, reference)


def _in_week_of(side: Side, reference: date) -> Side:
    if side.week_shift is None:  # 周三 is the last one
        back = (reference.weekday() + 1 - (side.weekday or 1)) % 7
        return Side.of_day(shift_days(reference, -back))
    monday = shift_days(reference, 7 * side.week_shift - reference.weekday())
    if side.weekday is None:
        return Side.of_days(monday, shift_days(monday, 6), Grain.WEEK)
    first, last = (5, 6) if side.weekday == WEEKEND else (side.weekday - 1,) * 2
    return Side.of_days(shift_days(monday, first), shift_days(monday, last), Grain.DAY)


def _in_month_of(side: Side, reference: date) -> Side:
    shift = side.month_shift or 0
    if side.grain is Grain.QUARTER:
        shift -= (reference.month - 1) % 3
    elif side.is_last_such_day and side.first.day > reference.day:
        shift = -1
    base = shift_months(reference.replace(day=1), shift)
    if base is None:
        return side
    return replace(
        side,
        first=_counted_from(base, side.first),
        last=_counted_from(base, side.last),
        names_year=True,
    )


def _counted_from(month: date, point: Point) -> Point:
    """Return a point whose January is another month; the day before it lies in another year."""
    year, before = divmod(month.year * 12 + month.month - 1 + point.month - 1, 12)
    return Point(year=year + point.shift, month=before + 1, day=point.day)


def _year_meant(side: Side, kind: PeriodKind, reference: date | None) -> int | None:
    """Return the year that points without one are read in (figures of a notice: its past)."""
    if reference is None or side.names_year and not side.relative:
        return None
    year = reference.year
    if side.relative:
        return year
    if side.whole_year:
        return year - (reference.month <= _FINISHED_UNTIL)
    if kind is PeriodKind.UNTIL:
        return year
    last = side.last.on(year)
    of_the_past = kind is PeriodKind.AS_OF and side.kind is not kind or _from_new_year(side)
    if of_the_past and last is not None and last > reference:
        return year - 1
    nearest = _nearest(side, reference)
    first = side.first.on(nearest)
    return nearest - (side.has_begun and first is not None and first > reference)


def _from_new_year(side: Side) -> bool:
    start = side.first
    return (
        (start.month, start.day) == (1, 1)
        and side.grain not in (Grain.DAY, Grain.XUN)
        and (side.last.month > 1)
    )


def _nearest(side: Side, reference: date) -> int:
    def distance(year: int) -> tuple[int, int]:
        day = side.last.on(year)
        if day is None or not _exists(side.last, day):
            return 10**6, -year
        return abs((day - reference).days), -year

    return min(range(reference.year - 8, reference.year + 2), key=distance)


def rolling(
    span: tuple[int, int], length: tuple[int, str], whole: bool, reference: date | None
) -> Period | None:
    """Return the years, months or days up to the reference (a negative count: from it on).

    `whole`: 五年来, 过去五年 in the first months of a year are the whole years before it.
    """
    count, unit = length
    period = Period(
        start=span[0],
        end=span[1],
        kind=PeriodKind.INTERVAL,
        grain=Grain.YEARS if unit == "year" else Grain.MONTH if unit == "month" else Grain.DAY,
        rule="",
        names_year=True,
    )
    if reference is None:
        return period
    if whole and unit == "year" and count > 0 and reference.month <= _FINISHED_UNTIL:
        first, last = whole_years_before(reference.year, count)
        return replace(period, period_start=first, period_end=last)
    other = _moved_date(reference, -count, unit)
    if other is None:
        return None
    return replace(period, period_start=min(other, reference), period_end=max(other, reference))


def _moved_date(day: date, count: int, unit: str) -> date | None:
    if unit == "day":
        return shift_days(day, count)
    return shift_months(day, count * (12 if unit == "year" else 1)) if abs(count) < 5000 else None


def no_dates(
    span: tuple[int, int], kind: PeriodKind, members: list[Period] | None = None
) -> Period:
    """Return an expression that names no days: a rate, a length, 同期."""
    return Period(
        start=span[0],
        end=span[1],
        kind=kind,
        grain=Grain.DAY,
        rule="",
        members=tuple(members or ()),
    )
