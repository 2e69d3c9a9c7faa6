"""Word files: a walk over the parts of the package that gives everything a reader sees.

Order: body (a text box follows its paragraph, a nested table its table), footnotes,
endnotes, headers, footers, comments. Automatic numbers are written out.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.blocks import Block, Content
from ingest.document import PassageKind
from ingest.limits import Limits
from ingest.lines import block_of

from .numbering import Numbering
from .package import W, WordParts, open_word
from .styles import TITLE_LEVEL, Styles, used_styles
from .table import CELL, children, grid_of_word
from .text import (
    BOX,
    FALLBACK,
    PARAGRAPH,
    SKIPPED,
    TABLE,
    TEXT,
    NoteKey,
    TextWalk,
    boxes_of,
    own_text,
)

READ = ("footnotes", "endnotes", "header", "footer", "comments")
MAY_HIDE = (FALLBACK, f"{W}vanish", f"{W}del", f"{W}moveFrom")
SHOWN = etree.XPath(
    ".//w:p | .//w:t[not(../w:rPr/w:vanish or ancestor::w:del or ancestor::w:moveFrom"
    " or ancestor::mc:Fallback or ancestor::w:tr[w:trPr/w:del])]",
    namespaces={"w": W[1:-1], "mc": FALLBACK[1 : FALLBACK.index("}")]},
)


def read_word(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a Word file: one article."""
    parts = open_word(data, name, limits)
    blocks = _WordWalk(parts).blocks()
    return [Content(blocks=tuple(blocks), raw=_raw(parts), losses=parts.losses)]


class _WordWalk:
    """Walks the parts and keeps count of notes and automatic numbers."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        styles = used_styles(_first(parts, "styles"), parts)
        self.styles = Styles(styles)
        self.numbering = Numbering(_first(parts, "numbering"), styles)
        self.texts = TextWalk()
        # Most files have none, and to look for them in every paragraph takes its time.
        everything = [parts.body, *(part for name in READ for part in parts.others.get(name, ()))]
        self.has_boxes = any(next(part.iter(BOX), None) is not None for part in everything)

    def blocks(self) -> Iterator[Block]:
        yield from self._flow(self.parts.body)
        for part in ("footnotes", "endnotes"):
            yield from self._notes(part)
        yield from self._margins()
        for comments in self.parts.others.get("comments", ()):
            for comment in comments:
                yield from self._as_kind(comment, PassageKind.COMMENT)

    def _flow(self, element: etree._Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell, a text box or a content control."""
        for child in element:
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif child.tag not in SKIPPED and len(child):
                yield from self._flow(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        text = self.texts.text(paragraph)
        level = self.styles.level(paragraph)
        if text.strip():
            text = self.numbering.label(paragraph) + text
        if level is not None and text.strip():
            kind = PassageKind.TITLE if level == TITLE_LEVEL else PassageKind.HEADING
            yield Block(kind=kind, level=level, text=" ".join(text.split("\n")))
        else:
            yield from (block_of(line) for line in text.split("\n") if line.strip())
        if self.has_boxes:
            for box in boxes_of(paragraph):
                yield from self._flow(box)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """Yield a table, then the tables and boxes in its cells; one column is layout."""
        cells = grid_of_word(table, self._cell_text)
        if len({cell.col for cell in cells}) < 2:
            for cell in table.iter(CELL):
                if next(cell.iterancestors(TABLE)) is table:
                    yield from self._flow(cell)
            return
        yield Block(kind=PassageKind.TABLE, cells=cells)
        if not self.has_boxes and next(table.iterdescendants(TABLE), None) is None:
            return
        for row in children(table, f"{W}tr"):
            for cell in children(row, CELL):
                yield from self._inside(cell)

    def _cell_text(self, cell: etree._Element) -> str:
        texts = [self._cell_line(paragraph) for paragraph in children(cell, PARAGRAPH)]
        return " ".join(text for text in texts if text)

    def _cell_line(self, paragraph: etree._Element) -> str:
        text = self.texts.text(paragraph).strip()
        return self.numbering.label(paragraph) + text if text else ""

    def _inside(self, cell: etree._Element) -> Iterator[Block]:
        for nested in children(cell, TABLE):
            yield from self._table(nested)
        for paragraph in children(cell, PARAGRAPH):
            for box in boxes_of(paragraph):
                yield from self._flow(box)

    def _notes(self, part: str) -> Iterator[Block]:
        """Yield the notes of a part under their marks; separators have no number."""
        for notes in self.parts.others.get(part, ()):
            for note in notes:
                number = self.texts.notes.get(NoteKey(part, note.get(f"{W}id") or ""))
                mark = f"[{number}] " if number is not None else ""
                for block in self._as_kind(note, PassageKind.FOOTNOTE):
                    yield Block(kind=block.kind, text=mark + block.text, cells=block.cells)
                    mark = ""

    def _margins(self) -> Iterator[Block]:
        """Yield each header and footer once: first, even and usual pages often repeat it."""
        seen: set[str] = set()
        for part in ("header", "footer"):
            for margin in self.parts.others.get(part, ()):
                for block in self._as_kind(margin, PassageKind.FOOTNOTE):
                    if block.cells or block.text not in seen:
                        seen.add(block.text)
                        yield block

    def _as_kind(self, element: etree._Element, kind: PassageKind) -> Iterator[Block]:
        for block in self._flow(element):
            yield block if block.cells else Block(kind=kind, text=block.text)


def _first(parts: WordParts, name: str) -> etree._Element | None:
    found = parts.others.get(name)
    return found[0] if found else None


def _raw(parts: WordParts) -> str:
    """Return the text by a second way: every w:t that is not deleted, hidden or an alternative."""
    roots = [parts.body, *(part for name in READ for part in parts.others.get(name, ()))]
    return "".join(
        "\n" if node.tag == PARAGRAPH else own_text(node) for root in roots for node in _shown(root)
    )


def _shown(root: etree._Element) -> list[etree._Element]:
    """Return the paragraphs and the pieces of text that Word shows, in their order."""
    if next(root.iter(*MAY_HIDE), None) is None:  # mostly; the general way takes ten times longer
        return list(root.iter(PARAGRAPH, TEXT))
    nodes: list[etree._Element] = SHOWN(root)  # type: ignore[assignment]
    return nodes
