"""How many pages a PDF has, and how many of them are pictures: what its reading may cost."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium

from .ocr import has_ocr
from .scan import SCANNED_SHARE, scan_page

MOST_LOOKED_AT = 2000


class Survey(NamedTuple):
    """The pages of a PDF; `scanned` of them are pictures, counted only where OCR is installed."""

    pages: int = 0
    scanned: int = 0


def survey_pdf(data: bytes) -> Survey:
    """Count the pages of a PDF; none where it cannot be opened, which its reading will tell."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return Survey()
    try:
        scanned = sum(_are_pictures(document)) if has_ocr() else 0
        return Survey(len(document), scanned)
    finally:
        document.close()


def _are_pictures(document: pdfium.PdfDocument) -> Iterator[bool]:
    for index in range(min(len(document), MOST_LOOKED_AT)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        try:
            yield scan_page(page).image_share > SCANNED_SHARE
        finally:
            page.close()
