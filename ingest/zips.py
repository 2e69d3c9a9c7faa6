"""Zip files that may be bombs: sizes are checked before a byte is unpacked, and while it is."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from .errors import DamagedError, EncryptedError, UnpackLimitError
from .limits import MIB, Limits

ENCRYPTED = 0x1
UTF8_NAMES = 0x800
RATIO_FROM = MIB
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a zip by their true names, and where it came from."""

    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    name: str
    limits: Limits

    def read(self, member: str) -> bytes | None:
        """Return a member's bytes, None where there is no such member.

        Raises:
            DamagedError, EncryptedError, UnpackLimitError: it cannot be unpacked.
        """
        info = self.members.get(member)
        if info is None:
            return None
        if info.flag_bits & ENCRYPTED:
            raise EncryptedError(f"{self.name}: {member} is protected by a password")
        try:
            with self.archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except BROKEN as error:
            raise DamagedError(f"{self.name}: {member} cannot be unpacked") from error
        if len(data) > info.file_size:
            raise UnpackLimitError(f"{self.name}: {member} is larger than its own entry says")
        return data


def open_package(data: bytes, name: str, limits: Limits, unpacked: int) -> Package:
    """Open a zip whose members together are no more than `unpacked` bytes.

    Raises:
        DamagedError: the bytes are no whole zip.
        UnpackLimitError: it would unpack to more than a limit.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise DamagedError(f"{name}: the zip is cut or damaged") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    check_sizes(infos, name, limits, unpacked)
    return Package(archive, {true_name(info): info for info in infos}, name, limits)


def check_sizes(infos: list[zipfile.ZipInfo], name: str, limits: Limits, unpacked: int) -> None:
    """Refuse a zip by what its directory says of it.

    Raises:
        UnpackLimitError: the message names the limit.
    """
    if len(infos) > limits.members:
        raise UnpackLimitError(
            f"{name}: {len(infos):,} members (limit members: {limits.members:,})"
        )
    size, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    if size > unpacked:
        raise UnpackLimitError(f"{name}: unpacks to {size:,} bytes (limit: {unpacked:,})")
    if size > RATIO_FROM and size > limits.ratio * max(packed, 1):
        ratio = size / max(packed, 1)
        raise UnpackLimitError(f"{name}: unpacks {ratio:.0f} times (limit ratio: {limits.ratio})")


def true_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; Windows in China writes names in GB18030 without saying so.

    The standard library reads them as cp437 then (flag bit 11 is unset).
    """
    if info.flag_bits & UTF8_NAMES or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
