"""Dates as notices write them, to `date`."""

import re
from datetime import date

from ingest.characters import fold

# What is written for 〇: a circle, Latin, Greek and Cyrillic letters (二Ο一八年).
ZEROS = "○ＯO零0\u039f\u041e"
HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(ZEROS, "0")
DATE = re.compile(
    r"""
    (?P<year>(?:19|20)\d\d) (?:
        \s*年\s* (?P<month>\d{1,2}) \s*月\s* (?P<day>\d{1,2}) \s*[日号]   # 2025年7月23日
      | (?P<sep>[-/.]) (?P<m2>\d{1,2}) (?P=sep) (?P<d2>\d{1,2}) (?!\d)    # 2025-07-23, 2025/7/23
      | (?P<m3>[01]\d) (?P<d3>[0-3]\d) (?!\d)                             # 20250723
    )
    """,
    re.VERBOSE,
)
HAN_DATE = re.compile(
    rf"([一二][〇{ZEROS}一二三四五六七八九]{{3}})\s*年\s*([一二三四五六七八九十]{{1,2}})\s*月"
    r"\s*([一二三四五六七八九十]{1,3})\s*日"
)
# A day written out, for patterns of lines that hold one.
DAY = (
    r"(?:(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    + "|"
    + HAN_DATE.pattern.replace("(", "(?:")
    + ")"
)
ENGLISH_DATE = re.compile(
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<day>\d{1,2})"
    r"(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def find_date(text: str) -> date | None:
    """Return the first full date of a text.

    >>> find_date("发布时间：2025/05/20 09:30:00"), find_date("二〇二三年一月十日")
    (datetime.date(2025, 5, 20), datetime.date(2023, 1, 10))
    """
    text = fold(text)
    for match in DATE.finditer(text):
        month = match["month"] or match["m2"] or match["m3"]
        day = match["day"] or match["d2"] or match["d3"]
        found = _date(match["year"], month, day)
        if found is not None:
            return found
    return _find_han_date(text) or _find_english_date(text)


def is_date(text: str) -> bool:
    """Say whether a line is a date and nothing else.

    >>> is_date("2023年1月10日"), is_date("二〇二三年一月十日"), is_date("2023年1月10日起")
    (True, True, False)
    """
    line = fold(text).strip(" 　\t（）()")
    return any(pattern.fullmatch(line) for pattern in (DATE, HAN_DATE)) and (
        find_date(line) is not None
    )


def _find_han_date(text: str) -> date | None:
    match = HAN_DATE.search(text)
    if match is None:
        return None
    year = "".join(HAN_DIGITS[char] for char in match[1])
    return _date(year, str(_han_number(match[2])), str(_han_number(match[3])))


def _han_number(text: str) -> int:
    """Return 1 to 99 from 一, 十二, 三十一."""
    tens, ten, ones = text.rpartition("十")
    tens_value = int(HAN_DIGITS[tens]) if tens in HAN_DIGITS else 1
    return (10 * tens_value if ten else 0) + (int(HAN_DIGITS[ones]) if ones in HAN_DIGITS else 0)


def _find_english_date(text: str) -> date | None:
    match = ENGLISH_DATE.search(text)
    if match is None:
        return None
    return _date(match["year"], str(MONTHS.index(match["month"]) + 1), match["day"])


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
