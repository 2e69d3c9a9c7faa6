"""The batch: incremental, resumable, one bad file costs only itself, one writer at a time."""

import multiprocessing
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus import Corpus, CorpusBusyError, Options, Progress, Summary, files_in, ingest_batch
from corpus.addresses import public_address
from corpus.lock import writing

NOTICE = """湖南省2025年上半年以工代赈工作通报

来源：湖南省发展改革委 发布日期：2025-07-2{day}

上半年，全省以工代赈项目吸纳带动{people}万人就业，发放劳务报酬24.3{day}亿元。
"""
SERIAL = Options(workers=0)


def _folder(path: Path, count: int = 3) -> Path:
    folder = path / "notices"
    folder.mkdir()
    for number in range(count):
        text = NOTICE.format(day=number % 9, people=20 + number)
        (folder / f"notice{number:02}.txt").write_text(text, encoding="utf8")
    return folder


def _ingest(corpus: Corpus, folder: Path, options: Options = SERIAL) -> Summary:
    return ingest_batch(corpus, files_in([folder]), options)


def _counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, summary.failed


def _rows(corpus: Corpus) -> dict[str, list[tuple[object, ...]]]:
    tables = ("sources", "documents", "passages", "figures", "failures", "representative")
    return {
        table: corpus.connection.execute(f"select * from {table} order by 1").fetchall()
        for table in tables
    }


def test_a_second_run_changes_no_row(tmp_path: Path) -> None:
    """What is unchanged is neither read nor written; only `runs` has a new row."""
    folder = _folder(tmp_path)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing else")
    with Corpus(tmp_path / "corpus.db") as corpus:
        first = _ingest(corpus, folder)
        before = _rows(corpus)
        second = _ingest(corpus, folder)
        runs = corpus.connection.execute("select status, added, unchanged from runs").fetchall()

        assert _counts(first) == (3, 0, 0, 1)
        assert _counts(second) == (0, 0, 3, 1)
        assert before == _rows(corpus)
        assert runs == [("ok", 3, 0), ("ok", 0, 3)]
        assert first.figures > 0


def test_a_changed_file_is_a_new_version(tmp_path: Path) -> None:
    """Only the changed file is read again, and its old document is superseded."""
    folder = _folder(tmp_path)
    with Corpus(tmp_path / "corpus.db") as corpus:
        _ingest(corpus, folder)
        (folder / "notice01.txt").write_text(NOTICE.format(day=5, people=99), encoding="utf8")
        summary = _ingest(corpus, folder)
        current = corpus.connection.execute("select current, count(*) from documents group by 1")

        assert _counts(summary) == (1, 0, 2, 0)
        assert current.fetchall() == [(0, 1), (1, 3)]


def test_a_new_sidecar_updates_the_document(tmp_path: Path) -> None:
    """Facts beside a file belong to it: the row is updated and keeps its id and uid."""
    folder = _folder(tmp_path, 1)
    with Corpus(tmp_path / "corpus.db") as corpus:
        _ingest(corpus, folder)
        before = corpus.connection.execute("select id, uid from documents").fetchall()
        (folder / "notice00.meta.yml").write_text("issuer: 某某局\n", encoding="utf8")
        summary = _ingest(corpus, folder)
        after = corpus.connection.execute("select id, uid, issuer from documents").fetchall()

        assert _counts(summary) == (0, 1, 0, 0)
        assert [(*before[0], "某某局")] == after


def test_failures_are_rows_and_are_tried_again_when_asked(tmp_path: Path) -> None:
    """A file that failed stays failed until --retry or a change; then its row goes."""
    folder = _folder(tmp_path, 1)
    bad = folder / "empty.txt"
    bad.write_bytes(b"")
    with Corpus(tmp_path / "corpus.db") as corpus:
        first = _ingest(corpus, folder)
        row = corpus.connection.execute("select stage, error, message from failures").fetchone()
        again = _ingest(corpus, folder, Options(workers=0, retry=True))
        bad.write_text(NOTICE.format(day=7, people=7), encoding="utf8")
        mended = _ingest(corpus, folder)
        left = corpus.connection.execute("select count(*) from failures").fetchone()

    assert row[:2] == ("parse", "empty")
    assert str(bad) in row[2]
    assert [failure.error for failure in first.failures] == ["empty"]
    assert (again.failed, mended.failed, mended.added, left) == (1, 0, 1, (0,))


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It says how many sources are new, and leaves the tables alone."""
    with Corpus(tmp_path / "corpus.db") as corpus:
        changes = corpus.connection.total_changes
        summary = _ingest(corpus, _folder(tmp_path), Options(dry_run=True))

        assert _counts(summary) == (3, 0, 0, 0)
        assert corpus.connection.total_changes == changes


def test_progress_names_each_source(tmp_path: Path) -> None:
    """The caller sees every source once, in order, with its error."""
    folder = _folder(tmp_path, 2)
    (folder / "a-empty.txt").write_bytes(b"")
    seen: list[Progress] = []
    with Corpus() as corpus:
        ingest_batch(corpus, files_in([folder]), SERIAL, seen.append)

    assert [(Path(p.uri).name, p.done, p.total) for p in seen] == [
        ("a-empty.txt", 1, 3),
        ("notice00.txt", 2, 3),
        ("notice01.txt", 3, 3),
    ]
    assert [p.error is None for p in seen] == [False, True, True]


def test_the_second_writer_says_who_the_first_is(tmp_path: Path) -> None:
    """Two batches into one database: the second ends with a sentence, not with a mixture."""
    path = tmp_path / "corpus.db"
    with (
        Corpus(path) as corpus,
        writing(path, "reextract"),
        pytest.raises(CorpusBusyError) as caught,
    ):
        _ingest(corpus, _folder(tmp_path))
    message = str(caught.value)

    assert message.startswith(f"{path}: being written by gongbao reextract, process {os.getpid()}")


def test_the_lock_leaves_no_file(tmp_path: Path) -> None:
    """After a run only the database is left."""
    path = tmp_path / "corpus.db"
    with Corpus(path) as corpus:
        _ingest(corpus, _folder(tmp_path))

    assert [file.name for file in tmp_path.glob("corpus.db*")] == ["corpus.db"]


def test_files_in_a_folder_come_sorted_and_without_sidecars(tmp_path: Path) -> None:
    """Sidecars and what programs leave are no documents; a folder is searched to the bottom."""
    for name in (
        "b.txt", "a/z.txt", "a/.hidden", "b.meta.yml", "meta.csv", ".git/config", "~$b.docx",
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")

    assert [source.path.relative_to(tmp_path).as_posix() for source in files_in([tmp_path])] == [
        "a/.hidden",
        "a/z.txt",
        "b.txt",
    ]


@pytest.mark.skipif(os.name == "nt", reason="no links without rights, no pipes")
def test_links_and_pipes_in_a_folder(tmp_path: Path) -> None:
    """A linked folder is searched once, also in a loop; a pipe, which has no end, is told."""
    folder = tmp_path / "通报 2025"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text(NOTICE.format(day=1, people=20), encoding="utf8")
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    with Corpus() as corpus:
        summary = _ingest(corpus, folder)

    assert _counts(summary) == (1, 0, 0, 2)
    assert [failure.message.removeprefix(f"{folder}/") for failure in summary.failures] == [
        "gone.txt: No such file or directory",
        "pipe.txt: a pipe or a device, and no file",
    ]


def test_a_folder_that_cannot_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a failure by itself, not a gap without a word."""

    def walk(
        folder: Path, onerror: Callable[[OSError], None], followlinks: bool
    ) -> Iterator[tuple[str, list[str], list[str]]]:
        yield str(folder), ["closed"], []
        onerror(PermissionError(13, "Permission denied", str(folder / "closed")))

    monkeypatch.setattr("corpus.batch_sources.os.walk", walk)
    (source,) = files_in([tmp_path])

    assert str(source.error) == f"{tmp_path}/closed: Permission denied: the folder is not searched"


def test_workers_are_gone_after_a_run(tmp_path: Path) -> None:
    """No process is left behind."""
    with Corpus() as corpus:
        summary = _ingest(corpus, _folder(tmp_path, 1), Options(workers=2))

    assert _counts(summary) == (1, 0, 0, 0)
    assert multiprocessing.active_children() == []


def test_an_archive_is_read_as_its_members(tmp_path: Path) -> None:
    """Members have addresses of their own, are skipped when unchanged, replaced when changed."""
    archive = tmp_path / "notices.zip"
    with Corpus(tmp_path / "corpus.db") as corpus:
        for people in (20, 20, 21):
            with zipfile.ZipFile(archive, "w") as file:
                file.writestr("a.txt", NOTICE.format(day=1, people=people))
                file.writestr("b.txt", NOTICE.format(day=2, people=30))
            summary = ingest_batch(corpus, files_in([archive]), SERIAL)
            found = corpus.connection.execute(
                "select uri from documents where current order by uri"
            ).fetchall()

            members = [public_address(f"{archive}!/{name}") for name in ("a.txt", "b.txt")]
            assert members == [uri for (uri,) in found]
        assert _counts(summary) == (1, 0, 1, 0)


DIGEST = """湖南推广以工代赈成效显著
Zhong Guo Fa Zhan Wang·2025-07-23 08:12
Core Viewpoint - The province employed {people} people in the first half of 2025 [1]
"""


def test_an_article_that_left_its_file_is_superseded(tmp_path: Path) -> None:
    """A file of two articles becomes a file of one: none of the old articles stays current."""
    file = tmp_path / "digest.txt"
    file.write_text(DIGEST.format(people="205,900") + DIGEST.format(people="166,400"))
    with Corpus(tmp_path / "corpus.db") as corpus:
        first = ingest_batch(corpus, files_in([file]), SERIAL)
        file.write_text(DIGEST.format(people="210,000"))
        ingest_batch(corpus, files_in([file]), SERIAL)
        current = corpus.connection.execute("select part from documents where current").fetchall()

        assert (first.added, current) == (2, [(1,)])
        assert corpus.problems() == []


def test_retry_without_sources_reads_all_that_failed(tmp_path: Path) -> None:
    """The command that `status` prints needs no paths."""
    folder = _folder(tmp_path, 1)
    bad = folder / "empty.txt"
    bad.write_bytes(b"")
    with Corpus(tmp_path / "corpus.db") as corpus:
        _ingest(corpus, folder)
        bad.write_text(NOTICE.format(day=7, people=7), encoding="utf8")
        summary = ingest_batch(corpus, [], Options(workers=0, retry=True))

        assert _counts(summary) == (1, 0, 0, 0)
