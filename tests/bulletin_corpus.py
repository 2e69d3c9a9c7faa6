"""A corpus of the sample bulletins whose figures are those a reader found, not the extractor."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus import Corpus
from extract import Comparator, Facet, Figure, Role, Status, indicators, regions
from ingest import Document, read_documents

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
EXPECTED = Path(__file__).parent / "bulletins"
# The expectations leave open what a reader could not tell.
OPEN = "?"


def fill_with_bulletins(corpus: Corpus) -> None:
    """Store every sample bulletin with the figures that a reader found in it."""
    corpus.sync_vocabulary(regions(), indicators())
    for path in sorted(EXPECTED.glob("*/figures.json")):
        entries = json.loads(path.read_text(encoding="utf8"))
        for entry, document in zip(entries, _documents(path.parent.name), strict=True):
            corpus.add(document, figures_of(entry["figures"], document))
    corpus.settle()


def figures_of(entries: list[dict[str, Any]], document: Document) -> list[Figure]:
    """Return expected figures at their places in a document, which they stand in in order."""
    figures: list[Figure] = []
    position = 0
    for entry in entries:
        start = document.text.index(entry["quote"], position)
        position = start + len(entry["quote"])
        passage = next(p.no for p in document.passages if p.start <= start < p.end)
        figures.append(replace(_figure(entry), start=start, end=position, passage=passage))
    return figures


def _documents(name: str) -> list[Document]:
    source = next(p for p in (SAMPLES / name).iterdir() if not p.name.endswith(".meta.yml"))
    return [replace(d, uri=d.uri.partition("#")[0]) for d in read_documents(source)]


def _figure(entry: dict[str, Any]) -> Figure:
    known: dict[str, Any] = {k: None if v == OPEN else v for k, v in entry.items()}
    region = known["region_code"]
    return Figure(
        start=0,
        end=1,
        quote=known["quote"],
        value=Decimal(known["value"]),
        unit=known["unit"] or "pct",
        comparator=Comparator(known["comparator"]),
        indicator=known["indicator"],
        subject=known["subject"] or known["quote"],
        facet=Facet(known["facet"] or "level"),
        basis=known["basis"],
        per=known["per"],
        base=known["base"],
        status=Status(known["status"] or "actual"),
        role=Role(known["role"] or "body"),
        period_start=_day(known["period_start"]),
        period_end=_day(known["period_end"]),
        region_code=region,
        region_name=regions()[region].name_zh if region else None,
        parent=known["parent"],
        same_as=known["same_as"],
        rule="read.by.hand",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
