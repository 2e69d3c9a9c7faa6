"""CSV and TSV: a table, or where a column holds whole texts a list of documents."""

import csv
from collections import Counter
from collections.abc import Mapping

from ingest.blocks import Content
from ingest.charset import decode
from ingest.errors import DamagedError
from ingest.limits import Limits
from ingest.notice.labels import column_of
from ingest.plain import blocks_of

from .sheet import Sheet, blocks_of_sheet, raw_of_sheet

DELIMITERS = ",\t;|"
# Columns of collections of texts, beside the labels of labels.yml.
TEXT_COLUMNS = ("text", "full_text", "content", "body", "正文", "内容", "全文")
NAMES = {
    "title": "title",
    "issuer": "issuer",
    "source": "content_source",
    "published": "published",
    "publish_date": "published",
    "published_at": "published",
    "date": "published",
    "url": "url",
    "source_url": "url",
    "uri": "url",
    "lang": "lang",
    "author": "author",
    "id": "record",
}


def read_separated(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a file of separated values."""
    decoded = decode(data, name)
    csv.field_size_limit(limits.file_bytes)
    try:
        rows = list(
            csv.reader(decoded.text.splitlines(keepends=True), delimiter=_delimiter(decoded.text))
        )
    except csv.Error as error:
        raise DamagedError(f"{name}: no table of separated values ({error})") from error
    header = [column.strip() for column in rows[0]] if rows else []
    if any(column.lower() in TEXT_COLUMNS for column in header):
        records = [dict(zip(header, row, strict=False)) for row in rows[1:]]
        return [content_of_record(record, decoded.encoding) for record in records]
    sheet = Sheet(name="", rows=tuple(tuple(value.strip() for value in row) for row in rows))
    blocks = tuple(blocks_of_sheet(sheet))
    return [Content(blocks=blocks, raw=raw_of_sheet(sheet), encoding=decoded.encoding)]


def content_of_record(record: Mapping[str, object], encoding: str | None) -> Content:
    """Return the article of a record with a column of text."""
    named = {str(k).strip(): str(v) for k, v in record.items() if v not in {None, ""}}
    text = next((v for k, v in named.items() if k.lower() in TEXT_COLUMNS), "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    labels = {}
    for column, value in named.items():
        known = NAMES.get(column.lower()) or column_of(column)
        if known not in {None, "null"}:
            labels[str(known)] = value.strip()
    title = labels.pop("title", None)
    return Content(
        title=title,
        blocks=tuple(blocks_of(text)),
        raw=f"{title or ''}\n{text}",
        labels=labels,
        encoding=encoding,
    )


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most evenly in the first lines."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines)
        number, times = counts.most_common(1)[0] if counts else (0, 0)
        return (times if number else 0), number

    return max(DELIMITERS, key=evenness)
