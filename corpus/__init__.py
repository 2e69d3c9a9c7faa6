"""Stage 3: Documents and Figures become tables, published through Datasette."""

from .rows import (
    Aggregation,
    Conflict,
    Coverage,
    Decision,
    Fact,
    FactKey,
    Flag,
    IndicatorRow,
    Rank,
    RegionRow,
    ReportManifest,
    ReportNumber,
    Source,
    Statement,
)

__all__ = [
    "Aggregation",
    "Conflict",
    "Coverage",
    "Decision",
    "Fact",
    "FactKey",
    "Flag",
    "IndicatorRow",
    "Rank",
    "RegionRow",
    "ReportManifest",
    "ReportNumber",
    "Source",
    "Statement",
]
