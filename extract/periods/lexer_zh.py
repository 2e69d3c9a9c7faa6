"""Cut Chinese text about time into tokens: a year, a month, 上半年, 以来, a dash …

A token is a letter, which the grammar of periods_zh.py is written in, and its value. Only the
stretches around a pivot (年, 月, 以来 …) that are made of the characters of such words are ever
looked at, which is what makes reading fast.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .lexicon import holidays, relative_years

LONGEST_CHAIN = (
    48  # tokens; longer runs are cut, so that hostile input costs no more than its length
)

# Every expression has one of these. Each begins with a letter of its own, so that the search
# runs over text at the speed of a character class; what it needs besides is looked up behind it.
_PIVOT = re.compile(
    r"""年|月|季|旬|来(?<=以来)|前(?<=目前)|今(?<=[迄至]今)|今[日天]|昨[日天]|明[日天]|在(?<=现在)
    |期(?<=同期)|日(?<=[\d一二三四五六七八九十当次\ ]日)|号(?<=[\d\ ]号)|均(?<=日均)|每[天日]|周(?<=[上下本这一]周)
    |五(?<=[“十第].五)|五(?<=“五)一|五(?=一[假劳黄期”小])|五(?<=十五)[”期时规以末]
    |节(?<=[春庆明午秋动]节)|假(?<=[旦节庆明午秋一”长]假)|旦(?<=元旦)
    |-(?<=\d{4}-)\d|/(?<=\d{4}/)\d|\.(?<=\d{4}\.)\d""",
    re.VERBOSE,
)
# Every character of a token, and what may stand between two (a space).
_CHARACTERS = (
    "0123456789○О〇零一二两三四五六七八九十百千几数多余半年月日号季度旬上中下底末初前后首今去本当明来次大"
    "这同过近最未内间期时自从至到截止以起开始现在目迄为或及之和与、—-~/. 全每均逐历天周昨终份的个划规计"
    "“”第元旦春节清端午秋国庆五劳动假小长头黄金代世纪"
)
_REACH = 40  # how far from its pivot an expression may go
# How far the lexer looks around a run: for 国际 before a holiday, for what must not follow.
_LOOK_BEHIND = _LOOK_AHEAD = 2

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "О": 0, "两": 2, "首": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_CN = "一二三四五六七八九"
_COUNT = rf"(?:\d{{1,4}}|[{_CN}十百两]{{1,5}})"
_FREE = rf"(?<![\d.{_CN}十百千万亿第])"  # not inside a longer number, not an ordinal


class Token(NamedTuple):
    """A piece of a time expression: its letter in the grammar, value and span."""

    letter: str
    value: int
    start: int
    end: int
    text: str


Chain = tuple[Token, ...]


def chains(text: str) -> Iterator[tuple[int, Chain]]:
    """Yield runs of adjacent tokens (a space may stand between two) of folded text.

    Each comes with its place in the text; the spans of its tokens count from there, so that equal
    chains are equal values.
    """
    end = -1
    for pivot in _PIVOT.finditer(text):
        start, behind = pivot.span()
        if start < end:
            continue
        left = text[max(end, start - _REACH, 0) : start]
        right = text[behind : behind + _REACH]
        start -= len(left) - len(left.rstrip(_CHARACTERS))
        end = behind + len(right) - len(right.lstrip(_CHARACTERS))
        lead = min(_LOOK_BEHIND, start)
        around = text[start - lead : end + _LOOK_AHEAD]
        for base, chain in _chains_of_run(around, lead, end - start + lead):
            yield start - lead + base, chain


@lru_cache(maxsize=8192)
def _chains_of_run(text: str, start: int, end: int) -> tuple[tuple[int, Chain], ...]:
    """Return the chains of a run with the little around it that decides; the same come again."""
    found: list[tuple[int, Chain]] = []
    chain: list[Token] = []
    base = at = start
    for match in _lexer().finditer(text, start):
        left, right = match.span()
        if left >= end:
            break
        if left > at and text[at:left].strip(" ") or len(chain) >= LONGEST_CHAIN:
            if chain:
                found.append((base, tuple(chain)))
            chain = []
        if not chain:
            base = left
        at = right
        name = match.lastgroup or ""
        read = _VALUES.get(name)
        value = read(match[0]) if read else 0
        chain.append(Token(name[0], value, left - base, right - base, match[0]))
    if chain:
        found.append((base, tuple(chain)))
    return tuple(found)


def number(text: str) -> int:
    """Return the number that a numeral below 10,000 names, digit by digit or by place.

    >>> number("2025"), number("二〇二五"), number("十二"), number("两千零四"), number("九八")
    (2025, 2025, 12, 2004, 98)
    """
    if text.isdecimal():
        return int(text)
    if _PLACES.keys().isdisjoint(text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for char in text:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _number_in(text: str) -> int:
    found = re.search(r"\d+|[〇零○О一二三四五六七八九十两首百千]+", text)
    return number(found[0]) if found else 0


def _iso(text: str) -> int:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return year * 10000 + month * 100 + day


def _decade(text: str) -> int:
    """Return the first year of a decade: 上世纪八十年代, 90年代, 本世纪二十年代."""
    century, _, decade = text.rpartition("世纪")
    ours = century in ("本", "21", "二十一")
    return (2000 if ours else 1900) + _number_in(decade)


def _plan(text: str) -> int:
    """Return which Five-Year Plan: “十四五” and 第十四个五年规划 are the 14th."""
    return number(re.sub(r"[“第]|个?五(?:年.*|”)?$", "", text))


def _step(text: str) -> int:
    return -1 if text[0] in "上昨" else 1 if text[0] in "下明次" else 0


def _holiday(text: str) -> int:
    """Return the place of a holiday in the list: “五一” and 五一节 are the same one."""
    names = list(holidays())
    name = text.strip("“”")
    return names.index(name if name in names else name.removesuffix("节").rstrip("”"))


_VALUES: dict[str, Callable[[str], int]] = {
    "Iso": _iso,
    "Year": _number_in,
    "year_short": _number_in,
    "g_decade": _decade,
    "G_bare": _number_in,
    "Rel": lambda text: relative_years()[text],
    "L_plan": _plan,
    "Month": _number_in,
    "Day": _number_in,
    "Half": lambda text: 1 if text[0] == "上" else 2,
    "Quarter": _number_in,
    "Cum_month": _number_in,
    "Cum_quarter": lambda text: 3 * _number_in(text),
    "X_xun": lambda text: "上中下".index(text[0]),
    "holiday": _holiday,
    "Uyear": _number_in,
    "Umonth": _number_in,
    "Uday": _number_in,
    "Nbare": _number_in,
    "W_month": _step,
    "w_week": lambda text: _step(text) * (2 if text[:2] in ("上上", "下下") else 1),
    "k_week": _number_in,
    "J_quarter": _step,
    "O_day": _step,
    "F_span": lambda text: 1 if text[-1] in "后来" else -1,
}


@cache
def _lexer() -> re.Pattern[str]:
    relative = "|".join(sorted(relative_years(), key=len, reverse=True))
    holiday_names = "|".join(sorted(holidays(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<Iso>(?<![\d.])(?:1[89]|20|21)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])(?![\d.]))
        |(?P<Year>{_FREE}
            (?:[12]\d{{3}}|[一二][{_CN}〇零○О]{{3}}|[两二一]千(?:零?[{_CN}]|[{_CN}百零]{{0,4}}十[{_CN}]?))
            [ ]?年(?:度|份)?(?!代|级))
        |(?P<g_decade>(?:[上本]世纪|(?:20|21|二十|二十一)世纪)?(?:[二三四五六七八九]十|[2-9]0)年代)
        |(?P<year_short>(?<![\d.{_CN}十百千])
            (?:[〇零○0]\d|[〇零○0{_CN}]{{2}}|[89]\d|\d\d(?=[ ]?年[ ]?\d{{1,2}}[ ]?月))
            [ ]?年(?!代|级|多|余|来|间|以|生)(?:度|份)?)
        |(?P<Rel>(?<![过以说证表基相未年月日间期])(?:{relative})(?!龄|级|会|限|画|产[值量]|均))
        |(?P<A_year>全年(?![级会]))
        |(?P<L_plan>“(?:[{_CN}]|十[一二三四五六七]?|二十)五”(?!普法)
            |(?<![{_CN}十百])十[一二三四五六七]五(?![{_CN}十年个万亿%度名普])
            |(?<![{_CN}十百\d])(?:[一二五六七八九]|十)五(?=期间|时期|以来|规划|计划|末)
            |第(?:[{_CN}]|十[{_CN}]?)个五年(?:计划|规划))
        |(?P<Half>(?<!以)[上下]半年)
        |(?P<Cum_month>(?<![目以之此日])[前头](?:十[一二]?|[{_CN}两]|1[0-2]|[1-9])[ ]?个?月(?:份)?)
        |(?P<Cum_quarter>(?<![目以之此日])前[二两三23][ ]?个?季度)
        |(?P<F_span>最近|近|过去的?|这|今后|未来|此后|往后|(?<!提)前(?=[{_CN}两十\d]{{1,4}}年))
        |(?P<Umonth>(?<![\d.])(?:{_COUNT}|[几数半])[ ]?[多余]?个半?多?月|(?<=近){_COUNT}[ ]?月(?!\d))
        |(?P<k_week>的?第[一二三四五1-5]周)
        |(?P<w_week>(?:上上|下下|[上下本这])一?周(?![年边围岁]))
        |(?P<Quarter>第?(?:[一二三四首]|(?<![\d.])[1-4])[ ]?季度|首季(?!节))
        |(?P<Month>{_FREE}(?:十[一二]?|[{_CN}]|1[0-2]|0?[1-9])[ ]?月(?:份)?)
        |(?P<W_month>(?<!登)[上下本当这](?:一?个)?月(?!球))
        |(?P<J_quarter>[上下本当这](?:一?个)?季度?(?!节))
        |(?P<Day>{_FREE}(?:[12]?\d|3[01]|二?十[{_CN}]?|三十一?|[{_CN}])[ ]?[日号](?![线楼令文院机站均]))
        |(?P<O_day>(?<!光)[昨今明次当]日(?![头报])|[昨今明当]天)
        |(?P<Uyear>(?<![\d.])(?:{_COUNT}|[几数半]|(?:几|数)十)[ ]?[多余]?(?:个半)?周?年半?(?!代|级|期|生))
        |(?P<Uday>(?<![\d.])(?:{_COUNT}|[几数半])[ ]?个?[多余]?半?(?:天|日|周|星期|小时|工作日))
        |(?P<holiday>(?<!国际)“?(?:{holiday_names})”?(?=节|假|小长假|期间|黄金周)节?|(?<=年)元旦|“五一”|国庆节|元旦(?=[，当前后]))
        |(?P<p_off>(?:小长)?假期?(?:期间)?|黄金周)
        |(?P<X_xun>[上中下]旬)
        |(?P<m_mid>年中(?![国央共小等部标长心华药医介期]))
        |(?P<End>年底|年末|年终|月底|月末|季末|底|末)
        |(?P<Begin>(?<!大)年初(?!步)|(?<!登)月初(?!步)|初(?![步中级心始期审评]))
        |(?P<z_until>截(?:至|止)[到至]?)
        |(?P<Since>以来|来(?![自访到华看说年源往临料之])|起(?![来草到步点诉重])|开始)
        |(?P<b_before>[或及]?(?:以前|之前)|(?<![目以之])前(?![往来期景列茅沿端后所瞻进身任\d{_CN}十两]))
        |(?P<a_after>[或及]?(?:以后|之后)|[或及]之?后|后(?![续期备勤台者人方疫]))
        |(?P<Till>至今|迄今(?:为止)?|目前(?:为止)?|现在|(?<=[至到])今(?!年|后|日|天))
        |(?P<P_span>期间|时期|之间|期内|年间|间|内)
        |(?P<K_same>同期)
        |(?P<r_rate>每年|年均|每月|月均|日均|每天|每日|逐年|历年|每季度?)
        |(?P<f_from>自从|自|从)
        |(?P<G_bare>(?<![\d.])(?:1[89]|20|21)\d\d(?=[ ]?[—\-~至到、和与]))
        |(?P<Nbare>{_FREE}(?:[{_CN}]?十[{_CN}]?|[{_CN}]|\d{{1,2}})(?=[ ]?[—\-~至到、和与])
            |(?<=月)(?:\d{{1,2}}|十[{_CN}]|[二三]十[{_CN}]?)(?=$|[，。；）)出]))
        |(?P<dash>[—\-~]{{1,2}}|至|(?<![虑看想谈受得遇说提])到)
        |(?P<s_list>[、和与及或])
        """,
        re.VERBOSE,
    )
