"""Values in words: scales, units, and the hedges of the source."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from reports.amounts import Amount, Scale, bare, in_words, shared_scale

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "reports_amounts.yml").read_text(encoding="utf8")
)


def amount(case: dict[str, Any]) -> Amount:
    """Return the amount of a case."""
    return Amount(
        value=Decimal(case["value"]),
        high=Decimal(case["high"]) if "high" in case else None,
        unit=case["unit"],
        comparator=case.get("comparator", "eq"),
        words=case["words"],
    )


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_amounts_are_printed_as_the_source_hedges_them(case: dict[str, Any]) -> None:
    """A value is exact, in the usual scale, and neither sharper nor vaguer than its source."""
    assert (case["zh"], case["en"]) == (in_words(amount(case), "zh"), in_words(amount(case), "en"))


def test_a_column_has_one_scale_and_keeps_hedges_and_minus() -> None:
    """In a column of 万人 only the number, its hedge and its sign remain."""
    rows = [
        Amount(value=Decimal(value), unit="person", comparator=comparator, words=words)
        for value, comparator, words in [
            ("2080000", "eq", "208万"),
            ("1200000", "more_than", "120余万"),
            ("-5200", "eq", "减少5200"),
        ]
    ]
    scale = shared_scale(rows, "zh")

    assert Scale("万", Decimal(10000)) == scale
    assert [bare(row, scale, "zh") for row in rows] == ["208", "120余", "−0.52"]
