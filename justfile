# Every check of the project; `just` runs them all. Needs the test extra installed.

default: lint test

# format, style, types, import contracts, generated documentation
lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

# the tests, doctests included
test:
    python -m pytest

# mend what can be mended
fix:
    ruff check --fix .
    ruff format .
    cog -r docs/cli.md docs/tables.md

# measure: speed beside the stated baselines, accuracy beside the peers that install
bench:
    python -m benchmarks
