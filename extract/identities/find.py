"""Find the arithmetic identities of a document, and say whether they hold."""

from collections.abc import Iterator, Sequence

from extract.figure import Figure
from ingest import Document

from .check import Check
from .growth import find_growth
from .products import find_products
from .ratios import find_ratios
from .statements import Statements
from .sums import find_sums
from .tables import find_table_sums


def find_checks(document: Document, figures: Sequence[Figure]) -> list[Check]:
    """Return what the figures of a document say of one another (figures.md §11), in order.

    `figures` are those of `find_figures(document)`; a check names them by position. An
    identity is looked for only where the text ties its figures together, so a check
    that fails is worth a reader's time: a slip of the source, or of this extractor.
    """
    statements = Statements(document, figures)
    found: dict[tuple[object, ...], Check] = {}
    for check in _all(statements, document):
        found.setdefault((check.kind, check.figures[0]), check)
    return sorted(found.values(), key=lambda check: (check.figures[0], check.kind))


def _all(statements: Statements, document: Document) -> Iterator[Check]:
    yield from find_sums(statements)
    yield from find_table_sums(statements, document)
    yield from find_ratios(statements)
    yield from find_growth(statements)
    yield from find_products(statements)
