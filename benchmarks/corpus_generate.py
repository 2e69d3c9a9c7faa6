"""Documents and figures in the mass, without a reader or an extractor, for benchmarks.

    python -m benchmarks.corpus_generate big.db --figures 5000000

The same seed gives the same documents. A document has ten paragraphs of some hundred
characters and fifty figures; about 15 % of the paragraphs hold 就业, one in 20,000 a rare
word. Counties, indicators, periods and values are spread as in real collections: most
figures are recent levels.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus import Corpus
from extract import Comparator, Facet, Figure, Role, Status, indicators, regions
from ingest import Document, Passage, PassageKind

PARAGRAPHS = 10
FIGURES = 50
EMPLOYMENT_SHARE = 0.15
RARE_SHARE = 1 / 20_000
LARGE = 2000  # figures of the large document
WORDS = [
    "推进项目建设",
    "组织群众参与",
    "完善基础设施",
    "加强资金监管",
    "提升治理水平",
    "改善人居环境",
    "开展技能培训",
    "严格质量安全",
    "落实工作责任",
    "巩固脱贫成果",
    "发展特色产业",
    "畅通乡村道路",
]
EMPLOYMENT = "带动群众就业增收"
RARE = "驰而不息"
UNITS = {"person": "人", "CNY": "元", "project": "个", "km": "公里", "mu": "亩", "pct": "%"}


class Made(NamedTuple):
    """A document and its figures."""

    document: Document
    figures: list[Figure]


def documents(count: int, seed: int = 1, first: int = 0) -> Iterator[Made]:
    """Yield `count` documents of FIGURES figures each; those of other numbers are others."""
    maker = _Maker(random.Random(seed))
    for number in range(first, first + count):
        yield maker.make(number)


@cache
def large_document() -> Made:
    """Return one document of LARGE figures, which holds the rare word."""
    maker = _Maker(random.Random(2))
    made = maker.make(10**9, paragraphs=LARGE * PARAGRAPHS // FIGURES)
    document = made.document
    text = f"{document.text}\n{RARE}"
    last = Passage(
        no=len(document.passages),
        kind=PassageKind.PARAGRAPH,
        start=len(document.text) + 1,
        end=len(text),
        text=RARE,
    )
    return Made(replace(document, text=text, passages=(*document.passages, last)), made.figures)


def generate(path: str | Path, figures: int) -> None:
    """Make a database and choose its facts; killed, it is to be made again from the start."""
    with Corpus(path) as corpus:
        corpus.sync_vocabulary(regions(), indicators())
        corpus.add_many(documents(figures // FIGURES))
        corpus.settle()


class _Maker:
    def __init__(self, choice: random.Random) -> None:
        self.choice = choice
        self.regions = [code for code, r in regions().items() if r.level != "township"]
        self.indicators = [i for i in indicators().values() if i.unit in UNITS]

    def make(self, number: int, paragraphs: int = PARAGRAPHS) -> Made:
        """Return a document; its `number` is all that tells it from others of the seed."""
        choice = self.choice
        year = 2025 - min(15, int(choice.expovariate(0.25)))
        region = choice.choice(self.regions)
        lines = [f"{regions()[region].name_zh}{year}年工作情况第{number}号"]
        figures: list[Figure] = []
        start = len(lines[0]) + 1
        for paragraph in range(1, paragraphs + 1):
            line, found = self._paragraph(start, paragraph, region, year)
            lines.append(line)
            figures += found
            start += len(line) + 1
        return Made(_document(lines, number, year), figures)

    def _paragraph(self, start: int, no: int, region: str, year: int) -> tuple[str, list[Figure]]:
        choice = self.choice
        share = choice.random()
        text = EMPLOYMENT if share < EMPLOYMENT_SHARE else choice.choice(WORDS)
        if share > 1 - RARE_SHARE:
            text += RARE
        figures = []
        for _ in range(FIGURES // PARAGRAPHS):
            text += f"，{choice.choice(WORDS)}"
            indicator = choice.choice(self.indicators)
            value = choice.randrange(1, 10**6)
            quote = f"{value}{UNITS[indicator.unit]}"
            place = start + len(text)
            text += quote
            month = choice.choice((3, 6, 9, 12))
            figures.append(
                Figure(
                    start=place,
                    end=place + len(quote),
                    quote=quote,
                    value=Decimal(value),
                    unit=indicator.unit,
                    comparator=choice.choice((Comparator.EQ, Comparator.EQ, Comparator.NEARLY)),
                    indicator=indicator.id if choice.random() < 0.6 else None,
                    subject=indicator.zh,
                    facet=Facet.LEVEL if choice.random() < 0.8 else Facet.CHANGE_ABS,
                    status=Status.ACTUAL if choice.random() < 0.8 else Status.PLANNED,
                    role=Role.BODY,
                    period_start=date(year, 1, 1),
                    period_end=date(year, month, 31 if month in (3, 12) else 30),
                    region_code=region,
                    passage=no,
                    rule="generated",
                )
            )
        return text + "。", figures


def _document(lines: list[str], number: int, year: int) -> Document:
    passages, start = [], 0
    for no, line in enumerate(lines):
        kind = PassageKind.PARAGRAPH if no else PassageKind.TITLE
        passages.append(Passage(no=no, kind=kind, start=start, end=start + len(line), text=line))
        start += len(line) + 1
    return Document(
        uri=f"generated/{number}.txt",
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        text="\n".join(lines),
        passages=tuple(passages),
        title=lines[0],
        lang="zh",
        kind="news",
        mime="text/plain",
        issuer="生成数据",
        published=date(year, 12, 31),
    )


def main() -> None:
    """Generate a database and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--figures", type=int, default=5_000_000)
    arguments = parser.parse_args()
    started = time.perf_counter()
    generate(arguments.path, arguments.figures)
    seconds = time.perf_counter() - started
    print(f"{arguments.figures:,} figures generated, stored and chosen from in {seconds:,.0f} s")


if __name__ == "__main__":
    main()
