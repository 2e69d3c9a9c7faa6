"""Read Chinese lengths of time that are counted from a day: 近三年, 半年来, “十四五”前三年, 8月前两周."""

from dataclasses import replace
from datetime import date

from .calendar import dated, no_dates, rolling
from .lexer_zh import Chain, Token, pairs_of, span_of
from .model import Grain, Period, PeriodKind, shift_days
from .sides import Side, read_side


def read_rolling(tokens: Chain, reference: date | None) -> Period | None:
    """Read 近三年, 五年来, 过去五年, 未来两年; a bare length (三年, 5年前) names no days."""
    length = next(token for token in tokens if token.letter == "U")
    frame = tokens[0].text if tokens[0].letter == "F" else ""
    recent = any(token.letter == "S" for token in tokens)
    counted = frame not in ("", "前") or recent
    size, unit = _length(length)
    if not counted or size == 0 or tokens[-1].letter in "ab":
        return no_dates(span_of(tokens), PeriodKind.DURATION)
    ahead = bool(frame) and tokens[0].value > 0
    count = -size if ahead else size
    whole = recent or frame[:1] in ("过", "这")
    period = rolling(span_of(tokens), (count, unit), whole, reference)
    vague = set("多余") & set(length.text) and not ahead  # 20多年来: begins we know not when
    return replace(period, period_start=None) if period and vague else period


def _length(token: Token) -> tuple[int, str]:
    """Return how long a length is, and in what unit; 0 where it is not said (几年, 24小时).

    三年半 is 42 months, 半个月 15 days, 两周 14 days.
    """
    text, count = token.text, token.value
    if any(char in text for char in "几数时"):
        return 0, "day"
    half = "半" in text
    if "年" in text:
        return (12 * count + 6, "month") if half else (count, "year")
    if "月" in text:
        return (30 * count + 15, "day") if half else (count, "month")
    return (7 * count if "周" in text or "星期" in text else count), "day"


def read_plan_part(tokens: Chain, reference: date | None) -> Period | None:
    """Read “十四五”前三年: the first years of a plan."""
    plan, frame, length = tokens
    side = read_side(pairs_of([plan])).years_from_start(length.value)
    if frame.text != "前" or "年" not in length.text:
        return None
    return dated(span_of(tokens), side, PeriodKind.INTERVAL, reference)


def read_first_part(tokens: Chain, reference: date | None) -> Period | None:
    """Read 这个月前两天, 2021年的前2周: the first days, or the first weeks as 第一周 counts them."""
    *whole, _, length = tokens
    count, _ = _length(length)
    of = dated(span_of(whole), read_side(pairs_of(whole)), PeriodKind.INTERVAL, reference)
    if of is None or of.period_start is None or not count:
        return None
    first = of.period_start
    if "周" in length.text or "星期" in length.text:
        first = shift_days(first, -first.weekday() % 7)
    side = Side.of_days(first, shift_days(first, count - 1), Grain.DAY)
    return dated(span_of(tokens), side, PeriodKind.INTERVAL, reference)
