"""Pages of a PDF to blocks: paragraphs and tables in reading order, the title found by size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from ingest.blocks import Block
from ingest.chrome import is_chrome
from ingest.document import BBox, PassageKind
from ingest.lines import block_of

from .layout import (
    around,
    continues,
    in_margin,
    margins,
    ordered,
    paragraphs,
    stripped,
    text_of_lines,
)
from .page import Line, PageText
from .tables import FoundTable, join_tables

TITLE_GROUPS = 12
LARGER = 1.12
MASTHEAD = re.compile(r".{2,60}文件$")  # 发文机关标志: larger than the title, and no title
PAGE_NUMBER = re.compile(r"[—\-–·\s]*\d{1,4}[—\-–·\s]*(?:/\s*\d{1,4})?")


@dataclass(frozen=True, slots=True)
class PageContent:
    """The text of a page and the tables that were found on it."""

    text: PageText
    tables: tuple[FoundTable, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines that belong together, the page they begin on, and the box of those on it."""

    lines: list[Line]
    page: PageText
    box: BBox


Item = _Paragraph | FoundTable


def blocks_of_pages(pages: list[PageContent]) -> list[Block]:
    """Return the blocks of pages without margins, paragraphs and tables whole over page breaks."""
    items: list[Item] = []
    for page in pages:
        for position, item in enumerate(_items(page)):
            joined = _join(items[-1], item, position) if items else None
            if joined is not None:
                items[-1] = joined
            else:
                items.append(item)
    return [_block(item) for item in _with_title(items)]


def without_margins(pages: list[PageContent]) -> list[PageContent]:
    """Return the pages without running headers, footers and page numbers."""
    running = margins([page.text for page in pages])
    return [
        replace(
            page,
            text=replace(
                page.text,
                lines=tuple(
                    line for line in page.text.lines if not _is_running(line, page, running)
                ),
            ),
        )
        for page in pages
    ]


def raw_of_pages(pages: list[PageContent]) -> str:
    """Return the text as the text tier read it, line by line."""
    return "\n".join(line.text for page in pages for line in page.text.lines)


def _is_running(line: Line, page: PageContent, running: set[str]) -> bool:
    """Say whether a line of the margin recurs, or is a page number that stands alone."""
    if not in_margin(line, page.text):
        return False
    if stripped(line.text) in running and stripped(line.text):
        return True
    is_number = PAGE_NUMBER.fullmatch(line.text) or is_chrome(line.text)
    return bool(is_number) and not any(
        _is_beside(line, other) and stripped(other.text) not in running for other in page.text.lines
    )


def _is_beside(line: Line, other: Line) -> bool:
    """Say whether another line stands at the same height: a number beside it is a cell."""
    return other is not line and other.box.top < line.box.bottom and other.box.bottom > line.box.top


def _items(page: PageContent) -> Iterator[Item]:
    """Yield the paragraphs and tables of a page from its top to its end."""
    kept = tuple(line for line in page.text.lines if not _is_in_table(line, page.tables))
    waiting = sorted(page.tables, key=lambda table: table.box.top)
    text = replace(page.text, lines=kept)
    for lines in paragraphs(ordered(text), text.width):
        while waiting and waiting[0].box.top <= lines[0].box.top:
            yield waiting.pop(0)
        yield _Paragraph(lines, text, around(lines))
    yield from waiting


def _is_in_table(line: Line, tables: Iterable[FoundTable]) -> bool:
    """Say whether a line is told by a table's cells: it lies in its box, and its digits are there."""
    for table in tables:
        if _holds(table.box, line.box):
            cells = "".join(cell.text for cell in table.cells)
            return all(number in cells for number in re.findall(r"\d+", line.text))
    return False


def _holds(box: BBox, inner: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _join(last: Item, item: Item, position: int) -> Item | None:
    """Join the first item of a page to the last one before it, where it goes on."""
    if position > 0:
        return None
    if isinstance(last, FoundTable):
        return join_tables(last, item) if isinstance(item, FoundTable) else None
    if isinstance(item, FoundTable) or not continues(last.lines, item.lines, last.page):
        return None
    return replace(last, lines=last.lines + item.lines)


def _with_title(items: list[Item]) -> list[Item | Block]:
    """Name the lines in the largest type on the first page the title."""
    head = [item for item in items[:TITLE_GROUPS] if isinstance(item, _Paragraph)]
    sizes = [line.size for item in items if isinstance(item, _Paragraph) for line in item.lines]
    if not sizes or not head:
        return list(items)
    first = head[0].page.number
    usual = median(sizes)
    large = [
        item
        for item in head
        if item.page.number == first
        and item.lines[0].size > LARGER * usual
        and not MASTHEAD.fullmatch(text_of_lines(item.lines))
    ]
    if not large:
        return list(items)
    size = max(item.lines[0].size for item in large)
    title = [item for item in large if item.lines[0].size >= size / LARGER]
    block = Block(
        kind=PassageKind.TITLE,
        level=0,
        text=text_of_lines([line for item in title for line in item.lines]),
        page=first,
        bbox=around(line for item in title for line in item.lines),
    )
    return [block, *(item for item in items if item not in title)]


def _block(item: Item | Block) -> Block:
    if isinstance(item, Block):
        return item
    if isinstance(item, FoundTable):
        return Block(kind=PassageKind.TABLE, cells=item.cells, page=item.page, bbox=item.box)
    block = block_of(text_of_lines(item.lines))
    return replace(block, page=item.page.number, bbox=item.box)
