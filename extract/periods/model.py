"""What a time expression says, before and after it is read against a calendar.

The grammars of the two languages write `Period`; attribution reads it. An expression that
does not name its year (上半年, 6月底, the first quarter) or names it only by reference to another
(上年, last year) can be read again in another year: `Period.in_year`.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum

from extract.figure import PeriodMention


class PeriodKind(StrEnum):
    """How the days that an expression names bound a figure.

    interval: in these days (上半年). as_of: a state at a day (6月底, 截至目前). since: from a
    day to the publication (2023年以来). until: before or by a day (2025年底前, by 2025). The
    last three have no days of their own: same_period: the frame's days in another year
    (去年同期, 同期). rate: per unit of time (每年, 年均). duration: a length (三年, 10天).
    """

    INTERVAL = "interval"
    AS_OF = "as_of"
    SINCE = "since"
    UNTIL = "until"
    SAME_PERIOD = "same_period"
    RATE = "rate"
    DURATION = "duration"


class PeriodUse(StrEnum):
    """What an expression does in its clause.

    own: it may be the period of a figure. basis: what a figure is compared with (比上年,
    同比). name: a part of the name of a thing (2025年以工代赈示范项目, 《2025年…公报》), the
    figure's period only where no other is said. budget: the year of a budget (2025年度…资金),
    whose money may be spent in another.
    """

    OWN = "own"
    BASIS = "basis"
    NAME = "name"
    BUDGET = "budget"


class Grain(StrEnum):
    """The unit of the calendar that an expression is made of."""

    DAY = "day"
    WEEK = "week"
    XUN = "xun"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day in parts: a year as said, or else `shift` years from whichever year is meant.

    A day past the end of its month is the month's last: (2, 31) is 28 or 29 February.

    >>> Point(month=2, day=31).on(2024)
    datetime.date(2024, 2, 29)
    """

    year: int | None = None
    shift: int = 0
    month: int = 1
    day: int = 1

    def on(self, year: int) -> date | None:
        """Return the day, in `year` if the point names none; None outside the calendar."""
        named = year + self.shift if self.year is None else self.year
        if not MINYEAR < named < MAXYEAR:
            return None
        day = min(max(self.day, 1), monthrange(named, self.month)[1])
        return date(named, self.month, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time expression, its reading, and what is needed to read it otherwise.

    `start` and `end` are its span, without 截至, 到, in, by. `first` and `last` are its ends as
    said. `period_start` and `period_end` are the days of a figure that it governs, both
    inclusive: a state has no start (截至6月底: None, 30 June), a since ends on the
    reference date; None also where nothing is known. `year` is the year that the points were
    read in, None where the expression needs none. `names_year` is False where the
    expression leaves its year to the context (上半年, 6月底), True for 2025年 and for 今年, 上年
    (`relative`), which still are read again in a bulletin about another year. `members`: the
    parts of a list with one unit (1、2、3月), in order. `rule` names what read it.
    """

    start: int
    end: int
    kind: PeriodKind
    grain: Grain
    rule: str
    first: Point | None = None
    last: Point | None = None
    period_start: date | None = None
    period_end: date | None = None
    year: int | None = None
    names_year: bool = False
    relative: bool = False
    use: PeriodUse = PeriodUse.OWN
    members: tuple["Period", ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether the expression names days at all (not 年均, 三年, 同期)."""
        return self.period_start is not None or self.period_end is not None

    def in_year(self, year: int) -> "Period":
        """Return the same expression read in `year`: 上半年 of it, 上年 before it.

        What names its year in digits, and what is counted from the day of publication
        (近三年, 截至目前), stays as it is.
        """
        if self.names_year and not self.relative or self.kind is PeriodKind.RATE:
            return self
        first = self.period_start if self.first is None else self.first.on(year)
        last = self.period_end if self.last is None else self.last.on(year)
        if self.kind in (PeriodKind.AS_OF, PeriodKind.UNTIL):
            first = None
        members = tuple(member.in_year(year) for member in self.members)
        return replace(self, period_start=first, period_end=last, year=year, members=members)

    def mention(self) -> PeriodMention | None:
        """Return what the words alone say, or None if they name no day.

        A day is a day here (6月底: 30 to 30 June), an end that is not said is None (2020年以来).
        """
        first, last = self.period_start, self.period_end
        if self.kind is PeriodKind.AS_OF:
            first = last
        elif self.kind is PeriodKind.SINCE:
            last = None
        if self.kind in (PeriodKind.RATE, PeriodKind.DURATION) or first is last is None:
            return None
        return PeriodMention(start=self.start, end=self.end, period_start=first, period_end=last)


def plan_years(number: int) -> tuple[int, int]:
    """Return the first and last year of the n-th Five-Year Plan.

    The second ended in 1962, the third began in 1966 after three years of adjustment.

    >>> plan_years(14), plan_years(1)
    ((2021, 2025), (1953, 1957))
    """
    first = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return first, first + 4


def whole_years_before(year: int, count: int) -> tuple[date, date]:
    """Return the `count` whole years before `year`: 过去五年 in a report of that year (GUIDE).

    >>> whole_years_before(2026, 5)
    (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    """
    return date(max(MINYEAR, year - count), 1, 1), date(max(MINYEAR, year - 1), 12, 31)


def shift_months(day: date, months: int) -> date | None:
    """Return the day so many months later, or the last of that month; None past the calendar.

    >>> shift_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    number = day.year * 12 + day.month - 1 + months
    return Point(month=number % 12 + 1, day=day.day).on(number // 12)


def shift_days(day: date, days: int) -> date:
    """Return the day so many days later, or the last (first) of the calendar.

    >>> shift_days(date(2024, 3, 1), -1)
    datetime.date(2024, 2, 29)
    """
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
