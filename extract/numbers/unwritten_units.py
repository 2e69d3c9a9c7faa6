"""Units that a number has without a word for them: shares of a series, fractions, indexes, rates of a row."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extract.figure import Comparator
from ingest import Span

from .exclusions import exclusion_words
from .mention import NumberKind, QuantityMention

# Words that a series of shares follows, a series, and what may stand between two of them:
# 粮经比由2001年的63∶37调整到2006年的45∶55.
STRUCTURE = re.compile(r"结构|比例|之比|比重|比(?=[由从为是达调])")
SHARES = re.compile(
    r"(?:[^，。；\d]|(?:19|20)\d\d年){0,24}?(\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){1,4})(?![\d:：∶])"
)
# Rounded shares of a whole come to about a hundred; a ratio of 1:2 or a time of day does not.
WHOLE = (Decimal(95), Decimal(105))
# two-thirds of its territory
ENGLISH_WHOLE = re.compile(
    r"\s+of\s+(?!an?\s+(?:million|billion|trillion)|this year|the year)[a-z]"
)
# 汽 车 131 万辆 22.8
ROW = re.compile(
    r"\s*(?:其中[:：]?)?[^\d，。；：:]{1,16}\s\d(?:[\d.,，]| (?=\d{3}))*\s?[^\d\s，。；]{1,7}\s+-?\d+\.\d+\s*$"
)
LONGEST_ROW = 48


def structure_spans(text: str) -> list[Span]:
    """Return the series of shares that a structure is told in: 三次产业结构为15.0:29.7:55.3.

    >>> structure_spans("三次产业结构为15.0:29.7:55.3"), structure_spans("师生比为1:15")
    ([Span(start=7, end=21)], [])
    """
    if "结构" not in text and "比" not in text:
        return []
    spans: list[Span] = []
    for word in STRUCTURE.finditer(text):
        series = SHARES.match(text, word.end())
        while series is not None and _is_whole(series[1]):
            spans.append(Span(*series.span(1)))
            series = SHARES.match(text, series.end())
    return spans


def _is_whole(series: str) -> bool:
    low, high = WHOLE
    return low <= sum(map(Decimal, re.split("[:：∶]", series))) <= high


def ratio_unit(text: str, mention: QuantityMention, shares: Sequence[Span]) -> str | None:
    """Return pct for a number without a unit that is a share: 三分之二, a member of 15:30:55."""
    if mention.kind is NumberKind.FRACTION:
        number = text[mention.number.start : mention.number.end]
        before = _fraction_re().search(text, max(0, mention.start - 20), mention.start)
        told = (
            "分之" in number
            or ENGLISH_WHOLE.match(text, mention.end) is not None
            or mention.comparator is not Comparator.EQ
            or before is not None
        )
        return "pct" if told or text[mention.end : mention.end + 1] == "的" else None
    if in_spans(mention, shares) or _is_growth_in_row(text, mention):
        return "pct"
    return "index" if _is_index(text, mention) else None


def _is_index(text: str, mention: QuantityMention) -> bool:
    """采购经理指数为50.2: a decimal behind the word, which has no unit of its own."""
    if "." not in text[mention.number.start : mention.number.end] or "指数" not in text:
        return False
    return _index_re().search(text, max(0, mention.start - 40), mention.start) is not None


def _is_growth_in_row(text: str, mention: QuantityMention) -> bool:
    """汽 车 131 万辆 22.8: in the rows that bulletins print, the rate comes last, without %."""
    if mention.end < len(text.rstrip()) or len(text) > LONGEST_ROW:
        return False
    return ROW.match(text) is not None


def in_spans(mention: QuantityMention, spans: Sequence[Span]) -> bool:
    """Tell whether a quantity lies in one of a few spans."""
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


@cache
def _fraction_re() -> re.Pattern[str]:
    return re.compile(exclusion_words()["fraction"])


@cache
def _index_re() -> re.Pattern[str]:
    return re.compile(exclusion_words()["index"])
