"""Lines of a page to paragraphs: reading order, margins, first-line indents, page breaks."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from ingest.document import BBox
from ingest.lines import NUMBERINGS
from ingest.notice.language import language

from .page import Line, PageText

MARGIN = 0.12
RECURS = 0.6
LEAST_PAGES = 3
GUTTER = (0.3, 0.7)
LEAST_COLUMN_LINES = 5
LEAST_COLUMN_WIDTH = 0.25
LEAST_TEXT_WIDTH = 0.3
DIGITS = re.compile(r"\d+")
WIDE = r"　-〿㐀-鿿＀-￯“”‘’…—"
NUMBER_BROKEN = re.compile(r"(?<=[\d.])\n(?=[\d.%％])")
JOINED = re.compile(rf"(?<=[{WIDE}])\n|\n(?=[{WIDE}])")


def margins(pages: list[PageText]) -> set[str]:
    """Return the running headers and footers, without their digits.

    They recur in the upper or lower margin of most pages.
    """
    if len(pages) < LEAST_PAGES:
        return set()
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({stripped(line.text) for line in page.lines if in_margin(line, page)})
    return {text for text, count in counts.items() if text and count >= RECURS * len(pages)}


def in_margin(line: Line, page: PageText) -> bool:
    """Say whether a line lies in the upper or lower margin of its page."""
    return line.box.bottom < MARGIN * page.height or line.box.top > (1 - MARGIN) * page.height


def stripped(text: str) -> str:
    """Return a line without digits and spaces, as running headers are compared."""
    return DIGITS.sub("", "".join(text.split()))


def ordered(page: PageText) -> list[Line]:
    """Return the lines of a page in reading order; pieces of one line side by side are one.

    A page in two columns is read column by column between the lines that cross both.
    """
    lines = sorted(page.lines, key=lambda line: (line.box.top, line.box.x0))
    gutter = gutter_of(lines, page.width)
    if gutter is None:
        return _merged(lines)
    result: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.box.x0 < gutter < line.box.x1:
            result += _columns(band, gutter) + [line]
            band = []
        else:
            band.append(line)
    return result + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    left = [line for line in band if line.box.x1 <= gutter]
    right = [line for line in band if line.box.x1 > gutter]
    return _merged(left) + _merged(right)


def gutter_of(lines: list[Line], width: float) -> float | None:
    """Return the middle of the white strip between two columns of running text, if any."""
    low, high = GUTTER[0] * width, GUTTER[1] * width
    for edge in sorted({line.box.x0 for line in lines if low <= line.box.x0 <= high}):
        gutter = edge - 2
        left = [line for line in lines if line.box.x1 <= gutter]
        right = [line for line in lines if line.box.x0 >= gutter]
        if min(len(left), len(right)) < LEAST_COLUMN_LINES:
            continue
        crossing = len(lines) - len(left) - len(right)
        widths = [median(line.box.x1 - line.box.x0 for line in side) for side in (left, right)]
        if crossing <= 0.3 * len(lines) and min(widths) >= LEAST_COLUMN_WIDTH * width:
            return gutter
    return None


def _merged(lines: list[Line]) -> list[Line]:
    """Join lines that stand at one height, from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        middle = (line.box.top + line.box.bottom) / 2
        if rows and rows[-1][0].box.top < middle < rows[-1][0].box.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.box.x0)) for row in rows]


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    return replace(row[0], text=" ".join(line.text for line in row), box=around(row))


def around(lines: Iterable[Line]) -> BBox:
    """Return the box around lines."""
    boxes = [line.box for line in lines]
    return BBox(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def paragraphs(lines: list[Line], width: float) -> list[list[Line]]:
    """Group the lines of a page of this width into paragraphs, column by column."""
    return [group for column in _runs_down(lines) for group in _of_column(column, width)]


def _runs_down(lines: list[Line]) -> list[list[Line]]:
    """Cut lines in reading order where the next one stands higher: there a column begins."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.box.top >= runs[-1][-1].box.top:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _of_column(lines: list[Line], width: float) -> list[list[Line]]:
    left, right = _edges(lines, width)
    groups = [[lines[0]]]
    for before, line in zip(lines, lines[1:], strict=False):
        if _goes_on(before, line, left, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def continues(last: list[Line], first: list[Line], page: PageText) -> bool:
    """Say whether a paragraph runs on over a page break."""
    left, right = _edges(list(page.lines), page.width)
    before, line = last[-1], first[0]
    same = abs(before.size - line.size) <= 0.15 * line.size
    is_full = before.box.x1 >= right - 2 * before.size
    return same and is_full and line.box.x0 <= left + line.size and not _is_numbered(line.text)


def text_of_lines(lines: list[Line]) -> str:
    """Return the lines of a paragraph as one text; Chinese that wraps holds no space there.

    Nor does a number: GB/T 9704 documents are set with words broken anywhere, so that
    41.3% may stand as 4 at the end of a line and 1.3% on the next. In English it may not.
    """
    text = JOINED.sub("", "\n".join(line.text for line in lines))
    if language(text) == "zh":
        text = NUMBER_BROKEN.sub("", text)
    return text.replace("\n", " ")


def _edges(lines: list[Line], width: float) -> tuple[float, float]:
    """Return the usual left and right edge of the text.

    Only lines that begin at the left count for the right one: a title is centred, a
    signature stands to the right of the text. Where no line is long, none is full.
    """
    lefts = sorted(line.box.x0 for line in lines)
    left = lefts[len(lefts) // 10]
    rights = sorted(line.box.x1 for line in lines if line.box.x0 <= left + 3 * line.size)
    right = rights[-1 - len(rights) // 10]
    return left, right if right - left > LEAST_TEXT_WIDTH * width else math.inf


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    """Say whether a line belongs to the paragraph of the line above it."""
    size = max(line.size, 1.0)
    if abs(before.size - line.size) > 0.15 * size:
        return False
    gap = line.box.top - before.box.bottom
    is_near = -size <= gap <= 1.5 * size
    is_full = before.box.x1 >= right - 2 * size
    is_indented = line.box.x0 > left + 1.2 * size and line.box.x0 > before.box.x0 - 0.5 * size
    return is_near and is_full and not is_indented and not _is_numbered(line.text)


def _is_numbered(text: str) -> bool:
    return any(mark.match(text) for level, mark in NUMBERINGS if level <= 2)
