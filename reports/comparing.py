"""What a region is set beside: its own earlier years, and the nation that it is part of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from corpus import Aggregation, Fact, Statement
from extract import Facet

from .calculate import calculate
from .facts import Comparison, Level, Share
from .holdings import DONE

MOST_YEARS = 5
SUMMED = {Aggregation.PERIOD, Aggregation.CUMULATIVE, Aggregation.STOCK}


def comparisons_of(levels: Iterable[Level], earlier: Sequence[Fact]) -> Iterator[Comparison]:
    """Yield each level beside the latest of the years before it with the same key.

    One that bounds nothing on one side (超过3万亿元, thirteen years ago) tells nothing.
    """
    for level in levels:
        candidates = [
            fact
            for fact in earlier
            if fact.main
            and fact.key.status in DONE
            and same_key(level.fact, fact)
            and _is_near(level.statement, fact.statement)
        ]
        if not candidates or level.fact.key.facet is not Facet.LEVEL:
            continue
        before = max(candidates, key=lambda fact: (fact.key.period_end, fact.statement.uid))
        made = compare(level.statement, before.statement)
        if made.result is None or made.result.is_bounded:
            yield made


def _is_near(now: Statement, before: Statement) -> bool:
    """Tell whether a period is at most five years back."""
    if now.period_end is None or before.period_end is None:
        return False
    return now.period_end.year - before.period_end.year <= MOST_YEARS


def compare(now: Statement, before: Statement) -> Comparison:
    """Set two periods side by side, rates by difference, others by growth."""
    is_rate = now.unit in {"pct", "permille"}
    result = calculate("difference" if is_rate else "growth", [now, before])
    return Comparison(now=now, before=before, result=result)


def same_key(one: Fact, other: Fact) -> bool:
    starts = one.key.period_start, other.key.period_start
    return _same_scope(one, other) and (starts[0] is None) == (starts[1] is None)


def _same_scope(one: Fact, other: Fact) -> bool:
    names = ("indicator", "unit", "facet", "programme", "group", "scope_of", "part", "base", "per")
    return all(getattr(one.key, name) == getattr(other.key, name) for name in names)


def shares_of(levels: Iterable[Level], nation: Sequence[Fact]) -> Iterator[Share]:
    for level in levels:
        if level.fact.key.aggregation not in SUMMED or level.fact.key.facet is not Facet.LEVEL:
            continue
        key = level.fact.key
        wholes = [
            fact
            for fact in nation
            if fact.main
            and (fact.key.indicator, fact.key.unit) == (key.indicator, key.unit)
            and fact.key.status in DONE
        ]
        if not wholes:
            continue
        whole = min(wholes, key=lambda fact: _difference(level.fact, fact) or "")
        result = calculate("share", [level.statement, whole.statement])
        if result is not None:
            differs = _difference(level.fact, whole)
            yield Share(part=level.statement, whole=whole.statement, result=result, differs=differs)


def _difference(part: Fact, whole: Fact) -> Literal["dates", "scope"] | None:
    """Tell what keeps a part from being a share of a whole, None where nothing does."""
    if not _same_scope(part, whole) or part.key.status is not whole.key.status:
        return "scope"
    # the end is the same: both are of the period that is asked for
    return None if part.key.period_start == whole.key.period_start else "dates"
