"""Old office files are converted by LibreOffice, many at a time, and once each."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from ingest import documents_of_bytes, read_documents
from ingest.errors import DamagedError, EncryptedError, MissingProgramError
from ingest.sniff import OLE
from ingest.word import office_cache

# Stands for LibreOffice: notes each start and the files it was given, and makes of each the
# Word file `made.docx`; it dies of a file that says die, hangs in a child at one that says hang.
OFFICE = """#!/bin/sh
here=$(dirname "$0")
if [ "$1" = --version ]; then echo "Fake 1.0"; exit; fi
echo "start" >> "$here/log"
while [ "$1" != --outdir ]; do shift; done
out=$2
shift 2
for file; do
    echo "file" >> "$here/log"
    if grep -q die "$file"; then exit 9; fi
    if grep -q hang "$file"; then sleep 600 & echo $! > "$here/hanging"; wait; fi
    cp "$here/made.docx" "$out/$(basename "$file" .doc).docx"
done
"""

# In a process of its own, for workers have the environment of the first pool of a process.
READ_ALL = """
import sys
from pathlib import Path
from ingest import Limits, Source, read_all

if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[2:]]
    sources = [Source(uri=path.name, path=path) for path in paths]
    for reading in read_all(sources, limits=Limits(seconds=float(sys.argv[1]))):
        error = reading.error
        print(f"{reading.source.uri} {'read' if error is None else error}")
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program that stands for LibreOffice, with a cache of its own."""
    folder = tmp_path / "office"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(OFFICE)
    program.chmod(0o755)
    made = docx.Document()
    made.add_paragraph("某县公报")
    made.add_paragraph("就业20.59万人。")
    made.save(str(folder / "made.docx"))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path / "cache"))
    return folder


def old_files(folder: Path, *words: str) -> list[Path]:
    """Write old office files (RTF) that hold these words."""
    paths = [folder / f"{number:02}.rtf" for number in range(len(words))]
    for number, (path, word) in enumerate(zip(paths, words, strict=True)):
        path.write_text(f"{{\\rtf1 {word} {number}}}")
    return paths


def read_all(paths: list[Path], seconds: float = 60) -> list[str]:
    """Read files by workers and return what became of each, in order."""
    script = paths[0].with_name("read_all.py")
    script.write_text(READ_ALL)
    command = [sys.executable, str(script), str(seconds), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return run.stdout.splitlines()


def counted(office: Path) -> tuple[int, int]:
    """Return how often the program was started and how many files it was given."""
    log = (office / "log").read_text().split()
    return log.count("start"), log.count("file")


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_many_are_one_start(office: Path, tmp_path: Path) -> None:
    """Forty-five old files are three starts, other files among them; again they are none."""
    paths = old_files(tmp_path, *["good"] * 45)
    (tmp_path / "07a.txt").write_text("某县情况\n就业12人。\n", encoding="utf8")
    paths.insert(8, tmp_path / "07a.txt")
    outcomes = read_all(paths)
    first = counted(office)
    read_all(paths)

    assert outcomes == [f"{path.name} read" for path in paths]
    assert first == (3, 45)
    assert counted(office) == first


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_file_that_ends_the_program(office: Path, tmp_path: Path) -> None:
    """The files after it are given to the next start; it alone has failed."""
    outcomes = read_all(old_files(tmp_path, "good", "die", "good", "good"))

    assert outcomes == [
        "00.rtf read",
        "01.rtf 01.rtf: LibreOffice cannot convert the file",
        "02.rtf read",
        "03.rtf read",
    ]
    # Two of the four, up to the one that ends it; the two after it; that one by itself.
    assert counted(office) == (3, 2 + 2 + 1)


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_file_that_hangs(office: Path, tmp_path: Path) -> None:
    """It is ended with all that it has started, and the others are read."""
    outcomes = read_all(old_files(tmp_path, "good", "hang", "good"), seconds=10)
    hanging = int((office / "hanging").read_text())

    assert outcomes == [
        "00.rtf read",
        "01.rtf 01.rtf: LibreOffice needs more than 4 s",
        "02.rtf read",
    ]
    assert is_gone(hanging)


def is_gone(pid: int) -> bool:
    """Say whether a process ends; the one that inherits it may take its time to notice."""
    for _ in range(600):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_forgets_what_nobody_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept goes after three months without use; use makes it new."""
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path))
    for key in ("used", "unused"):
        office_cache.keep(key, key.encode())
    for file in (tmp_path / "office").iterdir():
        os.utime(file, (0, 0))

    assert office_cache.kept("used") == b"used"
    office_cache.keep("new", b"new")
    assert [office_cache.kept(key) for key in ("used", "unused", "new")] == [b"used", None, b"new"]


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs the cache, not the reading."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path / "file"))
    office_cache.keep("key", b"12")

    assert office_cache.kept("key") is None


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_old_formats(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice itself makes a text of an old file."""
    monkeypatch.setenv("GONGBAO_CACHE", str(tmp_path / "cache"))
    made = docx.Document()
    made.add_paragraph("某县公报")
    made.add_paragraph("就业20.59万人。")
    made.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120
    )
    (document,) = read_documents(tmp_path / f"a.{suffix}")

    assert "就业20.59万人。" in document.text


def test_password() -> None:
    """A Word file that opens with a password only is told before LibreOffice fails at it."""
    head = b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500)
    data = OLE.ljust(512, b"\0") + head + "WordDocument".encode("utf-16-le")

    with pytest.raises(EncryptedError, match=r"^a\.doc: the file is protected by a password$"):
        documents_of_bytes(data, "a.doc", {})


def test_missing_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice an old format is skipped with that reason."""
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(
        MissingProgramError, match=r"^a\.rtf: LibreOffice reads this format, and is not installed$"
    ):
        documents_of_bytes(b"{\\rtf1 12}", "a.rtf", {})


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_nothing_made(office: Path) -> None:
    """A file of which the program makes nothing is damaged."""
    with pytest.raises(DamagedError, match=r"^a\.rtf: LibreOffice cannot convert the file$"):
        documents_of_bytes(b"{\\rtf1 die}", "a.rtf", {})
