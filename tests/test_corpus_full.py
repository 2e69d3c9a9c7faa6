"""A disk that fills up ends a batch with one sentence; the database is sound and can go on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Corpus, Options, files_in, ingest_batch

FILES, LINES = 14, 60
MOST_KIB = 1536
COMMAND = f"{sys.executable} -m gongbao --lang en ingest notices --workers 0 --db {{db}} --quiet"
# A disk of a MiB and a half, in a namespace of its own; what is on it is copied before it goes.
SMALL_DISK = f"""
mount -t tmpfs -o size={MOST_KIB}k tmpfs disk || exit 90
{COMMAND.format(db="disk/corpus.db")}
status=$?
cp disk/corpus.db* .
exit $status
"""
# As a quota does: no file may be longer than a MiB and a half.
SMALL_FILES = f"ulimit -f {MOST_KIB}; exec {COMMAND.format(db='corpus.db')}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with more notices than a MiB and a half hold."""
    (tmp_path / "disk").mkdir()
    notices = tmp_path / "notices"
    notices.mkdir()
    for number in range(FILES):
        lines = [
            f"第{line}个项目投资{number * line + 1}万元，带动就业{line + 7}人。"
            for line in range(LINES)
        ]
        text = f"湖南省2025年上半年以工代赈通报（{number}）\n\n" + "\n".join(lines)
        (notices / f"{number:02}.txt").write_text(text, encoding="utf8")
    return tmp_path


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    root = Path(__file__).parents[1]
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def can_mount(folder: Path) -> bool:
    """Say whether a disk can be mounted here in a namespace."""
    if shutil.which("unshare") is None:
        return False
    return run(folder, "unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "disk").returncode == 0


def is_completed(folder: Path) -> bool:
    """Say whether the next batch completes a database to what an undisturbed one holds."""
    contents = []
    for name in ("corpus.db", "calm.db"):
        with Corpus(folder / name) as corpus:
            ingest_batch(corpus, files_in(["notices"]), Options(workers=0))
            contents.append((corpus.content_sha256(), corpus.state().facts, corpus.problems()))
    return contents[0] == contents[1]


@pytest.mark.skipif(os.name == "nt", reason="no mounts and no limits on files")
@pytest.mark.parametrize("way", ["disk", "quota"])
def test_full(folder: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the database; nothing half-written is in it; the next batch goes on."""
    if way == "disk" and not can_mount(folder):
        pytest.skip("no right to mount a disk")
    monkeypatch.chdir(folder)  # sources are known by the paths that were given
    ended = (
        run(folder, "unshare", "-rm", "sh", "-c", SMALL_DISK)
        if way == "disk"
        else run(folder, "bash", "-c", SMALL_FILES)
    )
    with Corpus(folder / "corpus.db", create=False) as corpus:
        problems, documents = corpus.problems(), corpus.state().documents

    assert ended.returncode == 1
    assert "corpus.db: the disk is full" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert problems == []
    assert 0 < documents < FILES
    assert is_completed(folder)
