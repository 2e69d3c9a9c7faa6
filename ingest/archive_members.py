"""The files of an archive (zip, tar, gz), each under its own name or with why it is not read."""

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, cast

from .clutter import is_clutter
from .errors import DamagedError, EncryptedError, IngestError, UnpackLimitError, UnsupportedError
from .limits import Limits
from .zips import ENCRYPTED, check_sizes, true_name

BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
INSIDE = "!/"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive; without a stream `error` says why."""

    name: str
    stream: IO[bytes] | None = None
    error: IngestError | None = None


def members_of(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files of an archive: clutter is left out, a way out of the folder an error.

    A stream is to be read before the next member is asked for.

    Raises:
        IngestError: the archive breaks a limit, or cannot be read at all.
    """
    head = stream.read(512)
    stream.seek(0)
    if head[:2] == b"PK":
        found = _of_zip(stream, name, limits)
    elif head[:2] == b"\x1f\x8b":
        found = _of_gzip(stream, name, limits)
    else:
        found = _of_tar(stream, name, limits)
    for member in found:
        if member.stream is not None and safe_name(member.name) is None:
            yield _refused(name, member.name, "a path that leads out of the archive")
        elif not any(map(is_clutter, PurePosixPath(member.name).parts)):
            yield Member(safe_name(member.name) or member.name, member.stream, member.error)


def safe_name(member: str) -> str | None:
    """Return a member's path inside the archive; None for `..` and absolute paths.

    >>> safe_name("2025/a.html"), safe_name("2025\\\\a.html"), safe_name("../a"), safe_name("/a")
    ('2025/a.html', '2025/a.html', None, None)
    """
    path = PurePosixPath(member.replace("\\", "/"))
    parts = [part for part in path.parts if part != "."]
    if not parts or path.is_absolute() or ":" in parts[0] or ".." in parts:
        return None
    return "/".join(parts)


def _refused(archive: str, member: str, why: str) -> Member:
    return Member(member, error=UnsupportedError(f"{archive}{INSIDE}{member}: {why}"))


def _of_zip(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise DamagedError(f"{name}: the archive is cut or damaged") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        check_sizes(infos, name, limits, limits.unpacked_bytes)
        for info in infos:
            yield _member_of_zip(archive, info, name)


def _member_of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    member = true_name(info)
    if stat.S_ISLNK(info.external_attr >> 16):
        return _refused(name, member, "a link, and no file")
    place = f"{name}{INSIDE}{member}"
    if info.flag_bits & ENCRYPTED:
        return Member(member, error=EncryptedError(f"{place}: it is protected by a password"))
    try:
        return Member(member, archive.open(info))
    except BROKEN:
        return Member(member, error=DamagedError(f"{place}: the archive is damaged there"))


def _of_tar(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files of a tar; where it is cut, those before the cut and then that error."""
    count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errors="replace") as archive:
            for info in archive:
                count += 1
                if count > limits.members:
                    raise UnpackLimitError(
                        f"{name}: more than {limits.members:,} members (limit members)"
                    )
                if info.isreg():
                    yield Member(info.name, archive.extractfile(info))
                elif not info.isdir():
                    yield _refused(name, info.name, "a link or a device, and no file")
    except BROKEN as error:
        if count == 0:
            raise DamagedError(f"{name}: the archive is cut or damaged") from error
        why = f"the archive is cut or damaged after {count} members"
        yield Member("…", error=DamagedError(f"{name}: {why}"))


def _of_gzip(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files of a packed tar, or the one file that is packed."""
    try:
        with gzip.open(stream) as file:
            head = file.read(512)
    except BROKEN as error:
        raise DamagedError(f"{name}: the archive is cut or damaged") from error
    stream.seek(0)
    with gzip.open(stream) as file:
        if head[257:262] == b"ustar":
            yield from _of_tar(cast("IO[bytes]", file), name, limits)
        else:
            yield Member(PurePosixPath(name).stem, cast("IO[bytes]", file))
