"""A passage as attribution reads it: folded text, its sentences and clauses, times and places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.periods.model import Period, PeriodUse
from extract.regions.gazetteer import RegionMention
from ingest import Passage

from .drafts import Draft

# A comma between digits is part of a number (1，233), a colon one of a ratio (3：2); 结构为：8:44:48
# goes on over it.
CLAUSE_END = re.compile(
    r"""
    [。；！？\n;]
    | [，,](?! (?<=\d.) \d{3} (?!\d))
    | [：:](?! (?<=[\d为].) \d)
    """,
    re.VERBOSE,
)
ENGLISH_CLAUSE_END = re.compile(r"[,;:](?!\d)|[.!?](?=[\s\[\"”)]|$)(?!\s[a-z\d])|\n|[，。；]")
SENTENCE_END = "。；！？\n;"
# No rule looks farther than this from a figure, so that work grows with the length of a text
# and not with its square, whatever the text (10 MB in one line).
REACH = 240
# Where and when a report was filed is not what it is about (figures.md §6.2).
DATELINE = re.compile(
    r"""
    \s* (?:(?:(?:新华社|中新社|本报|[\u4e00-\u9fff]{2,8}[社报网]) [^，。；\n]{0,24}? | [\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日) [电讯] (?=[\s（(:：])
        | [A-Z][A-Z .'-]{2,30} (?:,\s[A-Z][a-z]+\.?\s\d{1,2})? \s* (?:\([A-Za-z]+\)\s*)? --? )
    """,
    re.VERBOSE,
)


@dataclass(slots=True, kw_only=True)
class Reading:
    """A passage with all that the layers below found in it; offsets count from its start.

    `bounds` are the places of the characters that end a clause, `stops` of those that
    also end a sentence.
    """

    passage: Passage
    text: str
    lang: str = "zh"
    bounds: Sequence[int]
    stops: Sequence[int]
    drafts: list[Draft] = field(default_factory=list)
    _periods: Sequence[Period] = ()
    _period_starts: Sequence[int] = ()
    _places: Sequence[RegionMention] = ()
    _place_starts: Sequence[int] = ()

    @property
    def periods(self) -> Sequence[Period]:
        """The expressions of time, in order."""
        return self._periods

    @periods.setter
    def periods(self, periods: Sequence[Period]) -> None:
        self._periods = periods
        self._period_starts = [period.start for period in periods]

    @property
    def places(self) -> Sequence[RegionMention]:
        """The places named, in order."""
        return self._places

    @places.setter
    def places(self, places: Sequence[RegionMention]) -> None:
        self._places = places
        self._place_starts = [place.start for place in places]

    def periods_in(self, start: int, end: int) -> Sequence[Period]:
        """Return the expressions of time that start in a stretch."""
        starts = self._period_starts
        return self._periods[bisect_left(starts, start) : bisect_left(starts, end)]

    def places_in(self, start: int, end: int) -> Sequence[RegionMention]:
        """Return the places whose names start in a stretch."""
        starts = self._place_starts
        return self._places[bisect_left(starts, start) : bisect_left(starts, end)]

    def figures_before(self, at: int) -> int:
        """Return how many figures start before a place."""
        return bisect_left(self.drafts, at, key=_start)

    def clause_start(self, at: int) -> int:
        """Return where the clause begins in which a place lies."""
        index = bisect_left(self.bounds, at) - 1
        return self.bounds[index] + 1 if index >= 0 else 0

    def clause_end(self, at: int) -> int:
        """Return where the clause ends in which a place lies."""
        index = bisect_left(self.bounds, at)
        return self.bounds[index] if index < len(self.bounds) else len(self.text)

    def as_written(self, words: str, near: int) -> str:
        """Return words of the folded text as they stand in the source, if they stand there."""
        at = self.text.rfind(words, max(0, near - REACH), near + REACH)
        if at >= 0:
            return self.passage.text[at : at + len(words)]
        written = dict(zip(self.text, self.passage.text, strict=True))
        return "".join(written.get(char, char) for char in words)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence in which a place lies, from 0."""
        return bisect_right(self.stops, at - 1)

    def sentence_start(self, number: int) -> int:
        """Return where a sentence begins."""
        return self.stops[number - 1] + 1 if number > 0 else 0

    def sentence_end(self, number: int) -> int:
        """Return where a sentence ends."""
        return self.stops[number] if number < len(self.stops) else len(self.text)


def _start(draft: Draft) -> int:
    return draft.start


def boundaries(text: str, lang: str) -> tuple[list[int], list[int]]:
    """Return the places of the characters that end clauses, and of those that end sentences."""
    if lang == "en":
        bounds = [match.start() for match in ENGLISH_CLAUSE_END.finditer(text)]
        return bounds, [at for at in bounds if text[at] in ".!?\n"]
    bounds = [match.start() for match in CLAUSE_END.finditer(text)]
    return bounds, [at for at in bounds if text[at] in SENTENCE_END]


def dateline_end(text: str) -> int:
    """Return where the dateline of a passage ends; 0 where it has none.

    >>> dateline_end("新华社北京6月18日电（记者）今年"), dateline_end("HARBIN -- During"), dateline_end("今年")
    (11, 9, 0)
    """
    found = DATELINE.match(text)
    return found.end() if found else 0


def set_clauses(reading: Reading) -> None:
    """Give each draft its clause, its sentence and the words before and behind it."""
    text, last_end, drafts = reading.text, 0, reading.drafts
    for index, draft in enumerate(drafts):
        start, end = draft.start, draft.end
        near, far = start - REACH, end + REACH
        draft.index = index
        draft.clause_start = max(reading.clause_start(start), near)
        draft.clause_end = min(reading.clause_end(end), far)
        draft.sentence = reading.sentence(start)
        draft.sentence_start = max(reading.sentence_start(draft.sentence), near)
        draft.sentence_end = min(reading.sentence_end(draft.sentence), far)
        draft.chain_start = max(text.rfind("。", max(0, near), start) + 1, near, 0)
        right_end = draft.clause_end
        if index + 1 < len(drafts):
            right_end = min(right_end, drafts[index + 1].start)
        draft.right = text[end:right_end]
        draft.left_start = max(draft.clause_start, last_end)
        draft.left = text[draft.left_start : start]
        last_end = end


def last_match(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """Return the last match of a pattern in a stretch of the text."""
    found = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        found = match
    return found


def without_times(reading: Reading, start: int, end: int) -> str:
    """Return a stretch of the text without its expressions of time.

    The word of comparison before a basis goes with it: 比上年.
    """
    periods = reading.periods_in(start, end)
    if not periods:
        return reading.text[start:end]
    text, kept, at = reading.text, [], start
    for period in periods:
        if period.start < at:
            continue
        stop = min(period.end, end)
        cut = period.start
        if period.use is PeriodUse.BASIS and cut > at and text[cut - 1] in "比较与同":
            cut -= 1
        kept.append(text[at:cut])
        at = stop
    kept.append(text[at:end])
    return "".join(kept)
