"""What a line of a notice is, where no style or tag says so: by its numbering and its end."""

import re

from .blocks import Block
from .document import PassageKind

# GB/T 9704-2012, 7.3.3: 一、 → （一） → 1. → （1）; reports use 第一章 above them.
NUMBERINGS = (
    (1, re.compile(r"第[一二三四五六七八九十百零]{1,5}[编章部篇节]|[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (4, re.compile(r"[（(]\d{1,2}[）)]")),
)
BULLET = re.compile(r"(?:[-*•·●○■◆▪]|——)\s*(?=\S)")
SENTENCE_END = re.compile(r"[。；;，,：:！!？?、…][”’）)】]?$|\.$")
CAPTION = re.compile(
    r"(?:附?[表图]|Table|Figure)\s*[\d一二三四五六七八九十]+(?:-\d+)?(?:[\s:：.　]|(?=[一-鿿]))",
    re.I,
)
UNIT_CAPTION = re.compile(r"[（(]?(?:计量)?单位\s*[:：].{1,20}$")
ATTACHMENT_NOTE = re.compile(r"附(?:件|表)\s*\d{0,2}\s*[:：]")
# 主送机关 or the hearers of a speech; 如下： and 主要内容： introduce a list.
SALUTATION = re.compile(
    r"(?=.*(?:各|委|局|厅|政府|办|部|代表|同志|单位|公司|院|中心|企业|朋友))"
    r"(?!.*(?:如下|内容|事项|方面|情况|消息|要求|条件|材料|方式|通知|有关规定))"
    r"[一-鿿、，,（）()\s　]{2,200}[:：]$"
)
FOOTNOTE = re.compile(r"(?:注|注释|说明|资料来源|数据来源)\s*\d*\s*[:：]|\[\d{1,3}\]|[①-⑳]")
HEADING_LENGTH = 40


def classify(text: str) -> tuple[PassageKind, int | None]:
    """Return the kind and level of a line of the body.

    >>> classify("一、总体要求"), classify("（二）劳务报酬发放24.36亿元，增长41.3%。")
    ((<PassageKind.HEADING: 'heading'>, 1), (<PassageKind.PARAGRAPH: 'paragraph'>, None))
    """
    line = text.strip()
    is_short = len(line) <= 2 * HEADING_LENGTH and not SENTENCE_END.search(line)
    if (CAPTION.match(line) and is_short) or UNIT_CAPTION.match(line):
        return PassageKind.CAPTION, None
    if ATTACHMENT_NOTE.match(line):
        return PassageKind.ATTACHMENT_NOTE, None
    if FOOTNOTE.match(line):
        return PassageKind.FOOTNOTE, None
    level = _heading_level(line)
    if level is not None:
        return PassageKind.HEADING, level
    return (PassageKind.LIST, None) if BULLET.match(line) else (PassageKind.PARAGRAPH, None)


def _heading_level(line: str) -> int | None:
    if len(line) > HEADING_LENGTH or SENTENCE_END.search(line):
        return None
    return next((level for level, mark in NUMBERINGS if mark.match(line)), None)


def block_of(text: str) -> Block:
    """Return the block of one line."""
    kind, level = classify(text)
    return Block(kind=kind, level=level, text=text)


def is_sentence(line: str) -> bool:
    """Say whether a line ends as sentences and clauses do, and titles do not."""
    return bool(SENTENCE_END.search(line.strip()))
