"""The unit behind a Chinese number: 公里, 个多月, 元/亩, 七成半, 一吨半, 翻两番."""

import re
from decimal import Decimal
from typing import NamedTuple

from .numbers import Number
from .numerals import multiply
from .units import Unit, UnitKind, chinese_units

TEMPORAL = frozenset({"year", "month", "week", "day", "hour", "分钟"})
HALVES = frozenset(
    {"year", "t", "jin", "km", "hour", "times", "month", "day", "mu", "m", "kg", "里"}
)


class UnitFound(NamedTuple):
    """A unit of the text, or None where the number has none, and where it stands."""

    unit: Unit | None
    start: int
    end: int
    half: bool = False
    per: str | None = None
    more: bool = False


def unit_after(text: str, number: Number) -> UnitFound:
    """Return the unit that stands behind a number, with what belongs to it: 半, /亩."""
    at = number.end
    if number.unit is not None:
        return UnitFound(Unit(code=number.unit, kind=UnitKind.MEASURE), at, at)
    start = at + 1 if text.startswith(" ", at) else at
    hit = chinese_units().at(text, start)
    if hit is None:
        return _doubled(text, number) or UnitFound(None, at, at)
    unit, end = hit
    if text[end - 1 : end + 1].isascii() and text[end - 1 : end + 1].isalpha() and end < len(text):
        return UnitFound(None, at, at)  # 3300mAh is no length
    if unit.code == "个":
        return _split_time(text, start, end) or _with_rest(text, unit, start, end)
    if unit.code == "degree" and _is_electric(text, number):
        return UnitFound(_KWH, start, end)
    if unit.code in _PICKY and not _fits(text, number, unit.code):
        return UnitFound(None, at, at)
    if unit.factor == 10 and unit.code == "pct":
        return UnitFound(unit, start, _tenths_end(text, end))
    return _with_rest(text, unit, start, end)


def _split_time(text: str, start: int, end: int) -> UnitFound | None:
    """3个多月 and 两个半小时: 多 or 半 splits 个月 and 个小时."""
    if text[end : end + 1] not in _BETWEEN:
        return None
    split = chinese_units().at("个" + text[end + 1 : end + 5], 0)
    if split is None or split[0].code not in TEMPORAL:
        return None
    return UnitFound(split[0], start, end + split[1], text[end] == "半", more=text[end] != "半")


def _with_rest(text: str, unit: Unit, start: int, end: int) -> UnitFound:
    following = text[end : end + 1]
    if following == "/":
        per = _PER.match(text, end)
        if per is not None:
            return UnitFound(unit, start, per.end(), per=per[0][1:])
    if following == "半" and unit.code in HALVES:
        return UnitFound(unit, start, end + 1, half=True)
    return UnitFound(unit, start, end)


_TENTHS = {"半": 5} | {c: n for n, c in enumerate("一二三四五六七八九", start=1)}
_TENTHS_AFTER = re.compile(r"\ ?[半一二三四五六七八九](?![十百千万个家项成])")


def _tenths_end(text: str, end: int) -> int:
    """七成半 and 七成六 go on behind 成."""
    found = _TENTHS_AFTER.match(text, end)
    return found.end() if found else end


def _doubled(text: str, number: Number) -> UnitFound | None:
    """翻一番 is twice, 翻两番 four times."""
    if text[number.end : number.end + 1] != "番" or not 1 <= number.value <= 9:
        return None
    if "翻" not in text[max(0, number.start - 3) : number.start]:
        return None
    times = Unit(code="times", kind=UnitKind.MEASURE)
    return UnitFound(times, number.end, number.end + 1)


_BETWEEN = ("多", "半", "余")
_PICKY = frozenset({"index", "m3", "degree"})
_KWH = Unit(code="kWh", kind=UnitKind.MEASURE)
_PER = re.compile(
    r"/(?:[百千万]人|[百千万]户|平方米|立方米|平方公里|千瓦时|小时|公顷|公里|工日|[\u4e00-\u9fff]|kWh|km|m3|m2|L|t|kg|h|d|a)(?:[·/](?:[\u4e00-\u9fff]))?"
)


def _is_electric(text: str, number: Number) -> bool:
    """用电量282.7亿度, 节电50万度: with 万 or 亿, or behind a word of electricity, 度 is a kWh."""
    return number.exponent > 3 or "电" in text[max(0, number.start - 8) : number.start]


def _fits(text: str, number: Number, code: str) -> bool:
    """点, 方 and 度 are units only of some numbers: 3200点, 210万方, 36.5度, not 三方 or 8点."""
    if not text[number.start : number.start + 1].isdigit():
        return False
    if code == "index":
        return number.value >= 100 or "." in text[number.start : number.end]
    return True


def adjusted(text: str, number: Number, found: UnitFound) -> Number:
    """Apply the unit's factor, and 半 or a second digit behind it: 一吨半, 七成六."""
    unit = found.unit
    if unit is None:
        return number
    if found.end > number.end and text[found.end - 1] == "番":
        return number._replace(value=Decimal(2) ** int(number.value))
    if unit.code == "pct" and text[found.end - 1] in _TENTHS and unit.factor == 10:
        return number._replace(
            value=multiply(number.value, unit.factor) + _TENTHS[text[found.end - 1]]
        )
    if unit.factor != 1 or found.half:
        add = Decimal("0.5") if found.half else Decimal(0)
        value = multiply(number.value + add, unit.factor)
        high = None if number.high is None else multiply(number.high, unit.factor)
        return number._replace(value=value, high=high)
    return number
