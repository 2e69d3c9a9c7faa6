"""Marks that point to a source or a note: [1], ①, ¹. They are no figures."""

import re

from ingest.document import Span

# Not [2025]8号, a document number written with square brackets; not [1](link).
MARK = re.compile(r"\[\d{1,3}\](?!\s*\(https?:)|(?<=[^\d\W_])[⁰¹²³⁴-⁹]{1,3}")
BEGINNINGS = "[⁰¹²³⁴⁵⁶⁷⁸⁹"
# m², km³ and 平方米² are units; 10⁸ has no letter before it.
POWER = re.compile(r"(?:(?<![A-Za-z])(?:[kcdm]?m|s)|米)$")


def find_references(text: str) -> tuple[Span, ...]:
    """Return the spans of source marks.

    >>> find_references("带动20.59万人[1]，面积30m²")
    (Span(start=9, end=12),)
    """
    if not any(mark in text for mark in BEGINNINGS):
        return ()
    return tuple(Span(*match.span()) for match in MARK.finditer(text) if not _is_power(text, match))


def _is_power(text: str, match: re.Match[str]) -> bool:
    return match[0][0] != "[" and bool(POWER.search(text, max(0, match.start() - 4), match.start()))
