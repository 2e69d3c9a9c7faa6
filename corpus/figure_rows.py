"""A Figure as a row: a plain tuple in the order of the columns named here."""

from decimal import Decimal

from extract import Figure

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


def figure_row(f: Figure, uid: str) -> Row:
    """Return the values of FIGURE_COLUMNS, with the passage's number and the links' positions."""
    return (
        uid, display(f), f.quote, f.indicator, f.subject, f.region_code,
        iso(f.period_start), iso(f.period_end), f.status.value, f.facet.value,
        f.comparator.value, float(f.value), None if f.value_high is None else float(f.value_high),
        f.unit, f.role.value, f.programme, f.group, f.basis, f.per, f.base, f.region_name,
        f.page, f.start, f.end, f.confidence, f.rule, exact(f.value), exact(f.value_high),
        box(f.bbox), as_json([[r.attribute, r.rule, r.words] for r in f.reasons]), f.passage,
        f.parent, f.same_as, f.scope_of,
    )  # fmt: skip


def exact(value: Decimal | None) -> str | None:
    """Return a decimal as digits, never in exponents, so that a reader gets the same one back.

    >>> exact(Decimal("2.436E+9")), exact(Decimal("41.30"))
    ('2436000000', '41.30')
    """
    return None if value is None else format(value, "f")
