"""Small documents and figures for the tests of the corpus, made without a reader or extractor."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus import Corpus
from extract import Figure
from ingest import Document, Passage, PassageKind

H1 = {"period_start": date(2025, 1, 1), "period_end": date(2025, 6, 30)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeRegion:
    """A region with the attributes that the corpus stores."""

    code: str
    name_zh: str
    name_en: str | None = None
    parent_code: str | None = None
    level: str = "province"
    grid_x: int | None = None
    grid_y: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeIndicator:
    """An indicator with the attributes that the corpus stores."""

    id: str
    zh: str
    en: str
    pack: str = "work_relief"
    kind: str = "count"
    unit: str = "person"
    aggregation: str = "flow"
    definition: str = "for tests"


REGIONS = {
    region.code: region
    for region in (
        FakeRegion(code="360926", name_zh="铜鼓县", parent_code="360900", level="county"),
        FakeRegion(code="360900", name_zh="宜春市", parent_code="360000", level="city"),
        FakeRegion(code="360000", name_zh="江西省", parent_code="100000", grid_x=6, grid_y=5),
        FakeRegion(
            code="430000",
            name_zh="湖南省",
            name_en="Hunan",
            parent_code="100000",
            grid_x=5,
            grid_y=5,
        ),
        FakeRegion(code="100000", name_zh="全国", level="country"),
    )
}
INDICATORS = {
    indicator.id: indicator
    for indicator in (
        FakeIndicator(id="employed_people", zh="吸纳带动就业人数", en="People employed"),
        FakeIndicator(
            id="labor_remuneration_paid",
            zh="发放劳务报酬",
            en="Remuneration paid",
            kind="money",
            unit="CNY",
        ),
        FakeIndicator(
            id="projects_reserved",
            zh="储备项目",
            en="Projects reserved",
            unit="project",
            aggregation="stock",
        ),
        FakeIndicator(
            id="labor_remuneration_ratio",
            zh="劳务报酬占比",
            en="Ratio",
            kind="ratio",
            unit="pct",
            aggregation="ratio",
        ),
    )
}


@contextmanager
def corpus_with_vocabulary(path: str | Path = ":memory:") -> Iterator[Corpus]:
    """Open a corpus that knows the regions and indicators above."""
    with Corpus(path) as corpus:
        corpus.sync_vocabulary(REGIONS, INDICATORS)
        yield corpus


def document(*lines: str, **attributes: Any) -> Document:
    """Return a document whose first line is its title and whose other lines are paragraphs."""
    text = "\n".join(lines)
    passages, start = [], 0
    for no, line in enumerate(lines):
        passages.append(
            Passage(
                no=no,
                kind=PassageKind.PARAGRAPH if no else PassageKind.TITLE,
                start=start,
                end=start + len(line),
                text=line,
            )
        )
        start += len(line) + 1
    uri = attributes.get("uri", f"{lines[0]}.txt")
    defaults: dict[str, Any] = {
        "uri": uri,
        "sha256": hashlib.sha256(f"{uri}{text}".encode()).hexdigest(),
        "text": text,
        "passages": tuple(passages),
        "title": lines[0],
        "lang": "zh",
        "kind": "news",
        "mime": "text/plain",
        "issuer": "湖南省发展改革委",
        "published": date(2025, 7, 23),
    }
    return Document(**defaults | attributes)


def figure(within: Document, quote: str, value: str | int, **attributes: Any) -> Figure:
    """Return a figure of a document at the first place of its quote, or at `at`."""
    start = within.text.index(quote, attributes.pop("at", 0))
    passage = next(p for p in within.passages if p.start <= start < p.end)
    defaults: dict[str, Any] = {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "value": Decimal(value),
        "unit": "person",
        "indicator": "employed_people",
        "subject": "就业",
        "region_code": "430000",
        "region_name": "湖南省",
        "passage": passage.no,
        "rule": "test",
        **H1,
    }
    return Figure(**defaults | attributes)
