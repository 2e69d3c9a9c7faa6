"""Values of spreadsheet cells as the sheet shows them: 0.255 under 0.0% is 25.5%."""

import re
from datetime import date, datetime, time

DECIMALS = re.compile(r"0\.(0+)")
TEXT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def shown(value: object, number_format: str = "General") -> str:
    """Return a value as text under a number format.

    >>> shown(0.255, "0.0%"), shown(1233.0), shown(24.36, "#,##0.00"), shown(1234567, "#,##0")
    ('25.5%', '1233', '24.36', '1,234,567')
    >>> shown(datetime(2025, 7, 1), "yyyy-mm-dd"), shown(date(2025, 7, 1), 'yyyy"年"m"月"d"日"')
    ('2025-07-01', '2025年7月1日')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(float(value), number_format)
    if isinstance(value, date):
        return _date(value, number_format)
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)


def _number(value: float, number_format: str) -> str:
    """Return a number; of a format in sections (positive;negative) the first one counts."""
    section = TEXT_IN_FORMAT.sub("", number_format.split(";")[0])
    percent = "%" in section
    decimals = DECIMALS.search(section)
    scaled = value * 100 if percent else value
    comma = "," if "#,#" in section or "0,0" in section else ""
    if decimals is not None:
        text = f"{scaled:{comma}.{len(decimals[1])}f}"
    elif (
        section.strip(" %") in {"General", "@", ""}
        and not percent
        or "E" in section
        or "?" in section
    ):
        text = f"{scaled:.15g}"
    else:
        text = f"{scaled:{comma}.0f}"
    return text + ("%" if percent else "")


def _date(value: date, number_format: str) -> str:
    if "年" in number_format:
        day = f"{value.day}日" if "d" in number_format.lower() else ""
        return f"{value.year}年{value.month}月{day}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return value.isoformat(" ", "minutes")
    return value.isoformat()[:10]
