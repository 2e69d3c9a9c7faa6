"""Stage 3: Documents and Figures become tables, published through Datasette."""

from extract import Interval, interval_of

from .batch import Options, Progress, Summary, ingest_batch
from .batch_sources import files_in
from .database import Corpus
from .errors import (
    CorpusBusyError,
    CorpusError,
    CorpusFullError,
    CorpusNotFoundError,
    CorrectionError,
    DuplicateFigureError,
    NotACorpusError,
    ReleaseError,
)
from .reextract import Change, reextract
from .release import release
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
from .status import FailureGroup, Run, State
from .store import Outcome
from .unnamed import UnnamedSubject

__all__ = [
    "Aggregation",
    "Change",
    "Conflict",
    "Corpus",
    "CorpusBusyError",
    "CorpusError",
    "CorpusFullError",
    "CorpusNotFoundError",
    "CorrectionError",
    "Coverage",
    "Decision",
    "DuplicateFigureError",
    "Fact",
    "FactKey",
    "FailureGroup",
    "Flag",
    "IndicatorRow",
    "Interval",
    "NotACorpusError",
    "Options",
    "Outcome",
    "Progress",
    "Rank",
    "RegionRow",
    "ReleaseError",
    "ReportManifest",
    "ReportNumber",
    "Run",
    "Selection",
    "Source",
    "State",
    "Statement",
    "Summary",
    "UnnamedSubject",
    "Where",
    "files_in",
    "ingest_batch",
    "interval_of",
    "reextract",
    "release",
]
