"""Total ÷ people = per head, rate × base = least amount, days × wage = pay."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from extract.figure import Comparator, Facet, Figure
from extract.intervals import Interval

from .check import Check, CheckKind, Term, product, ratio
from .statements import Statements, cue

# How many figures on either side of a figure per head its total and its people may stand.
AROUND = 6
DAYS = frozenset({"day", "工日"})
PER_HEAD_INDICATORS = ("labor_remuneration_paid", "employed_people")


def find_products(statements: Statements) -> Iterator[Check]:
    """Yield the amounts that the figures beside them multiply or divide to."""
    for sentence in statements.sentences:
        for at in range(len(sentence) - 2):
            for check in (
                _floor(statements, sentence[at : at + 3]),
                _pay(statements, sentence[at : at + 3]),
            ):
                if check is not None and check.is_near:
                    yield check
    for position in range(len(statements.figures)):
        if _is_per_head(statements, position):
            check = _per_head(statements, position)
            if check is not None:
                yield check


def _is_per_head(statements: Statements, position: int) -> bool:
    figure = statements.figures[position]
    is_money = figure.unit == "CNY" and figure.facet in (
        Facet.LEVEL,
        Facet.PER_UNIT,
        Facet.CHANGE_ABS,
    )
    words = statements.left(position)[-16:]
    is_per = figure.per == "person" or cue("per_head").search(words) is not None
    return is_money and is_per and figure.value > 0 and figure.passage not in statements.in_tables


def _per_head(statements: Statements, head: int) -> Check | None:
    """Return the pair of a total and people nearby that gives it; else the pay over the hired.

    Any other pair that does not give it says nothing: the two may not belong together.
    """
    totals = _around(statements, head, "CNY")
    people = _around(statements, head, "person")
    hired = PER_HEAD_INDICATORS
    found = []
    for amount in totals:
        for persons in people:
            made = ratio(statements.term(amount), statements.term(persons))
            words = "{1} ÷ {2} = {0}"
            check = statements.check(CheckKind.PER_HEAD, (head, amount, persons), made, words)
            if check is not None and check.holds and check.is_telling:
                return check
            pair = (statements.figures[amount].indicator, statements.figures[persons].indicator)
            if check is not None and pair == hired:
                found.append(check)
    return found[0] if len(found) == 1 and found[0].is_near else None


def _around(statements: Statements, head: int, unit: str) -> list[int]:
    """Return the amounts of a unit near a figure, of its passage and status."""
    figures, here = statements.figures, statements.figures[head]
    return [
        position
        for position in range(max(0, head - AROUND), min(len(figures), head + AROUND + 1))
        if position != head
        and statements.is_level(position)
        and _fits(figures[position], here)
        and figures[position].unit == unit
        and figures[position].value > (1 if unit == "person" else here.value)
    ]


def _fits(figure: Figure, here: Figure) -> bool:
    return figure.passage == here.passage and figure.status is here.status


def _floor(statements: Statements, near: Sequence[int]) -> Check | None:
    """375亿元，按不低于42%计，劳务报酬不低于157.5亿元: bounds are compared by their digits."""
    base, rate, amount = near
    figures = statements.figures
    bounds = {Comparator.AT_LEAST, Comparator.EQ}
    is_bound = (
        figures[rate].comparator is Comparator.AT_LEAST and figures[amount].comparator in bounds
    )
    units = [figures[position].unit for position in near]
    is_shaped = units[1] == "pct" != units[0] == units[2]
    if not is_bound or not is_shaped or not statements.is_level(base):
        return None
    if not 0 < figures[rate].value < 100 or figures[amount].value_high is not None:
        return None
    if not cue("floor").search(statements.gap(rate, amount) + figures[amount].quote):
        return None
    share = ratio(statements.plain(rate), _exactly(100))
    made = None if share is None else product(statements.term(base), share)
    terms = (statements.plain(amount), made)
    return statements.check_of(CheckKind.FLOOR, (amount, base, rate), terms, "{1} × {2} = {0}")


def _exactly(number: int) -> Term:
    value = Fraction(number)
    return Term(value, Interval(low=value, high=value))


def _pay(statements: Statements, near: Sequence[int]) -> Check | None:
    """务工16个工日，每天280元，领到4480元; a duration (干了16天) is no figure, so not seen."""
    figures = statements.figures
    units = [figures[position].unit for position in near]
    days, wage = near[:2] if units[0] in DAYS else (near[1], near[0])
    if figures[days].unit not in DAYS or {figures[wage].unit, units[2]} != {"CNY"}:
        return None
    if figures[wage].per != "day" or not cue("pay").search(statements.left(near[2])):
        return None
    made = product(statements.term(days), statements.term(wage))
    return statements.check(CheckKind.PAY, (near[2], days, wage), made, "{1} × {2} = {0}")
