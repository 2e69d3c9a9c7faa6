"""Arithmetic on what statements allow: exact intervals, and how few digits they leave certain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial
from math import floor, log10

from corpus import Statement
from extract import Interval, difference_of, interval_of, ratio_of, sum_of

from .amounts import Amount

_LINEAR = {"sum", "difference"}
HUNDRED = Fraction(100)
DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A number that this report makes: the name of an operation, its inputs in order.

    `unit` is that of the result, `interval` what the inputs allow it to be.
    """

    operation: str
    inputs: tuple[Statement, ...]
    unit: str
    interval: Interval

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known; a share or ratio that may be near 0 is not bounded."""
        low, high = self.interval.low, self.interval.high
        ends = low is not None and high is not None
        return ends and not (
            low == 0 and self.operation in {"share", "completion", "ratio", "times"}
        )

    @property
    def amount(self) -> Amount:
        """The result with the digits that are certain, or the range where hardly any is.

        Sums and differences of unhedged numbers are those of the numbers as printed.
        """
        is_plain = all(each.comparator == "eq" and each.value_high is None for each in self.inputs)
        if self.operation in _LINEAR and is_plain:
            values = [each.value for each in self.inputs]
            value = sum(values) if self.operation == "sum" else values[0] - sum(values[1:])
            return Amount(value=Decimal(value), unit=self.unit)
        return printed(self.interval, self.unit)


def between(low: Fraction | None, high: Fraction | None) -> Interval:
    """Return the closed interval; None is no bound on that side."""
    return Interval(low=low, high=high)


def calculate(operation: str, inputs: Sequence[Statement]) -> Calculation | None:
    """Return the result of an operation, or None where the inputs bound nothing.

    Operations: ratio and times (a ÷ b), growth, share and completion (in %), difference (a − b), sum,
    median, rank (of the first among all), count.
    """
    operands = [interval_of(each) for each in inputs]
    if operation == "completion" and inputs[1].comparator == "eq":
        # a plan is no measurement: 1000个 means a thousand, not 500 to 1500
        operands[1] = between(Fraction(inputs[1].value), Fraction(inputs[1].value))
    interval = OPERATIONS[operation](operands)
    if interval is None:
        return None
    unit = _UNITS.get(operation, inputs[0].unit)
    if operation == "difference" and unit == "pct":
        unit = "pp"
    return Calculation(operation=operation, inputs=tuple(inputs), unit=unit, interval=interval)


def _growth(operands: Sequence[Interval]) -> Interval | None:
    ratio = ratio_of(operands)
    return None if ratio is None else _map(ratio, lambda each: (each - 1) * HUNDRED)


def _share(operands: Sequence[Interval]) -> Interval | None:
    ratio = ratio_of(operands)
    return None if ratio is None else _map(ratio, lambda each: each * HUNDRED)


def _median(operands: Sequence[Interval]) -> Interval | None:
    lows = sorted(each.low for each in operands if each.low is not None)
    highs = sorted(each.high for each in operands if each.high is not None)
    if len(lows) < len(operands) or len(highs) < len(operands):
        return None
    return between(_middle(lows), _middle(highs))


def _middle(values: Sequence[Fraction]) -> Fraction:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def is_above(one: Interval, other: Interval) -> bool:
    """Tell whether `other` certainly exceeds `one`."""
    if one.overlaps(other) or other.low is None or one.high is None:
        return False
    return other.low >= one.high


def _exactly(number: int) -> Interval:
    return between(Fraction(number), Fraction(number))


def _map(interval: Interval, function: Callable[[Fraction], Fraction]) -> Interval:
    ends = (interval.low, interval.high)
    return between(*(None if each is None else function(each) for each in ends))


OPERATIONS: Mapping[str, Callable[[Sequence[Interval]], Interval | None]] = {
    "ratio": ratio_of,
    "growth": _growth,
    "share": _share,
    "completion": _share,
    "difference": difference_of,
    "sum": sum_of,
    "median": _median,
    "times": ratio_of,
    "rank": lambda operands: _exactly(1 + sum(map(partial(is_above, operands[0]), operands[1:]))),
    "count": lambda operands: _exactly(len(operands)),
}
# The unit of the result where it is not that of the first input.
_UNITS = {
    "growth": "pct",
    "share": "pct",
    "completion": "pct",
    "times": "times",
    "rank": "count",
    "count": "count",
}


def printed(interval: Interval, unit: str) -> Amount:
    """Return what may be printed of an interval.

    At most three significant digits (one decimal for %), and only as many as leave both
    ends equal within one unit of the last digit; else the range.

    >>> printed(between(Fraction(11826), Fraction(11836)), "CNY").value
    Decimal('1.18E+4')
    >>> printed(between(Fraction(5961, 100), Fraction(7375, 100)), "pct").high
    Decimal('73.8')
    """
    if interval.low is None or interval.high is None:
        end = interval.low if interval.high is None else interval.high
        if end is None:
            raise ValueError("an interval without ends says nothing")
        word = "more_than" if interval.high is None else "less_than"
        return Amount(value=rounded(end, finest(end, unit)), unit=unit, comparator=word)
    low, high = sorted((interval.low, interval.high), key=abs)
    exact = rounded(low, finest(low, unit))
    if low == high == Fraction(exact):
        return Amount(value=exact, unit=unit)
    largest = max(abs(low), abs(high))
    first = finest(largest, unit)
    for place in range(first, max(first, coarsest(largest)) + 1):
        ends = rounded(low, place), rounded(high, place)
        if abs(ends[1] - ends[0]) <= Decimal(1).scaleb(place):
            middle = rounded((low + high) / 2, place)
            # one decimal of a percentage is how rates are given, not a rounding worth a word
            is_usual = unit in {"pct", "pp"} and place == -1
            is_middle = Fraction(middle) * 2 == low + high
            return Amount(
                value=middle, unit=unit, comparator="eq" if is_usual or is_middle else "approx"
            )
    place = finest(largest, unit)
    return Amount(value=rounded(interval.low, place), high=rounded(interval.high, place), unit=unit)


def rounded(value: Fraction, place: int) -> Decimal:
    """Round half up to a power of ten.

    >>> rounded(Fraction(1, 8), -2), rounded(Fraction(11835), 2)
    (Decimal('0.13'), Decimal('1.18E+4'))
    """
    step = Decimal(1).scaleb(place)
    exact = Fraction(value) / Fraction(step)
    sign = -1 if exact < 0 else 1
    whole = floor(abs(exact) + Fraction(1, 2)) * sign
    return (Decimal(whole) * step).quantize(step, ROUND_HALF_UP)


def finest(value: Fraction, unit: str) -> int:
    """Return the place of the last digit that may be printed."""
    if unit in {"count", "times"}:
        return 0
    place = _order(value) - DIGITS + 1
    return max(place, -1) if unit in {"pct", "pp"} else place


def coarsest(value: Fraction) -> int:
    """Return the place that leaves two significant digits: fewer say too little."""
    return _order(value) - 1


def _order(value: Fraction) -> int:
    return 0 if value == 0 else floor(log10(abs(value)))
