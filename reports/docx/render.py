"""A briefing as a Word file."""

import io
from collections.abc import Iterable
from datetime import datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reports.block_writer import BlockWriter
from reports.blocks import (
    Annex,
    Atom,
    Block,
    Briefing,
    Cell,
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
from reports.links import is_web_address

from .base import PROFILES, open_base
from .chart import chart_run
from .comments import Comments
from .notes import Footnotes
from .package import pack, unpack
from .table import border, cell_properties, grid, inset, table_properties
from .xml import HAN, Element, bookmark, element, inner_link, outer_link, run

PARAGRAPH_STYLES = {
    "body": "Body",
    "point": "Point",
    "lead": "Lead",
    "closing": "Closing",
    "attachment": "AttachmentNote",
    "note": "TableNote",
}
NUMBER_STYLES = {"TableText": "TableNumber", "SourceText": "SourceNumber"}
KEPT_TOGETHER = 10  # tables up to this many rows stay on one page with their note


def render_docx(briefing: Briefing) -> bytes:
    """Return the Word file; the same briefing gives the same bytes."""
    return _saved(_Writer(briefing), titled=True)


def render_blocks(briefing: Briefing) -> bytes:
    """Return a Word file of the blocks alone, without title, to be put into a template."""
    return _saved(_Writer(briefing), titled=False)


def _saved(writer: "_Writer", *, titled: bool) -> bytes:
    writer.write(titled=titled)
    saved = io.BytesIO()
    writer.document.save(saved)
    return pack(unpack(saved.getvalue()))


class _Writer(BlockWriter):
    """Writes one briefing into one document."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing)
        self.document: Document = open_base(briefing.lang)
        self.width = PROFILES[briefing.lang].width
        self.notes = Footnotes(self.document)
        self.comments = Comments(self.document, briefing.as_of, dict(briefing.comments))
        self._body: list[Element] = []
        self._bookmarks = 0
        self._relationships: dict[str, str] = {}

    def write(self, *, titled: bool) -> None:
        briefing = self.briefing
        if titled:
            self._paragraph("Title", [run(briefing.title)])
            self._paragraph("Subtitle", [run(briefing.subtitle)])
        self._blocks(briefing.blocks)
        body = self.document.element.body
        for position, block in enumerate(self._body):
            body.insert(position, block)
        self.notes.finish()
        self.comments.finish()
        self._properties()

    def _properties(self) -> None:
        """Fill the core properties; the only clock is the briefing's own date."""
        properties = self.document.core_properties
        day = datetime.combine(self.briefing.as_of, datetime.min.time())
        properties.title = self.briefing.title
        properties.subject = self.briefing.subtitle
        properties.author = properties.last_modified_by = "gongbao"
        properties.comments = ""
        properties.keywords = self.briefing.type
        properties.language = PROFILES[self.briefing.lang].lang
        properties.created = properties.modified = day
        properties.revision = 1

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.write_block(block)

    def _paragraph(self, style: str, runs: Iterable[Element], *properties: Element) -> Element:
        made = element("p", element("pPr", element("pStyle", val=style), *properties), *runs)
        self._body.append(made)
        return made

    def heading(self, block: Heading) -> None:
        self._paragraph(f"Heading{block.level}", [run(block.text)])

    def paragraph(self, block: Paragraph) -> None:
        runs = self._runs(block.inlines)
        if block.kind == "point" and self.briefing.lang == "en":
            runs.insert(0, element("r", element("t"), element("tab")))
            runs[0][0].text = "•"
        self._paragraph(PARAGRAPH_STYLES[block.kind], runs)

    def slot(self, block: Slot) -> None:
        self._paragraph("Slot", [run(self.slot_text(block))])

    def signature(self, block: Signature) -> None:
        """Set name and date as GB/T 9704 7.3.5 says for papers with and without a seal."""
        if self.briefing.lang != "zh":
            self._paragraph("Signature", [run(f"{block.name} {block.day}".strip())])
            return
        name_right, day_right = signature_indents(block.name, block.day, sealed=block.sealed)
        if block.name:
            indent = element("ind", rightChars=name_right, right=name_right * 32 // 10)
            self._paragraph("Signature", [run(block.name)], indent, element("keepNext", val=1))
        indent = element("ind", rightChars=day_right, right=day_right * 32 // 10)
        self._paragraph("SignatureDay" if block.name else "Signature", [run(block.day)], indent)

    def annex(self, block: Annex) -> None:
        self._paragraph("AnnexLabel", [run(block.label)])
        self._paragraph("AnnexTitle", [run(block.title)])
        self._blocks(block.blocks)

    def chart(self, block: Chart) -> None:
        runs = [run(self.chart_title(block))]
        # Chinese practice sets the caption below a figure, English practice above it.
        if self.briefing.lang == "en":
            self._paragraph("ChartCaption", runs)
        self._paragraph("Figure", [chart_run(self.document, block, self.width, self.briefing.lang)])
        if self.briefing.lang == "zh":
            keep = [element("keepNext", val=1)] if block.note else []
            self._paragraph("ChartCaption", runs, *keep)
        if block.note:
            self._paragraph("TableNote", self._runs(block.note))

    def table(self, block: Table) -> None:
        self._paragraph("Caption", [run(self.table_title(block))])
        if block.unit:
            self._paragraph("Unit", [run(self.words["unit"].format(block.unit))])
        together = len(block.rows) <= KEPT_TOGETHER
        widths = [round(share * self.width) for share in block.widths]
        made = element("tbl", table_properties(self.width), grid(widths))
        made.append(self._header(block, widths))
        for row in block.rows:
            made.append(self._row(block, row, widths, together))
        self._body.append(made)
        note = self._runs(block.note)
        self._paragraph("TableNote", note)

    def _header(self, block: Table, widths: list[int]) -> Element:
        cells = []
        is_english = self.briefing.lang == "en"
        for inlines, width, align in zip(block.header, widths, block.aligns, strict=True):
            borders = element("tcBorders", border("bottom", 6, "000000"))
            cell = element("tc", cell_properties(width, borders))
            at_end = align == "right" and is_english
            for line in _lines(inlines):
                jc = element("jc", val="right") if at_end else None
                cell.append(_p("TableHead", self._runs(line), jc, keep=True))
            cells.append(cell)
        return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)

    def _row(
        self, block: Table, row: tuple[Cell, ...], widths: list[int], together: bool
    ) -> Element:
        cells = []
        for cell, width, align in zip(row, widths, block.aligns, strict=True):
            runs = self._runs(cell.inlines)
            if cell.anchor is not None:
                start, end = bookmark(cell.anchor, self._next_bookmark())
                runs = [start, *runs, end]
            style = NUMBER_STYLES[block.style] if align == "right" else block.style
            jc = element("jc", val="center") if align == "center" else None
            indent = self._inset(block, width) if align == "right" else None
            properties = (jc, indent)
            made = element(
                "tc", cell_properties(width), _p(style, runs, *properties, keep=together)
            )
            cells.append(made)
        return element("tr", element("trPr", element("cantSplit")), *cells)

    def _inset(self, block: Table, width: int) -> Element | None:
        """Bring right-aligned numbers under their centred header, as Chinese tables have it."""
        is_chinese = self.briefing.lang == "zh" and block.style == "TableText"
        return element("ind", right=inset(len(block.aligns), width)) if is_chinese else None

    def _next_bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks

    def _runs(self, inlines: Iterable[Inline]) -> list[Element]:
        return [made for inline in inlines for made in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Text():
                return [self._words(inline)]
            case Atom():
                number = self.numbers[inline.label]
                link = inner_link(number.anchor, number.tooltip, run(inline.text))
                return self.comments.around(inline.label, link)
            case Reference():
                return [
                    inner_link(f"src_{number}", "", run(f"[{number}]", style="SourceMark"))
                    for number in inline.numbers
                ]
            case Footnote():
                return [self.notes.add(self._runs(inline.inlines))]

    def _words(self, inline: Text) -> Element:
        if inline.anchor is not None:
            return inner_link(inline.anchor, "", run(inline.text, style="Hyperlink"))
        if inline.url is None or not is_web_address(inline.url):
            return run(inline.text)
        if inline.url not in self._relationships:
            self._relationships[inline.url] = self.document.part.relate_to(
                inline.url, RT.HYPERLINK, is_external=True
            )
        return outer_link(self._relationships[inline.url], run(inline.text, style="Hyperlink"))


def signature_indents(name: str, day: str, *, sealed: bool = False) -> tuple[int, int]:
    """Return the right indents of name and date in hundredths of a character.

    Without a seal (7.3.5.2) the name stands two characters from the right and the date
    begins two characters to the right of it; where the date is longer, it stands two from
    the right and the name moves. With one (7.3.5.1) the date stands four characters from
    the right and the name in the middle above it.

    >>> signature_indents("公报数据组", "2026年11月23日")
    (600, 200)
    >>> signature_indents("公报数据组", "2026年11月23日", sealed=True)
    (500, 400)
    """
    width = sum(1 if HAN.match(each) else 0.5 for each in day)
    if sealed:
        return round((4 + (width - len(name)) / 2) * 100), 400
    day_right = max(2.0, len(name) - width)
    name_right = day_right + width + 2 - len(name)
    return round(name_right * 100), round(day_right * 100)


def _p(style: str, runs: Iterable[Element], *properties: Element | None, keep: bool) -> Element:
    kept = element("keepNext", val=1) if keep else None
    return element("p", element("pPr", element("pStyle", val=style), kept, *properties), *runs)


def _lines(inlines: Iterable[Inline]) -> list[list[Inline]]:
    """Split inlines where a text is a line break."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, Text) and inline.text == "\n":
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines
