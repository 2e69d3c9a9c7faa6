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
from .finder import Extractor, find_figures
from .indicators import Indicator, PackError, indicators, load_pack
from .periods import find_periods
from .quantities import find_quantities
from .region_context import region_of
from .region_mentions import find_regions
from .regions import MentionKind, Region, RegionMention, regions
from .serialise import figure_as_json, figures_as_json
from .townships import region

__all__ = [
    "Comparator",
    "Extractor",
    "Facet",
    "Figure",
    "Indicator",
    "MentionKind",
    "PackError",
    "PeriodMention",
    "Quantity",
    "Reason",
    "Region",
    "RegionMention",
    "Role",
    "Status",
    "figure_as_json",
    "figures_as_json",
    "find_figures",
    "find_periods",
    "find_quantities",
    "find_regions",
    "indicators",
    "load_pack",
    "region",
    "region_of",
    "regions",
]
