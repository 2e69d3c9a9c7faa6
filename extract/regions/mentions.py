"""Find the places that a text names: the hits of a language, joined and weighed."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest import fold

from .en import english_hits
from .gazetteer import (
    NATION,
    Level,
    MentionKind,
    RegionMention,
    chain,
    is_within,
    parent_code,
    regions,
)
from .names import Hit, Strength
from .zh import chinese_hits

# What may stand between a unit and one inside it, and between a unit and the one around it.
INWARD = {"zh": {"", " ", "·"}, "en": {" ", ", ", "'s ", "’s ", " - "}}
OUTWARD = {"zh": set[str](), "en": {", ", " in ", " of ", ", in "}}
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
LISTED = {"、", "和", "与", "及", "以及"}


def find_regions(text: str, lang: str = "zh", home: str | None = None) -> list[RegionMention]:
    """Return the places of a text in reading order; adjacent names are one (江西宜春铜鼓县).

    `home` is the code of the region that the document is about, where that is known: short
    names of the counties of its city are then read as places (铜鼓 in a notice of Yichun), and
    townships of a county (nine digits); those of a county that is named are read anyway.

    >>> [(m.name, m.codes) for m in find_regions("江西宜春铜鼓县与全省")]
    [('江西宜春铜鼓县', ('360926',)), ('全省', ())]
    """
    hits = english_hits(text) if lang == "en" else chinese_hits(fold(text), home)
    return list(_Reader(text=text, lang=lang, home=home).mentions(hits))


def find_folded_regions(text: str, lang: str = "zh") -> list[RegionMention]:
    """Return the same for text that `ingest.fold` has made uniform already."""
    hits = english_hits(text) if lang == "en" else chinese_hits(text, None)
    return list(_Reader(text=text, lang=lang, home=None).mentions(hits))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """A text, and what its names are read against."""

    text: str
    lang: str
    home: str | None

    def mentions(self, hits: Iterator[Hit]) -> Iterator[RegionMention]:
        """Join each hit to the one before it, or let it stand alone if it can."""
        last: RegionMention | None = None
        for hit in hits:
            joined = None if last is None else self._joined(last, hit)
            if joined is not None:
                last = joined
                continue
            codes = self._codes_alone(hit, last)
            if codes is None:
                continue
            if last is not None:
                yield last
            last = self._mention(hit.start, hit, codes)
        if last is not None:
            yield last

    def _joined(self, last: RegionMention, hit: Hit) -> RegionMention | None:
        """Return one mention of two neighbours of which one lies inside the other."""
        if last.kind is not MentionKind.NAMED or hit.kind is not MentionKind.NAMED:
            return None
        if last.codes == (NATION,) and hit.strength is not Strength.FULL:
            return None  # 中国公安, 中国南部
        between = self.text[last.end : hit.start]
        if not between and hit.in_name and _is_county(hit):
            return last  # 广州白云机场 is not in 白云区
        if between in INWARD[self.lang] and (codes := _inside(hit.codes, last.codes)):
            return self._mention(last.start, hit, codes)
        if between in OUTWARD[self.lang] and (codes := _inside(last.codes, hit.codes)):
            return self._mention(last.start, hit, codes)
        return None

    def _codes_alone(self, hit: Hit, last: RegionMention | None) -> tuple[str, ...] | None:
        """Return what a hit may stand for without a unit before it, or None for nothing."""
        if hit.strength is Strength.FULL:
            return hit.codes
        if hit.strength is Strength.ORDINARY:
            return None
        return self._near_home(hit) or self._listed(hit, last)

    def _near_home(self, hit: Hit) -> tuple[str, ...] | None:
        if self.home is None:
            return None
        around = _city_around(self.home)
        return tuple(code for code in hit.codes if _is_near(code, self.home, around)) or None

    def _listed(self, hit: Hit, last: RegionMention | None) -> tuple[str, ...] | None:
        """A name in a list with a neighbour of the same city: 铜鼓县、万载."""
        if last is None or self.text[last.end : hit.start] not in LISTED:
            return None
        cities = {parent_code(code) for code in last.codes}
        return tuple(code for code in hit.codes if parent_code(code) in cities) or None

    def _mention(self, start: int, hit: Hit, codes: tuple[str, ...]) -> RegionMention:
        return RegionMention(
            start=start,
            end=hit.end,
            name=self.text[start : hit.end],
            kind=hit.kind,
            codes=codes,
            level=hit.level,
            in_name=hit.in_name,
        )


def _is_county(hit: Hit) -> bool:
    return all(code in regions() and regions()[code].level is Level.COUNTY for code in hit.codes)


def _inside(inner: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that lie inside one of the others."""
    return tuple(i for i in inner if any(i != o and is_within(i, o) for o in outer))


def _city_around(code: str) -> str | None:
    """Return the city or municipality that a unit is or lies in."""
    for unit in chain(code):
        if unit in regions() and (regions()[unit].level is Level.CITY or unit in MUNICIPALITIES):
            return unit
    return None


def _is_near(code: str, home: str, city: str | None) -> bool:
    """Tell whether a document about a city means a county of it, one about a province a city."""
    if city is not None:
        return is_within(code, city)
    return regions()[code].level is Level.CITY and is_within(code, home)
