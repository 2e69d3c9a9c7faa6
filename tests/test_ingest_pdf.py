"""PDF files: lines in reading order, paragraphs and tables whole, pictures told apart."""

import io
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from ingest import DEFAULT_LIMITS, Document, DocumentStatus, Limits, PassageKind, documents_of_bytes
from ingest.errors import DamagedError, EncryptedError, NeedsOcrError, TooManyPagesError
from ingest.pdf.page import as_shown

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, SIZE = 90, 16
SENTENCE = "截至6月底，全省以工代赈项目开工1233个，带动就业20.59万人，发放劳务报酬24.36亿元，"


@pytest.fixture(autouse=True, scope="module")
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def make(draw: Callable[[Canvas], None], *, pages: int = 1) -> bytes:
    """Return a PDF; `draw` is called for each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    for _ in range(pages):
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF."""
    (document,) = documents_of_bytes(data, "notice.pdf", {}, limits)
    return document


def wrapped(text: str, width: float = 25 * SIZE) -> Iterator[str]:
    """Yield the lines of a paragraph that is indented by two characters, as notices are."""
    line, room = "", width - 2 * SIZE
    for char in text:
        if pdfmetrics.stringWidth(line + char, FONT, SIZE) > room:
            yield line
            line, room = "", width
        line += char
    yield line


def write_paragraph(canvas: Canvas, text: str, top: float) -> float:
    """Write a paragraph and return where the next one begins."""
    for no, line in enumerate(wrapped(text)):
        canvas.drawString(LEFT + (2 * SIZE if no == 0 else 0), HEIGHT - top, line)
        top += 28
    return top


def draw_notice(canvas: Canvas) -> None:
    """Draw a page with a footer first, a title, two paragraphs, a table, a signature."""
    canvas.drawString(280, 40, f"— {canvas.getPageNumber()} —")
    canvas.setFont(FONT, 22)
    canvas.drawString(150, HEIGHT - 80, "关于以工代赈进展情况的通报")
    canvas.setFont(FONT, SIZE)
    top = write_paragraph(canvas, SENTENCE + "比上年同期增长41.3%。", 120)
    top = write_paragraph(canvas, "各地要抓紧施工，确保年底前完成24.5亿元投资。", top)
    rows = [["地区", "投资（万元）", ""], ["", "计划", "完成"], ["甲市", "1200", "360"]]
    table = Table(rows, colWidths=[80, 80, 80], rowHeights=24)
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 1, black), ("FONT", (0, 0), (-1, -1), FONT, 12)]
        + [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
    )
    table.wrapOn(canvas, WIDTH, HEIGHT)
    table.drawOn(canvas, LEFT, HEIGHT - top - 60)
    canvas.drawString(380, HEIGHT - top - 120, "某省发展和改革委员会")
    canvas.drawString(400, HEIGHT - top - 150, "2025年7月3日")


def test_notice() -> None:
    """A notice is read top to bottom, its lines joined to paragraphs, its table on a grid."""
    document = read(make(draw_notice))

    assert [(passage.kind.value, passage.text) for passage in document.passages] == [
        ("title", "关于以工代赈进展情况的通报"),
        ("paragraph", SENTENCE + "比上年同期增长41.3%。"),
        ("paragraph", "各地要抓紧施工，确保年底前完成24.5亿元投资。"),
        ("table", "地区\t投资（万元）\t\n\t计划\t完成\n甲市\t1200\t360"),
        ("signature", "某省发展和改革委员会"),
        ("signature", "2025年7月3日"),
    ]
    assert (document.status, document.losses, document.pages) == (DocumentStatus.OK, (), 1)
    assert document.issuer == "某省发展和改革委员会"


def test_boxes() -> None:
    """Passages and cells know their page and their box, counted from the top left."""
    document = read(make(draw_notice))
    paragraph, table = document.passages[1], document.passages[3]

    assert paragraph.page == 1
    assert paragraph.bbox is not None
    assert paragraph.bbox.x0 == pytest.approx(LEFT, abs=2)
    assert paragraph.bbox.top == pytest.approx(120 - SIZE, abs=5)
    cell = next(c for c in table.cells if document.text[c.span.start : c.span.end] == "360")
    assert (cell.row, cell.col, cell.page) == (2, 2, 1)
    assert cell.bbox is not None
    assert cell.bbox.x0 == pytest.approx(LEFT + 160, abs=2)
    assert [c.colspan for c in table.cells if c.row == 0] == [1, 2]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_page(angle: int) -> None:
    """A page that is shown turned is read as it is shown."""
    with pikepdf.open(io.BytesIO(make(draw_turned(angle)))) as pdf:
        pdf.pages[0].Rotate = angle
        stream = io.BytesIO()
        pdf.save(stream)

    assert read(stream.getvalue()).text.split("\n")[1:] == [
        "第一行12。",
        "第二行34。",
        "第三行56。",
    ]


def draw_turned(angle: int) -> Callable[[Canvas], None]:
    """Return a drawing that stands upright once the page is turned clockwise by an angle."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(angle)
        corner = {90: (0, -WIDTH), 180: (-WIDTH, -HEIGHT), 270: (-HEIGHT, 0)}[angle]
        canvas.translate(*corner)
        height = HEIGHT if angle == 180 else WIDTH
        for no, line in enumerate(["第三行56。", "第二行34。", "第一行12。"]):
            canvas.drawString(100, height - 220 + 40 * no, line)
        canvas.restoreState()

    return draw


def test_page_break() -> None:
    """A paragraph that runs on over a page break is one, without the running header."""

    def draw(canvas: Canvas) -> None:
        number = canvas.getPageNumber()
        canvas.drawString(LEFT, HEIGHT - 50, f"某省公报汇编 第{number}期")
        if number == 1:
            canvas.drawString(
                LEFT + 2 * SIZE, 150, "全省共有在建项目甲类和乙类合计一千余个，其中甲"
            )
        else:
            canvas.drawString(LEFT, HEIGHT - 120, f"类{number}个。")

    document = read(make(draw, pages=3))

    assert document.text.split("\n")[1:] == [
        "全省共有在建项目甲类和乙类合计一千余个，其中甲类2个。",
        "类3个。",
    ]


def test_table_over_page_break() -> None:
    """A table that goes on over a page break is one, and its repeated header stands once."""

    def draw(canvas: Canvas) -> None:
        number = canvas.getPageNumber()
        rows = [["地区", "人数"]] + [[f"{number}市{n}", str(100 * number + n)] for n in range(3)]
        table = Table(rows, colWidths=[80, 80], rowHeights=24)
        table.setStyle([("GRID", (0, 0), (-1, -1), 1, black), ("FONT", (0, 0), (-1, -1), FONT, 12)])
        table.wrapOn(canvas, WIDTH, HEIGHT)
        table.drawOn(canvas, LEFT, 300)

    document = read(make(draw, pages=2))
    (table,) = (passage for passage in document.passages if passage.kind == PassageKind.TABLE)

    assert table.text.split("\n") == [
        "地区\t人数", "1市0\t100", "1市1\t101", "1市2\t102", "2市0\t200", "2市1\t201", "2市2\t202",
    ]  # fmt: skip
    assert [cell.page for cell in table.cells if cell.row in {3, 4}] == [1, 1, 2, 2]


def test_numbers_at_the_foot() -> None:
    """A number alone at the foot of a page is the page's; beside words it is the text's."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 400, "各市情况如下。")
        canvas.drawString(LEFT, 80, "甲市")
        canvas.drawString(LEFT + 200, 80, "12")
        canvas.drawString(290, 40, "7")

    assert read(make(draw)).text.split("\n")[-1] == "甲市 12"


def test_columns() -> None:
    """A page in two columns is read column by column, its paragraphs whole."""
    long = "栏共有项目四十五个，" * 5

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        for x, side in ((60, "左"), (310, "右")):
            text = f"{side}{long}完。"
            for no, start in enumerate(range(0, len(text), 22)):
                canvas.drawString(x, HEIGHT - 100 - 20 * no, text[start : start + 22])
            for no in range(5):
                canvas.drawString(
                    x, HEIGHT - 200 - 20 * no, f"{side}{no}" + "栏文字很长" * 4 + "。"
                )

    text = read(make(draw)).text

    assert text.split("\n")[1] == f"左{long}完。"
    assert text.index("左4") < text.index(f"右{long}完。") < text.index("右0")


def test_quarter_of_an_em() -> None:
    """The gap that Word sets between characters and digits is no space; a typed one is."""

    def draw(canvas: Canvas) -> None:
        x = float(LEFT)
        for text, gap in (("共", 4), ("45", 4), ("个项目", SIZE), ("12", 0)):
            canvas.drawString(x, HEIGHT - 100, text)
            x += pdfmetrics.stringWidth(text, FONT, SIZE) + gap

    assert read(make(draw)).title == "共45个项目 12"


def test_hyphens_and_controls() -> None:
    """A word that was parted at a line's end is whole; a glyph without a meaning is no gap."""
    assert as_shown("guar\ufffeantee 2024\ufffe2025 1\x042") == "guarantee 2024-2025 1\ufffd2"


def test_meaningless_text_layer() -> None:
    """Bytes of GBK that a font gives as Latin letters are no text: the page wants OCR."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(
            LEFT, 500, "就业人员二十万人，发放劳务报酬".encode("gbk").decode("latin-1")
        )

    with pytest.raises(NeedsOcrError, match=r"1 pages want OCR$"):
        read(make(draw))


def test_scan() -> None:
    """A picture of a page is no empty document: it wants OCR, and says so."""
    with pytest.raises(
        NeedsOcrError, match=r"^notice\.pdf: no page has a text layer; 1 pages want OCR$"
    ):
        read(make(draw_picture))


def draw_picture(canvas: Canvas) -> None:
    """Draw a page that is one picture."""
    from reportlab.lib.utils import ImageReader

    pixel = b"P6 8 8 255\n" + bytes(range(192))
    canvas.drawImage(ImageReader(io.BytesIO(pixel)), 0, 0, WIDTH, HEIGHT)


def test_some_pages_are_scans() -> None:
    """A document with some pages that are pictures is partial and names them."""

    def draw(canvas: Canvas) -> None:
        if canvas.getPageNumber() == 2:
            draw_picture(canvas)
        else:
            write_paragraph(canvas, SENTENCE, 120)

    document = read(make(draw, pages=2))

    assert (document.status, document.losses) == (
        DocumentStatus.PARTIAL,
        ("pages that want OCR: 2",),
    )


class Recogniser:
    """An OCR engine that finds two boxes side by side and one that it is not sure of."""

    def __call__(self, picture: object) -> SimpleNamespace:
        """Return boxes in dots, as the engine does."""
        corners = [(100, 100), (300, 100), (300, 140), (100, 140)]
        beside = [(x + 400, y) for x, y in corners]
        below = [(x, y + 100) for x, y in corners]
        return SimpleNamespace(
            boxes=[beside, corners, below], txts=["12", "甲市", "?"], scores=[0.9, 0.9, 0.1]
        )


@pytest.fixture
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pdf.reader.has_ocr", lambda: True)
    monkeypatch.setattr("ingest.pdf.image.has_ocr", lambda: True)
    monkeypatch.setattr("ingest.pdf.ocr._engine", Recogniser)


@pytest.mark.usefixtures("_recogniser")
def test_recognised_page() -> None:
    """With OCR a picture is read box by box, and the document says which pages were."""
    document = read(make(draw_picture))

    assert document.title == "甲市 12"
    assert (document.status, document.metadata["ocr"]) == (DocumentStatus.OK, "1")


@pytest.mark.usefixtures("_recogniser")
def test_recognised_picture() -> None:
    """A picture by itself is read like a page; a broken one is a failure."""
    stream = io.BytesIO()
    Image.new("RGB", (800, 400), "white").save(stream, "PNG")
    (document,) = documents_of_bytes(stream.getvalue(), "a.png", {})

    assert document.title == "甲市 12"
    with pytest.raises(DamagedError, match=r"^a\.png: the picture cannot be opened$"):
        documents_of_bytes(stream.getvalue()[:60], "a.png", {})


def test_tables_given_up() -> None:
    """Without time for tables their text is still there, and the document is partial."""
    document = read(make(draw_notice), Limits(table_seconds=0))

    assert document.losses == ("tables not read on pages 1",)
    assert "1200 360" in document.text


def locked(data: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=password))
    return stream.getvalue()


def test_owner_password_only() -> None:
    """A file that only its owner may change opens for reading."""
    assert "1233" in read(locked(make(draw_notice), "")).text


def test_failures() -> None:
    """A file that cannot be opened says why."""
    data = make(draw_notice, pages=3)

    with pytest.raises(EncryptedError, match=r"^notice\.pdf: the file is protected by a password$"):
        read(locked(data, "secret"))
    with pytest.raises(DamagedError, match=r"^notice\.pdf: no PDF that can be opened"):
        read(data[:900])
    with pytest.raises(TooManyPagesError, match=r"^notice\.pdf: 3 pages \(limit pages: 2\)$"):
        read(data, Limits(pages=2))
