"""Speed of ingestion beside its baselines, on files made here, each pair in one process.

    python -m benchmarks ingest_speed [--small N]

PDF: 200 pages of text, all our steps against pdfplumber's `extract_text` of every page. DOCX:
a notice of two pages and a report of forty with ten tables, against python-docx's own loop
over paragraphs and cells. Small documents: a batch by two workers against one process, and a
second run over it unchanged; wall time, for that is what a batch takes.
"""

import argparse
import io
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pdfplumber
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus import Corpus, Options, files_in, ingest_batch
from ingest import documents_of_bytes

FONT = "STSong-Light"
SENTENCE = "截至6月底，全省以工代赈项目开工{n}个，带动就业20.59万人，发放劳务报酬24.36亿元。"
NOTICE = (
    "某市2025年上半年以工代赈工作通报（{n}）\n\n来源：某市发展改革委 发布日期：2025-07-21\n\n"
    "上半年，全市以工代赈项目吸纳带动{n}人就业，发放劳务报酬24.36亿元，同比增长{p}%。\n"
)


def made_pdf(pages: int = 200) -> bytes:
    """Return a PDF of pages of text, thirty lines each."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in range(pages):
        canvas.setFont(FONT, 12)
        for line in range(30):
            canvas.drawString(70, 780 - 24 * line, SENTENCE.format(n=page * 30 + line))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def made_docx(paragraphs: int, tables: int) -> bytes:
    """Return a Word file."""
    document = docx.Document()
    for number in range(paragraphs):
        document.add_paragraph(SENTENCE.format(n=number) * 3)
    for number in range(tables):
        table = document.add_table(10, 5)
        for row in range(10):
            for col in range(5):
                table.cell(row, col).text = str(number * row * col)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_of_pdf(data: bytes) -> int:
    """Read a PDF as pdfplumber does, page by page."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def text_of_docx(data: bytes) -> int:
    """Read a Word file as python-docx does: paragraphs, and the cells of tables."""
    document = docx.Document(io.BytesIO(data))
    length = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return length + sum(len(c.text) for t in document.tables for row in t.rows for c in row.cells)


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the processor time of the best of several runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def compare(name: str, data: bytes, file: str, baseline: Callable[[bytes], int]) -> None:
    """Print our time for a file beside that of the baseline."""
    ours = seconds(lambda: documents_of_bytes(data, file, {}), 3)
    theirs = seconds(lambda: baseline(data), 1 if theirs_is_slow(file) else 3)
    print(f"{name}: {ours:.3f} s, baseline {theirs:.3f} s, {theirs / ours:.1f} times as fast")


def theirs_is_slow(file: str) -> bool:
    """Say whether one run of the baseline is enough."""
    return file.endswith(".pdf")


def batches(count: int) -> None:
    """Print how long batches over small documents take."""
    with TemporaryDirectory() as name:
        folder = Path(name, "notices")
        folder.mkdir()
        for number in range(count):
            text = NOTICE.format(n=number + 10, p=number % 90 / 10)
            (folder / f"{number:05}.txt").write_text(text, encoding="utf8")
        taken = {}
        for run, workers in (("one process", 0), ("two workers", 2), ("again, unchanged", 2)):
            started = time.monotonic()
            database = Path(name, "one.db" if workers == 0 else "two.db")
            with Corpus(database) as corpus:
                ingest_batch(corpus, files_in([folder]), Options(workers=workers))
            taken[run] = time.monotonic() - started
            print(f"{count} small documents, {run}: {taken[run]:.1f} s")
        print(f"two workers: {taken['one process'] / taken['two workers']:.2f} times as fast")


def main() -> None:
    """Print the three comparisons."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", type=int, default=10_000)
    choices = parser.parse_args()
    compare("PDF, 200 pages of text", made_pdf(), "a.pdf", text_of_pdf)
    compare("DOCX, notice", made_docx(12, 0), "a.docx", text_of_docx)
    compare("DOCX, report", made_docx(300, 10), "a.docx", text_of_docx)
    batches(choices.small)


if __name__ == "__main__":
    main()
