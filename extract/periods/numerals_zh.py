"""Chinese and Arabic numerals of dates: years digit by digit, months and days by place."""

import re

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "О": 0, "两": 2, "首": 1}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> int:
    """Return the number that a numeral below 10,000 names, digit by digit or by place.

    >>> number("2025"), number("二〇二五"), number("十二"), number("两千零四"), number("九八")
    (2025, 2025, 12, 2004, 98)
    """
    if text.isdecimal():
        return int(text)
    if _PLACES.keys().isdisjoint(text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = digit = 0
    for char in text:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def number_in(text: str) -> int:
    """Return the first number of a word, or 0: 十月份 is 10, 第三季度 3."""
    found = re.search(r"\d+|[〇零○О一二三四五六七八九十两首百千]+", text)
    return number(found[0]) if found else 0
