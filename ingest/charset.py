"""Bytes to text: byte-order mark, strict UTF-8, then GB18030 against Big5 by frequent characters.

A declared charset is not obeyed before that: people.cn pages declare GB2312 while the
saved bytes are UTF-8. `gb2312` and `gbk` are always decoded as GB18030, which holds both.
"""

import codecs
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .errors import UndecodableError

SAMPLE_BYTES = 4096
# Below this share of frequent characters among the double-byte ones a text is not Chinese:
# real notices score 0.35 to 0.6, Russian or Japanese bytes read as GB18030 under 0.1.
LEAST_SHARE = 0.15
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CHINESE = ("gb18030", "big5hkscs")
REPLACED = re.compile("\ufffd+")
# A file in UTF-8 of which a few bytes were lost on the way; other encodings that are read
# as UTF-8 have more that is wrong than right.
MOST_WRONG = 0.05


class Decoded(NamedTuple):
    """Text, its encoding, and how that was known: bom, utf8, utf16, scored, declared, latin."""

    text: str
    encoding: str
    source: str


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of a text file.

    Raises:
        UndecodableError: no step of the ladder fits.

    >>> decode("发放劳务报酬24.36亿元".encode("gbk"), "x.txt")[:2]
    ('发放劳务报酬24.36亿元', 'gb18030')
    """
    for step in STEPS:
        decoded = step(data)
        if decoded is not None:
            return decoded
    raise UndecodableError(f"{name}: text in no encoding that is known here")


def undecoded(text: str) -> int:
    """Return how many places of a decoded text stand for bytes that are no character."""
    return len(REPLACED.findall(text))


def _by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding, "bom")
    return None


def _by_utf8(data: bytes) -> Decoded | None:
    """Decode as UTF-8; a last character that was cut in two is left out."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return None
    return Decoded(text, "utf-8", "utf8") if used > len(data) - 4 and "\0" not in text else None


def _by_mostly_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few wrong bytes, which stand as U+FFFD in the text."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(char > "\x7f" for char in text) - wrong
    return Decoded(text, "utf-8", "utf8") if wrong <= MOST_WRONG * right else None


def _by_zeros(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a byte-order mark: ASCII in it leaves zeros in every other byte."""
    sample = data[:SAMPLE_BYTES]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) * 0.1:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return Decoded(text, encoding, "utf16") if "\0" not in text else None
    return None


def _by_score(data: bytes) -> Decoded | None:
    scores = {encoding: _share(data, encoding) for encoding in CHINESE}
    best = max(CHINESE, key=lambda encoding: scores[encoding])
    if scores[best] < LEAST_SHARE:
        return None
    return Decoded(data.decode(best, "replace"), best, "scored")


def _share(data: bytes, encoding: str) -> float:
    """Return the share of frequent characters, less what is private use or no character."""
    runs = re.findall(rb"(?:[\x81-\xfe][\x40-\xfe])+", data[: SAMPLE_BYTES * 16])
    text = b"\n".join(runs)[:SAMPLE_BYTES].decode(encoding, "replace")
    wide = [char for char in text if char > "\x7f"]
    if not wide:
        return 0.0
    good = sum(char in _frequent() for char in wide)
    bad = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in wide)
    return (good - bad) / len(wide)


@cache
def _frequent() -> frozenset[str]:
    lines = (files("ingest") / "frequent.txt").read_text(encoding="utf8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def _by_declaration(data: bytes) -> Decoded | None:
    """Obey a declared charset where nothing else fits and every byte agrees with it."""
    head = data[:2048].decode("latin-1")
    declared = re.search(r"""(?:charset|encoding)\s*=\s*["']?([\w-]+)""", head, re.IGNORECASE)
    if declared is None:
        return None
    try:
        return Decoded(data.decode(declared[1]), declared[1].lower(), "declared")
    except (LookupError, UnicodeDecodeError):
        return None


def _by_latin(data: bytes) -> Decoded | None:
    """Decode Western European text: mostly ASCII, with words that only cp1252 makes whole."""
    high = sum(byte > 0x7F for byte in data[: SAMPLE_BYTES * 4])
    if high > 0.15 * min(len(data), SAMPLE_BYTES * 4) or b"\0" in data:
        return None
    return Decoded(data.decode("cp1252", "replace"), "cp1252", "latin")


STEPS = (
    _by_bom,
    _by_utf8,
    _by_zeros,
    _by_mostly_utf8,
    _by_score,
    _by_declaration,
    _by_latin,
)
