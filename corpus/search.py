"""Chinese full-text search with any SQLite: split characters, phrase queries, jieba for long ones.

The index holds 就业 as 就 and 业, runs of digits and Latin letters stay whole, and a query
is the phrase of its characters. So a word of two characters inside a longer one is found,
as are numbers (2025年6月, 24.36亿元), with no dictionary that could change. A change of
`zh_seg` needs a new `ZH_SEG_VERSION` and a migration that rebuilds both indexes, for what
the old one wrote cannot be deleted by the new one.
"""

import logging
import re
import sqlite3
from functools import cache

ZH_SEG_VERSION = "1"
ZERO_WIDTH_SPACE = "\u200b"  # a separator for unicode61, invisible, removed by SQL replace()

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_PIECE = re.compile(f"[{_CJK}]|[^{_CJK}]+")
_CHUNK = re.compile(r'"([^"]*)"?|(\S+)')
_CURLY_QUOTES = str.maketrans("“”„‟", '""""')
# Letters and digits only: a mapped ， would show as a comma in the snippet.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}


def zh_seg(text: str | None) -> str | None:
    """Return text with a zero-width space at both sides of every Chinese character.

    >>> (zh_seg("就业２０万 jobs") or "").replace(ZERO_WIDTH_SPACE, "|")
    '就|业|20|万| jobs'
    """
    if text is None:
        return None
    # Full-width forms are rare, and a search is three times faster than a translation.
    narrow = text.translate(_FULL_WIDTH) if _WIDE.search(text) else text
    return ZERO_WIDTH_SPACE.join(_PIECE.findall(narrow))


def escape_fts(query: str | None) -> str:
    """Return the FTS5 query for what a person typed: each chunk between blanks is a phrase.

    A quoted part is one chunk; a final * asks for words that begin so.

    >>> escape_fts("劳务报酬 job*").replace(ZERO_WIDTH_SPACE, "|")
    '"劳|务|报|酬" "job"*'
    """
    return " ".join(_phrase(quoted or bare, bare) for quoted, bare in _chunks(query)) or '""'


def escape_ranked(query: str | None) -> str:
    """Return the FTS5 query of the ranked search, which also reads queries without spaces.

    A chunk of several jieba words asks for the whole phrase or for all of its words, so
    that 湖南劳务报酬 finds texts that hold both; rank puts the whole phrase first.
    """
    return " AND ".join(_alternatives(q, b) for q, b in _chunks(query)) or '""'


def register_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the search triggers, views and queries call."""
    connection.create_function("zh_seg", 1, zh_seg, deterministic=True)
    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
    connection.create_function("escape_ranked", 1, escape_ranked, deterministic=True)


def _chunks(query: str | None) -> list[tuple[str, str]]:
    found = _CHUNK.findall((query or "").replace("\0", " ").translate(_CURLY_QUOTES))
    return [(quoted, bare) for quoted, bare in found if re.search(r"\w", quoted or bare)]


def _phrase(chunk: str, bare: str = "") -> str:
    text = (zh_seg(chunk.rstrip("*")) or "").strip().replace('"', '""')
    return f'"{text}"' + "*" * bare.endswith("*")


def _alternatives(quoted: str, bare: str) -> str:
    whole = _phrase(quoted or bare, bare)
    words = [] if quoted or bare.endswith("*") else _words(bare)
    if len(words) < 2:
        return whole
    return f"({whole} OR ({' AND '.join(map(_phrase, words))}))"


def _words(chunk: str) -> list[str]:
    return [word for word in _jieba().lcut(chunk) if re.search(r"\w", word)]


@cache
def _jieba():  # type: ignore[no-untyped-def]
    """Return jieba's tokenizer; loaded at the first long query, not at start."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()
