"""Ranked search over passages, with snippets."""

import asyncio

from datasette.utils.asgi import Response
from markupsafe import Markup, escape

from corpus.search import escape_ranked

from .page import Page, Row

LIMIT = 50
# Control characters mark the hit: they cannot be in the text, so escaping stays simple.
_OPEN, _CLOSE = "\x02", "\x03"

# A word that 160,000 passages hold cannot rank them in the time that a query is given, nor
# tell them apart: among so many only the last to come in are ranked. All is found in the
# index; passages and documents are looked up for the best alone, so a page is short where
# most of the best stand in former versions of documents.
CANDIDATES, BEST = 10_000, 4 * LIMIT
_SQL = f"""
select d.uid, d.title, d.issuer, d.published, d.kind, p.start,
  (select replace(snippet(passages_fts, 0, char(2), char(3), '…', 48), char(8203), '')
    from passages_fts where passages_fts match :match and rowid = hit.rowid) snippet,
  (select count(*) from figures f where f.document_id = d.id) figures
from (
  select rowid, score from (
    select rowid, bm25(passages_fts) score from passages_fts where passages_fts match :match
    order by rowid desc limit {CANDIDATES})
  order by score limit {BEST}
) hit
cross join passages p on p.id = hit.rowid
cross join documents d on d.id = p.document_id
where d.superseded_by is null and d.withdrawn is null
order by hit.score limit :limit
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
    """Return a snippet escaped, its hits in mark elements, words side by side in one.

    >>> str(mark_hits("新增\\x02就业\\x03\\x02岗位\\x03<3万"))
    '新增<mark>就业岗位</mark>&lt;3万'
    """
    text = str(escape(snippet)).replace(_CLOSE + _OPEN, "")
    return Markup(text.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))
