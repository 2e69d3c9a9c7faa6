"""English stories: times and places that hold from sentence to sentence, parts, growths, norms."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import find_figures
from extract.english.numbers import with_counted
from extract.numbers.quantities import find_mentions
from extract.serialise import figures_as_json
from ingest import document_from_row

CASES = Path(__file__).parent / "cases" / "figures_english.yml"
ROWS: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf8"))


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case["label"])
def test_english(case: dict[str, Any]) -> None:
    """Each figure of an English text has the attributes that the case names."""
    published = str(case.get("published", "2025-07-20"))
    row = {"id": 1, "lang": "en", "title": case.get("title", "")} | {"published": published}
    document = document_from_row(row | {"text": case["text"]})
    found = figures_as_json(document, find_figures(document))["figures"]
    wanted = case["figures"]
    shown = [
        {name: figure[name] for name in want} for figure, want in zip(found, wanted, strict=False)
    ]

    assert [figure["quote"] for figure in found] == [want["quote"] for want in wanted]
    assert shown == wanted


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The county has 18 projects: 10 on roads and 8 on drainage.", ["project"] * 3),
        (
            "It has 30 bridges. The code is 7 in all.",
            ["座", None],
        ),  # a new sentence, nothing counted
        ("It rose 12 percent, 3 more than planned.", ["pct", None]),  # per cent are not counted
    ],
)
def test_bare_numbers(text: str, units: list[str | None]) -> None:
    """A number without a noun counts what the number before it in its sentence counts."""
    mentions = list(with_counted(text, find_mentions(text, "en")))

    assert units == [mention.unit for mention in mentions]
