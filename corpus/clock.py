"""The time, as the tables hold it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC, to the second (2025-07-23T08:12:00Z)."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
