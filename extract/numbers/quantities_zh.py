"""Chinese quantities: a number with its unit, its comparator and what stands beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extract.figure import Comparator
from ingest import Span

from .comparators import comparators, stronger
from .mention import NumberKind, QuantityMention, UnitSource
from .numbers import Number
from .numbers_zh import find_numbers
from .runs_zh import LONE_RIGHT
from .units import Unit, currency_marks
from .units_zh import HALVES, TEMPORAL, UnitFound, adjusted, unit_after

_OF_WHOLE = re.compile(r"(超过|不足|不到|接近)(?:世界|全球|全国|全[省市区县]|总数|总量|总人口)的?$")
_SHARE_OF = re.compile(
    r"(不低于|不少于|不得低于|不得少于|不高于|不超过|不得超过|不得高于|超过|高于|低于|至少|接近|近|约)"
    r"[\u4e00-\u9fff]{2,10}的$"
)
_EACH = re.compile(
    r"(不低于|不少于|不得低于|不得少于|不高于|不超过|不得超过|不得高于)(?:每[人户亩天月年次个家]){1,2}$"
)
_EACH_ENDS = frozenset("人户亩天月年次个家") - {""}
_BARE_RISE = re.compile(r"(?<![以之至马迈跃登站])([上过破])$")
_TAIL_STOPS = frozenset("种方次元样个数名少项地家")
_CALENDAR_NEXT = frozenset("年月日号时")
_RANGE_TO = frozenset("到至—~-")
_ONE = Decimal(1)
_EQ, _MORE, _RANGE = Comparator.EQ, Comparator.MORE_THAN, Comparator.RANGE
_LEFT_OF_LONE = frozenset("是为而却到即于：:“‘（(「、，。；")


class _Before(NamedTuple):
    comparator: Comparator | None
    start: int
    mark: Unit | None


def find_chinese(text: str) -> Iterator[QuantityMention]:
    """Yield the quantities of a folded Chinese text; ranges and shared units come later."""
    for number in find_numbers(text):
        mention = _complete(text, number)
        if mention is not None:
            yield mention


def _complete(text: str, number: Number) -> QuantityMention | None:
    if text[number.end : number.end + 1] in _CALENDAR_NEXT and _is_calendar(text, number):
        return _calendar(number)
    found = unit_after(text, number)
    if found.unit is not None:
        number = adjusted(text, number, found)
    before = _NOTHING
    is_share = number.kind is NumberKind.FRACTION
    if is_share or text[number.start - 1 : number.start] in _left_ends():
        before = _read_before(text, number, found.unit)
    after, end = _read_after(text, number, found)
    if not _is_quantity(text, number, found, before, after):
        return None
    mention = _mention(number, found, before, after, end)
    if text[number.end - 1] == "把":  # 万把块钱
        return mention._replace(comparator=Comparator.APPROX, implied_high=None)
    return mention


_NOTHING = _Before(None, -1, None)


@cache
def _left_ends() -> frozenset[str]:
    """Return every character that ends what a number may have on its left: few numbers have it."""
    words = comparators("zh").before.last_characters() | currency_marks().last_characters()
    return words | frozenset(" 上过破的") | _EACH_ENDS


def _is_calendar(text: str, number: Number) -> bool:
    if number.exponent or "." in text[number.start : number.end]:
        return False  # 平均受教育年限11.3年
    if text[number.end] == "年":
        return number.digits <= 4 and number.end - number.start == 4
    return number.value < 100


def _calendar(number: Number) -> QuantityMention:
    start, end, value, high = number[:4]
    behind = Span(end, end)
    comparator = _RANGE if high is not None else _MORE if number.has_tail else _EQ
    implied = number.implied_high() if number.has_tail else None
    return QuantityMention(
        start,
        end,
        Span(start, end),
        behind,
        value,
        high,
        comparator=comparator,
        kind=NumberKind.CALENDAR,
        digits=number.digits,
        implied_high=implied,
    )


def _read_before(text: str, number: Number, unit: Unit | None) -> _Before:
    """Read what stands before the number: a currency mark, and up to two comparators."""
    at = _skip_spaces(text, number.start)
    mark = None
    hit = currency_marks().before(text, at)
    if hit is not None and not _inside_word(text, hit[1]):
        mark, at = hit[0], _skip_spaces(text, hit[1])
    comparator, start = _comparator_before(text, at, unit)
    if comparator is None:
        start = number.start
        if number.kind is NumberKind.BARE:
            comparator, start = _bare_rise(text, number.start)
        elif number.kind is NumberKind.FRACTION:
            comparator, start = _bound_of(_OF_WHOLE, text, number)
        elif unit is not None and unit.code == "pct" and text[start - 1 : start] == "的":
            comparator, start = _bound_of(_SHARE_OF, text, number)
        elif text[start - 1 : start] in _EACH_ENDS:
            comparator, start = _bound_of_each(text, number)
    return _Before(comparator, start, mark)


def _comparator_before(text: str, at: int, unit: Unit | None) -> tuple[Comparator | None, int]:
    tables = comparators("zh")
    comparator: Comparator | None = None
    for _ in range(2):
        found = tables.before.before(text, at)
        if found is None:
            break
        word = text[found[1] : at]
        if found[1] and text[found[1] - 1] in tables.not_after.get(word, ()):
            break
        if word in tables.temporal and unit is not None and unit.code in TEMPORAL:
            break
        comparator, at = stronger(found[0], comparator), found[1]
    return comparator, at


def _bare_rise(text: str, start: int) -> tuple[Comparator | None, int]:
    """上千元 is at least 1,000, 破万亿 more than a trillion; 迈上万亿台阶 has no comparator."""
    rise = _BARE_RISE.search(text, max(0, start - 3), start)
    if rise is None:
        return None, start
    at_least = rise[1] == "上"
    return (Comparator.AT_LEAST if at_least else Comparator.MORE_THAN), rise.start(1)


def _bound_of(pattern: re.Pattern[str], text: str, number: Number) -> tuple[Comparator | None, int]:
    """不低于用工总量的40%, 超过世界五分之一: the comparator stands before the whole."""
    left = text[max(0, number.start - 16) : number.start]
    found = pattern.search(left)
    if found is None:
        return None, number.start
    return comparators("zh").before[found[1]], number.start - len(left) + found.start()


def _bound_of_each(text: str, number: Number) -> tuple[Comparator | None, int]:
    """不高于每人每天35元: the comparator stands before what the amount is per."""
    found = _EACH.search(text, max(0, number.start - 14), number.start)
    if found is None:
        return None, number.start
    return comparators("zh").before[found[1]], found.start()


def _skip_spaces(text: str, at: int) -> int:
    while at and text[at - 1] == " " and at > 0:
        at -= 1
    return at


def _inside_word(text: str, start: int) -> bool:
    return (
        start > 0
        and text[start].isascii()
        and text[start].isalpha()
        and (text[start - 1].isascii() and text[start - 1].isalpha())
    )


def _read_after(text: str, number: Number, found: UnitFound) -> tuple[Comparator | None, int]:
    end = found.end
    at = end + 1 if text.startswith(" ", end) else end
    hit = comparators("zh").after.at(text, at)
    if hit is None:
        return None, end
    word, following = text[at : hit[1]], text[hit[1] : hit[1] + 1]
    if word in ("多", "余"):
        unit = found.unit
        if unit is None or unit.code not in HALVES or following in _TAIL_STOPS:
            return None, end
    elif following in ("简", "手", "岸", "述") and following:
        return None, end
    return hit


def _is_quantity(
    text: str, number: Number, found: UnitFound, before: _Before, after: Comparator | None
) -> bool:
    if number.kind is NumberKind.BARE:
        return number.has_tail or before.comparator is not None or after is not None
    if found.unit is not None:
        return True
    first, following = text[number.start], text[number.end : number.end + 1]
    if first.isascii():
        return not (following.isascii() and following.isalpha())
    if number.end - number.start > 1 or (following and following in _RANGE_TO):
        return True
    if text.startswith("分之", number.end):
        return True
    left = text[number.start - 1] if number.start else "，"
    return left in _LEFT_OF_LONE and (following in LONE_RIGHT or not following)


def _mention(
    number: Number, found: UnitFound, before: _Before, after: Comparator | None, end: int
) -> QuantityMention:
    start, stop, value, high, exponent, digits, has_tail, kind, _ = number
    code, factor, source = None, _ONE, UnitSource.NONE
    if found.unit is not None:
        code, factor, source = found.unit.code, found.unit.factor, UnitSource.WRITTEN
    mark = before.mark
    if mark is not None and (code is None or code == "CNY"):
        code, source = mark.code, UnitSource.WRITTEN if code else UnitSource.MARK
    comparator = before.comparator
    if high is not None:
        comparator = _RANGE
    elif has_tail or found.more or after is not None:
        comparator = stronger(comparator, _MORE if has_tail or found.more else None, after)
    return QuantityMention(
        start if before.start < 0 else before.start,
        end,
        Span(start, stop),
        Span(found.start, found.end),
        value,
        high,
        code,
        comparator or _EQ,
        kind,
        exponent,
        digits,
        number.implied_high() if has_tail else None,
        source,
        None,
        found.per,
        factor,
    )
