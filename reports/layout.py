"""How many pages of GB/T 9704 a body takes, reckoned before it is written.

A page has 22 lines of 28 characters, every Han glyph is as wide as it is high and lines are
exact, so height is a sum. It is a reckoning, not a layout engine: the tests compare it with
what LibreOffice prints. Lengths are twips; the heights are those of `docx_styles`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from .blocks import (
    Annex,
    Atom,
    Block,
    Chart,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    Reference,
    Signature,
    Slot,
    Table,
    Text,
)
from .docx.base import PROFILES
from .docx.chart import height_of_chart
from .docx.styles import LINE
from .docx.table import inset
from .docx.xml import HAN

PAGE = 22 * LINE
WIDTH = PROFILES["zh"].width
GLYPH = {"Body": 315, "Title": 440, "TableText": 240, "SourceText": 200, "Note": 200}
ROW = {"TableText": 340, "SourceText": 290}
MARK, GAP = 0.9, 0.25  # [1] above the line; between Han and Latin, in glyphs
TITLE_LINE, SUBTITLE = 700, LINE + 290
CAPTION, UNIT, CHART_CAPTION, NOTE, NOTE_AROUND = 660, 300, 720, 300, 220
FOOTNOTE, SEPARATOR = 340, 320
CELL_MARGINS, WHOLE_ROWS = 60, 10  # tables to ten rows are not split


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Something that is set; `line` is the height at which it may be split, None if it may not.

    `with_next`: it may not be the last on a page. `foot` is the height of its footnotes.
    """

    height: int
    line: int | None = None
    with_next: bool = False
    foot: int = 0


def pages_of(title: str, blocks: Iterable[Block], *, spare: int = 0) -> int:
    """Return the pages that title and blocks take, annexes left out.

    `spare`: lines that must be left for what a reckoning does not know, such as 2.49%[1]
    that goes to the next line whole.
    """
    pieces = [
        _Piece(height=_lines(_width(title), WIDTH, "Title") * TITLE_LINE, with_next=True),
        _Piece(height=SUBTITLE, with_next=True),
        *(piece for block in blocks for piece in _pieces(block)),
    ]
    pieces[-1] = replace(pieces[-1], height=pieces[-1].height + spare * LINE)
    setting, start = _Setting(), 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and pieces[end - 1].with_next:
            end += 1
        setting.add(pieces[start:end])
        start = end
    return setting.pages


@dataclass(slots=True)
class _Setting:
    """The pages set so far, the room left on the last, whether that has footnotes."""

    pages: int = 1
    room: int = PAGE
    has_notes: bool = False

    def add(self, chain: Sequence[_Piece]) -> None:
        """Set pieces that stay together, the last of them as far as it may be split."""
        *kept, last = chain
        foot = sum(piece.foot for piece in chain)
        height = sum(piece.height for piece in kept)
        if height + (last.line or last.height) > self.room:
            self._turn()
        if foot and not self.has_notes:
            foot, self.has_notes = foot + SEPARATOR, True
        self.room -= height + last.height + foot
        while self.room < 0:
            self._turn(self.room)

    def _turn(self, overhang: int = 0) -> None:
        self.pages, self.room, self.has_notes = self.pages + 1, PAGE + overhang, False


def _pieces(block: Block) -> Iterator[_Piece]:
    match block:
        case Paragraph():
            count = _lines(sum(map(_inline_width, block.inlines)) + 2, WIDTH, "Body")
            is_end = block.kind in {"closing", "attachment"}
            height = (count + (block.kind == "attachment")) * LINE
            yield _Piece(height=height, line=None if is_end else LINE, with_next=is_end,
                         foot=_foot(block))  # fmt: skip
        case Heading():
            yield _Piece(height=LINE, with_next=True)
        case Slot():
            yield _Piece(height=_lines(_width(block.prompt) + 4, WIDTH, "Body") * LINE)
        case Signature():
            yield _Piece(height=(3 if block.name else 2) * LINE)
        case Table():
            yield from _table(block)
        case Chart():
            yield _Piece(height=200 + height_of_chart(block) + CHART_CAPTION)
        case Annex():
            return


def _table(block: Table) -> Iterator[_Piece]:
    head = CAPTION + (UNIT if block.unit else 0)
    head += _row_height(
        [sum(map(_inline_width, each)) for each in block.header], block, is_head=True
    )
    rows = [_row_height([sum(map(_inline_width, c.inlines)) for c in row], block) for row in block.rows]  # fmt: skip
    note = _lines(sum(map(_inline_width, block.note)), WIDTH, "Note") * NOTE + NOTE_AROUND
    if len(rows) <= WHOLE_ROWS:
        yield _Piece(height=head + sum(rows) + note)
    else:
        yield _Piece(height=head, with_next=True)
        yield _Piece(height=sum(rows) + note, line=max(rows))


def _row_height(widths: Sequence[float], block: Table, *, is_head: bool = False) -> int:
    rooms = [round(share * WIDTH) for share in block.widths]
    counts = [
        _lines(width, room - 160 - _inset(block, room, align), block.style)
        for width, room, align in zip(widths, rooms, block.aligns, strict=True)
    ]
    breaks = max(sum(isinstance(i, Text) and i.text == "\n" for i in h) for h in block.header)
    count = max(*counts, breaks + 1) if is_head else max(counts)
    return count * ROW[block.style] + CELL_MARGINS


def _inset(block: Table, room: int, align: str) -> int:
    is_number = align == "right" and block.style == "TableText"
    return inset(len(block.aligns), room) if is_number else 0


def _foot(block: Paragraph) -> int:
    notes = [each for each in block.inlines if isinstance(each, Footnote)]
    widths = [sum(map(_inline_width, note.inlines)) for note in notes]
    return sum(_lines(width, WIDTH, "Note") * FOOTNOTE for width in widths)


def _lines(width: float, room: float, style: str) -> int:
    return max(ceil(width * GLYPH[style] / room), 1)


def _inline_width(inline: Inline) -> float:
    match inline:
        case Text() | Atom():
            return _width(inline.text)
        case Reference():
            return MARK * len(inline.numbers)
        case Footnote():
            return 0.3


def _width(text: str) -> float:
    """Return the width in glyphs: 1 for Han, half for Latin and digits, gaps between them.

    >>> _width("湖南省"), _width("2025年")
    (3.0, 3.25)
    """
    wide = [HAN.match(each) is not None for each in text]
    gaps = sum(one != other for one, other in zip(wide, wide[1:], strict=False))
    return sum(1 if each else 0.5 for each in wide) + GAP * gaps
