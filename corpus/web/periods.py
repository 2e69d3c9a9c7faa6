"""Periods as pages name them: 2025年上半年, Jan–Jun 2025, 截至2025年6月30日."""

from calendar import month_abbr, monthrange
from datetime import date

SEPARATOR = ".."


def period_token(start: str | None, end: str | None) -> str:
    """Return a period as addresses carry it.

    >>> period_token("2025-01-01", "2025-06-30"), period_token(None, "2025-06-30")
    ('2025-01-01..2025-06-30', '..2025-06-30')
    """
    return f"{start or ''}{SEPARATOR}{end or ''}"


def parse_token(token: str) -> tuple[str | None, str | None]:
    """Return start and end of a token; anything else is the unknown period.

    >>> parse_token("..2025-06-30")
    (None, '2025-06-30')
    """
    start, _, end = token.partition(SEPARATOR)
    return start or None, end or None


def period_length(start: str | None, end: str | None) -> int:
    """Return the number of months a period covers, 0 where it is a day or unknown.

    >>> period_length("2025-01-01", "2025-06-30")
    6
    """
    if not start or not end:
        return 0
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return (last.year - first.year) * 12 + last.month - first.month + 1


def period_label(start: str | None, end: str | None, language: str) -> str:
    """Return the name of a period.

    >>> period_label("2025-01-01", "2025-06-30", "zh"), period_label("2025-01-01", "2025-06-30", "en")
    ('2025年上半年', 'Jan–Jun 2025')
    >>> period_label(None, "2025-06-30", "zh"), period_label("2024-01-01", "2024-12-31", "en")
    ('截至2025年6月30日', '2024')
    """
    if not end:
        return ""
    last = date.fromisoformat(end)
    first = date.fromisoformat(start) if start else None
    if first is None:
        return f"截至{_day_zh(last)}" if language == "zh" else f"as of {_day_en(last)}"
    if not _whole_months(first, last):
        return _days(first, last, language)
    return _months_zh(first, last) if language == "zh" else _months_en(first, last)


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _days(first: date, last: date, language: str) -> str:
    if language == "zh":
        return f"{_day_zh(first)}至{_day_zh(last)}"
    return f"{_day_en(first)} to {_day_en(last)}"


# First and last month of the year -> what it is called.
_NAMED = {
    (1, 12): "", (1, 6): "上半年", (7, 12): "下半年", (1, 9): "前三季度", (1, 3): "一季度",
    (4, 6): "二季度", (7, 9): "三季度", (10, 12): "四季度",
}  # fmt: skip


def _months_zh(first: date, last: date) -> str:
    if first.year != last.year:
        if (first.month, last.month) == (1, 12):
            return f"{first.year}—{last.year}年"
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"
    months = (first.month, last.month)
    if months in _NAMED:
        return f"{first.year}年{_NAMED[months]}"
    if first.month == last.month:
        return f"{first.year}年{first.month}月"
    return f"{first.year}年{first.month}—{last.month}月"


def _months_en(first: date, last: date) -> str:
    whole_years = (first.month, last.month) == (1, 12)
    if first.year != last.year:
        if whole_years:
            return f"{first.year}–{last.year}"
        return f"{month_abbr[first.month]} {first.year} – {month_abbr[last.month]} {last.year}"
    if whole_years:
        return str(first.year)
    if first.month == last.month:
        return f"{month_abbr[first.month]} {first.year}"
    return f"{month_abbr[first.month]}–{month_abbr[last.month]} {first.year}"


def _day_zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _day_en(day: date) -> str:
    return f"{day.day} {month_abbr[day.month]} {day.year}"
