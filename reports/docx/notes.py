"""Footnotes, which python-docx does not know: the part, its separators, the marks."""

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from .base import sort_settings
from .xml import Element, element, root, run

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """The footnotes of one document, numbered from 1 as they are added."""

    def __init__(self, document: Document) -> None:
        """Begin without notes; the part is made by `finish` if there is one."""
        self._document = document
        self._notes: list[Element] = []

    def add(self, runs: list[Element]) -> Element:
        """Add a note and return the run that marks it in the text."""
        number = len(self._notes) + 1
        mark = run("")
        mark[:] = [
            element("rPr", element("rStyle", val="FootnoteReference")),
            element("footnoteRef"),
        ]
        paragraph = element(
            "p", element("pPr", element("pStyle", val="FootnoteText")), mark, run(" "), *runs
        )
        self._notes.append(element("footnote", paragraph, id=number))
        return element(
            "r",
            element("rPr", element("rStyle", val="FootnoteReference")),
            element("footnoteReference", id=number),
        )

    def finish(self) -> None:
        """Write the part and name its separators in the settings."""
        if not self._notes:
            return
        notes = root("footnotes", "r")
        separators = ((-1, "separator"), (0, "continuationSeparator"))
        for number, kind in separators:
            paragraph = element("p", element("r", element(kind)))
            notes.append(element("footnote", paragraph, type=kind, id=number))
        notes.extend(self._notes)
        blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        document = self._document.part
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, document.package)
        document.relate_to(part, _KIND)
        settings = self._document.settings.element
        if settings.find(qn("w:footnotePr")) is None:
            marks = [element("footnote", id=number) for number, _ in separators]
            settings.append(element("footnotePr", *marks))
            sort_settings(settings)
