"""The administrative divisions of China, county level and up, and mentions of them in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

NATION = "100000"


class Level(StrEnum):
    """Level of a division; a city is any prefecture-level unit, a county any county-level one."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A division by its GB/T 2260 code.

    `short_zh` and `short_en` are forms in use beside the full name, best first (积石山县,
    积石山); they may be empty (赵县). `grid_x`, `grid_y` is the tile of a province in a tile
    map, columns and rows from 0.
    """

    code: str
    name_zh: str
    name_en: str
    parent_code: str | None
    level: Level
    short_zh: tuple[str, ...] = ()
    short_en: tuple[str, ...] = ()
    grid_x: int | None = None
    grid_y: int | None = None


class MentionKind(StrEnum):
    """How a text speaks of a place."""

    NAMED = "named"  # 铜鼓县
    DEICTIC = "deictic"  # 全省, 我市: the region the text is about
    SET = "set"  # 京津冀: several together
    COUNT = "count"  # 14个市州: how many, not which


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMention:
    """A place as written; offsets count code points of the searched text.

    `codes` are the candidates of a named place, those of the higher level first, or the
    members of a set. `level` says which unit of the context a deictic means: a level, or
    the last character of the unit's name (市). `in_name` marks a place inside the name of an
    organisation (海南航空): weak evidence.
    """

    start: int
    end: int
    name: str
    kind: MentionKind
    codes: tuple[str, ...] = ()
    level: str | None = None
    in_name: bool = False


@cache
def regions() -> Mapping[str, Region]:
    """Return the divisions by code: the nation, 34 provinces, 333 cities, 2,846 counties.

    >>> regions()["360926"].name_zh, regions()["360926"].parent_code
    ('铜鼓县', '360900')
    """
    lines = (files("extract.regions") / "regions.tsv").read_text(encoding="utf8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return MappingProxyType({row[0]: _region(row) for row in rows})


def _region(row: list[str]) -> Region:
    code, parent, level, name_zh, short_zh, name_en, short_en, x, y = row
    return Region(
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        parent_code=parent or None,
        level=Level(level),
        short_zh=tuple(short_zh.split("|")) if short_zh else (),
        short_en=tuple(short_en.split("|")) if short_en else (),
        grid_x=int(x) if x else None,
        grid_y=int(y) if y else None,
    )


def chain(code: str) -> Iterator[str]:
    """Yield a code and those of the units above it, the nation last.

    >>> list(chain("360926"))
    ['360926', '360900', '360000', '100000']
    """
    current: str | None = code
    while current is not None:
        yield current
        current = parent_code(current)


def parent_code(code: str) -> str | None:
    """Return the code of the unit above; nine digits are a township of the first six.

    The first six of a township in a development zone are no county: it lies in the city.
    """
    if len(code) == 9:
        return code[:6] if code[:6] in regions() else code[:4] + "00"
    return regions()[code].parent_code


def is_within(code: str, other: str) -> bool:
    """Tell whether a unit is another one or lies inside it."""
    return other in chain(code)
