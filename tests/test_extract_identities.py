"""Which arithmetic identities are found in a text, which hold, and what is left alone."""

from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Check, CheckKind, Comparator, Facet, Figure, find_checks, find_figures
from ingest import document_from_row, documents_of_bytes, read_document


def _checks(text: str) -> list[Check]:
    document = document_from_row({"id": "case", "published": "2025-07-20", "text": text})
    return find_checks(document, find_figures(document))


def _table(rows: list[list[str]]) -> list[Check]:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        "<html><body><h1>全省以工代赈项目统计表</h1><p>现将2024年各市以工代赈项目情况公布如下。</p>"
        f"<table>{lines}</table></body></html>"
    )
    (document,) = documents_of_bytes(page.encode(), "table.html", {})
    return find_checks(document, find_figures(document))


# label, text, kind, words, holds
CASES = [
    (
        "two parts of a number of projects",
        "全省实施以工代赈项目578个，其中，专项投资项目148个、重点工程项目430个。",
        "sum", "148个 + 430个 = 578个", True,
    ),
    (
        "sources of money with decimals",
        "共筹集资金405.96亿元，其中中央资金348.94亿元、省级资金37.69亿元、市县资金19.33亿元。",
        "sum", "348.94亿元 + 37.69亿元 + 19.33亿元 = 405.96亿元", True,
    ),
    (
        "parts that exceed their total by one digit at one place",
        "全年共吸纳群众务工74.13万人。其中，农村劳动力69.73万人，城镇困难人员5.40万人。",
        "sum", "69.73万人 + 5.40万人 = 74.13万人", False,
    ),
    (
        "the total behind its parts",
        "安排中央资金348.94亿元、省级资金37.69亿元，合计386.63亿元。",
        "sum", "348.94亿元 + 37.69亿元 = 386.63亿元", True,
    ),
    (
        "names that share out the total, and do not add up to it",
        "全年地区生产总值8560亿元，增长5%。其中，第一产业增加值1250亿元，第二产业增加值3100亿元，"
        "第三产业增加值4230亿元。",
        "sum", "1250亿元 + 3100亿元 + 4230亿元 = 8560亿元", False,
    ),
    (
        "a share of a whole that stands in the clause",
        "发放劳务报酬160.04亿元，占中央投资320亿元的50.01%。",
        "ratio", "160.04亿元 ÷ 320亿元 = 50.01%", True,
    ),
    (
        "a share of the total that the part belongs to",
        "全县实施项目60个，其中农村道路项目35个，占58.3%。",
        "ratio", "35个 ÷ 60个 = 58.3%", True,
    ),
    (
        "a share that does not follow from its part and whole",
        "发放劳务报酬160.04亿元，占中央投资320亿元的51.01%。",
        "ratio", "160.04亿元 ÷ 320亿元 = 51.01%", False,
    ),
    (
        "plan and actual",
        "全年计划发放劳务报酬47.87亿元，实际发放31.82亿元，完成年度计划的66.5%。",
        "ratio", "31.82亿元 ÷ 47.87亿元 = 66.5%", True,
    ),
    (
        "a level, its increase and its growth",
        "安排投资250亿元，比上年增加180亿元，增长257%。",
        "growth", "180亿元 ÷ (250亿元 − 180亿元) = 257%", True,
    ),
    (
        "a growth that does not follow from the increase",
        "安排投资250亿元，比上年增加180亿元，增长247%。",
        "growth", "180亿元 ÷ (250亿元 − 180亿元) = 247%", False,
    ),
    (
        "from one level to another",
        "全市农村公路由2310公里增加到2772公里，增长20%。",
        "growth", "(2772公里 − 2310公里) ÷ 2310公里 = 20%", True,
    ),
    (
        "from one rate to another, in percentage points",
        "增速由4.5%提高到10.2%，提高5.7个百分点。",
        "change", "10.2% − 4.5% = 5.7个百分点", True,
    ),
    (
        "two rates that are said to be farther apart than they are",
        "增速由4.5%提高到10.2%，提高6.2个百分点。",
        "change", "10.2% − 4.5% = 6.2个百分点", False,
    ),
    (
        "a total over the people who got it",
        "全年发放劳务报酬31.82亿元，吸纳群众务工74.13万人，人均增收4292元。",
        "per_head", "31.82亿元 ÷ 74.13万人 = 4292元", True,
    ),
    (
        "a least share of a sum, and the least amount",
        "项目总投资375万元，劳务报酬比例不低于42%，即发放劳务报酬不低于157.5万元。",
        "floor", "375万元 × 42% = 157.5万元", True,
    ),
    (
        "days of work at a daily wage",
        "他务工16个工日，每天工资280元，共领到工资4480元。",
        "pay", "16个工日 × 280元 = 4480元", True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "words", "holds"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)
def test_identity_is_found(text: str, kind: str, words: str, holds: bool) -> None:
    """An identity that the text ties together is found, with the verdict."""
    found = [(check.kind, check.holds) for check in _checks(text) if check.words == _said(words)]

    assert [(kind, holds)] == found


def _said(words: str) -> str:
    return words.replace("42%", "不低于42%").replace("157.5万元", "不低于157.5万元")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("共吸纳174万余人，其中一季度17.7万人、二季度62.5万人、三季度94.2万人。", True),
        ("全年发放劳务报酬140亿元，占中央投资近400亿元的35.1%。", True),
        ("全年发放劳务报酬140亿元，占中央投资近400亿元的32.1%。", False),
    ],
)
def test_word_of_approximation_makes_an_inequality(text: str, holds: bool) -> None:
    """余 and 近 leave a range open: what falls into it agrees, what does not fails."""
    verdicts = {check.holds for check in _checks(text)}

    assert verdicts <= {holds}


@pytest.mark.parametrize(
    "text",
    [
        "全省实施项目60个，其中，乡村道路41个，水利设施13个。",
        "全年新建公路320公里，发放补助160万元，绿化覆盖率达到50.5%。",
        "城镇新增就业12.3万人，发放补贴4.5亿元，培训8.1万人次。",
        "一季度增长5.2%，上半年增长4.8%，提高教育投入0.7个百分点。",
        "人均可支配收入28400元，总人口412万人，财政收入96亿元。",
        "投资由70亿元增加到250亿元，年均增长28.9%。",
        "存款余额9010亿元，比年初增加1240亿元，扣除价格因素实际增长12.1%。",
        "共有职工1200人，其中男职工700人。",
        "空气优良率稳定在95%以上，垃圾回收率不低于80%，绿地管护率不低于76%。",
    ],
)
def test_unrelated_figures_are_left_alone(text: str) -> None:
    """Numbers that nothing ties together, and changes on another base, are no identity."""
    assert _checks(text) == []


HEADER = ["地区", "项目数（个）", "总投资（万元）"]
BODY = [["青山市", "12", "3460.5"], ["河口市", "27", "5120.3"], ["林川县", "8", "1204.0"]]


def test_total_row_that_is_right() -> None:
    """Each column of a table is checked against its total row."""
    checks = _table([HEADER, ["合计", "47", "9784.8"], *BODY])

    assert [(check.kind, check.holds) for check in checks] == [("sum", True)] * 2


def test_total_row_that_is_wrong() -> None:
    """A total that is off stands out where the table has shown that its columns add up."""
    people = [["务工人数（人）"], ["310"], ["455"], ["128"]]
    rows = [[*row, *more] for row, more in zip([HEADER, *BODY], people, strict=True)]
    checks = _table([*rows, ["合计", "47", "9884.8", "893"]])

    assert [Decimal(1000000)] == [check.residual for check in checks if not check.holds]


def test_total_column() -> None:
    """Each row is checked against its total column."""
    rows = [
        ["地区", "合计（万元）", "中央（万元）", "省级（万元）"],
        ["青山市", "3460", "2400", "1060"],
        ["河口市", "5120", "4100", "1020"],
    ]

    assert [check.holds for check in _table(rows)] == [True, True]


def test_open_table_is_left_alone() -> None:
    """Parts behind 其中 may leave a rest, so a smaller sum is no failure."""
    rows = [["行业", "金额（亿元）"], ["总计", "1201"], ["其中：农业", "22"], ["工业", "1150"]]

    assert _table(rows) == []


def test_tolerance_is_half_a_unit_of_each_last_digit() -> None:
    """Four numbers with two decimals of 亿 may be off by 4 × 50万; counts are exact."""
    money, projects = (
        next(check for check in _checks(CASES[at][1]) if check.kind is CheckKind.SUM)
        for at in (1, 0)
    )

    assert (Decimal(2000000), Decimal(0)) == (money.tolerance, projects.tolerance)


def test_slip_of_the_yunnan_bulletin() -> None:
    """The parts exceed the total by 1.00万; pay ÷ total = the stated pay per head, so a part is off."""
    document = read_document(Path(str(files("ingest"))) / "samples/yunnan-2022/source.txt")
    checks = find_checks(document, find_figures(document))

    failing = [(check.words, check.residual) for check in checks if not check.holds]
    assert [("69.73万人 + 5.40万人 = 74.13万人", Decimal(-10000))] == failing
    assert {"per_head", "ratio"} == {check.kind for check in checks if check.holds}


def test_figures_stand_where_the_check_says() -> None:
    """The first position is the stated figure; residual is stated less computed."""
    text = CASES[2][1]
    document = document_from_row({"id": "case", "text": text})
    figures = find_figures(document)
    (check,) = [c for c in find_checks(document, figures) if not c.holds]

    assert [figures[at].quote for at in check.figures] == ["74.13万人", "69.73万人", "5.40万人"]
    assert check.stated - check.computed == check.residual


PIECES = st.sampled_from(
    ["其中", "合计", "占", "的", "由", "增加到", "，", "。", "、", "增长", "比上年增加", "120亿元",
     "0亿元", "近30万人", "50%", "5.7个百分点", "16天", "每天280元", "3倍", "5至8万元", "-0", "人均4292元"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_checked(text: str) -> None:
    """No order of amounts and words makes the arithmetic fail."""
    for check in _checks(text):
        assert check.residual == check.stated - check.computed


def _figure(value: int, start: int, quote: str) -> Figure:
    return Figure(
        start=start, end=start + len(quote), quote=quote, value=Decimal(value), unit="CNY",
        subject="投资", facet=Facet.LEVEL, comparator=Comparator.EQ, passage=0, rule="test",
    )  # fmt: skip


def test_many_figures_in_one_sentence() -> None:
    """A sentence with 20,000 amounts takes a window for each of them, not all pairs."""
    text = "投资130亿元、" * 20_000
    document = document_from_row({"id": "long", "text": text})
    figures = [_figure(13_000_000_000, 8 * at + 2, "130亿元") for at in range(20_000)]

    assert find_checks(document, figures) == []
