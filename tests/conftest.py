"""What several tests share, and the rule that no test is skipped in silence."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
ALLOWED_SKIPS = Path(__file__).parent / "allowed_skips.txt"
SKIPPED = pytest.StashKey[list[str]]()


@pytest.fixture
def shared() -> Path:
    """Return the folder of annotated and real documents, or skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of annotated and real documents is not here")
    return SHARED


def pytest_configure(config: pytest.Config) -> None:
    """Begin the list of skipped tests."""
    config.stash[SKIPPED] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    """Note a skipped test unless its file or its name is in the list of allowed ones."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        item.config.stash[SKIPPED].append(item.nodeid)
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where a test was skipped that `allowed_skips.txt` does not name."""
    if not os.environ.get("GONGBAO_SKIPS_MUST_BE_LISTED"):
        return
    lines = ALLOWED_SKIPS.read_text(encoding="utf8").splitlines()
    allowed = tuple(line.split(maxsplit=1)[0] for line in lines if line and line[0] != "#")
    unnamed = [test for test in session.config.stash[SKIPPED] if not test.startswith(allowed)]
    if unnamed:
        print("\nSkipped, and not in tests/allowed_skips.txt:", *unnamed, sep="\n  ")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
