"""Measure the extractor on the annotated texts and write what the page /-/quality shows.

Run `python -m scripts.make_quality` after a change of the extractor; the result is committed.
"""

import json
from pathlib import Path

from tests.gold.gate import SETS, measure
from tests.gold.scorer import LINKS

TARGET = Path(__file__).parents[1] / "corpus" / "quality.json"


def main() -> None:
    """Write corpus/quality.json: for each set its size, and each ratio with its name."""
    sets = []
    for name in (name for name, folder in SETS.items() if (folder / "dev.tsv").exists()):
        _, score = measure(name)
        # A set without links says nothing of how well they are found.
        silent = {f"{link}_f1" for link in LINKS if not score.labelled[f"{link} gold"]}
        ratios = {k: round(v, 4) for k, v in score.ratios().items() if k not in silent}
        sets.append({"name": name, "figures": score.gold, "found": score.found, "ratios": ratios})
    TARGET.write_text(json.dumps(sets, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
