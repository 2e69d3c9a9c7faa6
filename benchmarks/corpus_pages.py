"""How long do readers of a large corpus wait for a page?

    python -m benchmarks corpus_pages --figures 5000000 [--db big.db] [--requests 40]

Generates the database where it is not there yet, adds a document of 2,000 figures and one
with a rare word, serves it as `gongbao serve` does, and asks for each kind of page with
changing indicators, values and documents, one request after the other. A page that fails,
or that says that something timed out, is told as such.
"""

import argparse
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from corpus import Corpus

from .corpus_generate import RARE, generate, large_document
from .served import Server, TimedOutError, percentile, served

PAGE, SEARCH = 300, 500  # the bars, in milliseconds


class Kind(NamedTuple):
    """A kind of page: its name, its address with what changes in braces, its bar."""

    name: str
    address: str
    bar: int = PAGE


_FACETS = "_facet=status&_facet=region_code"
KINDS = (
    Kind("table page, figures", "/corpus/figures"),
    Kind("table page, documents", "/corpus/documents"),
    Kind("table page, passages", "/corpus/passages"),
    Kind("table page, facts", "/corpus/facts"),
    Kind("table page, facts_by_scope", "/corpus/facts_by_scope"),
    Kind(
        "figures of an indicator, two facets", f"/corpus/figures?indicator={{indicator}}&{_FACETS}"
    ),
    Kind(
        "figures of indicator and region, two facets",
        "/corpus/figures?indicator={indicator}&region_code={region}"
        "&_facet=status&_facet=period_end",
    ),
    Kind(
        "facts of an indicator, two facets", f"/corpus/facts?indicator_id={{indicator}}&{_FACETS}"
    ),
    Kind("figures below a value, sorted", "/corpus/figures?_sort_desc=value&value__lt={value}"),
    Kind("figures sorted by value", "/corpus/figures?_sort_desc=value"),
    Kind(
        "figures of an indicator, sorted by value",
        "/corpus/figures?indicator={indicator}&_sort_desc=value",
    ),
    Kind("document of 2,000 figures", "/-/document/{large}"),
    Kind("document of 50 figures", "/-/document/{document}"),
    Kind("row of a figure", "/corpus/figures/{figure}"),
    Kind("home", "/?indicator={indicator}"),
    Kind("indicator page", "/-/indicator/{indicator}"),
    Kind("region page", "/-/region/{region}"),
    Kind("quality page", "/-/quality"),
    Kind("ranked search, 就业", "/-/search?q=就业", SEARCH),
    Kind("ranked search, a rare word", f"/-/search?q={RARE}", SEARCH),
    Kind("search box of documents, 就业", "/corpus/documents?_search=就业", SEARCH),
    Kind("search box of passages, 就业", "/corpus/passages?_search=就业", SEARCH),
)


class Asked:
    """What the requests ask for, drawn from what the database holds."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        self.choice = random.Random(seed)
        with closing(sqlite3.connect(path)) as connection:
            self.lists = {
                name: [row[0] for row in connection.execute(sql)] for name, sql in _LISTS.items()
            }

    def address(self, kind: Kind) -> str:
        """Return the address of a request, with an indicator, a region … of its own."""
        drawn = {name: self.choice.choice(values) for name, values in self.lists.items()}
        value = self.choice.randrange(1000, 10**6)
        return kind.address.format(value=value, large=large_document().document.uid, **drawn)


_LISTS = {
    "indicator": "select distinct indicator from figures where indicator is not null",
    "region": "select distinct region_code from representative limit 3000",
    "figure": "select id from figures where id % 1000 = 7",
    "document": "select uid from documents order by id desc limit 500",
}


def measure(server: Server, asked: Asked, kind: Kind, requests: int) -> bool:
    """Ask, print median, 95th percentile and processor time; return whether the bar holds."""
    try:
        server.get(asked.address(kind))
        before = server.processor_seconds()
        times = [server.get(asked.address(kind)) for _ in range(requests)]
        after = server.processor_seconds()
    except TimedOutError as error:
        print(f"{kind.name:<46}{error}", flush=True)
        return False
    cpu = "" if before is None or after is None else f"{1000 * (after - before) / requests:8.0f}"
    p95 = percentile(times, 95)
    verdict = "" if p95 < kind.bar else f"   over {kind.bar}"
    print(f"{kind.name:<46}{percentile(times, 50):8.0f}{p95:8.0f}{cpu}{verdict}", flush=True)
    return p95 < kind.bar


def prepare(path: Path, figures: int) -> None:
    """Make the database where it is not there; add the documents that the pages ask for."""
    if not path.exists():
        generate(path, figures)
    with Corpus(path) as corpus:
        if corpus.document(large_document().document.uid) is None:
            corpus.add(*large_document())
            corpus.settle()
        corpus.connection.execute("pragma wal_checkpoint(truncate)")


def main() -> None:
    """Print a line for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.db or Path(folder, "corpus.db")
        prepare(path, arguments.figures)
        asked = Asked(path)
        with served(path) as server:
            print(f"{'milliseconds':<46}{'median':>8}{'p95':>8}{'cpu':>8}")
            kinds = [kind for kind in KINDS if arguments.only in kind.name]
            held = [measure(server, asked, kind, arguments.requests) for kind in kinds]
    print(f"{sum(held)} of {len(held)} within their bars")


if __name__ == "__main__":
    main()
