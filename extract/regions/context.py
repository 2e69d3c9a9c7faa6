"""Decide which place a mention means: exactly one winner, or none."""

import re
from collections.abc import Iterable
from functools import cache

from .gazetteer import NATION, Level, MentionKind, RegionMention, chain, is_within, parent_code
from .mentions import find_regions
from .names import words
from .townships import region

LEVELS = list(Level)


def resolve(
    mention: RegionMention, context: Iterable[str] = (), *, to_township: bool = False
) -> str | None:
    """Return the code of the place that a mention means, or None where more than one is possible.

    `context` are codes that the text is known to be about, the nearest first: those named in the
    sentence, then the title, then the document's agency. The county serves for its townships,
    unless `to_township` asks for their nine digits.
    """
    if mention.kind is MentionKind.DEICTIC:
        code = _deictic(mention.level or "", context)
    elif mention.kind is MentionKind.NAMED:
        code = _winner(mention.codes, context)
    else:
        return None
    return parent_code(code) if code is not None and len(code) == 9 and not to_township else code


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
    ranks = [LEVELS.index(region(code).level) for code in codes]
    return codes[ranks.index(min(ranks))] if ranks.count(min(ranks)) == 1 else None


def _deictic(level: str, context: Iterable[str]) -> str | None:
    if level == Level.COUNTRY:
        return NATION
    for code in context:
        for unit in map(region, chain(code)):
            if unit.level == level or unit.name_zh.endswith(level):
                return unit.code
    return None


def region_of(name: str, lang: str = "zh") -> str | None:
    """Return the region that a title, an issuer or a site names, if it names just one.

    A place inside the name of an organisation or an event counts only where no other is
    named; a ministry, or 全国, tells of the nation.

    >>> region_of("湖南省发展改革委"), region_of("2013年东莞市政府工作报告")
    ('430000', '441900')
    """
    mentions = find_regions(name, lang)
    named = [m for m in mentions if m.kind is MentionKind.NAMED]
    told = [m for m in named if not m.in_name] or named
    if told:
        return _only(told)
    is_national = any(m.level == Level.COUNTRY for m in mentions) or _national_re().search(name)
    return NATION if is_national else None


def _only(mentions: list[RegionMention]) -> str | None:
    """Return the innermost place where all lie one inside the other."""
    certain = [m.codes[0] for m in mentions if len(m.codes) == 1]
    codes = [resolve(m, certain) for m in mentions]
    innermost = max(
        (c for c in codes if c is not None), key=lambda c: len(list(chain(c))), default=None
    )
    if innermost is None or not all(c is not None and is_within(innermost, c) for c in codes):
        return None
    return innermost


def common_region(codes: Iterable[str]) -> str | None:
    """Return the innermost unit that holds all of the given ones.

    >>> common_region(["450100", "450700"])
    '450000'
    """
    chains = [list(chain(code)) for code in codes]
    shared = (
        [unit for unit in chains[0] if all(unit in other for other in chains)] if chains else []
    )
    return shared[0] if shared else None


@cache
def _national_re() -> re.Pattern[str]:
    # 教育部门, 国家级 are of any level.
    return re.compile(rf"(?:{'|'.join(words()['national_bodies'])})(?![门级])")
