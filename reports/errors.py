"""What can go wrong while a briefing is written.

ReportError
├── PeriodError          the period argument is not in the grammar
├── RegionError          no region, or several, of that name
├── UnknownTypeError     no briefing of that type
├── FormatError          no renderer for that ending
├── UnsureError          --strict, and the briefing rests on figures that are disputed
├── TemplateError        a template that cannot be filled
└── AuditError           the file is no briefing that can be audited
"""


class ReportError(Exception):
    """Root of what this stage signals; the message names the argument and the fact."""


class PeriodError(ReportError, ValueError):
    """A period that is not written as 2025, 2025H1, 2025Q1, 2025Q1-3, 2025-06 or 2021-2025."""


class RegionError(ReportError, LookupError):
    """A region that is not known, or a name that several regions share."""


class UnknownTypeError(ReportError, LookupError):
    """A type of briefing that does not exist."""


class FormatError(ReportError, ValueError):
    """A file ending that no renderer writes."""


class UnsureError(ReportError):
    """A strict briefing that would rest on conflicting or digest-only figures."""


class TemplateError(ReportError, ValueError):
    """A template with unknown slots, without the needed ones, or that is no Word file."""


class AuditError(ReportError):
    """A file that cannot be audited: no Word file, or not written by this program."""
