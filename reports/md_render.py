"""A briefing as Markdown: tables in the GitHub manner, charts as tables, notes as [^1]."""

import re
from collections.abc import Iterable

from .block_writer import BlockWriter
from .blocks import (
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
from .links import is_web_address

RULES = {"left": ":--", "center": ":-:", "right": "--:"}
BAR_CELLS = 20
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render_md(briefing: Briefing) -> bytes:
    """Return the text as UTF-8."""
    return _Page(briefing).text().encode()


def escape(text: str) -> str:
    r"""Escape what Markdown would read as its own.

    >>> escape("a|b [1] <c>")
    'a\\|b \\[1\\] \\<c\\>'
    """
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


class _Page(BlockWriter):
    """Writes one briefing; footnotes are collected for its end."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing)
        self.notes: list[str] = []

    def text(self) -> str:
        briefing = self.briefing
        head = f"# {escape(briefing.title)}\n\n{escape(briefing.subtitle)}\n\n"
        body = self._blocks(briefing.blocks)
        notes = "".join(f"[^{n}]: {note}\n" for n, note in enumerate(self.notes, start=1))
        return f"{head}{body}{notes}"

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.write_block(block) + "\n\n" for block in blocks)

    def heading(self, block: Heading) -> str:
        return f"{'#' * (block.level + 1)} {escape(block.text)}"

    def paragraph(self, block: Paragraph) -> str:
        mark = "- " if block.kind == "point" else ""
        return mark + self._inlines(block.inlines)

    def slot(self, block: Slot) -> str:
        return f"> **{escape(self.slot_text(block))}**"

    def signature(self, block: Signature) -> str:
        return "  \n".join(escape(each) for each in (block.name, block.day) if each)

    def annex(self, block: Annex) -> str:
        title = self.words["annex"].format(label=block.label, title=block.title)
        return f"## {escape(title)}\n\n{self._blocks(block.blocks)}"

    def chart(self, block: Chart) -> str:
        title = f"**{escape(self.chart_title(block))}**"
        largest = max((abs(point.value) for point in block.points), default=0) or 1
        lines = [
            f"| {escape(point.name)} | {self._inline(point.atom)} |"
            f" {'█' * round(abs(point.value) / largest * BAR_CELLS) or '▏'} |"
            for point in block.points
        ]
        note = f"\n\n{self._inlines(block.note)}" if block.note else ""
        return f"{title}\n\n|   |   |   |\n| :-- | --: | :-- |\n" + "\n".join(lines) + note

    def table(self, block: Table) -> str:
        title = f"**{escape(self.table_title(block) + self.in_brackets(block.unit))}**"
        header = " | ".join(self._inlines(inlines) for inlines in block.header)
        rule = " | ".join(RULES[align] for align in block.aligns)
        rows = "\n".join(f"| {' | '.join(map(self._cell, row))} |" for row in block.rows)
        note = f"\n\n{self._inlines(block.note)}" if block.note else ""
        return f"{title}\n\n| {header} |\n| {rule} |\n{rows}{note}"

    def _cell(self, cell: Cell) -> str:
        anchor = f'<a id="{cell.anchor}"></a>' if cell.anchor is not None else ""
        return anchor + self._inlines(cell.inlines)

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return _words(inline)
            case Atom():
                number = self.numbers[inline.label]
                tooltip = escape(number.tooltip).replace('"', "'")
                return f'[{escape(inline.text)}](#{number.anchor} "{tooltip}")'
            case Reference():
                return "".join(rf"[\[{n}\]](#src_{n})" for n in inline.numbers)
            case Footnote():
                self.notes.append(self._inlines(inline.inlines))
                return f"[^{len(self.notes)}]"


def _words(inline: Text) -> str:
    if inline.text == "\n":
        return "<br>"
    if inline.anchor is not None:
        return f"[{escape(inline.text)}](#{inline.anchor})"
    if inline.url is not None and is_web_address(inline.url):
        address = inline.url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"[{escape(inline.text)}]({address.replace('|', '%7C')})"
    return escape(inline.text)
