"""The element that holds the text of a page: by rule, by density, verified by trafilatura.

Density: an element with own text scores its length, less twice the text of its links, plus
eight for a Chinese punctuation mark, and credits four ancestors with falling weights.
"""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .html_text import collapse

UNREAD = (
    "script, style, noscript, template, iframe, object, embed, svg, canvas, select, button, "
    "textarea, input, audio, video, map, [hidden], [style*='display:none'], [style*='display: none']"
)
AROUND = "nav, header, footer, form, aside"
SCORED = "p, div, td, section, span, li"
WEIGHTS = (1.0, 0.6, 0.36, 0.22)
LEAST_TEXT = 6
PUNCTUATION = re.compile(r"[，。、；：！？“”（）《》]")
FOOTER = re.compile(r"版权|ICP备|举报电话|公网安备|网站标识码")
LEAST_RULE_TEXT = 40
# Below these a density block is given up for what trafilatura finds (43 + 17 pages measured).
LEAST_SHARED = 0.6
LEAST_LENGTH = 0.4
COVER = 0.9
WHITE = re.compile(r"\s+")


class Main(NamedTuple):
    """The element of the text and how it was found: rule, density or trafilatura."""

    node: LexborNode
    method: str


def prune(tree: LexborHTMLParser) -> None:
    """Take out of a page what no reader sees or reads as text."""
    for node in tree.css(UNREAD):
        node.decompose()


def find_main(tree: LexborHTMLParser, html: str, host: str) -> Main | None:
    """Return the main element of a pruned page, or None where it has no body."""
    body = tree.body
    if body is None:
        return None
    ruled = _by_rule(tree, host)
    if ruled is not None:
        return Main(ruled, "rule")
    for node in tree.css(AROUND):
        node.decompose()
    dense = _by_density(body)
    reference = _spaceless(_by_trafilatura(html))
    if dense is not None and _agrees(_spaceless(dense.text(separator=" ")), reference):
        return Main(dense, "density")
    if reference:
        return Main(_cover(body, _grams(reference)), "trafilatura")
    return Main(dense if dense is not None else body, "density")


def _by_trafilatura(html: str) -> str:
    """Return the text that trafilatura takes for the main one.

    It is loaded here: half a second that a page with a rule, and `gongbao --help`, do not need.
    """
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def _by_rule(tree: LexborHTMLParser, host: str) -> LexborNode | None:
    rules = _rules()
    own = [rule for domain, rule in rules["sites"].items() if host.endswith(domain)]
    for selector in own + rules["containers"]:
        for node in tree.css(selector):
            if len(_spaceless(node.text(separator=" "))) >= LEAST_RULE_TEXT:
                for dropped in node.css(", ".join(rules["drop"])):
                    dropped.decompose()
                return node
    return None


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = yaml.safe_load((files("ingest") / "sites.yml").read_text("utf8"))
    return rules


def _by_density(body: LexborNode) -> LexborNode | None:
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


def _agrees(block: str, reference: str) -> bool:
    """Say whether a block is what trafilatura found, too, or more than that."""
    if not reference:
        return True
    grams = _grams(block)
    shared = len(grams & _grams(reference)) / len(grams) if grams else 0.0
    return shared >= LEAST_SHARED and len(block) >= LEAST_LENGTH * len(reference)


def _cover(body: LexborNode, wanted: set[str]) -> LexborNode:
    """Return the smallest element that holds nearly all of what trafilatura found."""
    node = body
    least = COVER * len(wanted & _grams(_spaceless(body.text(separator=" "))))
    while True:
        for child in node.iter():
            grams = _grams(_spaceless(child.text(separator=" ")))
            if len(grams & wanted) >= least:
                node = child
                break
        else:
            return node


def _grams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _spaceless(text: str) -> str:
    return WHITE.sub("", text)
