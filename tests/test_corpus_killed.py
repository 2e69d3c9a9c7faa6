"""A batch that is killed at any moment leaves a sound database, and the next one completes it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

KILLS = 50
NOTICE = """湖南省2025年上半年以工代赈工作通报

来源：湖南省发展改革委 发布日期：2025-07-2{day}

上半年，{place}以工代赈项目吸纳带动{people}万人就业，发放劳务报酬24.3{day}亿元。
"""
PLACES = ("全省", "长沙市", "株洲市", "湘潭市", "衡阳市", "邵阳市", "岳阳市", "常德市")


def write_notices(folder: Path, people: int) -> None:
    """Write notices, an archive of two more and two files that cannot be read."""
    folder.mkdir()
    for number, place in enumerate(PLACES):
        text = NOTICE.format(day=number, place=place, people=people + number)
        (folder / f"notice{number}.txt").write_text(text, encoding="utf8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for name, day in (("a.txt", 8), ("b.txt", 9)):
            archive.writestr(name, NOTICE.format(day=day, place="怀化市", people=people))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing else")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL, no fork")
def test_fifty_kills(tmp_path: Path) -> None:
    """SIGKILL at 50 random points: never a problem, and in the end what a calm run gives."""
    write_notices(tmp_path / "before", 20)
    write_notices(tmp_path / "after", 40)
    command = [sys.executable, "-m", "tests.killed_batches", str(tmp_path), str(KILLS), "20250723"]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)

    assert seen["problems"] == []
    assert seen["differing"] == 0
    assert len(seen["documents"]) == KILLS
    # Over the whole of the run, not at its beginning only.
    assert len(set(seen["documents"])) >= 5
