"""Length-preserving folding of characters, so that rules are written once and offsets stay."""

import re
from functools import cache
from importlib.resources import files

DASHES = "─―–—～〜‐‑−"
SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"
# Not NFKC: it changes meaning and length (① → 1, ½ → 1⁄2, ㎡ → m2, ︰ → ..).
PUNCTUATION = {"﹝": "〔", "﹞": "〕", "﹔": "；", "︰": "：", "﹣": "-", "﹪": "%"}


def fold(text: str) -> str:
    """Return text of the same length with width, script, dashes and spaces made uniform.

    Full-width letters, digits and ％．＋－／＜＞＝ become ASCII, traditional characters
    simplified ones, every long dash —, every odd space an ASCII space. Full-width
    ，。：；（） stay: they separate clauses.

    >>> fold("發放勞務報酬２.４億元　增長１０％")
    '发放劳务报酬2.4亿元 增长10%'
    """
    return text if text.isascii() else _folded_re().sub(_fold_one, text)


def _fold_one(match: re.Match[str]) -> str:
    return _table()[ord(match[0])]


@cache
def _folded_re() -> re.Pattern[str]:
    """Match one character that folding changes: few do, so str.translate is ten times slower."""
    return re.compile("[" + re.escape("".join(map(chr, _table()))) + "]")


@cache
def _table() -> dict[int, str]:
    width = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    kept = {ord(c) for c in "，：；（）！？"}
    table = {code: new for code, new in width.items() if code not in kept}
    table |= {ord(c): "—" for c in DASHES}
    table |= {ord(c): " " for c in SPACES}
    table |= {ord(old): new for old, new in PUNCTUATION.items()}
    table |= {ord(pair[0]): pair[1] for pair in traditional_pairs()}
    return table


def traditional_pairs() -> list[str]:
    """Return the pairs of traditional and simplified characters, two characters each."""
    lines = (files("ingest") / "traditional.txt").read_text(encoding="utf8").splitlines()
    return [line for line in lines if not line.startswith("#")]
