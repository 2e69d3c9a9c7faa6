"""Ranked search over passages, with snippets."""

import asyncio

from datasette.utils.asgi import Response
from markupsafe import Markup, escape

from corpus.search import escape_ranked

from .page import Page, Row

LIMIT = 50
# Control characters mark the hit: they cannot be in the text, so escaping stays simple.
_OPEN, _CLOSE = "\x02", "\x03"

_SQL = """
select d.uid, d.title, d.issuer, d.published, d.kind, p.start,
  replace(snippet(passages_fts, 0, char(2), char(3), '…', 48), char(8203), '') snippet,
  (select count(*) from figures f where f.document_id = d.id) figures
from passages_fts join passages p on p.id = passages_fts.rowid
join documents d on d.id = p.document_id
where passages_fts match :match and d.current
order by passages_fts.rank limit :limit
"""


async def search(page: Page) -> Response:
    """Show what the corpus says about a query."""
    query = page.argument("q")
    rows = await _found(page, query) if query else []
    return await page.render(
        "search.html", q=query, results=_by_document(rows), n=len(rows), limit=LIMIT
    )


async def _found(page: Page, query: str) -> list[Row]:
    # Not in SQL: the first call loads jieba, which takes longer than a query may.
    match = await asyncio.to_thread(escape_ranked, query)
    return await page.rows(_SQL, match=match, limit=LIMIT)


def _by_document(rows: list[Row]) -> list[Row]:
    """Return one entry a document, in the order of its best passage."""
    found: dict[str, Row] = {}
    for row in rows:
        entry = found.setdefault(row["uid"], row | {"snippets": []})
        if len(entry["snippets"]) < 3:
            entry["snippets"].append(mark_hits(row["snippet"]))
    return list(found.values())


def mark_hits(snippet: str) -> Markup:
    """Return a snippet escaped, its hits in mark elements.

    >>> str(mark_hits("新增\\x02就业\\x03<3万"))
    '新增<mark>就业</mark>&lt;3万'
    """
    text = str(escape(snippet))
    return Markup(text.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))
