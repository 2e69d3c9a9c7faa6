"""Chinese full-text search with any SQLite: split characters, phrase queries, jieba for long ones.

The index holds 就业 as 就 and 业; numbers (24.36), Latin words and each punctuation mark
are words of their own, and a query is the phrase of its characters. So a word of two
characters inside a longer one is found, as are numbers (2025年6月, 5.5%), with no
dictionary that could change. Since marks are words, 人社 is not found in 工人、社会: over
real reports that alone took the precision of such words from 0.65 to 1.

A change of `zh_seg` needs a new `ZH_SEG_VERSION` and a migration that rebuilds both
indexes, for what the old one wrote cannot be deleted by the new one.
"""

import logging
import re
import sqlite3
from functools import cache
from typing import Any, NamedTuple

from .addresses import public_address

ZH_SEG_VERSION = "1"
ZERO_WIDTH_SPACE = "\u200b"  # a separator for unicode61, invisible, removed by SQL replace()
_LINE_END = f"{ZERO_WIDTH_SPACE}\n{ZERO_WIDTH_SPACE}"

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
# What is more than one character and yet one word of the index: a decimal, a word or
# number, blanks. All else is a word by itself: characters, marks, line ends.
_LONG = re.compile(rf"(\d+(?:\.\d+)+|[^\W{_CJK}]+|[^\S\n\t]+)")
_CHUNK = re.compile(r'"([^"]*)"?|(\S+)')
_CURLY_QUOTES = str.maketrans("“”„‟", '""""')
# Marks at which a query falls apart; those left (%, ., /, -, & …) are part of a word.
_MARKS = re.compile(
    r"[，。、；：！？（）《》〈〉【】〔〕「」『』‘’…—·,;:!?()\[\]{}<>*'`]+|\.(?=\D|$)"
)
# Only what looks the same: a mapped ， would show as a comma in the snippet.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％]")
_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．", "％％")
    for code in range(ord(first), ord(last) + 1)
}


def zh_seg(text: str | None) -> str | None:
    """Return text with a zero-width space between the words of the index.

    >>> (zh_seg("就业２０万，增长5.5%") or "").replace(ZERO_WIDTH_SPACE, "|")
    '就|业|20|万|，|增|长|5.5|%'
    """
    if text is None:
        return None
    # Full-width forms are rare, and a search is three times faster than a translation.
    narrow = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    words = _LONG.split(narrow)
    words[::2] = map(ZERO_WIDTH_SPACE.join, words[::2])
    return ZERO_WIDTH_SPACE.join(filter(None, words))


def zh_seg_lines(text: str, known: dict[str, str]) -> str:
    """Return what `zh_seg` returns, for texts that share lines: `known` holds what was split.

    A blank line gives one separator more than there, which the index does not see.
    """
    lines = []
    for line in text.split("\n"):
        split = known.get(line)
        if split is None:
            split = known[line] = zh_seg(line) or ""
        lines.append(split)
    return _LINE_END.join(lines)


def escape_fts(query: str | None) -> str:
    """Return the FTS5 query for what a person typed: each chunk between blanks is a phrase.

    A quoted part is one chunk; a final * asks for words that begin so.

    >>> escape_fts("劳务报酬 job*").replace(ZERO_WIDTH_SPACE, "|")
    '"劳|务|报|酬" "job"*'
    """
    return " ".join(_phrase(chunk) for chunk in _chunks(query)) or '""'


def escape_ranked(query: str | None) -> str:
    """Return the FTS5 query of the ranked search, which also reads queries without spaces.

    A chunk of several jieba words asks for the whole phrase or for all of its words, so
    that 湖南劳务报酬 finds texts that hold both; rank puts the whole phrase first.
    """
    return " AND ".join(map(_alternatives, _chunks(query))) or '""'


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that triggers, views, queries and migrations call."""
    connection.create_function("public_address", 1, public_address, deterministic=True)
    connection.create_function("zh_seg", 1, zh_seg, deterministic=True)
    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
    connection.create_function("escape_ranked", 1, escape_ranked, deterministic=True)


class _Chunk(NamedTuple):
    """A phrase of a query; a quoted one is taken as it is."""

    text: str
    is_quoted: bool = False
    is_prefix: bool = False


def _chunks(query: str | None) -> list[_Chunk]:
    """Return the phrases of a query, cut at blanks and at marks that are no part of a word."""
    chunks: list[_Chunk] = []
    for quoted, bare in _CHUNK.findall((query or "").replace("\0", " ").translate(_CURLY_QUOTES)):
        pieces = [piece for piece in _MARKS.split(quoted or bare) if re.search(r"\w", piece)]
        chunks += [_Chunk(piece, bool(quoted)) for piece in pieces]
        if pieces and bare.endswith("*"):
            chunks[-1] = chunks[-1]._replace(is_prefix=True)
    return chunks


def _phrase(chunk: _Chunk) -> str:
    text = (zh_seg(chunk.text) or "").strip().replace('"', '""')
    return f'"{text}"' + "*" * chunk.is_prefix


def _alternatives(chunk: _Chunk) -> str:
    words = [] if chunk.is_quoted or chunk.is_prefix else _words(chunk.text)
    if len(words) < 2:
        return _phrase(chunk)
    return f"({_phrase(chunk)} OR ({' AND '.join(_phrase(_Chunk(word)) for word in words)}))"


def _words(chunk: str) -> list[str]:
    return [word for word in _jieba().lcut(chunk) if re.search(r"\w", word)]


@cache
def _jieba() -> Any:
    """Return jieba's tokenizer; loaded at the first long query, not at start."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.dt
