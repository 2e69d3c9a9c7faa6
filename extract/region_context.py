"""Decide which place a mention means: exactly one winner, or none."""

from collections.abc import Iterable

from .region_mentions import find_regions
from .regions import NATION, Level, MentionKind, RegionMention, chain, is_within, regions


def resolve(mention: RegionMention, context: Iterable[str] = ()) -> str | None:
    """Return the code of the place that a mention means, or None where more than one is possible.

    `context` are codes that the text is known to be about, the nearest first: those named in the
    sentence, then the title, then the document's agency.
    """
    if mention.kind is MentionKind.DEICTIC:
        return _deictic(mention.level or "", context)
    if mention.kind is not MentionKind.NAMED:
        return None
    return _winner(mention.codes, context)


def _winner(candidates: tuple[str, ...], context: Iterable[str]) -> str | None:
    left = candidates
    for code in context:
        for unit in chain(code):
            near = tuple(c for c in left if is_within(c, unit) or is_within(code, c))
            if len(near) == 1:
                return near[0]
            left = near or left
    return _highest(left)


def _highest(codes: tuple[str, ...]) -> str | None:
    """Return the one of the highest level: 长沙 is the city, not its county; 鼓楼区 is open."""
    levels = [regions()[code].level for code in codes]
    return codes[0] if levels.count(levels[0]) == 1 else None


def _deictic(level: str, context: Iterable[str]) -> str | None:
    if level == Level.COUNTRY:
        return NATION
    for code in context:
        for unit in chain(code):
            if regions()[unit].name_zh.endswith(level):
                return unit
    return None


def region_of(name: str, lang: str = "zh") -> str | None:
    """Return the region that a title, an issuer or a site names, if it names just one.

    >>> region_of("湖南省发展改革委"), region_of("2013年东莞市政府工作报告")
    ('430000', '441900')
    """
    found = [m for m in find_regions(name, lang) if m.kind is MentionKind.NAMED]
    codes = [
        resolve(m, [c for other in found if len(other.codes) == 1 for c in other.codes])
        for m in found
    ]
    distinct = {code for code in codes if code is not None}
    innermost = [c for c in distinct if not any(o != c and is_within(o, c) for o in distinct)]
    return innermost[0] if len(innermost) == 1 else None
