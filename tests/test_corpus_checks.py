"""The arithmetic of a text goes through a batch into rows, and stays when it is read again."""

from importlib.resources import files
from pathlib import Path

from corpus import Corpus, Options, files_in, ingest_batch, reextract

HERE = Options(workers=0)
YUNNAN = Path(str(files("ingest"))) / "samples/yunnan-2022/source.txt"
ROWS = (
    "select c.id, c.kind, c.holds, c.residual, c.words, f.quote"
    " from checks c join figures f on f.id = c.figure order by c.id"
)


def test_checks_of_a_file_are_rows(tmp_path: Path) -> None:
    """The slip of the Yunnan bulletin is a failing row beside those that hold; reruns keep them."""
    with Corpus(tmp_path / "corpus.db") as corpus:
        ingest_batch(corpus, files_in([YUNNAN]), HERE)
        rows = corpus.connection.execute(ROWS).fetchall()
        again = ingest_batch(corpus, files_in([YUNNAN]), HERE)
        changes = reextract(corpus, HERE)
        kept = corpus.connection.execute(ROWS).fetchall()

    failing = [tuple(row)[3:] for row in rows if not row[2]]
    assert failing == [(-10000.0, "69.73万人 + 5.40万人 = 74.13万人", "74.13万人")]
    assert {"ratio", "per_head"} == {row[1] for row in rows if row[2]}
    assert (0, 1, [], rows) == (again.added, again.unchanged, changes, kept)


def test_checks_are_written_when_old_documents_are_read_again(tmp_path: Path) -> None:
    """A document stored before its arithmetic was looked at gets its checks by reextract."""
    with Corpus(tmp_path / "corpus.db") as corpus:
        ingest_batch(corpus, files_in([YUNNAN]), HERE)
        rows = corpus.connection.execute(ROWS).fetchall()
        with corpus.transaction():
            corpus.connection.execute("delete from checks")
            corpus.connection.execute("update documents set content_sha256 = 'older'")
        reextract(corpus, HERE)
        again = corpus.connection.execute(ROWS).fetchall()

    assert [tuple(row)[1:] for row in rows] == [tuple(row)[1:] for row in again]
    assert again
