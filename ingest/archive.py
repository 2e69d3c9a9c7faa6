"""Archives (zip, tar, gz) as the files in them, under guards, one inside another at most.

    for source in expand(sources, scratch, limits):

yields ordinary sources as they are and the members of archives as sources of their own
(`bulletins.zip!/2025/a.html`), unpacked into the folder `scratch`. A member that cannot be
unpacked carries its error, the others are read. An archive that breaks a limit is yielded
as it is: its reading says why.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from .archive_members import BROKEN, INSIDE, members_of
from .blocks import Content
from .errors import DamagedError, IngestError, UnpackLimitError
from .limits import DEFAULT_LIMITS, Limits
from .sidecar import is_sidecar
from .sniff import Format, sniff
from .sources import Source

ARCHIVES = frozenset({Format.ZIP, Format.TAR, Format.GZIP})
CHUNK = 1 << 20
MOST_NAME_BYTES = 200


def expand(
    sources: Iterable[Source], scratch: Path, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Source]:
    """Yield sources, archives among them as their members."""
    for source in sources:
        yield from _expand(source, scratch, limits, limits.depth)


def _expand(source: Source, scratch: Path, limits: Limits, depth: int) -> Iterator[Source]:
    if depth == 0 or source.error is not None or not is_archive(source.path, limits):
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
    for member in members_of(io.BytesIO(data), name, limits):
        for chunk in _chunks(member.stream, name) if member.stream is not None else ():
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


@dataclass(slots=True)
class _Places:
    """Where members are written: in numbered folders, for names may be too long or come twice.

    Members of one folder lie in one folder, so that sidecars are beside their files.
    """

    root: Path
    folders: dict[str, int] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Return the path for a member of that name."""
        parent, _, base = name.rpartition("/")
        folder = self.root / str(self.folders.setdefault(parent, len(self.folders)))
        folder.mkdir(parents=True, exist_ok=True)
        if len(base.encode("utf8", "replace")) > MOST_NAME_BYTES:
            base = f"{len(list(folder.iterdir()))}"
        return folder / base


def _unpack(source: Source, scratch: Path, limits: Limits) -> Iterator[Source]:
    """Write the members into the scratch folder and yield each as a source."""
    places = _Places(scratch / f"{len(list(scratch.iterdir())):06}")
    places.root.mkdir(parents=True)
    budget = _Budget(limits, source.uri, source.path.stat().st_size)
    times: dict[str, int] = {}
    with source.path.open("rb") as stream:
        for member in members_of(stream, source.uri, limits):
            number = times[member.name] = times.get(member.name, 0) + 1
            name = member.name if number == 1 else f"{number}/{member.name}"
            uri = f"{source.uri}{INSIDE}{member.name}" + (f"#{number}" if number > 1 else "")
            path = places.path(name)
            error = member.error
            if member.stream is not None:
                error = _write(member.stream, path, uri, budget)
            if error is not None or not is_sidecar(path):
                yield Source(uri=uri, path=path, error=error)


def _write(stream: IO[bytes], path: Path, uri: str, budget: _Budget) -> IngestError | None:
    """Write a member to its path; return why that was not possible."""
    with path.open("wb") as target:
        try:
            for chunk in _chunks(stream, uri):
                budget.take(len(chunk))
                target.write(chunk)
        except DamagedError as error:
            return error
    return None


def _chunks(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield the bytes of a member; of a full disk, where they are written, it knows nothing."""
    while True:
        try:
            chunk = file.read(CHUNK)
        except BROKEN as error:
            raise DamagedError(f"{name}: the archive is damaged there") from error
        if not chunk:
            return
        yield chunk
