"""Every Chinese name of a place, with the codes it may stand for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from .regions import NATION, Level, MentionKind, Region, regions

LEVELS = list(Level)


class PlaceName(NamedTuple):
    """A name in the lexicon.

    `is_full` has its suffix (铜鼓县); `is_weak` is read as a place only after the unit above.
    A name without kind is a word that holds the name of a place and is none.
    """

    text: str
    kind: MentionKind | None
    codes: tuple[str, ...] = ()
    level: str | None = None
    is_full: bool = False
    is_weak: bool = False


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
    return yaml.safe_load((files("extract") / "regions.yml").read_text(encoding="utf8"))


def _names() -> Iterator[PlaceName]:
    for text, level in words()["deictics"].items():
        yield PlaceName(text, MentionKind.DEICTIC, level=level)
    ordinary = frozenset(word for them in words()["ordinary"].values() for word in them)
    for text, found in _codes_by_name().items():
        is_full = any(region.name_zh == text for region in found)
        yield PlaceName(
            text=text,
            kind=MentionKind.NAMED,
            codes=tuple(region.code for region in found),
            is_full=is_full,
            is_weak=text in ordinary or (not is_full and _are_counties(text, found)),
        )
    for text, codes in words()["sets"].items():
        yield PlaceName(text, MentionKind.SET, codes=tuple(codes))
    for text in words()["not_places"]:
        yield PlaceName(text, None)


def _codes_by_name() -> dict[str, list[Region]]:
    """Return the units of each name, the higher level first; a province's name is its alone."""
    found: defaultdict[str, list[Region]] = defaultdict(list)
    for region in sorted(regions().values(), key=lambda r: (LEVELS.index(r.level), r.code)):
        for text in (region.name_zh, *region.short_zh):
            taken = text in found and found[text][0].level is Level.PROVINCE
            if len(text) > 1 and not taken:
                found[text].append(region)
    found["中国"] = [regions()[NATION]]
    return found


def _are_counties(text: str, found: list[Region]) -> bool:
    """Tell whether a name of two characters belongs to counties and districts alone (富民)."""
    return len(text) == 2 and all(
        region.level is Level.COUNTY and not region.name_zh.endswith("市") for region in found
    )
