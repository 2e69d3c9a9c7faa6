"""How much running text the elements of a page hold.

An element with own text scores its length, less twice the text of its links, plus eight for
a Chinese punctuation mark, and credits four ancestors with falling weights.
"""

import re
from collections import defaultdict

from selectolax.lexbor import LexborNode

from .text import collapse

SCORED = "p, div, td, section, span, li"
WEIGHTS = (1.0, 0.6, 0.36, 0.22)
LEAST_TEXT = 6
PUNCTUATION = re.compile(r"[，。、；：！？“”（）《》]")
FOOTER = re.compile(r"版权|ICP备|举报电话|公网安备|网站标识码")
WHITE = re.compile(r"\s+")


def densest(body: LexborNode) -> LexborNode | None:
    """Return the element with the most running text near it, None where there is none."""
    scores: dict[int, float] = defaultdict(float)
    nodes: dict[int, LexborNode] = {}
    for node in body.css(SCORED):
        score = _own_score(node)
        parent = node.parent
        for weight in WEIGHTS:
            if score <= 0 or parent is None or parent.tag in {"html", None}:
                break
            nodes[parent.mem_id] = parent
            scores[parent.mem_id] += weight * score
            parent = parent.parent
    if not scores:
        return None
    return nodes[max(scores, key=lambda key: scores[key])]


def _own_score(node: LexborNode) -> float:
    """Return the score of an element's own text; a paragraph counts with all it holds."""
    if node.tag == "p":
        text = node.text(separator=" ")
    else:
        text = "".join(c.text_content or "" for c in node.iter(include_text=True) if c.is_text_node)
    text = collapse(text).strip()
    if len(text) < LEAST_TEXT or FOOTER.search(text):
        return 0.0
    links = sum(len(link.text()) for link in node.css("a")) if node.tag == "p" else 0
    return len(text) - 2 * links + 8 * len(PUNCTUATION.findall(text))


def spaceless(node: LexborNode) -> str:
    """Return the text of an element without white space."""
    return WHITE.sub("", node.text(separator=" "))


def link_share(node: LexborNode) -> float:
    """Return the share of an element's text that lies in links."""
    length = len(spaceless(node))
    return sum(len(spaceless(link)) for link in node.css("a")) / length if length else 0.0
