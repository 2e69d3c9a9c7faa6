"""PDF files in two tiers: pypdfium2 for every page, pdfplumber where ruled lines promise a table.

Tables without ruled lines are found by the alignment of their numbers.

Lines are put in reading order and into paragraphs, running headers and footers left out.
A page without a text layer wants OCR: some such pages make the document partial, only such
pages make the file a failure (`needs_ocr`).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.blocks import Content
from ingest.errors import DamagedError, EncryptedError, NeedsOcrError, TooManyPagesError
from ingest.limits import Limits
from ingest.page_numbers import listed

from .aligned import aligned_tables
from .blocks import PageContent, blocks_of_pages, raw_of_pages, without_margins
from .ocr import DOTS_PER_INCH, POINTS_PER_INCH, has_ocr, lines_of_picture
from .page import PageText, is_broken, read_page
from .scan import SCANNED_SHARE, Scan, scan_page
from .tables import FoundTable, tables_of_pages

LEAST_CHARACTERS = 8
# By when, in shares of the deadline, OCR is done and tables are; what is not read then is
# told as a loss, before the deadline kills the whole reading.
OCR_ENDS, TABLES_END = 0.45, 0.5
PASSWORD = "Incorrect password"


@dataclass(frozen=True, slots=True)
class _Page:
    text: PageText
    scan: Scan

    @property
    def wants_ocr(self) -> bool:
        """Say whether the page is a picture, or its text layer has no meaning."""
        characters = len("".join(self.text.text.split()))
        is_scan = characters < LEAST_CHARACTERS and self.scan.image_share > SCANNED_SHARE
        return is_scan or is_broken(self.text.text)


def read_pdf(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a PDF: one article.

    Raises:
        DamagedError, EncryptedError, TooManyPagesError, NeedsOcrError: there is no text.
    """
    started = time.monotonic()
    pages, losses = _text_tier(data, name, limits)
    wanted = sum(page.wants_ocr for page in pages) if has_ocr() else 0
    seconds = limits.deadline(len(data), len(pages), wanted)
    pages, recognised = _with_ocr(data, pages, limits, started + OCR_ENDS * seconds)
    scanned = [page.text.number for page in pages if page.wants_ocr]
    if scanned and not any(p.text.text.strip() for p in pages if not p.wants_ocr):
        raise NeedsOcrError(f"{name}: no page has a text layer; {len(pages)} pages want OCR")
    if scanned:
        losses.append(f"pages that want OCR: {listed(scanned)}")
    flagged = [page.text.number for page in pages if page.scan.has_rules and not page.wants_ocr]
    tables, unread = tables_of_pages(data, flagged, limits, started + TABLES_END * seconds)
    if unread:
        losses.append(f"tables not read on pages {listed(unread)}")
    contents = without_margins(
        [
            PageContent(page.text, _with_aligned(page.text, tables.get(page.text.number, [])))
            for page in pages
            if not page.wants_ocr
        ]
    )
    return [
        Content(
            blocks=tuple(blocks_of_pages(contents)),
            raw=raw_of_pages(contents),
            pages=len(pages),
            losses=tuple(losses),
            labels={"ocr": listed(recognised)} if recognised else {},
        )
    ]


def _with_aligned(text: PageText, ruled: list[FoundTable]) -> tuple[FoundTable, ...]:
    return (*ruled, *aligned_tables(text, ruled))


def _with_ocr(
    data: bytes, pages: list[_Page], limits: Limits, ends: float
) -> tuple[list[_Page], list[int]]:
    """Return the pages, pictures among them read by OCR as far as time allows, and which."""
    wanted = [page.text.number for page in pages if page.wants_ocr]
    if not wanted or not has_ocr() or limits.ocr_seconds_per_page <= 0:
        return pages, []
    read: dict[int, _Page] = {}
    document = pdfium.PdfDocument(data)
    try:
        for number in wanted:
            if time.monotonic() < ends:
                read[number] = _recognised(document, number)
    finally:
        document.close()
    return [read.get(page.text.number, page) for page in pages], list(read)


def _recognised(document: pdfium.PdfDocument, number: int) -> _Page:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        picture = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil()
        lines = lines_of_picture(picture)
    finally:
        page.close()
    text = PageText(
        number=number,
        width=width,
        height=height,
        lines=lines,
        text="\n".join(line.text for line in lines),
    )
    return _Page(text, Scan(has_rules=False, image_share=0.0, paths=0))


def _text_tier(data: bytes, name: str, limits: Limits) -> tuple[list[_Page], list[str]]:
    """Return what pypdfium2 reads of every page, and which pages it cannot load."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD or PASSWORD in str(error):
            raise EncryptedError(f"{name}: the file is protected by a password") from error
        raise DamagedError(f"{name}: no PDF that can be opened ({error})") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise TooManyPagesError(f"{name}: {count:,} pages (limit pages: {limits.pages:,})")
        pages = dict(_pages(document, count))
    finally:
        document.close()
    bad = [number for number, page in pages.items() if page is None]
    good = [page for page in pages.values() if page is not None]
    if not good:
        raise DamagedError(f"{name}: none of the {count} pages can be loaded")
    return good, [f"pages that cannot be loaded: {listed(bad)}"] if bad else []


def _pages(document: pdfium.PdfDocument, count: int) -> Iterator[tuple[int, _Page | None]]:
    """Yield the pages, numbered from 1; None for one that pdfium cannot load."""
    for index in range(count):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield index + 1, None
            continue
        try:
            yield index + 1, _Page(read_page(page, index + 1), scan_page(page))
        except pdfium.PdfiumError:
            yield index + 1, None
        finally:
            page.close()
