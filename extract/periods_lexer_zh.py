"""Cut Chinese text about time into tokens: a year, a month, 上半年, 以来, a dash …

A token is a letter, which the grammar of periods_zh.py is written in, and its value.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from .periods_lexicon import eras, relative_years

# Every expression has one of these; the text around them is all that the lexer ever reads.
_PIVOT = re.compile(
    r"[年月季旬]|\d ?[日号]|[一二三四五六七八九十]日|以来|目前|迄今|至今|现在|同期|[昨今]日|昨天|今天"
    r"|十[一二三四五六七]五|\d{4}[-/.]\d|[日每]均|每[天日]|[“第].{1,2}五|十五[”期时规以末]"
)
_BEFORE, _AFTER = 26, 16

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "О": 0,
    "两": 2,
    "首": 1,
}
_CN = "一二三四五六七八九"
_N99 = rf"(?:[{_CN}]?十[{_CN}]?|[{_CN}]|\d{{1,2}})"
_NOT_AFTER_NUMBER = rf"(?<![\d.{_CN}十百千万亿第])"


class Token(NamedTuple):
    """A piece of a time expression: its letter in the grammar, value and span."""

    letter: str
    value: int
    start: int
    end: int
    text: str


def chains(text: str) -> Iterator[list[Token]]:
    """Yield runs of adjacent tokens (a space may stand between two) of folded text."""
    for start, end in _windows(text):
        run: list[Token] = []
        for match in _lexer().finditer(text, start, end):
            token = _token(match)
            if run and text[run[-1].end : token.start].strip(" "):
                yield run
                run = []
            run.append(token)
        if run:
            yield run


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around pivots, merged where they touch."""
    start = end = -1
    for match in _PIVOT.finditer(text):
        left = max(match.start() - _BEFORE, 0)
        if left > end:
            if end >= 0:
                yield start, end
            start = left
        end = match.end() + _AFTER
    if end >= 0:
        yield start, min(end, len(text))


def _token(match: re.Match[str]) -> Token:
    name = match.lastgroup or ""
    text = match[0]
    value = _VALUES[name](text) if name in _VALUES else 0
    return Token(name[0], value, match.start(), match.end(), text)


def number(text: str) -> int:
    """Return the number that a numeral below 10,000 names, digit by digit or by place.

    >>> number("2025"), number("二〇二五"), number("十二"), number("两千零四"), number("九八")
    (2025, 2025, 12, 2004, 98)
    """
    if text.isdecimal():
        return int(text)
    if not set(text) & set("十百千"):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for char in text:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _first_number(text: str) -> int:
    found = re.search(r"\d+|[〇零○О一二三四五六七八九十两首百千]+", text)
    return number(found[0]) if found else 0


def _plan(text: str) -> int:
    """Return which Five-Year Plan: “十四五” and 第十四个五年规划 are the 14th."""
    return number(re.sub(r"[“第]|个?五(?:年.*|”)?$", "", text) or "五")


def _iso(text: str) -> int:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return year * 10000 + month * 100 + day


_VALUES: dict[str, Callable[[str], int]] = {
    "Iso": _iso,
    "Year": _first_number,
    "year_short": _first_number,
    "G_bare": _first_number,
    "Rel": lambda text: relative_years()[text],
    "L_plan": _plan,
    "Month": _first_number,
    "Day": _first_number,
    "Half": lambda text: 1 if text[0] == "上" else 2,
    "Quarter": _first_number,
    "Cum_quarter": lambda text: 3 * _first_number(text),
    "Cum_month": _first_number,
    "X_xun": lambda text: "上中下".index(text[0]),
    "Umonth": _first_number,
    "Uyear": _first_number,
    "Uday": _first_number,
    "Nbare": _first_number,
    "W_month": lambda text: -1 if text[0] == "上" else 1 if text[0] == "下" else 0,
    "J_quarter": lambda text: -1 if text[0] == "上" else 1 if text[0] == "下" else 0,
    "O_day": lambda text: -1 if text[0] == "昨" else 1 if text[0] == "明" else 0,
    "F_span": lambda text: 1 if text[-1] in "后来" else -1,
}


@cache
def _lexer() -> re.Pattern[str]:
    relative = "|".join(sorted(relative_years(), key=len, reverse=True))
    era = "|".join(sorted(eras(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<Iso>(?<![\d.])(?:1[89]|20|21)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])(?![\d.]))
        |(?P<V_era>(?:{era})(?=(?:胜利)?(?:召开)?(?:以来|之后|后)))
        |(?P<Year>{_NOT_AFTER_NUMBER}
            (?:[12]\d{{3}}|[一二][{_CN}〇零○О]{{3}}|[两二一]千(?:零?[{_CN}]|[{_CN}百零]*十[{_CN}]?))
            [ ]?年(?:度|份)?(?!代|级))
        |(?P<year_short>(?<![\d.])(?:[〇零○0]\d|[〇零○0{_CN}]{{2}}|[89]\d|\d\d(?=[ ]?年[ ]?\d{{1,2}}[ ]?月))
            [ ]?年(?!代|级|多|余|来|间|以)(?:度|份)?)
        |(?P<Rel>(?<![过以说证表基相未年月日间期])(?:{relative})(?!龄|级|会|限|份画|产[值量]))
        |(?P<A_year>全年)
        |(?P<L_plan>“(?:[{_CN}]|十[一二三四五六七]?|二十)五”|(?<![{_CN}十百])十[一二三四五六七]五(?![{_CN}十年个万亿%度名])
            |(?:[一二五六七八九]|十)五(?=期间|时期|以来|规划|计划|末)
            |第(?:[{_CN}]|十[{_CN}]?)个五年(?:计划|规划))
        |(?P<Half>(?<!以)[上下]半年)
        |(?P<Cum_month>(?<![目以之此日])[前头](?:十[一二]?|[{_CN}两]|1[0-2]|[1-9])[ ]?个?月(?:份)?)
        |(?P<Cum_quarter>(?<![目以之此日])前[二两三23][ ]?个?季度)
        |(?P<F_span>最近|近|过去的?|在?这|今后|未来|此后|往后|前(?=[{_CN}两十\d]+年))
        |(?P<Umonth>(?:\d+|[{_CN}十两几数]+)[ ]?(?:多|余)?个(?:半)?(?:多)?月)
        |(?P<Umonth_bare>(?<=近)(?:\d+|[{_CN}十两]+)[ ]?月(?!\d))
        |(?P<Quarter>第?(?:[一二三四首]|(?<![\d.])[1-4])[ ]?季(?:度|末)?(?![节风稻麦])|第[{_CN}1-4]季)
        |(?P<Month>{_NOT_AFTER_NUMBER}(?:十[一二]?|[{_CN}]|1[0-2]|0?[1-9])[ ]?月(?:份)?)
        |(?P<W_month>(?:上|下|本|当|这|同)(?:一?个)?月)
        |(?P<J_quarter>(?:上|下|本|当|这)(?:一?个)?季度?)
        |(?P<Day>{_NOT_AFTER_NUMBER}(?:[12]?\d|3[01]|二?十[{_CN}]?|三十一?|[{_CN}])[ ]?[日号](?![线楼令文院机站均]))
        |(?P<O_day>昨日|今日|昨天|今天|明天|明日|当日|当天)
        |(?P<Uyear>(?:\d+|[{_CN}十百两几数]+)[ ]?(?:多|余)?(?:个)?[ ]?(?:半)?(?:周)?年(?:半)?(?!代|级|期|生))
        |(?P<Uday>(?:\d+|[{_CN}十百两几数]+)[ ]?(?:个)?(?:多)?(?:天|日|周|星期|小时|工作日))
        |(?P<X_xun>[上中下]旬)
        |(?P<m_mid>年中(?![国央共小等部标长心华药医介期]))
        |(?P<End>年底|年末|年终|月底|月末|季末|底|末)
        |(?P<Begin>年初|月初|初(?![步中级心始期审评]))
        |(?P<z_until>截至到|截止到|截止至|截至|截止)
        |(?P<Since>以来|来(?![自访到华看说年源往临料之])|起(?![来草到步点诉重])|开始)
        |(?P<b_before>[或及]?(?:以前|之前)|(?<!目)(?<!以)(?<!之)前(?![往来期景列茅沿端后所瞻进身任\d{_CN}十两]))
        |(?P<a_after>[或及]?(?:以后|之后)|后(?![续期备勤台者人方疫]))
        |(?P<Till>至今|迄今(?:为止)?|目前(?:为止)?|现在|今(?!年|后|日|天))
        |(?P<P_span>期间|时期|之间|期内|年间|间|内)
        |(?P<K_same>同期)
        |(?P<r_rate>每年|年均|每月|月均|日均|每天|每日|逐年|历年|每季度?)
        |(?P<f_from>自从|自|从)
        |(?P<G_bare>(?<![\d.])(?:1[89]|20|21)\d\d(?=[ ]?[—\-~至到、和与]))
        |(?P<Nbare>{_NOT_AFTER_NUMBER}(?:{_N99})(?=[ ]?[—\-~至到、和与])(?!\.))
        |(?P<dash>[—\-~]{{1,2}}|至|到)
        |(?P<s_list>[、和与及或])
        """,
        re.VERBOSE,
    )
