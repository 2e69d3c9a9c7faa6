"""Reposts: documents that share the sentences which bear figures.

Official texts share boilerplate and differ in figures, so sentences with digits tell a
repost from a look-alike (ingestion.md §8 measured 0 of 200 look-alikes merged).
"""

import hashlib
import re
import sqlite3

from ingest import fold

_SENTENCE_END = re.compile(r"[。；﹔！？!?;\n]|\.(?=\s)")
_DIGIT = re.compile(r"\d")
_NOT_WORD = re.compile(r"[\W_]+")
_LEAST_CHARACTERS = 10


def sentence_hashes(text: str) -> set[int]:
    """Return 63-bit hashes of the sentences of ten characters and more that hold a digit.

    Width, script and punctuation do not count, so a repost in traditional characters
    meets its original.

    >>> a = sentence_hashes("上半年，全省发放劳务报酬24.36亿元。")
    >>> a == sentence_hashes("上半年全省發放勞務報酬２４．３６億元！")
    True
    """
    with_digits = (part for part in _SENTENCE_END.split(text) if _DIGIT.search(part))
    sentences = (_NOT_WORD.sub("", fold(part)) for part in with_digits)
    return {_hash(sentence) for sentence in sentences if len(sentence) >= _LEAST_CHARACTERS}


def write_sentence_hashes(connection: sqlite3.Connection, document_id: int, text: str) -> None:
    """Store the hashes of a document's text, to be compared later."""
    connection.execute("insert or ignore into pending_origins values (?)", [document_id])
    connection.executemany(
        "insert into sentence_hashes values (?, ?)",
        [(hash_, document_id) for hash_ in sorted(sentence_hashes(text))],
    )


def _hash(sentence: str) -> int:
    digest = hashlib.blake2b(sentence.encode("utf8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
