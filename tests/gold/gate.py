"""Score the extractor on each gold set and hold the floors in baseline.json.

python -m tests.gold.gate                      print the scores beside their floors
python -m tests.gold.gate --update             raise the floors to what is reached
python -m tests.gold.gate --update --allow-regression    lower them as well, knowingly
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from extract import Extractor, figures_as_json
from ingest import document_from_row

from .scorer import Row, Score, read_documents, read_gold, score

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
EPSILON = 0.0005
# The second set is not part of the project; where it lies beside the checkout it is held too.
SETS = {"own": HERE, "dev": HERE.parents[2] / "shared" / "gold"}


def measure(name: str) -> tuple[str, Score]:
    """Return the digest of a gold set and the score of the extractor on it."""
    folder = SETS[name]
    documents = read_documents(folder / "dev.json")
    gold = read_gold(folder / "dev.tsv", {d["id"]: d["text"] for d in documents})
    known = _known_indicators(folder)
    found = {d["id"]: list(_figures(d, known)) for d in documents}
    digest = hashlib.sha256((folder / "dev.json").read_bytes() + (folder / "dev.tsv").read_bytes())
    return digest.hexdigest(), score(gold, found, [d["id"] for d in documents])


def _known_indicators(folder: Path) -> set[str] | None:
    """Return the ids that the annotators chose from, where they had fewer than the packs have."""
    path = folder / "indicator_ids.txt"
    return set(path.read_text(encoding="utf8").split()) if path.exists() else None


def _figures(document: dict[str, Any], known: set[str] | None) -> Iterable[Row]:
    parsed = document_from_row(document)
    for row in figures_as_json(parsed, _extractor().find_figures(parsed))["figures"]:
        outside = known is not None and row["indicator"] not in known
        yield row | ({"indicator": None} if outside else {})


@cache
def _extractor() -> Extractor:
    return Extractor()


def read_baseline() -> dict[str, dict[str, Any]]:
    """Return the digest and the floors of each gold set."""
    baseline: dict[str, dict[str, Any]] = json.loads(BASELINE.read_text(encoding="utf8"))
    return baseline


def below(reached: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Return what fell below its floor: name, what is reached, the floor."""
    return {k: (reached[k], v) for k, v in floors.items() if reached.get(k, 0.0) < v - EPSILON}


def main(arguments: list[str]) -> int:
    """Print the scores; with --update write the floors. Return 1 if a floor is not held."""
    baseline, status = read_baseline(), 0
    for name in (name for name, folder in SETS.items() if folder.exists()):
        digest, result = measure(name)
        reached, held = result.ratios(), baseline.get(name, {"floors": {}})
        print(f"{name}: {result.gold} figures, {result.found} found")
        for what, value in reached.items():
            print(f"  {what:16} {value:.4f}  floor {held['floors'].get(what, 0):.4f}")
        if "--misses" in arguments:
            print(*result.misses, sep="\n")
        if below(reached, held["floors"]) and "--allow-regression" not in arguments:
            status = 1
        elif "--update" in arguments:
            baseline[name] = {
                "digest": digest,
                "floors": {k: round(v, 4) for k, v in reached.items()},
            }
    if "--update" in arguments:
        BASELINE.write_text(json.dumps(baseline, indent=1) + "\n", encoding="utf8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
