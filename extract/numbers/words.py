"""Longest known word at, or before, a position of a text, in time that does not grow with the list."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")
_ALONE = (1,)


class WordTable(Generic[T]):
    """A dictionary that is asked by position: which of its words starts or ends here?

    `unless` names, for a word, characters that must not follow it: 人 is no unit in 5人民币.

    >>> table = WordTable([("公里", "km"), ("公里/小时", "km/h")])
    >>> table.at("80公里/小时", 2), table.before("近3公里", 4)
    (('km/h', 7), ('km', 2))
    """

    __slots__ = ("_by_first", "_by_last", "_by_pair", "_entries")

    def __init__(
        self, words: Iterable[tuple[str, T]], *, unless: Mapping[str, str] | None = None
    ) -> None:
        """Raise ValueError for a word that is given twice."""
        self._entries: dict[str, tuple[T, frozenset[str]]] = {}
        guards = unless or {}
        for word, value in words:
            if word in self._entries:
                raise ValueError(f"{word}: twice in one list")
            self._entries[word] = (value, frozenset(guards.get(word, "")))
        self._by_first = _lengths(self._entries, 0)
        self._by_pair = self._lengths_by_pair()
        self._by_last = _lengths(self._entries, -1)

    def _lengths_by_pair(self) -> dict[str, tuple[int, ...]]:
        """Return the lengths to try by two characters: for most pairs only that of the first."""
        pairs: dict[str, set[int]] = {}
        for word in self._entries:
            pairs.setdefault(word[:2], {1}).add(len(word))
        return {pair: tuple(sorted(found, reverse=True)) for pair, found in pairs.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._entries

    def __getitem__(self, word: str) -> T:
        return self._entries[word][0]

    def words(self) -> list[str]:
        """Return the words, in the order they were given."""
        return list(self._entries)

    def first_characters(self) -> frozenset[str]:
        """Return every character that a word starts with."""
        return frozenset(self._by_first)

    def last_characters(self) -> frozenset[str]:
        """Return every character that a word ends with."""
        return frozenset(self._by_last)

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """Return the value of the longest word that starts here, and where it ends."""
        lengths = self._by_pair.get(text[start : start + 2], _ALONE)
        for length in lengths:
            end = start + length
            entry = self._entries.get(text[start:end])
            if entry is not None and text[end : end + 1] not in entry[1]:
                return entry[0], min(end, len(text))
        return None

    def before(self, text: str, end: int) -> tuple[T, int] | None:
        """Return the value of the longest word that ends here, and where it starts."""
        if end < 1:
            return None
        lengths = self._by_last.get(text[end - 1])
        if lengths is None:
            return None
        for length in lengths:
            if length > end:
                continue
            entry = self._entries.get(text[end - length : end])
            if entry is not None:
                return entry[0], end - length
        return None


def _lengths(words: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """Return for each first (or last) character the lengths of its words, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[at], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}
