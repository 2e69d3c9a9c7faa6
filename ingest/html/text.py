"""The text of elements as a browser shows it: white space, line breaks, raised digits."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "ucapcontent",
        "ucaptitle",
    ]
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# A line that the source wraps between two characters of Chinese holds no space there.
WRAP = re.compile(r"(?<=[　-〿㐀-鿿＀-￯])[ \t]*[\r\n][ \t\r\n\f]*(?=[　-〿㐀-鿿＀-￯])")
WHITE = re.compile(r"[ \t\r\n\f]+")


def steps(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node when it is entered, and elements once more (True) when they are left.

    A consumer that has read a whole element (a table) skips ahead to its leaving.
    """
    stack = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        yield node, leaving
        if not leaving and node.is_element_node:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def text_of(node: LexborNode) -> str:
    """Return the text of an element on one line, with a space where a block or a break ends."""
    pieces: list[str] = []
    for step, leaving in steps(node):
        if step.is_text_node:
            pieces.append(text_of_text(step))
        elif step.tag == "br" or (step.tag in BLOCK_TAGS and leaving):
            pieces.append(" ")
    return collapse("".join(pieces)).strip()


def text_of_text(node: LexborNode) -> str:
    """Return the characters of a text node; digits alone in <sup> become raised ones: m²."""
    text = node.text_content or ""
    parent = node.parent
    if parent is not None and parent.tag == "sup" and text.strip().isdecimal():
        return text.strip().translate(RAISED)
    return text


def collapse(text: str) -> str:
    """Return text with runs of white space as one space, and none where Chinese wraps.

    >>> collapse("以工代赈\\n  项目 12\\n个")
    '以工代赈项目 12 个'
    """
    return WHITE.sub(" ", WRAP.sub("", text))
