"""Reading beside writing: no page fails while documents are stored."""

from pathlib import Path

from benchmarks.corpus_pages import prepare
from benchmarks.corpus_readers import beside_a_writer
from benchmarks.served import served
from corpus import Corpus

SECONDS = 5.0


def test_eight_readers_and_a_writer_do_not_meet(tmp_path: Path) -> None:
    """For five seconds every page is answered, none by an error or a lock, and documents come in."""
    path = tmp_path / "corpus.db"
    prepare(path, figures=5000)
    with served(path) as server:
        browsing, written = beside_a_writer(server, path, SECONDS, readers=8, pause=0.1)
    with Corpus(path) as corpus:
        held = corpus.connection.execute("select count(*) from documents").fetchone()[0]

        assert browsing.errors == []
        assert len(browsing.times) >= 8
        assert held == written + 101  # a hundred were there, and the large one
        assert corpus.problems() == []
