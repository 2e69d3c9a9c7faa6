"""What the first stage makes: a document, its stored text and the passages of that text."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points in `Document.text`."""

    start: int
    end: int


class BBox(NamedTuple):
    """Box on a page in points, origin at the top left (pdfplumber's order)."""

    x0: float
    top: float
    x1: float
    bottom: float


class PassageKind(StrEnum):
    """What a passage is in its document; the closed list that the database checks."""

    TITLE = "title"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    SIGNATURE = "signature"
    ATTACHMENT_NOTE = "attachment_note"


class DocumentStatus(StrEnum):
    """`partial`: text is there, something named in `Document.losses` is missing."""

    OK = "ok"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its place in the grid and its span in the document's text.

    Rows and columns count from 0; a cell that spans several stands once, at its first.
    """

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    span: Span
    is_header: bool = False
    page: int | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the text; `text` is `document.text[start:end]`, always.

    The rows of a table are lines, its cells joined by a tab, so that a figure in a
    cell has offsets like any other; `cells` adds the grid.
    """

    no: int
    kind: PassageKind
    start: int
    end: int
    text: str
    level: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    lang: str | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document number that the text cites (发改振兴〔2025〕88号), normalised, with its place."""

    document_number: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that the document links to or names."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: what a reader sees, where it came from, and what it says of itself.

    `text` is stored once and never normalised; every offset counts its code points.
    `part` counts the articles of a file from 1. `references` are the spans of source
    marks such as [1], which no reader may take for figures. `losses` says in words
    what is missing where `status` is `partial`.
    """

    uri: str
    sha256: str
    part: int = 1
    text: str
    passages: tuple[Passage, ...]
    title: str
    lang: str
    kind: str
    mime: str
    encoding: str | None = None
    pages: int | None = None
    script: str | None = None
    issuer: str | None = None
    document_number: str | None = None
    index_number: str | None = None
    topic: str | None = None
    genre: str | None = None
    written: date | None = None
    published: date | None = None
    content_source: str | None = None
    author: str | None = None
    dateline_place: str | None = None
    status: DocumentStatus = DocumentStatus.OK
    losses: tuple[str, ...] = ()
    references: tuple[Span, ...] = ()
    citations: tuple[Citation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def uid(self) -> str:
        """Public id: made of the file's bytes and the article's number alone."""
        return f"{self.sha256[:12]}-{self.part}"
