"""Read Chinese time expressions: tokens to periods.

The grammar is a regular expression over the letters of tokens (tokens_zh.py), so that
each form is one line: `YM` is 2025年6月, `NdM` is 1—6月, `FU` is 近三年.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from .calendar import dated, days_between, no_dates
from .holidays import holiday_days
from .lengths_zh import read_first_part, read_plan_part, read_rolling
from .lexer_zh import Chain, Token, chains, pairs_of, span_of
from .lexicon import eras, holidays
from .model import Grain, Period, PeriodKind
from .sides import Side, read_range, read_side
from .use import is_planned, placed

_YEAR = "(?:[YyRG]|LP?)"
_PART = "(?:M[DXEBNk]?|HE?|QE?|C|D|e|E|B|m|N|A|k)"
_SIDE = f"(?:{_YEAR}A?{_PART}?|(?!k){_PART}|I|W[DEBXNk]?|JE?|O|wV?|V|g|v|X)"
_LIST = "(?:(?:Gs){1,11}Y|[YR]?(?:Ns){1,11}[MQD])"
_GRAMMAR = re.compile(
    rf"""
    (?P<rate>r)
    |(?P<holiday>{_YEAR}?hp?P?)
    |(?P<plan_part>LFU)
    |(?P<first_part>(?:{_YEAR}?M|W|{_YEAR})qU)
    |(?P<rolling>F?(?:Nd)?US?P?[ab]?)
    |(?P<same>(?:{_YEAR}{_PART}?|{_PART}d{_PART})?K)
    |(?P<now>[zd]?T)
    |(?P<range>f?{_SIDE}d{_SIDE}P?[bS]?)
    |(?P<till_now>f?{_SIDE}S?d?T)
    |(?P<list>{_LIST}P?)
    |(?P<between>{_SIDE}s{_SIDE}P)
    |(?P<since>f?{_SIDE}P?S|f{_SIDE}P?|{_SIDE}a)
    |(?P<until>d?{_SIDE}b)
    |(?P<single>[zd]?{_SIDE}P?)
    """,
    re.VERBOSE,
)
_BARREN = re.compile("[dsfSTabPGNFDEBp]*(?<![DEBT])")  # glue and numbers, no word of time


def read_periods(text: str, reference: date | None) -> Iterator[Period]:
    """Yield the time expressions of folded Chinese text, in order."""
    for start, chain in chains(text):
        if chain[0].letter in "Sa":  # an era has no characters of its own: 党的十八大以来
            yield from _era(text, start, chain[0], reference)
        for period in _read_chain(chain, reference):
            found = placed(period, start, text)
            if found.rule == "zh.single" and text[found.start : found.end] == "全年":
                found = _year_to_come(text, found, reference)
            yield found


def _year_to_come(text: str, period: Period, reference: date | None) -> Period:
    """力争全年 in January means the year that begins, 全年 alone the one that is over."""
    if reference is None or period.year == reference.year or not is_planned(text, period):
        return period
    return period.in_year(reference.year)


@lru_cache(maxsize=8192)
def _read_chain(chain: Chain, reference: date | None) -> tuple[Period, ...]:
    letters = "".join([token.letter for token in chain])
    if _BARREN.fullmatch(letters) and not any(_names_turn(token) for token in chain):
        return ()
    periods = []
    for match in _GRAMMAR.finditer(letters):
        tokens = chain[match.start() : match.end()]
        rule = match.lastgroup or ""
        period = _READERS[rule](tokens, reference)
        if period is not None:
            periods.append(replace(period, rule=f"zh.{rule}"))
    return tuple(periods)


def _names_turn(token: Token) -> bool:
    """年底前, 年初以来: the turn of a year needs no other word."""
    return token.letter in ("E", "B") and token.text.startswith("年")


def _era(text: str, start: int, word: Token, reference: date | None) -> Iterator[Period]:
    found = _era_before().search(text, max(0, start - 16), start)
    if found is None or word.text not in ("以来", "之后", "以后", "后"):
        return
    span = (found.start(), start + word.end)
    period = dated(span, Side.of_day(eras()[found["name"]]), PeriodKind.SINCE, reference)
    if period is not None:
        yield placed(replace(period, rule="zh.era"), 0, text)


@cache
def _era_before() -> re.Pattern[str]:
    names = "|".join(sorted(eras(), key=len, reverse=True))
    return re.compile(rf"(?P<name>{names})(?:胜利)?(?:召开)?$")


def _single(tokens: Chain, reference: date | None) -> Period | None:
    prefix = tokens[0].letter if tokens[0].letter in "zdf" else ""
    if prefix == "d" and tokens[0].text not in ("至", "到"):
        prefix, tokens = "", tokens[1:]
    tokens = tokens[1:] if prefix else tokens
    side = read_side(pairs_of([token for token in tokens if token.letter != "P"]))
    if not _stands_alone(tokens):
        return None
    if side.kind is PeriodKind.AS_OF or prefix == "z":
        kind = PeriodKind.AS_OF
    else:
        until = prefix == "d" and side.plan is None
        kind = PeriodKind.UNTIL if until else PeriodKind.INTERVAL
    return dated(span_of(tokens), side, kind, reference)


def _stands_alone(tokens: Sequence[Token]) -> bool:
    letters = "".join(token.letter for token in tokens).rstrip("P")
    if letters in ("N", "G", "X", "v"):
        return False
    text = tokens[0].text
    if letters == "y":  # 零八年, 98年, 七七年, not 三五年 ("three to five years")
        return text[0] in "〇零○089九八" or text[0] == text[1]
    if letters == "E" or letters == "B":
        return len(text) > 1
    return letters != "D" or text.endswith("日") and text != "一日"


def _since(tokens: Chain, reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "fPSa"]
    side = read_side(pairs_of(inner))
    if not _stands_alone(inner):
        return None
    if tokens[0].text == "从" and tokens[-1].letter not in "Sa":
        return _single(tokens[1:], reference)  # 从2021年的181只增加到…
    if tokens[-1].letter == "a" and side.grain is not Grain.DAY:
        side = side.after()
    side = replace(side, has_begun=tokens[-1].text in ("以来", "来"))
    return dated(span_of(tokens), side, PeriodKind.SINCE, reference)


def _until(tokens: Chain, reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "db"]
    side = read_side(pairs_of(inner))
    if not _stands_alone(inner):
        return None
    word = tokens[-1].text
    whole = side.kind is PeriodKind.AS_OF or word[0] in "或及"
    if not whole and not (word == "前" and side.grain in (Grain.DAY, Grain.MONTH)):
        side = side.before()
    return dated(span_of(tokens[tokens[0].letter == "d" :]), side, PeriodKind.UNTIL, reference)


def _range(tokens: Chain, reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "fPbS"]
    middle = next(i for i, token in enumerate(inner) if token.letter == "d")
    if any(token.letter == "O" for token in inner):
        ends = [read_side(pairs_of(part)) for part in (inner[:middle], inner[middle + 1 :])]
        return days_between(span_of(tokens), (ends[0], ends[1]), reference)
    side = read_range(
        tuple([(token.letter, token.value) for token in inner[:middle]]),
        tuple([(token.letter, token.value) for token in inner[middle + 1 :]]),
    )
    if side is None:
        return None
    return dated(span_of(tokens), side, PeriodKind.INTERVAL, reference)


def _between(tokens: Chain, reference: date | None) -> Period | None:
    joined = [token._replace(letter="d") if token.letter == "s" else token for token in tokens]
    return _range(tuple(joined), reference)


def _till_now(tokens: Chain, reference: date | None) -> Period | None:
    """去年到现在, 2001年至今: the end is said, and is the reference."""
    inner = [token for token in tokens if token.letter not in "fSdT"]
    since = dated(span_of(tokens), read_side(pairs_of(inner)), PeriodKind.SINCE, reference)
    if since is None or since.period_end is None:
        return since
    return replace(since, kind=PeriodKind.INTERVAL)


def _list(tokens: Chain, reference: date | None) -> Period | None:
    """1、2、3月; 2023、2024年: the members, and what they cover together if they adjoin."""
    inner = [token for token in tokens if token.letter not in "sP"]
    year = inner[:1] if inner[0].letter in "YR" else []
    items, letter = inner[len(year) :], inner[-1].letter
    values = [item.value for item in items]
    members = []
    for item in items:
        pairs = (*((token.letter, token.value) for token in year), (letter, item.value))
        member = dated((item.start, item.end), read_side(pairs), PeriodKind.INTERVAL, reference)
        if member is None:
            return None
        members.append(replace(member, rule="zh.list.member"))
    if any(b - a != 1 for a, b in zip(values, values[1:], strict=False)):
        return no_dates(span_of(tokens), PeriodKind.INTERVAL, members)
    last = members[-1]
    return replace(
        members[0],
        start=tokens[0].start,
        end=tokens[-1].end,
        last=last.last,
        period_end=last.period_end,
        members=tuple(members),
    )


def _holiday(tokens: Chain, reference: date | None) -> Period | None:
    year = read_side(pairs_of([token for token in tokens if token.letter in "YyR"]))
    name = next(token for token in tokens if token.letter == "h")
    off = tokens[-1] is not name
    days = holiday_days(list(holidays())[name.value], off, year, reference)
    if days is None:
        return None
    side = Side.of_days(*days, Grain.DAY)
    return dated(span_of(tokens), side, PeriodKind.INTERVAL, reference)


def _same(tokens: Chain, reference: date | None) -> Period | None:
    if len(tokens) == 1:
        return no_dates(span_of(tokens), PeriodKind.SAME_PERIOD)
    if any(token.letter == "d" for token in tokens):
        period = _range(tuple(t for t in tokens if t.letter != "K"), reference)
    else:
        period = dated(
            span_of(tokens), read_side(pairs_of(tokens[:-1])), PeriodKind.INTERVAL, reference
        )
    return period and replace(period, kind=PeriodKind.SAME_PERIOD, end=tokens[-1].end)


def _now(tokens: Chain, reference: date | None) -> Period | None:
    span = span_of(tokens)
    if reference is None:
        return no_dates(span, PeriodKind.AS_OF)
    return dated(span, Side.of_day(reference), PeriodKind.AS_OF, reference)


def _rate(tokens: Chain, _reference: date | None) -> Period:
    return no_dates(span_of(tokens), PeriodKind.RATE)


_Reader = Callable[[Chain, date | None], Period | None]
_READERS: dict[str, _Reader] = {
    "rate": _rate,
    "holiday": _holiday,
    "plan_part": read_plan_part,
    "first_part": read_first_part,
    "rolling": read_rolling,
    "same": _same,
    "now": _now,
    "range": _range,
    "till_now": _till_now,
    "list": _list,
    "between": _between,
    "since": _since,
    "until": _until,
    "single": _single,
}
