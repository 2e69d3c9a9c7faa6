"""Runs, sources and failures: what was done, what was seen, what could not be read."""

import json
import sqlite3
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from .clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A file or address as it was last seen; `reader` is the version that read it."""

    uri: str
    sha256: str
    sidecar_sha256: str | None
    size: int
    mtime_ns: int | None = None
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a source, or a document of it, is not in the tables."""

    uri: str
    stage: str
    error: str
    message: str
    traceback: str | None = None


def tool_version() -> str:
    """Return the version of gongbao, as runs and sources name it."""
    try:
        return version("gongbao")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "unknown"


def begin_run(connection: sqlite3.Connection, command: str, config: Mapping[str, object]) -> int:
    """Start a run and return its row id; a run that was killed is closed as failed."""
    connection.execute(
        "update runs set status = 'failed', finished_at = ? where status = 'running'", [now()]
    )
    found = connection.execute(
        "insert into runs(command, status, started_at, tool_version, config)"
        " values (?, 'running', ?, ?, ?) returning id",
        [command, now(), tool_version(), json.dumps(config, ensure_ascii=False)],
    ).fetchone()
    return int(found[0])


def end_run(
    connection: sqlite3.Connection, run_id: int, status: str, counts: Mapping[str, float]
) -> None:
    """Finish a run; `counts` has columns of `runs`."""
    sets = "".join(f", {column} = :{column}" for column in counts)
    connection.execute(
        f"update runs set status = :status, finished_at = :now{sets} where id = :id",
        {"status": status, "now": now(), "id": run_id, **counts},
    )


def known_sources(connection: sqlite3.Connection) -> dict[str, tuple[str, str | None, str, str]]:
    """Return sha256, hash of the sidecar, reader and state of every source, by uri."""
    rows = connection.execute("select uri, sha256, sidecar_sha256, reader, state from sources")
    return {uri: (sha256, sidecar, reader, state) for uri, sha256, sidecar, reader, state in rows}


def write_source(
    connection: sqlite3.Connection, source: SourceRow, state: str, run_id: int | None
) -> None:
    """Note that a source was read, or failed, with its present content."""
    connection.execute(
        "insert into sources(uri, sha256, sidecar_sha256, size, mtime_ns, reader, state, run_id)"
        " values (:uri, :sha256, :sidecar, :size, :mtime_ns, :reader, :state, :run)"
        " on conflict(uri) do update set attempts ="
        "   case when sha256 = excluded.sha256 then attempts + 1 else 1 end,"
        " sha256 = excluded.sha256, sidecar_sha256 = excluded.sidecar_sha256,"
        " size = excluded.size, mtime_ns = excluded.mtime_ns, reader = excluded.reader,"
        " state = excluded.state, run_id = excluded.run_id",
        {
            "uri": source.uri,
            "sha256": source.sha256,
            "sidecar": source.sidecar_sha256,
            "size": source.size,
            "mtime_ns": source.mtime_ns,
            "reader": source.reader,
            "state": state,
            "run": run_id,
        },
    )


def write_failures(
    connection: sqlite3.Connection, uri: str, failures: list[Failure], run_id: int
) -> None:
    """Put the failures of a source in place of those it had."""
    connection.execute("delete from failures where uri = ?", [uri])
    connection.executemany(
        "insert into failures(uri, stage, error, message, traceback, at, run_id)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [(f.uri, f.stage, f.error, f.message, f.traceback, now(), run_id) for f in failures],
    )


def failure_of(uri: str, stage: str, error: Exception) -> Failure:
    """Return the failure that an unforeseen exception is, with what a developer needs."""
    return Failure(
        uri=uri,
        stage=stage,
        error=type(error).__name__,
        message=f"{uri}: {error}",
        traceback="".join(traceback.format_exception(error)),
    )
