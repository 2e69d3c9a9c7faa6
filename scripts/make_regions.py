"""Write extract/regions/regions.tsv: the administrative divisions of China, county level and up.

Sources, installed through their ordinary clients and named in NOTICE:

    npm pack china-division && tar xzf china-division-*.tgz     # current names and codes
    pip install pypinyin pyyaml
    python scripts/make_regions.py package/dist

What the packages lack, or have otherwise than the Ministry of Civil Affairs, is in
regions_by_hand.yml beside this script. A count other than the official one stops the script.
"""

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pypinyin import lazy_pinyin  # type: ignore[import-not-found,unused-ignore]

HERE = Path(__file__).parent
OUT = HERE.parent / "extract" / "regions" / "regions.tsv"
OFFICIAL_COUNTS = {"country": 1, "province": 34, "city": 333, "county": 2846}
NATION = "100000"

# Suffixes of names, longest first, with their English word.
SUFFIXES = {
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "地区": "Prefecture",
    "新区": "New Area",
    "林区": "Forestry District",
    "特区": "Special District",
    "前旗": "Front Banner",
    "中旗": "Middle Banner",
    "后旗": "Rear Banner",
    "左旗": "Left Banner",
    "右旗": "Right Banner",
    "市": "City",
    "盟": "League",
    "县": "County",
    "区": "District",
    "旗": "Banner",
}


class Row(NamedTuple):
    """One line of the table."""

    code: str
    parent: str
    level: str
    name_zh: str
    short_zh: str
    name_en: str
    short_en: str
    grid_x: str = ""
    grid_y: str = ""


def main(dist: Path) -> None:
    """Check the counts and write the table."""
    rows = sorted(rows_of(dist))
    counts = {level: sum(row.level == level for row in rows) for level in OFFICIAL_COUNTS}
    if counts != OFFICIAL_COUNTS:
        sys.exit(f"the counts are {counts}, the official ones {OFFICIAL_COUNTS}")
    lines = ["# made by scripts/make_regions.py; sources in NOTICE. State: 2024-12-31"]
    lines += ["\t".join(Row._fields), *("\t".join(row) for row in rows), ""]
    OUT.write_text("\n".join(lines), encoding="utf8")


def rows_of(dist: Path) -> Iterator[Row]:
    """Yield the nation, then the units of each level."""
    yield Row(
        NATION, "", "country", "中华人民共和国", "中国", "People's Republic of China", "China"
    )
    for code, name, short, mark, english, short_en, x, y in by_hand("provinces"):
        shorts_en = by_hand("exonyms")["province"].get(short, short_en)
        yield Row(
            code, NATION, "province", name, f"{short}|{mark}", english, shorts_en, str(x), str(y)
        )
    cities = {code for code, _ in city_names(dist)}
    for code, name in city_names(dist):
        yield named_row(code, code[:2] + "0000", "city", name)
    for code, name in county_names(dist):
        parent = code[:4] + "00"
        yield named_row(code, parent if parent in cities else code[:2] + "0000", "county", name)


def city_names(dist: Path) -> Iterator[tuple[str, str]]:
    """Yield prefecture-level codes and names, without 市辖区, 县 and their like."""
    placeholders = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    for row in read(dist / "cities.csv"):
        if row["name"] not in placeholders:
            yield row["code"] + "00", row["name"]


def county_names(dist: Path) -> Iterator[tuple[str, str]]:
    """Yield county-level codes and names.

    7 as fifth digit marks development zones; 00 at the end repeats a city without districts.
    """
    for row in read(dist / "areas.csv"):
        code = row["code"]
        if code[4] != "7" and code[4:] != "00" and code not in by_hand("dropped"):
            yield code, row["name"]
    yield from by_hand("added").items()


def named_row(code: str, parent: str, level: str, name: str) -> Row:
    """Work out the short forms and the English names of a unit."""
    stem, suffix = split_suffix(name)
    core, peoples = split_peoples(stem)
    shorts = by_hand("short_forms").get(name)
    if shorts is None:
        shorts = list(short_forms(core, suffix))
    exonyms = by_hand("exonyms")[level].get(core, english_stem(core, suffix)).split("|")
    words = [exonyms[0], " and ".join(peoples).replace(" and ", ", ", max(len(peoples) - 2, 0))]
    english = " ".join([*filter(None, words), SUFFIXES[suffix]])
    return Row(code, parent, level, name, "|".join(shorts), english, "|".join(exonyms))


def split_suffix(name: str) -> tuple[str, str]:
    """Split 铜鼓县 into 铜鼓 and 县, 沈北新区 into 沈北 and 新区, but 清新区 into 清新 and 区."""
    suffix = next(
        s for s in SUFFIXES if name.endswith(s) and (len(s) == 1 or len(name) - len(s) > 1)
    )
    return name.removesuffix(suffix), suffix


def split_peoples(stem: str) -> tuple[str, list[str]]:
    """Split 湘西土家族苗族 into 湘西 and the English names of the peoples; 东乡族 stays 东乡."""
    names = by_hand("peoples")
    peoples: list[str] = []
    while found := max((p for p in names if is_people(p, stem)), key=len, default=""):
        stem = stem.removesuffix(found)
        peoples.insert(0, names[found])
    return stem.removesuffix("族"), peoples


def is_people(people: str, stem: str) -> bool:
    """Tell whether a stem ends with the name of a people and has one of its own before it."""
    return stem.endswith(people) and stem != people


def short_forms(core: str, suffix: str) -> Iterator[str]:
    """Yield 积石山县 and 积石山 for an autonomous unit, the stem alone for others.

    One character (赵县) is no name; a banner's 前旗 distinguishes it from its neighbours.
    """
    if suffix.startswith("自治"):
        yield core + suffix[-1]
    if len(core) > 1 and len(suffix) < 2 or suffix in {"地区", "自治州", "自治县", "自治旗"}:
        yield core


def english_stem(core: str, suffix: str) -> str:
    """Return the pinyin in one word, an apostrophe before a vowel inside it: Xi'an.

    A single character keeps its suffix: 赵县 is Zhaoxian.
    """
    name = core if len(core) > 1 else core + suffix
    by_list = by_hand("pinyin").get(name)
    if by_list is not None:
        return str(by_list)
    readings = by_hand("readings")
    syllables = [readings.get(c, s) for c, s in zip(name, lazy_pinyin(name), strict=True)]
    joined = "".join("'" * (s[0] in "aoe") + s for s in syllables)
    return joined.removeprefix("'").replace("nv", "nyu").replace("lv", "lyu").capitalize()


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf8") as lines:
        return list(csv.DictReader(lines))


@cache
def by_hand(section: str) -> Any:
    """Return a section of the file of what was added by hand."""
    return yaml.safe_load((HERE / "regions_by_hand.yml").read_text(encoding="utf8"))[section]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
