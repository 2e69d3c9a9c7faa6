"""What lies on a page beside text: ruled lines that promise a table, pictures that want OCR.

Measured on the PDFs of two libraries' test suites: 127 of 127 pages on which pdfplumber finds
a table are flagged, and a third of those without; these cost time only.
"""

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

THIN, WIDE, HIGH = 3.0, 15.0, 8.0
LEAST_HORIZONTAL, LEAST_VERTICAL = 3, 2
MANY_SEGMENTS = 8
MANY_OBJECTS = 20
MOST_PATHS = 5000
SCANNED_SHARE = 0.5  # of a page's area: beyond, the page may be a picture


class Scan(NamedTuple):
    """`has_rules`: a table is likely. `image_share`: of the page's area. `paths`: their number."""

    has_rules: bool
    image_share: float
    paths: int


class _Rules:
    """Counts of the ruled lines seen so far."""

    def __init__(self) -> None:
        self.horizontal = self.vertical = self.paths = 0
        self.certain = False

    def add(self, width: float, height: float, segments: int) -> None:
        self.paths += 1
        if width > WIDE and height < THIN:
            self.horizontal += 1
        elif height > HIGH and width < THIN:
            self.vertical += 1
        elif min(width, height) > HIGH and max(width, height) > WIDE:
            self.horizontal += 2
            self.vertical += 2
            self.certain = self.certain or segments > MANY_SEGMENTS

    @property
    def found(self) -> bool:
        both = self.horizontal >= LEAST_HORIZONTAL and self.vertical >= LEAST_VERTICAL
        return self.certain or both


def scan_page(page: pdfium.PdfPage) -> Scan:
    """Look over the objects of a page, not into them."""
    rules = _Rules()
    images = 0.0
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH and rules.paths <= MOST_PATHS:
            rules.add(*_size(item), pdfium_c.FPDFPath_CountSegments(item))
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            width, height = _size(item)
            images += width * height
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            rules.certain |= pdfium_c.FPDFFormObj_CountObjects(item) > MANY_OBJECTS
    width, height = page.get_size()
    share = images / (width * height) if width * height > 0 else 0.0
    return Scan(rules.found and rules.paths <= MOST_PATHS, share, rules.paths)


def _size(item: ctypes.c_void_p) -> tuple[float, float]:
    """Return width and height of an object's bounds."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0
    return right.value - left.value, top.value - bottom.value
