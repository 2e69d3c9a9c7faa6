"""An arithmetic identity of a document, and the terms that it is worked out from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from extract.figure import Figure
from extract.interval_arithmetic import difference_of, product_of, ratio_of, scaled, sum_of
from extract.intervals import Interval, is_unit_slip

# Digits of a computed value that does not end (a ratio).
DIGITS = 9


class CheckKind(StrEnum):
    """Which identity: `floor` is rate × base = amount, `pay` days × wage, `change` A + Δ = B."""

    SUM = "sum"
    RATIO = "ratio"
    GROWTH = "growth"
    CHANGE = "change"
    MULTIPLE = "multiple"
    FLOOR = "floor"
    PER_HEAD = "per_head"
    PAY = "pay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a text states beside what its other figures give.

    `figures` are positions in the list of figures, the stated one first. `residual` is
    stated less computed; it may be up to `tolerance` by rounding: half a unit of the last
    written digit of each operand, carried through. `tolerance` is None where a word
    (余, 近, 以上) makes an inequality of it. `words` shows the sum as quoted.
    """

    kind: CheckKind
    figures: tuple[int, ...]
    stated: Decimal
    computed: Decimal
    residual: Decimal
    tolerance: Decimal | None
    holds: bool
    words: str

    @property
    def is_near(self) -> bool:
        """Say whether the two differ as slips do: a tenth, or a factor of 10, 100 …"""
        near = abs(self.residual) <= abs(self.stated) / 10
        return self.holds or near or is_unit_slip(self.stated, self.computed)

    @property
    def is_telling(self) -> bool:
        """Say whether agreement can hardly be chance: one part in 200 or less is left open."""
        return self.tolerance is not None and self.tolerance <= abs(self.stated) / 200


class Term(NamedTuple):
    """A number and what it may be."""

    value: Fraction
    interval: Interval


def total(terms: Sequence[Term]) -> Term | None:
    """Return the sum of terms; None where nothing bounds it, as for each operation here."""
    value = sum((term.value for term in terms), Fraction())
    return _term(value, sum_of([term.interval for term in terms]))


def difference(left: Term, right: Term) -> Term | None:
    """Return left − right."""
    return _term(left.value - right.value, difference_of([left.interval, right.interval]))


def ratio(over: Term, under: Term, factor: int = 1) -> Term | None:
    """Return over ÷ under × factor, signed as `over` is."""
    if over.value < 0:
        mirrored = ratio(Term(-over.value, over.interval.mirrored()), under, factor)
        return None if mirrored is None else Term(-mirrored.value, mirrored.interval.mirrored())
    interval = ratio_of([over.interval, under.interval]) if under.value else None
    if interval is None:
        return None
    return Term(over.value / under.value * factor, scaled(interval, factor))


def product(left: Term, right: Term) -> Term | None:
    """Return left × right."""
    return _term(left.value * right.value, product_of([left.interval, right.interval]))


def _term(value: Fraction, interval: Interval | None) -> Term | None:
    return None if interval is None else Term(value, interval)


def check_of(
    kind: CheckKind,
    positions: tuple[int, ...],
    stated: Figure,
    terms: tuple[Term, Term],
    words: str,
) -> Check:
    """Return the check of a stated term against the computed one."""
    said, made = terms
    computed = _decimal(made.value)
    slack = [half for term in terms if (half := _half(term.interval)) is not None]
    return Check(
        kind=kind,
        figures=positions,
        stated=stated.value,
        computed=computed,
        residual=stated.value - computed,
        tolerance=_decimal(sum(slack, Fraction())) if len(slack) == len(terms) else None,
        holds=said.interval.overlaps(made.interval),
        words=words,
    )


def _half(interval: Interval) -> Fraction | None:
    return None if interval.width is None else interval.width / 2


def _decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal, exact where it ends within the digits shown.

    >>> _decimal(Fraction(4059600000000, 100)), _decimal(Fraction(1, 3))
    (Decimal('40596000000'), Decimal('0.333333333'))
    """
    if value.denominator == 1:
        return Decimal(value.numerator)
    whole = len(str(abs(value.numerator) // value.denominator))
    with localcontext() as context:
        context.prec = whole + DIGITS
        made = Decimal(value.numerator) / Decimal(value.denominator)
    return round(made, DIGITS).normalize() if made else made
