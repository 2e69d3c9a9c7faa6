"""Which of many patterns may match a text: looked up by a word that each of them needs.

Hundreds of patterns are asked about every new subject. Most need some word (总投资, 开工率) that is
not there; a look-up by its first two characters leaves one or two to try, whatever their number.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_KEY = 2  # characters of a word that it is looked up by

Words = frozenset[str]


class PatternIndex:
    """The places in a list of those patterns that may match a text.

    >>> index = PatternIndex([["总投资额?"], ["开工", "(完工|竣工)率"], [".*"]])
    >>> index.candidates("竣工率"), index.candidates("计划总投资"), index.candidates("投资")
    ([1, 2], [0, 2], [2])
    """

    def __init__(self, entries: Iterable[Sequence[str]], *, ignore_case: bool = False) -> None:
        """Each entry is the alternatives of one pattern, or none, which never match."""
        self._folds = ignore_case
        self._always: list[int] = []
        self._by_key: dict[str, list[int]] = {}
        for place, patterns in enumerate(entries):
            words = _of_any([needed_words(one) for one in patterns])
            if words is None or any(len(word) < _KEY for word in words):
                self._always.append(place)
            else:
                for key in {word.lower()[:_KEY] if ignore_case else word[:_KEY] for word in words}:
                    self._by_key.setdefault(key, []).append(place)
        self._any_key = re.compile("|".join(map(re.escape, self._by_key)) or "(?!)")

    def candidates(self, text: str) -> list[int]:
        """Return the places of the patterns that may match, in order."""
        if self._folds:
            text = text.lower()
        hit = self._any_key.search(text)
        if hit is None:
            return self._always
        found = set(self._always)
        while hit is not None:
            found.update(self._by_key[hit[0]])
            hit = self._any_key.search(text, hit.start() + 1)
        return sorted(found)


@cache
def needed_words(pattern: str) -> Words | None:
    """Return words of which every match contains one; None if no such words are known.

    Read from Python's own parse of the pattern; what is not understood here needs no word.

    >>> sorted(needed_words("(全年|累计)*(投资|支出)(了)?.{0,4}")), needed_words("(?i)gdp")
    (['投资', '支出'], None)
    """
    parsed = sre_parser.parse(pattern)
    return None if parsed.state.flags & re.IGNORECASE else _of_sequence(parsed)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Words | None:
    """Return the most telling words of what stands one after another: long ones, then few."""
    best: Words | None = None
    run = ""
    for kind, value in items:
        if kind is sre.LITERAL:
            run += chr(value)
            continue
        best = _better(best, frozenset({run}) if run else None)
        run = ""
        best = _better(best, _of_item(kind, value))
    return _better(best, frozenset({run}) if run else None)


def _of_item(kind: Any, value: Any) -> Words | None:
    if kind is sre.BRANCH:
        return _of_any([_of_sequence(branch) for branch in value[1]])
    if kind in _REPEATS:
        least, _, repeated = value
        return _of_sequence(repeated) if least > 0 else None
    if kind is sre.SUBPATTERN:
        _, added_flags, _, inner = value
        return None if added_flags & re.IGNORECASE else _of_sequence(inner)
    return None


def _of_any(alternatives: Sequence[Words | None]) -> Words | None:
    known = [words for words in alternatives if words is not None]
    return frozenset().union(*known) if len(known) == len(alternatives) else None


def _better(one: Words | None, other: Words | None) -> Words | None:
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))
