"""Stage 2: a Document becomes Figures."""

from .figure import (
    Comparator,
    Facet,
    Figure,
    PeriodMention,
    Quantity,
    Reason,
    Role,
    Status,
)

__all__ = [
    "Comparator",
    "Facet",
    "Figure",
    "PeriodMention",
    "Quantity",
    "Reason",
    "Role",
    "Status",
]
