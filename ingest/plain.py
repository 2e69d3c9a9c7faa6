"""Plain text: a line is a passage, tab-joined lines are a table, a digest is several articles."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from .blocks import Block, Content, GridCell
from .charset import decode
from .document import PassageKind
from .limits import Limits
from .lines import block_of
from .notice.digest import split_digest

LEAST_ROWS = 2


def read_plain(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a text file: one article, or those of a digest."""
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    articles = split_digest(text) or [Content(blocks=tuple(blocks_of(text)), raw=text)]
    return [replace(article, encoding=decoded.encoding) for article in articles]


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of lines: runs of lines with as many tabs are tables.

    >>> [block.kind.value for block in blocks_of("一、总体\\n地区\\t人数\\n长沙\\t205900")]
    ['heading', 'table']
    """
    lines = [line for line in text.split("\n") if line.strip()]
    for tabs, run in groupby(lines, key=_tabs):
        rows = list(run)
        if tabs and len(rows) >= LEAST_ROWS:
            yield Block(kind=PassageKind.TABLE, cells=tuple(_cells(rows)))
        else:
            yield from map(block_of, rows)


def _tabs(line: str) -> int:
    """Return the number of tabs of a line that has some between words, not only before them."""
    return line.count("\t") if "\t" in line.strip() else 0


def _cells(rows: list[str]) -> Iterator[GridCell]:
    for row, line in enumerate(rows):
        for col, text in enumerate(line.split("\t")):
            yield GridCell(row=row, col=col, text=text.strip(), is_header=row == 0)
