"""Tables of real PDFs on the pages where pdfplumber finds them: every page counted.

    python -m benchmarks pdf_tables FOLDER

pdfplumber's `find_tables` runs on every page of every PDF in FOLDER. A table is a grid of two
columns and two rows or more with text in it. What it also takes for tables is counted apart:
boxes of one column (a paragraph on a coloured ground) and grids without text (a drawing).
"""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

from ingest import DEFAULT_LIMITS, IngestError, Limits, read_documents
from ingest.pdf.tables import DAMAGE

LEAST = 0.98
# The question is what is found, not how fast: nothing is given up for time.
PATIENT = Limits(seconds=3600, table_seconds=600)


def kinds_of_pages(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the pages on which pdfplumber finds something, with what it is."""
    try:
        with pdfplumber.open(path) as document:
            for page in document.pages[: DEFAULT_LIMITS.pages]:
                kinds = {_kind(table) for table in _tables(page)}
                page.close()
                if kinds:
                    yield page.page_number, min(kinds)
    except DAMAGE:
        return


def _tables(page: Any) -> list[Any]:
    try:
        return list(page.find_tables())
    except DAMAGE:
        return []


def _kind(table: Any) -> str:
    rows = table.extract()
    if not any(cell for row in rows for cell in row if cell and cell.strip()):
        return "without text"
    return "a table" if len(rows) > 1 and len(rows[0]) > 1 else "of one column or row"


def pages_with_tables(path: Path) -> set[int]:
    """Return the pages on which our documents have a table."""
    try:
        documents = read_documents(path, PATIENT)
    except IngestError:
        return set()
    cells = (cell for d in documents for passage in d.passages for cell in passage.cells)
    return {cell.page for cell in cells if cell.page is not None}


def main() -> int:
    """Print pages found of those there are, by kind, and name the tables that were missed."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    files = more = 0
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        if not path.is_file() or b"%PDF-" not in path.read_bytes()[:1024]:
            continue
        kinds = dict(kinds_of_pages(path))
        ours = pages_with_tables(path)
        files += 1
        more += len(ours - set(kinds))
        there.update(kinds.values())
        found.update(kind for page, kind in kinds.items() if page in ours)
        for page, kind in kinds.items():
            if kind == "a table" and page not in ours:
                print(f"missed: {path.name}, page {page}")
    print(f"{files} PDFs; pages on which pdfplumber finds, and we among them:")
    for kind, count in there.most_common():
        print(f"  {kind}: {count}, {found[kind]} ({found[kind] / count:.1%})")
    print(f"pages with a table of ours alone (most without ruled lines): {more}")
    return 0 if found["a table"] >= LEAST * there["a table"] else 1


if __name__ == "__main__":
    sys.exit(main())
