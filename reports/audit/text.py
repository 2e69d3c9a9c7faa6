"""Numbers that no row stands behind, and figures that our own reader does not find again."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from extract import find_figures
from ingest import read_document
from reports.amounts import unit_words
from reports.docx.read import Line, ReadBriefing
from reports.verdicts import Finding
from reports.words.phrases import phrases

from .rows import Rows

_DIGITS = re.compile(r"\d[\d,.]*")
_COUNTS = {
    "zh": re.compile(r"据(\d+)篇资料、(\d+)条数值"),
    "en": re.compile(r"Based on (\d+) documents? and (\d+) figures?"),
}


@cache
def _allowed() -> re.Pattern[str]:
    patterns = yaml.safe_load(
        (files("reports.audit") / "loose_digits.yml").read_text(encoding="utf8")
    )
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def check_loose(briefing: ReadBriefing) -> Iterator[Finding]:
    """Yield digits outside atoms that are no date, mark, label or count."""
    ranked = _ranked_tables(briefing)
    orders: dict[int, str] = {}
    for line in briefing.lines:
        above = orders.get(line.cell[0], "") if line.cell is not None else ""
        if line.cell is not None and line.cell[0] in ranked and line.cell[2] == 0:
            orders[line.cell[0]] = line.text
        if _is_quoted(line) or (line.cell is not None and _is_order(line, ranked, above)):
            continue
        for loose in _DIGITS.finditer(_allowed().sub("\x1f", line.loose)):
            message = f"no row stands behind it, in “{line.text[:40]}”"
            yield Finding(kind="new", text=loose[0], message=message)


def _ranked_tables(briefing: ReadBriefing) -> set[int]:
    """Return the tables whose first column is the order."""
    order = phrases(briefing.lang)["texts"]["order"]
    return {
        line.cell[0]
        for line in briefing.lines
        if line.cell is not None and line.cell[1:] == (0, 0) and line.text == order
    }


def _is_order(line: Line, ranked: set[int], above: str) -> bool:
    """Tell whether a cell is the place of its row, or a place shared with the row above."""
    assert line.cell is not None
    table, row, column = line.cell
    return table in ranked and column == 0 and line.text in {str(row), above}


def _is_quoted(line: Line) -> bool:
    """Tell whether a line is the words of a source, which another check reads."""
    return line.is_annex and line.cell is not None and line.text.startswith("“")


def check_counts(briefing: ReadBriefing) -> Iterator[Finding]:
    """Yield the closing sentence where its counts are not those of the annex."""
    figures = sum(label.startswith("F") for label in briefing.entries)
    documents = len({e.document for e in briefing.entries.values() if e.document is not None})
    for line in briefing.lines:
        found = _COUNTS[briefing.lang].search(line.text)
        if found and (int(found[1]), int(found[2])) != (documents, figures):
            message = f"the annex has {documents} documents and {figures} figures"
            yield Finding(kind="changed", text=found[0], message=message)


def check_read_back(path: Path, briefing: ReadBriefing, rows: Rows) -> Iterator[Finding]:
    """Yield figures of the running text that ingest and extract do not find in the file."""
    document = read_document(path)
    found = Counter(
        (abs(figure.value).normalize(), figure.unit, str(figure.comparator))
        for figure in find_figures(document)
    )
    for line in briefing.lines:
        if line.is_annex or line.cell is not None:
            continue
        for piece in line.pieces:
            statement = rows.statements.get(piece.label or "")
            # a measure word (套, 座) has no English: nobody could read the unit back
            if statement is None or not unit_words(statement.unit, briefing.lang).many:
                continue
            key = (abs(statement.value).normalize(), statement.unit, str(statement.comparator))
            if not found[key]:
                message = "our own reader does not find this figure in the file"
                yield Finding(kind="read_back", label=piece.label, text=piece.text, message=message)
