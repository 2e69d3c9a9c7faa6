"""Facts that lie beside a file: `NAME.meta.yml`, or one row of a `meta.csv` in its folder.

    title: 2024年统计公报
    issuer: 某省统计局
    published: 2025-03-20
    uri: https://…

A `meta.csv` has the columns file, title, issuer, published, uri. Both may name any column
of `labels.yml`; an unknown name is an error, for it would be lost without a word.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from .charset import decode
from .errors import SidecarError
from .notice.dates import find_date
from .notice.labels import columns

TABLE = "meta.csv"
SUFFIX = ".meta.yml"
FILE_COLUMN = "file"
OWN_COLUMNS = frozenset({"uri", "lang"})


def is_sidecar(path: Path) -> bool:
    """Say whether a file holds facts about others and is no document itself."""
    return path.name == TABLE or path.name.endswith(SUFFIX)


def read_sidecar(path: Path) -> dict[str, str]:
    """Return the facts that lie beside a file; empty where there are none.

    `NAME` is the file's whole name or its stem; its facts come before those of the table.

    Raises:
        SidecarError: the sidecar cannot be read, or names a fact that is unknown here.
    """
    facts = dict(_rows(path.parent / TABLE).get(path.name, {}))
    for beside in (path.with_name(path.stem + SUFFIX), path.with_name(path.name + SUFFIX)):
        if beside.is_file():
            facts |= _of_yaml(beside)
    return facts


def _of_yaml(path: Path) -> dict[str, str]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SidecarError(f"{path}: the sidecar is no YAML") from error
    if not isinstance(data, dict):
        raise SidecarError(f"{path}: the sidecar is no list of names and values")
    return _checked(path, data)


def _rows(path: Path) -> Mapping[str, dict[str, str]]:
    """Return the rows of a folder's table by file name."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return {}
    return _read_rows(path, changed)


@lru_cache(maxsize=64)
def _read_rows(path: Path, changed: int) -> Mapping[str, dict[str, str]]:
    """Read a table once for all the files beside it, and again when it has changed."""
    text = decode(path.read_bytes(), str(path)).text
    rows = list(csv.DictReader(text.splitlines()))
    if rows and FILE_COLUMN not in rows[0]:
        raise SidecarError(f"{path}: the table has no column {FILE_COLUMN}")
    return {row.pop(FILE_COLUMN): _checked(path, row) for row in rows}


def _checked(path: Path, data: Mapping[object, object]) -> dict[str, str]:
    known = columns() | OWN_COLUMNS
    facts = {str(name): str(value).strip() for name, value in data.items() if value is not None}
    unknown = sorted(name for name in facts if name not in known)
    if unknown:
        raise SidecarError(f"{path}: unknown names: {', '.join(unknown)}")
    published = facts.get("published")
    if published and find_date(published) is None:
        raise SidecarError(f"{path}: published is no date: {published}")
    return {name: value for name, value in facts.items() if value}
