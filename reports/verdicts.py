"""What an audit says: how many numbers are proven, and everything that is not as it should be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not hold.

    `kind`: changed (an atom is not what its row says) · stale (the row is no longer what was
    printed) · new (a number without a row) · quote · chart · link · order (of the XML) ·
    read_back (our own reader does not find the figure in the file).
    """

    kind: str
    text: str
    message: str
    label: str | None = None

    def __str__(self) -> str:
        place = f"{self.label} " if self.label else ""
        return f"{self.kind}: {place}{self.text!r}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The outcome: labels whose every printing is proven, and the findings."""

    proven: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
