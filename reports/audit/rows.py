"""Atoms against rows: is what is printed what the database says, in any way it may be printed."""

from collections.abc import Iterator, Mapping

from corpus import Corpus, Statement
from reports.amounts import ONE, SCALES, Scale, bare, column_unit, in_words, signed
from reports.calculate import OPERATIONS, Calculation, calculate
from reports.docx.read import Entry, Line, Piece, ReadBriefing
from reports.ledger import amount_of
from reports.verdicts import Finding


class Rows:
    """The rows behind the labels of a briefing, read once."""

    def __init__(self, corpus: Corpus, briefing: ReadBriefing) -> None:
        """Read the statements of every document that the annex names."""
        self.lang = briefing.lang
        self.entries = briefing.entries
        documents = {e.document for e in briefing.entries.values() if e.document is not None}
        known = {
            statement.uid: statement
            for uid in sorted(documents)
            for statement in corpus.document_statements(uid)
        }
        self.statements: Mapping[str, Statement] = {
            label: known[entry.figure]
            for label, entry in self.entries.items()
            if entry.figure in known
        }

    def calculation(self, entry: Entry) -> Calculation | None:
        """Make a calculation again, or return None where an input or the operation is gone."""
        inputs = [self.statements[label] for label in entry.inputs if label in self.statements]
        if len(inputs) != len(entry.inputs) or not inputs or entry.operation not in OPERATIONS:
            return None
        return calculate(entry.operation, inputs)

    def printings(self, label: str) -> dict[str, Scale | None]:
        """Return every way in which a label may be printed; a bare one with its scale."""
        entry = self.entries[label]
        if entry.operation:
            made = self.calculation(entry)
            amount = None if made is None else made.amount
        else:
            statement = self.statements.get(label)
            amount = None if statement is None else amount_of(statement)
        if amount is None:
            return {}
        scales = [ONE, *(scale for scale, _ in SCALES[self.lang])]
        printed: dict[str, Scale | None] = {bare(amount, s, self.lang): s for s in scales}
        whole = [in_words(amount, self.lang), signed(amount, self.lang)]
        whole += [in_words(amount, self.lang, scale) for scale in scales]
        return printed | dict.fromkeys(whole)


def check_atoms(briefing: ReadBriefing, rows: Rows) -> Iterator[Finding]:
    """Yield atoms that are not what their row says, in body and annex."""
    for line in briefing.lines:
        for piece in line.pieces:
            if piece.label is not None:
                yield from _check_atom(piece.label, piece.text, rows)
                yield from _check_tooltip(piece, rows)


def _check_atom(label: str, text: str, rows: Rows) -> Iterator[Finding]:
    entry = rows.entries.get(label)
    if entry is None:
        yield Finding(kind="link", label=label, text=text, message="the annex has no such row")
        return
    printings = rows.printings(label)
    if text in printings:
        return
    if not printings:
        yield Finding(kind="stale", label=label, text=text, message="the row is gone")
        return
    expected = next(each for each, scale in printings.items() if scale is None)
    kind = "stale" if text == entry.text else "changed"
    yield Finding(kind=kind, label=label, text=text, message=f"the row says {expected}")


def _check_tooltip(piece: Piece, rows: Rows) -> Iterator[Finding]:
    """A reader believes the words that appear over a number."""
    statement = rows.statements.get(piece.label or "")
    if statement is not None and piece.tooltip and statement.quote not in piece.tooltip:
        message = f"its tooltip does not have {statement.quote!r}"
        yield Finding(kind="quote", label=piece.label, text=piece.text, message=message)


def check_units(briefing: ReadBriefing, rows: Rows) -> Iterator[Finding]:
    """Yield bare numbers whose unit stands neither in their row nor above their table."""
    above = ""
    for line in briefing.lines:
        if line.style in {"Unit", "Caption"}:
            above = line.text.removeprefix("单位：").strip() if line.style == "Unit" else ""
        if line.cell is None or line.is_annex:
            continue
        for piece in line.pieces:
            if piece.label is not None and piece.label in rows.entries:
                said = _unit_in_header(briefing, line) or {above, *_cells_beside(briefing, line)}
                yield from _check_unit(piece.label, piece.text, said, rows)


def _check_unit(label: str, text: str, said: set[str], rows: Rows) -> Iterator[Finding]:
    printings = rows.printings(label)
    statement = rows.statements.get(label)
    if statement is None or text not in printings or printings[text] is None:
        return
    units = [
        column_unit(statement.unit, scale, rows.lang)
        for printed, scale in printings.items()
        if printed == text and scale is not None
    ]
    if any(units) and not said & set(units):
        message = f"its unit {' or '.join(units)} is not in the row or above the table"
        yield Finding(kind="changed", label=label, text=text, message=message)


def _unit_in_header(briefing: ReadBriefing, line: Line) -> set[str]:
    """Return the unit that stands in brackets at the head of a column, if one does."""
    assert line.cell is not None
    table, _, column = line.cell
    heads = (each.text for each in briefing.lines if each.cell == (table, 0, column))
    return {head[1:-1] for head in heads if head[:1] in {"（", "("}}


def _cells_beside(briefing: ReadBriefing, line: Line) -> Iterator[str]:
    assert line.cell is not None
    row = line.cell[:2]
    for each in briefing.lines:
        if each.cell is not None and each.cell[:2] == row:
            yield each.loose.strip()


def check_quotes(briefing: ReadBriefing, rows: Rows, corpus: Corpus) -> Iterator[Finding]:
    """Yield annex rows whose source words do not stand in the stored document."""
    texts: dict[str, str] = {}
    spaced: dict[str, str] = {}
    for label, statement in rows.statements.items():
        uid = statement.source.uid
        if uid not in texts:
            document = corpus.document(uid)
            texts[uid] = "" if document is None else document.text
            spaced[uid] = " ".join(texts[uid].split())
        words = rows.entries[label].words
        quoted = words[words.find("“") + 1 : words.rfind("”")].removeprefix("…")
        at = texts[uid][statement.start : statement.end]
        if (
            " ".join(statement.quote.split()) not in quoted
            or at != statement.quote
            or quoted not in spaced[uid]
        ):
            message = "these words do not stand in the source"
            yield Finding(kind="quote", label=label, text=quoted, message=message)
