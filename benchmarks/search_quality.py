"""Is what the search box finds what stands in the texts? Against a scan of every document.

    python -m benchmarks search_quality FILE_OR_FOLDER...

A document is right for a query if each of its words, as typed, stands in its text or
title; width and case do not count, and a number is not found in the middle of another
(5.5% is not in 15.5%). Prints recall, precision and time for each query.
"""

import argparse
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import Corpus, files_in
from ingest import Document, IngestError, Source, read_source

QUERIES = Path(__file__).with_name("search_queries.txt")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF5B), 0xFF05, 0xFF0E)}
# The function of Datasette's search box.
_SEARCH = "select rowid from documents_fts where documents_fts match escape_fts(?)"


class Score(NamedTuple):
    """How one query did; `right` documents hold it, `found` were answered."""

    query: str
    right: int
    found: int
    both: int
    milliseconds: float

    @property
    def recall(self) -> float:
        """Return the share of the right documents that were found."""
        return self.both / self.right if self.right else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the found documents that are right."""
        return self.both / self.found if self.found else 1.0


def queries() -> list[str]:
    """Return the queries of the list."""
    lines = QUERIES.read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def score(corpus: Corpus, query: str) -> Score:
    """Compare the search for a query with a scan of all documents."""
    started = time.perf_counter()
    found = {row[0] for row in corpus.connection.execute(_SEARCH, [query])}
    milliseconds = (time.perf_counter() - started) * 1000
    words = [_pattern(q or bare) for q, bare in re.findall(r'"([^"]*)"|(\S+)', _straight(query))]
    texts = corpus.connection.execute("select id, title || char(10) || text from documents")
    right = {id_ for id_, text in texts if all(word.search(_plain(text)) for word in words)}
    return Score(query, len(right), len(found), len(right & found), milliseconds)


def _pattern(word: str) -> re.Pattern[str]:
    plain = _plain(word)
    before = r"(?<![\d.])" if plain[0].isdigit() else ""
    after = r"(?![\d]|\.\d)" if plain[-1].isdigit() else ""
    return re.compile(before + re.escape(plain) + after)


def _straight(query: str) -> str:
    return query.translate(str.maketrans("“”", '""'))


def _plain(text: str) -> str:
    return text.translate(_WIDE).lower()


def _documents(sources: Iterable[Source]) -> Iterator[tuple[Document, list[object]]]:
    for source in sources:
        try:
            for document in read_source(source):
                yield document, []
        except IngestError as error:
            print(error)


def main() -> None:
    """Read the files, ask every query, print a table and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    with Corpus() as corpus:
        corpus.add_many(_documents(files_in(parser.parse_args().paths)))  # type: ignore[arg-type]
        scores = [score(corpus, query) for query in queries()]
    print(f"{'query':<24}{'right':>7}{'found':>7}{'recall':>8}{'precision':>10}{'ms':>8}")
    for one in scores:
        print(
            f"{one.query:<24}{one.right:>7}{one.found:>7}{one.recall:>8.3f}"
            f"{one.precision:>10.3f}{one.milliseconds:>8.1f}"
        )
    mean = [
        sum(getattr(one, name) for one in scores) / len(scores) for name in ("recall", "precision")
    ]
    print(f"{len(scores)} queries: recall {mean[0]:.4f}, precision {mean[1]:.4f}")


if __name__ == "__main__":
    main()
