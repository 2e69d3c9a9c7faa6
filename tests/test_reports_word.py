"""Word files: the page of GB/T 9704, the order of their XML, what LibreOffice makes of them."""

import io
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.shared import Mm
from openpyxl import load_workbook

from corpus import Corpus
from reports import briefing, render, write
from reports.audit.parts import check_links, check_order
from reports.blocks import Briefing, Cell, Chart, Paragraph, Table, Text
from reports.docx.base import PROFILES
from reports.docx.read import read_docx
from reports.layout import pages_of
from tests.bulletin_corpus import fill_with_bulletins

TYPES = ["jianbao", "tongbao", "zhuanbao", "duizhao", "brief"]
FILLER = "以工代赈项目在乡村建设中吸纳群众就近务工"


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of the sample bulletins."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        yield corpus


def to_pdf(profile: Path, *paths: Path) -> Path:
    """Convert Word files with LibreOffice; return the first."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
         "pdf", "--outdir", str(paths[0].parent), *map(str, paths)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return paths[0].with_suffix(".pdf")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a LibreOffice profile of the tests' own."""
    return tmp_path_factory.mktemp("office")


def empty(*blocks: Paragraph | Table) -> Briefing:
    """Return a briefing of blocks alone."""
    return Briefing(
        type="jianbao", lang="zh", title="", subtitle="", blocks=blocks, numbers=(), sources=(),
        as_of=date(2026, 7, 3),
    )  # fmt: skip


def test_the_page_is_that_of_the_standard() -> None:
    """A4; margins 37, 26, 35 and 28 mm; a text area of 156 mm (8,844 twips)."""
    section = docx.Document(io.BytesIO(render(empty(), ".docx"))).sections[0]
    edges = (
        section.page_width, section.page_height, section.top_margin, section.right_margin,
        section.bottom_margin, section.left_margin,
    )  # fmt: skip

    assert [round((edge or 0) / Mm(1)) for edge in edges] == [210, 297, 37, 26, 35, 28]
    assert PROFILES["zh"].width == 8844


@pytest.mark.libreoffice
def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path, profile: Path) -> None:
    """A page filled with text holds exactly what GB/T 9704 asks for."""
    text = (FILLER * 80)[: 22 * 28 * 2 - 2]
    body = Paragraph(inlines=(Text(text=text),))
    path = tmp_path / "filler.docx"
    path.write_bytes(render(empty(body), ".docx"))
    document = docx.Document(str(path))
    for paragraph in document.paragraphs[:2]:  # the empty title and subtitle
        document.element.body.remove(paragraph._p)
    document.save(str(path))
    with pdfplumber.open(to_pdf(profile, path)) as pdf:
        pages = [page.crop((0, 100, page.width, page.height - 95)) for page in pdf.pages]
        lines = [[line["text"] for line in page.extract_text_lines()] for page in pages]

    assert [len(page) for page in lines] == [22, 22]
    assert [len(line.strip()) for page in lines for line in page] == [26] + [28] * 43


PRINTED = [
    (kind, lang) for kind in TYPES for lang in ("zh", "en") if (kind, lang) != ("brief", "zh")
]


@pytest.fixture(scope="module")
def printed(
    corpus: Corpus, profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], tuple[Briefing, list[str]]]:
    """Return each type in each language with the text of its pages, as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    made = {
        (kind, lang): briefing(
            corpus, type=kind, region=None if kind == "tongbao" else "湖南省", period="2025H1",
            lang=lang, signed="公报数据组",
        )
        for kind, lang in PRINTED
    }  # fmt: skip
    paths = {key: folder / f"{'-'.join(key)}.docx" for key in PRINTED}
    for key, path in paths.items():
        write(made[key], path)
    to_pdf(profile, *paths.values())
    texts = {}
    for key, path in paths.items():
        with pdfplumber.open(path.with_suffix(".pdf")) as pdf:
            texts[key] = ["".join((page.extract_text() or "").split()) for page in pdf.pages]
    return {key: (made[key], texts[key]) for key in PRINTED}


# Pages before the annex, at most: an answer has one, a ranking of two indicators may have three.
MOST_PAGES = {"zhuanbao": 1, "tongbao": 3, "jianbao": 2, "duizhao": 2, "brief": 2}


@pytest.mark.libreoffice
@pytest.mark.parametrize("key", PRINTED, ids="-".join)
def test_every_atom_is_in_the_printed_file(
    printed: dict[tuple[str, str], tuple[Briefing, list[str]]], key: tuple[str, str]
) -> None:
    """LibreOffice opens each type, the body is as short as it should be, each number is printed."""
    made, texts = printed[key]
    annex = next(
        n for n, text in enumerate(texts) if "引用资料" in text or "Documentscited" in text
    )
    whole = "".join(texts)
    shown = [text for number in made.numbers for text in number.texts]

    assert annex <= MOST_PAGES[key[0]]
    assert shown
    assert [text for text in shown if "".join(text.split()) not in whole] == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["jianbao", "tongbao", "zhuanbao", "duizhao"])
def test_pages_are_reckoned_as_they_are_printed(
    printed: dict[tuple[str, str], tuple[Briefing, list[str]]], kind: str
) -> None:
    """The reckoning that keeps a brief short counts the pages that LibreOffice makes."""
    made, texts = printed[kind, "zh"]

    assert pages_of(made.title, made.blocks) == next(
        n for n, text in enumerate(texts) if "引用资料" in text
    )


def test_a_brief_that_is_too_long_says_less(corpus: Corpus) -> None:
    """Where the sources as footnotes take the room, fewer bars and comparisons are left."""
    marked = briefing(corpus, region="湖南省", period="2025H1")
    noted = briefing(
        corpus, region="湖南省", period="2025H1", cite="footnotes", signed="公报数据组"
    )
    bars = [
        sum(len(b.points) for b in made.blocks if isinstance(b, Chart)) for made in (marked, noted)
    ]

    assert bars[1] < bars[0]
    assert pages_of(noted.title, noted.blocks) <= 2


@pytest.mark.parametrize("kind", TYPES)
def test_parts_are_in_schema_order_and_links_resolve(
    corpus: Corpus, tmp_path: Path, kind: str
) -> None:
    """Properties stand in the order of ECMA-376; every anchor and target exists."""
    path = tmp_path / "brief.docx"
    write(briefing(corpus, type=kind, region="湖南省", period="2025H1"), path)
    read = read_docx(path)

    assert [str(finding) for finding in (*check_order(read), *check_links(read))] == []


def test_a_chart_has_a_workbook_that_excel_reads(corpus: Corpus, tmp_path: Path) -> None:
    """The embedded workbook has the names and values of the chart."""
    path = tmp_path / "brief.docx"
    write(briefing(corpus, region="湖南省", period="2025H1"), path)
    book = tmp_path / "chart.xlsx"
    book.write_bytes(read_docx(path).parts["word/embeddings/chart1.xlsx"])
    rows = list(load_workbook(book).worksheets[0].iter_rows(values_only=True))

    assert rows[1:4] == [("四川", 24.8), ("云南", 22.35), ("湖南", 20.59)]


def test_titles_cannot_break_the_file() -> None:
    """Markup, control characters and quotes of a source stay text."""
    hostile = "a<b>&\"'\x0b</w:t>]]>"
    made = empty(Paragraph(inlines=(Text(text=hostile, url='javascript:alert("x")'),)))

    assert b"javascript" not in render(made, ".docx")
    assert b"javascript" not in render(made, ".html")
    assert b"javascript" not in render(made, ".md")


def test_a_table_of_300_rows_takes_well_under_a_second() -> None:
    """Cells are written directly; python-docx's own way takes minutes."""
    row = tuple(Cell(inlines=(Text(text="湖南省"),)) for _ in range(6))
    table = Table(
        number=1, caption="长表", header=tuple((Text(text="列"),) for _ in range(6)),
        rows=(row,) * 300, widths=(1 / 6,) * 6, aligns=("left",) * 6,
    )  # fmt: skip
    render(empty(table), ".docx")
    started = time.process_time()
    render(empty(table), ".docx")

    assert time.process_time() - started < 1


def test_a_brief_takes_under_half_a_second(corpus: Corpus) -> None:
    """Reading, wording and writing a Word brief is a matter of tenths of a second."""
    render(briefing(corpus, region="湖南省", period="2025H1"), ".docx")
    started = time.process_time()
    render(briefing(corpus, region="湖南省", period="2025H1"), ".docx")

    assert time.process_time() - started < 0.5
