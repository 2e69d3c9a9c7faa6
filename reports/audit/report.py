"""The audit of a Word briefing: every number a row, every link whole, every chart as stored.

It also reads a file that a person has edited by hand: it tells which numbers are proven,
which were changed, which are new. This module and `audit_text` alone read a file back
through ingest and extract.
"""

from pathlib import Path

from corpus import Corpus
from reports.docx.read import read_docx
from reports.errors import AuditError
from reports.verdicts import Audit, Finding

from .parts import check_charts, check_links, check_order
from .rows import Rows, check_atoms, check_quotes, check_units
from .text import check_counts, check_loose, check_read_back

__all__ = ["Audit", "Finding", "audit"]


def audit(corpus: Corpus, path: str | Path) -> Audit:
    """Compare a Word briefing with the database that it was made from.

    Raises: AuditError where the file is no Word file, or has no annex of figures.
    """
    path = Path(path)
    briefing = read_docx(path)
    if not briefing.entries:
        raise AuditError(f"{path}: no annex of figures, so nothing can be proven")
    rows = Rows(corpus, briefing)
    findings = [
        *check_atoms(briefing, rows),
        *check_units(briefing, rows),
        *check_loose(briefing),
        *check_counts(briefing),
        *check_quotes(briefing, rows, corpus),
        *check_charts(briefing, rows),
        *check_links(briefing),
        *check_order(briefing),
        *check_read_back(path, briefing, rows),
    ]
    wrong = {finding.label for finding in findings}
    proven = sorted(briefing.entries.keys() - wrong, key=lambda label: (label[0], int(label[1:])))
    return Audit(proven=tuple(proven), findings=tuple(findings))
