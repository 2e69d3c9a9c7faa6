"""A Word briefing read back from its parts, as far as an audit needs it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from reports.errors import AuditError

from .package import unpack
from .xml import Element

LABEL = re.compile(r"(?:fig|calc)_([FC]\d+)")
_FIGURE_LINK = re.compile(r"/-/document/([^#/?]+)#([^#/?]+)$")
_MADE = re.compile(r"(\w+)\(([FC\d, ]*)\)")
_FIELD = re.compile(r'HYPERLINK\s+(?:"([^"]*)")?\s*(?:\\l\s+"([^"]*)")?')
_TOOLTIP = re.compile(r'\\[ot]\s+"([^"]*)"')
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one run or link; `label` for an atom, `link` for any other link's target."""

    text: str
    label: str | None = None
    link: str | None = None
    tooltip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: its style, its pieces, the table row that it stands in (its cells)."""

    style: str
    pieces: tuple[Piece, ...]
    is_annex: bool
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        """Everything that a reader sees."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def loose(self) -> str:
        """What stands outside atoms and links; a gap for each of those."""
        return "".join(
            piece.text if piece.label is piece.link is None else "\x1f" for piece in self.pieces
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the annex says of a label: figure and document uids, or an operation and inputs."""

    label: str
    text: str
    document: str | None = None
    figure: str | None = None
    words: str = ""
    operation: str = ""
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBriefing:
    """The parts of a Word briefing and what is in them."""

    parts: dict[str, bytes]
    lang: str
    lines: tuple[Line, ...]
    entries: dict[str, Entry]


def read_docx(path: Path) -> ReadBriefing:
    """Read a Word briefing.

    Raises: AuditError where the file is no Word file.
    """
    try:
        parts = unpack(path.read_bytes())
        body = parse_xml(parts["word/document.xml"]).find(qn("w:body"))
    except (zipfile.BadZipFile, KeyError, SyntaxError) as error:
        raise AuditError(f"{path}: not a Word file") from error
    targets = relationships(parts, "word/_rels/document.xml.rels")
    if body is None:
        raise AuditError(f"{path}: a Word file without a body")
    lines = tuple(_lines(body, targets))
    lang = "en" if b">en" in parts.get("docProps/core.xml", b"") else "zh"
    return ReadBriefing(parts=parts, lang=lang, lines=lines, entries=_entries(lines))


def relationships(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """Return the targets of a relationship part by id."""
    found = parse_xml(parts[name]).iter(_RELATIONSHIP) if name in parts else ()
    return {each.get("Id") or "": each.get("Target") or "" for each in found}


def _lines(body: Element, targets: dict[str, str]) -> Iterator[Line]:
    is_annex, tables = False, 0
    for block in body:
        if block.tag == qn("w:p"):
            line = _line(block, targets, is_annex=is_annex)
            is_annex = is_annex or line.style == "AnnexLabel"
            yield line
        elif block.tag == qn("w:tbl"):
            tables += 1
            for row, tr in enumerate(block.iter(qn("w:tr"))):
                for column, tc in enumerate(tr.iter(qn("w:tc"))):
                    for p in tc.iter(qn("w:p")):
                        place = (tables, row, column)
                        yield _line(p, targets, is_annex=is_annex, cell=place)


def _line(
    p: Element,
    targets: dict[str, str],
    *,
    is_annex: bool,
    cell: tuple[int, int, int] | None = None,
) -> Line:
    style = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    pieces = tuple(_pieces(p, targets))
    name = "" if style is None else style.get(qn("w:val")) or ""
    return Line(style=name, pieces=pieces, is_annex=is_annex, cell=cell)


def _pieces(p: Element, targets: dict[str, str]) -> Iterator[Piece]:
    field: list[Element] | None = None
    for child in p:
        mark = child.find(qn("w:fldChar"))
        kind = None if mark is None else mark.get(qn("w:fldCharType"))
        if kind == "begin":
            field = []
        elif kind == "end" and field is not None:
            yield _of_field(field)
            field = None
        elif field is not None:
            field.append(child)
        elif child.tag == qn("w:hyperlink"):
            yield _of_link(child, targets)
        elif child.tag not in {qn("w:pPr"), qn("w:del")}:
            yield Piece(text=_text(child))


def _of_link(link: Element, targets: dict[str, str]) -> Piece:
    """Read a link; editors keep what follows # in a target as an attribute of its own."""
    anchor = link.get(qn("w:anchor")) or ""
    target = targets.get(link.get(qn("r:id")) or "", "")
    # LibreOffice writes a tooltip as the name of a frame
    tooltip = link.get(qn("w:tooltip")) or link.get(qn("w:tgtFrame")) or ""
    return _linked(_text(link), target, anchor, tooltip)


def _of_field(runs: list[Element]) -> Piece:
    """Read a link that an editor wrote as the field HYPERLINK "address" \\l "place"."""
    code = "".join(each.text or "" for run in runs for each in run.iter(qn("w:instrText")))
    text = "".join(map(_text, runs))
    found = _FIELD.search(code)
    if found is None:
        return Piece(text=text)
    tooltip = _TOOLTIP.search(code)
    return _linked(text, found[1] or "", found[2] or "", tooltip[1] if tooltip else "")


def _linked(text: str, target: str, anchor: str, tooltip: str) -> Piece:
    label = LABEL.fullmatch(anchor)
    # F3 in the formula of another number points at a row, it does not print one
    if label is not None and not target and text != label[1]:
        return Piece(text=text, label=label[1], tooltip=tooltip)
    link = f"{target}#{anchor}" if target and anchor else target or anchor
    return Piece(text=text, link=link, tooltip=tooltip)


def _text(node: Element) -> str:
    return "".join(each.text or "" for each in node.iter(qn("w:t")))


def _entries(lines: tuple[Line, ...]) -> dict[str, Entry]:
    """Return the annex rows: the label in the first cell, its atom in the second."""
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.is_annex and line.cell is not None:
            rows.setdefault(line.cell[:2], []).append(line)
    entries = {}
    for cells in rows.values():
        atom = next((p for p in cells[1].pieces if p.label), None) if len(cells) > 2 else None
        if atom is not None and atom.label == cells[0].text.strip():
            entries[atom.label] = _entry(atom.label, atom, cells)
    return entries


def _entry(label: str, atom: Piece, cells: list[Line]) -> Entry:
    made = _MADE.fullmatch(atom.tooltip)
    if made is not None and label.startswith("C"):
        inputs = tuple(each for each in made[2].split(", ") if each)
        return Entry(label=label, text=atom.text, operation=made[1], inputs=inputs)
    links = [piece.link or "" for line in cells for piece in line.pieces]
    found = next((m for link in links if (m := _FIGURE_LINK.search(link))), None)
    return Entry(
        label=label,
        text=atom.text,
        document=unquote(found[1]) if found else None,
        figure=unquote(found[2]) if found else None,
        words=cells[2].text,
    )
