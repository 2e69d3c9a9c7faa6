"""The extractor holds its floors on every gold set that is here."""

import pytest

from .gold.gate import SETS, below, measure, read_baseline


@pytest.mark.parametrize("name", sorted(SETS))
def test_scores_hold_their_floors(name: str, request: pytest.FixtureRequest) -> None:
    """No score falls below its floor, and the floor is that of this very gold set."""
    if name != "own":
        request.getfixturevalue("shared")
    digest, result = measure(name)
    baseline = read_baseline()[name]

    assert baseline["digest"] == digest
    assert below(result.ratios(), baseline["floors"]) == {}
