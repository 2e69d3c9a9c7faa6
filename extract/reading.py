"""A passage as attribution reads it: folded text, its sentences and clauses, times and places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest import Passage

from .drafts import Draft
from .periods_model import Period, PeriodUse
from .regions import RegionMention

# A comma between digits is part of a number (1，233), a colon one of a ratio (3：2).
CLAUSE_END = re.compile(
    r"""
    [。；！？\n;]
    | [，,](?! (?<=\d.) \d{3} (?!\d))
    | [：:](?! (?<=\d.) \d)
    """,
    re.VERBOSE,
)
ENGLISH_CLAUSE_END = re.compile(r"[,;:](?!\d)|[.!?](?=[\s\[\"”)]|$)(?!\s[a-z\d])|\n|[，。；]")
SENTENCE_END = "。；！？\n;"


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
    periods: Sequence[Period] = ()
    places: Sequence[RegionMention] = ()
    drafts: list[Draft] = field(default_factory=list)
    reference: date | None = None

    def clause_start(self, at: int) -> int:
        """Return where the clause begins in which a place lies."""
        index = bisect_left(self.bounds, at) - 1
        return self.bounds[index] + 1 if index >= 0 else 0

    def clause_end(self, at: int) -> int:
        """Return where the clause ends in which a place lies."""
        index = bisect_left(self.bounds, at)
        return self.bounds[index] if index < len(self.bounds) else len(self.text)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence in which a place lies, from 0."""
        return bisect_right(self.stops, at - 1)

    def sentence_start(self, number: int) -> int:
        """Return where a sentence begins."""
        return self.stops[number - 1] + 1 if number > 0 else 0

    def sentence_end(self, number: int) -> int:
        """Return where a sentence ends."""
        return self.stops[number] if number < len(self.stops) else len(self.text)


def boundaries(text: str, lang: str) -> tuple[list[int], list[int]]:
    """Return the places of the characters that end clauses, and of those that end sentences."""
    if lang == "en":
        bounds = [match.start() for match in ENGLISH_CLAUSE_END.finditer(text)]
        return bounds, [at for at in bounds if text[at] in ".!?\n"]
    bounds = [match.start() for match in CLAUSE_END.finditer(text)]
    return bounds, [at for at in bounds if text[at] in SENTENCE_END]


def set_clauses(reading: Reading) -> None:
    """Give each draft its clause and the words before and behind it."""
    text, last_end = reading.text, 0
    for index, draft in enumerate(reading.drafts):
        draft.clause_start = reading.clause_start(draft.start)
        draft.clause_end = reading.clause_end(draft.end)
        draft.sentence = reading.sentence(draft.start)
        following = reading.drafts[index + 1 :][:1]
        right_end = min(draft.clause_end, following[0].start if following else draft.clause_end)
        draft.right = text[draft.end : right_end]
        draft.left_start = max(draft.clause_start, last_end)
        draft.left = text[draft.left_start : draft.start]
        last_end = draft.end


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
    text, kept, at = reading.text, [], start
    for period in reading.periods:
        if period.start < at or period.start >= end:
            continue
        stop = min(period.end, end)
        cut = period.start
        if period.use is PeriodUse.BASIS and cut > at and text[cut - 1] in "比较与同":
            cut -= 1
        kept.append(text[at:cut])
        at = stop
    kept.append(text[at:end])
    return "".join(kept)
