"""Find time expressions and the days they name: the period layer of the extractor.

`find_periods` gives what the words say; `read_periods` the richer record that attribution
works with (kinds, grain, use, the reading in another year: model.py).
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from extract.figure import PeriodMention
from ingest import fold

from .en import read_periods as read_english
from .model import Period
from .zh import read_periods as read_chinese


def find_periods(
    text: str, reference_date: date | None = None, lang: str = "zh"
) -> list[PeriodMention]:
    """Return the time expressions of a text that name days, in order.

    The days are inclusive. An end that the words leave open is None: 2020年以来 has no last day,
    2025年以前 no first. Words that count from the day of publication (今年, 上半年, 近三年) need
    `reference_date`; without it they are left out. Never raises.

    >>> [m.period_end for m in find_periods("截至2025年6月底，上半年完成", date(2025, 8, 1))]
    [datetime.date(2025, 6, 30), datetime.date(2025, 6, 30)]
    """
    mentions = (
        mention
        for period in read_periods(text, reference_date, lang)
        for mention in _mentions(period)
    )
    return [mention for mention in mentions if mention is not None]


def read_periods(text: str, reference_date: date | None = None, lang: str = "zh") -> list[Period]:
    """Return every time expression of a text, with or without days, in order.

    Rates (年均), lengths (三年) and 同期 are in it, so that attribution can tell them
    from quantities. The rules of reading are those of `Period`.
    """
    return read_folded_periods(fold(text), reference_date, lang)


def read_folded_periods(text: str, reference_date: date | None, lang: str = "zh") -> list[Period]:
    """Return the same for text that `ingest.fold` has made uniform already."""
    read = _read_again if len(text) <= _HEADER else _read
    return list(read(text, reference_date, lang))


def _read(text: str, reference_date: date | None, lang: str) -> tuple[Period, ...]:
    read = read_english if lang == "en" else read_chinese
    return tuple(read(text, reference_date))


# The header of a column is asked for every cell below it.
_HEADER = 40
_read_again = lru_cache(maxsize=1024)(_read)


def _mentions(period: Period) -> Iterator[PeriodMention | None]:
    if period.members and not period.is_dated:
        for member in period.members:
            yield member.mention()
    else:
        yield period.mention()
