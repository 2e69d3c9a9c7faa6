"""Quantities that belong together: ranges, and units said once for several numbers.

1万—3万元 and 3至5个月 are one range each; in 分别为12、15和20个 the unit belongs to all.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from extract.figure import Comparator

from .mention import NumberKind, QuantityMention, UnitSource
from .numerals import exact, multiply

_RANGE_GAP = frozenset({"—", "-", "~", "至", "到", "——", "--", " - ", " — ", "－", " ~ ", "—— "})
_CLOSING_GAP = frozenset(
    ["", " ", "，", "、", "且", "并", "而", "并且", "， ", "，且", " and ", " but ", ", "]
)
_FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_CEILINGS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_LIST_GAP = frozenset(["、", "和", "及", "与", "以及"])
_RESPECTIVELY = re.compile(r"(?:分别|依次)[^。；！？\n]{0,80}$")
_WIDEST_GAP = 9
_GOES_ON = re.compile(r"-\d")
_FROM = re.compile(r"[由从自][^，。；、]{0,8}$")


def join_ranges(text: str, mentions: Iterable[QuantityMention], lang: str) -> list[QuantityMention]:
    """Return the mentions with each pair that is a range made one."""
    read = _chinese_range if lang == "zh" else _english_range
    joined: list[QuantityMention] = []
    reach = -1  # up to where a number may make a range with the one before it
    for mention in mentions:
        merged = None
        if mention.start <= reach:
            mention = _apart(joined[-1], mention)
            merged = read(text, joined[-1], mention)
        if merged is None:
            joined.append(mention)
        else:
            joined[-1] = merged
        reach = joined[-1].end + _WIDEST_GAP
    return joined


def share_modifiers(text: str, mentions: list[QuantityMention]) -> list[QuantityMention]:
    """Let the unit and a modifier behind the last value hold for all that 分别 lists.

    分别为12、15和20个 counts three times, 分别增长15%和17%以上 is at least both.
    """
    if "分别" not in text and "依次" not in text:
        return mentions
    shared = list(mentions)
    for at in range(len(shared) - 1, 0, -1):
        one, last = shared[at - 1], shared[at]
        changed = _with_unit(one, last)
        if _closes_list(last) and one.comparator is Comparator.EQ and changed.unit == last.unit:
            changed = changed._replace(comparator=last.comparator)
        if changed is not one and _are_listed(text, one, last):
            shared[at - 1] = changed
    return shared


def _with_unit(one: QuantityMention, last: QuantityMention) -> QuantityMention:
    """Return a bare number with the unit of the one behind it; a scale is not passed on."""
    bare = one.unit is None and one.kind is NumberKind.PLAIN and one.exponent == 0
    if not bare or last.unit is None or last.exponent or last.kind is not NumberKind.PLAIN:
        return one
    value = multiply(one.value, last.factor)
    return one._replace(
        value=value, unit=last.unit, factor=last.factor, unit_source=UnitSource.SHARED
    )


def _are_listed(text: str, one: QuantityMention, last: QuantityMention) -> bool:
    if text[one.end : last.start] not in _LIST_GAP:
        return False
    return _RESPECTIVELY.search(text, max(0, one.start - 90), one.start) is not None


def _closes_list(mention: QuantityMention) -> bool:
    """Return whether a comparator came from behind the unit, or from a list so closed."""
    no_words_before = mention.start == mention.number.start and mention.implied_high is None
    return no_words_before and mention.comparator not in (Comparator.EQ, Comparator.RANGE)


def _apart(before: QuantityMention, mention: QuantityMention) -> QuantityMention:
    """Leave a word that two numbers claim to the one it follows: 30 or more than 4500."""
    if mention.start >= before.end:
        return mention
    return mention._replace(start=mention.number.start, comparator=Comparator.EQ)


def _chinese_range(
    text: str, low: QuantityMention, high: QuantityMention
) -> QuantityMention | None:
    if high.start - low.end > 4 or low.value_high is not None or high.value_high is not None:
        return None
    gap = text[low.end : high.start]
    closed = _closed(low, high) if gap in _CLOSING_GAP else None
    if closed is not None:
        return closed
    if gap in ("与", "和") and text[high.end : high.end + 1] in ("之", "间"):
        return _joined(text, low, high, low.start)
    if gap not in _RANGE_GAP or high.start != high.number.start:
        return None
    if low.unit is not None and low.unit != high.unit:
        return None
    if gap in ("至", "到") and _FROM.search(text, max(0, low.start - 10), low.start) and low.unit:
        return None
    return _joined(text, low, high, low.start)


def _closed(one: QuantityMention, other: QuantityMention) -> QuantityMention | None:
    """1万元以上5万元以下 and 大于10小于20 say one range by its two bounds, in either order."""
    if one.comparator in _FLOORS and other.comparator in _CEILINGS:
        low, high = one, other
    elif one.comparator in _CEILINGS and other.comparator in _FLOORS:
        low, high = other, one
    else:
        return None
    unit = other.unit or one.unit
    if (
        not low.value < high.value
        or (one.unit not in (None, unit))
        or (other.unit not in (None, unit))
    ):
        return None
    return other._replace(
        start=one.start,
        number=type(one.number)(one.number.start, other.number.end),
        value=low.value,
        value_high=high.value,
        unit=unit,
        comparator=Comparator.RANGE,
        implied_high=None,
    )


_BETWEEN = re.compile(r"\bbetween\s+(?:\S+\s)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rise|increased?|increasing|grew|grown|grow|raised?|up|lifted|climbed|jumped|expanded|improved|"
    r"fell|fallen|fall|dropped?|declined?|decreased?|reduced?|down|cut|lowered|shrank|narrowed|slid|changed?)\b"
    r"[^.;]{0,60}\bfrom\s+(?:\S+\s)?$",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:[A-Z]{0,3}[$¥£€]|RMB|USD|CNY)\s?$")
_RANGES = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\s+from $")
_RANGE_TO = frozenset({"-", "—", "~", " to ", " - ", " — ", " through ", "--", " and "})


def _english_range(
    text: str, low: QuantityMention, high: QuantityMention
) -> QuantityMention | None:
    """Read 10-20 percent, 800,000 to 1 million, between A and B; a change from A to B is two."""
    if (
        high.start - low.end > _WIDEST_GAP
        or low.value_high is not None
        or high.value_high is not None
    ):
        return None
    gap = _MARK.sub("", text[low.end : high.start])
    closed = _closed(low, high) if gap in _CLOSING_GAP else None
    if closed is not None:
        return closed
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
        not _RANGES.search(left)
        and (_CHANGED.search(left) or (low.unit is not None and left.endswith("from ")))
    ):
        return None
    return _joined(text, low, high, start)


def _joined(
    text: str, low: QuantityMention, high: QuantityMention, start: int
) -> QuantityMention | None:
    if start and text[start - 1] in "+-" or _GOES_ON.match(text, high.end):
        return None  # a telephone number
    bottom = _with_scale_of(high, low)
    if not bottom < high.value or low.kind != high.kind:
        return None
    return high._replace(
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
        scaled = multiply(exact(f"{low.value:f}", exponent), high.factor)
        if scaled < high.value:
            return scaled
    return low.value


def _myriad(exponent: int) -> int:
    """Return the 万, 亿 or 万亿 of a scale: 百亿 → 亿."""
    return max((step for step in (12, 8, 4, 0) if step <= exponent), default=0)
