"""Tables of a PDF that no ruled line shows are found by the alignment of their numbers."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest import Document, PassageKind, documents_of_bytes

FONT, SIZE, STEP = "STSong-Light", 12, 22
HEIGHT = A4[1]
LEFT, RIGHTS = 90, (280, 380, 480)


@pytest.fixture(autouse=True, scope="module")
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def read(*lines: Sequence[str], rules: Sequence[int] = ()) -> Document:
    """Return a page of lines: a label at the left, numbers flush right in three columns.

    A line of one text is set as it is. Below the lines of these numbers a rule is drawn.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFont(FONT, SIZE)
    for no, (first, *others) in enumerate(lines):
        y = HEIGHT - 100 - STEP * no
        canvas.drawString(LEFT, y, first)
        for right, text in zip(RIGHTS, others, strict=False):
            canvas.drawRightString(right, y, text)
        if no in rules:
            canvas.line(LEFT, y - 6, RIGHTS[-1], y - 6)
    canvas.save()
    (document,) = documents_of_bytes(stream.getvalue(), "a.pdf", {})
    return document


def tables(document: Document) -> list[str]:
    """Return the texts of a document's tables."""
    return [p.text for p in document.passages if p.kind is PassageKind.TABLE]


HEAD = ("地区", "项目", "投资", "增长")
ROWS = [
    ("甲市", "12", "1,234.5", "3.2%"),
    ("乙市", "3", "98.0", "-"),
    ("丙自治县", "150", "7.25", "-1.5%"),
]


def test_three_line_table() -> None:
    """Three rules, as reports set them: rows, headers and boxes as those of a ruled table."""
    lines = [
        ("某省情况。",),
        ("表1 各地进展", "", "", "单位：万元"),
        HEAD,
        *ROWS,
        ("以上各地有效。",),
    ]
    document = read(*lines, rules=(1, 2, 5))
    (table,) = (p for p in document.passages if p.kind is PassageKind.TABLE)
    headers = [document.text[c.span.start : c.span.end] for c in table.cells if c.is_header]
    (cell,) = (c for c in table.cells if document.text[c.span.start : c.span.end] == "98.0")

    assert table.text == (
        "地区\t项目\t投资\t增长\n甲市\t12\t1,234.5\t3.2%\n乙市\t3\t98.0\t-\n丙自治县\t150\t7.25\t-1.5%"
    )
    assert headers == ["地区", "项目", "投资", "增长", "甲市", "乙市", "丙自治县"]
    assert (cell.row, cell.col, cell.page) == (2, 2, 1)
    assert cell.bbox is not None
    assert cell.bbox.x1 == pytest.approx(RIGHTS[1], abs=2)
    assert document.text.endswith("以上各地有效。")
    assert document.losses == ()


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        # Three columns of numbers over three rows need no word above.
        ([("某省情况。",), HEAD, *ROWS], 1),
        # Two rows of them are one only where a line promises it.
        ([("某省情况。",), HEAD, *ROWS[:2]], 0),
        ([("某省情况。",), ("单位：万元",), HEAD, *ROWS[:2]], 1),
        (
            [("某省情况。",), ("附表2 各地进展",), ("地区", "投资"), ("甲市", "12"), ("乙市", "8")],
            1,
        ),
        # Contents, and numbered items, have one number a line.
        ([("目录",), ("一、总体情况", "1"), ("二、主要做法", "3"), ("三、下步安排", "10")], 0),
        ([("某省情况。",), *[(f"第{n}条　带动就业{n}人，增长3.2%。",) for n in range(6)]], 0),
        # Numbers that stand anywhere.
        (
            [
                ("某省情况。",),
                ("甲市", "12"),
                ("乙市", "", "9"),
                ("丙市", "", "", "7"),
                ("丁市", "5"),
            ],
            0,
        ),
    ],
)
def test_what_is_a_table(lines: list[Sequence[str]], count: int) -> None:
    """Rows of numbers under each other are a table, lines with a number are none."""
    assert len(tables(read(*lines))) == count


def test_labels_on_two_lines() -> None:
    """A label that wraps parts no table; its second line is a row of its own."""
    lines = [("单位：万元",), ("地区", "投资"), ("甲市", "12"), ("其中：",), ("乙市", "8")]

    assert tables(read(("某省情况。",), *lines)) == ["地区\t投资\n甲市\t12\n其中：\t\n乙市\t8"]


def test_header_beside_its_column() -> None:
    """A header that stands to the left of its numbers is theirs all the same."""
    lines = [("单位：万元",), ("地区", "完成投资", "", ""), ("甲市", "", "12"), ("乙市", "", "8")]

    assert tables(read(("某省情况。",), *lines)) == ["地区\t完成投资\n甲市\t12\n乙市\t8"]


def test_two_tables() -> None:
    """What a line of text parts are two tables."""
    one = [("单位：万元",), ("地区", "投资"), ("甲市", "12"), ("乙市", "8")]
    document = read(("某省情况。",), *one, ("再看人数的情况，各地都有增加。",), *one)

    assert tables(document) == ["地区\t投资\n甲市\t12\n乙市\t8"] * 2
