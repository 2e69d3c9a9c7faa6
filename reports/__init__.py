"""Stage 4: the corpus becomes briefings, every number of them a row."""

from .audit.report import Audit, Finding, audit
from .blocks import Briefing
from .brief_types import TYPES
from .compose import briefing
from .errors import (
    AuditError,
    FormatError,
    PeriodError,
    RegionError,
    ReportError,
    TemplateError,
    UnknownTypeError,
    UnsureError,
)
from .links import Links
from .manifest import record
from .period import Period
from .renderers import RENDERERS, render, write
from .series import write_all
from .template import TemplateCheck, check_template, render_with_template

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
    "TemplateCheck",
    "TemplateError",
    "UnknownTypeError",
    "UnsureError",
    "audit",
    "briefing",
    "check_template",
    "record",
    "render",
    "render_with_template",
    "write",
    "write_all",
]
