"""What a batch is to read: a local file and the name under which its documents are known."""

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from .errors import IngestError, UnsupportedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`uri` is a path as given, an address, or `archive.zip!/member`; `path` holds the bytes.

    `error` says that there are none: the address could not be fetched, the path is a pipe.
    Reading raises it.
    """

    uri: str
    path: Path
    error: IngestError | None = None


def source_of(path: Path, uri: str) -> Source:
    """Return the source of a local path; a pipe or a device, which may have no end, is none."""
    try:
        kind = path.stat().st_mode
    except OSError:  # told when it is read
        return Source(uri=uri, path=path)
    if S_ISREG(kind):
        return Source(uri=uri, path=path)
    what = "a folder" if S_ISDIR(kind) else "a pipe or a device"
    return Source(uri=uri, path=path, error=UnsupportedError(f"{uri}: {what}, and no file"))
