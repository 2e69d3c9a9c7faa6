"""Find Chinese names of places, deictics (全省), sets (京津冀) and counts (14个市州)."""

import re
from collections.abc import Iterator
from functools import cache

from .gazetteer import NATION, MentionKind
from .names import Hit, PlaceName, names_by_head
from .townships import township_hits

# After a short name: a road, a village or a thing of that name, no statement of the place.
NOT_AFTER_SHORT = re.compile(
    r"""
    [东西南北中]?(?:路|街(?!道)|大道|大街|巷|胡同|村|社区|小区|广场|大厦|公园|菜|话|戏|酒|人民路)
  | (?<=北京)时间
  | 街道 | 镇(?![海江雄宁平远原巴安康沅赉坪]) | 乡(?!村|镇|宁)
  | (?<=中国)(?:人民(?:银行|保险|大学|解放军)|共产党|特色|梦|制造|智造|式现代化|队|女|男|籍)
    """,
    re.VERBOSE,
)
# After a full name whose suffix begins the next word (北京市场, 河北区域), and roads again.
NOT_AFTER_FULL = re.compile(
    r"(?<=市)场|(?<=县)级|(?<=区)[域别间位块]|(?<=旗)[舰下帜]|(?<=盟)[友国]|路|街|村"
)
# After a name: an organisation, an event, a river or a hill that is called by the place.
NAMED_BY_PLACE = re.compile(
    r"""
    (?:[东西南北中]|理工|师范|农业|工业|医科|交通|财经|科技|海洋|国际)?
    (?:航空|大学|学院|银行|集团|公司|证券|控股|股份|日报|晚报|电视台|机场|港|站|医院|铁路局|博物馆|队)
  | 第[0-9一二三四五六七八九十百]+[届次]
  | 河(?![北南流道])|江(?![苏西南北])|湖(?![南北])|山(?![东西区水村乡])|岛|湾|峡|半岛|盆地|高原|平原|水库
    """,
    re.VERBOSE,
)
# Dongguan, Zhongshan, Danzhou and Jiayuguan have townships directly.
CITIES_WITHOUT_COUNTIES = {"441900", "442000", "460400", "620200"}
# One class at the front, so that the search runs at the speed of a character class.
COUNTED = re.compile(
    r"[0-9一二两三四五六七八九十](?:(?<=[0-9])(?<![0-9].)[0-9]*|(?<![0-9])[一二两三四五六七八九十]{0,2})[多余]?个?"
    r"(?:省区市|省份|省(?![级内外会属道直])|地级市|设区市|市州|州市|地市|县市区|县区|区县|市县|县(?![级域城内外]))"
)


def chinese_hits(text: str, home: str | None) -> Iterator[Hit]:
    """Yield what a folded text names, in reading order, a longer name before one inside it."""
    hits = list(_names(text))
    hits += [Hit(m.start(), m.end(), MentionKind.COUNT) for m in COUNTED.finditer(text)]
    hits += township_hits(text, _counties(hits, home))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    end = 0
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            yield hit


def _counties(hits: list[Hit], home: str | None) -> Iterator[str]:
    """Yield the counties, and cities without any, whose townships may be named."""
    if home is not None:
        yield home[:6]
    for hit in hits:
        code = hit.codes[0] if len(hit.codes) == 1 else NATION
        if code[4:] != "00" or code in CITIES_WITHOUT_COUNTIES:
            yield code


def _names(text: str) -> Iterator[Hit]:
    heads = names_by_head()
    end = 0
    for match in _head_re().finditer(text):
        start = match.start()
        names = heads.get(text[start : start + 2])
        if names is None or start < end:
            continue
        name = _name_at(text, start, names)
        if name is None:
            continue
        end = start + len(name.text)
        if name.kind is not None:
            in_name = NAMED_BY_PLACE.match(text, end) is not None
            yield Hit(start, end, name.kind, name.codes, name.level, name.strength, in_name)


def _name_at(text: str, start: int, names: tuple[PlaceName, ...]) -> PlaceName | None:
    """Return the longest of some names that stands here, if what follows lets it be one."""
    for name in names:
        if text.startswith(name.text, start) and _is_bounded(text, start + len(name.text), name):
            return name
    return None


def _is_bounded(text: str, end: int, name: PlaceName) -> bool:
    if name.kind is not MentionKind.NAMED:
        return True
    pattern = NOT_AFTER_FULL if name.has_suffix else NOT_AFTER_SHORT
    return pattern.match(text, end) is None


@cache
def _head_re() -> re.Pattern[str]:
    """A character that begins a name, before one that is second in a name."""
    heads = names_by_head()
    first = "".join(sorted({head[0] for head in heads}))
    second = "".join(sorted({head[1] for head in heads}))
    return re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")
