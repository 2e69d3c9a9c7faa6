"""Bare English numbers that count what the sentence counted before: 120 villages, of which 75."""

import re
from collections.abc import Iterable, Iterator

from extract.numbers.mention import NumberKind, QuantityMention, UnitSource

from .lexicon import pattern

# How far a bare number may stand behind what it is a part of.
REACH = 160
LISTED = re.compile(r"(?:,? and|,) ")
SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
UNCOUNTED = frozenset({"pct", "pp", "times", "day", "month", "year", "hour", "week"})


def with_counted(text: str, mentions: Iterable[QuantityMention]) -> Iterator[QuantityMention]:
    """Yield the mentions, bare numbers of parts with the unit of the number they are a part of."""
    last: QuantityMention | None = None
    for mention in _with_following(text, list(mentions)):
        if last is not None and _is_counted(text, last, mention):
            mention = mention._replace(
                unit=last.unit, unit_source=UnitSource.SHARED, noun=last.noun
            )
        if mention.unit is not None and mention.unit not in UNCOUNTED:
            last = mention
        yield mention


def _with_following(text: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Give the numbers of a list the noun of its last one: 310 and 120 visits."""
    following: QuantityMention | None = None
    for at in range(len(mentions) - 1, -1, -1):
        mention = mentions[at]
        is_bare = mention.unit is None and mention.kind is NumberKind.PLAIN
        has_noun = following is not None and following.noun is not None
        if following is not None and is_bare and has_noun and _is_listed(text, mention, following):
            mentions[at] = mention._replace(
                unit=following.unit, unit_source=UnitSource.SHARED, noun=following.noun
            )
        following = mentions[at]
    return mentions


def _is_listed(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    return LISTED.fullmatch(text, first.end, second.start) is not None


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
