"""What a briefing can say, before any language: typed facts over statements of the corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus import Conflict, Decision, Fact, Flag, Statement

from .calculate import Calculation


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A quantity in a period, with the growth that its source states beside it."""

    fact: Fact
    growth: Fact | None = None

    @property
    def statement(self) -> Statement:
        """The chosen statement."""
        return self.fact.statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Levels that share region and period, for one sentence; pay ÷ people where both are held."""

    levels: tuple[Level, ...]
    per_head: Calculation | None = None

    @property
    def first(self) -> Statement:
        """The statement that gives region and period."""
        return self.levels[0].statement

    @property
    def timing(self) -> tuple[object, ...]:
        """What two summaries must share for the second to say only 同期."""
        key = self.levels[0].fact.key
        return (key.region_code, key.period_start, key.period_end, key.aggregation)


def numbers_in(levels: Sequence[Level]) -> int:
    """Count the numbers that levels print."""
    return sum(1 if level.growth is None else 2 for level in levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherBase:
    """A growth whose base is not the year or the period before: quoted, never used.

    `uneven` where the two periods have different lengths.
    """

    growth: Statement
    uneven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A value that is planned, targeted or demanded: never set beside what was done."""

    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The same key in two periods; `result` in % (or points for rates), None where unbounded."""

    now: Statement
    before: Statement
    result: Calculation | None

    @property
    def is_rate(self) -> bool:
        """Whether the difference is in percentage points."""
        return self.now.unit in {"pct", "permille"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part beside its whole.

    `differs`: None where programme, group, scope, period and status are all the same, and
    only then is it a share; else what is not the same.
    """

    part: Statement
    whole: Statement
    result: Calculation
    differs: Literal["dates", "scope"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A region's place among those with data; `ties` have intervals that overlap its own."""

    statement: Statement
    place: Calculation
    count: Calculation
    rows: tuple[Statement, ...]
    ties: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankSaid:
    """What the source itself says of a region's place: quoted, no number made of it."""

    statement: Statement
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Highest, lowest and middle of several regions."""

    highest: Statement
    lowest: Statement
    count: Calculation
    median: Calculation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What several regions add up to, beside what is published for all of them."""

    rows: tuple[Statement, ...]
    count: Calculation
    added: Calculation
    whole: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What was done as a share of what was planned, same scope."""

    actual: Statement
    plan: Statement
    result: Calculation


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A total and its declared parts; `agrees` where the intervals meet."""

    total: Statement
    parts: tuple[Statement, ...]
    added: Calculation
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBeside:
    """A headline that says less exactly what the body says."""

    headline: Statement
    body: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two statements of one key that do not overlap; `slip` is a suspected power of ten."""

    conflict: Conflict
    decision: Decision
    gap: Calculation | None
    slip: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreDisagreements:
    """How many disagreements the briefing does not print."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reposts:
    """Statements of one origin that several outlets carry; `copies` has one a further outlet."""

    statements: tuple[Statement, ...]
    copies: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOnly:
    """Figures of a region known only from a translation or digest, three at most."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A figure that another cell speaks against: a later total, the nation, pay and people."""

    statement: Statement
    flag: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Names of what is asked for and not held: indicators, or regions without `subjects`.

    `others` where they are too many to name.
    """

    names: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingHeld:
    """Nothing for the asked region and period, and the nearest that is held."""

    region: str
    start: date | None
    end: date
    same_region: tuple[tuple[date | None, date], ...]
    same_period: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageNote:
    """How much the briefing rests on."""

    documents: int
    figures: int
    as_of: date


ReportFact = (
    Summary
    | OtherBase
    | Plan
    | Comparison
    | Share
    | Rank
    | RankSaid
    | Spread
    | Total
    | Completion
    | Parts
    | TitleBeside
    | Disagreement
    | MoreDisagreements
    | Reposts
    | DigestOnly
    | Doubt
    | Missing
    | NothingHeld
    | CoverageNote
)
