"""Stage 3: Documents and Figures become tables, published through Datasette."""

from .database import Corpus
from .errors import (
    CorpusBusyError,
    CorpusError,
    CorpusFullError,
    CorpusNotFoundError,
    CorrectionError,
    NotACorpusError,
)
from .intervals import Interval, interval_of
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
from .selection import Selection, Where
from .store import Outcome

__all__ = [
    "Aggregation",
    "Conflict",
    "Corpus",
    "CorpusBusyError",
    "CorpusError",
    "CorpusFullError",
    "CorpusNotFoundError",
    "CorrectionError",
    "Coverage",
    "Decision",
    "Fact",
    "FactKey",
    "Flag",
    "IndicatorRow",
    "Interval",
    "NotACorpusError",
    "Outcome",
    "Rank",
    "RegionRow",
    "ReportManifest",
    "ReportNumber",
    "Selection",
    "Source",
    "Statement",
    "Where",
    "interval_of",
]
