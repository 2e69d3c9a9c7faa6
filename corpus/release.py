"""A compact, analysed, read-only copy of a corpus, for publication."""

import hashlib
import sqlite3
from pathlib import Path

from .connection import connect
from .errors import CorpusError, ReleaseError
from .integrity import problems

# What concerns the machine it was made on, or is only needed to go on with the work.
PRIVATE = ("sources", "sentence_hashes", "pending_choices", "pending_origins")


def release(path: str | Path, target: str | Path) -> str:
    """Write a copy of a corpus to a new file and return the SHA-256 of its bytes.

    The copy is vacuumed, checked, analysed for the query planner, and no longer in WAL
    mode, so that it can be served as immutable. Paths of sources, tracebacks and work in
    progress are left out; so are choices that were still to be made, so settle first.

    Raises:
        CorpusNotFoundError: there is no database at `path`.
        ReleaseError: the target exists, or the copy does not pass the integrity checks.
    """
    target = Path(target)
    if target.exists():
        raise ReleaseError(f"{target}: exists already; a release is never overwritten")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    source = connect(path, create=False)
    try:
        source.execute("vacuum into ?", [str(part)])
    except sqlite3.OperationalError as error:
        part.unlink(missing_ok=True)
        raise ReleaseError(f"{target}: cannot be written: {error}") from error
    finally:
        source.close()
    try:
        _finish(part)
    except CorpusError:
        part.unlink(missing_ok=True)
        raise
    part.rename(target)
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _finish(part: Path) -> None:
    copy = connect(part, create=False)
    try:
        for table in PRIVATE:
            copy.execute(f"delete from {table}")
        copy.execute(
            "update failures set traceback = null, uri = public_address(uri),"
            " message = replace(message, uri, public_address(uri))"
        )
        copy.execute("update runs set config = null")
        found = problems(copy)
        if found:
            raise ReleaseError(f"{part}: not released: {found[0]}")
        for index in ("documents_fts", "passages_fts"):
            copy.execute(f"insert into {index}({index}) values ('optimize')")
        copy.execute("analyze")
        copy.execute("pragma wal_checkpoint(truncate)")
        copy.execute("pragma journal_mode = delete")
        copy.execute("vacuum")
    finally:
        copy.close()
