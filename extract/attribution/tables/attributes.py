"""What the figures of a table are about: indicator, period, region and status from their headers."""

import re
from collections.abc import Sequence
from datetime import date

from extract.attribution.frame.document import DocumentFrame
from extract.attribution.frame.terms import read_in_year
from extract.attribution.reading import Reading
from extract.attribution.subjects.heads import set_units
from extract.figure import Status
from extract.periods.find import read_periods
from extract.periods.model import Period, PeriodUse
from extract.regions.context import resolve
from extract.regions.gazetteer import MentionKind, regions
from extract.regions.mentions import find_regions

from .find import TOTAL, TableFigure, subject_of, table_figures

BARE_YEAR = re.compile(r"(?:19|20)\d\d")
# A longer text above a table is a paragraph of the document.
CAPTION = 40
PLANNED = ("计划", "预计", "目标", "拟", "估算", "概算", "planned", "target")


def read_table(reading: Reading, frame: DocumentFrame, before: Sequence[str]) -> None:
    """Fill the drafts of a table passage; `before` are the texts above it, the nearest first."""
    figures = table_figures(reading, " ".join(before[:2]))
    reading.drafts = [one.draft for one in figures]
    default = _period(before, frame)
    for one in figures:
        place = None if one.is_of_partners else _place(one, frame)
        one.draft.region_code = place or frame.region
        one.draft.region_name = _name(one.draft.region_code)
        one.draft.because("region", "table.label" if place else "document", one.row)
        is_place = _is_name_of_place(one.row) or one.is_of_places
        is_place = is_place and not one.is_of_partners
        subject = subject_of(one.column, one.row, row_is_place=is_place)
        if _is_name_of_place(one.column):
            subject = subject_of(
                one.row, "", row_is_place=True
            )  # a column a place, a row a measure
        if one.draft.source is not None:
            subject = one.draft.source.subject
        one.draft.subject = subject
        one.draft.rule = "table.total" if one.is_total else "table.header"
        one.draft.because("subject", "table.header", f"{one.column} × {one.row}")
        _set_period(one, frame, default)
        _set_status(one, frame, before)
    set_units(reading)


def _is_name_of_place(words: str) -> bool:
    words = words.strip()
    return any(place.end - place.start == len(words) for place in find_regions(words))


def _name(code: str | None) -> str | None:
    return regions()[code].name_zh if code is not None and code in regions() else None


def _place(one: TableFigure, frame: DocumentFrame) -> str | None:
    context = [frame.region] if frame.region is not None else []
    if TOTAL.fullmatch(one.row):
        return None
    for words in (one.row, one.column):
        for mention in find_regions(words, "en" if words.isascii() else "zh"):
            if mention.kind is MentionKind.NAMED:
                return resolve(mention, context)
    return None


def _period(texts: Sequence[str], frame: DocumentFrame) -> tuple[date | None, date | None]:
    """Return the period that the caption, the text above or the title names, nearest first."""
    for text in (*texts, frame.title):
        period = _first(text, frame)
        if period is not None:
            return period.period_start, period.period_end
    if frame.kind in ("report", "bulletin") and frame.year is not None:
        return date(frame.year, 1, 1), date(frame.year, 12, 31)
    return None, None


def _first(text: str, frame: DocumentFrame) -> Period | None:
    if BARE_YEAR.fullmatch(text):
        text = f"{text}年"
    periods = read_periods(text, frame.reference, "en" if text.isascii() else "zh")
    if frame.kind == "bulletin":
        periods = read_in_year(text, periods, frame)
    for period in periods:
        if period.use is not PeriodUse.BASIS and period.is_dated:
            return period
    return None


def _set_period(
    one: TableFigure, frame: DocumentFrame, default: tuple[date | None, date | None]
) -> None:
    own = _first(one.column, frame) or _first(one.row, frame)
    days = (own.period_start, own.period_end) if own is not None else default
    one.draft.period_start, one.draft.period_end = days
    rule = "table.header" if own is not None else "table.caption"
    one.draft.because("period", rule, one.column if own is not None else "")


def _set_status(one: TableFigure, frame: DocumentFrame, before: Sequence[str]) -> None:
    caption = before[0] if before and len(before[0]) <= CAPTION else ""
    words = f"{one.column} {one.row} {caption}"
    cue = next((cue for cue in PLANNED if cue in words), None)
    one.draft.status = Status.PLANNED if cue else frame.status
    one.draft.because("status", "table.words" if cue else "document", cue or "")
