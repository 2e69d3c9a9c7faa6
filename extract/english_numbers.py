"""Bare English numbers that count what the sentence counted before: 120 villages, of which 75."""

import re
from collections.abc import Iterable, Iterator

from .english_lexicon import pattern
from .mention import NumberKind, QuantityMention, UnitSource

# How far a bare number may stand behind what it is a part of.
REACH = 160
SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
UNCOUNTED = frozenset({"pct", "pp", "times", "day", "month", "year", "hour", "week"})


def with_counted(text: str, mentions: Iterable[QuantityMention]) -> Iterator[QuantityMention]:
    """Yield the mentions, bare numbers of parts with the unit of the number they are a part of."""
    last: QuantityMention | None = None
    for mention in mentions:
        if last is not None and _is_counted(text, last, mention):
            mention = mention._replace(
                unit=last.unit, unit_source=UnitSource.SHARED, noun=last.noun
            )
        if mention.unit is not None and mention.unit not in UNCOUNTED:
            last = mention
        yield mention


def _is_counted(text: str, last: QuantityMention, mention: QuantityMention) -> bool:
    """Tell whether a number without a noun of its own is a part of, or more than, another."""
    is_bare = mention.unit is None or mention.unit_source is UnitSource.NOUN_RIGHT
    if not is_bare or mention.kind is not NumberKind.PLAIN or mention.start - last.end > REACH:
        return False
    if SENTENCE.search(text, last.end, mention.start):
        return False
    before = text[last.end : mention.start].lower()
    behind = text[mention.end : mention.end + 40].lower()
    if pattern("part_behind").match(behind):
        return True
    opens = pattern("part_before").search(before) is not None
    if mention.unit is None:
        return opens or bool(_listed(before) and pattern("part_listed").match(behind))
    return opens and pattern("part_clause").match(behind) is not None


def _listed(before: str) -> bool:
    return ":" in before or pattern("part_any").search(before) is not None
