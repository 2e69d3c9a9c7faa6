"""Main text of real pages against containers chosen by hand: precision, recall, figures kept.

    python -m benchmarks main_text FOLDER

The set `held_out` holds sites for which no rule was written; some of them have the marks of a
content management system that others have, too, so it is measured without any rule as well.
FOLDER holds the saved pages that `main_text.yml` names by the end of their paths. 3-grams
of the characters are compared; the text's title is left out, for most containers lack it.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple
from unittest.mock import patch

import yaml
from selectolax.lexbor import LexborHTMLParser

from ingest import IngestError, read_document
from ingest.charset import decode
from ingest.html import main as html_main

NO_RULES: dict[str, Any] = {"sites": {}, "containers": [], "drop": []}
UNREAD = "script, style, noscript, iframe, select, textarea, [style*='display:none'], [hidden]"
NUMBER = re.compile(r"\d+")


class Score(NamedTuple):
    """How a page was read: shares of 3-grams, and of the digit strings that were kept."""

    precision: float
    recall: float
    figures: int
    kept: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(path: Path, selector: str) -> Score:
    """Compare a page's document with the text of its container."""
    tree = LexborHTMLParser(decode(path.read_bytes(), path.name).text)
    for node in tree.css(UNREAD):
        node.decompose()
    wanted = " ".join(node.text(separator=" ") for node in tree.css(selector)[:1])
    try:
        document = read_document(path)
        found = document.text[document.passages[0].end :]
    except IngestError:
        found = ""
    first, second = _grams(wanted), _grams(found)
    shared = sum((first & second).values())
    numbers, held = Counter(NUMBER.findall(wanted)), Counter(NUMBER.findall(found))
    return Score(
        shared / max(sum(second.values()), 1),
        shared / max(sum(first.values()), 1),
        sum(numbers.values()),
        sum((numbers & held).values()),
    )


def _grams(text: str) -> Counter[str]:
    bare = re.sub(r"\s+", "", text)
    return Counter(bare[start : start + 3] for start in range(len(bare) - 2))


def main() -> None:
    """Print the sets, and the held out one as if no site had ever been seen."""
    folder = Path(sys.argv[1])
    pages = {str(path): path for path in folder.rglob("*") if path.is_file()}
    gold = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf8"))
    for name, containers in gold.items():
        report(name, scores_of(containers, pages))
    with patch.object(html_main, "_rules", lambda: NO_RULES):
        report("held_out, without any rule", scores_of(gold["held_out"], pages))


def scores_of(containers: dict[str, str], pages: dict[str, Path]) -> dict[str, Score]:
    """Return the score of each page of a set."""
    return {
        end: score(path, selector)
        for end, selector in containers.items()
        for full, path in pages.items()
        if full.endswith("/" + end)
    }


def report(name: str, scores: dict[str, Score]) -> None:
    """Print the means of a set, and its pages under 0.9."""
    if scores:
        kept, figures = (sum(getattr(s, f) for s in scores.values()) for f in ("kept", "figures"))
        print(
            f"{name}: {len(scores)} pages, F1 {mean(s.f1 for s in scores.values()):.3f}, "
            f"precision {mean(s.precision for s in scores.values()):.3f}, "
            f"recall {mean(s.recall for s in scores.values()):.3f}, "
            f"figures kept {kept} of {figures} ({kept / figures:.1%}), "
            f"lost {sum(s.recall < 0.5 for s in scores.values())}"
        )
        for end, one in scores.items():
            if one.f1 < 0.9:
                print(f"  {end}: precision {one.precision:.2f}, recall {one.recall:.2f}")


if __name__ == "__main__":
    main()
