"""Old formats (.doc, .wps, .rtf, .odt) through LibreOffice where it is installed.

It converts to .docx, so that footnotes and tables survive, in a profile of its own and
under its own deadline. Its memory is not under the limit of a reader: it needs more.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .blocks import Content
from .errors import DamagedError, DeadlineError, MissingProgramError
from .limits import Limits
from .word import read_word

PROGRAMS = ("soffice", "libreoffice")
# Ends before the deadline of the reader does, so that no process is left behind.
SHARE_OF_DEADLINE = 0.8


def read_old_office(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a file that LibreOffice can convert.

    Raises:
        MissingProgramError: LibreOffice is not installed.
        DamagedError, DeadlineError: it made nothing of the file, or not in time.
    """
    program = next((found for p in PROGRAMS if (found := shutil.which(p)) is not None), None)
    if program is None:
        raise MissingProgramError(f"{name}: LibreOffice reads this format, and is not installed")
    with tempfile.TemporaryDirectory(prefix="gongbao-") as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        converted = _convert(program, source, name, limits.deadline(len(data)) * SHARE_OF_DEADLINE)
    return read_word(converted, name, limits)


def _convert(program: str, source: Path, name: str, seconds: float) -> bytes:
    folder = source.parent
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            preexec_fn=None if sys.platform == "win32" else _without_memory_limit,
        )
    except subprocess.TimeoutExpired as error:
        raise DeadlineError(f"{name}: LibreOffice needs more than {seconds:.0f} s") from error
    target = source.with_suffix(".docx")
    if not target.is_file():
        raise DamagedError(f"{name}: LibreOffice cannot convert the file")
    return target.read_bytes()


def _without_memory_limit() -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
