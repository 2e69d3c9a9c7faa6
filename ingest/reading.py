"""What became of one source."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import IngestError
from .sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """What became of one source: a value or an error.

    `peak_rss` (in bytes) is 0 where the worker died before it could tell, and `seconds` is
    the deadline where it was ended for taking longer.
    """

    source: Source
    value: T | None = None
    error: IngestError | None = None
    seconds: float = 0.0
    peak_rss: int = 0
