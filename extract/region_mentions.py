"""Find the places that a text names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest import fold

from .region_names import PlaceName, names_by_head
from .regions import MentionKind, RegionMention, is_within

# After a short name: a road, a village, a station or a water of that name, no statement of the place.
NOT_AFTER_SHORT = re.compile(
    r"""
    [东西南北中]?(?:路|街|大道|大街|巷|胡同|村|社区|小区|广场|大厦|大桥|公园|菜|话|戏|酒)
  | 人民(?:银行|保险|大学|解放军|共和国)
  | 共产党 | 特色 | 梦 | 制造 | 智造 | 式现代化
    """,
    re.VERBOSE,
)
# After a full name that ends in its suffix: the suffix belongs to the next word (北京市场, 河北区域).
NOT_AFTER_FULL = re.compile(r"(?<=市)场|(?<=区)[域别间位块]|(?<=旗)[舰下帜]|(?<=盟)[友国]|路|街|村")
# After a name: an organisation that is called by the place.
ORGANISATION = re.compile(
    r"[东西南北中]?(?:航空|大学|学院|银行|集团|公司|证券|控股|股份|日报|晚报|电视台|机场|港|站|医院|铁路局)"
)
COUNTED = re.compile(
    r"(?P<number>[0-9]+|[一二三四五六七八九十百两]+)个?(?:多|余)?个?"
    r"(?P<unit>省区市|省份|省|地级市|设区市|市州|州市|地市|县市区|县区|县|区县|市|地区)"
)


class _Hit(NamedTuple):
    start: int
    end: int
    name: PlaceName


def find_regions(text: str, lang: str = "zh") -> list[RegionMention]:
    """Return the places of a text in reading order; adjacent names are one (江西宜春铜鼓县).

    >>> [(m.name, m.codes) for m in find_regions("江西宜春铜鼓县与全省")]
    [('江西宜春铜鼓县', ('360926',)), ('全省', ())]
    """
    folded = fold(text)
    return list(_combine(text, list(_hits(folded))))


def _combine(text: str, hits: list[_Hit]) -> Iterator[RegionMention]:
    last: RegionMention | None = None
    for hit in hits:
        inner = _inside(hit, last)
        if last is not None and not inner:
            yield last
            last = None
        if inner or not hit.name.is_weak:
            start = last.start if inner and last is not None else hit.start
            last = _mention(text, start, hit, inner)
    if last is not None:
        yield last


def _inside(hit: _Hit, last: RegionMention | None) -> tuple[str, ...]:
    """Return the codes of a name that lie inside the place named directly before it."""
    if last is None or last.end != hit.start or last.kind is not MentionKind.NAMED:
        return ()
    return tuple(
        code
        for code in hit.name.codes
        if any(code != outer and is_within(code, outer) for outer in last.codes)
    )


def _mention(text: str, start: int, hit: _Hit, inner: tuple[str, ...]) -> RegionMention:
    return RegionMention(
        start=start,
        end=hit.end,
        name=text[start : hit.end],
        kind=hit.name.kind or MentionKind.NAMED,
        codes=inner or hit.name.codes,
        level=hit.name.level,
        in_name=ORGANISATION.match(text, hit.end) is not None,
    )


def _hits(text: str) -> Iterator[_Hit]:
    heads = names_by_head()
    end = 0
    for match in _head_re().finditer(text):
        start = match.start()
        if start < end:
            continue
        for name in heads.get(text[start : start + 2], ()):
            stop = start + len(name.text)
            if text.startswith(name.text, start) and _is_bounded(text, stop, name):
                end = stop
                if name.kind is not None:
                    yield _Hit(start, stop, name)
                break


def _is_bounded(text: str, end: int, name: PlaceName) -> bool:
    if name.kind is not MentionKind.NAMED:
        return True
    pattern = NOT_AFTER_FULL if name.is_full else NOT_AFTER_SHORT
    return pattern.match(text, end) is None


@cache
def _head_re() -> re.Pattern[str]:
    """A character that begins a name, before one that is second in a name."""
    heads = names_by_head()
    first = "".join(sorted({re.escape(head[0]) for head in heads}))
    second = "".join(sorted({re.escape(head[1]) for head in heads}))
    return re.compile(f"[{first}](?=[{second}])")
