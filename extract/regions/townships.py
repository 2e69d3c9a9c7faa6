"""The townships of a county: 三都镇 is six places, but one in 铜鼓县."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from .gazetteer import NATION, Level, MentionKind, Region, parent_code, regions
from .names import Hit

# 乡 alone ends many words (城乡); a name has a character before it.
SUFFIX = re.compile(r"镇|乡|街道|苏木")
LONGEST = 12


@cache
def townships(code: str) -> Mapping[str, str]:
    """Return the townships of a county, or of a city without counties, names by code.

    >>> townships("360926")["360926104"]
    '三都镇'
    """
    lines = _lines_by_unit().get(code, ())
    return {line[:6] + entry[:3]: entry[3:] for line in lines for entry in line[7:].split("|")}


def region(code: str) -> Region:
    """Return a division by its six digits or a township by its nine.

    Raises:
        KeyError: there is none of that code.

    >>> region("360926104").name_zh, region("360926").name_zh
    ('三都镇', '铜鼓县')
    """
    if len(code) == 6:
        return regions()[code]
    parent = parent_code(code) or NATION
    name = townships(parent)[code]
    return Region(code=code, name_zh=name, name_en="", parent_code=parent, level=Level.TOWNSHIP)


def township_hits(text: str, counties: Iterable[str]) -> Iterator[Hit]:
    """Yield the townships of some counties that a folded text names."""
    if SUFFIX.search(text) is None:
        return
    codes = _codes_by_name(frozenset(counties))
    for match in SUFFIX.finditer(text):
        end = match.end()
        for start in range(max(0, end - LONGEST), match.start()):
            found = codes.get(text[start:end])
            if found is not None:
                yield Hit(start, end, MentionKind.NAMED, found)
                break


@lru_cache(maxsize=64)
def _codes_by_name(counties: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for county in sorted(counties):
        for code, name in townships(county).items():
            found[name.removesuffix("办事处")].append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _lines_by_unit() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in (
        (files("extract.regions") / "townships.tsv").read_text(encoding="utf8").splitlines()
    ):
        if not line.startswith("#"):
            found[parent_code(line[:6] + "000") or NATION].append(line)
    return {unit: tuple(lines) for unit, lines in found.items()}
