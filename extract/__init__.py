"""Stage 2: a Document becomes Figures."""

from .attribution.indicators.packs import Indicator, PackError, indicators, load_pack
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
from .identities.check import Check, CheckKind
from .identities.find import find_checks
from .interval_arithmetic import difference_of, ratio_of, sum_of
from .intervals import Interval, interval_of, is_unit_slip
from .numbers.quantities import find_quantities
from .periods.find import find_periods
from .regions.context import region_of
from .regions.gazetteer import MentionKind, Region, RegionMention, regions
from .regions.mentions import find_regions
from .regions.townships import region
from .serialise import figure_as_json, figures_as_json

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
