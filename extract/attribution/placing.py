"""The place a figure is about: named before it, carried in its paragraph, or the document's."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from extract.regions.context import common_region, resolve
from extract.regions.gazetteer import NATION, MentionKind, RegionMention, regions

from .drafts import Draft
from .frame.document import DocumentFrame
from .reading import Reading
from .thread import Thread

NATIONWIDE = re.compile(r"全国(?!第|领先|前列|各地|率先|性|人大|政协|首)|我国")
EVERYWHERE = re.compile(r"31个省")
RANKING = re.compile(r"(?:居|位列|列|在|占|高于|低于|快于|占到?)$")
# How far behind a figure its place may stand.
AT_REACH = 12
LIST_MARKS = frozenset("、和与")
TOGETHER_WITH = frozenset("和与同对")
TOWARDS = frozenset("对向与同")
LISTED = re.compile(r"、|和|与|及|以及")
TOGETHER = re.compile(r"^(?:、|和|与|及|以及|至|到|等)$")


def set_places(reading: Reading, frame: DocumentFrame, thread: Thread) -> None:
    """Give every draft its region."""
    if frame.kind in ("report", "bulletin"):
        is_plain = NATIONWIDE.search(reading.text) is None
        for draft in reading.drafts:
            if is_plain:
                _set(draft, frame.region, "document", frame.title[:20])
            else:
                _set(draft, *_of_report(reading, draft, frame))
        return
    carried = _Carried(reading, frame, thread.fair)
    for draft in reading.drafts:
        carried.move(reading, reading.sentence_start(draft.sentence))
        _set(draft, *_of_news(reading, draft, frame, carried))
    _set_listed(reading, frame)


class _Carried:
    """The place that the sentences read so far leave, or that they are about abroad."""

    def __init__(self, reading: Reading, frame: DocumentFrame, fair: str | None) -> None:
        self._frame = frame
        self._seen = 0
        self._abroad = _foreign(reading.text)
        self._abroad_starts = [match.start() for match in self._abroad]
        self.fair = fair
        self.code = fair or frame.region
        self.is_abroad = frame.is_abroad

    def abroad(self, start: int, end: int) -> re.Match[str] | None:
        """Return the last place abroad that is named in a stretch."""
        index = bisect_left(self._abroad_starts, end) - 1
        return self._abroad[index] if index >= 0 and self._abroad_starts[index] >= start else None

    def move(self, reading: Reading, stop: int) -> None:
        """Take in the sentences up to `stop`."""
        if stop <= self._seen:
            return
        places = reading.places_in(self._seen, stop)
        if any(_joined(reading.text, a, b) for a, b in zip(places, places[1:], strict=False)):
            self.code = _around(places, self._frame) or self._frame.region
            places = ()
        for place in places:
            code = _code(place, self.code, self._frame)
            if code is not None and place.kind is not MentionKind.COUNT and not place.in_name:
                self.code, self.is_abroad = code, False
        if self.abroad(self._seen, stop) is not None:
            self.is_abroad = self.is_abroad or self.code == self._frame.region
        self._seen = stop


def _set(draft: Draft, code: str | None, rule: str, words: str) -> None:
    draft.region_code = code
    draft.region_name = _name(code)
    draft.region_rule = rule
    draft.because("region", rule, words)


@cache
def _name(code: str | None) -> str | None:
    return regions()[code].name_zh if code is not None and code in regions() else None


def _of_report(reading: Reading, draft: Draft, frame: DocumentFrame) -> tuple[str | None, str, str]:
    words = reading.text[draft.clause_start : draft.start]
    found = NATIONWIDE.search(words)
    if found and not RANKING.search(words[: found.start()]) and "占全国" not in words:
        return NATION, "zh.nation", found[0]
    return frame.region, "document", frame.title[:20]


def _of_news(
    reading: Reading, draft: Draft, frame: DocumentFrame, carried: _Carried
) -> tuple[str | None, str, str]:
    start = draft.sentence_start
    near = [
        place
        for place in reading.places_in(start, draft.start)
        if place.kind is not MentionKind.COUNT
    ]
    foreign = carried.abroad(start, draft.start) if carried.fair is None else None
    at = _at_behind(reading, draft)
    if at is not None and all(place.codes == (NATION,) or place.codes == () for place in near):
        return _code(at, carried.code, frame), "zh.at_behind", at.name
    if near and (foreign is None or near[-1].end > foreign.start()):
        if _is_one_of(reading.text, near[-1], draft):
            return frame.region, "zh.among", near[-1].name
        return _together(reading.text, near, carried.code, frame)
    if EVERYWHERE.search(reading.text, start, draft.start):
        return NATION, "zh.nation", "31个省"
    if foreign is not None:
        ours = near and _with_abroad(reading.text, near[-1], foreign)
        return (NATION, "zh.with_abroad", foreign[0]) if ours else (None, "zh.abroad", foreign[0])
    return _unnamed(reading, draft, frame, carried)


def _unnamed(
    reading: Reading, draft: Draft, frame: DocumentFrame, carried: _Carried
) -> tuple[str | None, str, str]:
    """Return the place directly behind a figure, or the one that the sentences before left."""
    behind = reading.places_in(draft.end, draft.end + 1)
    code = _code(behind[0], carried.code, frame) if behind else None
    if behind and (code is not None or behind[0].kind is not MentionKind.DEICTIC):
        return code, "zh.behind", behind[0].name
    if carried.is_abroad:
        return None, "zh.abroad.paragraph", ""
    return carried.code, "zh.paragraph", ""


def _at_behind(reading: Reading, draft: Draft) -> RegionMention | None:
    """首批20台机组在新疆投运: a place behind a figure, after 在."""
    for place in reading.places_in(draft.end, min(draft.clause_end, draft.end + AT_REACH)):
        is_at = place.kind is MentionKind.NAMED and reading.text[place.start - 1] == "在"
        if is_at and reading.text[place.end : place.end + 1] not in LIST_MARKS:
            return place
    return None


def _set_listed(reading: Reading, frame: DocumentFrame) -> None:
    """毕节市、黔东南州…分别达到36.2%和34.8%: k places with k values, in order."""
    for index, draft in enumerate(reading.drafts):
        if "分别" not in draft.left:
            continue
        series = [draft]
        for following in reading.drafts[index + 1 : index + 12]:
            if not LISTED.fullmatch(reading.text[series[-1].end : following.start]):
                break
            series.append(following)
        places = reading.places_in(draft.clause_start, draft.start)
        pairs = zip(places, places[1:], strict=False)
        if len(places) == len(series) > 1 and all(_joined(reading.text, a, b) for a, b in pairs):
            for one, place in zip(series, places, strict=True):
                _set(one, _code(place, frame.region, frame), "zh.aligned", place.name)


def _together(
    text: str, places: Sequence[RegionMention], carried: str | None, frame: DocumentFrame
) -> tuple[str | None, str, str]:
    last = places[-1]
    if len(places) > 1 and _joined(text, places[-2], last) or last.kind is MentionKind.SET:
        return _around(places, frame), "zh.several", text[places[0].start : last.end]
    strong = [place for place in places if not place.in_name] or [last]
    code = carried
    for place in strong:
        found = _code(place, code, frame)
        if found is None and place.kind is MentionKind.DEICTIC:
            found = _code(place, _named_before(places, place, frame), frame)
        code = code if found is None and place.kind is MentionKind.DEICTIC else found
    return code, "zh.named", strong[-1].name


def _named_before(
    places: Sequence[RegionMention], deictic: RegionMention, frame: DocumentFrame
) -> str | None:
    """甘肃河西走廊…，全省…: a place in a longer name tells what 全省 is."""
    before = [p for p in places if p.start < deictic.start and p.kind is MentionKind.NAMED]
    return _code(before[-1], None, frame) if before else None


def _around(places: Sequence[RegionMention], frame: DocumentFrame) -> str | None:
    """福州至厦门 lies in one province; several provinces together have no code (GUIDE)."""
    codes = [_code(place, None, frame) for place in places]
    around = common_region([code for code in codes if code is not None])
    return around if around != NATION and None not in codes else None


def _is_one_of(text: str, last: RegionMention, draft: Draft) -> bool:
    """江苏、广东等22个省级规划: the number counts the whole, of which the places are some."""
    return text[last.end : draft.start] in ("等", "等地", "等地的", "等省", "等省的")


def _with_abroad(text: str, ours: RegionMention, abroad: re.Match[str]) -> bool:
    """中国和西班牙双边贸易额: what two countries do together is told of ours."""
    between = text[ours.end : abroad.start()]
    return NATION in ours.codes and len(between) == 1 and between in TOGETHER_WITH


def _joined(text: str, first: RegionMention, second: RegionMention) -> bool:
    """Tell whether two places are named together: 河南、广西."""
    return TOGETHER.match(text[first.end : second.start]) is not None


def _code(place: RegionMention, carried: str | None, frame: DocumentFrame) -> str | None:
    context = [code for code in (carried, frame.region) if code is not None]
    return resolve(place, context)


@cache
def _foreign_re() -> re.Pattern[str]:
    """Names of countries, and short forms that stand for them in news (俄方, 以军)."""
    lines = (files("extract.attribution") / "foreign.txt").read_text(encoding="utf8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def _foreign(text: str) -> list[re.Match[str]]:
    """Return the places abroad that a text is about; 对欧盟出口 is about us."""
    found = _foreign_re().finditer(text)
    return [match for match in found if text[match.start() - 1 : match.start()] not in TOWARDS]
