"""Files that lie beside documents and are none: what systems and programs leave (clutter.txt)."""

from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files


def is_clutter(name: str) -> bool:
    """Say whether the name of a file or folder is one that a system or a program leaves.

    >>> is_clutter(".DS_Store"), is_clutter("~$通报.docx"), is_clutter(".通报.txt")
    (True, True, False)
    """
    return any(fnmatchcase(name, pattern) for pattern in _patterns())


@cache
def _patterns() -> tuple[str, ...]:
    lines = (files("ingest") / "clutter.txt").read_text(encoding="utf8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
