"""The rules of the first stage that read single lines, as tables of cases."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.chrome import is_chrome
from ingest.lines import classify
from ingest.notice.dateline import find_dateline
from ingest.notice.dates import find_date
from ingest.notice.document_numbers import find_document_numbers
from ingest.notice.genre import genre_of
from ingest.notice.labels import read_labels
from ingest.notice.references import find_references

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    cases: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf8"))
    return cases


def texts(case: dict[str, Any]) -> str:
    """Return what names a case in the report."""
    return str(case.get("label") or case["text"])


@pytest.mark.parametrize("case", load("ingest_lines.yml"), ids=texts)
def test_lines(case: dict[str, Any]) -> None:
    """A line without style is classed by its numbering and its end."""
    kind, level = classify(case["text"])

    assert (kind.value, level) == (case["kind"], case.get("level"))


@pytest.mark.parametrize("case", load("ingest_dates.yml"), ids=texts)
def test_dates(case: dict[str, Any]) -> None:
    """The first full date of a line is found in every way notices write it."""
    found = find_date(str(case["text"]))

    assert found == (date.fromisoformat(str(case["date"])) if case["date"] else None)


@pytest.mark.parametrize("case", load("ingest_datelines.yml"), ids=texts)
def test_datelines(case: dict[str, Any]) -> None:
    """The line below a report's title tells its day in each of its forms; a sentence does not."""
    found = find_dateline([case["text"]], None)

    assert (found and found.day) == (date.fromisoformat(str(case["day"])) if case["day"] else None)


@pytest.mark.parametrize("case", load("ingest_genres.yml"), ids=texts)
def test_genres(case: dict[str, Any]) -> None:
    """A title tells the kind of its document; a headline about a document is news."""
    assert genre_of(case["text"], is_notice=False).kind == case["kind"]


@pytest.mark.parametrize("case", load("ingest_labels.yml"), ids=texts)
def test_labels(case: dict[str, Any]) -> None:
    """A labelled line is cut at the labels it knows, not at spaces."""
    assert read_labels(case["text"]) == case["facts"]


@pytest.mark.parametrize("case", load("ingest_document_numbers.yml"), ids=texts)
def test_document_numbers(case: dict[str, Any]) -> None:
    """Document numbers come out normalised, and each span ends with its 号."""
    found = find_document_numbers(case["text"])

    assert [one.number for one in found] == case["numbers"]
    assert all(case["text"][: one.span.end].endswith("号") for one in found)


@pytest.mark.parametrize("case", load("ingest_chrome.yml"), ids=texts)
def test_chrome(case: dict[str, Any]) -> None:
    """Only whole lines of a site's furniture are left out."""
    assert is_chrome(case["text"]) is case["chrome"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("带动20.59万人[1][2]", ["[1]", "[2]"]),  # digests
        ("增加值990亿元[17]比上年增长6.1%", ["[17]"]),  # bulletins glue them to the unit
        ("人均耕地¹和30m²绿地", ["¹"]),  # a raised note, a unit
        ("某政办发[2023]15号", []),  # the year of a document number
        ("共10⁸次", []),  # a power
    ],
)
def test_references(text: str, marks: list[str]) -> None:
    """Source marks are told from units, powers and years in brackets."""
    assert [text[span.start : span.end] for span in find_references(text)] == marks
