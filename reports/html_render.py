"""A briefing as one HTML file: no script, no address loaded from anywhere."""

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

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
from .svg_chart import chart_svg

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def render_html(briefing: Briefing) -> bytes:
    """Return the page as UTF-8."""
    return _Page(briefing).text().encode()


@cache
def _style() -> str:
    return (files("reports") / "briefing.css").read_text(encoding="utf8")


class _Page(BlockWriter):
    """Writes one briefing; footnotes are collected for the end of the body."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing)
        self.notes: list[str] = []

    def text(self) -> str:
        briefing = self.briefing
        body = self._blocks(b for b in briefing.blocks if not isinstance(b, Annex))
        notes = "".join(
            f'<li id="note_{number}">{note} <a href="#mark_{number}">↩</a></li>'
            for number, note in enumerate(self.notes, start=1)
        )
        annexes = self._blocks(b for b in briefing.blocks if isinstance(b, Annex))
        return (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGES[briefing.lang]}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="generator" content="gongbao">\n'
            f"<title>{escape(briefing.title)} {escape(briefing.subtitle)}</title>\n"
            f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
            f"<h1>{escape(briefing.title)}</h1>\n"
            f'<p class="subtitle">{escape(briefing.subtitle)}</p>\n'
            f"{body}{f'<ol class=notes>{notes}</ol>' if notes else ''}{annexes}"
            "</main>\n</body>\n</html>\n"
        )

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self.write_block(block) + "\n" for block in blocks)

    def heading(self, block: Heading) -> str:
        return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"

    def paragraph(self, block: Paragraph) -> str:
        return f'<p class="{block.kind}">{self._inlines(block.inlines)}</p>'

    def slot(self, block: Slot) -> str:
        return f'<p class="slot">{escape(self.slot_text(block))}</p>'

    def signature(self, block: Signature) -> str:
        lines = "<br>".join(escape(each) for each in (block.name, block.day) if each)
        return f'<p class="signature">{lines}</p>'

    def annex(self, block: Annex) -> str:
        return (
            f'<section class="annex"><p class="annex-label">{escape(block.label)}</p>'
            f"<h2>{escape(block.title)}</h2>{self._blocks(block.blocks)}</section>"
        )

    def chart(self, block: Chart) -> str:
        anchors = {label: number.anchor for label, number in self.numbers.items()}
        caption = escape(self.chart_title(block))
        note = f'<p class="note">{self._inlines(block.note)}</p>' if block.note else ""
        return (
            f"<figure>{chart_svg(block, anchors)}<figcaption>{caption}</figcaption>{note}</figure>"
        )

    def table(self, block: Table) -> str:
        unit = f'<span class="unit">{escape(block.unit)}</span>' if block.unit else ""
        caption = escape(self.table_title(block))
        looks = ' class="source"' if block.style == "SourceText" else ""
        header = "".join(
            f'<th scope="col" class="{align}">{self._inlines(inlines)}</th>'
            for inlines, align in zip(block.header, block.aligns, strict=True)
        )
        rows = "".join(
            "<tr>" + "".join(map(self._cell, row, block.aligns)) + "</tr>\n" for row in block.rows
        )
        note = f'<p class="note">{self._inlines(block.note)}</p>' if block.note else ""
        return (
            f'<div class="scroll"><table{looks}><caption>{unit}{caption}</caption>\n'
            f"<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>{note}"
        )

    def _cell(self, cell: Cell, align: str) -> str:
        anchor = f' id="{escape(cell.anchor)}"' if cell.anchor is not None else ""
        return f'<td class="{align}"{anchor}>{self._inlines(cell.inlines)}</td>'

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text="\n"):
                return "<br>"
            case Text():
                return _words(inline)
            case Atom():
                number = self.numbers[inline.label]
                return (
                    f'<a class="n" href="#{number.anchor}" title="{escape(number.tooltip)}">'
                    f"{escape(inline.text)}</a>"
                )
            case Reference():
                marks = "".join(f'<a class="src" href="#src_{n}">[{n}]</a>' for n in inline.numbers)
                return f"<sup>{marks}</sup>"
            case Footnote():
                return self._note(inline)

    def _note(self, footnote: Footnote) -> str:
        self.notes.append(self._inlines(footnote.inlines))
        number = len(self.notes)
        return f'<sup><a class="src" id="mark_{number}" href="#note_{number}">{number}</a></sup>'


def _words(inline: Text) -> str:
    if inline.anchor is not None:
        return f'<a class="src" href="#{escape(inline.anchor)}">{escape(inline.text)}</a>'
    if inline.url is not None and is_web_address(inline.url):
        return f'<a class="out" href="{escape(inline.url)}">{escape(inline.text)}</a>'
    return escape(inline.text)
