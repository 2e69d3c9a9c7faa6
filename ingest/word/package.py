"""A Word file as a package: its parts as parsed XML, found by their relationships.

The parts are taken from the bare zip, ten times as fast as through python-docx; python-docx
opens the package where the main part cannot be found. ISO Strict files are read under the
transitional names.
"""

import io
import posixpath
from dataclasses import dataclass, field

from lxml import etree

from ingest.errors import DamagedError
from ingest.limits import Limits
from ingest.zips import Package, open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
ROOT_RELATIONS = "_rels/.rels"
PARTS = frozenset(["footnotes", "endnotes", "header", "footer", "comments", "styles", "numbering"])
# A template brings a hundred styles; they are parsed where a paragraph of the body has one.
ONLY_WITH = {"styles": b"pStyle"}
USUAL_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parsed parts of a file: the body, and the others by the end of their type's name.

    `losses` names the parts that are damaged or missing.
    """

    body: etree._Element
    others: dict[str, list[etree._Element]] = field(default_factory=dict)
    losses: tuple[str, ...] = ()


def open_word(data: bytes, name: str, limits: Limits) -> WordParts:
    """Open a Word file.

    Raises:
        DamagedError, EncryptedError, UnpackLimitError: there is no body to read.
    """
    package = open_package(data, name, limits, limits.office_bytes)
    main = _main_name(package)
    xml = package.read(main) if main is not None else None
    if main is None or xml is None:
        return WordParts(_body_by_docx(data, name))
    losses: list[str] = []
    root = _parse(xml, losses, main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedError(f"{name}: {main} holds no body")
    others: dict[str, list[etree._Element]] = {}
    unused = {kind for kind, mark in ONLY_WITH.items() if mark not in xml}
    for kind, target in _relations(package, _relations_of(main), posixpath.dirname(main)):
        if kind in PARTS - unused:
            _add_part(package, kind, target, others, losses)
    return WordParts(body, others, tuple(losses))


PARTS = frozenset(["footnotes", "endnotes", "header", "footer", "comments", "styles", "numbering"])


def _add_part(
    package: Package,
    kind: str,
    target: str,
    others: dict[str, list[etree._Element]],
    losses: list[str],
) -> None:
    xml = package.read(target)
    root = _parse(xml, losses, target) if xml is not None else None
    if xml is None:
        losses.append(f"part {target} is missing")
    if root is not None:
        others.setdefault(kind, []).append(root)


def _main_name(package: Package) -> str | None:
    for kind, target in _relations(package, ROOT_RELATIONS, ""):
        if kind == "officeDocument" and target in package.members:
            return target
    return USUAL_MAIN if USUAL_MAIN in package.members else None


def _relations(package: Package, relations: str, folder: str) -> list[tuple[str, str]]:
    """Return the type (its last word) and target of the relationships inside the package."""
    xml = package.read(relations)
    root = _parse(xml, [], relations) if xml is not None else None
    if root is None:
        return []
    found = []
    for relation in root:
        target = relation.get("Target")
        if target is not None and relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found.append((kind, posixpath.normpath(posixpath.join("/", folder, target))[1:]))
    return found


def _relations_of(main: str) -> str:
    folder, name = posixpath.split(main)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _parse(xml: bytes, losses: list[str], part: str) -> etree._Element | None:
    """Parse a part; of a damaged one what stands before the damage, which is a loss."""
    for strict, transitional in STRICT:
        if strict in xml:
            xml = xml.replace(strict, transitional)
    try:
        return etree.fromstring(xml, _parser(recover=False))
    except etree.XMLSyntaxError:
        losses.append(f"part {part} is damaged")
    try:
        return etree.fromstring(xml, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=recover
    )


def _body_by_docx(data: bytes, name: str) -> etree._Element:
    """Return the body that python-docx finds; it is loaded for such a file alone."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise DamagedError(f"{name}: the Word file has no main part") from error
    body: etree._Element = document.element.body
    return body
