"""The period of a briefing: its code, its first and last day, its name in two languages."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from .errors import PeriodError

QUARTERS_ZH = "一二三四"
MONTHS_EN = calendar.month_name

_CODE = re.compile(
    r"""(?P<year>(?:19|20)\d\d)
    (?: -(?P<last>(?:19|20)\d\d)            # 2021-2025
      | H(?P<half>[12])                     # 2025H1
      | Q(?P<quarter>[1-4])(?:-Q?(?P<to>[2-4]))?   # 2025Q1, 2025Q1-3
      | -(?P<month>0[1-9]|1[0-2])           # 2025-06
    )?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `start` to `end`, both inclusive.

    `start` is None for a state at the end of a day, or a sum whose first day nobody said.
    """

    start: date | None
    end: date

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read a period as a user writes it.

        Raises: PeriodError.

        >>> str(Period.parse("2025H1").end), str(Period.parse("2025Q1-3").end)
        ('2025-06-30', '2025-09-30')
        """
        match = _CODE.fullmatch(code.strip().upper())
        if match is None:
            return cls._of_days(code)
        first_year, last_year = int(match["year"]), int(match["last"] or match["year"])
        first, last = _months(match)
        if (last_year, last) < (first_year, first):
            raise PeriodError(f"period {code!r} ends before it begins")
        return cls(start=date(first_year, first, 1), end=month_end(last_year, last))

    @classmethod
    def _of_days(cls, code: str) -> Self:
        """Read 2025-06-30, a state at a day, or 2025-01-01..2025-05-20."""
        first, dots, last = code.strip().partition("..")
        try:
            start = date.fromisoformat(first) if dots else None
            end = date.fromisoformat(last if dots else first)
        except ValueError as error:
            raise PeriodError(
                f"period {code!r}: write 2025, 2025H1, 2025Q1, 2025Q1-3, 2025-06 or 2021-2025"
            ) from error
        if start is not None and end < start:
            raise PeriodError(f"period {code!r} ends before it begins")
        return cls(start=start, end=end)

    @property
    def code(self) -> str:
        """The shortest code that `parse` reads back; the last day where there is no start.

        >>> Period.parse("2025-06").code, Period(start=None, end=date(2025, 6, 30)).code
        ('2025-06', '2025-06-30')
        """
        if self.start is None:
            return self.end.isoformat()
        first, last, year = self.start.month, self.end.month, self.start.year
        if _whole_months(self.start, self.end):
            if year != self.end.year and (first, last) == (1, 12):
                return f"{year}-{self.end.year}"
            if year == self.end.year and (first, last) in _SUFFIXES:
                return f"{year}{_SUFFIXES[first, last]}"
            if year == self.end.year and first == last:
                return f"{year}-{first:02}"
        return f"{self.start}..{self.end}"

    def a_year_earlier(self) -> Self:
        """The same months of the year before.

        >>> Period.parse("2024-02").a_year_earlier().code
        '2023-02'
        """
        start = None if self.start is None else _year_before(self.start)
        return type(self)(start=start, end=_year_before(self.end))


_SUFFIXES = {
    (1, 12): "",
    (1, 6): "H1",
    (7, 12): "H2",
    (1, 9): "Q1-3",
    (1, 3): "Q1",
    (4, 6): "Q2",
    (7, 9): "Q3",
    (10, 12): "Q4",
}
_NAMES_ZH = {"": "", "H1": "上半年", "H2": "下半年", "Q1-3": "前三季度"}
_NAMES_EN = {"": "", "H1": "first half of ", "H2": "second half of "}
_ORDINALS = ("first", "second", "third", "fourth")


def _year_before(day: date) -> date:
    """Return the same day of the year before, the last of a month for the last of a month."""
    if _last_day(day):
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        last = 6 * int(match["half"])
        return last - 5, last
    if match["quarter"]:
        return 3 * int(match["quarter"]) - 2, 3 * int(match["to"] or match["quarter"])
    if match["month"]:
        return int(match["month"]), int(match["month"])
    return 1, 12


def name_zh(start: date | None, end: date | None) -> str:
    """Return the Chinese name of the days from `start` to `end`.

    >>> name_zh(date(2025, 1, 1), date(2025, 6, 30)), name_zh(None, date(2025, 6, 30))
    ('2025年上半年', '2025年6月底')
    """
    if end is None:
        return "" if start is None else f"{start.year}年{start.month}月以来"
    if start is None:
        return f"{end.year}年{end.month}月{_day_zh(end)}"
    if not _whole_months(start, end):
        return f"{date_zh(start)}至{date_zh(end, start)}"
    if start.year != end.year:
        return _across_zh(start, end)
    return f"{start.year}年{_within_zh(start.month, end.month)}"


def name_en(start: date | None, end: date | None) -> str:
    """Return the English name of the days, to stand after “in” or “by”.

    >>> name_en(date(2025, 1, 1), date(2025, 6, 30)), name_en(None, date(2025, 6, 30))
    ('the first half of 2025', 'the end of June 2025')
    """
    if end is None:
        return "" if start is None else f"the time since {MONTHS_EN[start.month]} {start.year}"
    if start is None:
        return f"the end of {MONTHS_EN[end.month]} {end.year}" if _last_day(end) else date_en(end)
    if not _whole_months(start, end):
        return f"{date_en(start)} to {date_en(end)}"
    if start.year != end.year:
        if (start.month, end.month) == (1, 12):
            return f"{start.year}–{end.year}"
        first, last = MONTHS_EN[start.month], MONTHS_EN[end.month]
        return f"{first} {start.year} to {last} {end.year}"
    return _within_en(start.month, end.month, start.year)


def date_en(day: date) -> str:
    """Return a date as 3 July 2026."""
    return f"{day.day} {MONTHS_EN[day.month]} {day.year}"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and _last_day(end)


def _last_day(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _day_zh(day: date) -> str:
    return "底" if _last_day(day) else f"{day.day}日"


def date_zh(day: date, since: date | None = None) -> str:
    """Return a date as GB/T 9704 writes it, without leading zeros; the year unless `since` has it."""
    year = "" if since is not None and since.year == day.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def _across_zh(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year}—{end.year}年"
    return f"{start.year}年{start.month}月至{end.year}年{end.month}月"


def _within_zh(first: int, last: int) -> str:
    suffix = _SUFFIXES.get((first, last))
    if suffix is not None:
        return _NAMES_ZH.get(suffix, f"{QUARTERS_ZH[last // 3 - 1]}季度")
    return f"{first}月" if first == last else f"{first}—{last}月"


def _within_en(first: int, last: int, year: int) -> str:
    suffix = _SUFFIXES.get((first, last))
    if suffix == "":
        return str(year)
    if suffix in _NAMES_EN:
        return f"the {_NAMES_EN[suffix]}{year}"
    if suffix is not None and suffix != "Q1-3":
        return f"the {_ORDINALS[last // 3 - 1]} quarter of {year}"
    months = MONTHS_EN[first] if first == last else f"{MONTHS_EN[first]}–{MONTHS_EN[last]}"
    return f"{months} {year}"
