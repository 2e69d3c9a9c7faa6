"""The facts of the sample bulletins equal a table that was worked out by hand."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus import Corpus, Options, files_in, ingest_batch
from tests.bulletin_corpus import EXPECTED, SAMPLES, fill_with_bulletins

TOTALS: dict[str, Any] = yaml.safe_load((EXPECTED / "totals.yml").read_text(encoding="utf8"))
INDICATORS = sorted({row["indicator"] for row in TOTALS["facts"]})
KEYS = ("indicator", "region", "period", "status", "value", "comparator")


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a corpus whose figures a reader found: tests the choice among statements alone."""
    corpus = Corpus(tmp_path_factory.mktemp("totals") / "corpus.db")
    fill_with_bulletins(corpus)
    return corpus


def facts_of(corpus: Corpus) -> list[tuple[Any, ...]]:
    rows = corpus.connection.execute(
        "select indicator_id, region_code, period_start || '/' || period_end, status, value,"
        " comparator from facts where region_level in ('country', 'province')"
        " and indicator_id in (select value from json_each(?)) order by 1, 2, 3, 4",
        (json.dumps(INDICATORS),),
    )
    return [tuple(row) for row in rows]


def expected_facts() -> list[tuple[Any, ...]]:
    return sorted(tuple(row[key] for key in KEYS) for row in TOTALS["facts"])


def test_facts_of_figures_read_by_hand(by_hand: Corpus) -> None:
    """No repeat, part, repost, digest or contradicting outlet is counted, and nothing is lost."""
    assert expected_facts() == facts_of(by_hand)


@pytest.mark.parametrize("row", TOTALS["sums"], ids=lambda row: row["indicator"])
def test_sums_over_provinces(by_hand: Corpus, row: dict[str, Any]) -> None:
    """A sum over the provinces of a period is what a person adds up."""
    start, end = row["period"].split("/")
    found = by_hand.connection.execute(
        "select count(*), sum(value) from facts where indicator_id = ? and period_start = ?"
        " and period_end = ? and status = ? and region_level = 'province'",
        (row["indicator"], start, end, row["status"]),
    ).fetchone()

    assert (row["regions"], row["value"]) == tuple(found)


@pytest.mark.parametrize(
    "row", TOTALS["not_counted"], ids=lambda row: f"{row['document']} {row['quotes'][0]}"
)
def test_statements_that_are_not_counted(by_hand: Corpus, row: dict[str, Any]) -> None:
    """What repeats, is a part, is a digest or contradicts is in no fact of nation or province."""
    rows = by_hand.connection.execute(
        "select c.quote from facts c join documents d on d.id = c.document_id where d.sha256 = ?"
        " and c.region_level in ('country', 'province')",
        (_sha256(row["document"]),),
    )
    counted = {quote for (quote,) in rows}

    assert set() == counted & set(row["quotes"])


def test_facts_of_the_whole_path(tmp_path: Path) -> None:
    """Reading, extraction and choice together give the same facts."""
    with Corpus(tmp_path / "corpus.db") as corpus:
        summary = ingest_batch(
            corpus, files_in(p for p in SAMPLES.iterdir() if p.is_dir()), Options(workers=0)
        )

        assert summary.failed == 0
        assert expected_facts() == facts_of(corpus)


def _sha256(name: str) -> str:
    source = next(p for p in (SAMPLES / name).iterdir() if not p.name.endswith(".meta.yml"))
    return hashlib.sha256(source.read_bytes()).hexdigest()
