"""Words that bound a number, before and after it: 超过100家, 10%左右, nearly 6,000, 30% or more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extract.figure import Comparator

from .words import WordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparators:
    """The comparators of one language; `not_after` guards words that are parts of others."""

    before: WordTable[Comparator]
    after: WordTable[Comparator]
    not_after: Mapping[str, frozenset[str]]
    temporal: frozenset[str]


@cache
def comparators(lang: str) -> Comparators:
    """Return the comparators of zh or en."""
    text = (files("extract.numbers") / "comparators.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    rows = data[lang]
    return Comparators(
        before=WordTable(_entries(rows["before"])),
        after=WordTable(_entries(rows["after"])),
        not_after={word: frozenset(chars) for word, chars in rows.get("not_after", {}).items()},
        temporal=frozenset(rows.get("temporal", ())),
    )


def _entries(rows: Mapping[str, list[str]]) -> Iterator[tuple[str, Comparator]]:
    for name, words in rows.items():
        for word in words:
            yield word, Comparator(name)


_BOUNDS = {
    Comparator.AT_LEAST,
    Comparator.AT_MOST,
    Comparator.MORE_THAN,
    Comparator.LESS_THAN,
}


def stronger(*found: Comparator | None) -> Comparator:
    """Return the comparator that counts: the last bound, else the first of the others.

    约10%以上 is at least 10 %; 近20余 stays more than 20.
    """
    if not any(found):
        return Comparator.EQ
    said = [c for c in found if c is not None]
    bounds = [c for c in said if c in _BOUNDS]
    if bounds:
        return bounds[-1]
    return said[0]
