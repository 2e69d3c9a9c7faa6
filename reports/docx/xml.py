"""Small WordprocessingML pieces, their children always in the order that the schema asks for."""

import re
from functools import cache
from importlib.resources import files

import yaml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree

Element = etree._Element

HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
# XML 1.0 has no place for these, and a title that was scraped may hold them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@cache
def orders() -> dict[str, dict[str, int]]:
    """Return for each element (pPr …) the rank of every child."""
    table = yaml.safe_load((files("reports.docx") / "word_order.yml").read_text(encoding="utf8"))
    return {
        name: {child: rank for rank, child in enumerate(children.split())}
        for name, children in table.items()
    }


def element(tag: str, /, *children: Element | None, **attributes: object) -> Element:
    """Make `w:tag` with attributes in the same namespace; None among the children is left out.

    Children of an element in `word_order.yml` are sorted by it.
    """
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), clean(str(value)))
    present = [child for child in children if child is not None]
    order = orders().get(tag)
    if order is not None:
        present.sort(key=lambda child: order[etree.QName(child).localname])
    made.extend(present)
    return made


def clean(text: str) -> str:
    """Drop what XML cannot hold.

    >>> clean("上半年\\x0b数据")
    '上半年数据'
    """
    return _FORBIDDEN.sub("", text)


def run(text: str, *properties: Element, style: str | None = None) -> Element:
    """Make a run. Han text gets the hint that keeps “ ” — · in the Chinese face."""
    kept = list(properties)
    if HAN.search(text) is not None:
        kept.append(element("rFonts", hint="eastAsia"))
    if style is not None:
        kept.append(element("rStyle", val=style))
    made = element("r", element("rPr", *kept) if kept else None)
    made.append(_text(text))
    return made


def _text(text: str) -> Element:
    made = element("t")
    made.text = clean(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def inner_link(anchor: str, tooltip: str, *runs: Element) -> Element:
    """Make a link to a bookmark of the same document."""
    made = element("hyperlink", *runs, anchor=anchor, history=1)
    if tooltip:
        made.set(qn("w:tooltip"), clean(tooltip)[:255])
    return made


def outer_link(relationship: str, *runs: Element) -> Element:
    """Make a link to the target of a relationship."""
    made = element("hyperlink", *runs, history=1)
    made.set(qn("r:id"), relationship)
    return made


def bookmark(name: str, identity: int) -> tuple[Element, Element]:
    """Make the two ends of a bookmark."""
    return (
        element("bookmarkStart", id=identity, name=name),
        element("bookmarkEnd", id=identity),
    )


def field(instruction: str, shown: str, *properties: Element) -> list[Element]:
    """Make the runs of a field with the result that is shown until Word updates it."""
    runs = [element("r", element("fldChar", fldCharType="begin"))]
    code = element("instrText")
    code.text = f" {instruction} "
    runs.append(element("r", code))
    runs.append(element("r", element("fldChar", fldCharType="separate")))
    runs.append(run(shown))
    runs.append(element("r", element("fldChar", fldCharType="end")))
    if properties:
        for each in runs:
            each.insert(0, element("rPr", *(parse_xml(etree.tostring(p)) for p in properties)))
    return runs


def root(tag: str, *prefixes: str) -> Element:
    """Make the root element of a part with its namespaces."""
    made: Element = parse_xml(f"<w:{tag} {nsdecls('w', *prefixes)}/>")
    return made
