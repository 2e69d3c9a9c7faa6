"""Find the figures of a document: the steps in order, nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from ingest import Document, Passage, PassageKind, fold

from .document_frame import DocumentFrame, frame_of
from .drafts import Draft, draft_of
from .english import set_english
from .exclusions import Exclusions, in_name, name_spans
from .facets import set_facets
from .figure import Figure, Role
from .groups import set_groups
from .heads import set_units
from .indicators import Indicator, indicators
from .links import set_parts, set_repeats, set_roles, set_scopes
from .matching import IndicatorMatcher
from .periods import read_periods
from .placing import set_places
from .quantities import find_mentions
from .reading import Reading, boundaries, set_clauses
from .region_mentions import find_regions
from .sections import Section, SectionReader
from .status import set_statuses
from .subjects import set_subjects
from .table_attributes import read_table
from .thread import Thread
from .timing import carry_period, read_in_year, set_periods

# No expression of time is longer.
LONGEST_TIME = 40
SKIPPED = frozenset({PassageKind.SALUTATION, PassageKind.SIGNATURE, PassageKind.COMMENT})


class Extractor:
    """Finds figures with a set of indicator packs; build once, use for many documents."""

    def __init__(self, packs: Iterable[Path] = ()) -> None:
        """Raises PackError if a pack of the user is wrong."""
        self.indicators: Mapping[str, Indicator] = indicators(packs)
        self._matchers = {lang: IndicatorMatcher(self.indicators, lang) for lang in ("zh", "en")}
        self._exclusions = Exclusions()

    def find_figures(self, document: Document) -> list[Figure]:
        """Return the figures of a document, in reading order. Never raises."""
        frame = frame_of(document)
        drafts = list(self._drafts(document, frame))
        drafts.sort(key=lambda draft: draft.start)
        set_repeats(drafts)
        places = {id(draft): place for place, draft in enumerate(drafts)}
        return [draft.freeze(document.text, places) for draft in drafts]

    def _drafts(self, document: Document, frame: DocumentFrame) -> Iterator[Draft]:
        sections = SectionReader(frame.year) if frame.kind == "report" else None
        references = frozenset(span.start for span in document.references)
        before: list[str] = []
        thread = Thread()
        for passage in document.passages:
            if passage.kind in SKIPPED:
                continue
            if passage.kind is PassageKind.TABLE and passage.cells:
                yield from self._of_table(passage, frame, before[::-1])
                continue
            before = [*before[-2:], passage.text]
            reading = self._read(passage, frame, references)
            if not reading.drafts:
                thread.see(reading.text, ())
                if sections is None and frame.kind != "bulletin":
                    reading.periods = read_periods(reading.text, frame.reference, reading.lang)
                    carry_period(reading, thread)
                if sections is not None:
                    sections.see(passage.kind, reading.text)
                continue
            section = sections.read(reading) if sections is not None else None
            self._attribute(reading, frame, section, thread)
            thread.see(reading.text, reading.drafts)
            yield from _placed(reading)

    def _of_table(
        self, passage: Passage, frame: DocumentFrame, before: Sequence[str]
    ) -> Iterator[Draft]:
        reading = Reading(passage=passage, text=fold(passage.text), bounds=(), stops=())
        read_table(reading, frame, before)
        self._matchers["zh"].set_indicators(reading, frame.title + reading.text)
        return _placed(reading)

    def _read(self, passage: Passage, frame: DocumentFrame, references: frozenset[int]) -> Reading:
        text = fold(passage.text)
        lang = "en" if passage.lang == "en" else "zh"
        bounds, stops = boundaries(text, lang)
        reading = Reading(passage=passage, text=text, lang=lang, bounds=bounds, stops=stops)
        reading.drafts = list(self._quantities(reading, references))
        if reading.drafts:
            reading.periods = read_in_year(text, read_periods(text, frame.reference, lang), frame)
            reading.drafts = [d for d in reading.drafts if not _is_time(reading, d)]
            reading.places = find_regions(text, lang)
            set_clauses(reading)
        return reading

    def _quantities(self, reading: Reading, references: frozenset[int]) -> Iterator[Draft]:
        text, passage = reading.text, reading.passage
        names = name_spans(text)
        at = 0
        for mention in find_mentions(text, reading.lang):
            while at < len(names) and names[at].end <= mention.start:
                at += 1
            unit = mention.unit
            if mention.start - 1 + passage.start in references or in_name(mention, unit, names, at):
                continue
            if self._exclusions.reason(text, mention, unit) is None and unit is not None:
                yield draft_of(mention, unit, passage.no)

    def _attribute(
        self, reading: Reading, frame: DocumentFrame, section: Section | None, thread: Thread
    ) -> None:
        if reading.lang == "en":
            set_english(reading)
        else:
            set_facets(reading)
            set_subjects(reading)
            set_units(reading)
            set_statuses(reading, frame, section)
        context = frame.title + reading.text
        self._matchers[reading.lang].set_indicators(reading, context)
        set_periods(reading, frame, section, thread)
        set_places(reading, frame)
        set_groups(reading, frame.title)
        set_parts(reading, thread)
        set_scopes(reading)
        set_roles(reading)
        if reading.passage.kind is PassageKind.TITLE:
            for draft in reading.drafts:
                draft.role = Role.HEADLINE


def _is_time(reading: Reading, draft: Draft) -> bool:
    """A number inside an expression of time (5年间, 24小时) is no figure, unless a time is measured."""
    if draft.mention.unit in ("day", "工作日", "month", "hour", "year", "week"):
        return False
    near = reading.periods_in(draft.start - LONGEST_TIME, draft.end)
    return any(draft.start < period.end for period in near)


def _placed(reading: Reading) -> Iterator[Draft]:
    """Move the offsets of drafts from the passage to the document."""
    for draft in reading.drafts:
        draft.start += reading.passage.start
        draft.end += reading.passage.start
        yield draft


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the packs that ship."""
    return Extractor()


def find_figures(document: Document) -> list[Figure]:
    """Return the figures of a document, in reading order, with the packs that ship.

    Every attribute is decided by a named rule; `Figure.reasons` tells which, and the words.
    """
    return default_extractor().find_figures(document)
