"""Parts and their total in running text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extract.figure import Figure

from .check import Check, CheckKind, total
from .statements import Statements, cue, cues

# No total in running text is given by more parts.
MOST_PARTS = 12
# A total with fewer digits is met by chance, unless its parts are tied to it.
TELLING_DIGITS = 3
# A sum farther from its total than one part in so many does not hold by any rounding.
NEAR = 50


def find_sums(statements: Statements) -> Iterator[Check]:
    """Yield sums that hold, and those of tied parts that do not but say that they are all."""
    children = _children(statements)
    for group in _groups(statements):
        for levels in _by_unit(statements, group):
            for at, position in enumerate(levels):
                following = levels[at + 1 : at + 1 + MOST_PARTS]
                check = _total_before(statements, position, following, children[position])
                check = check or _total_behind(statements, position, levels[:at][-MOST_PARTS:])
                if check is not None:
                    yield check


def _children(statements: Statements) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for position, figure in enumerate(statements.figures):
        if figure.parent is not None and figure.passage not in statements.in_tables:
            found[figure.parent].append(position)
    return found


def _groups(statements: Statements) -> Iterator[list[int]]:
    """Yield each sentence, with those that go on with its parts (其中，…)."""
    group: list[int] = []
    for before, sentence in pairwise([(), *statements.sentences]):
        if group and not _goes_on(statements, before[-1], sentence[0]):
            yield group
            group = []
        group = [*group, *sentence]
    if group:
        yield group


def _goes_on(statements: Statements, last: int, first: int) -> bool:
    one, other = statements.figures[last], statements.figures[first]
    if one.passage != other.passage:
        return False
    gap = statements.gap(last, first)
    return cue("sum", "opens").match(gap[max(gap.rfind("。"), gap.rfind(". ")) + 1 :]) is not None


def _by_unit(statements: Statements, group: Sequence[int]) -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for position in group:
        if statements.is_level(position) and statements.figures[position].unit != "pct":
            found[statements.figures[position].unit].append(position)
    return list(found.values())


def _total_before(
    statements: Statements, whole: int, following: Sequence[int], tied: Sequence[int]
) -> Check | None:
    stated = statements.figures[whole].value
    made = Decimal(0)
    for count, position in enumerate(following, 1):
        made += statements.figures[position].value
        if made > 2 * stated:
            break
        if count == 1 or abs(made - stated) * NEAR > stated:
            continue
        parts = following[:count]
        is_tied = set(parts) <= set(tied)
        check = _sum(statements, whole, parts)
        if check is None or not (check.holds and check.is_telling):
            continue
        if is_tied or _is_long(statements, whole, parts):
            return check
    near = [position for position in tied if position in following]
    return _incomplete(statements, whole, near) if len(near) > 1 else None


def _total_behind(statements: Statements, whole: int, before: Sequence[int]) -> Check | None:
    """Parts first, then 合计: the last of the amounts before it that give it, or all of them."""
    if not cue("sum", "behind").search(statements.left(whole)):
        return None
    for count in range(2, len(before) + 1):
        check = _sum(statements, whole, before[-count:])
        if check is not None and check.holds and check.is_telling:
            return check
    return None


def _sum(statements: Statements, whole: int, parts: Sequence[int]) -> Check | None:
    made = total([statements.term(position) for position in parts])
    words = " + ".join(f"{{{n}}}" for n in range(1, len(parts) + 1)) + " = {0}"
    return statements.check(CheckKind.SUM, (whole, *parts), made, words)


def _is_long(statements: Statements, whole: int, parts: Sequence[int]) -> bool:
    """Say whether all numbers have so many digits that their sum is no coincidence."""
    lengths = [_digits(statements.figures[position]) for position in (whole, *parts)]
    return lengths[0] >= TELLING_DIGITS and min(lengths) > 1


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _incomplete(statements: Statements, whole: int, parts: Sequence[int]) -> Check | None:
    """Return a sum of tied parts that fails, if the text gives them as all of the total.

    It does if it says so, or if the names share out the total (男, 女). Without that parts
    may leave a rest, but not exceed their total: by one digit at one place (69.73 + 5.40
    beside 74.13) one of them is miswritten, by any other amount they may overlap.
    """
    check = _sum(statements, whole, parts)
    if check is None or check.holds or not check.is_telling or not check.is_near:
        return None
    is_slip = check.residual < 0 and len(check.residual.normalize().as_tuple().digits) == 1
    if is_slip or _is_all(statements, whole, parts):
        return check
    return None


def _is_all(statements: Statements, whole: int, parts: Sequence[int]) -> bool:
    figures = statements.figures
    words = statements.text[figures[whole].end : figures[parts[-1]].start]
    if cue("sum", "complete").search(words):
        return True
    names = [statements.left(position) + figures[position].subject for position in parts]
    return any(
        len(row) == len(names)
        and all(map(re.search, row, names))
        and not any(re.search(name, figures[whole].subject) for name in row)
        for row in _shares()
    )


@cache
def _shares() -> list[list[str]]:
    rows: list[list[str]] = cues()["sum"]["shares"]
    return rows
