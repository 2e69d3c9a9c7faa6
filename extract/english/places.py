"""The place of a figure in English: named in its sentence, or what the story is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter

from extract.attribution.drafts import Draft
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.reading import Reading
from extract.regions.context import resolve
from extract.regions.gazetteer import NATION, MentionKind, RegionMention, is_within, regions
from extract.regions.mentions import find_regions
from ingest import PassageKind

from .lexicon import pattern

# A place so near the start of a sentence, and before its figures, is what it is about.
OPENING = 70
# The first lines of a story, where its place is named in full.
HEAD = 400
NEAR = 40
SEVERAL = re.compile(r",? (?:and|or) |, |,? as well as ", re.IGNORECASE)
APPOSITION = re.compile(
    r"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?), an? (?:[\w-]+ ){0,3}(?:county|city|district|prefecture|banner)"
    r"(?: [\w-]+){0,3}? (?:in|of|under) ([^.;]{2,80})"
)
DATELINE = re.compile(
    r"\s*[A-Z][A-Za-z' ]{2,24}(?:, [A-Za-z]+\.? \d{1,2})?(?: \([A-Za-z]+\))? ?(?:--|—|–) ?"
)


@dataclass(slots=True)
class StoryPlace:
    """The place a story is about (`home`) and the one its last sentences are about.

    `home` is None until its first passage is read.
    """

    home: str | None = None
    now: str | None = None
    is_read: bool = False


def set_english_places(reading: Reading, frame: DocumentFrame, story: StoryPlace) -> None:
    """Give every draft of an English passage its region, and note what holds after it."""
    if reading.passage.kind is PassageKind.TITLE:
        story = StoryPlace(home=frame.region, now=frame.region, is_read=True)
    if not story.is_read:
        read_head(reading, frame, story)
    if story.home is not None and story.home != NATION:
        reading.places = find_regions(reading.text, "en", story.home)
    dateline = DATELINE.match(reading.text)
    if dateline is not None:  # where it was written: HARBIN --
        reading.places = [p for p in reading.places if p.start >= dateline.end()]
    sentence, seen = -1, 0
    for draft in reading.drafts:
        if draft.sentence != sentence:
            first = reading.sentence_start(draft.sentence)
            _move(reading, seen, first, story)
            seen, sentence = first, draft.sentence
        _set(draft, *_place(reading, draft, story))
    _set_aligned(reading, story)
    _move(reading, seen, len(reading.text), story)


def read_head(reading: Reading, frame: DocumentFrame, story: StoryPlace) -> None:
    """Find the place of a story: the smallest unit at its head, inside that of its title."""
    story.is_read = True
    story.home = story.now = frame.region
    dateline = DATELINE.match(reading.text)
    start = dateline.end() if dateline else 0
    head = reading.text[start : start + HEAD]
    around = frame.region if frame.region != NATION else None
    for code in _named_at_head(head):
        if code != NATION and (around is None or is_within(code, around)):
            story.home = story.now = code
            return


def _named_at_head(head: str) -> list[str]:
    """Return the places that open the first sentences, in order, the explained one first."""
    found = []
    for match in APPOSITION.finditer(head):
        outer = [m for m in find_regions(match[2], "en") if m.kind is MentionKind.NAMED]
        inner = find_regions(f"{outer[0].name} {match[1]}", "en") if outer else []
        if len(inner) == 1 and len(inner[0].codes) == 1:
            found.append(inner[0].codes[0])
    opening = re.split(r"[.!?]\s", head, maxsplit=1)[0]
    for place in find_regions(opening, "en"):
        before = opening[max(0, place.start - NEAR) : place.start].lower()
        if place.kind is MentionKind.NAMED and not place.in_name and not _is_aside(before):
            code = resolve(place)
            found += [code] if code is not None else []
    return found


def _move(reading: Reading, start: int, stop: int, story: StoryPlace) -> None:
    """Take in the sentences of a stretch: a place that opens one holds from there on."""
    for place in _told(reading, start, stop, story):
        number = reading.sentence(place.start)
        if place.start - reading.sentence_start(number) > OPENING:
            continue
        before = reading.text[max(start, place.start - NEAR) : place.start].lower()
        has_figure = bool(_drafts_in(reading, reading.sentence_start(number), place.start))
        if has_figure or _is_aside(before) or _is_listed(reading, place):
            continue
        code = _code(place, story)
        story.now = code if code is not None else story.now


def _drafts_in(reading: Reading, start: int, end: int) -> list[Draft]:
    first = bisect_left(reading.drafts, start, key=attrgetter("start"))
    return reading.drafts[first : bisect_left(reading.drafts, end, key=attrgetter("start"))]


def _is_aside(before: str) -> bool:
    """A herder in Xilingol, trains to Shanghai: not what the sentence is about."""
    return pattern("aside").search(before) is not None


def _is_listed(reading: Reading, place: RegionMention) -> bool:
    near = reading.places_in(place.start - NEAR, place.end + NEAR)
    pairs = zip(near, near[1:], strict=False)
    return any(place in pair and _joined(reading.text, *pair) for pair in pairs)


def _joined(text: str, first: RegionMention, second: RegionMention) -> bool:
    return SEVERAL.fullmatch(text[first.end : second.start]) is not None


def _set(draft: Draft, code: str | None, rule: str, words: str) -> None:
    draft.region_code = code
    draft.region_name = regions()[code].name_zh if code is not None and code in regions() else None
    draft.because("region", rule, words)


def _place(reading: Reading, draft: Draft, story: StoryPlace) -> tuple[str | None, str, str]:
    text = reading.text
    inner = _right_behind(reading, draft, story)
    if inner is not None:
        return inner, "en.behind", text[draft.end : draft.end + NEAR]
    near = _before(reading, draft, story)
    foreign = _foreign_re().search(text, draft.sentence_start, draft.start)
    if (
        len(near) > 1
        and _joined(text, near[-2], near[-1])
        or near
        and near[-1].kind is MentionKind.SET
    ):
        return None, "en.several", text[near[0].start : near[-1].end]
    if near and (foreign is None or near[-1].start > foreign.start()):
        return _code(near[-1], story) or story.now, "en.named", near[-1].name
    if foreign is not None:
        return None, "en.abroad", foreign[0]
    return story.now, "en.story", ""


def _before(reading: Reading, draft: Draft, story: StoryPlace) -> list[RegionMention]:
    """Return the places of the sentence before the figure, but for destinations."""
    found = []
    for place in _told(reading, draft.sentence_start, draft.start, story):
        before = reading.text[max(draft.sentence_start, place.start - NEAR) : place.start].lower()
        if pattern("destination").search(before) is None:
            found.append(place)
    return found


def _told(reading: Reading, start: int, stop: int, story: StoryPlace) -> list[RegionMention]:
    """Return the places of a stretch without names made of them and the units around the last."""
    found: list[RegionMention] = []
    for place in reading.places_in(start, stop):
        if place.kind is MentionKind.COUNT or place.in_name:
            continue
        gap = reading.text[found[-1].end : place.start].lower() if found else ""
        around = found and place.kind is MentionKind.NAMED and pattern("around").fullmatch(gap)
        if around and (inner := _code(found[-1], story)) and _holds(_code(place, story), inner):
            continue
        found.append(place)
    return found


def _holds(outer: str | None, inner: str) -> bool:
    return outer is not None and outer != inner and is_within(inner, outer)


def _right_behind(reading: Reading, draft: Draft, story: StoryPlace) -> str | None:
    """Return the place inside the story's that follows: 3.4 million of them in Harbin."""
    end = draft.clause_end
    if draft.index + 1 < len(reading.drafts):
        end = min(end, reading.drafts[draft.index + 1].start)
    for place in reading.places_in(draft.end, end)[:1]:
        before = reading.text[draft.end : place.start].lower()
        code = _code(place, story) if place.kind is MentionKind.NAMED else None
        inside = code is not None and story.now is not None and is_within(code, story.now)
        if inside and pattern("located").search(before) and not place.in_name:
            return code
    return None


def _set_aligned(reading: Reading, story: StoryPlace) -> None:
    """Gansu and Ningxia received 3 million and 2 million visits, respectively."""
    for sentence in {draft.sentence for draft in reading.drafts}:
        start, end = reading.sentence_start(sentence), reading.sentence_end(sentence)
        if "respectively" not in reading.text[start:end].lower():
            continue
        drafts = _drafts_in(reading, start, end)
        places = [p for p in reading.places_in(start, end) if p.kind is MentionKind.NAMED]
        pairs = zip(places, places[1:], strict=False)
        if len(drafts) == len(places) > 1 and all(_joined(reading.text, a, b) for a, b in pairs):
            for draft, place in zip(drafts, places, strict=True):
                _set(draft, _code(place, story), "en.aligned", place.name)


def _code(place: RegionMention, story: StoryPlace) -> str | None:
    context: Sequence[str] = [code for code in (story.now, story.home) if code is not None]
    return resolve(place, context)


@cache
def _foreign_re() -> re.Pattern[str]:
    """Names of countries, unless something is done with them (trade with Japan)."""
    lines = (files("extract.english") / "foreign_en.txt").read_text(encoding="utf8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!with )(?<!to )(?<!from )(?<!of )\b(?:{words})\b")
