"""What a batch reads: files, folders, archives, addresses, and those that failed before."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest import (
    Fetcher,
    IngestError,
    Limits,
    Source,
    expand,
    is_address,
    is_clutter,
    is_sidecar,
    source_of,
)


def files_in(paths: Iterable[str | Path]) -> list[Source]:
    """Return the files at the given paths; folders are searched, sidecars and clutter left out.

    The order is that of the paths, inside a folder that of the names, so that two runs
    read the same files in the same order. An address (https://…) is one source.
    """
    found: dict[str, Source] = {}
    for path in paths:
        if is_address(str(path)):
            found.setdefault(str(path), Source(uri=str(path), path=Path(str(path))))
            continue
        for source in _walk(Path(path)) if Path(path).is_dir() else [_source(Path(path))]:
            found.setdefault(source.uri, source)
    return list(found.values())


def failed_sources(connection: sqlite3.Connection) -> list[Source]:
    """Return the files and addresses that failed; of an archive's member, the archive."""
    uris = connection.execute("select uri from sources where state = 'failed' order by uri")
    return files_in(dict.fromkeys(uri.partition("!/")[0] for (uri,) in uris))


def with_bytes(
    sources: Iterable[Source], fetched: Path, scratch: Path, limits: Limits, *, private: bool
) -> Iterator[Source]:
    """Yield sources as local files: addresses fetched, archives as their members.

    `fetched` keeps what addresses gave, so that they are asked only for what has changed;
    `scratch` holds unpacked members for as long as the batch runs. `private` allows
    addresses of the machine's own network.
    """
    fetcher = Fetcher(folder=fetched, limits=limits, allow_private=private)
    yield from expand(_fetched(sources, fetcher), scratch, limits)


def _fetched(sources: Iterable[Source], fetcher: Fetcher) -> Iterator[Source]:
    for source in sources:
        if is_address(source.uri):
            fetcher.folder.mkdir(parents=True, exist_ok=True)
            yield from fetcher.sources([source.uri])
        else:
            yield source


def _walk(folder: Path) -> list[Source]:
    """Return the files of a folder by name; a linked folder is searched once, however linked.

    A folder that cannot be searched is a source with that error.
    """
    found: list[Source] = []
    seen: set[tuple[int, int]] = set()
    _is_new(folder, seen)
    for parent, folders, names in os.walk(
        folder, onerror=lambda error: found.append(_unsearched(error)), followlinks=True
    ):
        folders[:] = [name for name in sorted(folders) if _is_new(Path(parent, name), seen)]
        for name in names:
            path = Path(parent, name)
            if not is_clutter(name) and not is_sidecar(path):
                found.append(_source(path))
    return sorted(found, key=lambda source: source.path)


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Say whether a folder is to be searched, and has not been under another name."""
    if is_clutter(folder.name):
        return False
    try:
        status = folder.stat()
    except OSError:  # told when it is searched
        return True
    place = (status.st_dev, status.st_ino)
    is_new = place not in seen
    seen.add(place)
    return is_new


def _source(path: Path) -> Source:
    # A name that is no UTF-8 is shown with escapes; tables hold text only.
    return source_of(path, str(path).encode("utf8", "backslashreplace").decode("utf8"))


def _unsearched(error: OSError) -> Source:
    path = Path(str(error.filename))
    message = f"{path}: {error.strerror}: the folder is not searched"
    return Source(uri=str(path), path=path, error=IngestError(message))
