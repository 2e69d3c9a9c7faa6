"""Cut Chinese text about time into tokens: a year, a month, 上半年, 以来, a dash …

A token is a letter, which the grammar of zh.py is written in, and its value. Only the
stretches around a pivot (年, 月, 以来 …) that are made of the characters of such words are ever
looked at, which is what makes reading fast.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .tokens_zh import RULES, matchers

LONGEST_CHAIN = (
    48  # tokens; longer runs are cut, so that hostile input costs no more than its length
)

# Every expression has one of these. Each begins with a letter of its own, so that the search
# runs over text at the speed of a character class; what it needs besides is looked up behind it.
_PIVOT = re.compile(
    r"""年|月|季|旬|来(?<=以来)|前(?<=[目当]前)|今(?<=[迄至]今)|今[日天]|昨[日天]|明[日天]|在(?<=现在)
    |期(?<=同期)|日(?<=[\d一二三四五六七八九十当次\ ]日)|号(?<=[\d\ ]号)|均(?<=日均)|每[天日]|周(?:(?<=[上下本这一个]周)|(?<=[近去来这前].周)|(?<=[近去来这前]..周)|(?<=[近去来这前]...周))
    |周[一二三四五六日]|期(?<=星期)|拜(?<=礼拜)|天(?:(?<=[前后]天)|(?<=[近去来这前].天)|(?<=[近去来这前]..天)|(?<=[近去来这前]...天))
    |五(?<=[“十第].五)|五(?<=“五)一|五(?=一[假劳黄期”小])|五(?<=十五)[”期时规以末]
    |节(?<=[春庆明午秋动]节)|假(?<=[旦节庆明午秋一”长]假)|旦(?<=元旦)
    |-(?<=\d{4}-)\d|/(?<=\d{4}/)\d|\.(?<=\d{4}\.)\d""",
    re.VERBOSE,
)
# Every character of a token, and what may stand between two (a space).
_CHARACTERS = (
    "0123456789○О〇零一二两三四五六七八九十百千几数多余半年月日号季度旬上中下底末初前后首今去本当明来次大"
    "这同过近最未内间期时自从至到截止以起开始现在目迄为或及之和与、—-~/. 全每均逐历天周昨终份的个划规计"
    "“”第元旦春节清端午秋国庆五劳动假小长头黄金代世纪星礼拜"
)
_REACH = 40  # how far from its pivot an expression may go
# How far the lexer looks around a run: for 国际 before a holiday, for what must not follow.
_LOOK_BEHIND = _LOOK_AHEAD = 2


class Token(NamedTuple):
    """A piece of a time expression: its letter in the grammar, value and span."""

    letter: str
    value: int
    start: int
    end: int
    text: str


Chain = tuple[Token, ...]


def pairs_of(tokens: Sequence[Token]) -> tuple[tuple[str, int], ...]:
    """Return letters and values alone, as a side is read from them."""
    return tuple([(token.letter, token.value) for token in tokens])


def span_of(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return where tokens begin and end."""
    return tokens[0].start, tokens[-1].end


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
    base = last = start
    for letter, value, left, right in _tokens(text, start, end):
        if left > last and text[last:left].strip(" ") or len(chain) >= LONGEST_CHAIN:
            if chain:
                found.append((base, tuple(chain)))
            chain = []
        if not chain:
            base = left
        last = right
        chain.append(Token(letter, value, left - base, right - base, text[left:right]))
    if chain:
        found.append((base, tuple(chain)))
    return tuple(found)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, int]]:
    """Yield letter, value and span of each token that begins in a stretch."""
    at, by_first = start, matchers()
    while at < end:
        matcher = by_first.get(text[at])
        match = matcher.match(text, at) if matcher is not None else None
        if match is None:
            at += 1
            continue
        rule = RULES[int((match.lastgroup or "")[1:])]
        yield rule.letter, rule.value(match[0]), at, match.end()
        at = match.end()
