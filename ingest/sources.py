"""What a batch is to read: a local file and the name under which its documents are known."""

from dataclasses import dataclass
from pathlib import Path

from .errors import IngestError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`uri` is a path as given, an address, or `archive.zip!/member`; `path` holds the bytes.

    `error` says that there are none: the address could not be fetched. Reading raises it.
    """

    uri: str
    path: Path
    error: IngestError | None = None
