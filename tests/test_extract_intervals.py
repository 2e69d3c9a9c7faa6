"""What statements allow, and the real cases in which they were checked against each other."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract import Comparator, Interval, interval_of, is_unit_slip

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "intervals.yml").read_text("utf8"))


@dataclass(frozen=True)
class _Stated:
    quote: str
    value: Decimal
    comparator: Comparator = Comparator.EQ
    value_high: Decimal | None = None


def _show(interval: Interval) -> str:
    low = "null" if interval.low is None else f"{float(interval.low):.15g}"
    high = "null" if interval.high is None else f"{float(interval.high):.15g}"
    return f"{'(' if interval.low_open else '['}{low}, {high}{')' if interval.high_open else ']'}"


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_interval(case: dict[str, Any]) -> None:
    """The printed digits and the comparator decide what a number may be."""
    stated = _Stated(
        case["quote"],
        Decimal(str(case["value"])),
        Comparator(case.get("comparator", "eq")),
        Decimal(str(case["high"])) if "high" in case else None,
    )

    assert case["interval"] == _show(interval_of(stated))


def _interval(quote: str, value: str, comparator: str = "eq") -> Interval:
    return interval_of(_Stated(quote, Decimal(value), Comparator(comparator)))


def _sum(intervals: list[Interval]) -> Interval:
    return Interval(
        low=sum((i.low or Fraction(0) for i in intervals), Fraction(0)),
        high=sum((i.high or Fraction(0) for i in intervals), Fraction(0)),
    )


def _quotient(one: Interval, other: Interval) -> Interval:
    assert one.low is not None
    assert one.high is not None
    assert other.low
    assert other.high
    return Interval(low=one.low / other.high, high=one.high / other.low)


# Parts and the total they were published with, in 万人 and 亿元: 2025H1, 2023Q1-3, 2024.
SUMS = [
    (["27.5", "180.5"], "208", "eq"),
    (["24", "199"], "223", "eq"),
    (["17.7", "28.6", "93.9", "33.8"], "174", "more_than"),
    (["36", "246", "50"], "332", "eq"),
    (["41", "394", "43"], "478", "eq"),
]


@pytest.mark.parametrize(("parts", "total", "comparator"), SUMS, ids=[case[1] for case in SUMS])
def test_published_parts_are_consistent_with_their_total(
    parts: list[str], total: str, comparator: str
) -> None:
    """Rounded parts of a national release add up to what the rounded total allows."""
    quote = f"{total}万余" if comparator == "more_than" else total
    parts_sum = _sum([_interval(part, part) for part in parts])

    assert parts_sum.overlaps(_interval(quote, total, comparator))


QUOTIENTS = [
    ("pay of Hunan per job", ("24.36亿", "2436000000"), ("205900", "205900"), 11826, 11836),
    ("jobs of Hunan in the nation", ("205900", "205900"), ("208万", "2080000"), 0.0987, 0.0993),
    ("pay of Hunan in the nation", ("24.36亿", "24.36"), ("223亿", "223"), 0.109, 0.1095),
    ("pay in the investment of 2024", ("41亿", "41"), ("115亿", "115"), 0.351, 0.3624),
]


@pytest.mark.parametrize(
    ("label", "one", "other", "low", "high"), QUOTIENTS, ids=[case[0] for case in QUOTIENTS]
)
def test_quotients_of_real_statements(
    label: str, one: tuple[str, str], other: tuple[str, str], low: float, high: float
) -> None:
    """A quotient is known only as far as its rounded operands allow."""
    quotient = _quotient(_interval(*one), _interval(*other))

    assert (float(quotient.low or 0), float(quotient.high or 0)) == pytest.approx(
        (low, high), rel=1e-3
    ), label


def test_growth_from_an_approximate_base_is_a_range() -> None:
    """From 120余万 (2023H1) to 208万 (2025H1) is 59.6 to 73.8 %, not one rate."""
    ratio = _quotient(
        _interval("208万人", "2080000"), _interval("120余万人", "1200000", "more_than")
    )

    assert (round(float(ratio.low or 0) - 1, 3), round(float(ratio.high or 0) - 1, 3)) == (
        0.596,
        0.738,
    )


def test_per_head_pay_agrees_with_what_was_said() -> None:
    """140亿 for 120余万 people allows 1.04 to 1.21万, and 1.1万余 was stated."""
    per_head = _quotient(
        _interval("140亿元", "14000000000"), _interval("120余万人", "1200000", "more_than")
    )

    assert per_head.overlaps(_interval("1.1万余元", "11000", "more_than"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2436000000", "243600000", True),  # 2.436亿 for 24.36亿, planted
        ("310000", "31000", True),  # 31万 became “31,000”
        ("20", "200000", True),
        ("100", "110", False),
        ("100", "2000", False),
        ("0", "100", False),
    ],
)
def test_unit_slip(one: str, other: str, expected: bool) -> None:
    """A ratio of a power of ten that a scale word makes is a slip of the unit, not a change."""
    assert expected == is_unit_slip(Decimal(one), Decimal(other))


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from([Comparator.EQ, Comparator.APPROX, Comparator.AT_LEAST, Comparator.AT_MOST]),
)
def test_a_value_lies_in_its_own_interval(value: Decimal, comparator: Comparator) -> None:
    """Whatever is printed, an inclusive comparator allows the printed value itself."""
    interval = interval_of(_Stated(str(abs(value)), value, comparator))

    assert interval.overlaps(Interval(low=Fraction(value), high=Fraction(value)))
