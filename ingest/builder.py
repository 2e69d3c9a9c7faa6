"""Blocks to a Document: the one place where text is put together and offsets are counted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .blocks import Block, Content, GridCell
from .charset import undecoded
from .chrome import is_chrome
from .document import Cell, Document, DocumentStatus, Passage, PassageKind, Span
from .losses import describe_loss
from .notice.document_numbers import find_citations
from .notice.language import language, script
from .notice.metadata import Facts, facts_of
from .notice.references import find_references

# No reader sees them, and inside a number they break it: zero width, soft hyphen, marks.
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\0]")
SPACE_IN_CELL = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")
MOST_LOSS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article's bytes came from; `labels` are what a sidecar says of it."""

    uri: str
    stem: str
    sha256: str
    mime: str
    labels: dict[str, str] = field(default_factory=dict)


def build(origin: Origin, content: Content, part: int = 1) -> Document:
    """Return the document of one article."""
    blocks = tuple(_cleaned(content.blocks))
    facts, blocks = facts_of(replace(content, blocks=blocks), origin.labels, origin.stem)
    title = Block(kind=PassageKind.TITLE, text=facts.title, level=0)
    text, passages = assemble([title, *blocks])
    loss, share = describe_loss(_visible(content.raw), "\n".join((text, *facts.consumed)))
    losses = content.losses + _undecoded(text, content.encoding)
    is_partial = bool(losses) or share > MOST_LOSS
    return Document(
        uri=origin.labels.get("uri", origin.uri),
        sha256=origin.sha256,
        part=part,
        text=text,
        passages=passages,
        lang=origin.labels.get("lang") or _body_language(passages),
        script=script(text),
        mime=origin.mime,
        encoding=content.encoding,
        pages=content.pages,
        status=DocumentStatus.PARTIAL if is_partial else DocumentStatus.OK,
        losses=losses + ((loss,) if loss is not None else ()),
        references=find_references(text),
        citations=find_citations(text, facts.document_number),
        attachments=content.attachments,
        **_columns(facts),
    )


def has_text(content: Content) -> bool:
    """Say whether an article holds a visible character that is the document's."""
    return next(_cleaned(content.blocks), None) is not None


def _columns(facts: Facts) -> dict[str, Any]:
    """Return the facts under the names of the document's fields."""
    return {
        "title": facts.title,
        "kind": facts.kind,
        "genre": facts.genre,
        "issuer": facts.issuer,
        "document_number": facts.document_number,
        "index_number": facts.labels.get("index_number"),
        "topic": facts.labels.get("topic"),
        "written": facts.written,
        "published": facts.published,
        "content_source": facts.content_source,
        "author": facts.author,
        "dateline_place": facts.dateline_place,
        "metadata": {name: facts.labels[name] for name in sorted(facts.labels)},
    }


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Passage, ...]]:
    """Put blocks one to a line and return the text and its passages.

    >>> text, passages = assemble([Block(text="公报"), Block(text="就业20.59万人")])
    >>> text, [text[p.start : p.end] for p in passages]
    ('公报\\n就业20.59万人', ['公报', '就业20.59万人'])
    """
    pieces: list[str] = []
    passages: list[Passage] = []
    start = 0
    for no, block in enumerate(blocks):
        text, cells = _lay_out(block.cells, start) if block.cells else (block.text, ())
        passages.append(_passage(no, block, start, text, cells))
        pieces.append(text)
        start += len(text) + 1
    return "\n".join(pieces), tuple(passages)


def _passage(no: int, block: Block, start: int, text: str, cells: tuple[Cell, ...]) -> Passage:
    return Passage(
        no=no,
        kind=block.kind,
        start=start,
        end=start + len(text),
        text=text,
        level=block.level,
        page=block.page,
        bbox=block.bbox,
        lang=block.lang or language(text),
        cells=cells,
    )


def _lay_out(grid: tuple[GridCell, ...], start: int) -> tuple[str, tuple[Cell, ...]]:
    """Write a grid as lines of tab-joined cells; a cell that spans leaves empty places."""
    by_place = {(cell.row, cell.col): cell for cell in grid}
    rows = max(cell.row for cell in grid) + 1
    cols = max(cell.col + cell.colspan for cell in grid)
    lines: list[str] = []
    cells: list[Cell] = []
    offset = start
    for row in range(rows):
        line = [by_place.get((row, col)) for col in range(cols)]
        for cell in line:
            if cell is not None:
                cells.append(_cell(cell, offset))
            offset += len(cell.text if cell is not None else "") + 1
        lines.append("\t".join(cell.text if cell is not None else "" for cell in line))
    return "\n".join(lines), tuple(cells)


def _cell(cell: GridCell, offset: int) -> Cell:
    return Cell(
        row=cell.row,
        col=cell.col,
        rowspan=cell.rowspan,
        colspan=cell.colspan,
        span=Span(offset, offset + len(cell.text)),
        is_header=cell.is_header,
        page=cell.page,
        bbox=cell.bbox,
    )


def _cleaned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that a reader sees, on lines of their own, without the site's lines."""
    for block in blocks:
        if block.cells:
            cells = tuple(map(_cleaned_cell, block.cells))
            if any(cell.text for cell in cells):
                yield replace(block, text="", cells=cells)
            continue
        text = _one_line(block.text)
        if text and not is_chrome(text):
            yield block if text == block.text else replace(block, text=text)


def _cleaned_cell(cell: GridCell) -> GridCell:
    text = _one_line(cell.text)
    return cell if text == cell.text else replace(cell, text=text)


def _one_line(text: str) -> str:
    return SPACE_IN_CELL.sub(" ", INVISIBLE.sub("", text)).strip()


def _undecoded(text: str, encoding: str | None) -> tuple[str, ...]:
    """Say where bytes of a text file are no characters; they show as U+FFFD in the text."""
    places = undecoded(text) if encoding is not None else 0
    return (f"places that cannot be decoded as {encoding}: {places}",) if places else ()


def _visible(raw: str) -> str:
    """Return the second reading without the lines that are left out by name."""
    lines = INVISIBLE.sub("", raw).splitlines()
    return "\n".join(line for line in lines if not is_chrome(line))


def _body_language(passages: tuple[Passage, ...]) -> str:
    """Return the language of the body, of the title where there is no body; zh if unknown."""
    body = "".join(passage.text for passage in passages[1:])
    return language(body) or language(passages[0].text) or "zh"
