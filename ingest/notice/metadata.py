"""What is known of an article beside its text, from the most to the least trusted place.

A sidecar comes first, then meta tags and labelled tables, bylines, the title block, the
signature. `facts_of` also gives the blocks back: without the title (it becomes the first
passage), without bylines (they are in columns now), with the signature named as such.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from ingest.blocks import Block, Content
from ingest.document import PassageKind
from ingest.lines import SALUTATION, is_sentence

from .dateline import Dateline, find_dateline, is_below_title
from .dates import find_date, is_date
from .document_numbers import find_document_numbers, own_number
from .genre import genre_of
from .issuers import issuer_of, promulgation, source_of
from .labels import is_byline, read_labels
from .signature import find_signature, mark_signature
from .titles import HEAD_BLOCKS, repeats, take_title

TAIL_BLOCKS = 4
ASSEMBLY = re.compile(r"会议|大会|报告")
TAIL_SOURCE = re.compile(
    r"[（(]\s*(?:文章|稿件)?来源\s*[:：]\s*(?P<source>[^）)\s]{2,30})[^）)]*[）)]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The columns of a document that are not its text; `labels` holds the rest by name."""

    title: str
    kind: str
    genre: str | None
    issuer: str | None
    document_number: str | None
    written: date | None
    published: date | None
    content_source: str | None
    author: str | None
    dateline_place: str | None
    labels: dict[str, str]
    consumed: tuple[str, ...]


def facts_of(
    content: Content, sidecar: dict[str, str], stem: str
) -> tuple[Facts, tuple[Block, ...]]:
    """Return the facts of an article and the blocks of its body, the title not among them."""
    blocks, bylines = _without_bylines(content.blocks)
    labels = _labels_of_lines(bylines) | content.labels | sidecar
    known = labels.get("title") or content.title
    repeated = tuple(blocks[place].text for place in sorted(repeats(blocks, known)))
    title, blocks = take_title(known, blocks, stem)
    signature = find_signature(blocks)
    if signature is not None:
        blocks = mark_signature(blocks, signature)
    published = find_date(labels.get("published", ""))
    lines = [block.text for block in blocks[:HEAD_BLOCKS]]
    dateline = find_dateline(lines, published) or Dateline()
    number = _document_number(labels, lines)
    genre = genre_of(title, is_notice=number is not None or _has_salutation(blocks))
    passed = find_date(promulgation(lines) or "")
    written = find_date(labels.get("written", "")) or (signature.written if signature else passed)
    facts = Facts(
        title=title,
        kind=content.kind or genre.kind,
        genre=genre.genre if content.kind is None else content.kind,
        issuer=issuer_of(title, genre.kind, labels, lines, signature),
        document_number=number,
        written=written,
        published=published or _date_of_head(title, lines) or dateline.day or written,
        content_source=source_of(labels) or dateline.agency,
        author=labels.get("author") or dateline.reporters,
        dateline_place=dateline.place,
        labels=labels,
        consumed=bylines + repeated,
    )
    return facts, _with_salutation(blocks)


def _without_bylines(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Take the labelled lines before and after the body out of it."""
    last = len(blocks) - TAIL_BLOCKS
    kept, bylines = [], []
    for position, block in enumerate(blocks):
        at_edge = position < HEAD_BLOCKS or position >= last
        labelled = at_edge and not block.cells and is_byline(block.text)
        if labelled or (at_edge and TAIL_SOURCE.fullmatch(block.text.strip())):
            bylines.append(block.text)
        else:
            kept.append(block)
    return tuple(kept), tuple(bylines)


def _labels_of_lines(lines: tuple[str, ...]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for line in lines:
        labels = read_labels(line.strip(" 　（）()")) | labels
        if "published" not in labels and find_date(line) is not None:
            labels["published"] = line
    return labels


def _document_number(labels: dict[str, str], lines: list[str]) -> str | None:
    """Return the document's own number: labelled, or a line of its own before the salutation."""
    found = find_document_numbers(labels.get("document_number", ""))
    if found:
        return found[0].number
    ordered = find_document_numbers(promulgation(lines) or "")
    if ordered:
        return ordered[0].number
    for line in lines:
        number = own_number(line)
        if number is not None:
            return number
        if SALUTATION.match(line):
            return None
    return None


def _date_of_head(title: str, lines: list[str]) -> date | None:
    """Return the date that stands below the title, or in it: in brackets, or of its assembly."""
    if ASSEMBLY.search(title) and is_below_title(title):
        return find_date(title)
    for line in lines[:5]:
        if is_date(line) or is_below_title(line):
            return find_date(line)
    bracket = re.search(r"[（(]([^（()）]*\d{4}[^（()）]*)[）)]$", title)
    return find_date(bracket[1]) if bracket else None


def _has_salutation(blocks: tuple[Block, ...]) -> bool:
    return any(SALUTATION.match(block.text) for block in blocks[:4])


def _with_salutation(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Name the first line that ends in a colon before any sentence: 各市州人民政府："""
    for position, block in enumerate(blocks[:HEAD_BLOCKS]):
        if block.kind == PassageKind.PARAGRAPH and SALUTATION.match(block.text.strip()):
            named = replace(block, kind=PassageKind.SALUTATION)
            return blocks[:position] + (named,) + blocks[position + 1 :]
        if is_sentence(block.text) or block.cells:
            break
    return blocks
