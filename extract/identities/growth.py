"""Levels and their change: from A to B, up by so much; a level, its increase, its growth."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from extract.figure import Facet
from extract.intervals import Interval

from .check import Check, CheckKind, Term, difference, ratio, total
from .statements import Statements, cue

RATES = frozenset({"pct", "permille"})


def find_growth(statements: Statements) -> Iterator[Check]:
    """Yield the changes that stand beside the levels they are made of."""
    for sentence in statements.sentences:
        for at in range(len(sentence) - 2):
            for rule in RULES:
                check = rule(statements, sentence[at : at + 4])
                if check is not None and check.is_near:
                    yield check


def _from_to(statements: Statements, near: Sequence[int]) -> Check | None:
    """由70亿元增加到250亿元，增长257%; the change may also be in the unit of the levels."""
    start, end, change = near[:3]
    words = statements.left(start)[-20:]
    if not (cue("growth", "from").search(words) and _same_unit(statements, start, end)):
        return None
    if not cue("growth", "to").search(statements.gap(start, end)):
        return None
    return _change(statements, (start, end), change)


def _change(statements: Statements, levels: tuple[int, int], change: int) -> Check | None:
    gap = statements.gap(levels[1], change)
    if not cue("growth", "change").search(gap) or cue("growth", "other").search(gap):
        return None
    figure, unit = statements.figures[change], statements.figures[levels[0]].unit
    start, end = statements.term(levels[0]), statements.term(levels[1])
    made = difference(end, start)
    if made is None or min(start.value, end.value) <= 0:
        return None
    positions = (change, levels[1], levels[0])
    if figure.unit == unit and unit not in RATES or figure.unit == "pp" and unit == "pct":
        return statements.check(CheckKind.CHANGE, positions, made, "{1} − {2} = {0}")
    if unit not in RATES and figure.unit == "pct" and figure.facet is Facet.CHANGE_PCT:
        words = "({1} − {2}) ÷ {2} = {0}"
        return statements.check(CheckKind.GROWTH, positions, _growth(end, start), words)
    if unit not in RATES and figure.unit == "times":
        words = "({1} − {2}) ÷ {2} = {0}"
        return statements.check(CheckKind.MULTIPLE, positions, _growth(end, start, 1), words)
    return None


def _growth(end: Term, start: Term, factor: int = 100) -> Term | None:
    """Return the growth from one level to another: end ÷ start − 1, bounds from the ratio."""
    made = ratio(end, start, factor)
    one = Fraction(factor)
    return None if made is None else difference(made, Term(one, Interval(low=one, high=one)))


def _with_increase(statements: Statements, near: Sequence[int]) -> Check | None:
    """250亿元，比上年增加180亿元，增长257%: the level before is what is left without the increase."""
    level, increase, rate = near[:3]
    figures = statements.figures
    is_increase = (
        figures[increase].facet is Facet.CHANGE_ABS and figures[increase].value_high is None
    )
    if not (is_increase and _same_unit(statements, level, increase)):
        return None
    if figures[rate].facet is not Facet.CHANGE_PCT or len(statements.gap(level, increase)) > 16:
        return None
    gap = statements.gap(increase, rate)
    if not cue("growth", "change").search(gap) or cue("growth", "other").search(
        statements.gap(level, increase) + gap
    ):
        return None
    whole, made = statements.term(level), statements.term(increase)
    start = difference(whole, made)
    if start is None or start.value <= 0:
        return None
    computed = ratio(made, start, 100)
    words = "{2} ÷ ({1} − {2}) = {0}" if made.value > 0 else "−{2} ÷ ({1} + {2}) = {0}"
    return statements.check(CheckKind.GROWTH, (rate, level, increase), computed, words)


def _between_rates(statements: Statements, near: Sequence[int]) -> Check | None:
    """10.2%，比全国的4.5%高5.7个百分点; 10.2%和4.5%，相差5.7个百分点."""
    one, other, points = near[:3]
    if statements.figures[points].unit != "pp" or not _rates(statements, one, other):
        return None
    gap = statements.gap(other, points)
    made = difference(statements.term(one), statements.term(other))
    apart = cue("growth", "apart").search(gap)
    than = cue("growth", "than").search(gap) and cue("growth", "difference").search(
        statements.gap(one, other)
    )
    if made is None or not (apart or than):
        return None
    if apart and made.value < 0:
        made = Term(-made.value, made.interval.mirrored())
    return statements.check(CheckKind.CHANGE, (points, one, other), made, "{1} − {2} = {0}")


def _rates(statements: Statements, one: int, other: int) -> bool:
    return all(statements.figures[position].unit == "pct" for position in (one, other))


def _on_top(statements: Statements, near: Sequence[int]) -> Check | None:
    """在70亿元的基础上增加180亿元，达到250亿元."""
    base, increase, level = near[:3]
    if not (_same_unit(statements, base, increase) and _same_unit(statements, base, level)):
        return None
    if not cue("growth", "added").search(statements.gap(base, increase)):
        return None
    if not cue("growth", "reaching").search(statements.gap(increase, level)):
        return None
    made = total([statements.term(base), statements.term(increase)])
    return statements.check(CheckKind.CHANGE, (level, base, increase), made, "{1} + {2} = {0}")


def _multiple(statements: Statements, near: Sequence[int]) -> Check | None:
    """250亿元，是2020年70亿元的3.57倍."""
    level, base, times = near[:3]
    if statements.figures[times].unit != "times" or not _same_unit(statements, level, base):
        return None
    is_of = cue("growth", "multiple").search(statements.gap(base, times))
    if not is_of or not cue("growth", "is_multiple").search(statements.gap(level, base)):
        return None
    made = ratio(statements.term(level), statements.term(base))
    return statements.check(CheckKind.MULTIPLE, (times, level, base), made, "{1} ÷ {2} = {0}")


def _same_unit(statements: Statements, one: int, other: int) -> bool:
    return statements.figures[one].unit == statements.figures[other].unit


Rule = Callable[[Statements, Sequence[int]], Check | None]
RULES: tuple[Rule, ...] = (_from_to, _with_increase, _between_rates, _on_top, _multiple)
