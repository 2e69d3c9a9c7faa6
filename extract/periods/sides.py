"""Read the parts of a time expression: what it says, before a calendar is asked.

A side is one end of a range, or the whole of a simple expression. It arrives as letters with
values (see tokens_zh.py; English makes the same ones) and becomes two points.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .model import Grain, PeriodKind, Point, plan_years, shift_days

Pairs = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Two points, what they are made of, and how their year is found.

    `is_last_such_day`: a day without its month, this month's or the last one's (13日).
    `month_shift`, `week_shift`, `day_shift`: counted from the day of reference (上月, 上周, 昨日,
    13日), where the points say the day in that month alone. `weekday`: Monday 1 to Sunday 7, or 8
    for the weekend; without a week the last such day. `week`: the n-th week of the
    days, the first beginning on their first Monday. `relative`: the year is said by
    reference (今年). `whole_year`: no part of it is named. `has_begun`: it began before the
    reference (10月以来).
    """

    first: Point
    last: Point
    grain: Grain
    kind: PeriodKind = PeriodKind.INTERVAL
    names_year: bool = False
    relative: bool = False
    whole_year: bool = False
    has_begun: bool = False
    is_last_such_day: bool = False
    month_shift: int | None = None
    week_shift: int | None = None
    day_shift: int | None = None
    weekday: int | None = None
    week: int | None = None
    plan: int | None = None

    @classmethod
    def of_day(cls, day: date) -> "Side":
        """Return the side that is one known day."""
        point = Point(year=day.year, month=day.month, day=day.day)
        return cls(first=point, last=point, grain=Grain.DAY, names_year=True)

    @classmethod
    def of_days(cls, first: date, last: date, grain: Grain) -> "Side":
        """Return the side that is some known days."""
        return replace(cls.of_day(first), last=cls.of_day(last).last, grain=grain)

    def after(self) -> "Side":
        """Return the side that begins when this one is over (2018年之后)."""
        return replace(self, first=_neighbour(self.last, 1))

    def before(self) -> "Side":
        """Return the side that ends the day before this one begins (2018年以前)."""
        return replace(self, last=_neighbour(self.first, -1))

    def years_from_start(self, count: int) -> "Side":
        """Return the first years of a plan (“十四五”前三年)."""
        if self.first.year is None:
            return self
        last = replace(self.last, year=self.first.year + count - 1)
        return replace(self, last=last)


def _neighbour(point: Point, days: int) -> Point:
    """Return the day before or after in some year; Feb 29 counts where the year is known."""
    year = 2001 if point.year is None else point.year
    day = replace(point, year=None, shift=0).on(year)
    if day is None:
        return point
    moved = shift_days(day, days)
    change = moved.year - year
    if point.year is None:
        return Point(shift=point.shift + change, month=moved.month, day=moved.day)
    return Point(year=moved.year, month=moved.month, day=moved.day)


@lru_cache(maxsize=4096)
def read_side(pairs: Pairs) -> Side:
    """Read one side: `(("Y", 2025), ("H", 1))` is the first half of 2025."""
    fields = _spelled_out(dict(pairs))
    if "N" in fields and "M" in fields:  # 10月22 for 10月22日
        fields["D"] = fields.pop("N")
    year = _year(fields)
    side = _days(fields)
    named = year is not None
    return replace(
        side,
        first=_with_year(side.first, year, 0),
        last=_with_year(side.last, year, -1),
        names_year=named,
        relative="R" in fields,
        week=fields.get("k"),
        plan=fields.get("L"),
        grain=Grain.YEARS if {"L", "g"} & fields.keys() and side.whole_year else side.grain,
    )


def _spelled_out(fields: dict[str, int]) -> dict[str, int]:
    """Return fields in which 2023.01 is a year and a month, and 12号 a day."""
    if "e" in fields:
        fields["D"] = fields.pop("e")
    if "v" in fields:
        fields["Y"], fields["M"] = divmod(fields.pop("v"), 100)
    return fields


def _year(fields: dict[str, int]) -> tuple[int | None, int, int | None] | None:
    """Return (first year, shift, last year) as said, or None."""
    if "I" in fields:
        return fields["I"] // 10000, 0, fields["I"] // 10000
    if "L" in fields:
        first, last = plan_years(fields["L"])
        return first, 0, last
    if "g" in fields:
        return fields["g"], 0, fields["g"] + 9
    if "R" in fields:
        return None, fields["R"], None
    for letter in "YyG":
        if letter in fields:
            year = _full_year(fields[letter]) if letter == "y" else fields[letter]
            return year, 0, year
    return None


def _with_year(point: Point, year: tuple[int | None, int, int | None] | None, end: int) -> Point:
    return point if year is None else replace(point, year=year[end], shift=year[1])


def _full_year(short: int) -> int:
    """Return the year that two digits name: 98 is 1998, 33 is 1933, 24 is 2024."""
    return short + (2000 if short < 30 else 1900) if short < 100 else short


def _days(fields: dict[str, int]) -> Side:
    """Return the days inside a year that the fields name; the whole year if they name none."""
    if "I" in fields:
        month, day = fields["I"] // 100 % 100, fields["I"] % 100
        return _span((month, day), (month, day), Grain.DAY)
    if "W" in fields or "J" in fields:
        return _counted_from_reference(fields)
    if "w" in fields or "V" in fields:
        side = _span((1, 1), (1, 7), Grain.WEEK)
        return replace(side, week_shift=fields.get("w"), weekday=fields.get("V"))
    if "O" in fields:
        return replace(_span((1, 1), (1, 1), Grain.DAY), day_shift=fields["O"])
    if "M" in fields:
        return _in_month(fields["M"], fields)
    if "D" in fields:
        return replace(
            _span((1, fields["D"]), (1, fields["D"]), Grain.DAY),
            month_shift=0,
            is_last_such_day=True,
        )
    return _part_of_year(fields)


def _counted_from_reference(fields: dict[str, int]) -> Side:
    shift = fields.get("W", 0)
    if "J" in fields:
        side = (
            _at((3, 31), Grain.QUARTER) if "E" in fields else _span((1, 1), (3, 31), Grain.QUARTER)
        )
        return replace(side, month_shift=3 * fields["J"])
    return replace(_in_month(1, fields), month_shift=shift)


def _in_month(month: int, fields: dict[str, int]) -> Side:
    if "D" in fields:
        return _span((month, fields["D"]), (month, fields["D"]), Grain.DAY)
    if "X" in fields:
        first = 1 + 10 * fields["X"]
        return _span((month, first), (month, first + 9 if first < 21 else 31), Grain.XUN)
    if "E" in fields:
        return _at((month, 31), Grain.MONTH)
    if "B" in fields:
        return _span((month, 1), (month, 5), Grain.XUN)
    return _span((month, 1), (month, 31), Grain.MONTH)


def _part_of_year(fields: dict[str, int]) -> Side:
    if "C" in fields:
        return _span((1, 1), (fields["C"], 31), Grain.MONTH)
    if "Q" in fields:
        quarter = min(max(fields["Q"], 1), 4)
        months, grain = (3 * quarter - 2, 3 * quarter), Grain.QUARTER
    elif "H" in fields:
        months, grain = (6 * fields["H"] - 5, 6 * fields["H"]), Grain.HALF
    else:
        return _at_turn_of_year(fields)
    if "E" in fields:
        return _at((months[1], 31), grain)
    return _span((months[0], 1), (months[1], 31), grain)


def _at_turn_of_year(fields: dict[str, int]) -> Side:
    if "E" in fields:
        return _at((12, 31), Grain.YEAR)
    if "m" in fields:
        return _at((6, 30), Grain.HALF)
    if "B" in fields:
        return _span((1, 1), (2, 31), Grain.MONTH)
    return replace(_span((1, 1), (12, 31), Grain.YEAR), whole_year=True)


def _span(first: tuple[int, int], last: tuple[int, int], grain: Grain) -> Side:
    return Side(
        first=Point(month=first[0], day=first[1]),
        last=Point(month=last[0], day=last[1]),
        grain=grain,
    )


def _at(day: tuple[int, int], grain: Grain) -> Side:
    return replace(_span(day, day, grain), kind=PeriodKind.AS_OF)


def read_range(left: Pairs, right: Pairs) -> Side | None:
    """Read two sides, each filling in what the other leaves out (1—9月, 6月12日至15日)."""
    left_fields, right_fields = (_spelled_out(dict(side)) for side in (left, right))
    if "N" in right_fields and "M" in right_fields:
        right_fields["D"] = right_fields.pop("N")
    _complete_number(left_fields, right_fields)
    if "N" in left_fields or "N" in right_fields:
        return None
    borrowed = _share_year(left_fields, right_fields)
    if (
        {"D", "X"} & right_fields.keys()
        and "M" in left_fields
        and not set("MWI") & set(right_fields)
    ):
        right_fields["M"] = left_fields["M"]
    first, last = read_side(tuple(left_fields.items())), read_side(tuple(right_fields.items()))
    if (first.month_shift is None) != (last.month_shift is None) and "M" in {
        *left_fields,
        *right_fields,
    }:
        return None  # 十月至下月: one end is counted from the reference, the other is not
    start, end = first.first, last.last
    same_year = (start.year, start.shift) == (end.year, end.shift)
    if same_year and (start.month, start.day) > (end.month, end.day):
        start, end = _over_new_year(start, end, borrowed)
    return replace(
        last,
        first=start,
        last=end,
        kind=PeriodKind.INTERVAL,
        grain=Grain.YEARS if last.grain is Grain.YEAR else last.grain,
        relative=first.relative or last.relative,
    )


# The minutes of a clock time before 至 are no month (9:00至6月5日).
_SENSIBLE = {"M": range(1, 13), "Q": range(1, 5), "D": range(1, 32)}


def _complete_number(left: dict[str, int], right: dict[str, int]) -> None:
    """Give a bare number on the left the unit that the right side has."""
    for letter in ("G", "N"):
        if letter in left:
            unit = "D" if "M" in left else next((u for u in "MQDYy" if u in right), None)
            if letter == "G" or unit == "y":
                unit = "Y"
            if unit is not None and left[letter] in _SENSIBLE.get(unit, range(1, 10_000)):
                left[unit] = left.pop(letter)
    if "Y" in left and "N" in right:
        right["Y"] = left["Y"] // 100 * 100 + right.pop("N")


def _share_year(left: dict[str, int], right: dict[str, int]) -> str:
    """Copy the year to the side without one; return which side borrowed it."""
    years = [letter for letter in "YyRLG" if letter in left], [u for u in "YyRLG" if u in right]
    if years[0] and not years[1] and "I" not in right:
        right.update({letter: left[letter] for letter in years[0]})
        return "right"
    if years[1] and not years[0] and "I" not in left:
        left.update({letter: right[letter] for letter in years[1]})
        return "left"
    return ""


def _over_new_year(start: Point, end: Point, borrowed: str) -> tuple[Point, Point]:
    """Move one end into the neighbouring year: 11月至次年3月 said as 11月至3月."""
    if borrowed == "right":
        return start, _moved(end, 1)
    return _moved(start, -1), end


def _moved(point: Point, years: int) -> Point:
    if point.year is None:
        return replace(point, shift=point.shift + years)
    return replace(point, year=point.year + years)
