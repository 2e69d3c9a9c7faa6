"""A Document as rows: plain tuples in the order of the columns named here."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ingest import BBox, Document, Passage

from .authority import authority

DOCUMENT_COLUMNS = (
    "uid", "sha256", "part", "title", "issuer", "document_number", "index_number", "topic",
    "genre", "written", "published", "content_source", "author", "dateline_place", "kind",
    "lang", "script", "mime", "encoding", "pages", "authority", "status", "losses",
    "reference_spans", "metadata", "n_chars", "text",
)  # fmt: skip
PASSAGE_COLUMNS = ("no", "kind", "text", "level", "page", "bbox", "lang", "start", "end")
CELL_COLUMNS = (
    "row", "col", "rowspan", "colspan", "start", "end", "is_header", "page", "bbox",
)  # fmt: skip

Row = tuple[Any, ...]


def document_row(document: Document) -> Row:
    """Return the values of DOCUMENT_COLUMNS; the uri is not among them.

    Where a text was found is not part of what it says: the same file under a second
    address is the same document.
    """
    d = document
    return (
        d.uid, d.sha256, d.part, d.title, d.issuer, d.document_number, d.index_number, d.topic,
        d.genre, iso(d.written), iso(d.published), d.content_source, d.author, d.dateline_place,
        d.kind, d.lang, d.script, d.mime, d.encoding, d.pages, authority(d), d.status.value,
        as_json(d.losses), as_json(d.references), as_json(dict(sorted(d.metadata.items()))),
        len(d.text), d.text,
    )  # fmt: skip


def passage_row(p: Passage) -> Row:
    """Return the values of PASSAGE_COLUMNS."""
    return (p.no, p.kind.value, p.text, p.level, p.page, box(p.bbox), p.lang, p.start, p.end)


def cell_rows(document: Document) -> Iterator[tuple[int, Row]]:
    """Yield the number of its passage and the values of CELL_COLUMNS for each table cell."""
    for passage in document.passages:
        for c in passage.cells:
            yield (
                passage.no,
                (
                    c.row,
                    c.col,
                    c.rowspan,
                    c.colspan,
                    *c.span,
                    int(c.is_header),
                    c.page,
                    box(c.bbox),
                ),
            )


def citation_rows(document: Document) -> list[Row]:
    """Return document number, start and end of each citation."""
    return [(c.document_number, *c.span) for c in document.citations]


def attachment_rows(document: Document) -> list[Row]:
    """Return name and address of each attachment."""
    return [(attachment.name, attachment.url) for attachment in document.attachments]


@lru_cache(maxsize=1024)
def iso(day: date | None) -> str | None:
    """Return a date as the tables hold it."""
    return None if day is None else day.isoformat()


def box(bbox: BBox | None) -> str | None:
    """Return a box as the tables hold it: a JSON list in pdfplumber's order."""
    return None if bbox is None else as_json([round(edge, 2) for edge in bbox])


def as_json(value: object) -> str | None:
    """Return compact JSON with Chinese intact; nothing for an empty collection."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None
