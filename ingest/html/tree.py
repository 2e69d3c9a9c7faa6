"""A parsed page, or a part of it, as blocks in the order of reading.

`.text()` of a parser is not used: without a separator neighbouring cells 1 and 2 read as
12. The walk keeps its own stack, for old pages with unclosed <font> are nested deeper
than Python recurses.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ingest.blocks import Block
from ingest.document import PassageKind
from ingest.lines import HEADING_LENGTH, block_of, is_sentence

from .table import grid_of, is_layout
from .text import BLOCK_TAGS, collapse, steps, text_of_text

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset({"b", "strong"})


def blocks_of_html(root: LexborNode) -> list[Block]:
    """Return the blocks below an element; <br> ends a block as the end of a paragraph does."""
    walk = _Walk()
    inside: int | None = None
    for node, leaving in steps(root):
        if inside is not None:
            inside = None if leaving and node.mem_id == inside else inside
            continue
        if node.is_text_node:
            walk.add(text_of_text(node))
        elif node.is_element_node:
            if node.tag == "table" and not leaving and not is_layout(node):
                walk.add_table(node)
                inside = node.mem_id
            else:
                walk.cross(node, leaving)
    walk.flush()
    return walk.blocks


@dataclass
class _Walk:
    """What has been read so far, and the block that is open."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    bold_characters: int = 0
    heading: int | None = None
    caption: bool = False
    items: list[int | None] = field(default_factory=list)
    marker: str = ""
    in_item: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        if self.bold:
            self.bold_characters += len(text.strip())

    def add_table(self, table: LexborNode) -> None:
        self.flush()
        cells = grid_of(table)
        if cells:
            self.blocks.append(Block(kind=PassageKind.TABLE, cells=cells))

    def cross(self, node: LexborNode, leaving: bool) -> None:
        """Enter or leave an element."""
        tag = node.tag or ""
        if tag in BOLD:
            self.bold += -1 if leaving else 1
        elif tag == "br":
            self.flush()
        elif tag in BLOCK_TAGS:
            self.flush()
            self._cross_block(node, tag, leaving)

    def _cross_block(self, node: LexborNode, tag: str, leaving: bool) -> None:
        if tag in HEADINGS:
            self.heading = None if leaving else HEADINGS[tag]
        elif tag in {"caption", "figcaption"}:
            self.caption = not leaving
        elif tag in {"ol", "ul"}:
            self._cross_list(node, tag, leaving)
        elif tag == "li":
            self.in_item += -1 if leaving else 1
            self.marker = "" if leaving else self._next_marker()

    def _cross_list(self, node: LexborNode, tag: str, leaving: bool) -> None:
        if leaving:
            self.items.pop()
            return
        start = node.attributes.get("start") or "1"
        number = int(start) if start.isdecimal() else 1
        styled = "list-style" in (node.attributes.get("style") or "")
        self.items.append(number if tag == "ol" and not styled else None)

    def _next_marker(self) -> str:
        """Return the number that a browser writes before the item, for a reader sees it."""
        if not self.items or self.items[-1] is None:
            return ""
        number = self.items[-1]
        self.items[-1] = number + 1
        return f"{number}. "

    def flush(self) -> None:
        """End the open block."""
        text = collapse("".join(self.pieces)).strip()
        bold = self.bold_characters
        self.pieces, self.bold_characters = [], 0
        if text:
            text, self.marker = self.marker + text, ""
            self.blocks.append(self._block(text, bold))

    def _block(self, text: str, bold: int) -> Block:
        if self.heading is not None:
            return Block(kind=PassageKind.HEADING, level=self.heading, text=text)
        if self.caption:
            return Block(kind=PassageKind.CAPTION, text=text)
        if self.in_item > 0:
            return Block(kind=PassageKind.LIST, text=text)
        block = block_of(text)
        is_bold_line = bold >= len(text) * 0.9 and len(text) <= HEADING_LENGTH
        if is_bold_line and block.kind == PassageKind.PARAGRAPH and not is_sentence(text):
            return Block(kind=PassageKind.HEADING, text=text)
        return block
