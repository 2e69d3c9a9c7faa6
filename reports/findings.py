"""From rows to facts: what can be said of a region and a period, and what must be said with it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import Fact, Statement
from extract import Facet, Status, interval_of

from .calculate import Calculation, calculate
from .comparing import SUMMED, comparisons_of, same_key, shares_of
from .facts import (
    Comparison,
    Completion,
    Level,
    OtherBase,
    Parts,
    Plan,
    Rank,
    RankSaid,
    ReportFact,
    Share,
    Spread,
    Summary,
)
from .holdings import DONE, Holdings
from .limits import find_limits
from .rank_claims import find_rank_claims
from .topics import Topic, by_topic, rank_of

GROWTHS = (Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.CHANGE_ABS)
# Growth of which the source says the base is the year, the quarter or the month before.
PLAIN_BASES = {None, "yoy", "qoq", "mom", "prev_year", "unknown"}
RATES = {"pct", "permille", "index", "times"}
MONTHS = {"Q1": 3, "Q2": 3, "Q3": 3, "Q4": 3, "H1": 6, "H2": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that a briefing on one region can say, in the order in which it says it."""

    levels: tuple[Level, ...]
    topics: tuple[tuple[Topic, tuple[Summary, ...]], ...]
    comparisons: tuple[Comparison, ...]
    shares: tuple[Share, ...]
    ranks: tuple[Rank, ...]
    claims: tuple[RankSaid, ...]
    spread: Spread | None
    parts: tuple[Parts, ...]
    plans: tuple[Plan | Completion, ...]
    other_bases: tuple[OtherBase, ...]
    limits: tuple[ReportFact, ...]


def find_facts(holdings: Holdings) -> Findings:
    """Work out what the holdings allow to be said."""
    by_topic = _by_topic(find_levels(holdings.own))
    levels = tuple(level for _, together in by_topic for level in together)
    printed = {statement.uid for statement in _printed(levels)}
    return Findings(
        levels=levels,
        topics=tuple((topic, tuple(_summaries(topic, held))) for topic, held in by_topic),
        comparisons=tuple(comparisons_of(levels, holdings.earlier)),
        shares=tuple(shares_of(levels, holdings.nation)),
        ranks=tuple(_ranks(levels, holdings)),
        claims=tuple(find_rank_claims(_printed(levels))),
        spread=spread(peers_of(levels[0], holdings.peers)) if levels else None,
        parts=tuple(_parts(levels, holdings.own)),
        plans=tuple(_plans(levels, holdings.own)),
        other_bases=tuple(
            OtherBase(growth=fact.statement, uneven=_is_uneven(fact))
            for fact in holdings.own
            if fact.key.facet in GROWTHS
            and fact.key.basis not in PLAIN_BASES
            and _is_named(fact.key.basis or "")
            and fact.key.status in DONE
            and fact.key.indicator in {level.fact.key.indicator for level in levels}
            and is_whole(fact)
        ),
        limits=tuple(find_limits(holdings, printed)),
    )


def _printed(levels: Iterable[Level]) -> Iterator[Statement]:
    """Yield the statements of levels and of their growths."""
    for level in levels:
        yield level.statement
        if level.growth is not None:
            yield level.growth.statement


_BASE = re.compile(
    r"(19|20)\d\d|[HQ][1-4]|年初|“[^”]+”[期末间]*|上届|[一二三四五六七八九十]+年前|\d+月末"
)


def _is_named(base: str) -> bool:
    """Tell whether a base is a time that can be printed; what else was read is not quoted."""
    return _BASE.fullmatch(base.removeprefix("vs:")) is not None


def _is_uneven(fact: Fact) -> bool:
    """Tell whether the base is a period of another length: a half year against a quarter."""
    base = (fact.key.basis or "").removeprefix("vs:")
    start, end = fact.key.period_start, fact.key.period_end
    if base not in MONTHS or start is None or end is None:
        return False
    return (end.year - start.year) * 12 + end.month - start.month + 1 != MONTHS[base]


def is_whole(fact: Fact) -> bool:
    """Tell whether a fact is about the whole of its indicator, not a part, group or scope."""
    key = fact.key
    return key.part is None and key.group is None and key.scope_of is None


def find_levels(facts: Sequence[Fact]) -> Iterator[Level]:
    """Yield what was done, one level an indicator and unit, in the order of the topics."""
    growths = {
        (f.key.indicator, f.key.period_end): f
        for f in reversed(facts)
        if f.key.facet in GROWTHS
        and is_whole(f)
        and f.key.basis in PLAIN_BASES
        and f.key.status in DONE
    }
    seen = set()
    for fact in sorted(facts, key=_order):
        key = fact.key
        is_amount = fact.main or key.facet is Facet.PER_UNIT
        if not is_amount or key.status not in DONE or (key.indicator, key.unit) in seen:
            continue
        seen.add((key.indicator, key.unit))
        growth = growths.pop((key.indicator, key.period_end), None)
        yield Level(fact=fact, growth=growth if growth is None or _fits(growth, fact) else None)


def _fits(growth: Fact, level: Fact) -> bool:
    """Tell whether a growth can be that of a level: people of people, points of a rate."""
    if growth.key.facet is Facet.CHANGE_PP:
        return level.key.unit in RATES
    return growth.key.facet is not Facet.CHANGE_ABS or growth.key.unit == level.key.unit


def _order(fact: Fact) -> tuple[object, ...]:
    key = fact.key
    return (*rank_of(key.indicator), key.indicator, not fact.main, key.status is not Status.ACTUAL,
            key.period_start is None, fact.statement.uid)  # fmt: skip


def _by_topic(levels: Iterable[Level]) -> list[tuple[Topic, list[Level]]]:
    """Group levels in the order of the topics."""
    held: dict[str, list[Level]] = defaultdict(list)
    for level in levels:
        held[level.fact.key.indicator].append(level)
    return [
        (topic, [level for name in names for level in held[name]])
        for topic, names in by_topic(held)
    ]


def _summaries(topic: Topic, levels: Sequence[Level]) -> Iterator[Summary]:
    """Yield sentences of levels with one period each."""
    by_period: dict[tuple[object, object], list[Level]] = defaultdict(list)
    seen = set()
    for level in levels:
        key = level.fact.key
        # in other units (户, 平方米) it is in the table
        if key.indicator not in seen:
            by_period[key.period_start, key.period_end].append(level)
        seen.add(key.indicator)
    for together in by_period.values():
        per_head = _per_head(topic, together)
        yield Summary(levels=tuple(together), per_head=per_head)


def _per_head(topic: Topic, levels: Sequence[Level]) -> Calculation | None:
    """Divide pay by people where both are totals of the same scope and no source did it."""
    if topic.per_head is None:
        return None
    held = {level.fact.key.indicator: level for level in levels}
    pay, people = (held.get(name) for name in topic.per_head)
    stated = any(level.fact.key.facet is Facet.PER_UNIT for level in levels)
    if pay is None or people is None or stated:
        return None
    if pay.fact.key.programme != people.fact.key.programme:
        return None
    return calculate("ratio", [pay.statement, people.statement])


def peers_of(level: Level, peers: Sequence[Fact]) -> list[Statement]:
    """Return the statements of the same key of other regions and its own, highest first."""
    found = [
        fact.statement
        for fact in peers
        if fact.main and same_key(level.fact, fact) and fact.key.status is level.fact.key.status
    ]
    return sorted(found, key=lambda each: (-each.value, each.region_code or ""))


def _ranks(levels: Sequence[Level], holdings: Holdings) -> Iterator[Rank]:
    """Yield the region's place for totals and rates of which at least three regions are held."""
    for level in levels:
        rows = peers_of(level, holdings.peers)
        own = next((row for row in rows if row.uid == level.statement.uid), None)
        if own is None or len(rows) < 3:
            continue
        others = [row for row in rows if row.uid != own.uid]
        place, count = calculate("rank", [own, *others]), calculate("count", rows)
        if place is not None and count is not None:
            ties = tuple(row for row in others if interval_of(row).overlaps(interval_of(own)))
            yield Rank(statement=own, place=place, count=count, rows=tuple(rows), ties=ties)


def spread(rows: Sequence[Statement]) -> Spread | None:
    """Return highest, lowest and median of at least three regions, highest first."""
    if len(rows) < 3:
        return None
    count = calculate("count", rows)
    if count is None:
        return None
    median = calculate("median", rows)
    return Spread(highest=rows[0], lowest=rows[-1], count=count, median=median)


def _parts(levels: Iterable[Level], facts: Sequence[Fact]) -> Iterator[Parts]:
    for level in levels:
        total = level.statement
        parts = tuple(
            fact.statement
            for fact in facts
            if fact.statement.parent == total.uid
            and fact.key.unit == level.fact.key.unit
            and fact.key.facet is Facet.LEVEL
        )
        added = calculate("sum", parts) if len(parts) >= 2 else None
        if added is not None:
            agrees = added.interval.overlaps(interval_of(total))
            yield Parts(total=total, parts=parts, added=added, agrees=agrees)


def _plans(levels: Iterable[Level], facts: Sequence[Fact]) -> Iterator[Plan | Completion]:
    done = {(level.fact.key.indicator, level.fact.key.unit): level for level in levels}
    for fact in sorted(facts, key=_order):
        key = fact.key
        if key.facet is not Facet.LEVEL or key.status in DONE or not fact.main:
            continue
        level = done.get((key.indicator, key.unit))
        result = None if level is None else _completion(level, fact)
        if level is not None and result is not None:
            yield Completion(actual=level.statement, plan=fact.statement, result=result)
        else:
            yield Plan(statement=fact.statement)


def _completion(level: Level, plan: Fact) -> Calculation | None:
    """Divide what was done by what was planned, for sums of the same scope that can be it."""
    is_plan = plan.key.status in {Status.PLANNED, Status.TARGET} and is_whole(plan)
    is_sum = level.fact.key.aggregation in SUMMED and level.statement.unit not in RATES
    if not is_plan or not is_sum or not same_key(level.fact, plan):
        return None
    made = calculate("completion", [level.statement, plan.statement])
    if made is None or not made.is_bounded:
        return None
    # more than three times the plan is another scope, not a feat
    return made if made.interval.high is not None and made.interval.high < 300 else None
