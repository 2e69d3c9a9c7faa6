"""A Figure as a row: a plain tuple in the order of the columns named here."""

from collections.abc import Iterable
from decimal import Decimal

from extract import Comparator, Facet, Figure, Reason, Role, Status

from .display import display
from .document_rows import Row, as_json, box, iso

# Positions in the list of figures become row ids when the row is written.
LINKS = ("parent", "same_as", "scope_of")
FIGURE_COLUMNS = (
    "uid", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end",
    "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme",
    '"group"', "basis", "per", "base", "region_name", "page", "start", '"end"', "confidence",
    "rule", "value_text", "value_high_text", "bbox", "reasons", "passage", *LINKS,
)  # fmt: skip
# Plain strings, which are bound and hashed as they are; an attribute of an enum costs thrice.
_PLAIN = {member: str(member) for kind in (Status, Facet, Comparator, Role) for member in kind}


def figure_row(f: Figure, uid: str) -> Row:
    """Return the values of FIGURE_COLUMNS, with the passage's number and the links' positions."""
    high = f.value_high
    return (
        uid, display(f), f.quote, f.indicator, f.subject, f.region_code,
        iso(f.period_start), iso(f.period_end), _PLAIN[f.status], _PLAIN[f.facet],
        _PLAIN[f.comparator], float(f.value), None if high is None else float(high),
        f.unit, _PLAIN[f.role], f.programme, f.group, f.basis, f.per, f.base, f.region_name,
        f.page, f.start, f.end, f.confidence, f.rule, format(f.value, "f"), exact(high),
        None if f.bbox is None else box(f.bbox), _reasons(f.reasons) if f.reasons else None,
        f.passage, f.parent, f.same_as, f.scope_of,
    )  # fmt: skip


def _reasons(reasons: Iterable[Reason]) -> str | None:
    return as_json([[r.attribute, r.rule, r.words] for r in reasons])


def exact(value: Decimal | None) -> str | None:
    """Return a decimal as digits, never in exponents, so that a reader gets the same one back.

    >>> exact(Decimal("2.436E+9")), exact(Decimal("41.30"))
    ('2436000000', '41.30')
    """
    return None if value is None else format(value, "f")
