"""Documents read back from their rows, equal to what was stored, so that they can be read anew."""

import json
import sqlite3

from ingest import (
    Attachment,
    BBox,
    Cell,
    Citation,
    Document,
    DocumentStatus,
    Passage,
    PassageKind,
    Span,
)

from .document_rows import CELL_COLUMNS, DOCUMENT_COLUMNS, PASSAGE_COLUMNS
from .statements import day

_PLAIN = (
    "sha256", "part", "title", "issuer", "document_number", "index_number", "topic", "genre",
    "content_source", "author", "dateline_place", "kind", "lang", "script", "mime", "encoding",
    "pages", "text", "uri",
)  # fmt: skip


def stored_document(connection: sqlite3.Connection, uid: str) -> Document | None:
    """Return a document by its public id, or None."""
    columns = (*DOCUMENT_COLUMNS, "uri", "id")
    found = connection.execute(
        f"select {', '.join(columns)} from documents where uid = ?", [uid]
    ).fetchone()
    if found is None:
        return None
    row = dict(zip(columns, found, strict=True))
    return Document(
        **{name: row[name] for name in _PLAIN},
        passages=_passages(connection, row["id"]),
        written=day(row["written"]),
        published=day(row["published"]),
        status=DocumentStatus(row["status"]),
        losses=tuple(json.loads(row["losses"] or "[]")),
        references=tuple(Span(*span) for span in json.loads(row["reference_spans"] or "[]")),
        metadata=json.loads(row["metadata"] or "{}"),
        citations=_citations(connection, row["id"]),
        attachments=_attachments(connection, row["id"]),
    )


def _passages(connection: sqlite3.Connection, document_id: int) -> tuple[Passage, ...]:
    cells = _cells(connection, document_id)
    columns = ", ".join(f'"{column}"' for column in PASSAGE_COLUMNS)
    return tuple(
        Passage(
            no=no,
            kind=PassageKind(kind),
            text=text,
            level=level,
            page=page,
            bbox=_bbox(bbox),
            lang=lang,
            start=start,
            end=end,
            cells=tuple(cells.get(id_, ())),
        )
        for id_, no, kind, text, level, page, bbox, lang, start, end in connection.execute(
            f"select id, {columns} from passages where document_id = ? order by no", [document_id]
        )
    )


def _cells(connection: sqlite3.Connection, document_id: int) -> dict[int, list[Cell]]:
    cells: dict[int, list[Cell]] = {}
    columns = ", ".join(f't."{column}"' for column in CELL_COLUMNS)
    for (
        passage,
        row,
        col,
        rowspan,
        colspan,
        start,
        end,
        is_header,
        page,
        bbox,
    ) in connection.execute(
        f"select t.passage_id, {columns} from table_cells t join passages p on p.id = t.passage_id"
        " where p.document_id = ? order by t.id",
        [document_id],
    ):
        cells.setdefault(passage, []).append(
            Cell(
                row=row,
                col=col,
                rowspan=rowspan,
                colspan=colspan,
                span=Span(start, end),
                is_header=bool(is_header),
                page=page,
                bbox=_bbox(bbox),
            )
        )
    return cells


def _citations(connection: sqlite3.Connection, document_id: int) -> tuple[Citation, ...]:
    rows = connection.execute(
        'select document_number, start, "end" from citations where document_id = ? order by id',
        [document_id],
    )
    return tuple(Citation(document_number=n, span=Span(start, end)) for n, start, end in rows)


def _attachments(connection: sqlite3.Connection, document_id: int) -> tuple[Attachment, ...]:
    rows = connection.execute(
        "select name, url from attachments where document_id = ? order by id", [document_id]
    )
    return tuple(Attachment(name=name, url=url) for name, url in rows)


def _bbox(text: str | None) -> BBox | None:
    return None if text is None else BBox(*json.loads(text))
