"""Find the figures of a document: the steps in order, nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from ingest import Document, Passage, PassageKind, fold

from .attribution.days import is_headline, is_item, without_number
from .attribution.drafts import Draft, draft_of
from .attribution.facets.basis import set_default_basis
from .attribution.facets.decide import set_facets
from .attribution.frame.document import frame_of
from .attribution.frame.headlines import set_headlines
from .attribution.frame.sections import Part, SectionReader
from .attribution.frame.terms import read_in_year
from .attribution.frame.venues import fair_of, is_venue
from .attribution.indicators.groups import set_groups
from .attribution.indicators.matching import IndicatorMatcher
from .attribution.indicators.packs import Indicator, indicators
from .attribution.links import set_inherited, set_parts, set_roles, set_scopes
from .attribution.placing import set_places
from .attribution.reading import Reading, boundaries, dateline_end, set_clauses
from .attribution.repeats import set_repeats
from .attribution.status.decide import set_statuses, settle_statuses
from .attribution.subjects.decide import set_subjects
from .attribution.subjects.heads import set_units
from .attribution.tables.attributes import read_table
from .attribution.thread import Thread
from .attribution.times.carrying import carry_period, carry_title
from .attribution.times.part_years import read_in_part
from .attribution.times.timing import set_periods
from .english.attribution import set_english
from .english.links import set_taken_over
from .english.numbers import with_counted
from .english.story import Story, pass_over, set_in_story
from .figure import Figure, Role
from .numbers.exclusions import Exclusions, in_name, name_spans
from .numbers.quantities import find_folded_mentions
from .numbers.unwritten_units import ratio_unit, structure_spans
from .periods.find import read_folded_periods
from .regions.mentions import find_folded_regions

# How far a subject can be trusted by the rule that found it (estimates, not measured).
CONFIDENCE = {
    "zh.inherit": 0.9,
    "zh.aligned.levels": 0.9,
    "zh.clause.before": 0.7,
    "zh.nearby": 0.5,
    "en.inherit": 0.9,
    "en.nearby": 0.5,
}
# Kinds of documents whose figures are of the region in their title; places are not looked for.
OF_ONE_PLACE = frozenset({"report", "bulletin"})
# A text of one story: what it is about holds for all its paragraphs.
SHORT_TEXT = 3000
# No expression of time is longer.
LONGEST_TIME = 40
SKIPPED = frozenset({PassageKind.SALUTATION, PassageKind.SIGNATURE, PassageKind.COMMENT})


class Extractor:
    """Finds figures with a set of indicator packs; build once, use for many documents."""

    def __init__(self, packs: Iterable[Path] = ()) -> None:
        """Raises PackError if a pack of the user is wrong."""
        self.indicators: Mapping[str, Indicator] = indicators(packs)
        self._matchers: dict[str, IndicatorMatcher] = {}
        self._exclusions = Exclusions()

    def find_figures(self, document: Document) -> list[Figure]:
        """Return the figures of a document, in reading order. Never raises."""
        drafts = [draft for reading in _Run(self, document).readings() for draft in reading.drafts]
        drafts.sort(key=lambda draft: draft.start)
        set_headlines(drafts)
        set_repeats(drafts)
        places = {id(draft): place for place, draft in enumerate(drafts)}
        return [draft.freeze(document.text, places) for draft in drafts]

    def quantities(self, reading: Reading, references: frozenset[int]) -> Iterator[Draft]:
        """Yield a draft for each quantity of a passage that is a figure."""
        text, passage = reading.text, reading.passage
        mentions = find_folded_mentions(text, reading.lang)
        if not mentions:
            return
        names, shares = name_spans(text), structure_spans(text)
        at = 0
        for mention in with_counted(text, mentions) if reading.lang == "en" else mentions:
            while at < len(names) and names[at].end <= mention.start:
                at += 1
            unit = mention.unit or ratio_unit(text, mention, shares)
            if mention.start - 1 + passage.start in references or in_name(mention, unit, names, at):
                continue
            if self._exclusions.reason(text, mention, unit) is None and unit is not None:
                yield draft_of(mention, unit, passage)

    def set_indicators(self, reading: Reading, context: str) -> None:
        """Give the drafts of a passage their indicators."""
        lang = reading.lang
        if lang not in self._matchers:
            self._matchers[lang] = IndicatorMatcher(self.indicators, lang)
        self._matchers[lang].set_indicators(reading, context)


class _Run:
    """One document on its way through the steps, passage by passage."""

    def __init__(self, extractor: Extractor, document: Document) -> None:
        self._extractor = extractor
        self._document = document
        self._frame = frame_of(document)
        self._references = frozenset(span.start for span in document.references)
        self._sections = None
        if self._frame.kind == "report":
            self._sections = SectionReader(self._frame.year, document.passages)
        is_short = len(document.text) < SHORT_TEXT
        self._words = fold(document.text) if is_short else ""
        self._thread = Thread()
        self._story = Story()
        self._above: list[str] = []
        carry_title(self._frame, self._thread)

    def readings(self) -> Iterator[Reading]:
        """Yield the passages that hold figures, with offsets of the document."""
        for passage in self._document.passages:
            if passage.kind in SKIPPED:
                continue
            if passage.kind is PassageKind.TABLE and passage.cells:
                reading = self._table(passage)
            else:
                reading = self._text(passage)
            if reading.drafts:
                yield _placed(reading, self._frame.confidence)

    def _context(self, reading: Reading) -> str:
        """Return the words around a passage: all of a short document, else title and passage."""
        text = self._words or reading.text
        return f"{self._frame.title}\n{text}"

    def _table(self, passage: Passage) -> Reading:
        text = fold(passage.text)
        lang = "en" if text.isascii() else "zh"
        reading = Reading(passage=passage, text=text, lang=lang, bounds=(), stops=())
        read_table(reading, self._frame, self._above[::-1])
        self._extractor.set_indicators(reading, self._context(reading))
        return reading

    def _text(self, passage: Passage) -> Reading:
        heads = self._frame.kind == "news" and is_headline(passage.text)
        if heads or passage.kind is PassageKind.HEADING:
            self._thread.open_section()
        if self._frame.is_digest and is_item(passage.text):
            self._thread.open_text()
        reading = self._read(passage)
        self._above = [*self._above[-2:], reading.text]
        for draft in reading.drafts:
            draft.is_headline = heads
        if self._frame.kind == "news":
            self._thread.fair = fair_of(reading.text) or self._thread.fair
        if reading.drafts:
            self._attribute(reading)
        else:
            self._pass_over(reading)
        self._thread.see(reading.text, reading.drafts)
        return reading

    def _read(self, passage: Passage) -> Reading:
        text = fold(passage.text)
        lang = "en" if passage.lang == "en" else "zh"
        reading = Reading(passage=passage, text=text, lang=lang, bounds=(), stops=())
        reading.drafts = list(self._extractor.quantities(reading, self._references))
        if reading.drafts or lang == "en" or self._frame.kind not in OF_ONE_PLACE:
            reading.bounds, reading.stops = boundaries(text, lang)
        if reading.drafts:
            periods = read_folded_periods(without_number(text), self._frame.reference, lang)
            filed = dateline_end(text)
            if filed:
                periods = [period for period in periods if period.start >= filed]
            reading.periods = read_in_year(text, periods, self._frame)
            reading.drafts = [d for d in reading.drafts if not _is_time(reading, d)]
            if self._frame.kind not in OF_ONE_PLACE:
                places = find_folded_regions(text, lang)
                reading.places = [
                    place for place in places if place.start >= filed and not is_venue(text, place)
                ]
            set_clauses(reading)
        return reading

    def _pass_over(self, reading: Reading) -> None:
        """A passage without figures may still open a section or set the time."""
        if reading.lang == "en":
            reading.periods = read_folded_periods(reading.text, self._frame.reference, "en")
            pass_over(reading, self._frame, self._story)
        elif self._sections is not None:
            self._sections.see(reading)
        elif self._frame.kind != "bulletin":
            reading.periods = read_folded_periods(reading.text, self._frame.reference, "zh")
            carry_period(reading, self._thread)

    def _part(self, reading: Reading) -> Part | None:
        """Return the part of a report that a passage belongs to, and read its times in its year."""
        part = self._sections.read(reading) if self._sections is not None else None
        if part is not None and self._frame.year is not None:
            reading.periods = read_in_part(reading.text, reading.periods, part, self._frame.year)
        return part

    def _attribute(self, reading: Reading) -> None:
        frame, thread = self._frame, self._thread
        part = self._part(reading)
        if reading.lang == "en":
            set_english(reading)
        else:
            set_facets(reading)
            if frame.kind == "bulletin":
                set_default_basis(reading)
            set_subjects(reading)
            set_units(reading)
            set_statuses(reading, frame, part.section if part is not None else None)
        self._extractor.set_indicators(reading, self._context(reading))
        if reading.lang == "en":
            set_in_story(reading, frame, self._story)
        else:
            set_periods(reading, frame, part, thread)
            settle_statuses(reading, frame)
            set_places(reading, frame, thread)
        set_groups(reading, frame.title)
        set_parts(reading, thread)
        if reading.lang == "en":
            set_taken_over(reading)
        set_inherited(reading)
        set_scopes(reading)
        set_roles(reading)


def _is_time(reading: Reading, draft: Draft) -> bool:
    """A number inside an expression of time (5年间, 24小时) is no figure, unless a time is measured."""
    if draft.mention.unit in ("day", "工作日", "month", "hour", "year", "week"):
        return False
    near = reading.periods_in(draft.start - LONGEST_TIME, draft.end)
    number = draft.mention.number
    return any(
        number.start < period.end
        and (
            draft.mention.unit is None
            or not number.start <= period.start < period.end <= number.end
        )
        for period in near
    )


def _placed(reading: Reading, confidence: float) -> Reading:
    """Move the offsets of drafts from the passage to the document, words back to its script."""
    passage = reading.passage
    is_title = passage.kind is PassageKind.TITLE
    is_folded = reading.text != passage.text
    for draft in reading.drafts:
        if is_folded:
            draft.subject = reading.as_written(draft.subject, draft.start)
        draft.start += passage.start
        draft.end += passage.start
        draft.confidence = round(confidence * CONFIDENCE.get(draft.rule, 1.0), 2)
        if is_title:
            draft.role = Role.HEADLINE
    return reading


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the packs that ship."""
    return Extractor()


def find_figures(document: Document) -> list[Figure]:
    """Return the figures of a document, in reading order, with the packs that ship.

    Every attribute is decided by a named rule; `Figure.reasons` tells which, and the words.
    """
    return default_extractor().find_figures(document)
