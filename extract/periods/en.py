"""Read English time expressions: tokens to periods.

The grammar is written in the letters of lexer_en.py, after the joining words are
taken out: `HY` is the first half of 2025, `MdMY` January to June 2025.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from .calendar import dated, no_dates, rolling
from .lexer_en import chains
from .lexer_zh import Chain, Token
from .lexicon import comparison_words_en
from .model import Period, PeriodKind, PeriodUse
from .sides import Pairs, Side, read_range, read_side
from .use import moved

_SIDE = "(?:[EBm]?(?:NM|MN?|H|Q|C)[YR]?|[EBm]?[YR][HQC]?|[EBm]?L|I|N|W|O|E|m|g)"
_GRAMMAR = re.compile(
    rf"""
    (?P<rate>r)
    |(?P<era>SV)
    |(?P<rolling>F?U)
    |(?P<same>K(?:{_SIDE})?)
    |(?P<till_now>[Sf]?{_SIDE}[ds]T)
    |(?P<now>[zb]?T)
    |(?P<range>f?{_SIDE}d(?:N[YR]|{_SIDE})|f{_SIDE}[sb]{_SIDE})
    |(?P<since>S{_SIDE}|a{_SIDE})
    |(?P<as_of>z{_SIDE})
    |(?P<until>[bc]{_SIDE})
    |(?P<single>{_SIDE})
    """,
    re.VERBOSE,
)
# Before a bare year: without such a word four digits are a count.
_YEAR_COMES = re.compile(
    r"(?:\b(?:in|of|for|during|year|years|from|than|over|vs\.?|and|to|with|until|since|the|by|through)\s|[(\[])$",
    re.IGNORECASE,
)


def read_periods(text: str, reference: date | None) -> Iterator[Period]:
    """Yield the time expressions of folded English text, in order."""
    for start, chain in chains(text):
        for period in _read_chain(chain, reference):
            placed = moved(period, start)
            if placed.rule != "en.year" or _YEAR_COMES.search(
                text, max(0, placed.start - 9), placed.start
            ):
                yield replace(placed, use=_use(text, placed))


@lru_cache(maxsize=4096)
def _read_chain(chain: Chain, reference: date | None) -> tuple[Period, ...]:
    said = tuple(token for token in chain if token.letter != "o")
    letters = "".join([token.letter for token in said])
    periods = []
    for match in _GRAMMAR.finditer(letters):
        rule = match.lastgroup or ""
        period = _READERS[rule](said[match.start() : match.end()], reference)
        if period is not None:
            bare = match[0] == "Y"
            periods.append(replace(period, rule="en.year" if bare else f"en.{rule}"))
    return tuple(periods)


def _use(text: str, period: Period) -> PeriodUse:
    if period.kind is PeriodKind.SAME_PERIOD:
        return PeriodUse.BASIS
    if period.rule in ("en.single", "en.year") and _compared().search(
        text, max(0, period.start - 16), period.start
    ):
        return PeriodUse.BASIS
    return PeriodUse.OWN


@cache
def _compared() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in comparison_words_en())
    return re.compile(rf"\b(?:{words}) $")


def _pairs(tokens: Chain) -> Pairs:
    """Return letters and values; a number beside a month is its day, mid-June its middle."""
    letters = {token.letter for token in tokens}
    renamed = {"N": "D", "m": "X"} if "M" in letters else {}
    return tuple(
        (renamed.get(token.letter, token.letter), 1 if token.letter == "m" else token.value)
        for token in tokens
    )


def _side(tokens: Chain) -> Side:
    return read_side(_pairs(tokens))


def _single(tokens: Chain, reference: date | None) -> Period | None:
    if tokens[0].letter == "N" and len(tokens) == 1:
        return None
    side = _side(tokens)
    return dated(_span(tokens), side, side.kind, reference)


def _as_of(tokens: Chain, reference: date | None) -> Period | None:
    return _bounded(tokens, PeriodKind.AS_OF, reference)


def _since(tokens: Chain, reference: date | None) -> Period | None:
    if tokens[1].letter == "N" and len(tokens) == 2:
        return None
    side = _side(tokens[1:])
    if tokens[0].letter == "a":
        side = side.after()
    return dated(_span(tokens), side, PeriodKind.SINCE, reference)


def _until(tokens: Chain, reference: date | None) -> Period | None:
    return _bounded(tokens, PeriodKind.UNTIL, reference)


def _bounded(tokens: Chain, kind: PeriodKind, reference: date | None) -> Period | None:
    word, inner = tokens[0], tokens[1:]
    if inner[0].letter == "N" and len(inner) == 1:
        return None
    side = _side(inner)
    is_end = any(token.letter == "E" for token in inner)  # before the end of the year: its last day
    side = side.before() if word.letter == "c" and not is_end else side
    return dated(_span(inner), side, kind, reference)


def _range(tokens: Chain, reference: date | None) -> Period | None:
    inner = tokens[tokens[0].letter == "f" :]
    middle = next(i for i, token in enumerate(inner) if token.letter in "dsb")
    left, right = _pairs(inner[:middle]), _pairs(inner[middle + 1 :])
    if left[0][0] == "N" and len(left) == 1 and "D" in dict(right):
        left = (("D", left[0][1]),)
    if right[0][0] == "N" and "D" in dict(left):
        right = (("D", right[0][1]), *right[1:])
    side = read_range(left, right)
    return None if side is None else dated(_span(inner), side, PeriodKind.INTERVAL, reference)


def _till_now(tokens: Chain, reference: date | None) -> Period | None:
    return dated(
        _span(tokens), _side(tokens[tokens[0].letter in "Sf" : -2]), PeriodKind.SINCE, reference
    )


def _rolling(tokens: Chain, reference: date | None) -> Period | None:
    length = tokens[-1]
    if len(tokens) == 1 and not re.search(r"\d|[a-z] ", length.text):
        return None  # the word alone: fiscal year 2024
    if tokens[0].letter != "F" or length.value == 0 or "old" in length.text:
        return no_dates(_span(tokens), PeriodKind.DURATION)
    unit = "day" if "day" in length.text else "month" if "month" in length.text else "year"
    if "week" in length.text:
        return rolling(
            _span(tokens), (-7 * tokens[0].value * length.value, "day"), False, reference
        )
    return rolling(_span(tokens), (-tokens[0].value * length.value, unit), True, reference)


def _era(tokens: Chain, reference: date | None) -> Period | None:
    side = Side.of_day(date.fromordinal(tokens[1].value))
    return dated(_span(tokens), side, PeriodKind.SINCE, reference)


def _same(tokens: Chain, reference: date | None) -> Period | None:
    period = _single(tokens[1:], reference) if len(tokens) > 1 else None
    if period is None:
        return no_dates(_span(tokens[:1]), PeriodKind.SAME_PERIOD)
    return replace(period, kind=PeriodKind.SAME_PERIOD, start=tokens[0].start)


def _now(tokens: Chain, reference: date | None) -> Period | None:
    if reference is None:
        return no_dates(_span(tokens), PeriodKind.AS_OF)
    if "year" in tokens[-1].text:
        side = read_side((("R", 0),))
        return dated(_span(tokens), side, PeriodKind.SINCE, reference)
    return dated(_span(tokens), Side.of_day(reference), PeriodKind.AS_OF, reference)


def _rate(tokens: Chain, _reference: date | None) -> Period:
    return no_dates(_span(tokens), PeriodKind.RATE)


def _span(tokens: Chain) -> tuple[int, int]:
    first: Token = tokens[0]
    return first.start, tokens[-1].end


_READERS: dict[str, Callable[[Chain, date | None], Period | None]] = {
    "rate": _rate,
    "era": _era,
    "rolling": _rolling,
    "same": _same,
    "till_now": _till_now,
    "now": _now,
    "range": _range,
    "since": _since,
    "as_of": _as_of,
    "until": _until,
    "single": _single,
}
