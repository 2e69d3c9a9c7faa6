"""Calculations on what statements allow, on published figures (the check table of the design)."""

import pytest

from corpus import Statement
from reports.amounts import in_words
from reports.calculate import Calculation, calculate
from tests.report_statements import PAY, RATE, said

JOBS_2025 = said("208万", "2080000")
JOBS_2023 = said("120余万", "1200000", comparator="more_than")
PAY_2023 = said("140亿元", "14000000000", **PAY)
HUNAN_JOBS, HUNAN_PAY = said("20.59万人", "205900"), said("24.36亿元", "2436000000", **PAY)
CHINA_PAY = said("223亿元", "22300000000", **PAY)
OVER = said("超过500万", "5000000", comparator="more_than")
RATES = said("5.2%", "5.2", **RATE), said("5.5%", "5.5", **RATE)


def made(operation: str, *inputs: Statement) -> Calculation:
    """Return a calculation that can be made."""
    calculation = calculate(operation, inputs)
    assert calculation is not None
    return calculation


CASES = [
    # a half-year over 120余万: no single growth rate, the range of both ends
    ("growth", [JOBS_2025, JOBS_2023], "59.6%～73.8%", "59.6% to 73.8%"),
    # pay per head in Hunan: 11,826 to 11,836 yuan
    ("ratio", [HUNAN_PAY, HUNAN_JOBS], "约1.18万元", "about 11,800 yuan"),
    # 140亿 ÷ 120余万 must not look sharper than it is
    ("ratio", [PAY_2023, JOBS_2023], "1.04万～1.21万元", "10,400 to 12,100 yuan"),
    ("share", [HUNAN_JOBS, JOBS_2025], "9.9%", "9.9%"),
    ("share", [HUNAN_PAY, CHINA_PAY], "10.9%", "10.9%"),
    ("difference", [*RATES], "0.3个百分点", "0.3 percentage points"),
    ("sum", [said("27.5万人", "275000"), said("180.5万人", "1805000")], "208万人", "2.08 million people"),
    # an operand without an upper end bounds the result on one side only
    ("growth", [OVER, HUNAN_JOBS], "超过2330%", "more than 2,330%"),
    # a city in the nation: both ends round to one decimal, which is no range
    ("share", [said("3537.96亿元", "353796000000", **PAY), said("827122亿元", "82712200000000", **PAY)],
     "0.4%", "0.4%"),
    ("count", [JOBS_2025, JOBS_2023, OVER], "3", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "inputs", "zh", "en"), CASES)
def test_calculations_print_only_certain_digits(
    operation: str, inputs: list[Statement], zh: str, en: str
) -> None:
    """A calculated number has the digits that both ends of its interval share, else is a range."""
    amount = made(operation, *inputs).amount

    assert (zh, en) == (in_words(amount, "zh"), in_words(amount, "en"))


def test_a_growth_from_nothing_is_not_calculated() -> None:
    """Where the base may be zero there is no rate."""
    assert calculate("growth", [JOBS_2025, said("不足800", "800", comparator="less_than")]) is None


def test_a_rank_counts_only_those_certainly_above() -> None:
    """Regions whose intervals overlap share a place."""
    own, above = said("20余万", "200000", comparator="more_than"), said("35万", "350000")
    tied, below = said("25万", "250000"), said("18万", "180000")

    assert made("rank", own, above, tied, below).interval.low == 2
