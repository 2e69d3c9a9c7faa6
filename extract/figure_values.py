"""A figure as plain values that any serialiser takes, and the figure again, exactly."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ingest import BBox

from .figure import Comparator, Facet, Figure, Reason, Role, Status

_BACK: dict[str, Callable[[Any], Any]] = {
    "value": Decimal,
    "value_high": Decimal,
    "comparator": Comparator,
    "facet": Facet,
    "status": Status,
    "role": Role,
    "period_start": date.fromisoformat,
    "period_end": date.fromisoformat,
    "bbox": lambda values: BBox(*values),
    "reasons": lambda rows: tuple(
        Reason(attribute=attribute, rule=rule, words=words) for attribute, rule, words in rows
    ),
}


def figure_to_values(figure: Figure) -> dict[str, Any]:
    """Return the attributes of a figure as strings, numbers, lists and None."""
    return {field.name: _plain(getattr(figure, field.name)) for field in fields(figure)}


def figure_from_values(values: dict[str, Any]) -> Figure:
    """Return the figure that `figure_to_values` was given: equal in every attribute."""
    back = {
        name: _BACK[name](value) if name in _BACK and value is not None else value
        for name, value in values.items()
    }
    return Figure(**back)


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BBox):
        return list(value)
    if isinstance(value, tuple):
        return [[reason.attribute, reason.rule, reason.words] for reason in value]
    return value
