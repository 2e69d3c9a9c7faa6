"""A person's word on a figure or a document: rows that outlive every re-run.

Rows of `corrections` are only ever added. They apply in their order: `value` and
`prefer` or `deprecate` stand beside each other, `restore` undoes all before it.
"""

import sqlite3
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from extract import Comparator

from .clock import now
from .display import display_of
from .errors import CorrectionError
from .figure_rows import exact
from .pending import mark_pending
from .rows import Rank

RANKS = {"prefer": Rank.PREFERRED, "deprecate": Rank.DEPRECATED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What the corrections of a figure come to; `id` is the last row that counts."""

    id: int | None = None
    rank: Rank = Rank.NORMAL
    value: str | None = None


def correct(
    connection: sqlite3.Connection,
    uid: str,
    action: str,
    reason: str,
    *,
    value: str | None = None,
    author: str | None = None,
) -> None:
    """Record a correction of a figure and put it in force.

    `action` is value (with the right `value` in the figure's canonical unit), prefer,
    deprecate or restore.

    Raises:
        CorrectionError: no such figure, no reason, or a value that is no number.
    """
    figure = connection.execute(
        "select id, document_id, ifnull(value_extracted, value_text) from figures where uid = ?",
        [uid],
    ).fetchone()
    if figure is None:
        raise CorrectionError(f"{uid}: no figure has this uid")
    number = _number(value) if action == "value" else None
    _record(connection, ("figure", uid, action, number, _reason(reason), author))
    _settle(connection, uid, figure[0], figure[2])
    mark_pending(connection, figure[1])


def withdraw(
    connection: sqlite3.Connection, uid: str, reason: str, *, restore: bool = False
) -> None:
    """Take a document out of `facts`, or let it back in; its rows and its trace stay.

    Raises:
        CorrectionError: no such document, or no reason.
    """
    document = connection.execute("select id from documents where uid = ?", [uid]).fetchone()
    if document is None:
        raise CorrectionError(f"{uid}: no document has this uid")
    action = "restore" if restore else "withdraw"
    _record(connection, ("document", uid, action, None, _reason(reason), None))
    _settle_document(connection, document[0])
    mark_pending(connection, document[0])


def apply_corrections(connection: sqlite3.Connection, document_id: int) -> None:
    """Put the corrections of a document and its figures in force over a fresh reading."""
    if connection.execute("select 1 from corrections limit 1").fetchone() is None:
        return
    figures = connection.execute(
        "select distinct f.uid, f.id, f.value_text from figures f"
        " join corrections c on c.uid = f.uid and c.target = 'figure' where f.document_id = ?",
        [document_id],
    ).fetchall()
    for uid, id_, extracted in figures:
        _settle(connection, uid, id_, extracted)
    _settle_document(connection, document_id)


def _settle(connection: sqlite3.Connection, uid: str, figure: int, extracted: str) -> None:
    word = _word(connection, uid)
    value = extracted if word.value is None else word.value
    connection.execute(
        "update figures set value = ?, display = ?, value_text = ?, value_extracted = ?,"
        " rank = ?, correction = ? where id = ?",
        [
            float(Decimal(value)),
            _display(connection, figure, Decimal(value)),
            value,
            None if word.value is None else extracted,
            word.rank.value,
            word.id,
            figure,
        ],
    )


def _display(connection: sqlite3.Connection, figure: int, value: Decimal) -> str:
    high, unit, comparator = connection.execute(
        "select value_high_text, unit, comparator from figures where id = ?", [figure]
    ).fetchone()
    return display_of(value, high and Decimal(high), unit, Comparator(comparator))


def _word(connection: sqlite3.Connection, uid: str) -> _Word:
    word = _Word()
    for id_, action, value in connection.execute(
        "select id, action, value_text from corrections where target = 'figure' and uid = ?"
        " order by id",
        [uid],
    ):
        if action == "restore":
            word = _Word()
        elif action == "value":
            word = replace(word, id=id_, value=value)
        else:
            word = replace(word, id=id_, rank=RANKS[action])
    return word


def _settle_document(connection: sqlite3.Connection, document_id: int) -> None:
    connection.execute(
        "update documents set withdrawn = word.reason from ("
        "  select (select case action when 'withdraw' then reason end from corrections c"
        "    where c.target = 'document' and c.uid = d.uid order by c.id desc limit 1) reason"
        "  from documents d where d.id = :id) word"
        " where documents.id = :id and documents.withdrawn is not word.reason",
        {"id": document_id},
    )


def _record(connection: sqlite3.Connection, values: tuple[str | None, ...]) -> None:
    connection.execute(
        "insert into corrections(target, uid, action, value_text, reason, author, at)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [*values, now()],
    )


def _reason(reason: str) -> str:
    if not reason.strip():
        raise CorrectionError("a correction needs a reason")
    return reason.strip()


def _number(value: str | None) -> str:
    try:
        number = Decimal(value or "")
    except InvalidOperation:
        raise CorrectionError(f"{value}: not a number") from None
    if not number.is_finite():
        raise CorrectionError(f"{value}: not a number")
    return str(exact(number))
