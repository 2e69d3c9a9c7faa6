"""What several tests share: the documents that lie beside the checkout, where they are there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """Return the folder of annotated and real documents, or skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder of annotated and real documents is not here")
    return SHARED
