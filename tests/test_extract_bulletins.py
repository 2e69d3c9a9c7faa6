"""The sample bulletins through reading and extraction, against what a reader found in them."""

import json
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from extract import Figure, find_figures
from ingest import Document, read_documents

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
EXPECTED = Path(__file__).parent / "bulletins"
NAMES = sorted(path.parent.name for path in EXPECTED.glob("*/figures.json"))
ATTRIBUTES = (
    "value", "value_high", "unit", "comparator", "indicator", "facet", "basis", "per", "base",
    "status", "role", "period_start", "period_end", "region_code",
)  # fmt: skip
# A reader could not tell: several readings are right.
OPEN = "?"
KNOWN_MISSES = {
    "county-approval": "the subject of a total in a table of costs",
    "digest-english": "an end of the year that is a day short; the basis of a rise",
    "gansu-2025h1-daily": "a nickname of the province (陇原), people who are 像她这样",
    "guizhou-plan-2025": "a ratio that is named once for two norms",
}


@pytest.mark.parametrize("name", NAMES)
def test_documents_of_a_bulletin(name: str) -> None:
    """Title, date, issuer, number and kind are read from the page or the file beside it."""
    expected = [_described(entry) for entry in _expectations(name)]

    assert expected == [_facts_of(document) for document in _documents(name)]


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_a_bulletin(name: str, request: pytest.FixtureRequest) -> None:
    """Every figure is found with its attributes, and nothing else is taken for one."""
    if name in KNOWN_MISSES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_MISSES[name]))
    pairs = zip(_expectations(name), _documents(name), strict=True)
    differences = [line for entry, document in pairs for line in _compare(entry, document)]

    assert "\n".join(differences) == ""


def _documents(name: str) -> list[Document]:
    source = next(p for p in (SAMPLES / name).iterdir() if not p.name.endswith(".meta.yml"))
    return read_documents(source)


def _expectations(name: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(
        (EXPECTED / name / "figures.json").read_text(encoding="utf8")
    )
    return content


def _described(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "figures"}


def _facts_of(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "published": str(document.published),
        "issuer": document.issuer,
        "document_number": document.document_number,
        "kind": document.kind,
    }


def _compare(entry: dict[str, Any], document: Document) -> list[str]:
    """Return one line for every figure missed or invented and every attribute that differs."""
    expected, found = entry["figures"], find_figures(document)
    places, lines = _aligned(expected, found)
    for i, j in places.items():
        lines += [
            f"{i} {expected[i]['quote']} {line}" for line in _differing(expected[i], found[j])
        ]
        lines += _wrong_links(i, expected[i], found[j], places)
    return lines


def _aligned(
    expected: list[dict[str, Any]], found: list[Figure]
) -> tuple[dict[int, int], list[str]]:
    quotes = [figure["quote"] for figure in expected], [figure.quote for figure in found]
    places: dict[int, int] = {}
    lines: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *quotes, autojunk=False).get_opcodes():
        if tag == "equal":
            places |= zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            lines += [f"{i} {expected[i]['quote']} not found" for i in range(i1, i2)]
            lines += [f"{found[j].quote} at {found[j].start} is no figure" for j in range(j1, j2)]
    return places, lines


def _differing(expected: dict[str, Any], found: Figure) -> list[str]:
    lines = []
    for attribute in ATTRIBUTES:
        wanted, got = expected[attribute], _plain(getattr(found, attribute))
        if wanted != OPEN and wanted != got and not _same(attribute, wanted, got):
            lines.append(f"{attribute}: {got} instead of {wanted}")
    if expected["subject"] != OPEN and not _alike(expected["subject"], found.subject):
        lines.append(f"subject: {found.subject} instead of {expected['subject']}")
    return lines


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def _same(attribute: str, wanted: str | None, got: str | None) -> bool:
    if attribute in ("value", "value_high"):
        return wanted is not None and got is not None and float(wanted) == float(got)
    # A township's code begins with its county's.
    return attribute == "region_code" and wanted == (got or "")[:6]


def _alike(wanted: str, got: str) -> bool:
    """Return whether two subjects share most of their characters, as the gold is scored.

    The shortest natural form is right too: 务工 for 项目吸纳带动务工人数.
    """
    shorter, longer = sorted((wanted, got), key=len)
    if len(shorter) > 1 and shorter in longer:
        return True
    common = SequenceMatcher(None, sorted(wanted), sorted(got)).get_matching_blocks()
    return 2 * sum(block.size for block in common) / (len(wanted) + len(got)) >= 0.6


def _wrong_links(
    i: int, expected: dict[str, Any], found: Figure, places: dict[int, int]
) -> list[str]:
    lines = []
    for link in ("parent", "same_as"):
        wanted, got = expected[link], getattr(found, link)
        if wanted != OPEN and got != (None if wanted is None else places.get(wanted)):
            lines.append(f"{i} {expected['quote']} {link}: {got} instead of {wanted}")
    return lines
