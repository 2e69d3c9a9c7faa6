"""What the number layer knows of a number expression: more than a Quantity shows."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from extract.figure import Comparator, Quantity
from ingest import Span


class NumberKind(StrEnum):
    """How the number is written, where that changes what it may be used for.

    `calendar`: part of a date (2025年, 6月); `vague`: without an anchor (数十, 几百, tens of
    thousands); `fraction`: a share written as a fraction (三分之二, 1/3), so its value is
    not in per cent; `bare`: a scale without digits (万元, 百余).
    """

    PLAIN = "plain"
    CALENDAR = "calendar"
    VAGUE = "vague"
    FRACTION = "fraction"
    BARE = "bare"


class UnitSource(StrEnum):
    """Where the unit was read: `noun_right` is 33.7万[农村居民], `shared` is 1万 in 1万—3万元."""

    WRITTEN = "written"
    MARK = "mark"
    NOUN_RIGHT = "noun_right"
    NOUN_LEFT = "noun_left"
    SHARED = "shared"
    NONE = "none"


class QuantityMention(NamedTuple):
    """A number expression with its parts; all offsets are code points of the text.

    A named tuple since it is made for every number of a corpus: a frozen dataclass of this
    size costs three times as much.

    `number` spans digits, scale and 余/多; `unit_span` the unit as written (empty, behind
    the number, where it is elided); `noun` the counted noun that decided the unit.
    `exponent` is the scale (万 = 4), `digits` the significant digits as written,
    `implied_high` the bound that 余/多 implies (20余万 < 300000), `per` the denominator
    as written (元/亩 → 亩), `factor` what the unit was multiplied with (三成 → 10).
    """

    start: int
    end: int
    number: Span
    unit_span: Span
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQ
    kind: NumberKind = NumberKind.PLAIN
    exponent: int = 0
    digits: int = 1
    implied_high: Decimal | None = None
    unit_source: UnitSource = UnitSource.NONE
    noun: Span | None = None
    per: str | None = None
    factor: Decimal = Decimal(1)

    def quantity(self) -> Quantity:
        """Return what is public of it."""
        return Quantity(
            start=self.start,
            end=self.end,
            value=self.value,
            value_high=self.value_high,
            unit=self.unit,
            comparator=self.comparator,
        )
