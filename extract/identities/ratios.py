"""Shares of a whole and completion of a plan: part ÷ whole = stated ratio."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.attribution.facets.decide import CHANGES
from extract.figure import Facet, Figure, Status

from .check import Check, CheckKind, ratio
from .statements import Statements, cue

# How many figures back the whole of a share may stand.
MEMORY = 12
WORDS = "{1} ÷ {2} = {0}"


def find_ratios(statements: Statements) -> Iterator[Check]:
    """Yield the shares and completions whose part and whole the text gives."""
    for sentence in statements.sentences:
        for at, position in enumerate(sentence):
            figure = statements.figures[position]
            if figure.unit != "pct" or figure.facet in CHANGES or at == 0:
                continue
            check = _of(statements, sentence[max(0, at - MEMORY) : at], position)
            if check is not None and check.is_near:
                yield check


def _of(statements: Statements, before: Sequence[int], share: int) -> Check | None:
    inline = _inline(statements, before, share)
    if inline is not None:
        return inline
    part, gap = before[-1], statements.left(share)
    if not statements.is_level(part) or statements.figures[part].unit == "pct":
        return None
    if statements.figures[share].facet is Facet.COMPLETION:
        whole = _plan(statements, before)
    else:
        whole = _whole(statements, before, gap)
    return _check(statements, share, part, whole) if whole is not None else None


def _check(statements: Statements, share: int, part: int, whole: int) -> Check | None:
    made = ratio(statements.term(part), statements.term(whole), 100)
    return statements.check(CheckKind.RATIO, (share, part, whole), made, WORDS)


def _inline(statements: Statements, before: Sequence[int], share: int) -> Check | None:
    """160亿元，占中央投资320亿元的50%: the whole stands between its name and the ratio."""
    if len(before) < 2 or not cue("ratio", "of").search(statements.left(share)):
        return None
    part, whole = before[-2:]
    if not cue("ratio", "of_whole").search(statements.left(whole)):
        return None
    return _check(statements, share, part, whole) if _fit(statements, part, whole) else None


def _fit(statements: Statements, part: int, whole: int) -> bool:
    one, other = statements.figures[part], statements.figures[whole]
    return statements.is_level(part) and statements.is_level(whole) and one.unit == other.unit


def _plan(statements: Statements, before: Sequence[int]) -> int | None:
    """Return the nearest figure before the actual one that the text calls a plan."""
    part = before[-1]
    for position in reversed(before[:-1]):
        figure = statements.figures[position]
        is_plan = figure.status in (Status.PLANNED, Status.TARGET)
        named = cue("ratio", "plan").search(statements.left(position)) is not None
        if _fit(statements, part, position) and (is_plan or named):
            return position
    return None


def _whole(statements: Statements, before: Sequence[int], gap: str) -> int | None:
    """Return the one figure that a share names as its whole, or that its part is tied to."""
    part = before[-1]
    if cue("ratio", "part").search(gap):
        return _opened(statements, before)
    named = cue("ratio", "whole").search(gap)
    if named is None:
        return None
    name = _bare(named[1])
    found = [
        position
        for position in before[:-1]
        if _fit(statements, part, position)
        and _is_named(statements.figures[position], name)
        and statements.figures[position].value >= statements.figures[part].value
    ]
    values = {statements.figures[position].value for position in found}
    return found[-1] if len(values) == 1 else None


def _opened(statements: Statements, before: Sequence[int]) -> int | None:
    """Return the last amount before the 其中 that opened the last figure's list."""
    part = before[-1]
    for one, other in reversed(list(pairwise(before))):
        if cue("ratio", "opens").search(statements.gap(one, other)):
            return one if _fit(statements, part, one) else None
        if one == statements.figures[part].parent:
            return one
    return None


def _is_named(figure: Figure, name: str) -> bool:
    subject = _bare(figure.subject)
    return len(name) > 1 and len(subject) > 1 and (subject == name or subject.endswith(name))


def _bare(name: str) -> str:
    return cue("ratio", "filler").sub("", name).strip()
