"""Cut English text about time into tokens, the letters of tokens_zh.py.

Words that only join (of, in, the, a comma) are tokens too, with the letter `o`; the grammar
takes them out. A number is a year, a day or the number of a plan only beside other tokens.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from extract.numbers.number_words_en import number_words

from .lexer_zh import LONGEST_CHAIN, Chain, Token
from .lexicon import eras_en, relative_years_en

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS: list[str] = number_words()["ones"][1:13]
_TEENS: list[str] = number_words()["ordinals"][9:16]
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2}
_ORDINALS |= {"3rd": 3, "4th": 4}
_N = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)}|couple of|few|several)"

_PIVOT = re.compile(
    r"(?:19|20|21)\d\d|year|quarter|half|month|week|decade|[QH][1-4]\b|[1-4][QH]\b|since"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|annual|daily|congress|opening|founding|yesterday|today|date|\bnow\b",
    re.IGNORECASE,
)
_REACH = 48


def chains(text: str) -> Iterator[tuple[int, Chain]]:
    """Yield runs of adjacent tokens of folded text (see lexer_zh.chains)."""
    end = 0
    for pivot in _PIVOT.finditer(text):
        if pivot.start() < end:
            continue
        start = max(end, pivot.start() - _REACH)
        end = _last_pivot(text, pivot.end()) + _REACH
        yield from _chains_between(text, start, end)


def _last_pivot(text: str, at: int) -> int:
    """Return where a series of pivots ends that follow each other closely."""
    while (following := _PIVOT.search(text, at, at + _REACH)) is not None:
        at = following.end()
    return at


def _chains_between(text: str, start: int, end: int) -> Iterator[tuple[int, Chain]]:
    chain: list[Token] = []
    base = at = start
    for match in _lexer().finditer(text, start, end + 24):
        left, right = match.span()
        if left >= end:
            break
        if chain and (text[at:left].strip(" ,.") or left - at > 3 or len(chain) >= LONGEST_CHAIN):
            yield base, tuple(chain)
            chain = []
        base = base if chain else left
        at = right
        name = match.lastgroup or ""
        value = _value(name, match[0])
        chain.append(Token(name[0], value, left - base, right - base, match[0]))
    if chain:
        yield base, tuple(chain)


def _value(name: str, text: str) -> int:
    read = _READ.get(name)
    return read(text.lower()) if read is not None else 0


def _count(text: str) -> int:
    found = re.search(r"\d+", text)
    if found is not None:
        return int(found[0])
    return next((n for n, word in enumerate(_NUMBERS, 1) if re.search(rf"\b{word}\b", text)), 0)


def _count_years(text: str) -> int:
    found = re.search(r"\d{4}", text)
    return int(found[0]) if found is not None else 0


def _ordinal(text: str) -> int:
    found = re.search(r"[1-4]", text)
    if found is not None:
        return int(found[0])
    return next((n for word, n in _ORDINALS.items() if word in text), 0)


def _plan(text: str) -> int:
    found = re.search(r"\d+", text)
    if found is not None:
        return int(found[0])
    return next((n for n, word in enumerate(_TEENS, 10) if word in text), 0)


def _iso(text: str) -> int:
    year, month, day = (int(part) for part in re.split(r"[-/.]", text))
    return year * 10000 + month * 100 + day


def _relative(text: str) -> int:
    return relative_years_en()[re.sub(r"\s+", " ", text)]


_READ: dict[str, Callable[[str], int]] = {
    "Iso": _iso,
    "Year": int,
    "gdecade": _count_years,
    "Nyear": int,
    "Month": lambda text: _MONTHS.index(text[:3]) + 1,
    "Nday": _count,
    "Half": _ordinal,
    "Quarter": _ordinal,
    "Cum_month": _count,
    "Cum_quarter": lambda text: 3 * _count(text),
    "Rel": _relative,
    "L_plan": _plan,
    "V_era": lambda text: eras_en()[text.removeprefix("the ")].toordinal(),
    "Umany": lambda text: _count(text) * (10 if "decade" in text else 1),
    "Uone": lambda text: 10 if "decade" in text else 1,
    "Fspan": lambda text: 1 if "next" in text or "coming" in text else -1,
    "W_month": lambda text: -1 if "last" in text else 1 if "next" in text else 0,
    "O_day": lambda text: -1 if text == "yesterday" else 1 if text == "tomorrow" else 0,
}


@cache
def _lexer() -> re.Pattern[str]:
    era = "|".join(sorted(eras_en(), key=len, reverse=True)).replace(" ", r"\s")
    relative = "|".join(sorted(relative_years_en(), key=len, reverse=True)).replace(" ", r"\s")
    return re.compile(
        rf"""(?<![A-Za-z0-9$¥])(?<!\d[.,])(?:
        (?P<Iso>(?:19|20|21)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])(?![\d.]))
        |(?P<Year>(?:19|20|21)\d\d(?![\dA-Za-z]|[.,]\d|\spercent|%|-[a-z]))
        |(?P<Month>(?:Jan(?:uary)?|Feb(?:ruary)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?
            |(?-i:Mar(?:ch)?)|March(?=[ ]\d)
            |(?-i:May)(?=[ ,.]*\d|[ ]?[—-]|[ ](?:to|this|last|of|and|through)\b)|May(?=[ ](?:19|20)\d\d)
            |(?:(?<=in[ ])|(?<=of[ ])|(?<=since[ ])|(?<=to[ ])|(?<=and[ ]))(?-i:May))(?![a-z]))
        |(?P<gdecade>(?:the\s)?(?:19|20)\d0s)
        |(?P<Half>(?:the\s)?(?:first|second|1st|2nd)[ -]half|[Hh][12](?![\w])|[12]H(?![\w]))
        |(?P<Quarter>(?:the\s)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)[ -]quarter|Q[1-4](?![\w])|[1-4]Q(?!\w))
        |(?P<Cum_month>(?:the\s)?first\s{_N}\smonths)
        |(?P<Cum_quarter>(?:the\s)?first\s(?:two|three|2|3)\squarters)
        |(?P<K_same>(?:the\s)?same\s(?:period|month|quarter)|(?:the\s)?corresponding\speriod|year[ -]on[ -]year|year[ -]over[ -]year|month[ -]on[ -]month|quarter[ -]on[ -]quarter|\byoy\b)
        |(?P<Rel>(?:{relative})\b)
        |(?P<V_era>(?:the\s)?(?:{era}))
        |(?P<L_plan>(?:the\s|China's\s)?["“”']?(?:\d{{1,2}}(?:st|nd|rd|th)|(?:{"|".join(_TEENS)}))\s(?:Five|five|5)[ -](?:Year|year)\s(?:Plan|plan)["“”']?(?:[ ]?\(FYP\))?(?:\speriod)?(?:[ ]?\([12]\d{{3}}\s?[-—]\s?(?:\d\d){{1,2}}\))?)
        |(?P<r_rate>per\s(?:year|month|day|annum)|a\s(?:year|month|day)(?!\s(?:earlier|ago|before))|each\s(?:year|month)|every\s(?:year|month|day)|annually|daily|monthly)
        |(?P<Till>so\sfar(?:\sthis\syear)?|to\sdate|at\spresent|currently|now(?=\s)|the\spresent)
        |(?P<Fspan>(?:the\s)?(?:past|last|previous|recent|preceding|next|coming|following)(?=\s(?:{_N}[ -])?(?:full\s)?(?:years?|months?|decades?|days?|weeks?)\b))
        |(?P<Umany>{_N}(?:[ -]plus)?(?:[ -]more)?[ -](?:full\s)?(?:years?|months?|decades?|days?|weeks?)(?:\sago|\searlier|[ -]old)?\b)
        |(?P<Uone>(?:year|month|decade|week)s?(?=[ .,;)]|$)(?:\sago|\searlier)?)
        |(?P<W_month>(?:last|this|next)\smonth)
        |(?P<O_day>yesterday|today|tomorrow)
        |(?P<End>(?:the\s)?end\sof|(?:the\s)?year[ -]end|end[- ](?=[A-Z]|of|20))
        |(?P<Begin>(?:the\s)?(?:beginning|start)\sof|early(?=[ -](?:[A-Z]|20|in|this)))
        |(?P<mid>mid[ -](?=20|19|[A-Z]|year)|the\smiddle\sof)
        |(?P<Since>since)
        |(?P<z_until>as\sof|as\sat)
        |(?P<by>by|up\sto|until|till|no\slater\sthan)
        |(?P<c_before>before|prior\sto)
        |(?P<a_after>after)
        |(?P<from>from|between)
        |(?P<dash>to|through|thru)
        |(?P<s_list>and|or)
        |(?P<o>of|in|the|during|for|over|within|full|whole|on|year|period|calendar)
        |(?P<Nday>\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\spercent))
        )(?![A-Za-z])|(?<=\d)[ ]?(?P<dash2>[—-])[ ]?(?=\d|[A-Z])|(?<=[a-z.])[ ]?(?P<dash3>[—-])[ ]?(?=[A-Z]|\d)
        |(?<=\d[—-])(?P<Nyear>\d\d)(?![\d%]|[.,]\d)""",
        re.VERBOSE | re.IGNORECASE,
    )
