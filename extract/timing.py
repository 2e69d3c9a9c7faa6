"""The period of a figure: the nearest time before it, the frame of its paragraph, its document."""

from dataclasses import dataclass
from datetime import date

from .document_frame import DocumentFrame
from .drafts import Draft
from .figure import Status
from .periods_model import Grain, Period, PeriodKind, PeriodUse
from .reading import Reading
from .sections import Section

WHOLE = frozenset({PeriodKind.INTERVAL, PeriodKind.SINCE})
SMALL = frozenset({Grain.DAY, Grain.XUN})


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a figure, both inclusive; no start for a state at the end."""

    start: date | None
    end: date | None
    rule: str
    words: str = ""


def read_in_year(periods: list[Period], frame: DocumentFrame) -> list[Period]:
    """In a bulletin the times count from the year it reports: 全年, 上年, 年末."""
    if frame.kind != "bulletin" or frame.year is None:
        return periods
    return [period.in_year(frame.year) for period in periods]


def set_periods(reading: Reading, frame: DocumentFrame, section: Section | None) -> None:
    """Give every draft its period."""
    carried: Period | None = None
    sentence = -1
    for draft in reading.drafts:
        if draft.sentence != sentence:
            carried = _carry(reading, draft, carried)
            sentence = draft.sentence
        days = _days(reading, draft, carried) or _default(draft, frame, section)
        draft.period_start, draft.period_end = days.start, days.end
        draft.period_rule = days.rule
        draft.because("period", days.rule, days.words)


def _carry(reading: Reading, draft: Draft, carried: Period | None) -> Period | None:
    """A whole period that opens a sentence holds for the paragraph, until another opens one."""
    stop = reading.sentence_start(draft.sentence)
    for period in reading.periods:
        if period.start >= stop:
            break
        opens = period.start - reading.sentence_start(reading.sentence(period.start)) < 8
        if opens and _may_carry(period):
            carried = period
    return carried


def _may_carry(period: Period) -> bool:
    return (
        period.use is PeriodUse.OWN
        and period.kind in WHOLE
        and period.grain not in SMALL
        and period.is_dated
    )


def _days(reading: Reading, draft: Draft, carried: Period | None) -> Days | None:
    source = draft.source
    own = _nearest(reading, draft, draft.clause_start)
    if own is not None:
        return _of(reading, own, "zh.clause")
    if source is not None and source.sentence == draft.sentence and source.period_end is not None:
        return Days(source.period_start, source.period_end, "zh.source")
    in_sentence = _nearest(reading, draft, reading.sentence_start(draft.sentence))
    if in_sentence is not None:
        return _of(reading, in_sentence, "zh.sentence")
    return _of(reading, carried, "zh.paragraph") if carried is not None else None


def _nearest(reading: Reading, draft: Draft, start: int) -> Period | None:
    found = None
    for period in reading.periods:
        if period.start >= draft.start:
            break
        if period.start >= start and period.use is PeriodUse.OWN and period.is_dated:
            clause = reading.clause_start(period.start)
            if period.kind is PeriodKind.AS_OF and clause < draft.clause_start and found:
                continue
            found = period
    return found


def _of(reading: Reading, period: Period, rule: str) -> Days:
    words = reading.text[period.start : period.end]
    if period.kind is PeriodKind.UNTIL:
        return Days(None, period.period_end, rule, words)
    return Days(period.period_start, period.period_end, rule, words)


def _default(draft: Draft, frame: DocumentFrame, section: Section | None) -> Days:
    if section is not None and frame.year is not None:
        return _year(frame.year - (section is Section.REVIEW), f"document.{section.value}")
    if frame.kind == "bulletin" and frame.year is not None:
        return _year(frame.year, "document.bulletin")
    if draft.status is Status.ACTUAL and frame.kind == "news":
        return Days(None, frame.reference, "document.published")
    return Days(None, None, "unknown")


def _year(year: int, rule: str) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), rule)
