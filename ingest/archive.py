"""Archives (zip, tar, gz) as the files in them, under guards, one inside another at most.

    for source in expand(sources, scratch, limits):

yields ordinary sources as they are and the members of archives as sources of their own
(`bulletins.zip!/2025/a.html`), unpacked into the folder `scratch`. An archive that breaks
a limit is yielded as it is: its reading says why.
"""

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from .blocks import Content
from .errors import DamagedError, EncryptedError, IngestError, UnpackLimitError
from .limits import DEFAULT_LIMITS, Limits
from .sidecar import is_sidecar
from .sniff import Format, sniff
from .sources import Source
from .zips import ENCRYPTED, check_sizes, true_name

ARCHIVES = frozenset({Format.ZIP, Format.TAR, Format.GZIP})
INSIDE = "!/"
CHUNK = 1 << 20
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


def expand(
    sources: Iterable[Source], scratch: Path, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Source]:
    """Yield sources, archives among them as their members."""
    for source in sources:
        yield from _expand(source, scratch, limits, limits.depth)


def _expand(source: Source, scratch: Path, limits: Limits, depth: int) -> Iterator[Source]:
    if depth == 0 or not is_archive(source.path, limits):
        yield source
        return
    try:
        members = list(_unpack(source, scratch, limits))
    except IngestError:
        yield source
        return
    for member in members:
        yield from _expand(member, scratch, limits, depth - 1)


def is_archive(path: Path, limits: Limits) -> bool:
    """Say whether a file is an archive to look into; Word files and workbooks are none."""
    try:
        if path.stat().st_size > limits.file_bytes:
            return False
        with path.open("rb") as file:
            head = file.read(512)
            if head[:2] not in {b"PK", b"\x1f\x8b"} and head[257:262] != b"ustar":
                return False
            return sniff(head + file.read(), path.name) in ARCHIVES
    except (IngestError, OSError):
        return False


def refuse_archive(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Say why an archive was not looked into; the reading of one that `expand` left whole.

    Raises:
        IngestError: the limit that it breaks, or the damage.
    """
    budget = _Budget(limits, name, len(data))
    for _, file in _members(io.BytesIO(data), name, limits):
        for chunk in _chunks(file, name):
            budget.take(len(chunk))
    raise UnpackLimitError(f"{name}: an archive inside archives (limit depth: {limits.depth})")


@dataclass(slots=True)
class _Budget:
    """What an archive may still unpack to."""

    limits: Limits
    name: str
    packed: int
    used: int = 0

    def take(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            UnpackLimitError: there are more than the limits allow.
        """
        self.used += size
        if self.used > self.limits.unpacked_bytes:
            raise UnpackLimitError(
                f"{self.name}: unpacks to more than {self.limits.unpacked_bytes:,} bytes "
                "(limit unpacked_bytes)"
            )
        if self.used > CHUNK + self.limits.ratio * self.packed:
            raise UnpackLimitError(
                f"{self.name}: unpacks more than {self.limits.ratio} times (limit ratio)"
            )


def _unpack(source: Source, scratch: Path, limits: Limits) -> Iterator[Source]:
    """Write the members into the scratch folder under numbers, sidecars beside their files."""
    folder = scratch / f"{len(list(scratch.iterdir())):06}"
    folder.mkdir(parents=True)
    budget = _Budget(limits, source.uri, source.path.stat().st_size)
    with source.path.open("rb") as stream:
        for name, file in _members(stream, source.uri, limits):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as target:
                for chunk in _chunks(file, source.uri):
                    budget.take(len(chunk))
                    target.write(chunk)
            if not is_sidecar(path):
                yield Source(uri=f"{source.uri}{INSIDE}{name}", path=path)


def _chunks(file: IO[bytes], name: str) -> Iterator[bytes]:
    try:
        while chunk := file.read(CHUNK):
            yield chunk
    except BROKEN as error:
        raise DamagedError(f"{name}: the archive is damaged") from error


def _members(stream: IO[bytes], name: str, limits: Limits) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the files of an archive under safe names: no links, no way out of the folder."""
    head = stream.read(512)
    stream.seek(0)
    if head[:2] == b"PK":
        found = _of_zip(stream, name, limits)
    elif head[:2] == b"\x1f\x8b":
        found = _of_gzip(stream, name, limits)
    else:
        found = _of_tar(stream, name, limits)
    for member, file in found:
        safe = safe_name(member)
        if safe is not None:
            yield safe, file


def safe_name(member: str) -> str | None:
    """Return a member's path inside the archive; None for dot files, `..`, absolute paths.

    >>> safe_name("2025/a.html"), safe_name("../a.html"), safe_name("/etc/a"), safe_name(".git/a")
    ('2025/a.html', None, None, None)
    """
    path = PurePosixPath(member.replace("\\", "/"))
    parts = [part for part in path.parts if part != "."]
    if not parts or path.is_absolute() or ":" in parts[0]:
        return None
    if any(part.startswith(".") or part == "__MACOSX" or len(part) > 200 for part in parts):
        return None
    return "/".join(parts)


def _of_zip(stream: IO[bytes], name: str, limits: Limits) -> Iterator[tuple[str, IO[bytes]]]:
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            check_sizes(infos, name, limits, limits.unpacked_bytes)
            for info in infos:
                if info.flag_bits & ENCRYPTED:
                    raise EncryptedError(f"{name}: the archive is protected by a password")
                with archive.open(info) as file:
                    yield true_name(info), file
    except (*BROKEN, NotImplementedError) as error:
        raise DamagedError(f"{name}: the archive is cut or damaged") from error


def _of_tar(stream: IO[bytes], name: str, limits: Limits) -> Iterator[tuple[str, IO[bytes]]]:
    count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errors="replace") as archive:
            for info in archive:
                count += 1
                if count > limits.members:
                    raise UnpackLimitError(
                        f"{name}: more than {limits.members:,} members (limit members)"
                    )
                file = archive.extractfile(info) if info.isreg() else None
                if file is not None:
                    yield info.name, file
    except BROKEN as error:
        raise DamagedError(f"{name}: the archive is cut or damaged") from error


def _of_gzip(stream: IO[bytes], name: str, limits: Limits) -> Iterator[tuple[str, IO[bytes]]]:
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
            yield PurePosixPath(name).stem, cast("IO[bytes]", file)
