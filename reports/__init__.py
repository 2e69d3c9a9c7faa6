"""Stage 4: the corpus becomes briefings, every number of them a row."""

from .audit import Audit, Finding, audit
from .blocks import Briefing
from .brief_types import TYPES
from .compose import briefing
from .errors import (
    AuditError,
    FormatError,
    PeriodError,
    RegionError,
    ReportError,
    UnknownTypeError,
    UnsureError,
)
from .links import Links
from .manifest import record
from .period import Period
from .renderers import RENDERERS, render, write
from .series import write_all

__all__ = [
    "RENDERERS",
    "TYPES",
    "Audit",
    "AuditError",
    "Briefing",
    "Finding",
    "FormatError",
    "Links",
    "Period",
    "PeriodError",
    "RegionError",
    "ReportError",
    "UnknownTypeError",
    "UnsureError",
    "audit",
    "briefing",
    "record",
    "render",
    "write",
    "write_all",
]
