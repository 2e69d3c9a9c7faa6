"""The words of Chinese time expressions: for each its letter in the grammar, pattern and value.

Rules are tried in order, the first that matches wins, so a longer word stands before a shorter one.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .lexicon import holidays, relative_years
from .numerals_zh import number, number_in

_CN = "一二三四五六七八九"
_NUMERAL = f"0123456789{_CN}十百千两零〇○О几数半"
_COUNT = rf"(?:\d{{1,4}}|[{_CN}十百两]{{1,5}})"
_FREE = rf"(?<![\d.{_CN}十百千万亿第])"  # not inside a longer number, not an ordinal
# 2023.01—2025.12, as terms of projects are written.
_MONTH_OF_YEAR = r"(?:19|20)\d\d\.(?:1[0-2]|0?[1-9])"
_WEEKDAYS = "一二三四五六日天末"
# 上周一家企业, 本周三个项目: a number that counts, not a day of the week.
_NO_COUNT = r"(?![十百千万亿余多个家项名人次户座台条件部批份场天位年月元均亩公吨米辆种大类所只])"
_RANGE_GOES_ON = r"(?=[ ]?[—\-~至到、和与])"


class TokenRule(NamedTuple):
    """A kind of word: its letter, the characters it may begin with, its pattern and its value."""

    letter: str
    first: str
    pattern: str
    value: Callable[[str], int] = lambda _: 0


def _iso(text: str) -> int:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return year * 10000 + month * 100 + day


def _month_of_year(text: str) -> int:
    year, month = text.split(".")
    return int(year) * 100 + int(month)


def _decade(text: str) -> int:
    """Return the first year of a decade: 上世纪八十年代, 90年代, 本世纪二十年代."""
    century, _, decade = text.rpartition("世纪")
    ours = century in ("本", "21", "二十一")
    said = number_in(decade)
    return said if said > 99 else (2000 if ours else 1900) + said


def _plan(text: str) -> int:
    """Return which Five-Year Plan: “十四五” and 第十四个五年规划 are the 14th."""
    return number(re.sub(r"[“第]|个?五(?:年.*|”)?$", "", text))


def _step(text: str) -> int:
    return -1 if text[0] in "上昨" else 1 if text[0] in "下明次" else 0


def _weeks(text: str) -> int:
    return _step(text) * (2 if text[:2] in ("上上", "下下") else 1)


def _weekday(char: str) -> int:
    """Return the number of a day of the week, Monday 1, or 8 for 末, the weekend."""
    return 7 if char == "天" else _WEEKDAYS.index(char) + 1 if char != "末" else 8


def _days(text: str) -> int:
    """Return how many days from today: 前天 -2, 大后天 3, 昨日 -1."""
    if text[-2] not in "前后":
        return _step(text)
    return (2 + (text[0] == "大")) * (1 if text[-2] == "后" else -1)


def _holiday(text: str) -> int:
    """Return the place of a holiday in the list: “五一” and 五一节 are the same one."""
    names = list(holidays())
    name = text.strip("“”")
    return names.index(name if name in names else name.removesuffix("节").rstrip("”"))


_YEARS = (
    TokenRule(
        "I",
        _NUMERAL,
        r"(?<![\d.])(?:1[89]|20|21)\d\d(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep)"
        r"(?:0?[1-9]|[12]\d|3[01])(?![\d.])",
        _iso,
    ),
    TokenRule(
        "Y",
        _NUMERAL,
        rf"{_FREE}(?:[12]\d{{3}}|[一二][{_CN}〇零○О]{{3}}"
        rf"|[两二一]千(?:零?[{_CN}]|[{_CN}百零]{{0,4}}十[{_CN}]?)"
        rf"|[{_CN}〇零○О]{{3}}(?=[ ]?年[ ]?(?:十[一二]?|[{_CN}]|\d{{1,2}})[ ]?月))"
        r"[ ]?年(?:度|份)?(?!代|级)",
        number_in,
    ),
    TokenRule(
        "g",
        _NUMERAL + "上本",
        r"(?<!\d)(?:(?:[上本]世纪|(?:20|21|二十|二十一)世纪)?(?:[二三四五六七八九]十|[2-9]0)|(?:19|20)\d0)年代",
        _decade,
    ),
    TokenRule(
        "y",
        _NUMERAL,
        rf"(?<![\d.{_CN}十百千])"
        rf"(?:[〇零○0]\d|[〇零○0{_CN}]{{2}}|[89]\d|\d\d(?=[ ]?年[ ]?\d{{1,2}}[ ]?月))"
        r"[ ]?年(?!代|级|多|余|来|间|以|生)(?:度|份)?",
        number_in,
    ),
    TokenRule(
        "R",
        "".join(sorted({word[0] for word in relative_years()})),
        rf"(?<![过以说证表基相未年月日间期马])(?:{'|'.join(sorted(relative_years(), key=len, reverse=True))})"
        r"(?!龄|级|会|限|画|产[值量]|均)",
        lambda text: relative_years()[text],
    ),
    TokenRule(
        "v",
        _NUMERAL,
        rf"(?<![\d.]){_MONTH_OF_YEAR}(?=[—\-~至到]{{1,2}}{_MONTH_OF_YEAR}(?![\d.]))"
        rf"|(?<=\.\d\d[—\-~至到]){_MONTH_OF_YEAR}(?![\d.])|(?<=\.\d[—\-~至到]){_MONTH_OF_YEAR}(?![\d.])",
        _month_of_year,
    ),
    TokenRule("A", "全", r"全年(?![级会])"),
    TokenRule(
        "L",
        _NUMERAL + "“第",
        rf"“(?:[{_CN}]|十[一二三四五六七]?|二十)五”(?!普法)"
        rf"|(?<![{_CN}十百])十[一二三四五六七]五(?![{_CN}十年个万亿%度名普])"
        rf"|(?<![{_CN}十百\d])(?:[一二五六七八九]|十)五(?=期间|时期|以来|规划|计划|末)"
        rf"|第(?:[{_CN}]|十[{_CN}]?)个五年(?:计划|规划)",
        _plan,
    ),
)
_PARTS_OF_YEARS = (
    TokenRule("H", "上下", r"(?<!以)[上下]半年", lambda text: 1 if text[0] == "上" else 2),
    TokenRule(
        "C",
        "前头",
        rf"(?<![目以之此日])[前头](?:十[一二]?|[{_CN}两]|1[0-2]|[1-9])[ ]?个?月(?:份)?",
        number_in,
    ),
    TokenRule(
        "C", "前", r"(?<![目以之此日])前[二两三23][ ]?个?季度", lambda text: 3 * number_in(text)
    ),
    TokenRule(
        "F",
        "最近过这今未此往前",
        rf"最近|近|过去的?|这(?!(?:一?个)?(?:[月周季]|星期|礼拜)|一天)|今后|未来|此后|往后|(?<!提)前(?=[{_CN}两十\d]{{1,4}}年)",
        lambda text: 1 if text[-1] in "后来" else -1,
    ),
    TokenRule(
        "q", "的前", rf"(?<=[年月])的?前(?=[{_CN}两十\d]{{1,4}}(?:天|周(?![岁年末])|个星期))"
    ),
    TokenRule(
        "U",
        _NUMERAL,
        rf"(?<![\d.])(?:{_COUNT}|[几数半])[ ]?[多余]?个半?多?月|(?<=近){_COUNT}[ ]?月(?!\d)",
        number_in,
    ),
    TokenRule("k", "的第", r"的?第[一二三四五1-5]周", number_in),
    TokenRule(
        "w", "上下本这", r"(?:上上|下下|[上下本这])[一个]?(?:周(?![年边围岁])|星期|礼拜)", _weeks
    ),
    TokenRule(
        "V",
        _WEEKDAYS,
        rf"(?:(?<=[上下本这]周)|(?<=[上下本这][一个]周)|(?<=[上下本这](?:星期|礼拜))|(?<=[上下本这][一个](?:星期|礼拜)))[{_WEEKDAYS}]{_NO_COUNT}",
        _weekday,
    ),
    TokenRule(
        "V",
        "周星礼",
        rf"(?<![{_CN}两十\d每双单个])(?:星期|礼拜)[{_WEEKDAYS[:-1]}]{_NO_COUNT}"
        rf"|(?<![\u4e00-\u9fff、])周[{_WEEKDAYS[:-2]}](?=[，。（(上下晚早凌]|$)",
        lambda text: _weekday(text[-1]),
    ),
    TokenRule(
        "Q",
        _NUMERAL + "第首",
        r"第?(?:[一二三四首]|(?<![\d.])[1-4])[ ]?季度|首季(?!节)",
        number_in,
    ),
    TokenRule(
        "M", _NUMERAL, rf"{_FREE}(?:十[一二]?|[{_CN}]|1[0-2]|0?[1-9])[ ]?月(?:份)?", number_in
    ),
    TokenRule("W", "上下本当这", r"(?<!登)[上下本当这](?:一?个)?月(?!球)", _step),
    TokenRule("J", "上下本当这", r"[上下本当这](?:一?个)?季度?(?!节)", _step),
    # 12号 without its month is a day only where nothing else can be meant: not 嫦娥五号, 3号机组.
    TokenRule(
        "e",
        _NUMERAL,
        r"(?:^|(?<=[，。；的于在从自至到\s]))(?:0?[1-9]|[12]\d|3[01])[ ]?号"
        r"(?=$|[，。；）)前后起之以至到—\-]|[上下中]午|早|晚|凌晨)",
        number_in,
    ),
    TokenRule(
        "D",
        _NUMERAL,
        rf"{_FREE}(?:0?[1-9]|[12]\d|3[01]|二?十[{_CN}]?|三十一?|[{_CN}])[ ]?[日号](?![线楼令文院机站均])",
        number_in,
    ),
    TokenRule(
        "O",
        "昨今明次当大前后",
        r"(?<!光)[昨今明次当]日(?![头报])|[昨今明当]天"
        r"|(?<![目以之此日年月天今])大?[前后]天(?![性然气津下])",
        _days,
    ),
    TokenRule(
        "U",
        _NUMERAL,
        rf"(?<![\d.])(?:{_COUNT}|[几数半]|(?:几|数)十)[ ]?[多余]?(?:个半)?周?年半?(?!代|级|期|生)",
        number_in,
    ),
    TokenRule(
        "U",
        _NUMERAL,
        rf"(?<![\d.])(?!四周)(?:{_COUNT}|[几数半])[ ]?个?[多余]?半?(?:天|日|周(?![岁年边围期末])|星期|小时|工作日)",
        number_in,
    ),
)
_HOLIDAY = "|".join(sorted(holidays(), key=len, reverse=True))
_HOLIDAYS = (
    TokenRule(
        "h",
        "“元国" + "".join(sorted({name[0] for name in holidays()})),
        rf"(?<!国际)“?(?:{_HOLIDAY})”?(?=节|假|小长假|期间|黄金周)节?|(?<=年)元旦|“五一”|国庆节|元旦(?=[，当前后])",
        _holiday,
    ),
    TokenRule("p", "小长假黄", r"(?:小长)?假期?(?:期间)?|黄金周"),
)
_ENDS = (
    TokenRule("X", "上中下", r"[上中下]旬", lambda text: "上中下".index(text[0])),
    TokenRule("m", "年", r"年中(?![国央共小等部标长心华药医介期])"),
    TokenRule("E", "年月季底末", r"年底|年末|年终|月底|月末|季末|底|末"),
    TokenRule("B", "年月初", r"(?<!大)年初(?!步)|(?<!登)月初(?!步)|初(?![步中级心始期审评])"),
)
_GLUE = (
    TokenRule("z", "截", r"截(?:至|止)[到至]?"),
    TokenRule(
        "S",
        "以来起开",
        r"以来|来(?![自访到华看说年源往临料之])|起(?![来草到步点诉重])|开始",
    ),
    TokenRule(
        "b",
        "或及以之前",
        r"[或及]?(?:以前|之前)"
        rf"|(?<![目以之])前(?![往来期景列茅沿端后所瞻进身任\d{_CN}十两])",
    ),
    TokenRule(
        "a",
        "或及以之后",
        r"[或及]?(?:以后|之后)|[或及]之?后|后(?![续期备勤台者人方疫])",
    ),
    TokenRule(
        "T",
        "至迄目现今当",
        r"至今|迄今(?:为止)?|(?<![项科题栏])目前(?:为止)?|现在|当前(?=，)|(?<=[至到])今(?!年|后|日|天)",
    ),
    TokenRule("P", "期时之年间内", r"期间|时期|之间|期内|年间|间|内"),
    TokenRule("K", "同", r"同期"),
    TokenRule("r", "每年月日逐历", r"每年|年均|每月|月均|日均|每天|每日|逐年|历年|每季度?"),
    TokenRule("f", "自从", r"自从|自|从"),
    TokenRule("G", _NUMERAL, rf"(?<![\d.])(?:1[89]|20|21)\d\d{_RANGE_GOES_ON}", number_in),
    TokenRule(
        "N",
        _NUMERAL,
        rf"{_FREE}(?:[{_CN}]?十[{_CN}]?|[{_CN}]|\d{{1,2}}){_RANGE_GOES_ON}"
        rf"|(?<=月)(?:\d{{1,2}}|十[{_CN}]|[二三]十[{_CN}]?)(?=$|[，。；）)出])",
        number_in,
    ),
    TokenRule("d", "—-~至到", r"[—\-~]{1,2}|至|(?<![虑看想谈受得遇说提])到"),
    TokenRule("s", "、和与及或", r"[、和与及或]"),
)
RULES = _YEARS + _PARTS_OF_YEARS + _HOLIDAYS + _ENDS + _GLUE


@cache
def matchers() -> dict[str, re.Pattern[str]]:
    """Return for each character the rules that a word beginning with it may be of, as one pattern.

    Its groups are named `t` and the place of the rule. Few rules share a first character, so one look-up
    saves most of them.
    """
    firsts = {char for rule in RULES for char in rule.first}
    return {char: re.compile(_alternatives(char)) for char in firsts}


def _alternatives(char: str) -> str:
    return "|".join(
        f"(?P<t{place}>{rule.pattern})" for place, rule in enumerate(RULES) if char in rule.first
    )
