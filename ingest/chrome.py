"""Lines that are not the document: buttons, counters, page numbers, by a list (chrome.txt)."""

import re
from functools import cache
from importlib.resources import files

LONGEST = 120


def is_chrome(line: str) -> bool:
    """Say whether a whole line belongs to the site or the printer, not to the text.

    >>> is_chrome("【字体：大 中 小】"), is_chrome("— 3 —"), is_chrome("大中小学1233所")
    (True, True, False)
    """
    bare = line.strip(" 　\xa0\t\r\n")
    return len(bare) <= LONGEST and bool(_chrome_re().fullmatch(bare.strip("【】[]") or "x"))


@cache
def _chrome_re() -> re.Pattern[str]:
    lines = (files("ingest") / "chrome.txt").read_text(encoding="utf8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and line[0] != "#"))
