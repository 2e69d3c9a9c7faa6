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
from .quantities import find_quantities
from .region_mentions import find_regions
from .regions import MentionKind, Region, RegionMention, regions

__all__ = [
    "Comparator",
    "Facet",
    "Figure",
    "MentionKind",
    "PeriodMention",
    "Quantity",
    "Reason",
    "Region",
    "RegionMention",
    "Role",
    "Status",
    "find_periods",
    "find_quantities",
    "find_regions",
    "regions",
]
