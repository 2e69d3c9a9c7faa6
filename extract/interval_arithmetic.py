"""Sums, differences, products and ratios of intervals: what the operands allow, nothing more."""

from collections.abc import Sequence
from fractions import Fraction

from .intervals import Interval


def sum_of(operands: Sequence[Interval]) -> Interval | None:
    """Return what a sum may be, None where nothing bounds it."""
    lows = [each.low for each in operands if each.low is not None]
    highs = [each.high for each in operands if each.high is not None]
    low = sum(lows, Fraction()) if len(lows) == len(operands) else None
    high = sum(highs, Fraction()) if len(highs) == len(operands) else None
    return _between(low, high)


def difference_of(operands: Sequence[Interval]) -> Interval | None:
    """Return what the first less the second may be, None where nothing bounds it."""
    left, right = operands
    low = None if left.low is None or right.high is None else left.low - right.high
    high = None if left.high is None or right.low is None else left.high - right.low
    return _between(low, high)


def ratio_of(operands: Sequence[Interval]) -> Interval | None:
    """Return what the first over the second may be; None unless both are sizes (0 or more)."""
    over, under = operands
    if over.low is None or under.low is None or over.low < 0 or under.low <= 0:
        return None
    low = None if under.high is None else over.low / under.high
    high = None if over.high is None else over.high / under.low
    return _between(low, high)


def product_of(operands: Sequence[Interval]) -> Interval | None:
    """Return what the first times the second may be; None unless both are sizes (0 or more)."""
    left, right = operands
    if left.low is None or right.low is None or left.low < 0 or right.low < 0:
        return None
    high = None if left.high is None or right.high is None else left.high * right.high
    return _between(left.low * right.low, high)


def scaled(interval: Interval, factor: int) -> Interval:
    """Return an interval times a positive number: a ratio in per cent."""
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low=low, high=high)


def _between(low: Fraction | None, high: Fraction | None) -> Interval | None:
    """Return the closed interval; None is no bound on that side."""
    return None if low is None and high is None else Interval(low=low, high=high)
