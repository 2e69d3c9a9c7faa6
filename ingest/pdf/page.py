"""The text tier of a PDF: the lines of a page with their boxes, by pypdfium2.

A line's box comes from its first and last character: a call for every character would
cost more than the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.document import BBox

WORD = re.compile(r"\S+")
WIDE_GAP = 2.0
NARROW_GAP = 0.45
# A Chinese character beside a letter or digit of another script.
MIXED = re.compile(r"[㐀-鿿][A-Za-z0-9]|[A-Za-z0-9%％][㐀-鿿]")
# What pdfium gives for the hyphen of a word that goes on on the next line.
HYPHEN = re.compile("\ufffe")
WORD_HYPHEN = re.compile(r"(?<=[^\W\d_])\ufffe(?=[^\W\d_])")
CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\uffff]")
BROKEN_SHARE = 0.05
MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f\x7f-\x9f]")
ACCENTED = re.compile("[\xa1-\xff]")
MOST_ACCENTED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page; `size` is the font size of its first character in points."""

    text: str
    box: BBox
    size: float

    @property
    def height(self) -> float:
        """Return the height of the box."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The lines of a page in the order of its content stream, and the page's size."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    text: str


def read_page(page: pdfium.PdfPage, number: int) -> PageText:
    """Return the text of a page."""
    frame = _Frame(page)
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range(errors="replace")
        lines = _lines(text_page, text, frame)
    finally:
        text_page.close()
    return PageText(number=number, width=frame.width, height=frame.height, lines=lines, text=text)


def is_broken(text: str) -> bool:
    """Say whether a text layer is unusable: too many characters without a meaning.

    Fonts that map to nothing give private characters and controls; bytes of GBK that pass
    for Latin give letters with accents, of which no language has so many.

    >>> is_broken("就业20.59万人"), is_broken("\ue11e\ue236就业"), is_broken("ÖÐ»ªÈËÃñ¹²ºÍ¹ú 12")
    (False, True, True)
    """
    length = len("".join(text.split()))
    bad, accented = len(MEANINGLESS.findall(text)), len(ACCENTED.findall(text))
    return bad > BROKEN_SHARE * length or accented > MOST_ACCENTED * length


def _lines(text_page: pdfium.PdfTextPage, text: str, frame: "_Frame") -> tuple[Line, ...]:
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        for first, last, words in _runs(text_page, piece, start):
            box = _box(text_page, first, last, frame)
            if box is not None:
                size = pdfium_c.FPDFText_GetFontSize(text_page, _char_index(text_page, first))
                size = size if size > 1 else box.bottom - box.top
                lines.append(Line(text=as_shown(words), box=box, size=size))
        start += len(piece) + 1
    return tuple(lines)


def as_shown(words: str) -> str:
    """Return words that were parted at the end of a line whole; between numbers a dash stays.

    A glyph that the font maps to a control shows as something: taken away, it would make one
    number of two.
    """
    return CONTROL.sub("\ufffd", HYPHEN.sub("-", WORD_HYPHEN.sub("", words)))


def _runs(text_page: pdfium.PdfTextPage, piece: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield first and last index and text of the runs of a line that no wide gap divides.

    pdfium takes what stands at one height for one line, also over the gutter of two columns.
    It also takes for a space the quarter of an em that Word sets between 共 and 45.
    """
    words = list(WORD.finditer(piece))
    if not words:
        return
    first, text = start + words[0].start(), words[0][0]
    for word, after in zip(words, words[1:], strict=False):
        gap = _gap(text_page, start + word.end() - 1, start + after.start())
        if gap > WIDE_GAP:
            yield first, start + word.end() - 1, text
            first, text = start + after.start(), after[0]
        else:
            text += (
                "" if gap < NARROW_GAP and MIXED.match(word[0][-1] + after[0][0]) else " "
            ) + after[0]
    yield first, start + words[-1].end() - 1, text


def _gap(text_page: pdfium.PdfTextPage, before: int, after: int) -> float:
    """Return the gap between two characters, to the right or down, by their height."""
    left = _char_box(text_page, _char_index(text_page, before))
    right = _char_box(text_page, _char_index(text_page, after))
    if left is None or right is None:
        return 0.0
    height = max(left[3] - left[1], left[2] - left[0], 1.0)
    return max(right[0] - left[2], abs(right[1] - left[1])) / height


def _box(text_page: pdfium.PdfTextPage, first: int, last: int, frame: "_Frame") -> BBox | None:
    """Return the box around the first and the last character of a line."""
    boxes = []
    for index in {first, last}:
        box = _char_box(text_page, _char_index(text_page, index))
        if box is not None:
            boxes.append(frame.place(*box))
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return BBox(min(left), min(top), max(right), max(bottom))


def _char_index(text_page: pdfium.PdfTextPage, index: int) -> int:
    """Return the index of a character among those of the page; control characters shift it."""
    found = pdfium_c.FPDFText_GetCharIndexFromTextIndex(text_page, index)
    return index if found < 0 else int(found)


def _char_box(
    text_page: pdfium.PdfTextPage, index: int
) -> tuple[float, float, float, float] | None:
    """Return the box of a character as its font has it: 一 is as high as 口 there."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(text_page, index, box):
        return None
    return box.left, box.bottom, box.right, box.top


class _Frame:
    """From the page's own coordinates (origin below) to those of a reader (origin above)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_mediabox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.rotation = page.get_rotation()
        size = (right - left, top - bottom)
        self.width, self.height = size if self.rotation % 180 == 0 else size[::-1]

    def place(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """Return a box as it is shown, turned as the page is."""
        if self.rotation == 90:
            return BBox(
                bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            )
        if self.rotation == 180:
            return BBox(
                self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            )
        if self.rotation == 270:
            return BBox(self.top - top, self.right - right, self.top - bottom, self.right - left)
        return BBox(left - self.left, self.top - top, right - self.left, self.top - bottom)
