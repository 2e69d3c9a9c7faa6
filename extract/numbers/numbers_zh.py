"""Finds the numbers of a folded Chinese text: where they stand, their value, scale and 余/多."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import cache

from .mention import NumberKind
from .numbers import Number
from .numeral_words import is_word
from .numerals import exact, read_numeral, significant_digits
from .runs_zh import (
    CHARACTERS,
    GROUPED,
    SCALE,
    SCALE_OF,
    SCALES,
    may_follow,
    read_after_joint,
    read_chinese,
    read_grouped,
)

# 29 562万人, 2 311.43亿元, 2 500余场: thousands set off by a blank, in journals and some reports. The
# first group has no number before it (a column of them) nor 第, and a unit or 余 follows the last.
SPACED = (
    r"(?<![\d.第表图])(?<!\d\ )[1-9]\d{0,2}(?:\ \d{3}){1,4}(?:\.\d+)?"
    r"(?=\ ?[百千万亿元人个户亩吨%名项套座所处家公平立台辆头只株张件场条次间栋部余多])"
)
_START = re.compile(
    rf"""
    (?P<minus>(?<![^\s，。；：、:,;(（|长比降升增减幅率为是达到约])-(?=[\d.])|(?<![减担背肩自抱欠胜辜正])负\ ?(?=[\d{CHARACTERS}]))?
    (?:(?P<literal>
        (?<![\d,，.])\d{{1,3}}(?:[,，]\d{{3}})+(?![\d,，])(?:\.\d+)?    # 1,233 and 1，233
      | {SPACED}
      | (?<![\d.])\d+\.\d+(?!\.?\d)
      | \d+
      | (?<![\w.])\.\d+)
     |(?P<half>一半(?!以?天)|半数|过半(?!数)|半百|半(?=年|个月|天|小时|个小时|成|个世纪)|翻番|百分(?:之)?百)
     |(?P<grouped>{GROUPED})
     |(?P<chinese>[{CHARACTERS}](?:\ ?[{CHARACTERS}]){{0,40}})
     |(?P<vague>好?几[十百千万亿]{{1,4}}|数[十百千万亿]{{1,4}}))
    """,
    re.VERBOSE,
)
_REST = re.compile(
    rf"""
    (?P<tail>\ ?[余多来几](?=\ ?(?:{SCALE})))?      # 20余万
    (?:\ ?(?P<scale>{SCALE}))?
    (?P<more>(?:\ ?零?\d+(?:\.\d+)?\ ?[百千万亿](?![米克瓦分])){{1,4}}|(?<=[万亿])\d{{3,4}}(?![\d.,，%—-]))?
    (?P<after>[余多来几](?!\d))?                     # 2万多, 1.1万余, 2300余
    """,
    re.VERBOSE,
)
MOST_DIGITS = 60  # anything longer is an identifier or noise
_JOINT = re.compile(r"\ ?分\ *之\ ?|/(?=\d)")
_WITH_WHOLE = re.compile(r"(?P<whole>\d{1,2})\ (?P<above>\d)/(?P<below>\d{1,2})(?![\d/])")
_AND = re.compile(r"\ ?又\ ?")
_POWERS = {
    "百": ("pct", 0),
    "千": ("pct", -1),
    "万": ("pct", -2),
    "千万": ("pct", -5),
    "百万": ("pct", -4),
}
# Most scales are one character, with nothing of the number behind it.
_PLAIN_SCALE = {"万": 4, "亿": 8}
_ENDS_SCALE = re.compile(r"[^ \d零余多来几亿]|\Z")
_TAIL_OR_SCALE = frozenset(" 余多来几万亿千百十兆")


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a folded text from left to right, in time linear in its length."""
    at, search = 0, _hint_re().search
    while hint := search(text, at):
        at = hint.end()
        match = _START.match(text, hint.start())
        number = None if match is None else _read(text, match)
        if number is None:
            at = at if match is None else match.end()
            continue
        if text[number.end : number.end + 1] in ("分", " ", "/", "又"):
            number = _read_fraction(text, number)
        at = number.end
        yield number


@cache
def _hint_re() -> re.Pattern[str]:
    """Match a character that may begin a number, before one that may follow it there.

    A character class is searched for many times faster than the pattern that reads on, and most
    一 and 百 are parts of words, so what must follow each is looked up right behind the class.
    """
    general = re.escape("".join(sorted(may_follow())))
    return re.compile(
        rf"""
        [0-9{CHARACTERS}几数半过翻负-]
        (?: (?<=[0-9])
          | (?<=[{CHARACTERS}])(?:(?=[{general}])|\Z)
          | (?<=[几数])(?=[{SCALES}])
          | (?<=半)(?=[数百年个天小成])
          | (?<=过)(?=半) | (?<=翻)(?=番)
          | (?<=-)(?=[\d.]) | (?<=负)(?=[\ \d{CHARACTERS}])
        )
        """,
        re.VERBOSE,
    )


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["literal"]:
        return _read_literal(text, match)
    if match["half"]:
        return _read_half(match)
    if match["vague"]:
        return _read_vague(match)
    if match["grouped"]:
        return read_grouped(text, match)
    return None if is_word(text, match.start("chinese")) else read_chinese(text, match)


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
        digits = significant_digits(written)
        return Number(start, end, Decimal(sign + written), None, 0, digits)
    return _scaled(text, start, end, sign, written)


def _follows_letter(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalpha()


def _scaled(text: str, start: int, end: int, sign: str, written: str) -> Number:
    plain = _PLAIN_SCALE.get(text[end])
    if plain is not None and _ENDS_SCALE.match(text, end + 1):
        value = exact(sign + written, plain)
        return Number(start, end + 1, value, None, plain, significant_digits(written))
    rest = _REST.match(text, end)
    assert rest is not None  # every part of it may be empty
    digits = significant_digits(written)
    exponent = SCALE_OF[rest["scale"]] if rest["scale"] else 0
    has_tail = bool(rest["tail"] or rest["after"])
    if rest["more"] and exponent:
        whole = read_numeral(written + text[end : rest.end("more")])
        if whole is not None:
            value = -whole if sign else whole
            return Number(start, rest.end(), value, None, 0, len(value.as_tuple().digits), has_tail)
    stop = rest.end("after") if rest["after"] else max(rest.end("scale"), end)
    return Number(start, stop, exact(sign + written, exponent), None, exponent, digits, has_tail)


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
    if written in ("半", "半百"):
        return Number(match.start(), match.end(), Decimal("0.5" if written == "半" else "50"))
    if written == "过半":  # 过 is the comparator
        return Number(match.start() + 1, match.end(), Decimal(50), kind=NumberKind.BARE, unit="pct")
    if written.startswith("百"):
        return Number(match.start(), match.end(), Decimal(100), unit="pct")
    return Number(match.start(), match.end(), Decimal(50), unit="pct")


def _read_fraction(text: str, number: Number) -> Number:
    """Read on where a denominator was found: 百分之五, 三分之二, 3/4, 3又1/2."""
    mixed = _AND.match(text, number.end)
    return _read_mixed(text, number, mixed.end()) if mixed else _read_quotient(text, number)


def _read_quotient(text: str, number: Number) -> Number:
    whole = _WITH_WHOLE.match(text, number.start)
    if whole is not None and Decimal(whole["below"]):
        value = Decimal(whole["whole"]) + Decimal(whole["above"]) / Decimal(whole["below"])
        return number._replace(end=whole.end(), value=value, kind=NumberKind.FRACTION)
    joint = _JOINT.match(text, number.end)
    if joint is None or number.kind is NumberKind.VAGUE:
        return number
    top = _read_part(text, joint.end())
    if top is None or top.kind is NumberKind.BARE:
        return number
    power = _POWERS.get(text[number.start : number.end].lstrip("负"))
    if power and joint[0] != "/":
        return _per_hundred(number, top, power)
    return _quotient(text, number, top, slash=joint[0] == "/")


def _read_part(text: str, at: int) -> Number | None:
    """Read a number where only one can stand: behind 分之 and 又."""
    match = _START.match(text, at)
    if match is None or not match["chinese"]:
        return None if match is None else _read(text, match)
    return read_after_joint(text, match)


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


def _quotient(text: str, number: Number, top: Number, *, slash: bool) -> Number:
    above, below = (number.value, top.value) if slash else (top.value, number.value)
    if not below or (slash and not _is_slash_fraction(text, number, top)):
        return number
    return top._replace(
        start=number.start, value=above / below, high=None, exponent=0, kind=NumberKind.FRACTION
    )


def _is_slash_fraction(text: str, number: Number, top: Number) -> bool:
    """3/4 is a fraction; 6/3 may be a day, and 24/7 is none."""
    if text[top.end : top.end + 1] == "/" or text[number.start - 1 : number.start] == "/":
        return False
    proper = 0 < number.value < top.value or number.value < 0
    return proper and top.value <= 100 and number.exponent == top.exponent == 0


def _read_mixed(text: str, number: Number, at: int) -> Number:
    denominator = _read_part(text, at)
    if denominator is None:
        return number
    part = _read_quotient(text, denominator)
    if part.kind is not NumberKind.FRACTION:
        return number
    return part._replace(start=number.start, value=number.value + part.value)
