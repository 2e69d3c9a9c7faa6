"""The period of a figure in English: beside it, in its sentence, or what the story said last."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from extract.attribution.drafts import Draft
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.reading import Reading
from extract.figure import Status
from extract.periods.find import read_folded_periods
from extract.periods.holidays import holiday_days
from extract.periods.model import Grain, Period, PeriodKind, PeriodUse, Point
from extract.periods.sides import Side

from .lexicon import pattern, words_of

AHEAD = frozenset({Status.PLANNED, Status.TARGET})
SMALL = frozenset({Grain.DAY, Grain.XUN})
BOUNDED = frozenset({PeriodKind.AS_OF, PeriodKind.UNTIL})
# Looked at on either side of an expression of time to tell what it does.
NEAR = 56


@dataclass(slots=True)
class StoryTime:
    """What the sentences read so far say of time.

    `past` governs what has happened, `ahead` what is planned; `whole` is the last period
    with a start, for "in the period".
    """

    past: Period | None = None
    ahead: Period | None = None
    whole: Period | None = None

    def take(self, period: Period, *, is_ahead: bool) -> None:
        """Let a period govern the sentences that follow."""
        if is_ahead:
            self.ahead = period
            return
        if period.kind in BOUNDED:
            period = _year_of_its_end(period)
        if period.kind not in BOUNDED:
            self.whole = period
        self.past = period


@dataclass(slots=True)
class _Days:
    start: date | None
    end: date | None
    rule: str
    words: str = ""


@dataclass(slots=True)
class _Sentence:
    """The drafts of a sentence, to tell whether it speaks of the future."""

    start: int
    end: int
    drafts: list[Draft] = field(default_factory=list)


def set_english_periods(reading: Reading, frame: DocumentFrame, story: StoryTime) -> None:
    """Give every draft of an English passage its period, and note what holds after it."""
    if story.past is None:
        _take_title(frame, story)
    reading.periods = _known(reading, frame, story)
    for sentence in _sentences(reading):
        for draft in sentence.drafts:
            days = _days(reading, draft, story, frame)
            days = _as_happened(draft, days, frame)
            draft.period_start, draft.period_end = days.start, days.end
            draft.period_rule = days.rule
            draft.because("period", days.rule, days.words)
        _take(reading, sentence, story, frame)


def _take_title(frame: DocumentFrame, story: StoryTime) -> None:
    for period in read_folded_periods(frame.title, frame.reference, "en"):
        if _may_govern(period) and period.kind is PeriodKind.INTERVAL:
            story.past = story.whole = period


def _known(reading: Reading, frame: DocumentFrame, story: StoryTime) -> list[Period]:
    """Return the times with what they are compared to marked, holidays, and years filled in."""
    times = [*reading.periods, *_holidays(reading.text, frame.reference)]
    times.sort(key=lambda period: (period.start, -period.end))
    year, known, end = _one_year(story.past), list[Period](), 0
    for period in times:
        if period.start < end:
            continue
        end = period.end
        if _is_basis(reading.text, period):
            period = replace(period, use=PeriodUse.BASIS)
        elif period.names_year:
            year = _one_year(period) or year
        elif year is not None and period.year not in (None, year):
            period = period.in_year(year)
        known.append(period)
    return known


def _one_year(period: Period | None) -> int | None:
    """Return the calendar year that a period names, if it is just one."""
    if period is None or period.use is not PeriodUse.OWN or period.period_end is None:
        return None
    is_one = period.kind is PeriodKind.INTERVAL and period.grain is not Grain.YEARS
    return period.period_end.year if is_one else None


def _is_basis(text: str, period: Period) -> bool:
    """Tell whether a growth is measured from it: than in 2021, above the 2022 level."""
    if period.use is not PeriodUse.OWN or period.kind is PeriodKind.SINCE:
        return period.use is PeriodUse.BASIS
    if period.rule in ("en.range", "en.rolling"):
        return False
    before = text[max(0, period.start - NEAR) : period.start].lower()
    if pattern("basis_before").search(before):
        return True
    after = text[period.end : period.end + NEAR].lower()
    return pattern("basis_after").match(after) is not None


def _holidays(text: str, reference: date | None) -> Iterator[Period]:
    for match in _holiday_re().finditer(text):
        name = words_of("holidays")[" ".join(match["name"].lower().replace("-", " ").split())]
        year = match["year"] or match["later"]
        point = Point(year=int(year) if year else None)
        days = holiday_days(name, True, Side(first=point, last=point, grain=Grain.WEEK), reference)
        if days is not None:
            yield Period(
                start=match.start(),
                end=match.end(),
                kind=PeriodKind.INTERVAL,
                grain=Grain.WEEK,
                rule="en.holiday",
                period_start=days[0],
                period_end=days[1],
                names_year=True,
            )


@cache
def _holiday_re() -> re.Pattern[str]:
    names = sorted(words_of("holidays"), key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in names)
    return re.compile(
        rf"\b(?:(?P<year>20\d\d) )?(?P<name>{joined})(?: (?P<later>20\d\d))?"
        rf"(?: (?:holidays?|travel rush|break|week))\b",
        re.IGNORECASE,
    )


def _sentences(reading: Reading) -> list[_Sentence]:
    starts = [0, *(stop + 1 for stop in reading.stops)]
    ends = [*reading.stops, len(reading.text)]
    sentences = [_Sentence(start, end) for start, end in zip(starts, ends, strict=True)]
    for draft in reading.drafts:
        sentences[draft.sentence].drafts.append(draft)
    return sentences


def _take(reading: Reading, sentence: _Sentence, story: StoryTime, frame: DocumentFrame) -> None:
    """Note the times of a sentence that go on to govern the ones behind it."""
    periods = [p for p in reading.periods_in(sentence.start, sentence.end) if _may_govern(p)]
    if not periods:
        return
    drafts = sentence.drafts
    if drafts:
        is_ahead = all(draft.status in AHEAD for draft in drafts)
    else:
        said = reading.text[sentence.start : sentence.end].lower()
        is_ahead = pattern("planned").search(said) is not None
    for period in periods:
        later = frame.reference is not None and (period.period_end or date.min) > frame.reference
        mixed = later and any(draft.status in AHEAD for draft in drafts)
        story.take(period, is_ahead=is_ahead or mixed)


def _may_govern(period: Period) -> bool:
    is_whole = period.kind in (PeriodKind.INTERVAL, PeriodKind.SINCE) or period.kind in BOUNDED
    named = period.rule != "en.now"
    return (
        period.use is PeriodUse.OWN
        and is_whole
        and named
        and period.is_dated
        and (period.grain not in SMALL or period.kind in BOUNDED)
    )


def _year_of_its_end(period: Period) -> Period:
    """By the end of 2022 there were …: what happened, happened in 2022."""
    end = period.period_end
    if end is None or (end.month, end.day) != (12, 31):
        return period
    return replace(period, kind=PeriodKind.INTERVAL, period_start=date(end.year, 1, 1))


def _days(reading: Reading, draft: Draft, story: StoryTime, frame: DocumentFrame) -> _Days:
    near = _in_clause(reading, draft)
    if near is not None:
        return _of(reading, near, "en.clause")
    behind = reading.text[draft.end : draft.clause_end].lower()
    if story.whole is not None and pattern("same_span").search(behind):
        return _of(reading, story.whole, "en.same_span")
    source = draft.source
    if source is not None and source.sentence == draft.sentence and source.period_end is not None:
        return _Days(source.period_start, source.period_end, "en.source")
    near = _in_sentence(reading, draft)
    if near is not None:
        return _of(reading, near, "en.sentence")
    if draft.status is Status.REQUIREMENT:
        return _Days(None, None, "norm")
    carried = story.ahead if draft.status in AHEAD else story.past
    if carried is not None:
        return _of(None, carried, "en.paragraph")
    return _default(draft, frame)


def _in_clause(reading: Reading, draft: Draft) -> Period | None:
    """Return the time of the clause: the one right behind the figure, else the nearer one."""
    before = _own(reading.periods_in(draft.clause_start, draft.start))
    behind = _own(reading.periods_in(draft.end, draft.clause_end))
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else None
    gap = reading.text[draft.end : behind[0].start]
    if pattern("right_behind").fullmatch(gap.lower()):
        return behind[0]
    if " and " in reading.text[before[-1].end : draft.start]:
        return behind[0]
    is_nearer = behind[0].start - draft.end < draft.start - before[-1].end
    return behind[0] if is_nearer else before[-1]


def _in_sentence(reading: Reading, draft: Draft) -> Period | None:
    """Return the last time before the figure in its sentence, else the first behind it."""
    before = _own(reading.periods_in(draft.sentence_start, draft.start))
    if before:
        return before[-1]
    behind = _own(reading.periods_in(draft.end, draft.sentence_end))
    if not behind:
        return None
    between = reading.text[draft.end : behind[0].start].lower()
    turns = draft.status is Status.ACTUAL and pattern("planned").search(between)
    return None if turns else behind[0]


def _own(periods: Sequence[Period]) -> list[Period]:
    return [p for p in periods if p.use is PeriodUse.OWN and p.is_dated]


def _of(reading: Reading | None, period: Period, rule: str) -> _Days:
    words = reading.text[period.start : period.end] if reading is not None else ""
    start = None if period.kind in BOUNDED else period.period_start
    return _Days(start, period.period_end, rule, words)


def _as_happened(draft: Draft, days: _Days, frame: DocumentFrame) -> _Days:
    """What has happened cannot end after the news of it."""
    is_late = days.end is not None and frame.reference is not None and days.end > frame.reference
    if is_late and draft.status is Status.ACTUAL and frame.kind == "news":
        days.end = frame.reference
    return days


def _default(draft: Draft, frame: DocumentFrame) -> _Days:
    if frame.kind == "bulletin" and frame.year is not None:
        return _Days(date(frame.year, 1, 1), date(frame.year, 12, 31), "document.bulletin")
    if draft.status is Status.ACTUAL and frame.kind == "news":
        return _Days(None, frame.reference, "document.published")
    return _Days(None, None, "unknown")
