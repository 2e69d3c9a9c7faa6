"""The digest layout: several articles in one text, each a title, a source line and a body.

    宜春市铜鼓县:以工代赈… (Chinese title)
    Zhong Guo Fa Zhan Wang· 2025-08-21 04:33
    Core Viewpoint - … [1] Group 1: Project Reserve Mechanism - … [2] - … [2]

The body is one line, cut at " - " with spaces (words and 2023-2024 have none); what
follows the last mark [n] before a cut is the heading of what comes next.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from ingest.blocks import Block, Content
from ingest.document import PassageKind

HEADER = re.compile(
    r"""
    ^(?P<title>.*[一-鿿].*)\n
    (?P<source>[^\n·]{2,60}) · \s* (?P<published>\d{4}-\d\d-\d\d[ ]\d\d:\d\d) [ \t]* $
    """,
    re.VERBOSE | re.MULTILINE,
)
CUT = re.compile(r"\s+-\s+")
MARK = re.compile(r"\[\d{1,3}\]")
LEAD = re.compile(r"(?:Core (?:Viewpoint|Insights?|View)|Summary|Group \d+:)")
HEADING_LENGTH = 100


class Part(NamedTuple):
    """A piece of a digest's body: heading or list item, with its place in the body."""

    kind: PassageKind
    start: int
    end: int


def split_digest(text: str) -> list[Content]:
    """Return the articles of a digest file; empty where the text has another layout."""
    headers = list(HEADER.finditer(text))
    ends = [*(header.start() for header in headers[1:]), len(text)]
    return [
        _article(header, text[header.end() : end])
        for header, end in zip(headers, ends, strict=False)
    ]


def _article(header: re.Match[str], body: str) -> Content:
    blocks = [block for line in body.splitlines() if line.strip() for block in _blocks(line)]
    source = header["source"].strip()
    name = source_names().get(source.lower(), source)
    return Content(
        title=header["title"].strip(),
        blocks=tuple(blocks),
        raw=f"{header['title']}\n{body}",
        labels={"content_source": name, "issuer": name, "published": header["published"]},
        kind="digest",
    )


def _blocks(line: str) -> Iterator[Block]:
    for part in cut_body(line):
        level = 1 if part.kind == PassageKind.HEADING else None
        yield Block(kind=part.kind, text=line[part.start : part.end], level=level)


def is_digest_body(line: str) -> bool:
    """Say whether a line is cut by " - " into headings and statements with marks.

    >>> is_digest_body("Core Insights - The county reserved 20 projects [1] - It went on [2]")
    True
    """
    return bool(LEAD.match(line.lstrip())) and bool(CUT.search(line))


def cut_body(line: str) -> list[Part]:
    """Return the headings and items of a body, in order, without the dashes between them.

    >>> body = "Core Viewpoint - A county acts [1] Group 1: Reserve - 20 projects [2]"
    >>> [(part.kind.value, body[part.start : part.end]) for part in cut_body(body)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Core Viewpoint'), ('list', 'A county acts [1]'),
     ('heading', 'Group 1: Reserve'), ('list', '20 projects [2]')]
    """
    if not is_digest_body(line):
        return [_part(line, PassageKind.PARAGRAPH, 0, len(line))]
    parts: list[Part] = []
    start = 0
    for cut in CUT.finditer(line):
        parts += _item_and_heading(line, start, cut.start())
        start = cut.end()
    parts.append(_part(line, PassageKind.LIST, start, len(line)))
    return [part for part in parts if part.start < part.end]


def _item_and_heading(line: str, start: int, end: int) -> list[Part]:
    """Split a piece before a cut: a statement with its marks, then the next heading."""
    marks = list(MARK.finditer(line, start, end))
    last = marks[-1].end() if marks else start
    if marks and not line[last:end].strip():
        return [_part(line, PassageKind.LIST, start, end)]
    if end - last > HEADING_LENGTH:
        return [_part(line, PassageKind.LIST, start, end)]
    return [
        _part(line, PassageKind.LIST, start, last),
        _part(line, PassageKind.HEADING, last, end),
    ]


def _part(line: str, kind: PassageKind, start: int, end: int) -> Part:
    piece = line[start:end]
    left = len(piece) - len(piece.lstrip())
    return Part(kind, start + left, start + max(left, len(piece.rstrip())))


@cache
def source_names() -> dict[str, str]:
    """Return the Chinese names of sources by their lower-case pinyin."""
    text = (files("ingest.notice") / "source_names.yml").read_text(encoding="utf8")
    return {pinyin.lower(): name for pinyin, name in yaml.safe_load(text).items()}
