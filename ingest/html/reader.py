"""HTML pages: main text, title, what the page says of itself, attachments."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.blocks import Block, Content
from ingest.charset import decode
from ingest.document import Attachment
from ingest.errors import NoTextError
from ingest.limits import Limits

from .labels import labels_around, labels_of_table, meta_labels, title_of
from .main import DOCUMENT_NAME, find_main, prune
from .tree import blocks_of_html

HEAD_BLOCKS = 3
FRAME = re.compile(r"""<i?frame\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def read_html(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a page: one article.

    Raises:
        NoTextError: the page shows others in frames; the message names them.
    """
    decoded = decode(data, name)
    content = content_of_page(decoded.text, decoded.encoding)
    if not content.blocks:
        frames = FRAME.findall(decoded.text)
        if frames:
            raise NoTextError(f"{name}: a page of frames; its text is in {', '.join(frames)}")
    return [content]


def content_of_page(html: str, encoding: str | None = None) -> Content:
    """Return the article of a page."""
    tree = LexborHTMLParser(html)
    labels, heading = meta_labels(tree), title_of(tree)
    prune(tree)
    main = find_main(tree, html, urlsplit(labels.get("url", "")).hostname or "")
    if main is None or tree.body is None:
        return Content(blocks=(), encoding=encoding)
    labels = labels_around(tree.body, main.node) | labels
    blocks, more = _without_label_tables(blocks_of_html(main.node))
    return Content(
        title=labels.get("title") or heading,
        blocks=blocks,
        raw=main.node.text(separator="\n"),
        labels=more | labels | {"body_method": main.method},
        encoding=encoding,
        attachments=tuple(_attachments(main.node, labels.get("url", ""))),
    )


def _without_label_tables(blocks: list[Block]) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Turn a table of labels at the head of the text (索引号, 发文机关 …) into facts."""
    kept: list[Block] = []
    facts: dict[str, str] = {}
    for position, block in enumerate(blocks):
        found = labels_of_table(block) if position < HEAD_BLOCKS else {}
        if found:
            facts |= found
        else:
            kept.append(block)
    return tuple(kept), facts


def _attachments(main: LexborNode, base: str) -> Iterator[Attachment]:
    for link in main.css("a[href]"):
        address = link.attributes.get("href") or ""
        if DOCUMENT_NAME.search(address):
            name = link.text(separator=" ").strip() or address.rpartition("/")[2]
            yield Attachment(name=name, url=_join(base, address))


def _join(base: str, address: str) -> str:
    """Resolve an address; one that breaks the rules of addresses stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
