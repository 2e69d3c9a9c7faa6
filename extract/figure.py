"""What the second stage makes: quantities, periods, and figures with all that is known of them."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ingest import BBox


class Comparator(StrEnum):
    """How the value bounds what is meant: 余 → more_than, 不低于 → at_least, 近 → nearly …"""

    EQ = "eq"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    APPROX = "approx"
    RANGE = "range"


class Facet(StrEnum):
    """Which side of the indicator the value tells."""

    LEVEL = "level"
    CHANGE_PCT = "change_pct"
    CHANGE_PP = "change_pp"
    CHANGE_ABS = "change_abs"
    SHARE = "share"
    MULTIPLE = "multiple"
    COMPLETION = "completion"
    PER_UNIT = "per_unit"
    BOUND = "bound"


class Status(StrEnum):
    """Whether the value has happened, is to happen, or is demanded."""

    ACTUAL = "actual"
    PLANNED = "planned"
    TARGET = "target"
    REQUIREMENT = "requirement"
    ESTIMATE = "estimate"


class Role(StrEnum):
    """What the statement is in its document; only `headline` and `body` are counted in totals."""

    HEADLINE = "headline"
    BODY = "body"
    PART = "part"
    REPEAT = "repeat"
    EXAMPLE = "example"
    ANECDOTE = "anecdote"
    SPEC = "spec"
    FIXED_SET = "fixed_set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number expression as written, in the canonical unit; offsets count code points.

    `unit` is None for a bare number. A decrease has no sign here: 下降3.2% is 3.2.
    """

    start: int
    end: int
    value: Decimal
    value_high: Decimal | None = None
    unit: str | None
    comparator: Comparator = Comparator.EQ


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A time expression and the days it covers, both inclusive.

    `period_start` is None where the start is not said (截至6月底), `period_end` where the
    end is not.
    """

    start: int
    end: int
    period_start: date | None
    period_end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an attribute has its value: the rule, and the words of the text that decided."""

    attribute: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that states something, with everything needed to use it.

    `quote` is `text[start:end]`. `value` is exact, signed, in the canonical unit of
    `unit`. `parent`, `same_as` and `scope_of` are positions in the list that the figure
    is returned in: the total it is part of, the figure it repeats, the set an amount
    belongs to. `rule` names the rule that found its subject; `reasons` has one entry for
    each attribute that a rule decided.
    """

    start: int
    end: int
    quote: str
    value: Decimal
    value_high: Decimal | None = None
    unit: str
    comparator: Comparator = Comparator.EQ
    indicator: str | None = None
    subject: str
    facet: Facet = Facet.LEVEL
    basis: str | None = None
    per: str | None = None
    base: str | None = None
    status: Status = Status.ACTUAL
    role: Role = Role.BODY
    period_start: date | None = None
    period_end: date | None = None
    region_code: str | None = None
    region_name: str | None = None
    programme: str | None = None
    group: str | None = None
    parent: int | None = None
    same_as: int | None = None
    scope_of: int | None = None
    passage: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    confidence: float = 1.0
    rule: str
    reasons: tuple[Reason, ...] = ()

    def uid(self, document_uid: str) -> str:
        """Public id: document, place and quote alone, so a better rule keeps the address."""
        place = f"{document_uid}:{self.start}:{self.end}:{self.quote}"
        return hashlib.sha256(place.encode()).hexdigest()[:16]
