"""What a statement allows its number to be: 20余万 is 20 to 30万, 24.36亿 is 24.355 to 24.365亿."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from ingest import fold

from .figure import Comparator

_PRINTED = re.compile(r"\d[\d, ]*(?:\.\d+)?")
# 余, 多, 来, 几 after the digits, the scale or the unit; not the 多 of 多于, 多达.
_TAIL = re.compile(r"[\d零一二两三四五六七八九十百千万亿][余多来几]|[^\d][余多]$")
_SLIPS = tuple(Fraction(10) ** power for power in (1, 2, 3, 4, 8))


class Stated(Protocol):
    """What an interval is made of; a Statement and a Figure both have it."""

    @property
    def value(self) -> Decimal: ...  # noqa: D102
    @property
    def value_high(self) -> Decimal | None: ...  # noqa: D102
    @property
    def comparator(self) -> Comparator: ...  # noqa: D102
    @property
    def quote(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Ends in the canonical unit; None is no bound on that side, an open end is not reached."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def width(self) -> Fraction | None:
        """Return the length, None for an unbounded interval."""
        return None if self.low is None or self.high is None else self.high - self.low

    def overlaps(self, other: "Interval") -> bool:
        """Say whether one number can satisfy both."""
        return _reaches(self, other) and _reaches(other, self)

    def mirrored(self) -> "Interval":
        """Return the interval of the numbers with the other sign."""
        return Interval(
            low=None if self.high is None else -self.high,
            high=None if self.low is None else -self.low,
            low_open=self.high_open,
            high_open=self.low_open,
        )


def interval_of(stated: Stated) -> Interval:
    """Return what a statement allows (reports.md §6.2).

    The words bound the size: 下降10%以上 is the mirror of 10%以上. p is the place of the
    last digit that counts: 205,900 → 100, 60.0 → 0.1, 120余万 → 10万.
    """
    if stated.value_high is not None:
        ends = sorted([Fraction(stated.value), Fraction(stated.value_high)])
        return Interval(low=ends[0], high=ends[1])
    size = Fraction(abs(stated.value))
    interval = _bounds(size, last_place(stated.value, stated.quote), stated)
    return interval.mirrored() if stated.value < 0 else interval


def last_place(value: Decimal, quote: str) -> Fraction:
    """Return the size of the last printed digit that counts, in the canonical unit.

    >>> str(last_place(Decimal(2436000000), "24.36亿元")), str(last_place(Decimal(205900), "205,900"))
    ('1000000', '100')
    """
    printed = _PRINTED.search(fold(quote))
    digits = re.sub(r"[, ]", "", printed[0]) if printed else ""
    if not digits or not Decimal(digits):
        return _last_nonzero(abs(value))
    number = Decimal(digits)
    place = (
        Fraction(1, 10 ** len(digits.partition(".")[2])) if "." in digits else _last_nonzero(number)
    )
    return place * Fraction(abs(value)) / Fraction(number) if value else place


def is_unit_slip(one: Decimal, other: Decimal) -> bool:
    """Say whether two values differ by 10, 100, 1 000, 10 000 or 10⁸ times, within 1 %."""
    if not one or not other:
        return False
    small, large = sorted([Fraction(abs(one)), Fraction(abs(other))])
    return any(abs(large / small - slip) <= slip / 100 for slip in _SLIPS)


def _bounds(size: Fraction, place: Fraction, stated: Stated) -> Interval:
    match stated.comparator:
        case Comparator.MORE_THAN if _TAIL.search(fold(stated.quote)):
            return Interval(low=size, high=size + place, high_open=True)
        case Comparator.MORE_THAN:
            return Interval(low=size, high=None, low_open=True)
        case Comparator.AT_LEAST:
            return Interval(low=size, high=None)
        case Comparator.LESS_THAN:
            return Interval(low=Fraction(0), high=size, high_open=True)
        case Comparator.AT_MOST:
            return Interval(low=Fraction(0), high=size)
        case Comparator.NEARLY:
            return Interval(low=size - place, high=size, low_open=True, high_open=True)
        case Comparator.EQ | Comparator.APPROX | Comparator.RANGE:
            return Interval(low=size - place / 2, high=size + place / 2)


def _reaches(one: Interval, other: Interval) -> bool:
    """Say whether the low end of one lies below the high end of the other."""
    if one.low is None or other.high is None or one.low < other.high:
        return True
    return one.low == other.high and not one.low_open and not other.high_open


def _last_nonzero(number: Decimal) -> Fraction:
    exponent = number.normalize().as_tuple().exponent
    return Fraction(10) ** exponent if number and isinstance(exponent, int) else Fraction(1)
