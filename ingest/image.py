"""Pictures of documents: they want OCR."""

from .blocks import Content
from .errors import NeedsOcrError
from .limits import Limits


def read_image(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a picture.

    Raises:
        NeedsOcrError: always; OCR is an extra.
    """
    raise NeedsOcrError(f"{name}: a picture without text; it wants OCR")
