"""发文字号: document numbers of notices, normalised, and the citations of others.

GB/T 9704-2012, 7.2.5: the organ's code, the year in 〔〕, the number without 第 and
leading zeros, 号. In real pages two thirds of them cite other documents.
"""

import re
from typing import NamedTuple

from ingest.document import Citation, Span

NUMBER = re.compile(
    r"""
    (?P<org>[一-鿿][一-鿿（()）]{1,23}?) \s*     # 发改振兴, 湘发改赈〔…
    [〔﹝\[［【(（] \s* (?P<year>(?:19|20)\d{2}) \s* [〕﹞\]］】)）] \s*
    第? \s* (?P<n>\d{1,5}) \s* 号
    """,
    re.VERBOSE,
)
ORDER = re.compile(
    r"""
    (?P<org>[一-鿿]{1,20}?) (?:
        令 \s* 第? \s* (?P<order>\d{1,4}) \s* 号                    # 国家发展和改革委员会令第57号
      | 公告 \s* (?P<year>(?:19|20)\d{2}) \s* 年 \s* 第? \s* (?P<n>\d{1,4}) \s* 号
    )
    """,
    re.VERBOSE,
)
# A verb or connective that ran into the organ's code: 按照发改振兴〔2025〕88号.
LEAD = re.compile(
    r"^.*?(?:根据|按照|依据|依照|印发|转发|下发|执行|见|以及|(?<!共)和|与|及|详见|废止|发布|文号|字号|原|的|由|或)"
    r"(?=[一-鿿])(?!改革委)|^日?中华人民共和国(?=[一-鿿])|^日(?=国务院|国家)"
)


class Found(NamedTuple):
    """A document number in a text: normalised, and where its code begins and its 号 ends."""

    number: str
    span: Span


def find_document_numbers(text: str) -> list[Found]:
    """Return the document numbers of a text in its order.

    >>> [found.number for found in find_document_numbers("按照发改振兴〔2025〕 第088号和国令第790号")]
    ['发改振兴〔2025〕88号', '国令第790号']
    """
    if "号" not in text:
        return []
    found = [_numbered(match) for match in NUMBER.finditer(text)]
    found += [_ordered(match) for match in ORDER.finditer(text)]
    return sorted(found, key=lambda one: one.span)


def find_citations(text: str, own: str | None) -> tuple[Citation, ...]:
    """Return the documents that a text cites: every number in it but its own."""
    return tuple(
        Citation(document_number=found.number, span=found.span)
        for found in find_document_numbers(text)
        if found.number != own
    )


def own_number(line: str) -> str | None:
    """Return the number of a line that is a document number and nothing else.

    >>> own_number("（湘发改赈〔2025〕12号）"), own_number("见湘发改赈〔2025〕12号文")
    ('湘发改赈〔2025〕12号', None)
    """
    bare = line.strip(" 　\t（）()[]【】")
    found = find_document_numbers(bare)
    if len(found) != 1 or found[0].span != (0, len(bare)):
        return None
    return found[0].number


def _numbered(match: re.Match[str]) -> Found:
    org = _org(match["org"])
    start = match.end("org") - len(org)
    number = f"{org}〔{match['year']}〕{int(match['n'])}号"
    return Found(number, Span(start, match.end()))


def _ordered(match: re.Match[str]) -> Found:
    org = _org(match["org"])
    start = match.end("org") - len(org)
    if match["order"] is not None:
        return Found(f"{org}令第{int(match['order'])}号", Span(start, match.end()))
    return Found(f"{org}公告{match['year']}年第{int(match['n'])}号", Span(start, match.end()))


def _org(raw: str) -> str:
    """Return the organ's code without what ran into it."""
    org = re.split(r"[（(）)]", raw)[-1] or raw.strip("（()）")
    while True:
        match = LEAD.match(org)
        if match is None:
            return org
        org = org[match.end() :]
