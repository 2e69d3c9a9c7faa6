"""Regions: the table, the names found in a text, and what they mean in a context."""

from collections import Counter
from importlib.resources import files
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.regions.context import common_region, region_of, resolve
from extract.regions.gazetteer import MentionKind, chain, is_within, regions
from extract.regions.history import code_in_force, former_regions
from extract.regions.mentions import find_regions


def names(text: str) -> list[str]:
    """Return the places of a text as written."""
    return [mention.name for mention in find_regions(text)]


def test_table_has_the_official_counts() -> None:
    """The Ministry of Civil Affairs counted 34, 333 and 2,846 units at the end of 2024."""
    counts = Counter(region.level for region in regions().values())

    assert counts == {"country": 1, "province": 34, "city": 333, "county": 2846}


def test_every_unit_hangs_on_the_nation() -> None:
    """Each chain of parents ends at the nation and climbs at least one level a step."""
    assert all(list(chain(code))[-1] == "100000" for code in regions())
    assert all(len(list(chain(code))) <= 4 for code in regions())


def test_provinces_have_tiles_of_their_own() -> None:
    """A tile map has room for each of the 34."""
    tiles = {(r.grid_x, r.grid_y) for r in regions().values() if r.level == "province"}

    assert len(tiles) == 34
    assert all(x is not None and y is not None for x, y in tiles)


@pytest.mark.parametrize(
    ("code", "name_zh", "name_en", "short"),
    [
        ("360926", "铜鼓县", "Tonggu County", "铜鼓"),
        (
            "433100",
            "湘西土家族苗族自治州",
            "Xiangxi Tujia and Miao Autonomous Prefecture",
            "湘西州",
        ),
        ("632500", "海南藏族自治州", "Hainan Tibetan Autonomous Prefecture", "海南州"),
        (
            "622927",
            "积石山保安族东乡族撒拉族自治县",
            "Jishishan Bonan, Dongxiang and Salar Autonomous County",
            "积石山县",
        ),
        ("610100", "西安市", "Xi'an City", "西安"),
        ("150000", "内蒙古自治区", "Inner Mongolia Autonomous Region", "内蒙古"),
        ("222404", "珲春市", "Hunchun City", "珲春"),
        ("441803", "清新区", "Qingxin District", "清新"),
        ("310115", "浦东新区", "Pudong New Area", "浦东"),
        ("460302", "西沙区", "Xisha District", "西沙"),
    ],
)
def test_names_of_a_unit(code: str, name_zh: str, name_en: str, short: str) -> None:
    """A unit has its full, English and short names."""
    region = regions()[code]

    assert (region.name_zh, region.name_en, region.short_zh[0]) == (name_zh, name_en, short)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江西宜春铜鼓县带动村民就业", ["江西宜春铜鼓县"]),
        ("湖南省浏阳市和广东省", ["湖南省浏阳市", "广东省"]),
        ("全省十四个市州中长沙领先", ["全省", "十四个市州", "长沙"]),
        ("我市与湘西州、积石山县结对", ["我市", "湘西州", "积石山县"]),
        ("江蘇省蘇州市", ["江蘇省蘇州市"]),  # traditional script
        ("京津冀协同发展", ["京津冀"]),
        # A region's name in another word.
        ("上海路和南京东路的商户", []),
        ("朝阳村委会组织劳务", []),
        ("中国人民银行公布", []),
        ("经济南北差异", []),
        ("出海口建设", []),
        ("北京时间9时", []),
        ("黄河南岸堤防", []),
        ("实现长治久安", []),
        ("坚持和平与合作，整合资源", []),
        ("开拓北京市场", ["北京"]),
        ("河北区域协调", ["河北"]),
        ("在赵县和易县开工", ["赵县", "易县"]),
        ("北京朝阳的项目", ["北京朝阳"]),
        ("城区和郊区道路", []),
        ("阳泉市城区道路", ["阳泉市城区"]),
    ],
)
def test_places_of_a_text(text: str, expected: list[str]) -> None:
    """Names are found where they stand for a place."""
    assert names(text) == expected


def test_place_in_the_name_of_an_organisation_is_marked() -> None:
    """海南航空 tells of Hainan only weakly."""
    mentions = find_regions("海南航空与江西省")

    assert [(m.name, m.in_name) for m in mentions] == [("海南", True), ("江西省", False)]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("朝阳区", [], None),
        ("朝阳区", ["110000"], "110105"),
        ("朝阳区", ["220100"], "220104"),
        ("鼓楼区", [], None),
        ("鼓楼区", ["350200"], "350102"),  # the one of the same province
        ("鼓楼区", ["320500"], None),  # Jiangsu has two
        ("海南州", [], "632500"),
        ("海南省", [], "460000"),
        ("海南", ["630000"], "460000"),
        ("海南区", [], "150303"),
        ("吉林", [], "220000"),
        ("吉林市", [], "220200"),
        ("长沙", [], "430100"),
        ("长沙县", ["430000"], "430121"),
        # Names that are no more mean what they became.
        ("九江县", [], "360404"),
        ("襄樊市", [], "420600"),
        ("江干区", [], None),  # divided between two
        ("思南县", [], "520624"),
        ("雄安新区", [], "130000"),
        ("新疆生产建设兵团", [], "650000"),
        ("辽宁朝阳", [], "211300"),
        ("西安区", ["231000"], "231005"),
        ("全国", ["430000"], "100000"),
        ("全省", ["430181"], "430000"),
        ("我市", ["430121"], "430100"),
        ("我市", ["430181"], "430181"),  # a county-level city speaks of itself
        ("我县", ["430121"], "430121"),
        ("全区", ["450100"], "450000"),
        ("全州", ["433101"], "433100"),
        ("全省", [], None),
        ("京津冀", ["110000"], None),
    ],
)
def test_meaning_in_a_context(text: str, context: list[str], expected: str | None) -> None:
    """Exactly one candidate is left, or the mention stays open."""
    (mention,) = find_regions(text)

    assert resolve(mention, context) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("湖南省发展改革委", "430000"),
        ("东莞市政府工作报告", "441900"),
        ("2013年东莞市政府工作报告", "441900"),
        ("江西宜春：铜鼓县拓宽就业渠道", "360926"),
        ("支持湖南、四川实施项目", None),
        ("国务院办公厅", "100000"),
        ("国家发展改革委关于支持湖南省的通知", "430000"),
        ("杭州第19届亚运会在浙江省开幕", "330000"),
        ("我国外贸平稳增长", "100000"),
        ("新闻摘要", None),
        ("建设国家中心城市", None),
        ("国家统计局", "100000"),
        ("县教育部门", None),
    ],
)
def test_region_of_a_title_or_an_issuer(name: str, expected: str | None) -> None:
    """A title or an agency tells its region if it names just one."""
    assert region_of(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jiangxi Province's Yichun City Tonggu County built roads", {"360926"}),
        ("Central China's Hunan Province", {"430000"}),
        ("Tonggu county, Yichun, Jiangxi", {"360926"}),
        ("Xiangxi Tujia and Miao Autonomous Prefecture in Hunan", {"433100"}),
        ("Inner Mongolia and Tibet", {"150000", "540000"}),
        ("Fuzhou, Jiangxi", {"361000"}),
        ("Fuzhou", {None}),
        ("Chaoyang District", {None}),
        ("Beijing's Chaoyang", {"110105"}),
        ("Zhao County", {"130133"}),
        ("Xi'an", {"610100"}),
        ("Xi’an City", {"610100"}),
        ("Shaanxi, not Shanxi", {"610000", "140000"}),
        ("Lyuliang and Luliang City", {"141100"}),
        ("Kashgar Prefecture", {"653100"}),
        ("jobs across the country", {"100000"}),
        # No division.
        ("Sandu Town", set()),
        ("East China's ports", set()),
        ("Jian and Ali said", set()),
        ("Beijing-based", {"110000"}),
    ],
)
def test_places_of_an_english_text(text: str, expected: set[str | None]) -> None:
    """Names are read in English order and pinyin; what is ambiguous stays open."""
    assert {resolve(mention) for mention in find_regions(text, "en")} == expected


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("万载和铜鼓开工", "360900", ["万载", "铜鼓"]),
        ("万载和铜鼓开工", None, []),
        ("铜鼓县、万载、上高开工", None, ["铜鼓县", "万载", "上高"]),
        ("阿里推出新品", None, []),  # the company
        ("阿里与拉萨通车", "540000", ["阿里", "拉萨"]),
        ("坚持合作共赢", "623000", []),  # 合作市 lies there, and is a word all the same
        ("富民增收", "360900", []),
    ],
)
def test_short_names_of_counties_need_a_document_about_their_city(
    text: str, home: str | None, expected: list[str]
) -> None:
    """A county's short name is a place in a document of its city, or in a list of its neighbours."""
    assert [mention.name for mention in find_regions(text, home=home)] == expected


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("三都镇修路", None, []),
        ("三都镇修路", "360926", [("三都镇", "360926104")]),
        ("三都镇修路", "431381", []),  # no township of 冷水江市
        ("铜鼓县三都镇修路", None, [("铜鼓县三都镇", "360926104")]),
        ("铜鼓县下拨资金，三都镇修路", None, [("铜鼓县", "360926"), ("三都镇", "360926104")]),
        ("东莞市长安镇", None, [("东莞市长安镇", "441900119")]),
        ("长安镇", "441900", [("长安镇", "441900119")]),
        ("全镇覆盖", "360926104", [("全镇", "360926104")]),
        ("城乡居民与乡镇干部", "360926", []),
    ],
)
def test_townships_are_read_inside_a_county(
    text: str, home: str | None, expected: list[tuple[str, str | None]]
) -> None:
    """A township's name is a place where its county is at hand."""
    found = find_regions(text, home=home)

    context = [home] if home else []

    assert [(m.name, resolve(m, context, to_township=True)) for m in found] == expected


def test_county_serves_for_its_township() -> None:
    """Who does not ask for townships gets the county."""
    (mention,) = find_regions("铜鼓县三都镇")

    assert resolve(mention) == "360926"


def test_townships_are_counted() -> None:
    """The table holds every township of the source."""
    lines = (files("extract.regions") / "townships.tsv").read_text(encoding="utf8").splitlines()

    assert sum(line.count("|") + 1 for line in lines[1:]) == 41352


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("the province", ["360926"], "360000"),
        ("the county", ["360926104"], "360926"),
        ("the city", ["360926"], "360900"),
        ("nationwide", [], "100000"),
        ("the county", ["360900"], None),
    ],
)
def test_english_deictics(text: str, context: list[str], expected: str | None) -> None:
    """The county is the innermost unit of that level that the text is about."""
    (mention,) = find_regions(text, "en")

    assert resolve(mention, context) == expected


PIECES = [
    "湖南",
    "省",
    "长沙市",
    "铜鼓",
    "三都镇",
    "全省",
    "12个",
    "市州",
    "、",
    "Hunan ",
    "Fuzhou, ",
    "’s ",
]


@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_mentions_lie_in_order_in_any_text(lang: str, text: str) -> None:
    """A mention is a slice of the text, after the one before it."""
    mentions = find_regions(text, lang, home="360926")
    edges = [edge for m in mentions for edge in (m.start, m.end)]

    assert all(text[m.start : m.end] == m.name for m in mentions)
    assert edges == sorted(edges)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("piece", ["1", "一", "省", "镇", "A", "China ", "铜鼓县", "\ud800"])
def test_long_lines_of_one_thing_are_read(piece: str, lang: str) -> None:
    """The time for a line grows with its length, not with its square."""
    started = perf_counter()
    find_regions(piece * 20_000, lang)

    assert perf_counter() - started < 10


def test_common_region_holds_all() -> None:
    """Two cities of one province meet in it, two provinces in the nation."""
    assert common_region(["450100", "450700"]) == "450000"
    assert common_region(["450100", "430000"]) == "100000"
    assert common_region([]) is None


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("360926", 1995, "362233"),  # 铜鼓县, before Yichun became a city
        ("360926", 2024, "360926"),
        ("360404", 2016, "360421"),  # 柴桑区 was 九江县
        ("360404", 2017, "360404"),
        ("520624", 2010, "522225"),  # 思南县, before Tongren became a city
        ("430000", 1995, "430000"),
    ],
)
def test_code_in_force_in_a_year(code: str, year: int, expected: str) -> None:
    """A unit that changed its code is known by the former one in its time."""
    assert code_in_force(code, year) == expected


def test_successors_are_current() -> None:
    """What a former unit became is in the table of today."""
    codes = {code for former in former_regions() for code in former.successors}

    assert codes <= set(regions())


def test_former_units_without_successor_are_few() -> None:
    """Only suburbs and the like, whose name tells nothing, are left without."""
    named = [r.name_zh for r in former_regions() if not r.successors and r.last_year >= 1998]

    assert {n for n in named if len(n) > 3} == set()


def test_unit_lies_in_itself_and_those_above() -> None:
    """A county lies in its city, its province and the nation, not the other way round."""
    assert is_within("360926", "360900")
    assert not is_within("360900", "360926")


def test_set_carries_its_members() -> None:
    """京津冀 is three provinces at once."""
    (mention,) = find_regions("京津冀")

    assert (mention.kind, mention.codes) == (MentionKind.SET, ("110000", "120000", "130000"))
