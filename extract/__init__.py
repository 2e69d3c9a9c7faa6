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
from .identities import find_checks
from .identities_check import Check, CheckKind
from .indicators import Indicator, PackError, indicators, load_pack
from .interval_arithmetic import difference_of, ratio_of, sum_of
from .intervals import Interval, interval_of, is_unit_slip
from .periods import find_periods
from .quantities import find_quantities
from .region_context import region_of
from .region_mentions import find_regions
from .regions import MentionKind, Region, RegionMention, regions
from .serialise import figure_as_json, figures_as_json
from .townships import region

__all__ = [
    "Check",
    "CheckKind",
    "Comparator",
    "Extractor",
    "Facet",
    "Figure",
    "Indicator",
    "Interval",
    "MentionKind",
    "PackError",
    "PeriodMention",
    "Quantity",
    "Reason",
    "Region",
    "RegionMention",
    "Role",
    "Status",
    "difference_of",
    "figure_as_json",
    "figures_as_json",
    "find_checks",
    "find_figures",
    "find_periods",
    "find_quantities",
    "find_regions",
    "indicators",
    "interval_of",
    "is_unit_slip",
    "load_pack",
    "ratio_of",
    "region",
    "region_of",
    "regions",
    "sum_of",
]
