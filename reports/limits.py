"""What a reader must know beside the numbers: titles, disagreements, reposts, digests."""

from collections.abc import Collection, Iterable, Iterator

from corpus import Conflict, Decision, Fact, Flag, Statement
from extract import Facet

from .calculate import calculate
from .facts import (
    DigestOnly,
    Disagreement,
    Doubt,
    MoreDisagreements,
    ReportFact,
    Reposts,
    TitleBeside,
)
from .holdings import Holdings

HARD_FLAGS = (Flag.UNIT_SLIP, Flag.CONFLICT, Flag.DISAGREES, Flag.REVISED, Flag.SEVERAL)
# A briefing is two pages: the rest is counted, and in the database.
MOST_DISAGREEMENTS, MOST_TITLES, MOST_NAMED = 4, 2, 3
DOUBTS = {Flag.CUM_FALLS, Flag.PART_GT_WHOLE, Flag.PER_HEAD}
SOFT_FLAGS = (Flag.TITLE_APPROX, Flag.ROUNDED)


def find_limits(holdings: Holdings, printed: Collection[str]) -> Iterator[ReportFact]:
    """Yield what must be said of the figures (uids) that the briefing prints, worst first."""
    own = [fact for fact in holdings.own if fact.statement.uid in printed]
    decisions = {fact.statement.uid: fact.decision for fact in own}
    conflicts = [each for each in holdings.conflicts if each.chosen.uid in printed]
    hard = [each for flag in HARD_FLAGS for each in conflicts if each.flag is flag]
    # what was done before how much it grew; of one figure the first
    hard.sort(key=lambda each: each.chosen.facet is not Facet.LEVEL)
    shown = list({each.chosen.uid: each for each in reversed(hard)}.values())[::-1]
    for conflict in shown[:MOST_DISAGREEMENTS]:
        yield disagreement(conflict, decisions[conflict.chosen.uid])
    if len(hard) > len(shown[:MOST_DISAGREEMENTS]):
        yield MoreDisagreements(count=len(hard) - len(shown[:MOST_DISAGREEMENTS]))
    for fact in own:
        for flag in sorted(fact.flags & DOUBTS):
            yield Doubt(statement=fact.statement, flag=flag)
    soft = [each for each in conflicts if each.flag in SOFT_FLAGS and _says_the_same(each)]
    for conflict in soft[:MOST_TITLES]:
        yield TitleBeside(headline=conflict.other, body=conflict.chosen)
    main = [fact for fact in own if fact.main]
    yield from _reposts(main, holdings.statements)
    digested = [fact.statement for fact in main if Flag.DIGEST_ONLY in fact.flags]
    for start in range(0, len(digested), MOST_NAMED):
        yield DigestOnly(statements=tuple(digested[start : start + MOST_NAMED]))


def _says_the_same(conflict: Conflict) -> bool:
    """Tell whether the vaguer statement is near enough to be about the same: not 1亿元以上 for 20万亿."""
    sizes = abs(conflict.other.value), abs(conflict.chosen.value)
    return 2 * min(sizes) >= max(sizes)


def _reposts(facts: Iterable[Fact], statements: Iterable[Statement]) -> Iterator[Reposts]:
    """Yield one fact for all statements that the same outlets carry."""
    groups: dict[tuple[str, ...], list[tuple[Statement, tuple[Statement, ...]]]] = {}
    for fact in facts:
        copies = _copies(fact.statement, statements) if Flag.REPOSTS in fact.flags else ()
        if copies:
            outlets = (fact.statement.source.uid, *(copy.source.uid for copy in copies))
            groups.setdefault(outlets, []).append((fact.statement, copies))
    for group in groups.values():
        yield Reposts(statements=tuple(one for one, _ in group), copies=group[0][1])


def disagreement(conflict: Conflict, decision: Decision) -> Disagreement:
    """Return a conflict with the gap between its values, or their ratio for a slip of the unit."""
    slip = None
    if conflict.flag is Flag.UNIT_SLIP and conflict.ratio is not None:
        slip = 10 ** round(float(conflict.ratio.log10()))
    pair = sorted((conflict.chosen, conflict.other), key=lambda each: -abs(each.value))
    gap = calculate("difference" if slip is None else "times", pair)
    if gap is not None and (gap.interval.low is None or gap.interval.high is None):
        gap = None
    return Disagreement(conflict=conflict, decision=decision, gap=gap, slip=slip)


def _copies(chosen: Statement, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return one statement from each other document that repeats the chosen one's text."""
    found = {
        other.source.uid: other
        for other in statements
        if other.source.origin == chosen.source.origin
        and other.source.uid != chosen.source.uid
        and (other.indicator, other.value, other.unit)
        == (chosen.indicator, chosen.value, chosen.unit)
    }
    return tuple(found[uid] for uid in sorted(found))
