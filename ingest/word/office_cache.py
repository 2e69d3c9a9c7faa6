"""Converted files, kept by content, in the user's folder for caches or where GONGBAO_CACHE says."""

import os
import sys
import tempfile
import time
from pathlib import Path

KEPT_DAYS = 90


def kept(key: str) -> bytes | None:
    """Return what was kept under a key, None where there is nothing."""
    file = _folder() / f"{key}.docx"
    try:
        data = file.read_bytes()
        os.utime(file)  # used: counts as new
    except OSError:
        return None
    return data


def keep(key: str, data: bytes) -> None:
    """Keep bytes under a key; what nobody has used for three months goes.

    A folder that cannot be written, or a full disk, costs the cache and nothing else.
    """
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _forget_old(folder)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(data)
        Path(file.name).replace(folder / f"{key}.docx")
    except OSError:
        return


def _forget_old(folder: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 86_400
    for file in folder.iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def _folder() -> Path:
    """Return the folder for caches as each system has it."""
    own = os.environ.get("GONGBAO_CACHE")
    if own:
        return Path(own, "office")
    if sys.platform == "win32":
        parent = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    elif sys.platform == "darwin":
        parent = Path.home() / "Library" / "Caches"
    else:
        parent = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return parent / "gongbao" / "office"
