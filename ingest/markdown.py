"""Markdown: front matter, then the text rendered to HTML and walked like a page.

Collections of articles: a heading, the text, and a link of its own to the source below it
(查看原文) make an article; several of them in one file are several documents.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from .blocks import Block, Content
from .charset import decode
from .document import PassageKind
from .html.tree import blocks_of_html
from .limits import Limits
from .notice.dates import DAY, find_date

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n-{3,}[ \t]*(?:\n|\Z)", re.DOTALL)
PLAIN_FACT = re.compile(r"^([A-Za-z_]+):[ ]+([^\s\[{&*!|>'\"%@`:#].*)$", re.MULTILINE)
HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t#]*$", re.MULTILINE)
SOURCE_LINK = re.compile(
    r"^\[(?:查看原文|原文链接|阅读原文|原文)\]\((?P<url>[^)\s]+)\)[ \t]*$", re.M
)
NOTE = re.compile(r"\[\^(\d{1,3})\]")  # is shown as [1]
# The row of dashes below a table's header; where it has more cells or fewer, the standard sees
# no table, and real collections have such,
# and headers in bold marks as a whole.
HEADER_AND_RULE = re.compile(
    r"^(?:\*\*)?(?P<header>[ ]{0,3}\|[^\n]*\|)(?:\*\*)?[ \t]*\n[ ]{0,3}\|(?:[ \t]*:?-+:?[ \t]*\|){2,}[ \t]*$",
    re.MULTILINE,
)
# Lines that end where the author ended them, though the standard joins them: one that is bold as
# a whole, one above a day or above ——2010年1月26日在…会议上.
LINE_END = re.compile(
    r"\n(?<=[^\s|]\n)(?=\S)"
    rf"(?:(?<=\*\*\n)|(?=[（(]?{DAY}[）)]?[ \t]*$|[（(]?[—―─–]{{2}}))",
    re.MULTILINE,
)
SUMMARY = re.compile(r"(?:新闻)?(?:摘要|提要|导读)")
# Front matter under the names of labels.yml; its `source` is an address, not an organ.
NAMES = {"source": "url", "date": "published"}


def read_markdown(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a Markdown file: one article, or those of a collection."""
    decoded = decode(data, name)
    text = NOTE.sub(r"[\1]", decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    facts, body = split_front_matter(text)
    articles = list(_articles(body)) or [_content(body)]
    return [
        replace(article, encoding=decoded.encoding, labels=facts | article.labels)
        for article in articles
    ]


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the facts of the YAML front matter and the text after it.

    Of a front matter that is no YAML the plain lines count; one without any is text.

    >>> split_front_matter("---\\ntitle: 公报\\n---\\n正文")
    ({'title': '公报'}, '正文')
    >>> split_front_matter("---\\ntitle: [公报\\nissuer: 某局\\n---\\n正文")
    ({'issuer': '某局'}, '正文')
    """
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        data: Any = yaml.safe_load(match["yaml"])
    except yaml.YAMLError:
        data = dict(PLAIN_FACT.findall(match["yaml"])) or None
    if not isinstance(data, dict):
        return {}, text
    facts = {NAMES.get(str(k), str(k)): str(v) for k, v in data.items() if v is not None}
    return facts, text[match.end() :]


def _articles(text: str) -> Iterator[Content]:
    """Yield the articles of a collection; nothing where fewer than two have a source link."""
    links = list(SOURCE_LINK.finditer(text))
    headings = list(HEADING.finditer(text))
    if len(links) < 2 or not headings:
        return
    shared = _shared_facts(headings[0]["text"])
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        section = text[heading.end() : end]
        content = _content(SOURCE_LINK.sub("", section))
        if not content.blocks:
            continue
        link = SOURCE_LINK.search(section)
        labels = shared | ({"url": link["url"]} if link is not None else {})
        kind = "digest" if link is None and SUMMARY.search(heading["text"]) else None
        title = heading["text"].strip()
        raw = f"{title}\n{content.raw}"
        yield replace(content, title=title, raw=raw, labels=labels, kind=kind)


def _shared_facts(title: str) -> dict[str, str]:
    """Return what the heading of a collection says of all its articles: name and day."""
    day = find_date(title)
    name = re.search(r"《([^》]{2,30})》", title)
    facts = {"published": day.isoformat()} if day is not None else {}
    return facts | ({"content_source": name[1]} if name is not None else {})


def _content(text: str) -> Content:
    ruled = LINE_END.sub("  \n", HEADER_AND_RULE.sub(_with_as_many_cells, text))
    tree = LexborHTMLParser(f"<body>{_renderer().render(ruled)}</body>")
    if tree.body is None:
        return Content(blocks=())
    return Content(blocks=_title_first(blocks_of_html(tree.body)), raw=_plain(text))


def _with_as_many_cells(match: re.Match[str]) -> str:
    """Return a table's header and a row of dashes with as many cells; | in a cell is written \\|."""
    header = match["header"].strip()
    cells = len(re.findall(r"(?<!\\)\|", header)) - 1
    return f"{header}\n|{' --- |' * cells}"


def _title_first(blocks: list[Block]) -> tuple[Block, ...]:
    """Name a heading of level 1 at the top the title, where it is the only one."""
    firsts = [block for block in blocks if block.level == 1 and block.kind == PassageKind.HEADING]
    if blocks and len(firsts) == 1 and blocks[0] is firsts[0]:
        return (replace(blocks[0], kind=PassageKind.TITLE), *blocks[1:])
    return tuple(blocks)


@cache
def _renderer() -> MarkdownIt:
    """Return a renderer without indented code (an indent is no code in a notice), with tables.

    `lheading` is off: a line above --- is a sentence above a rule in real collections;
    `reference` is off: it takes the notes below a report ([1]: …) for addresses.
    """
    return (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .disable(["code", "lheading", "reference"])
    )


def _plain(text: str) -> str:
    """Return the visible text by a second way: without addresses and tags."""
    text = re.sub(r"!?\[([^\]\n]*)\]\([^)\n]*\)", lambda m: "" if m[0][0] == "!" else m[1], text)
    return re.sub(r"<[^>\n]*>|&\w+;", " ", text)
