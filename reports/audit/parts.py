"""The file itself: links, charts, the order of its XML."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from reports.amounts import ONE, SCALES
from reports.docx.read import ReadBriefing, relationships
from reports.docx.xml import Element, orders
from reports.links import is_web_address
from reports.verdicts import Finding

from .rows import Rows

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EXTERNAL = ("http:", "https:")


def check_links(briefing: ReadBriefing) -> Iterator[Finding]:
    """Yield links into nothing, bookmarks of one name, targets that are missing or unsafe."""
    body = parse_xml(briefing.parts["word/document.xml"])
    names = Counter(each.get(qn("w:name")) or "" for each in body.iter(qn("w:bookmarkStart")))
    for name, count in sorted(names.items()):
        if count > 1:
            yield Finding(kind="link", text=name, message=f"{count} bookmarks have this name")
    for link in body.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor not in names:
            yield Finding(kind="link", text=anchor, message="no bookmark has this name")
    for part in sorted(briefing.parts):
        if part.endswith(".rels"):
            yield from _check_targets(briefing.parts, part)


def _check_targets(parts: dict[str, bytes], name: str) -> Iterator[Finding]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for target in relationships(parts, name).values():
        if target.startswith(_EXTERNAL):
            is_fine = is_web_address(target)
        else:
            is_fine = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") in parts
        if not is_fine:
            yield Finding(kind="link", text=target, message=f"{name} points at nothing")


def check_order(briefing: ReadBriefing) -> Iterator[Finding]:
    """Yield properties whose children are not in the order of the schema."""
    for name in sorted(briefing.parts):
        if name.startswith("word/") and name.endswith(".xml") and "/theme/" not in name:
            for node in parse_xml(briefing.parts[name]).iter(etree.Element):
                yield from _check_children(name, node)


def _check_children(part: str, node: Element) -> Iterator[Finding]:
    tag = etree.QName(node)
    order = orders().get(tag.localname) if tag.namespace == node.nsmap.get("w") else None
    if order is None:
        return
    ranks = [order[local] for child in node if (local := etree.QName(child).localname) in order]
    if ranks != sorted(ranks):
        message = f"the children of w:{tag.localname} are not in schema order"
        yield Finding(kind="order", text=part, message=message)


def check_charts(briefing: ReadBriefing, rows: Rows) -> Iterator[Finding]:
    """Yield charts whose drawn values, workbook and rows are not the same."""
    body = parse_xml(briefing.parts["word/document.xml"])
    targets = relationships(briefing.parts, "word/_rels/document.xml.rels")
    for inline in body.iter(f"{_WP}inline"):
        named = inline.find(f"{_WP}docPr")
        labels = [] if named is None else (named.get("title") or "").split()
        for chart in inline.iter(f"{_CHART}chart"):
            part = f"word/{targets.get(chart.get(qn('r:id')) or '', '')}"
            if part in briefing.parts:
                yield from _check_chart(briefing.parts, part, labels, rows)


def _check_chart(
    parts: dict[str, bytes], name: str, labels: list[str], rows: Rows
) -> Iterator[Finding]:
    drawn = [
        each.text or "" for each in parse_xml(parts[name]).iterfind(f".//{_CHART}val//{_CHART}v")
    ]
    book = _workbook_values(parts, name)
    if list(map(_decimal, drawn)) != list(map(_decimal, book)):
        message = f"its workbook has {', '.join(book) or 'nothing'}"
        yield Finding(kind="chart", text=f"{name}: {', '.join(drawn)}", message=message)
    if not labels:
        yield from _check_unlabelled(name, drawn, rows)
        return
    for label, value in zip(labels, drawn, strict=False):
        statement = rows.statements.get(label)
        if statement is not None and not _is_scaled(statement.value, value, rows.lang):
            message = f"the row says {statement.value}"
            yield Finding(kind="chart", label=label, text=value, message=message)
    if len(labels) != len(drawn):
        message = f"{len(labels)} rows stand behind {len(drawn)} values"
        yield Finding(kind="chart", text=name, message=message)


def _check_unlabelled(name: str, drawn: list[str], rows: Rows) -> Iterator[Finding]:
    """Check a chart whose description an editor dropped: each value must be that of some row."""
    for value in drawn:
        if not any(_is_scaled(each.value, value, rows.lang) for each in rows.statements.values()):
            yield Finding(kind="chart", text=f"{name}: {value}", message="no row has this value")


def _workbook_values(parts: dict[str, bytes], name: str) -> list[str]:
    folder, base = posixpath.split(name)
    targets = relationships(parts, f"{folder}/_rels/{base}.rels")
    for target in targets.values():
        book = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
        if book in parts:
            return _second_column(parts[book])
    return []


def _second_column(content: bytes) -> list[str]:
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError):
        return []
    return [str(row[1]) for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True)]


def _is_scaled(value: Decimal, drawn: str, lang: str) -> bool:
    number = _decimal(drawn)
    factors = [ONE.factor, *(scale.factor for scale, _ in SCALES[lang])]
    return number is not None and any(number * factor == value for factor in factors)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
