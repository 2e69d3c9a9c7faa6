"""Word files give everything a reader sees: a case for each construct of the format."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from ingest import Document, DocumentStatus, Limits, PassageKind, documents_of_bytes
from ingest.errors import DamagedError, EncryptedError, NoTextError, UnpackLimitError

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str) -> str:
    """Return a run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def para(*inner: str) -> str:
    """Return a paragraph."""
    return f"<w:p>{''.join(inner)}</w:p>"


def package(body: str, **parts: str) -> bytes:
    """Return a Word file with this body and further parts (footnotes, header1 …)."""
    kinds = {name: name.rstrip("0123456789") for name in parts}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{no}" Type="{office}/{kind}" Target="{name}.xml"/>'
        for no, (name, kind) in enumerate(kinds.items())
    )
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'{rels}<Relationship Id="d" Type="{office}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f"{rels}{relations}</Relationships>")
        archive.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()


def read(data: bytes) -> Document:
    """Read a Word file."""
    (document,) = documents_of_bytes(data, "notice.docx", {})
    return document


def text_after_title(body: str, **parts: str) -> list[str]:
    """Return the passages after a title that each case shares."""
    document = read(package(para(run("公报")) + body, **parts))

    assert document.losses == ()
    return [passage.text for passage in document.passages[1:]]


BOX = f"<w:txbxContent>{para(run('框中12人'))}</w:txbxContent>"
CONSTRUCTS = [
    ("run", para(run("就业"), run("20.59万人")), ["就业20.59万人"]),
    ("tracked insertion", para(run("共"), f"<w:ins>{run('12个')}</w:ins>"), ["共12个"]),
    (
        "tracked deletion",
        para(run("共"), "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", run("8个")),
        ["共8个"],
    ),
    (
        "moved text stands once",
        para(f"<w:moveFrom>{run('旧5')}</w:moveFrom>", f"<w:moveTo>{run('新5')}</w:moveTo>"),
        ["新5"],
    ),
    (
        "smart tag around a date",
        para(f'<w:smartTag w:element="chsdate">{run("2025年7月1日")}</w:smartTag>', run("起")),
        ["2025年7月1日起"],
    ),
    ("simple field", para("<w:fldSimple>", run("35"), "</w:fldSimple>", run("页")), ["35页"]),
    (
        "complex field shows its result",
        para('<w:r><w:instrText>PAGE 9</w:instrText></w:r>', run("35")),
        ["35"],
    ),
    ("hyperlink", para(f"<w:hyperlink>{run('附表1')}</w:hyperlink>"), ["附表1"]),
    (
        "content control in a line",
        para(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('40%')}</w:sdtContent></w:sdt>"),
        ["40%"],
    ),
    (
        "content control around paragraphs",
        f"<w:sdt><w:sdtContent>{para(run('第1段'))}{para(run('第2段'))}</w:sdtContent></w:sdt>",
        ["第1段", "第2段"],
    ),
    ("custom XML", f"<w:customXml>{para(run('项目45个'))}</w:customXml>", ["项目45个"]),
    (
        "text box, and its older twin not",
        para(
            run("段落"),
            f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        ),
        ["段落", "框中12人"],
    ),
    ("hidden text", para("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐77</w:t></w:r>", run("显")), ["显"]),
    ("tab, hyphen", para("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/></w:r>"), ["A B-"]),
    ("line break", para("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>"), ["第一行", "第二行"]),
    (
        "raised digit",
        para(
            run("30m"),
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
        ),
        ["30m²"],
    ),
    ("formula", para("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>"), ["12"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"), [case[1:] for case in CONSTRUCTS], ids=[case[0] for case in CONSTRUCTS]
)
def test_construct(body: str, expected: list[str]) -> None:
    """What Word shows of a construct is in the text, what it does not show is not."""
    assert text_after_title(body) == expected


def test_notes_and_margins() -> None:
    """Notes stand under their marks after the body; a header that repeats stands once."""
    note = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{para(run("含临时用工3人"))}</w:footnote></w:footnotes>'
    header = f"<w:hdr {NAMESPACES}>{para(run('内部资料8号'))}</w:hdr>"
    comments = (
        f"<w:comments {NAMESPACES}><w:comment>{para(run('核实40人'))}</w:comment></w:comments>"
    )
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(
        package(
            para(run("公报")) + para(run("就业12人"), mark),
            footnotes=note,
            header1=header,
            header2=header,
            comments=comments,
        )
    )

    assert [(passage.kind.value, passage.text) for passage in document.passages[1:]] == [
        ("paragraph", "就业12人[1]"),
        ("footnote", "[1] 含临时用工3人"),
        ("footnote", "内部资料8号"),
        ("comment", "核实40人"),
    ]
    assert [document.text[span.start : span.end] for span in document.references] == ["[1]", "[1]"]


def cell(text: str, properties: str = "") -> str:
    """Return a table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(run(text))}</w:tc>"


START = '<w:vMerge w:val="restart"/>'
WIDE = '<w:gridSpan w:val="2"/>'


def test_table() -> None:
    """Spans, cells in content controls and nested tables keep every value under its header."""
    nested = f"<w:tbl><w:tr>{cell('内1')}{cell('内2')}</w:tr></w:tbl>"
    rows = (
        f"<w:tr>{cell('地区', START)}{cell('投资', WIDE)}</w:tr>",
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('计划')}{cell('完成')}</w:tr>",
        f"<w:tr>{cell('甲市')}<w:sdt><w:sdtContent>{cell('1200')}</w:sdtContent></w:sdt>{cell('360')}</w:tr>",
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删市')}{cell('1')}{cell('2')}</w:tr>",
        f"<w:tr>{cell('乙市')}{cell('800')}<w:tc>{nested}{para(run('240'))}</w:tc></w:tr>",
    )
    document = read(package(para(run("公报")) + f"<w:tbl>{''.join(rows)}</w:tbl>"))
    table, inner = (p for p in document.passages if p.kind == PassageKind.TABLE)
    grid = {document.text[c.span.start : c.span.end]: (c.row, c.col) for c in table.cells}

    assert table.text == "地区\t投资\t\n\t计划\t完成\n甲市\t1200\t360\n乙市\t800\t240"
    assert (grid["完成"], grid["360"], grid["240"]) == ((1, 2), (2, 2), (3, 2))
    assert next(c for c in table.cells if c.row == 0 and c.col == 0).rowspan == 2
    assert inner.text == "内1\t内2"
    assert document.losses == ()


def test_automatic_numbers() -> None:
    """Numbers that Word writes itself are in the text."""
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
    levels = level.format(0, "chineseCounting", "%1、") + level.format(1, "decimal", "%2.")
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def numbered(depth: int, text: str) -> str:
        number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return para(f"<w:pPr>{number}</w:pPr>", run(text))

    body = numbered(0, "总体") + numbered(1, "资金") + numbered(1, "项目") + numbered(0, "要求")

    assert text_after_title(body, numbering=numbering) == [
        "一、总体",
        "1. 资金",
        "2. 项目",
        "二、要求",
    ]


def test_styles_made_by_python_docx(tmp_path: Path) -> None:
    """Title and heading styles give title and headings with their levels."""
    made = docx.Document()
    made.add_heading("某县公报", 0)
    made.add_heading("一、就业", 1)
    made.add_paragraph("就业12.5万人。")
    table = made.add_table(2, 2)
    for (row, col), text in {(0, 0): "地区", (0, 1): "人数", (1, 0): "甲", (1, 1): "12"}.items():
        table.cell(row, col).text = text
    made.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACES}>{run('完')}</w:p>"))
    made.save(str(tmp_path / "a.docx"))
    document = read((tmp_path / "a.docx").read_bytes())

    assert [(p.kind.value, p.level, p.text) for p in document.passages] == [
        ("title", 0, "某县公报"),
        ("heading", 1, "一、就业"),
        ("paragraph", None, "就业12.5万人。"),
        ("table", None, "地区\t人数\n甲\t12"),
        ("paragraph", None, "完"),
    ]


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a zip with each member changed; None leaves it out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            changed = change(name, source.read(name))
            if changed is not None:
                target.writestr(name, changed)
    return stream.getvalue()


def as_strict(name: str, xml: bytes) -> bytes:
    """Return a part under the namespaces of ISO 29500 Strict."""
    office, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    xml = xml.replace(office + b"wordprocessingml/2006/main", strict + b"wordprocessingml/main")
    return xml.replace(
        office + b"officeDocument/2006/relationships", strict + b"officeDocument/relationships"
    )


def test_strict_namespaces() -> None:
    """ISO Strict files are read like transitional ones."""
    data = package(para(run("公报")) + para(run("就业12人")))

    assert read(rewritten(data, as_strict)).text == "公报\n就业12人"


def test_damaged_part() -> None:
    """A damaged note leaves the body, and the document partial."""
    document = read(package(para(run("公报")) + para(run("12人")), footnotes="<w:footnotes"))

    assert document.status == DocumentStatus.PARTIAL
    assert document.losses == ("part word/footnotes.xml is damaged",)


def test_missing_part() -> None:
    """A relationship that leads nowhere is told."""
    data = package(para(run("公报")) + para(run("12人")), footnotes="<a/>")
    cut = rewritten(data, lambda name, xml: None if "footnotes.xml" in name else xml)

    assert read(cut).losses == ("part word/footnotes.xml is missing",)


def test_external_entity() -> None:
    """No file of the machine leaks into a text."""
    doctype = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    person = "12人".encode()
    data = package(para(run("公报")) + para(run("12人")))
    poisoned = rewritten(
        data,
        lambda name, xml: doctype + xml.replace(person, b"&x;" + person) if person in xml else xml,
    )

    assert read(poisoned).text == "公报\n12人"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (package("")[:200], DamagedError),
        (package(para("")), NoTextError),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedError,
        ),
    ],
    ids=["cut", "no text", "password"],
)
def test_failures(data: bytes, error: type[Exception]) -> None:
    """A file that gives no text says why."""
    with pytest.raises(error):
        read(data)


def test_bomb() -> None:
    """A small file that unpacks to much is refused before it is unpacked, naming the limit."""
    stream = io.BytesIO(package(para(run("公报"))))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", b"\0" * 5_000_000)

    with pytest.raises(UnpackLimitError, match=r"limit ratio: 100\)$"):
        documents_of_bytes(stream.getvalue(), "a.docx", {}, Limits())
