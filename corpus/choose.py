"""One statement for a key, by rules in a fixed order; never an average, never a vote.

The order (reports.md §6.3): a person's rank, the authority of the source, the latest
where values do not overlap, the narrowest interval, the place in the document, the
earliest publication. It is editorial, so it is published: every choice names its rule.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from extract import is_unit_slip

from .candidates import Candidate
from .rows import Decision, Flag, Rank

DIGEST_TIER = 5


class Disagreement(NamedTuple):
    """A statement that says something else than the chosen one, and how they relate."""

    other: Candidate
    flag: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The statement chosen among candidates of one key, why, and what it leaves aside."""

    chosen: Candidate
    decision: Decision
    flags: frozenset[Flag]
    disagreements: tuple[Disagreement, ...]


def choose(candidates: Sequence[Candidate], mirrors: Sequence[Candidate] = ()) -> Choice | None:
    """Return the choice among statements of one key, None if a person deprecated them all.

    `mirrors` repeat a candidate (a headline, a summary): they are compared, never chosen.
    """
    left = _ranked(candidates)
    if not left:
        return None
    decision = Decision.ONLY if len(candidates) == 1 else Decision.RANK
    for rule, keep in _RULES:
        if len(left) == 1:
            break
        left, decision = keep(left), rule
    chosen = left[0]
    others = _distinct(
        one for one in (*candidates, *mirrors) if one is not chosen and one.rank != Rank.DEPRECATED
    )
    disagreements = tuple(
        Disagreement(other, flag)
        for other in others
        if (flag := _relation(chosen, other)) is not None
    )
    return Choice(
        chosen=chosen,
        decision=decision,
        flags=_flags(chosen, candidates, disagreements),
        disagreements=disagreements,
    )


def _ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    preferred = [one for one in candidates if one.rank == Rank.PREFERRED]
    return preferred or [one for one in candidates if one.rank != Rank.DEPRECATED]


def _best_authority(left: list[Candidate]) -> list[Candidate]:
    best = min(one.authority for one in left)
    return [one for one in left if one.authority == best]


def _latest(left: list[Candidate]) -> list[Candidate]:
    """Keep the latest origin if not all overlap; a repost is as old as what it repeats."""
    if all(one.interval.overlaps(other.interval) for one, other in combinations(left, 2)):
        return left
    latest = max(one.first_published for one in left)
    return [one for one in left if one.first_published == latest]


def _narrowest(left: list[Candidate]) -> list[Candidate]:
    widths = [one.interval.width for one in left]
    bounded = [width for width in widths if width is not None]
    least = min(bounded) if bounded else None
    return [one for one, width in zip(left, widths, strict=True) if width == least]


def _best_place(left: list[Candidate]) -> list[Candidate]:
    best = min(one.place for one in left)
    return [one for one in left if one.place == best]


def _earliest(left: list[Candidate]) -> list[Candidate]:
    return [min(left, key=_age)]


def _age(one: Candidate) -> tuple[str, str, int]:
    return one.published or "9999", one.document_uid, one.start


_RULES: tuple[tuple[Decision, Callable[[list[Candidate]], list[Candidate]]], ...] = (
    (Decision.AUTHORITY, _best_authority),
    (Decision.LATEST, _latest),
    (Decision.NARROWEST, _narrowest),
    (Decision.PLACE, _best_place),
    (Decision.EARLIEST, _earliest),
)


def _distinct(others: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate for each value of each origin, the earliest."""
    kept: dict[tuple[object, ...], Candidate] = {}
    for one in sorted(others, key=_age):
        kept.setdefault((one.origin, one.value, one.value_high, one.comparator), one)
    return list(kept.values())


def _relation(chosen: Candidate, other: Candidate) -> Flag | None:
    if chosen.interval.overlaps(other.interval):
        return _agreement(chosen, other)
    if chosen.document == other.document and not other.is_mirror:
        return Flag.SEVERAL  # 30个 and 300个 of one text are two things, no slip
    if is_unit_slip(chosen.value, other.value):
        return Flag.UNIT_SLIP
    if chosen.document == other.document:
        return Flag.CONFLICT
    if other.authority > chosen.authority:
        return Flag.DISAGREES
    return Flag.CONFLICT if chosen.first_published == other.first_published else Flag.REVISED


def _agreement(chosen: Candidate, other: Candidate) -> Flag | None:
    if (chosen.value, chosen.value_high) == (other.value, other.value_high):
        return None
    return Flag.TITLE_APPROX if other.is_headline else Flag.ROUNDED


def _flags(
    chosen: Candidate, candidates: Sequence[Candidate], disagreements: Iterable[Disagreement]
) -> frozenset[Flag]:
    flags = {flag for _, flag in disagreements}
    documents = {one.document for one in candidates}
    if len({one.origin for one in candidates}) < len(documents):
        flags.add(Flag.REPOSTS)
    if all(one.authority == DIGEST_TIER for one in candidates):
        flags.add(Flag.DIGEST_ONLY)
    if chosen.is_corrected:
        flags.add(Flag.CORRECTED)
    return frozenset(flags)
