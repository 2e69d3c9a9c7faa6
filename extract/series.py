"""Quantities that belong together: ranges, and units said once for several numbers.

1万—3万元 and 3至5个月 are one range each; in 分别为12、15和20个 the unit belongs to all.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .figure import Comparator
from .mention import NumberKind, QuantityMention
from .numerals import exact

_RANGE_GAP = frozenset({"—", "-", "~", "至", "到", "——", "--", " - ", " — ", "－", " ~ ", "—— "})
_SHARING_GAP = frozenset({"、", "和", "及", "与", "，", "或", " 和 "})
_FROM = re.compile(r"[由从自][^，。；、]{0,8}$")


def join_ranges(text: str, mentions: Iterable[QuantityMention], lang: str) -> list[QuantityMention]:
    """Return the mentions with each pair that is a range made one."""
    read = _chinese_range if lang == "zh" else _english_range
    joined: list[QuantityMention] = []
    for mention in mentions:
        merged = read(text, joined[-1], mention) if joined else None
        if merged is None:
            joined.append(mention)
        else:
            joined[-1] = merged
    return joined


def _chinese_range(
    text: str, low: QuantityMention, high: QuantityMention
) -> QuantityMention | None:
    if high.start - low.end > 4 or low.value_high is not None or high.value_high is not None:
        return None
    gap = text[low.end : high.start]
    if gap not in _RANGE_GAP or high.start != high.number.start:
        return None
    if low.unit is not None and low.unit != high.unit:
        return None
    if gap in ("至", "到") and _FROM.search(text, max(0, low.start - 10), low.start) and low.unit:
        return None
    return _joined(low, high, low.start)


_BETWEEN = re.compile(r"\bbetween\s+(?:\S+\s)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rise|increased?|increasing|grew|grown|grow|raised?|up|lifted|climbed|jumped|expanded|improved|"
    r"fell|fallen|fall|dropped?|declined?|decreased?|reduced?|down|cut|lowered|shrank|narrowed|slid|changed?)\b"
    r"[^.;]{0,60}\bfrom\s+(?:\S+\s)?$",
    re.IGNORECASE,
)
_RANGE_TO = frozenset({"-", "—", "~", " to ", " - ", " — ", " through ", "--", " and "})


def _english_range(
    text: str, low: QuantityMention, high: QuantityMention
) -> QuantityMention | None:
    """Read 10-20 percent, 800,000 to 1 million, between A and B; a change from A to B is two."""
    if high.start - low.end > 9 or low.value_high is not None or high.value_high is not None:
        return None
    gap = text[low.end : high.start]
    if gap not in _RANGE_TO or high.start > high.number.start:
        return None
    if low.unit is not None and low.unit != high.unit:
        return None
    left = text[max(0, low.start - 90) : low.start]
    start = low.start
    if gap == " and ":
        between = _BETWEEN.search(left)
        if between is None:
            return None
        start -= len(left) - between.start()
    elif gap == " to " and (
        _CHANGED.search(left) or (low.unit is not None and left.endswith("from "))
    ):
        return None
    return _joined(low, high, start)


def _joined(low: QuantityMention, high: QuantityMention, start: int) -> QuantityMention | None:
    bottom = _with_scale_of(high, low)
    if not bottom < high.value or low.kind != high.kind:
        return None
    return replace(
        high,
        start=start,
        number=type(low.number)(low.number.start, high.number.end),
        value=bottom,
        value_high=high.value,
        comparator=Comparator.RANGE,
        digits=max(low.digits, high.digits),
    )


def _with_scale_of(high: QuantityMention, low: QuantityMention) -> Decimal:
    """Return the lower bound in the scale that is written only once: 5至8万元, 八到九百亿元.

    The largest scale that keeps the range rising is meant: 1000—2万元 starts at 1000.
    """
    if low.unit is not None or low.kind is NumberKind.CALENDAR:
        return low.value
    for exponent in (high.exponent, _myriad(high.exponent), 0):
        scaled = exact(f"{low.value:f}", exponent) * high.factor
        if scaled < high.value:
            return scaled
    return low.value


def _myriad(exponent: int) -> int:
    """Return the 万, 亿 or 万亿 of a scale: 百亿 → 亿."""
    return max((step for step in (12, 8, 4, 0) if step <= exponent), default=0)
