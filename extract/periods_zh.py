"""Read Chinese time expressions: tokens to periods.

The grammar is a regular expression over the letters of tokens (periods_lexer_zh.py), so that
each form is one line: `YM` is 2025年6月, `NdM` is 1—6月, `FU` is 近三年.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from .periods_calendar import (
    Side,
    dated,
    no_dates,
    read_range,
    read_side,
    rolling,
)
from .periods_lexer_zh import Token, chains
from .periods_lexicon import basis_words, eras
from .periods_model import Grain, Period, PeriodKind, PeriodUse

_YEAR = "(?:[YyRG]|LP?)"
_PART = "(?:M[DXEBN]?|HE?|QE?|C|D|E|B|m|N|A)"
_SIDE = f"(?:{_YEAR}A?{_PART}?|{_PART}|I|W[DEBXN]?|JE?|O)"
_LIST = "[YR]?(?:[GN]s)+[YMQD]"
_GRAMMAR = re.compile(
    rf"""
    (?P<rate>r)
    |(?P<era>Va?S?|VS)
    |(?P<plan_part>LFU)
    |(?P<rolling>F?US?P?[ab]?)
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
_BASIS = re.compile(rf"(?:{'|'.join(basis_words())}) ?$")
_QUOTED_TITLE = re.compile("《[^《》\n]{0,80}$")


def read_periods(text: str, reference: date | None) -> Iterator[Period]:
    """Yield the time expressions of folded Chinese text, in order."""
    for chain in chains(text):
        letters = "".join(token.letter for token in chain)
        for match in _GRAMMAR.finditer(letters):
            tokens = chain[match.start() : match.end()]
            rule = match.lastgroup or ""
            period = _READERS[rule](tokens, reference)
            if period is not None:
                yield replace(period, rule=f"zh.{rule}", use=_use(text, period))


def _use(text: str, period: Period) -> PeriodUse:
    before = text[max(0, period.start - 80) : period.start]
    if _BASIS.search(before):
        return PeriodUse.BASIS
    if "《" in before and _QUOTED_TITLE.search(before):
        return PeriodUse.NAME
    return PeriodUse.OWN


def _side(tokens: list[Token]) -> Side:
    return read_side([(token.letter, token.value) for token in tokens])


def _single(tokens: list[Token], reference: date | None) -> Period | None:
    prefix = tokens[0].letter if tokens[0].letter in "zd" else ""
    tokens = tokens[1:] if prefix else tokens
    side = _side([token for token in tokens if token.letter != "P"])
    if not _stands_alone(tokens):
        return None
    if side.kind is PeriodKind.AS_OF or prefix == "z":
        kind = PeriodKind.AS_OF
    else:
        kind = PeriodKind.UNTIL if prefix == "d" else PeriodKind.INTERVAL
    return dated(_span(tokens), side, kind, reference)


def _stands_alone(tokens: list[Token]) -> bool:
    letters = "".join(token.letter for token in tokens).rstrip("P")
    if letters in ("N", "G", "MN"):
        return False
    text = tokens[0].text
    if letters == "y":  # 零八年, 98年, not 三五年 ("three to five years")
        return text[0] in "〇零○089九八"
    if letters == "E" or letters == "B":
        return len(text) > 1
    return letters != "D" or text.endswith("日")


def _since(tokens: list[Token], reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "fPSa"]
    side = _side(inner)
    if not _stands_alone(inner):
        return None
    if tokens[-1].letter == "a" and side.grain is not Grain.DAY:
        side = side.after()
    return dated(_span(tokens), side, PeriodKind.SINCE, reference)


def _until(tokens: list[Token], reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "db"]
    side = _side(inner)
    if not _stands_alone(inner):
        return None
    word = tokens[-1].text
    whole = side.kind is PeriodKind.AS_OF or word[0] in "或及"
    if not whole and not (word == "前" and side.grain in (Grain.DAY, Grain.MONTH)):
        side = side.before()
    return dated(_span(tokens[tokens[0].letter == "d" :]), side, PeriodKind.UNTIL, reference)


def _range(tokens: list[Token], reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "fPbS"]
    middle = next(i for i, token in enumerate(inner) if token.letter == "d")
    side = read_range(
        [(token.letter, token.value) for token in inner[:middle]],
        [(token.letter, token.value) for token in inner[middle + 1 :]],
    )
    if side is None:
        return None
    return dated(_span(tokens), side, PeriodKind.INTERVAL, reference)


def _between(tokens: list[Token], reference: date | None) -> Period | None:
    joined = [token._replace(letter="d") if token.letter == "s" else token for token in tokens]
    return _range(joined, reference)


def _till_now(tokens: list[Token], reference: date | None) -> Period | None:
    inner = [token for token in tokens if token.letter not in "fSdT"]
    return dated(_span(tokens), _side(inner), PeriodKind.SINCE, reference)


def _list(tokens: list[Token], reference: date | None) -> Period | None:
    """1、2、3月; 2023、2024年: the members, and what they cover together if they adjoin."""
    inner = [token for token in tokens if token.letter not in "sP"]
    year = inner[:1] if inner[0].letter in "YR" and len(inner) > 1 else []
    items, letter = inner[len(year) :], inner[-1].letter
    values = [item.value for item in items]
    members = []
    for item in items:
        pairs = [(token.letter, token.value) for token in year] + [(letter, item.value)]
        member = dated((item.start, item.end), read_side(pairs), PeriodKind.INTERVAL, reference)
        if member is None:
            return None
        members.append(replace(member, rule="zh.list.member"))
    if any(b - a != 1 for a, b in zip(values, values[1:], strict=False)):
        return no_dates(_span(tokens), PeriodKind.INTERVAL, members)
    last = members[-1]
    return replace(
        members[0],
        start=tokens[0].start,
        end=tokens[-1].end,
        last=last.last,
        period_end=last.period_end,
        members=tuple(members),
    )


def _rolling(tokens: list[Token], reference: date | None) -> Period | None:
    letters = "".join(token.letter for token in tokens)
    length = next(token for token in tokens if token.letter == "U")
    frame = tokens[0] if letters[0] == "F" else None
    if length.value == 0 or letters[-1] in "ab" or not (frame or "S" in letters):
        return no_dates(_span(tokens), PeriodKind.DURATION)
    if frame is not None and frame.text == "前":
        return no_dates(_span(tokens), PeriodKind.DURATION)
    unit = "year" if "年" in length.text else "month" if "月" in length.text else "day"
    ahead = frame is not None and frame.value > 0
    whole = "S" in letters or frame is not None and frame.text.startswith("过去")
    return rolling(
        _span(tokens), (length.value if not ahead else -length.value, unit), whole, reference
    )


def _plan_part(tokens: list[Token], reference: date | None) -> Period | None:
    plan, frame, length = tokens
    side = _side([plan]).years_from_start(length.value)
    if frame.text != "前" or "年" not in length.text:
        return None
    return dated(_span(tokens), side, PeriodKind.INTERVAL, reference)


def _era(tokens: list[Token], reference: date | None) -> Period | None:
    side = Side.of_day(eras()[tokens[0].text])
    return dated(_span(tokens), side, PeriodKind.SINCE, reference)


def _same(tokens: list[Token], reference: date | None) -> Period | None:
    if len(tokens) == 1:
        return no_dates(_span(tokens), PeriodKind.SAME_PERIOD)
    if any(token.letter == "d" for token in tokens):
        period = _range([token for token in tokens if token.letter != "K"], reference)
    else:
        period = dated(_span(tokens), _side(tokens[:-1]), PeriodKind.INTERVAL, reference)
    return period and replace(period, kind=PeriodKind.SAME_PERIOD, end=tokens[-1].end)


def _now(tokens: list[Token], reference: date | None) -> Period | None:
    span = _span(tokens)
    if reference is None:
        return no_dates(span, PeriodKind.AS_OF)
    return dated(span, Side.of_day(reference), PeriodKind.AS_OF, reference)


def _rate(tokens: list[Token], _reference: date | None) -> Period:
    return no_dates(_span(tokens), PeriodKind.RATE)


def _span(tokens: list[Token]) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].end


_Reader = Callable[[list[Token], date | None], Period | None]
_READERS: dict[str, _Reader] = {
    "rate": _rate,
    "era": _era,
    "plan_part": _plan_part,
    "rolling": _rolling,
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
