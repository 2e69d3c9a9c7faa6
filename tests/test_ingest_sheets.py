"""Workbooks, separated values and JSON Lines: what a sheet shows, under its headers."""

import io
import json
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ingest import Document, DocumentStatus, PassageKind, documents_of_bytes, read_documents
from ingest.errors import DamagedError, NeedsOcrError


def workbook() -> openpyxl.Workbook:
    """Return a workbook as offices make them: title, unit, merged header, shares, a note."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2025年上半年以工代赈项目进展"])
    sheet.append([None, None, None, "单位：万元"])
    sheet.append(["地区", "投资", None, "完成率"])
    sheet.append([None, "计划", "完成", None])
    sheet.append(["甲市", 1200, 306.5, 0.2554])
    sheet.append(["隐市", 1, 2, 3])
    sheet.append(["乙市", 1234567, 240, 0.3])
    sheet.append(["注：完成数截至6月30日"])
    for area in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(area)
    sheet.row_dimensions[6].hidden = True
    sheet["B7"].number_format = "#,##0"
    for cell in ("D5", "D7"):
        sheet[cell].number_format = "0.0%"
    sheet["F20"] = date(2025, 7, 1)
    book.create_sheet("底稿").append([999])
    book["底稿"].sheet_state = "hidden"
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def shows_the_sheet(document: Document) -> bool:
    """Say whether a document holds what the workbook above shows."""
    return document.text.split("\n")[:7] == [
        "2025年上半年以工代赈项目进展",
        "单位：万元",
        "地区\t投资\t\t完成率",
        "\t计划\t完成\t",
        "甲市\t1200\t306.5\t25.5%",
        "乙市\t1,234,567\t240\t30.0%",
        "注：完成数截至6月30日",
    ]


def test_xlsx() -> None:
    """A sheet is read as it shows itself; hidden rows and sheets are not shown."""
    (document,) = documents_of_bytes(saved(workbook()), "a.xlsx", {})
    (table,) = (p for p in document.passages if p.kind == PassageKind.TABLE)
    cells = {document.text[c.span.start : c.span.end]: c for c in table.cells}

    assert shows_the_sheet(document)
    assert "2025-07-01" in document.text
    assert "999" not in document.text
    assert document.metadata["hidden"] == "底稿"
    assert [p.kind.value for p in document.passages][:2] == ["title", "caption"]
    assert (cells["地区"].rowspan, cells["投资"].colspan) == (2, 2)
    assert [name for name, c in cells.items() if c.is_header] == [
        "地区", "投资", "完成率", "计划", "完成", "甲市", "乙市",
    ]  # fmt: skip


def test_formula_without_value() -> None:
    """A formula that no program has computed is a loss, not an empty cell without a word."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["地区", "人数"])
    sheet.append(["合计", "=1+2"])
    (document,) = documents_of_bytes(saved(book), "a.xlsx", {})

    assert document.status == DocumentStatus.PARTIAL
    assert document.losses == ("formulas without a stored value: 1",)


def test_damaged_workbook() -> None:
    """A cut workbook is a failure."""
    with pytest.raises(DamagedError, match=r"^a\.xlsx: the zip is cut or damaged$"):
        documents_of_bytes(saved(workbook())[:2000], "a.xlsx", {})


@pytest.mark.libreoffice
def test_old_workbook(tmp_path: Path) -> None:
    """Workbooks of Excel 97 are read like new ones, by a library."""
    source = tmp_path / "a.xlsx"
    source.write_bytes(saved(workbook()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    (document,) = read_documents(tmp_path / "a.xls")

    assert shows_the_sheet(document)


def test_picture() -> None:
    """A picture is told apart as wanting OCR."""
    with pytest.raises(NeedsOcrError):
        documents_of_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a.png", {})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_separated_values(encoding: str, delimiter: str) -> None:
    """Separated values are a table, whatever separates them."""
    rows = [
        ["地区", "人数（万人）"],
        ["甲市", '"1,2"' if delimiter == "," else "1,2"],
        ["乙市", "8"],
    ]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    (document,) = documents_of_bytes(data, "就业.csv", {})

    assert document.text == "就业\n地区\t人数（万人）\n甲市\t1,2\n乙市\t8"


def test_separated_documents() -> None:
    """Rows that hold whole texts are documents of their own."""
    data = (
        'title,publish_date,source_url,full_text\n甲县动态,2025-03-01,https://e.cn/1,"就业12人。\n报酬3万元。"\n'
        "乙县动态,2025-03-02,https://e.cn/2,就业13人。\n"
    ).encode()
    first, second = documents_of_bytes(data, "a.csv", {})

    assert first.text == "甲县动态\n就业12人。\n报酬3万元。"
    assert (second.title, second.published, second.part) == ("乙县动态", date(2025, 3, 2), 2)
    assert second.metadata["url"] == "https://e.cn/2"


def test_json_lines() -> None:
    """Each line of a file of JSON Lines is a document."""
    rows = [
        {"id": "1", "title": "甲县动态", "published": "2025-03-01", "text": "就业12人。"},
        {"id": "2", "issuer": "某报", "text": "乙县动态\n就业13人。"},
    ]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    first, second = documents_of_bytes(data, "a.jsonl", {})

    assert (first.text, first.published) == ("甲县动态\n就业12人。", date(2025, 3, 1))
    assert (second.title, second.issuer) == ("乙县动态", "某报")


def test_json_lines_with_a_broken_one() -> None:
    """A line that is no JSON costs itself, and is named with the first document."""
    data = '{"text": "就业12人。"}\n{"text": \n[1]\n{"text": "就业13人。"}\n'.encode()
    first, second = documents_of_bytes(data, "a.jsonl", {})

    assert first.losses == ("line 2 is no JSON (Expecting value)", "line 3 is no object")
    assert (first.status, second.losses) == (DocumentStatus.PARTIAL, ())


def test_broken_json_lines() -> None:
    """Where no line is an object, the first that is not is named."""
    with pytest.raises(DamagedError, match=r"^a\.jsonl: line 1 is no JSON"):
        documents_of_bytes(b'{"text": "12" \n{"text": ', "a.jsonl", {})
