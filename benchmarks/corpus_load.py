"""How fast is a first load, a second pass over it, and sqlite-utils with the same rows?

    python -m benchmarks.corpus_load [--figures 100000]

All three in one run on one machine, so that the ratios, of processor time, can be compared
(the clock on the wall tells of what else runs). Documents are generated before the clock
starts. sqlite-utils gets rows that are ready made, into the same tables with the same
indexes, triggers and checks.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlite_utils

from corpus import Corpus
from corpus.contents import contents_of
from corpus.document_rows import DOCUMENT_COLUMNS, PASSAGE_COLUMNS
from corpus.figure_rows import FIGURE_COLUMNS, LINKS
from extract import indicators, regions

from .corpus_generate import FIGURES, Made, documents


def first_load(corpus: Corpus, made: list[Made]) -> None:
    """Load documents with their figures, as a batch or a merge does."""
    corpus.add_many(made)


def with_sqlite_utils(corpus: Corpus, made: list[Made]) -> None:
    """Insert the same rows by `insert_all`, its usual way."""
    database = sqlite_utils.Database(corpus.connection, recursive_triggers=False)
    tables: dict[str, list[dict[str, object]]] = {"documents": [], "passages": [], "figures": []}
    for number, (document, figures) in enumerate(made, 1):
        rows = contents_of(document, figures, ())
        about = dict(zip(DOCUMENT_COLUMNS, rows.document, strict=True))
        about |= {"id": number, "uri": document.uri, "content_sha256": rows.digest()}
        tables["documents"].append(about)
        for passage in rows.passages:
            row = dict(zip(PASSAGE_COLUMNS, passage, strict=True))
            tables["passages"].append(row | {"document_id": number})
        for figure in rows.figures:
            names = (column.strip('"') for column in FIGURE_COLUMNS)
            row = dict(zip(names, figure, strict=True))
            row |= dict.fromkeys((*LINKS, "passage"))
            tables["figures"].append(row | {"document_id": number})
    for table, rows_of_table in tables.items():
        database[table].insert_all(rows_of_table)  # type: ignore[union-attr]


def measure(work: Callable[[Corpus, list[Made]], None], corpus: Corpus, made: list[Made]) -> float:
    """Return figures a second of processor time; print that of the clock on the wall, too."""
    started, cpu = time.perf_counter(), time.process_time()
    work(corpus, made)
    wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    figures = len(made) * FIGURES
    print(f"{work.__name__:<20}{figures / cpu:>10,.0f}{figures / wall:>14,.0f}")
    return figures / cpu


def main() -> None:
    """Print the three rates and the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=100_000)
    made = list(documents(parser.parse_args().figures // FIGURES))
    print(f"{'figures a second':<20}{'processor':>10}{'wall':>14}")
    with tempfile.TemporaryDirectory() as folder:
        with Corpus(Path(folder, "ours.db")) as corpus:
            corpus.sync_vocabulary(regions(), indicators())
            load = measure(first_load, corpus, made)
            changes = corpus.connection.total_changes
            again = measure(first_load, corpus, made)
            print(f"rows changed by the second pass: {corpus.connection.total_changes - changes}")
        with Corpus(Path(folder, "theirs.db")) as corpus:
            corpus.sync_vocabulary(regions(), indicators())
            theirs = measure(with_sqlite_utils, corpus, made)
    print(f"load / sqlite-utils {load / theirs:.1f}, second pass / load {again / load:.1f}")


if __name__ == "__main__":
    main()
