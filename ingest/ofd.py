"""OFD files (GB/T 33190-2016), the national format for fixed layout: a zip of XML pages.

Text objects become lines with boxes, and lines passages as those of a PDF do. What a page
takes from its template (a letterhead, the labels of a form) is part of it. A page that is a
picture, or whose characters have no meaning, wants OCR; seals and annotations are no text.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .blocks import Content
from .errors import DamagedError, NeedsOcrError, TooManyPagesError
from .limits import Limits
from .ofd_text import POINTS_PER_MM, lines_of_objects, numbers
from .page_numbers import listed
from .pdf.aligned import aligned_tables
from .pdf.blocks import PageContent, blocks_of_pages, raw_of_pages, without_margins
from .pdf.page import PageText, is_broken
from .zips import Package, open_package

ROOT = "OFD.xml"
A4_MM = [0.0, 0.0, 210.0, 297.0]


def read_ofd(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read an OFD file: an article for each of its documents, mostly one.

    Raises:
        DamagedError: a part that leads to the text is missing or no XML.
        NeedsOcrError, TooManyPagesError: as for a PDF.
    """
    package = open_package(data, name, limits, limits.office_bytes)
    root = _parse(package, ROOT)
    return [_document(package, body, limits) for body in root.iterfind("{*}DocBody")]


def _document(package: Package, body: etree._Element, limits: Limits) -> Content:
    main = _path("", body.findtext("{*}DocRoot") or "")
    document = _parse(package, main)
    folder = posixpath.dirname(main)
    pages = document.findall("{*}Pages/{*}Page")
    if len(pages) > limits.pages:
        raise TooManyPagesError(
            f"{package.name}: {len(pages):,} pages (limit pages: {limits.pages:,})"
        )
    templates = {
        page.get("ID"): _path(folder, page.get("BaseLoc") or "")
        for page in document.iterfind("{*}CommonData/{*}TemplatePage")
    }
    reader = _Reader(package, templates, _box(document.find("{*}CommonData/{*}PageArea"), A4_MM))
    losses: list[str] = []
    texts = []
    for number, page in enumerate(pages, 1):
        try:
            texts.append(reader.page(_path(folder, page.get("BaseLoc") or ""), number))
        except DamagedError:
            losses.append(f"page {number} cannot be read")
    readable = [text for text in texts if not is_broken(text.text)]
    _check_text(package.name, texts, readable)
    wanted = [
        text.number for text in texts if text not in readable or text.number in reader.pictures
    ]
    if wanted:
        losses.append(f"pages that want OCR: {listed(wanted)}")
    contents = without_margins(
        [PageContent(text, tuple(aligned_tables(text, ()))) for text in readable]
    )
    author = body.findtext("{*}DocInfo/{*}Author")
    return Content(
        blocks=tuple(blocks_of_pages(contents)),
        raw=raw_of_pages(contents),
        pages=len(pages),
        losses=tuple(losses),
        labels={"author": author} if author else {},
    )


def _check_text(name: str, texts: list[PageText], readable: list[PageText]) -> None:
    """Refuse a file without text.

    Raises:
        DamagedError, NeedsOcrError: by whether there are pages.
    """
    if not texts:
        raise DamagedError(f"{name}: none of the pages can be read")
    if not any(text.lines for text in readable):
        raise NeedsOcrError(f"{name}: no page has text; {len(texts)} pages want OCR")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the pages of a document; `box` is the size of a page that has none of its own.

    `pictures` collects the numbers of pages that hold pictures and no text.
    """

    package: Package
    templates: dict[str | None, str]
    box: list[float]
    pictures: set[int] = field(default_factory=set)

    def page(self, path: str, number: int) -> PageText:
        """Return the text of a page with that of its templates."""
        page = _parse(self.package, path)
        _, _, width, height = _box(page.find("{*}Area"), self.box)
        layers = list(self._layers(page))
        objects = [item for layer in layers for item in layer.iterfind(".//{*}TextObject")]
        lines = tuple(line for line in lines_of_objects(objects) if line.text)
        if not lines and any(layer.find(".//{*}ImageObject") is not None for layer in layers):
            self.pictures.add(number)
        return PageText(
            number=number,
            width=width * POINTS_PER_MM,
            height=height * POINTS_PER_MM,
            lines=lines,
            text="\n".join(line.text for line in lines),
        )

    def _layers(self, page: etree._Element) -> Iterator[etree._Element]:
        """Yield the contents of a page's templates and its own."""
        for template in page.iterfind("{*}Template"):
            path = self.templates.get(template.get("TemplateID"))
            if path is not None:
                yield from _parse(self.package, path).iterfind("{*}Content")
        yield from page.iterfind("{*}Content")


def _box(area: etree._Element | None, usual: list[float]) -> list[float]:
    text = area.findtext("{*}PhysicalBox") if area is not None else None
    return numbers(text, 4)[:4] if text else usual


def _path(folder: str, place: str) -> str:
    """Return a place (ST_Loc): absolute with a slash, else beside the part that names it."""
    return posixpath.normpath(posixpath.join("/", folder, place.strip()))[1:]


def _member(package: Package, path: str) -> str:
    """Return the name of a part; writers on Windows do not mind its case (TPLS for Tpls)."""
    if path in package.members:
        return path
    return next((member for member in package.members if member.lower() == path.lower()), path)


def _parse(package: Package, path: str) -> etree._Element:
    xml = package.read(_member(package, path))
    if xml is None:
        raise DamagedError(f"{package.name}: the part {path} is missing")
    try:
        return etree.fromstring(
            xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError as error:
        raise DamagedError(f"{package.name}: the part {path} is no XML") from error
