"""Run the benchmarks that are named, or all of them."""

import sys
from importlib import import_module

NAMES = ("extraction",)


def main(names: list[str]) -> int:
    """Run each benchmark; an unknown name is told with those that there are."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark {unknown[0]!r}: there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"\n== {name}")
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
