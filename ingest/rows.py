"""A row of JSON Lines to a Document whose offsets count the code points of the row's text."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .document import Cell, Document, Passage, PassageKind, Span
from .errors import DamagedError
from .lines import classify
from .notice.dateline import FIRST_LINES, find_dateline
from .notice.dates import find_date
from .notice.digest import cut_body, is_digest_body
from .notice.document_numbers import find_citations
from .notice.genre import genre_of
from .notice.language import language, script
from .notice.references import find_references

LINE = re.compile(r"[^\n]+")


def document_from_row(row: Mapping[str, Any]) -> Document:
    """Return the document of a row: id and text, and where known title, published, issuer, lang.

    The text stays as it is, code point for code point, and the title is not in it: it
    gives context only. `uri` is the row's id.

    Raises:
        DamagedError: the row lacks id or text, or they are no strings.

    >>> document = document_from_row({"id": "a", "text": "就业20.59万人。\\n发放24.36亿元。"})
    >>> [(p.start, p.text) for p in document.passages]
    [(0, '就业20.59万人。'), (11, '发放24.36亿元。')]
    """
    text, name = row.get("text"), row.get("id")
    if not isinstance(text, str) or not isinstance(name, str | int):
        raise DamagedError(f"{name or 'a row'}: a row needs an id and a text")
    passages = tuple(_passages(text))
    title = str(row.get("title") or "")
    is_digest = any(is_digest_body(passage) for passage in text.split("\n"))
    genre = genre_of(title, is_notice=False)
    return Document(
        uri=str(name),
        sha256=hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest(),
        text=text,
        passages=passages,
        title=title,
        lang=row.get("lang") or language(text) or "zh",
        kind="digest" if is_digest else genre.kind,
        genre="digest" if is_digest else genre.genre,
        mime="application/jsonl",
        script=script(text),
        issuer=row.get("issuer") or None,
        published=find_date(str(row.get("published") or "")) or _day_of_head(text),
        references=find_references(text),
        citations=find_citations(text, None),
    )


def _day_of_head(text: str) -> date | None:
    """Return the day that the first lines tell: ——2010年1月26日在…会议上."""
    lines = [line.strip() for line in text.lstrip().split("\n", FIRST_LINES)[:FIRST_LINES]]
    dateline = find_dateline(lines, None)
    return dateline.day if dateline is not None else None


def _passages(text: str) -> Iterator[Passage]:
    for no, (kind, start, end) in enumerate(_spans(text)):
        piece = text[start:end]
        yield Passage(
            no=no,
            kind=kind,
            start=start,
            end=end,
            text=piece,
            level=classify(piece)[1] if kind == PassageKind.HEADING else None,
            lang=language(piece),
            cells=tuple(_cells(piece, start)) if kind == PassageKind.TABLE else (),
        )


def _spans(text: str) -> Iterator[tuple[PassageKind, int, int]]:
    """Yield the passages: lines, the pieces of a digest's body, runs of tabbed lines."""
    table: tuple[int, int, int] | None = None
    for line in LINE.finditer(text):
        tabs = line[0].count("\t") if "\t" in line[0].strip() else 0
        if table is not None and tabs == table[0] and line.start() == table[2] + 1:
            table = (tabs, table[1], line.end())
            continue
        if table is not None:
            yield _table_or_line(text, *table)
            table = None
        if tabs:
            table = (tabs, *line.span())
        else:
            yield from _of_line(line)
    if table is not None:
        yield _table_or_line(text, *table)


def _of_line(line: re.Match[str]) -> Iterator[tuple[PassageKind, int, int]]:
    if is_digest_body(line[0]):
        for part in cut_body(line[0]):
            yield part.kind, line.start() + part.start, line.start() + part.end
    elif line[0].strip():
        left = len(line[0]) - len(line[0].lstrip())
        yield classify(line[0])[0], line.start() + left, line.start() + len(line[0].rstrip())


def _table_or_line(text: str, tabs: int, start: int, end: int) -> tuple[PassageKind, int, int]:
    is_table = "\n" in text[start:end]
    return PassageKind.TABLE if is_table else PassageKind.PARAGRAPH, start, end


def _cells(piece: str, start: int) -> Iterator[Cell]:
    """Yield the cells of tabbed lines; the first row holds the headers."""
    offset = start
    for row, line in enumerate(piece.split("\n")):
        for col, cell in enumerate(line.split("\t")):
            left = offset + len(cell) - len(cell.lstrip())
            span = Span(left, max(left, offset + len(cell.rstrip())))
            yield Cell(row=row, col=col, span=span, is_header=row == 0)
            offset += len(cell) + 1
