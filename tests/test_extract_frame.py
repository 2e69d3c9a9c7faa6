"""What a document says of all its figures: its kind, and the year that they count from."""

from dataclasses import replace
from datetime import date

import pytest

from extract.attribution.frame.document import DocumentFrame, frame_of
from ingest import document_from_row


def frame(
    title: str, text: str = "全市就业12万人。", published: date | None = None
) -> DocumentFrame:
    """Return the frame of a row."""
    row = {"id": "a", "title": title, "text": text, "published": published}
    return frame_of(document_from_row(row))


@pytest.mark.parametrize(
    ("title", "published", "text", "year"),
    [
        ("某市政府工作报告", date(2022, 1, 10), "一、2021年工作回顾", 2022),
        # Given in December: the year that ends is reviewed.
        ("某市政府工作报告", date(2021, 12, 29), "一、2021年工作回顾", 2022),
        ("2003年某市政府工作报告", date(2002, 12, 28), "就业12万人。", 2003),
        # Without a date the headings tell: the year of the tasks, or that after the reviewed one.
        ("政府工作报告", None, "一、2011年工作回顾\n就业12万人。\n二、2012年的主要任务", 2012),
        ("政府工作报告", None, "一、2020年工作及“十三五”时期发展回顾\n就业12万人。", 2021),
        ("政府工作报告", None, "三、２００３年的主要任务\n新增就业12万人。", 2003),
        ("政府工作报告", None, "二、2003年的主要工作\n新增就业12万人。", 2003),
        # Some titles name the year reviewed.
        ("2010年某省政府工作报告", None, "一、2010年工作回顾\n就业12万人。", 2011),
        ("2010年某省政府工作报告", None, "就业12万人。", 2010),
        ("政府工作报告", None, "就业12万人。", None),
        # A report on plans tells of two years.
        ("关于2023年计划执行情况与2024年计划草案的报告", None, "就业12万人。", 2024),
        ("关于某省第十个五年计划纲要的报告", date(2001, 1, 10), "就业12万人。", 2001),
    ],
)
def test_year_of_a_report(title: str, published: date | None, text: str, year: int | None) -> None:
    """The year of a work report is the one whose tasks it sets."""
    found = frame(title, text, published)

    assert (found.kind, found.year) == ("report", year)


@pytest.mark.parametrize(
    ("title", "published", "kind", "year"),
    [
        ("某国统计局关于一九八〇年计划执行结果的公报", date(1981, 4, 29), "bulletin", 1980),
        ("某市国民经济和社会发展统计公报", date(2025, 3, 1), "bulletin", 2024),
        ("常委会召开会议 讨论政府工作报告", date(2024, 2, 29), "news", 2024),
        ("常委会召开会议 审议《关于稳就业若干措施的意见》", date(2024, 4, 30), "news", 2024),
        ("某市政府印发《关于稳就业的意见》", date(2024, 4, 30), "notice", 2024),
        # The last year of a plan, or that of a vision, is not the year of the document.
        ("某国第十四个五年规划和2035年远景目标纲要", date(2021, 3, 12), "notice", 2021),
        ("某县就业行动方案（2021—2025年）", date(2021, 3, 12), "notice", 2021),
    ],
)
def test_kind_and_year(title: str, published: date, kind: str, year: int) -> None:
    """A bulletin is about the year it reports; what tells of documents is news."""
    found = frame(title, published=published)

    assert (found.kind, found.year) == (kind, year)


@pytest.mark.parametrize(
    ("title", "uri", "text", "region"),
    [
        ("长沙市政府工作报告", "a", "就业12万人。", "430100"),
        ("政府工作报告", "a", "湖南省地区生产总值增长5%。健全市场体系，全省就业12万人。", "430000"),
        ("政府工作报告", "a", "与台湾省、广东省的交流扩大，全省就业12万人。", "440000"),
        (
            "政府工作报告",
            "reports/浙江省/1991.md",
            "对台湾省的贸易增加，我省就业12万人。",
            "330000",
        ),
        ("政府工作报告", "a", "我省就业12万人。", None),
        ("政府工作报告", "a", "全国就业12万人。", "100000"),
        ("1976—1985年发展规划纲要", "a", "全国就业12万人。", "100000"),
        ("关于就业的报告", "a", "湖南就业12万人。", "430000"),
    ],
)
def test_place(title: str, uri: str, text: str, region: str | None) -> None:
    """A report without a place in its title is of the one that 全省 means in it."""
    document = document_from_row({"id": uri, "title": title, "text": text})

    assert frame_of(document).region == region


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("digest", "新闻摘要", ("news", True)),
        ("digest", "某县以工代赈", ("digest", False)),
        ("news", "国内联播快讯", ("news", True)),
        ("news", "某县以工代赈", ("news", False)),
    ],
)
def test_summary_of_news(kind: str, title: str, expected: tuple[str, bool]) -> None:
    """A summary of the news is read as news are, each of its items for itself."""
    document = document_from_row({"id": "a", "title": title, "text": "就业12万人。"})
    found = frame_of(replace(document, kind=kind))

    assert (found.kind, found.is_digest) == expected
