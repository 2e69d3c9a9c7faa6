"""OFD files: text in reading order with pages and boxes, pictures told apart."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from ingest import Document, DocumentStatus, documents_of_bytes
from ingest.errors import DamagedError, NeedsOcrError

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, size: float = 5, steps: str = "") -> str:
    """Return a text object whose first baseline begins at a place in millimetres."""
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y - 10} 200 20" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="10"{delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def page(*objects: str, template: str = "") -> str:
    """Return the content of a page."""
    return (
        f'<ofd:Page {NAMESPACE}>{template}<ofd:Content><ofd:Layer ID="2">'
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def ofd(pages: Sequence[str | None], template: str | None = None) -> bytes:
    """Return an OFD file of these pages; one that is None is not there."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    common = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    common += '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    parts = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:Author>某人</ofd:Author></ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>{common}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = template
    for number, content in enumerate(pages):
        if content is not None:
            parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read(data: bytes) -> Document:
    """Read an OFD file."""
    (document,) = documents_of_bytes(data, "notice.ofd", {})
    return document


def test_notice() -> None:
    """Lines are read from the top, wrapped ones as one paragraph, pieces as one line."""
    document = read(
        ofd(
            [
                page(
                    text(20, 80, "上半年，全省以工代赈项目吸纳带动二十万人就业，发放劳务报酬共计"),
                    text(20, 88, "24.36亿元。"),
                    text(60, 40, "关于以工代赈情况的通报", size=8),
                    # One character an object, as some printers write.
                    *(text(30 + 2.5 * at, 96, char) for at, char in enumerate("20.59")),
                    text(42.5, 96, "万人已经就业。"),
                )
            ]
        )
    )

    assert [(passage.kind.value, passage.text) for passage in document.passages] == [
        ("title", "关于以工代赈情况的通报"),
        ("paragraph", "上半年，全省以工代赈项目吸纳带动二十万人就业，发放劳务报酬共计24.36亿元。"),
        ("paragraph", "20.59万人已经就业。"),
    ]
    assert (document.status, document.losses, document.pages) == (DocumentStatus.OK, (), 1)
    assert (document.mime, document.author) == ("application/ofd", "某人")


def test_boxes() -> None:
    """Boxes are in points from the top left, as those of a PDF."""
    document = read(ofd([page(text(25.4, 50.8, "就业12人。", size=5.08))]))
    box = document.passages[-1].bbox

    assert document.passages[-1].page == 1
    assert box is not None
    assert (box.x0, box.top) == pytest.approx((72, 144 - 0.88 * 14.4))
    assert (box.x1, box.bottom) == pytest.approx((72 + 5 * 14.4, 144 + 0.12 * 14.4))


def test_steps() -> None:
    """Steps between characters may be counted; a wide one parts cells."""
    line = text(20, 40, "甲市1200", steps="5 40 g 3 2.5")
    document = read(ofd([page(text(20, 30, "各地情况。"), line)]))

    assert document.text.endswith("甲市 1200")


def test_template() -> None:
    """What a page takes from its template is part of it."""
    template = page(text(60, 30, "某某局文件"))
    body = page(text(20, 60, "就业12人。"), template='<ofd:Template TemplateID="9"/>')

    assert read(ofd([body], template)).text == "notice\n某某局文件\n就业12人。"


def test_names_in_another_case() -> None:
    """Windows does not mind the case of a part's name, nor do the programs written there."""
    data = ofd([page(text(20, 60, "就业12人。"))])

    assert "就业12人。" in read(data.replace(b"Doc_0/Pages", b"DOC_0/PAGES")).text


def test_characters_without_meaning() -> None:
    """A page whose font maps to private characters wants OCR, the others are read."""
    document = read(ofd([page(text(20, 60, "就业12人。")), page(text(20, 60, "\ue11e\ue236"))]))

    assert (document.status, document.losses) == (
        DocumentStatus.PARTIAL,
        ("pages that want OCR: 2",),
    )


def test_missing_page() -> None:
    """A page that is not there is a loss, the others are read."""
    document = read(ofd([page(text(20, 60, "就业12人。")), None]))

    assert (document.pages, document.losses) == (2, ("page 2 cannot be read",))


def test_failures() -> None:
    """A file without text says why."""
    with pytest.raises(NeedsOcrError, match=r"^notice\.ofd: no page has text; 1 pages want OCR$"):
        read(ofd([page('<ofd:ImageObject ID="5" Boundary="0 0 210 297"/>')]))
    with pytest.raises(DamagedError, match=r"^notice\.ofd: none of the pages can be read$"):
        read(ofd([None]))
    with pytest.raises(DamagedError, match=r"^notice\.ofd: the zip is cut or damaged$"):
        read(ofd([page(text(20, 60, "就业12人。"))])[:-40])
