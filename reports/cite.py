"""Citation numbers: one allocator for a whole briefing, in order of first use."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from .blocks import Reference, Source
from .links import Links, is_web_address


class Citable(Protocol):
    """What a citation needs of a document; `corpus.Source` is one."""

    @property
    def uid(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def uri(self) -> str: ...  # noqa: D102
    @property
    def issuer(self) -> str | None: ...  # noqa: D102
    @property
    def content_source(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102


class Citations:
    """Gives each document one number, the first time that it is cited."""

    def __init__(self, links: Links) -> None:
        """Begin at 1."""
        self._links = links
        self._sources: dict[str, Source] = {}

    def number(self, document: Citable) -> int:
        """Return the number of a document."""
        if document.uid not in self._sources:
            self._sources[document.uid] = Source(
                number=len(self._sources) + 1,
                uid=document.uid,
                title=document.title,
                outlet=outlet(document),
                published=document.published,
                url=document.uri if is_web_address(document.uri) else None,
                row=self._links.document(document.uid),
            )
        return self._sources[document.uid].number

    def cite(self, documents: Iterable[Citable]) -> Reference:
        """Return the marks for documents, each once, in ascending order."""
        return Reference(numbers=tuple(sorted({self.number(each) for each in documents})))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every document cited so far, by number."""
        return tuple(self._sources.values())


def outlet(document: Citable) -> str:
    """Return who a reader would say published it: the issuer, else the source it names."""
    return document.issuer or document.content_source or ""
