"""Former divisions since 1990: names and codes that are no more, and what they became."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRegion:
    """A division that was abolished, renamed or given another code.

    The years are inclusive; `first_year` is 0 where the unit is older than the lists.
    `successors` are current codes, several where it was divided, none where that is not known.
    """

    code: str
    name_zh: str
    short_zh: tuple[str, ...]
    first_year: int
    last_year: int
    successors: tuple[str, ...]


@cache
def former_regions() -> tuple[FormerRegion, ...]:
    """Return the former divisions by code and year.

    >>> [r.successors for r in former_regions() if r.name_zh == "九江县"]
    [('360404',)]
    """
    lines = (
        (files("extract.regions") / "regions_history.tsv").read_text(encoding="utf8").splitlines()
    )
    return tuple(_former(line.split("\t")) for line in lines[2:])


def _former(row: list[str]) -> FormerRegion:
    code, name, shorts, first, last, successors = row
    return FormerRegion(
        code=code,
        name_zh=name,
        short_zh=tuple(shorts.split("|")) if shorts else (),
        first_year=int(first),
        last_year=int(last),
        successors=tuple(successors.split("|")) if successors else (),
    )


def code_in_force(code: str, year: int) -> str:
    """Return the code that a current unit had in a year; its own where it had no other.

    >>> code_in_force("360926", 1995), code_in_force("360926", 2015)
    ('362233', '360926')
    """
    for former in _by_successor().get(code, ()):
        if former.first_year <= year <= former.last_year:
            return former.code
    return code


@cache
def _by_successor() -> Mapping[str, tuple[FormerRegion, ...]]:
    """Return what became one current unit whole, by that unit."""
    found: defaultdict[str, list[FormerRegion]] = defaultdict(list)
    for former in former_regions():
        if len(former.successors) == 1:
            found[former.successors[0]].append(former)
    return {code: tuple(units) for code, units in found.items()}
