"""What a page says of itself: meta tags, and labelled facts before its main text."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.blocks import Block
from ingest.document import PassageKind
from ingest.notice.dates import find_date
from ingest.notice.labels import collect, column_of, column_of_meta, is_value, read_labels

from .text import collapse, steps

MOST_VALUE = 120
MOST_TEXTS = 4000
# How many pieces of text below the article may tell of it, and what.
BELOW_TEXTS = 12
BELOW = ("published", "content_source")
DATE_LINE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.{0,20}")
SITE_TAIL = re.compile(r"\s*(?:[_|]|--?|——|–|»)\s*[^_|–—»-]{2,30}$")


def meta_labels(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the facts of the meta tags, by column, and the title of og:title at last."""
    facts: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        column = column_of_meta(name or "")
        value = collapse(attributes.get("content") or "").strip()
        value = read_labels(value).get(column or "", value)  # content="来源：某报"
        if column is not None and is_value(column, value):
            facts.setdefault(column, value)
    return facts


def title_of(tree: LexborHTMLParser) -> str | None:
    """Return the heading of a page: a lone h1, og:title, or <title> without the site's name."""
    headings = [text for node in tree.css("h1") if (text := _text(node)) and len(text) <= 120]
    name = tree.css_first("title")
    whole = _text(name) if name is not None else ""
    if len(headings) == 1 or (headings and _is_start(headings[0], whole)):
        return headings[0]
    shared = tree.css_first("meta[property='og:title']")
    candidate = (shared.attributes.get("content") if shared is not None else None) or whole
    title = collapse(candidate).strip()
    while len(SITE_TAIL.sub("", title)) >= 8 and SITE_TAIL.search(title):
        title = SITE_TAIL.sub("", title)
    return title.rstrip(" _|-—–»") or None


def labels_around(body: LexborNode, main: LexborNode) -> dict[str, str]:
    """Return the labelled facts between the top of a page and its main text.

    The value stands after the colon, or in the next cell or span. When and from where it
    came may stand below the text, where lists of other articles follow: near it, and labelled.
    """
    before: list[tuple[str, bool]] = []
    for node, leaving in steps(body):
        if leaving or len(before) > MOST_TEXTS:
            continue
        if node.mem_id == main.mem_id:
            break
        before += _texts(node)
    below = _labels_of(list(islice(_below(body, main), BELOW_TEXTS)), labelled=True)
    return {name: below[name] for name in BELOW if name in below} | _labels_of(before)


def _below(body: LexborNode, main: LexborNode) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of text that follow an element of a page."""
    around: LexborNode | None = main
    while around is not None and around.mem_id != body.mem_id:
        following = around.next
        while following is not None:
            for node, leaving in steps(following):
                yield from () if leaving else _texts(node)
            following = following.next
        around = around.parent


def _texts(node: LexborNode) -> Iterator[tuple[str, bool]]:
    """Yield the text of a text node, and whether it stands in a cell; nothing for an element."""
    text = collapse(node.text_content or "").strip(" 　\xa0") if node.is_text_node else ""
    if text:
        yield text, node.parent is not None and node.parent.tag in {"td", "th"}


def _labels_of(texts: list[tuple[str, bool]], *, labelled: bool = False) -> dict[str, str]:
    facts: dict[str, str] = {}
    for (text, in_cell), (after, _) in zip(texts, [*texts[1:], ("", False)], strict=False):
        is_alone = text[-1] in ":：" or in_cell
        if is_alone and column_of(text) is not None and not _is_label(after):
            facts = collect([(text, after[:MOST_VALUE])]) | facts
        if len(text) <= 2 * MOST_VALUE:
            facts = read_labels(text) | facts
    if "published" not in facts and not labelled:
        dates = [text for text, _ in texts if DATE_LINE.fullmatch(text) and find_date(text)]
        facts |= {"published": dates[-1]} if dates else {}
    return facts


def _is_label(text: str) -> bool:
    return text[-1:] in {":", "："} or column_of(text) is not None


def labels_of_table(block: Block) -> dict[str, str]:
    """Return the facts of a table of labels and values, empty where it is another table."""
    if block.kind != PassageKind.TABLE:
        return {}
    cells = sorted(block.cells, key=lambda cell: (cell.row, cell.col))
    pairs = [
        (label.text, value.text)
        for label, value in zip(cells, cells[1:], strict=False)
        if label.row == value.row and column_of(label.text) not in {None, "null"}
    ]
    rows = len({cell.row for cell in cells})
    return collect(pairs) if len(pairs) >= max(2, rows / 2) else {}


def _text(node: LexborNode) -> str:
    return collapse(node.text(separator="")).strip(" 　\xa0")


def _is_start(heading: str, whole: str) -> bool:
    return bool(whole) and whole.startswith(heading)
