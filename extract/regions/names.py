"""Every Chinese name of a place, with the codes it may stand for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .gazetteer import NATION, Level, MentionKind, Region, regions
from .history import former_regions

LEVELS = list(Level)


class Strength(Enum):
    """What a name needs beside it to be read as a place."""

    FULL = "nothing"  # 铜鼓县, 湖南, 长沙
    LOCAL = "the unit above, or a document about it"  # 万载
    ORDINARY = "the unit above, directly before"  # 朝阳, 城区


class PlaceName(NamedTuple):
    """A name in the lexicon; one without kind is a longer word that is no place (五台山)."""

    text: str
    kind: MentionKind | None
    codes: tuple[str, ...] = ()
    level: str | None = None
    has_suffix: bool = False
    strength: Strength = Strength.FULL


class Hit(NamedTuple):
    """A name found in a text."""

    start: int
    end: int
    kind: MentionKind
    codes: tuple[str, ...] = ()
    level: str | None = None
    strength: Strength = Strength.FULL
    in_name: bool = False


@cache
def names_by_head() -> Mapping[str, tuple[PlaceName, ...]]:
    """Return the names by their first two characters, longest first."""
    heads: defaultdict[str, list[PlaceName]] = defaultdict(list)
    for name in _names():
        heads[name.text[:2]].append(name)
    return {head: tuple(sorted(them, key=lambda n: -len(n.text))) for head, them in heads.items()}


@cache
def words() -> Any:
    """Return the hand-written words of regions.yml."""
    return yaml.safe_load((files("extract.regions") / "regions.yml").read_text(encoding="utf8"))


def _names() -> Iterator[PlaceName]:
    # Deictics first: 全州 is every prefecture's "all of it" before it is 全州县.
    for text, level in words()["deictics"].items():
        yield PlaceName(text, MentionKind.DEICTIC, level=level)
    for text, codes in words()["sets"].items():
        yield PlaceName(text, MentionKind.SET, codes=tuple(codes))
    for text in words()["not_places"]:
        yield PlaceName(text, None)
    for text, code in words()["zones"].items():
        yield PlaceName(text, MentionKind.NAMED, (code,), has_suffix=True)
    units = _units_by_name()
    yield from _former_names(frozenset(units))
    for text, found in units.items():
        yield PlaceName(
            text=text,
            kind=MentionKind.NAMED,
            codes=tuple(region.code for region in found),
            has_suffix=any(region.name_zh == text for region in found),
            strength=_strength(text, found),
        )


def _former_names(taken: frozenset[str]) -> Iterator[PlaceName]:
    """Yield the names that no unit bears now, with the codes of the present (襄樊市)."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    full = {former.name_zh for former in former_regions()}
    for former in former_regions():
        for text in (former.name_zh, *former.short_zh):
            if len(text) > 1 and text not in taken:
                codes[text].update(former.successors)
    for text, found in codes.items():
        if not found or text in words()["never"]:
            continue
        strength = Strength.FULL if text in full else Strength.LOCAL
        if text in _ordinary():
            strength = Strength.ORDINARY
        yield PlaceName(text, MentionKind.NAMED, tuple(sorted(found)), None, text in full, strength)


def _units_by_name() -> dict[str, list[Region]]:
    """Return the units of each name, the higher level first; a province's name is its alone."""
    found: defaultdict[str, list[Region]] = defaultdict(list)
    never = frozenset(words()["never"])
    for region in sorted(regions().values(), key=lambda r: (LEVELS.index(r.level), r.code)):
        for text in (region.name_zh, *region.short_zh):
            taken = text in found and found[text][0].level is Level.PROVINCE
            if len(text) > 1 and not taken and text not in never:
                found[text].append(region)
    found["中国"] = [regions()[NATION]]
    return found


def _strength(text: str, found: list[Region]) -> Strength:
    if text in _ordinary():
        return Strength.ORDINARY
    if text in words()["local"]:
        return Strength.LOCAL
    if any(region.name_zh == text for region in found) or len(text) > 2:
        return Strength.FULL
    if all(region.level is Level.COUNTY and region.name_zh[-1] != "市" for region in found):
        return Strength.LOCAL
    return Strength.FULL


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(word for them in words()["ordinary"].values() for word in them)
