"""Quantities that belong together: ranges, and units said once for several numbers.

1万—3万元 and 3至5个月 are one range each; in 分别为12、15和20个 the unit belongs to all.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .figure import Comparator
from .mention import NumberKind, QuantityMention, UnitSource
from .numerals import exact

_RANGE_GAP = frozenset({"—", "-", "~", "至", "到", "——", "--", " - ", " — ", "－", " ~ ", "—— "})
_SHARING_GAP = frozenset({"、", "和", "及", "与", "，", "或", " 和 "})
_FROM = re.compile(r"[由从自][^，。；、]{0,8}$")


def join_ranges(text: str, mentions: Iterable[QuantityMention]) -> list[QuantityMention]:
    """Return the mentions with each pair that is a range made one."""
    joined: list[QuantityMention] = []
    for mention in mentions:
        merged = _range(text, joined[-1], mention) if joined else None
        if merged is None:
            joined.append(mention)
        else:
            joined[-1] = merged
    return joined


def _range(text: str, low: QuantityMention, high: QuantityMention) -> QuantityMention | None:
    if high.start - low.end > 4 or low.value_high is not None or high.value_high is not None:
        return None
    gap = text[low.end : high.start]
    if gap not in _RANGE_GAP or high.start != high.number.start:
        return None
    if low.unit is not None and low.unit != high.unit:
        return None
    if gap in ("至", "到") and _FROM.search(text, max(0, low.start - 10), low.start) and low.unit:
        return None
    bottom = _with_scale_of(high, low)
    if not bottom < high.value or low.kind != high.kind:
        return None
    return replace(
        high,
        start=low.start,
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
