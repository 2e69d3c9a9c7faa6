"""The workbook behind a Word chart: five parts, one sheet, two columns."""

from collections.abc import Sequence
from html import escape

from .package import pack
from .xml import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

MEDIA_TYPE = f"{_TYPE}.sheet"

_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def workbook(title: str, rows: Sequence[tuple[str, str]]) -> bytes:
    """Return an xlsx: the title above the values, names in column A, numbers in column B."""
    lines = [_row(1, _string("A1", "") + _string("B1", title))]
    for number, (name, value) in enumerate(rows, start=2):
        cell = f'<c r="B{number}"><v>{value}</v></c>'
        lines.append(_row(number, _string(f"A{number}", name) + cell))
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    parts = _FIXED | {"xl/worksheets/sheet1.xml": sheet}
    return pack({name: (_HEAD + text).encode() for name, text in parts.items()})


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def _string(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(clean(text))}</t></is></c>'
