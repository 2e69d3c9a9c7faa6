"""Finds the numbers of a folded Chinese text: where they stand, their value, scale and 余/多."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext

from .mention import NumberKind
from .numbers import Number
from .numerals import EXPONENTS, exact, read_numeral, significant_digits

CHARACTERS = "零〇一二两俩三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟"
SCALES = "十百千万亿兆拾佰仟"
_SCALE_OF = {
    "千万亿": 15, "百万亿": 14, "十万亿": 13, "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9,
    "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2, "兆": 12, "十": 1,
}  # fmt: skip
_SCALE = "[十百千]?万亿|[十百千]?亿|[十百千]?万|兆(?![瓦赫帕比])|千(?![米克瓦卡赫伏帕字])|百(?!分)"

_START = re.compile(
    rf"""
    (?P<minus>(?<![0-9A-Za-z.%)）—-])-\ ?(?=[\d.])|负\ ?(?=[\d{CHARACTERS}]))?
    (?:(?P<literal>
        (?<![\d,，.])\d{{1,3}}(?:[,，]\d{{3}})+(?![\d,，])(?:\.\d+)?    # 1,233 and 1，233
      | (?<![\d.])\d{{1,3}}(?:\ \d{{3}}){{1,4}}(?=\ ?[万亿元人个户亩吨%名项])  # 29 562万人, in journals
      | (?<![\d.])\d+\.\d+(?!\.?\d)
      | \d+
      | (?<![\w.])\.\d+)
     |(?P<chinese>[{CHARACTERS}](?:\ ?[{CHARACTERS}]){{0,40}})
     |(?P<vague>好?几[十百千万亿]{{1,4}}|数[十百千万亿]{{1,4}})
     |(?P<half>一半|半数|过半(?!数)|半(?=百|年|个月|天|小时|个小时|成|个世纪)|翻番))
    """,
    re.VERBOSE,
)
_REST = re.compile(
    rf"""
    (?P<tail>\ ?[余多来几](?=\ ?(?:{_SCALE})))?      # 20余万
    (?:\ ?(?P<scale>{_SCALE}))?
    (?P<more>(?:\ ?零?\d+(?:\.\d+)?\ ?[百千万亿](?![米克瓦分])){{1,4}}|(?<=[万亿])\d{{3,4}}(?![\d.,，%—-]))?
    (?P<after>[余多来几](?!\d))?                     # 2万多, 1.1万余, 2300余
    """,
    re.VERBOSE,
)
_TAIL_ZH = re.compile(rf"\ ?(?P<tail>[余多来几])(?:\ ?(?P<scale>{_SCALE}))?")
_POINT = re.compile(r"\ ?点\ ?[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]+(?![十百千万亿])")
_PAIR = re.compile(
    r"([十百千万亿零〇一二两三四五六七八九]*?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)"
)
MOST_DIGITS = 60  # anything longer is an identifier or noise
_JOINT = re.compile(r"\ ?分\ *之\ ?|/(?=\d)")
_AND = re.compile(r"\ ?又\ ?")
_POWERS = {
    "百": ("pct", 0),
    "千": ("pct", -1),
    "万": ("pct", -2),
    "千万": ("pct", -5),
    "百万": ("pct", -4),
}
_TAIL_OR_SCALE = frozenset(" 余多来几万亿千百十兆")


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a folded text from left to right, in time linear in its length."""
    at = 0
    while match := _START.search(text, at):
        number = _read(text, match)
        if number is None:
            at = match.end()
            continue
        if text[number.end : number.end + 1] in ("分", " ", "/", "又"):
            number = _read_fraction(text, number)
        at = number.end
        yield number


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["literal"]:
        return _read_literal(text, match)
    if match["chinese"]:
        return _read_chinese(text, match)
    if match["vague"]:
        return _read_vague(match)
    return _read_half(match)


def _read_literal(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if _follows_letter(text, start) and (end == len(text) or text[end] not in "万亿%元"):
        return None  # G318, C30
    written = match["literal"]
    if len(written) > MOST_DIGITS:
        return None
    if not written.isdigit():
        written = written.replace(",", "").replace("，", "").replace(" ", "")
    sign = "-" if match["minus"] else ""
    if text[end : end + 1] not in _TAIL_OR_SCALE or end == len(text):
        return Number(start, end, Decimal(sign + written), digits=significant_digits(written))
    return _scaled(text, start, end, sign, written)


def _follows_letter(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalpha()


def _scaled(text: str, start: int, end: int, sign: str, written: str) -> Number:
    rest = _REST.match(text, end)
    assert rest is not None  # every part of it may be empty
    digits = significant_digits(written)
    exponent = _SCALE_OF[rest["scale"]] if rest["scale"] else 0
    has_tail = bool(rest["tail"] or rest["after"])
    if rest["more"] and exponent:
        whole = read_numeral(written + text[end : rest.end("more")])
        if whole is not None:
            value = -whole if sign else whole
            return Number(start, rest.end(), value, None, 0, len(value.as_tuple().digits), has_tail)
    stop = rest.end("after") if rest["after"] else max(rest.end("scale"), end)
    return Number(start, stop, exact(sign + written, exponent), None, exponent, digits, has_tail)


def _read_chinese(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span("chinese")
    run = _without_loose_spaces(match["chinese"])
    end = start + len(run)
    if start and text[start - 1] == "第":
        return None
    point = _POINT.match(text, end)
    if point:
        run, end = run + point[0], point.end()
    tail = _TAIL_ZH.match(text, end)
    exponent = 0
    if tail:
        end = tail.end()
        exponent = _SCALE_OF[tail["scale"]] if tail["scale"] else 0
    return _chinese_number(
        Number(match.start(), end, Decimal(0), None, exponent, 1, tail is not None),
        run.replace(" ", ""),
        negative=bool(match["minus"]),
    )


def _without_loose_spaces(run: str) -> str:
    """Cut the run at a space that joins no unit: 三百 五 is one number, 一 二 are two."""
    at = run.find(" ")
    while at >= 0:
        if run[at - 1] not in SCALES and run[at + 1] not in SCALES:
            return run[:at]
        at = run.find(" ", at + 1)
    return run


def _chinese_number(frame: Number, run: str, *, negative: bool) -> Number | None:
    low, high = _pair(run)
    value = read_numeral(low.rstrip("零") if frame.has_tail else low)
    if value is None:
        return None
    top = read_numeral(high) if high else None
    if all(c in SCALES for c in run) and run[0] not in "十拾":
        kind = NumberKind.BARE
    else:
        kind = NumberKind.PLAIN
    value = exact(f"{'-' if negative else ''}{value:f}", frame.exponent)
    if top is not None:
        top = exact(f"{top:f}", frame.exponent)
    digits = len(format(value, "f").replace(".", "").strip("-").strip("0")) or 1
    exponent = frame.exponent or _own_exponent(run)
    return frame._replace(value=value, high=top, kind=kind, digits=digits, exponent=exponent)


def _own_exponent(run: str) -> int:
    """Return the scale that a run ends with (八十万 → 4), which a range may share."""
    return sum(EXPONENTS[c] for c in run[len(run.rstrip(SCALES)) :])


def _pair(run: str) -> tuple[str, str | None]:
    """Split 五六千 into 五千 and 六千; a run that is no pair comes back alone."""
    found = _PAIR.fullmatch(run)
    if found is None:
        return run, None
    head, first, second, unit = found.groups()
    low, high = read_numeral(first), read_numeral(second)
    if low is None or high is None or not 0 < high - low <= 2 or (head and head[-1] not in SCALES):
        return run, None
    return head + first + unit, head + second + unit


def _read_vague(match: re.Match[str]) -> Number | None:
    unit = match["vague"].lstrip("好几数")
    one = read_numeral("一" + unit)
    if one is None:
        return None
    with localcontext() as context:
        context.prec = 60
        low, high = one * 2, one * 10 - 1
    return Number(match.start(), match.end(), low, high, kind=NumberKind.VAGUE)


def _read_half(match: re.Match[str]) -> Number | None:
    written = match["half"]
    if written == "翻番":
        return Number(match.start(), match.end(), Decimal(2), unit="times")
    if written == "半":
        return Number(match.start(), match.end(), Decimal("0.5"))
    return Number(match.start(), match.end(), Decimal(50), unit="pct")


def _read_fraction(text: str, number: Number) -> Number:
    """Read on where a denominator was found: 百分之五, 三分之二, 3/4, 3又1/2."""
    mixed = _AND.match(text, number.end)
    if mixed:
        return _read_mixed(text, number, mixed.end())
    joint = _JOINT.match(text, number.end)
    if joint is None or number.kind is NumberKind.VAGUE:
        return number
    match = _START.match(text, joint.end())
    top = _read(text, match) if match else None
    if top is None or top.kind is NumberKind.BARE:
        return number
    power = _POWERS.get(text[number.start : number.end].lstrip("负"))
    if power and joint[0] != "/":
        return _per_hundred(number, top, power)
    return _quotient(number, top, slash=joint[0] == "/")


def _per_hundred(number: Number, top: Number, power: tuple[str, int]) -> Number:
    unit, exponent = power
    sign = "-" if number.value < 0 else ""
    high = None if top.high is None else exact(f"{top.high:f}", exponent)
    return top._replace(
        start=number.start,
        value=exact(f"{sign}{top.value:f}", exponent),
        high=high,
        exponent=0,
        unit=unit,
    )


def _quotient(number: Number, top: Number, *, slash: bool) -> Number:
    above, below = (number.value, top.value) if slash else (top.value, number.value)
    if not below or (slash and (abs(above) >= below or top.has_tail or below > 1000)):
        return number
    value = above / below
    return top._replace(
        start=number.start, value=value, high=None, exponent=0, kind=NumberKind.FRACTION
    )


def _read_mixed(text: str, number: Number, at: int) -> Number:
    match = _START.match(text, at)
    denominator = _read(text, match) if match else None
    if denominator is None:
        return number
    part = _read_fraction(text, denominator)
    if part.kind is not NumberKind.FRACTION:
        return number
    return part._replace(start=number.start, value=number.value + part.value)
