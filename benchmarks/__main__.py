"""Run one benchmark with its arguments, or all that need none."""

import sys
from importlib import import_module

# Those that need no argument run by `python -m benchmarks`; the others read what they are given.
WITHOUT_ARGUMENTS = ("extraction", "quantities", "peers", "corpus_load")
WITH_ARGUMENTS = (
    "corpus_generate",
    "corpus_pages",
    "corpus_readers",
    "search_quality",
    "main_text",
    "hostile",
    "pdf_tables",
    "ingest_speed",
)
NAMES = (*WITHOUT_ARGUMENTS, *WITH_ARGUMENTS)


def main(arguments: list[str]) -> int:
    """Run a benchmark by name, or all; an unknown name is told with those that there are."""
    name, *rest = arguments or [""]
    if name and name not in NAMES:
        print(f"no benchmark {name!r}: there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for each in (name,) if name else WITHOUT_ARGUMENTS:
        print(f"\n== {each}")
        sys.argv = [f"benchmarks.{each}", *rest]
        import_module(f"benchmarks.{each}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
