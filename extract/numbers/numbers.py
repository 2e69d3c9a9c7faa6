"""A number of a text before its unit is known: what both languages' grammars find."""

from decimal import Decimal
from typing import NamedTuple

from .mention import NumberKind
from .numerals import next_digit_up


class Number(NamedTuple):
    """A number of the text, without its unit (except per cent, which 百分之 puts before it)."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    exponent: int = 0
    digits: int = 1
    has_tail: bool = False
    kind: NumberKind = NumberKind.PLAIN
    unit: str | None = None

    def implied_high(self) -> Decimal | None:
        """Return the bound that 余 or 多 implies: 1.1万余 is below 1.2万."""
        return next_digit_up(self.value) if self.has_tail else None
