"""The text of Word paragraphs: what a reader sees, tracked insertions in, deletions out."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ingest.html.text import RAISED

from .package import W

MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT, RUN, PARAGRAPH, TABLE, BOX = (f"{W}{tag}" for tag in ("t", "r", "p", "tbl", "txbxContent"))
# Deleted and moved away, alternatives to what was read, properties, and what is no text.
SKIPPED = frozenset(
    {FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}delText", f"{W}instrText"}
    | {f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}tblPr", f"{W}tcPr", f"{W}trPr", f"{W}sectPr"}
)
FIXED = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class NoteKey(NamedTuple):
    """A note by its part and its id there."""

    part: str
    id: str


class TextWalk:
    """Reads paragraphs and numbers the notes in the order of their marks."""

    def __init__(self) -> None:
        self.notes: dict[NoteKey, int] = {}

    def text(self, paragraph: etree._Element) -> str:
        """Return a paragraph's text; a line break is a newline, a note's mark [n]."""
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == TEXT:
                yield own_text(child)
            elif tag == RUN:
                yield from self._run(child)
            elif tag not in SKIPPED and tag != BOX:
                yield from self._leaf(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        raised = hidden = False
        properties = run.find(f"{W}rPr")
        if properties is not None:
            hidden = is_on(properties, "vanish")
            vertical = properties.find(f"{W}vertAlign")
            raised = vertical is not None and vertical.get(f"{W}val") == "superscript"
        if hidden:
            return
        text = "".join(self._pieces(run))
        yield text.translate(RAISED) if raised and text.strip().isdecimal() else text

    def _leaf(self, element: etree._Element) -> Iterator[str]:
        tag = element.tag
        if tag == MATH_TEXT:
            yield own_text(element)
        elif tag in FIXED:
            yield FIXED[tag]
        elif tag in NOTES:
            key = NoteKey(NOTES[tag], element.get(f"{W}id") or "")
            yield f"[{self.notes.setdefault(key, len(self.notes) + 1)}]"
        else:
            yield from self._pieces(element)


def own_text(element: etree._Element) -> str:
    """Return the text of a w:t; an entity in it stands for nothing (it is not resolved)."""
    text = element.text or ""
    return text + "".join(child.tail or "" for child in element) if len(element) else text


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that are anchored in a paragraph, each once, outermost only."""
    for child in paragraph:
        if child.tag == BOX:
            yield child
        elif child.tag not in SKIPPED and len(child):
            yield from boxes_of(child)


def is_on(properties: etree._Element, name: str) -> bool:
    """Say whether a toggle such as vanish is there and not switched off."""
    toggle = properties.find(f"{W}{name}")
    return toggle is not None and toggle.get(f"{W}val") not in {"0", "false", "off", "none"}
