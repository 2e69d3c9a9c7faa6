"""What a batch has to do: which sources are new, changed, failed before, or as they were."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest import IngestError, Source, read_sidecar

from .database import Corpus
from .runs import SourceRow, known_sources, tool_version


@dataclass(frozen=True, slots=True)
class Plan:
    """Sources to read with their rows, and the rows of those that are left alone."""

    to_read: list[tuple[Source, SourceRow]]
    new: int
    unchanged: list[SourceRow]
    failed_before: int


def plan(corpus: Corpus, sources: Iterable[Source], packs: Iterable[Path], *, retry: bool) -> Plan:
    """Compare sources with what was read before: content, sidecar, version and packs."""
    known = known_sources(corpus.connection)
    reader = reader_version(packs)
    made = Plan([], 0, [], 0)
    new = failed = 0
    for source in sources:
        row = _row(source, reader)
        before = known.get(row.uri)
        if before is None:
            new += 1
        state = None if before is None or before[:3] != _fingerprint(row) else before[3]
        if state is None or (state == "failed" and retry):
            made.to_read.append((source, row))
        elif state == "failed":
            failed += 1
        else:
            made.unchanged.append(row)
    return Plan(made.to_read, new, made.unchanged, failed)


def reader_version(packs: Iterable[Path]) -> str:
    """Return what, beside the bytes, decides on a reading: the version and the packs."""
    digest = hashlib.sha256()
    for pack in packs:
        digest.update(pack.read_bytes())
    return f"{tool_version()} {digest.hexdigest()[:12]}"


def _fingerprint(row: SourceRow) -> tuple[str, str | None, str]:
    return row.sha256, row.sidecar_sha256, row.reader


def _row(source: Source, reader: str) -> SourceRow:
    """Return a source as it is now; one that cannot be opened has no hash, and is read to say so."""
    sha256, size, mtime_ns = ("", 0, 0) if source.error is not None else _content(source.path)
    return SourceRow(
        uri=source.uri,
        sha256=sha256,
        sidecar_sha256=_sidecar_sha256(source.path),
        size=size,
        mtime_ns=mtime_ns,
        reader=reader,
    )


def _content(path: Path) -> tuple[str, int, int]:
    """Return hash, size and time of change of a file's content."""
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            status = os.fstat(file.fileno())
    except OSError:
        return "", 0, 0
    return sha256, status.st_size, status.st_mtime_ns


def _sidecar_sha256(path: Path) -> str | None:
    try:
        facts = read_sidecar(path)
    except IngestError as error:  # told when the file is read
        return hashlib.sha256(str(error).encode()).hexdigest()
    return hashlib.sha256(repr(sorted(facts.items())).encode()).hexdigest() if facts else None
