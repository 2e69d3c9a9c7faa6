"""An Atom feed of the newest documents, for readers who want to be told."""

from xml.etree.ElementTree import Element, SubElement, tostring

from datasette.utils.asgi import Response

from .languages import words
from .page import Page, Row

_NAMESPACE = "http://www.w3.org/2005/Atom"
_SQL = """
select d.uid, d.title, d.issuer, d.published, d.lang,
  (select count(*) from figures f where f.document_id = d.id) figures
from documents d where d.current and d.published is not null
order by d.published desc, d.id desc limit 40
"""


async def feed(page: Page) -> Response:
    """Answer with the feed."""
    table = words(page.language)
    rows = await page.rows(_SQL)
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": page.language})
    _text(root, "title", f"{table['site']} · {table['newest']}")
    _text(root, "id", _address(page, "/"))
    _text(root, "updated", _instant(rows[0]) if rows else "1970-01-01T00:00:00Z")
    SubElement(root, "link", {"rel": "self", "href": _address(page, "/-/feed.atom")})
    for row in rows:
        _entry(page, root, row, f"{row['figures']} {table['figures']}")
    return Response(
        tostring(root, encoding="unicode", xml_declaration=True),
        content_type="application/atom+xml; charset=utf-8",
    )


def _entry(page: Page, root: Element, row: Row, summary: str) -> None:
    entry = SubElement(root, "entry")
    address = _address(page, f"/-/document/{row['uid']}")
    _text(entry, "title", row["title"])
    _text(entry, "id", address)
    _text(entry, "updated", _instant(row))
    _text(SubElement(entry, "author"), "name", row["issuer"] or "–")
    _text(entry, "summary", summary)
    SubElement(entry, "link", {"href": address})


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _instant(row: Row) -> str:
    return f"{row['published']}T00:00:00Z"


def _address(page: Page, path: str) -> str:
    return str(page.datasette.absolute_url(page.request, page.datasette.urls.path(path)))
