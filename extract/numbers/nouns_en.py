"""What an English number counts: the noun within a few words, as a Chinese counter would say it."""

import re
from functools import cache

from ingest import Span

from .counted import counted_data
from .words import WordTable

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_REACH = 6
_GAP = re.compile(r"(?:\s(?:of\s(?:the\s)?)?|-|[\"“]|\s[\"“])")
_PRONOUN_AFTER = frozenset(
    ["the", "which", "that", "this", "another", "every", "each", "any", "no"]
)
_LAST_WORD = re.compile(r"([A-Za-z]+)\s+$")


@cache
def english_nouns() -> WordTable[str]:
    """Return the English nouns that give a unit, in lower case."""
    rows = counted_data()["english"].items()
    return WordTable([(word, code) for code, words in rows for word in words])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(counted_data()[name])


def noun_after(text: str, start: int) -> tuple[str, Span] | None:
    """Return the code of the first counted noun within a few words, and where it stands.

    >>> noun_after("200,000 rural residents of", 7)
    ('person', Span(start=8, end=23))
    """
    window = text[start : start + 80].lower()
    at, plural = 0, None
    for count in range(_REACH):
        gap = _GAP.match(window, at)
        word = _WORD.match(window, gap.end()) if gap else None
        if gap is None or word is None:
            break
        if gap[0].strip() == "of" and count:
            break
        hit = english_nouns().at(window, word.start())
        if hit is not None and not window[hit[1] : hit[1] + 1].isalpha():
            return hit[0], Span(start + word.start(), start + hit[1])
        if word[0] in _words("english_stops"):
            break
        if plural is None and _looks_plural(word[0]):
            plural = Span(start + word.start(), start + word.end())
        at = word.end()
    return None if plural is None else ("个", plural)


def _looks_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _words("english_singulars")
    )


def counts_one(text: str, start: int, end: int) -> bool:
    """Return whether the word one counts something: one bridge, not the one you prefer."""
    before = _LAST_WORD.search(text, max(0, start - 12), start)
    if before is not None and before[1].lower() in _PRONOUN_AFTER:
        return False
    return noun_after(text, end) is not None
