"""Find English and pinyin names of places, and the deictics of English (the county)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from .gazetteer import NATION, Level, MentionKind, Region, regions
from .names import Hit, Strength, words

# The word after a name, and the last characters of the Chinese names it stands for.
SUFFIXES = {
    "province": ("省",),
    "autonomous region": ("自治区",),
    "municipality": ("市",),
    "special administrative region": ("特别行政区",),
    "sar": ("特别行政区",),
    "city": ("市",),
    "autonomous prefecture": ("自治州",),
    "prefecture": ("地区", "州", "市"),
    "league": ("盟",),
    "autonomous county": ("自治县",),
    "county": ("县",),
    "new area": ("新区",),
    "district": ("区",),
    "autonomous banner": ("自治旗",),
    "banner": ("旗",),
}
PLAIN_SUFFIX = re.compile(rf"[ ](?P<word>{'|'.join(SUFFIXES)})\b", re.IGNORECASE)
# Xiangxi [Tujia and Miao Autonomous Prefecture]
AUTONOMOUS_SUFFIX = re.compile(
    r"(?P<peoples>[A-Za-z, ]{0,60}?)[ ](?P<word>Autonomous[ ](?:Region|Prefecture|County|Banner))\b",
    re.IGNORECASE,
)
# After a name: no division of that level, or a thing called by it.
SMALLER = re.compile(
    r"[ ](?:Town|Township|Village|Street|Road|Avenue|River|Lake|Mountain)s?\b", re.I
)
NAMED_BY_PLACE = re.compile(
    r"(?!'s|’s)[ ](?:[A-Z]\w{1,20}[ ]){0,3}(?:University|Airlines|Bank|Group|Co\b|Corp|Company|Airport|Port|Daily|Railway)"
)
COMPASS = re.compile(
    r"(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:ern)?[ ]$", re.I
)
LONGEST_COMPASS = len("northwestern ")
WORD = re.compile(r"[A-ZÜ][A-Za-zÜüöé]*(?:['’](?!s\b)[A-Za-z]+|-[A-Z][a-z]+)*")
LONGEST = 4


class _Place(NamedTuple):
    start: int
    end: int
    codes: tuple[str, ...]
    has_suffix: bool


def english_hits(text: str) -> Iterator[Hit]:
    """Yield what an English text names, in reading order."""
    yield from sorted([*_names(text), *_phrases(text)], key=attrgetter("start"))


def _phrases(text: str) -> Iterator[Hit]:
    deictics, sets = words()["deictics_en"], words()["sets_en"]
    for match in _phrase_re().finditer(text):
        phrase = match[0].lower()
        if phrase in sets:
            yield Hit(match.start(), match.end(), MentionKind.SET, codes=tuple(sets[phrase]))
        else:
            yield Hit(match.start(), match.end(), MentionKind.DEICTIC, level=deictics[phrase])


@cache
def _phrase_re() -> re.Pattern[str]:
    phrases = [*words()["deictics_en"], *words()["sets_en"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _names(text: str) -> Iterator[Hit]:
    end = 0
    for match in WORD.finditer(text):
        if match.start() < end:
            continue
        place = _place(text, match.start(), match.end())
        if place is not None:
            end = place.end
            yield _hit(text, place)


def _place(text: str, start: int, end: int) -> _Place | None:
    """Return the longest name that begins at a word, with its suffix."""
    for stop in _stops(text, end):
        units = _units_by_name().get(_key(text[start:stop]), ())
        place = _with_suffix(text, start, stop, units)
        if place is not None:
            return place
    return None


def _stops(text: str, end: int) -> list[int]:
    """Return where a name of several words may end, the longest first."""
    stops = [end]
    while len(stops) < LONGEST and text[stops[-1] : stops[-1] + 1] == " ":
        word = WORD.match(text, stops[-1] + 1)
        if word is None:
            break
        stops.append(word.end())
    return stops[::-1]


def _with_suffix(text: str, start: int, stop: int, units: tuple[Region, ...]) -> _Place | None:
    if not units:
        return None
    plain = PLAIN_SUFFIX.match(text, stop)
    suffix = plain or _autonomous(text, stop)
    if suffix is not None:
        endings = SUFFIXES[" ".join(suffix["word"].lower().split())]
        codes = tuple(unit.code for unit in units if unit.name_zh.endswith(endings))
        if codes:
            return _Place(start, suffix.end(), codes, True)
    if plain is not None or SMALLER.match(text, stop):
        return None
    if units[0].level is Level.PROVINCE:
        return _Place(start, stop, (units[0].code,), False)
    codes = tuple(unit.code for unit in units if unit.short_zh)
    return _Place(start, stop, codes, False) if codes else None


def _autonomous(text: str, stop: int) -> re.Match[str] | None:
    """Match Tujia and Miao Autonomous Prefecture, if nothing but names of peoples is between."""
    match = AUTONOMOUS_SUFFIX.match(text, stop)
    if match is None or all(w == "and" or w[0].isupper() for w in match["peoples"].split()):
        return match
    return None


def _hit(text: str, place: _Place) -> Hit:
    return Hit(
        place.start,
        place.end,
        MentionKind.NAMED,
        place.codes,
        strength=_strength(text, place),
        in_name=NAMED_BY_PLACE.match(text, place.end) is not None,
    )


def _strength(text: str, place: _Place) -> Strength:
    """East China is no nation; Ali is a person before it is a prefecture."""
    if place.has_suffix:
        return Strength.FULL
    is_part = place.codes == (NATION,) and COMPASS.search(
        text[max(0, place.start - LONGEST_COMPASS) : place.start]
    )
    if is_part or text[place.start : place.end].lower() in words()["ordinary_en"]:
        return Strength.ORDINARY
    is_county = regions()[place.codes[0]].level is Level.COUNTY
    return Strength.LOCAL if is_county else Strength.FULL


@cache
def _units_by_name() -> Mapping[str, tuple[Region, ...]]:
    """Return the units of each English name, the higher level first."""
    found: defaultdict[str, list[Region]] = defaultdict(list)
    levels = list(Level)
    for region in sorted(regions().values(), key=lambda r: (levels.index(r.level), r.code)):
        for name in _forms(region):
            if region not in found[name]:
                found[name].append(region)
    return {name: tuple(units) for name, units in found.items()}


def _forms(region: Region) -> Iterator[str]:
    """Yield the keys of a unit; 赵县 is Zhaoxian County and Zhao County."""
    for name in region.short_en:
        yield _key(name)
        if not region.short_zh and len(region.name_zh) == 2:
            yield _key(name.removesuffix("xian").removesuffix("shi").removesuffix("qu"))


def _key(name: str) -> str:
    """Return a name without case, apostrophes, hyphens and the spellings of ü."""
    plain = name.lower().replace("'", "").replace("’", "").replace("-", "").replace("ü", "u")
    return plain.replace("lyu", "lu").replace("lv", "lu").replace("nyu", "nu")
