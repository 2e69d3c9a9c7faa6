"""What a worker makes of a file: its documents with their figures, ready to be stored."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from extract import Extractor, Figure, find_checks
from ingest import Document, IngestError, Limits, Reading, Source, read_all, read_source

from .contents import CheckLike
from .runs import Failure, failure_of


class Found(NamedTuple):
    """A document, its figures and checks; `failure` says why there are none where that is a fault."""

    document: Document
    figures: tuple[Figure, ...]
    checks: tuple[CheckLike, ...] = ()
    failure: Failure | None = None


def readings(
    sources: Iterable[Source], *, packs: tuple[Path, ...], workers: int, limits: Limits
) -> Iterator[Reading[list[Found]]]:
    """Yield what became of each source, in order.

    With 0 workers the files are read in this process: nothing starts and nothing can be
    killed, so it is for trusted files only (the demo, tests).
    """
    transform = partial(find_in_all, packs=packs)
    if workers:
        yield from read_all(sources, transform=transform, workers=workers, limits=limits)
        return
    for source in sources:
        try:
            yield Reading(source=source, value=transform(read_source(source, limits)))
        except IngestError as error:
            yield Reading(source=source, error=error)
        except OSError as error:
            yield Reading(source=source, error=IngestError(f"{source.uri}: {error.strerror}"))


def find_in_all(documents: Sequence[Document], packs: tuple[Path, ...] = ()) -> list[Found]:
    """Return the figures of each document; runs in a worker, so it is a plain function.

    A fault of the extractor costs the figures of its document, not the batch.
    """
    extractor = extractor_of(packs)
    return [_find(extractor, document) for document in documents]


@cache
def extractor_of(packs: tuple[Path, ...]) -> Extractor:
    """Return the extractor with these packs; built once in each process."""
    return Extractor(packs)


def _find(extractor: Extractor, document: Document) -> Found:
    try:
        figures = tuple(extractor.find_figures(document))
        return Found(document, figures, tuple(find_checks(document, figures)))
    except Exception as error:  # part of the batch loop: one text must not end it
        return Found(document, (), failure=failure_of(document.uri, "extract", error))
