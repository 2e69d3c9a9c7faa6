"""Write extract/regions/townships.tsv: the townships of China, one line for each county.

Source and licence as for make_regions.py (china-division):

    python scripts/make_townships.py package/dist

A line is the county's code, a tab, and its townships as three digits and a name joined by |.
Codes with 7 as fifth digit are development zones: their townships are read as those of the city.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "extract" / "regions" / "townships.tsv"
COUNT = 41352


def main(dist: Path) -> None:
    """Group the rows by county and write them, if none is missing."""
    counties: defaultdict[str, list[str]] = defaultdict(list)
    with (dist / "streets.csv").open(encoding="utf8") as lines:
        for row in csv.DictReader(lines):
            counties[row["areaCode"]].append(row["code"][6:] + row["name"])
    count = sum(map(len, counties.values()))
    if count != COUNT:
        sys.exit(f"{count} townships, not {COUNT}")
    rows = [f"{county}\t{'|'.join(names)}" for county, names in sorted(counties.items())]
    header = "# made by scripts/make_townships.py; sources in NOTICE. State: 2023-06-30"
    OUT.write_text("\n".join([header, *rows, ""]), encoding="utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
