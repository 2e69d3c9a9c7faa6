"""The element that holds the text of a page: by rule, by density, verified by trafilatura."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .density import WHITE, densest, link_share, spaceless

UNREAD = (
    "script, style, noscript, template, iframe, object, embed, svg, canvas, select, button, "
    "textarea, input, audio, video, map, [hidden], [style*='display:none'], [style*='display: none']"
)
# Around the text, or said about it by readers. What holds most of the page is none of these:
# ASP.NET puts a whole page into a form.
AROUND = (
    "nav, header, footer, form, aside, [id*='comment'], [class*='comment'], [class*='Comment'], "
    "[class*='pinglun'], [class*='gentie'], [class*='relat'], [class*='recommend']"
)
MOST_AROUND = 0.5
LEAST_RULE_TEXT = 40
# Below these a density block is given up for what trafilatura finds (43 + 17 pages measured).
LEAST_SHARED = 0.6
LEAST_LENGTH = 0.4
# Lists of links that end an article: more of their text in links than this, and so many links.
LINK_LIST = "ul, ol, dl, div, section, table"
LINKED = 0.7
LEAST_LINKS = 3
COVER = 0.9
DOCUMENT_NAME = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|csv|txt|rtf)(?:[?#]|$)", re.I
)


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
    main = _by_rule(tree, host) or _by_density(body, html)
    _drop(main.node, AROUND)
    _drop_link_lists(main.node)
    return main


def _by_density(body: LexborNode, html: str) -> Main:
    _drop(body, AROUND)
    dense = densest(body)
    reference = WHITE.sub("", _by_trafilatura(html))
    if dense is None or not reference:
        return Main(dense if dense is not None else body, "density")
    if _agrees(spaceless(dense), reference):
        return Main(dense, "density")
    cover = _cover(body, _grams(reference))
    # Galleries and lists of news: more links than text is no article, whoever finds it.
    if link_share(cover) > max(2 * link_share(dense), 0.2):
        return Main(dense, "density")
    return Main(cover, "trafilatura")


def _drop(root: LexborNode, selector: str) -> None:
    """Take out what a selector finds, but for what holds most of the text."""
    most = MOST_AROUND * len(spaceless(root))
    for node in root.css(selector):
        if node.mem_id != root.mem_id and len(spaceless(node)) < most:
            node.decompose()


def _drop_link_lists(main: LexborNode) -> None:
    """Take out lists of links to other pages; attachments and contents stay."""
    most = MOST_AROUND * len(spaceless(main))
    for node in main.css(LINK_LIST):
        links = node.css("a[href]")
        if node.mem_id == main.mem_id or len(links) < LEAST_LINKS or link_share(node) < LINKED:
            continue
        addresses = [link.attributes.get("href") or "" for link in links]
        elsewhere = [a for a in addresses if not a.startswith("#") and not DOCUMENT_NAME.search(a)]
        if len(elsewhere) == len(links) and len(spaceless(node)) < most:
            node.decompose()


def _by_trafilatura(html: str) -> str:
    """Return the text that trafilatura takes for the main one.

    It is loaded here: half a second that a page with a rule, and `gongbao --help`, do not need.
    """
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def _by_rule(tree: LexborHTMLParser, host: str) -> Main | None:
    rules = _rules()
    own = [rule for domain, rule in rules["sites"].items() if host.endswith(domain)]
    for selector in own + rules["containers"]:
        for node in tree.css(selector):
            if len(spaceless(node)) >= LEAST_RULE_TEXT:
                _drop(node, ", ".join(rules["drop"]))
                return Main(node, "rule")
    return None


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = yaml.safe_load((files("ingest.html") / "sites.yml").read_text("utf8"))
    return rules


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
    least = COVER * len(wanted & _grams(spaceless(body)))
    while True:
        for child in node.iter():
            grams = _grams(spaceless(child))
            if len(grams & wanted) >= least:
                node = child
                break
        else:
            return node


def _grams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}
