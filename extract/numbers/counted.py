"""What 个, 家, 名, 户 and a number without a unit count: the noun to the right, else to the left.

45个（贫困村） is 45 villages, 高新企业达到90家 is 90 enterprises, 33.7万（农村居民） is people.
Only nouns of counted_nouns.yml decide, and only where nothing that ends a noun phrase lies
between; otherwise the counter stays the unit, or the unit stays open.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from ingest import Span

from .mention import QuantityMention, UnitSource
from .words import WordTable

REACH = 18
_MODIFIER = "modifier"
# Where a noun phrase that a counter opened has surely ended.
_STOPS = frozenset(
    "，。；：！？、,;:!?\n\t|0123456789在对将已为被把由从向于与和及等是到赴比各全均都并可以能会应需要其该也正仍又"
)
# 271个亿元以上（的）工业项目, 15个投资超10亿元的项目, 88家规模以上企业, 50户10—100亿级企业: how large each is.
_SIZE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:投资|收入|产值|税收|纳税))?(?:超过?|过|达)?\d*(?:\.\d+)?[百千万亿]*"
    r"(?:元|吨|人|平方米)(?:(?:以上|以下|以内|级)的?|的)|(?:规模|限额|[省市县区]级)以上的?"
    r"|(?:\d+[—~至-])?\d*[十百千万亿]+级(?:以上)?的?"
)
# 16个城市道路项目, 200个乡镇综合文化站, but 10个县实施项目: a verb ends the noun phrase.
_ON = (
    r"(?:(?!实施|开展|推进|启动|开工|完成|落实|获|申报|入选|列入|纳入|谋划|储备|引进|签约|承接|落地|新增|安排|争取|"
    r"建成|建设|建立|设立|实现|创建|的)[\u4e00-\u9fff]){0,6}?"
)
_PROJECT = re.compile(rf"{_ON}(项目)")
_FACILITY = re.compile(
    rf"{_ON}(中心|基地|医院|学校|卫生院|文化站|图书馆|服务站|工作站|合作社|实验室|幼儿园|敬老院|养老院|处理厂|变电站|公园|广场|平台)"
)
_PLACES = frozenset({"village", "township", "county", "city", "province"})
_PEOPLE_LEFT = re.compile(
    r"(人数|总人口|人口|人员|从业者|党员|会员|用户)(?:总数|数量|数|规模|总量)?(?:已|将|约|累计)?(?:达到|达|为|有|共有|突破|超过|超|增至|增加到)?$"
)
_QUOTES = "“”《》"
_LINKS = re.compile(
    r"(?:达到|达|超过|突破|共计|合计|累计|总计|总数|数量|共有|共|为|有|约|已|新增|增加到|增加|扩大到|扩大|减少到|提高到|提升至|"
    r"增至|发展到|发展|由|从|至|到|仅|分别|各|就|只|了|的|数|开工|完工|建成|完成|实施|投产|竣工|不少于|不低于|增长到|下降到|减少|\ )*$"
)
_CODES = frozenset(
    {"project", "village", "township", "county", "city", "province", "enterprise", "post", "person"}
)
# Which codes a counter may be refined to; 户 is checked for traders, who are no households.
_REFINED = {
    "个": _CODES - {"person"} | {"household"},
    "家": frozenset({"enterprise"}),
    "项": frozenset({"project"}),
    "household": frozenset({"household"}),  # 12户企业 are enterprises, 12户经营主体 stay 户
}
# The units that a counted noun may take the place of; most mentions have another one.
MAY_CHANGE = frozenset({None, *_REFINED})
_TRADERS = frozenset({"市场主体", "经营主体", "个体工商户", "商户", "企业", "公司"})


# Users of a telephone or a network are counted in 户; those of a pipe or a cable are homes.
USERS = re.compile(
    r"(?<!电视)(?<!电视实际)(?<!燃气)(?<!然气)(?<!供热)(?<!供水)(?<!用水)(?<!居民)用户"
)


class Counted(NamedTuple):
    """A counted noun: the code it gives, or None for one that merely stops the search."""

    code: str | None
    span: Span


@cache
def counted_data() -> dict[str, Any]:
    """Return what counted_nouns.yml holds."""
    text = (files("extract.numbers") / "counted_nouns.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def _nouns() -> WordTable[str | None]:
    data = counted_data()
    rows: list[tuple[str, str | None]] = [
        (word, code) for code, words in data["codes"].items() for word in words
    ]
    rows += [(word, None) for word in data["others"]]
    return WordTable([*rows, *((word, _MODIFIER) for word in data["modifiers"])])


def noun_right(text: str, start: int) -> Counted | None:
    """Return the first noun of the list in the noun phrase that starts here."""
    table, at, stop = _nouns(), start, min(len(text), start + REACH)
    size = _SIZE.match(text, at)
    at = size.end() if size else at
    while at < stop:
        hit = table.at(text, at)
        if hit is not None and hit[0] != _MODIFIER:
            return _last_noun(table, text, Counted(hit[0], Span(at, hit[1])))
        if hit is not None:
            at = hit[1]
            continue
        if text[at] in _STOPS:
            return None
        at += 1
    return None


def _last_noun(table: WordTable[str | None], text: str, noun: Counted) -> Counted:
    """4个区域中心城市 are cities, 16个城市道路项目 projects: a noun before another one describes it."""
    while noun.code is None:
        hit = table.at(text, noun.span.end)
        if hit is None or hit[0] == _MODIFIER:
            break
        noun = Counted(hit[0], Span(noun.span.end, hit[1]))
    is_part = noun.code not in ("project", "enterprise", "post", "household", "person")
    project = _PROJECT.match(text, noun.span.end) if is_part else None
    if project:
        return Counted("project", Span(*project.span(1)))
    facility = _FACILITY.match(text, noun.span.end) if noun.code in _PLACES else None
    return Counted(None, Span(*facility.span(1))) if facility else noun


def noun_left(text: str, end: int) -> Counted | None:
    """Return the noun that ends right before, but for verbs such as 达到: 企业达到|90家."""
    left = text[max(0, end - REACH) : end]
    links = _LINKS.search(left)
    at = end - (len(left) - links.start() if links else 0)
    if at > 0 and text[at - 1] in "）)":
        opened = max(text.rfind("（", max(0, at - 12), at), text.rfind("(", max(0, at - 12), at))
        whole = _nouns().before(text, at)
        if whole is None and opened > 0:
            at = opened
    hit = _nouns().before(text, at)
    if hit is None or hit[0] == _MODIFIER:
        return None
    return Counted(hit[0], Span(hit[1], at))


def with_counted_noun(text: str, mention: QuantityMention) -> QuantityMention:
    """Return the mention with the unit that its counted noun gives it, if one does."""
    if mention.unit is None:
        return _elided(text, mention)
    allowed = _REFINED.get(mention.unit)
    if allowed is None or mention.unit_source is not UnitSource.WRITTEN:
        return mention
    found, source = noun_right(text, mention.end), UnitSource.NOUN_RIGHT
    if found is None:
        found, source = noun_left(text, mention.start), UnitSource.NOUN_LEFT
    if found is None:
        return mention
    if mention.unit == "household" and (unit := _no_home(text, found)) is not None:
        return mention._replace(unit=unit, noun=found.span)
    if found.code not in allowed:
        return mention
    return mention._replace(unit=found.code, unit_source=source, noun=found.span)


def _no_home(text: str, found: Counted) -> str | None:
    """Return the unit of a number of 户 that are no homes: firms, traders, users of a telephone."""
    start, end = found.span
    if text[start:end] in _TRADERS:
        return found.code or "户"
    if text[start:end] == "户" and text.endswith("企业", 0, start):  # 规上企业户数达到100户
        return "enterprise"
    return "户" if USERS.search(text, max(0, end - 2), end) else None


def _elided(text: str, mention: QuantityMention) -> QuantityMention:
    """33.7万（农村居民）: only a scale, 余/多 or Chinese numerals show that people are meant."""
    if text[mention.end : mention.end + 1] in ("死", "伤", "亡"):
        noun = Span(mention.end, mention.end + 1)
        return mention._replace(unit="person", unit_source=UnitSource.NOUN_RIGHT, noun=noun)
    if (mention.exponent < 3 and mention.implied_high is None) or text.startswith(
        "级", mention.end
    ):
        return mention
    found = noun_right(text, mention.end)
    if found is None:
        people = _PEOPLE_LEFT.search(text, max(0, mention.start - 12), mention.start)
        if people is not None:  # 持卡人数突破400万
            noun = Span(*people.span(1))
            return mention._replace(unit="person", unit_source=UnitSource.NOUN_LEFT, noun=noun)
    if found is None or found.code is None:
        return mention
    return mention._replace(unit=found.code, unit_source=UnitSource.NOUN_RIGHT, noun=found.span)
