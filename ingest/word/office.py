"""Old formats (.doc, .wps, .rtf, .odt) through LibreOffice where it is installed.

It converts to .docx, so that footnotes and tables survive, in a profile of its own and
under its own deadline. A start of it takes ten times as long as a file, so `convert_all`
gives it many files at once; what it makes is kept by the hash of the file's content and the
program's version, and a file that was converted before is not converted again.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from ingest.blocks import Content
from ingest.errors import DamagedError, DeadlineError, IngestError, MissingProgramError
from ingest.limits import Limits
from ingest.sniff import OLE, Format, sniff

from .office_cache import keep, kept
from .reader import read_word

PROGRAMS = ("soffice", "libreoffice")
OLD_OFFICE = frozenset({Format.OLD_WORD, Format.RTF, Format.OPEN_TEXT})
OPEN_TEXT_HEAD = b"mimetypeapplication/vnd.oasis.opendocument.text"
# Of a file's deadline; ends before that does, so that no process is left behind.
SHARE_OF_DEADLINE = 0.35
VERSION_SECONDS = 20.0


def read_old_office(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a file that LibreOffice can convert, or has converted before.

    Raises:
        MissingProgramError: LibreOffice is not installed.
        DamagedError, DeadlineError: it made nothing of the file, or not in time.
    """
    if find_office() is None:
        raise MissingProgramError(f"{name}: LibreOffice reads this format, and is not installed")
    key = _key(data)
    converted = kept(key)
    if converted is None:
        seconds = limits.deadline(len(data)) * SHARE_OF_DEADLINE
        (converted,), in_time = _convert([data], seconds, limits)
        if converted is None and not in_time:
            raise DeadlineError(f"{name}: LibreOffice needs more than {seconds:.0f} s")
        if converted is None:
            raise DamagedError(f"{name}: LibreOffice cannot convert the file")
        keep(key, converted)
    return read_word(converted, name, limits)


def convert_all(paths: Iterable[Path], limits: Limits) -> None:
    """Convert old files together, as far as they were not before; the results are kept.

    A file that ends LibreOffice costs the call; the files after it are given to the next.
    What is left over when the time is up is converted when it is read.
    """
    left = {_key(data): data for data in _old_files(paths, limits)}
    left = {key: data for key, data in left.items() if kept(key) is None}
    seconds = limits.deadline(sum(map(len, left.values()))) * SHARE_OF_DEADLINE
    ends = time.monotonic() + seconds
    while left and time.monotonic() < ends:
        keys = list(left)
        converted, _ = _convert(list(left.values()), ends - time.monotonic(), limits)
        for key, made in zip(keys, converted, strict=True):
            if made is not None:
                keep(key, made)
        missing = [key for key, made in zip(keys, converted, strict=True) if made is None]
        left = {key: left[key] for key in missing[1:]}


def is_old_office(head: bytes) -> bool:
    """Say by the first bytes of a file whether it may be one that LibreOffice converts."""
    return head.startswith((OLE, b"{\\rtf")) or head[30:].startswith(OPEN_TEXT_HEAD)


def find_office() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return next((found for p in PROGRAMS if (found := shutil.which(p)) is not None), None)


def _old_files(paths: Iterable[Path], limits: Limits) -> Iterable[bytes]:
    """Yield the bytes of those files that are old office files indeed, and not too large."""
    for path in paths:
        try:
            if path.stat().st_size > limits.file_bytes:
                continue
            data = path.read_bytes()
            if sniff(data, path.name) in OLD_OFFICE:
                yield data
        except (OSError, IngestError):  # told when the file is read
            continue


def _key(data: bytes) -> str:
    return f"{hashlib.sha256(data).hexdigest()}-{_version()}"


@cache
def _version() -> str:
    """Return the version of LibreOffice as a word for file names."""
    program = find_office()
    if program is None:
        return "none"
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, timeout=VERSION_SECONDS, check=False
        ).stdout
    except subprocess.TimeoutExpired:
        return "unknown"
    return hashlib.sha256(said).hexdigest()[:8]


def _convert(
    files: Sequence[bytes], seconds: float, limits: Limits
) -> tuple[list[bytes | None], bool]:
    """Return each file as .docx, None where nothing was made of it; and whether time sufficed."""
    with tempfile.TemporaryDirectory(prefix="gongbao-", ignore_cleanup_errors=True) as folder:
        sources = [Path(folder, f"{number}.doc") for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        in_time = _run(sources, seconds, limits.office_memory_bytes)
        targets = [source.with_suffix(".docx") for source in sources]
        # The one that was being written when the time was up is no whole zip.
        whole = [target.is_file() and zipfile.is_zipfile(target) for target in targets]
        made = zip(targets, whole, strict=True)
        return [target.read_bytes() if is_whole else None for target, is_whole in made], in_time


def _run(sources: list[Path], seconds: float, memory_bytes: int) -> bool:
    """Run LibreOffice over files; return whether it ended by itself."""
    folder = sources[0].parent
    program = find_office()
    assert program is not None
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx", "--outdir", str(folder), *map(str, sources)]
    # A group of its own: soffice is a script, what hangs is a child of its child.
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=None if sys.platform == "win32" else lambda: _limit_memory(memory_bytes),
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _limit_memory(memory_bytes: int) -> None:
    """Give LibreOffice its own memory limit; that of a reader is too small for it."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
