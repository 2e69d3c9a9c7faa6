"""Documents and figures as the JSON of the command line (contract §2)."""

from collections.abc import Sequence
from typing import Any

from ingest import Document

from .figure import Figure


def figures_as_json(document: Document, figures: Sequence[Figure]) -> dict[str, Any]:
    """Return one JSON object: the document's metadata, its text and its figures."""
    return {
        "id": document.uri,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "issuer": document.issuer,
        "lang": document.lang,
        "text": document.text,
        "figures": [figure_as_json(figure) for figure in figures],
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """Return a figure as JSON: values exact, as strings; days as ISO dates."""
    return {
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "value": f"{figure.value:f}",
        "value_high": None if figure.value_high is None else f"{figure.value_high:f}",
        "unit": figure.unit,
        "comparator": figure.comparator.value,
        "indicator": figure.indicator,
        "subject": figure.subject,
        "facet": figure.facet.value,
        "basis": figure.basis,
        "per": figure.per,
        "base": figure.base,
        "status": figure.status.value,
        "role": figure.role.value,
        "period_start": figure.period_start.isoformat() if figure.period_start else None,
        "period_end": figure.period_end.isoformat() if figure.period_end else None,
        "region_code": figure.region_code,
        "region_name": figure.region_name,
        "programme": figure.programme,
        "group": figure.group,
        "parent": figure.parent,
        "same_as": figure.same_as,
        "scope_of": figure.scope_of,
        "passage": figure.passage,
        "page": figure.page,
        "bbox": list(figure.bbox) if figure.bbox is not None else None,
        "confidence": figure.confidence,
        "rule": figure.rule,
    }
