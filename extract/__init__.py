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
from .periods import find_periods

__all__ = [
    "Comparator",
    "Facet",
    "Figure",
    "PeriodMention",
    "Quantity",
    "Reason",
    "Role",
    "Status",
    "find_periods",
]
