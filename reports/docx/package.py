"""Zip packages with the same bytes from the same parts, and the hash that names their content."""

import hashlib
import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts: sorted, stored without compression, dated 1980-01-01.

    DEFLATE may differ between builds of zlib; stored parts are equal on any machine.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(parts, key=lambda each: (each != CONTENT_TYPES, each)):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            package.writestr(info, parts[name])
    return buffer.getvalue()


def unpack(package: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name.

    Raises: zipfile.BadZipFile.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def content_sha256(content: bytes) -> str:
    """Return the hash of what a file holds: over (part, hash) for a zip, else over its bytes.

    So the same content has the same hash where only its compression differs.
    """
    if not content.startswith(b"PK"):
        return hashlib.sha256(content).hexdigest()
    parts = unpack(content)
    lines = [f"{name} {hashlib.sha256(parts[name]).hexdigest()}\n" for name in sorted(parts)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
