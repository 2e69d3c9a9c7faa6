"""What a batch reads: files, folders, archives, addresses, and those that failed before."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest import Fetcher, Limits, Source, expand, is_address, is_sidecar


def files_in(paths: Iterable[str | Path]) -> list[Source]:
    """Return the files at the given paths; folders are searched, sidecars and dot files left out.

    The order is that of the paths, inside a folder that of the names, so that two runs
    read the same files in the same order. An address (https://…) is one source.
    """
    found: dict[str, Source] = {}
    for path in paths:
        if is_address(str(path)):
            found.setdefault(str(path), Source(uri=str(path), path=Path(str(path))))
            continue
        for file in sorted(_walk(Path(path))) if Path(path).is_dir() else [Path(path)]:
            # A name that is no UTF-8 is shown with escapes; tables hold text only.
            uri = str(file).encode("utf8", "backslashreplace").decode("utf8")
            found.setdefault(uri, Source(uri=uri, path=file))
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


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if not name.startswith(".") and not is_sidecar(path):
                yield path
