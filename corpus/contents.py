"""Everything of a document as rows, before row ids are known, and a hash over all of it."""

import hashlib
import json
import marshal
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from extract import Figure
from ingest import Document

from .document_rows import (
    Row,
    attachment_rows,
    cell_rows,
    citation_rows,
    document_row,
    passage_row,
)
from .errors import DuplicateFigureError
from .figure_rows import exact, figure_row


class CheckLike(Protocol):
    """An arithmetic identity of a document; `figures` are positions, the stated one first."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def figures(self) -> Sequence[int]: ...  # noqa: D102
    @property
    def stated(self) -> Decimal: ...  # noqa: D102
    @property
    def computed(self) -> Decimal: ...  # noqa: D102
    @property
    def residual(self) -> Decimal: ...  # noqa: D102
    @property
    def tolerance(self) -> Decimal | None: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def holds(self) -> bool: ...  # noqa: D102


class Contents(NamedTuple):
    """Everything of a document that goes into tables, before row ids are known."""

    document: Row
    passages: list[Row]
    cells: list[tuple[int, Row]]
    citations: list[Row]
    attachments: list[Row]
    figures: list[Row]
    checks: list[Row]

    def digest(self) -> str:
        """Return a hash over all rows; equal content gives it on any machine."""
        # Format 0 of marshal is plain data without references: equal rows, equal bytes. It
        # takes a third of the time of repr or JSON, and every document of a batch pays it.
        return hashlib.sha256(marshal.dumps(list(self), 0)).hexdigest()


def contents_of(
    document: Document, figures: Sequence[Figure], checks: Iterable[CheckLike]
) -> Contents:
    """Return the rows of a document, its figures and its checks.

    Raises:
        DuplicateFigureError: two figures stand at one place, so they would share a uid.
    """
    uids = [figure.uid(document.uid) for figure in figures]
    if len(set(uids)) < len(uids):
        twice = next(uid for uid in uids if uids.count(uid) > 1)
        raise DuplicateFigureError(f"{document.uri}: two figures stand at the place of {twice}")
    return Contents(
        document_row(document),
        [passage_row(passage) for passage in document.passages],
        list(cell_rows(document)),
        citation_rows(document),
        attachment_rows(document),
        [figure_row(*pair) for pair in zip(figures, uids, strict=True)],
        [_check_row(check, uids) for check in checks],
    )


def _check_row(check: CheckLike, uids: Sequence[str]) -> Row:
    names = [uids[position] for position in check.figures]
    return (
        str(check.kind), exact(check.stated), exact(check.computed), float(check.residual),
        None if check.tolerance is None else float(check.tolerance), check.words,
        int(check.holds), json.dumps(names), names[0],
    )  # fmt: skip
