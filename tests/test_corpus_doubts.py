"""Facts that can hardly both be true are flagged when they are read, and only those."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus import Corpus
from extract import Comparator, Status

from .corpus_documents import corpus_with_vocabulary, document, figure

YEAR = {"period_start": date(2025, 1, 1)}
Q1 = {**YEAR, "period_end": date(2025, 3, 31)}
H1 = {**YEAR, "period_end": date(2025, 6, 30)}
Q2 = {"period_start": date(2025, 4, 1), "period_end": date(2025, 6, 30)}
NATION = {"region_code": "100000"}
PAY = {"indicator": "labor_remuneration_paid", "unit": "CNY"}
OVER = {"comparator": Comparator.MORE_THAN}
UNDER = {"comparator": Comparator.NEARLY}
PLAN = {"status": Status.PLANNED}

# Each: why, two statements as (value, attributes), the kinds of doubt.
CASES: list[tuple[str, tuple[int, dict[str, Any]], tuple[int, dict[str, Any]], set[str]]] = [
    ("a total since January falls", (300_000, Q1), (200_000, H1), {"cum_falls"}),
    ("it grows", (200_000, Q1), (300_000, H1), set()),
    ("it is rounded", (200_500, Q1), (200_000, H1), set()),
    ("a quarter by itself may be lower", (300_000, Q1), (200_000, Q2), set()),
    ("more than 20万 may be 30万", (300_000, Q1), (200_000, H1 | OVER), set()),
    ("nearly 30万 may be 20万", (300_000, Q1 | UNDER), (200_000, H1), set()),
    ("plans may be cut", (300_000, Q1 | PLAN), (200_000, H1 | PLAN), set()),
    ("a province above the nation", (300_000, H1), (200_000, H1 | NATION), {"part_gt_whole"}),
    ("a province below the nation", (200_000, H1), (300_000, H1 | NATION), set()),
    ("the nation by more than 20万", (300_000, H1), (200_000, H1 | NATION | OVER), set()),
    ("another period of the nation", (300_000, H1), (200_000, Q1 | NATION), set()),
    ("2,436 yuan to 11,800 a head", (200_000, H1), (2_400_000_000, H1 | PAY), set()),
    ("a slip of the unit: 120 yuan a head", (200_000, H1), (24_000_000, H1 | PAY), {"per_head"}),
    ("a slip of the unit: 120,000 a head", (200_000, H1), (24_000_000_000, H1 | PAY), {"per_head"}),
    ("no one employed", (0, H1), (24_000_000, H1 | PAY), set()),
]


def _stored(corpus: Corpus, number: int, value: int, attributes: dict[str, Any]) -> None:
    text = document(f"第{number}号", "上半年带动20.59万人就业。")
    corpus.add(text, [replace(figure(text, "20.59万人", value), **attributes)])


@pytest.mark.parametrize(("why", "one", "other", "kinds"), CASES, ids=[case[0] for case in CASES])
def test_doubts(
    why: str, one: tuple[int, dict[str, Any]], other: tuple[int, dict[str, Any]], kinds: set[str]
) -> None:
    """Both facts of a pair are flagged; the view names them with their ratio."""
    with corpus_with_vocabulary() as corpus:
        _stored(corpus, 1, *one)
        _stored(corpus, 2, *other)
        corpus.settle()
        flags = [fact.flags & {"cum_falls", "part_gt_whole", "per_head"} for fact in corpus.facts()]
        rows = corpus.connection.execute("select kind, figure_uid from doubts").fetchall()

    assert len(flags) == 2, why
    assert flags == [kinds, kinds]
    assert {kind for kind, _ in rows} == kinds


def test_a_doubt_goes_with_its_cause() -> None:
    """A corrected value is compared anew, without any other work."""
    with corpus_with_vocabulary() as corpus:
        _stored(corpus, 1, 300_000, Q1)
        _stored(corpus, 2, 20_000, H1)
        corpus.settle()
        before = corpus.connection.execute("select figure_uid from doubts").fetchone()
        corpus.correct(before[0], "value", "a digit was lost", "320000")
        after = corpus.connection.execute("select count(*) from doubts").fetchone()

    assert after == (0,)
