"""Comments of a review copy, dated by the briefing and not by the clock."""

from datetime import date

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from .xml import Element, element, root, run

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """The comments of one document: at most one a number, at its first place."""

    def __init__(self, document: Document, day: date, texts: dict[str, str]) -> None:
        """Begin with the texts by the label of the number that each is about."""
        self._document = document
        self._day = day
        self._texts = dict(texts)
        self._made: list[Element] = []

    def around(self, label: str, marked: Element) -> list[Element]:
        """Return a number with its comment, or alone where there is none left for it."""
        text = self._texts.pop(label, None)
        if text is None:
            return [marked]
        identity = len(self._made)
        self._made.append(
            element(
                "comment",
                element("p", run(text)),
                id=identity,
                author="gongbao",
                initials="gb",
                date=f"{self._day.isoformat()}T00:00:00Z",
            )
        )
        return [
            element("commentRangeStart", id=identity),
            marked,
            element("commentRangeEnd", id=identity),
            element("r", element("commentReference", id=identity)),
        ]

    def finish(self) -> None:
        """Write the part, if there is a comment."""
        if not self._made:
            return
        comments = root("comments")
        comments.extend(self._made)
        blob = etree.tostring(comments, xml_declaration=True, encoding="UTF-8", standalone=True)
        document = self._document.part
        document.relate_to(
            Part(PackURI("/word/comments.xml"), _TYPE, blob, document.package), _KIND
        )
