"""Figures of tables: each cell by its label, its header and the unit of its row or caption."""

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from extract import Figure, find_figures
from extract.attribution.reading import Reading
from extract.attribution.tables.find import table_figures
from ingest import Cell, Passage, PassageKind, Span, documents_of_bytes


def _table(caption: str, rows: list[list[str]]) -> dict[str, Figure]:
    """Return the figures of a page with one table, by their quotes."""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        "<html><head><meta charset='utf-8'><title>平川市2021年国民经济和社会发展统计公报</title></head>"
        f"<body><h1>平川市2021年国民经济和社会发展统计公报</h1><p>{'全年经济运行平稳。' * 30}</p>"
        f"<p>{caption}</p><table>{body}</table></body></html>"
    )
    (document,) = documents_of_bytes(page.encode(), "table.html", {"published": "2022-03-01"})
    return {figure.quote: figure for figure in find_figures(document)}


GOODS = [
    ["商品名称", "单 位", "数量", "比上年增长（%）", "金额（亿元）", "比上年增长（%）"],
    ["大豆", "万吨", "2037", "-3.5", "128.6", "7.1"],
    ["其中：进口大豆[3]", "万吨", "31.4", "5.25", "11.7", "—"],
    ["集成电路", "—", "—", "—", "96.3", "12.4"],
]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("2037", {"unit": "t", "subject": "大豆", "facet": "level"}),
        ("-3.5", {"unit": "pct", "subject": "大豆", "facet": "change_pct"}),
        ("128.6", {"unit": "CNY", "subject": "大豆", "facet": "level"}),
        ("31.4", {"unit": "t", "subject": "进口大豆"}),
        ("96.3", {"unit": "CNY", "subject": "集成电路"}),
    ],
)
def test_unit_column(quote: str, expected: dict[str, Any]) -> None:
    """A column of units gives each row its own; amounts and rates keep those of their headers."""
    figure = _table("表1 主要商品进口", GOODS)[quote]

    assert expected == {name: getattr(figure, name) for name in expected}


def test_number_like_a_year() -> None:
    """2037 is a figure in a column of amounts, a column of years has none."""
    rows = [["年份", "数量（个）", "开业年份"], ["2019", "1987", "2011"], ["2020", "2037", "2012"]]

    assert {"1987", "2037"} == set(_table("表2 网点", rows))


def test_growth_tells_of_the_level_before_it() -> None:
    """A rate of growth has the subject and the indicator of the level in its row."""
    rows = [["指标", "年末数（亿元）", "比上年末增长（%）"], ["各项存款余额", "812.4", "9.3"]]
    found = _table("表3 存款", rows)

    assert "deposits" == found["812.4"].indicator == found["9.3"].indicator
    assert found["812.4"].subject == found["9.3"].subject == "各项存款余额"


def test_partners_are_no_places() -> None:
    """With whom a place trades is not the region of the figure."""
    rows = [["国家和地区", "出口额（亿元）"], ["中国香港", "38.5"], ["越南", "21.4"]]
    figure = _table("表4 出口", rows)["38.5"]

    assert figure.subject == "中国香港出口额"
    assert figure.region_code != "810000"


def test_growth_of_roads_is_not_their_length() -> None:
    """A bare 公路 with a rate of growth may be freight: no indicator is better than a wrong one."""
    rows = [["指标", "比上年增长（%）"], ["公路", "5.6"], ["管道", "1.8"]]
    found = _table("表5 货物运输量", rows)

    assert [found[quote].indicator for quote in ("5.6", "1.8")] == [None, None]


def test_a_column_may_be_a_place() -> None:
    """Where places head the columns, the row says what is measured."""
    rows = [
        ["指标", "长沙市", "怀化市"],
        ["开工项目（个）", "142", "118"],
        ["务工人数（万人）", "1.85", "1.62"],
    ]

    figures = _table("1—7月以工代赈项目进展", rows)

    assert figures["118"].subject == "开工项目"
    assert figures["118"].indicator == "projects_started"
    assert figures["1.62"].subject == "务工人数"


def test_a_partner_is_no_place_of_trade() -> None:
    """Under a caption inside the table the header of the labels still says that they are partners."""
    rows = [
        ["2014年对主要国家和地区货物进出口额", "", ""],
        ["国家和地区", "出口额（亿元）", "进口额（亿元）"],
        ["欧盟", "227.8", "150.3"],
        ["中国香港", "223.6", "7.9"],
    ]

    figure = _table("", rows)["7.9"]

    assert (figure.subject, figure.indicator) == ("中国香港进口额", None)


def _grid_of(rows: list[list[str]]) -> Reading:
    """Return a reading of a table whose cells hold these texts."""
    text = "\n".join("\t".join(row) for row in rows)
    cells, at = [], 0
    for number, row in enumerate(rows):
        for column, word in enumerate(row):
            cells.append(Cell(row=number, col=column, span=Span(at, at + len(word))))
            at += len(word) + 1
    table = Passage(
        no=0, kind=PassageKind.TABLE, start=0, end=len(text), text=text, cells=tuple(cells)
    )
    return Reading(passage=table, text=text, bounds=(), stops=())


SHAPES: dict[str, Callable[[int], list[list[str]]]] = {
    "rows without values": lambda n: [["平川县", "暂无", "暂无"]] * n,
    "rows of values": lambda n: [["县", "报酬（万元）", "单位"], *[["平川县", "12.5", "个"]] * n],
    "years as headers": lambda n: [["2019", "2020", "2021"]] * n,
    "a column of years": lambda n: [["县", "开业"], *[["平川县", "2011"]] * n],
    "columns of values": lambda n: [["县"] * n, ["平川县"] + ["12.5"] * (n - 1)],
    "columns of labels": lambda n: [["县"] * n, ["平川县", "12.5"] * (n // 2)],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_cost_of_a_table_is_linear(shape: str) -> None:
    """Ten times the cells cost about ten times the time (a square would be a hundred)."""
    times = []
    for count in (1_000, 10_000):
        reading = _grid_of(SHAPES[shape](count))
        began = process_time()
        table_figures(reading, "")
        times.append(process_time() - began)

    assert times[1] < 30 * times[0] + 0.5
