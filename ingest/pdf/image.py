"""Pictures of documents, read by OCR where it is installed."""

import io

from PIL import Image, UnidentifiedImageError

from ingest.blocks import Content
from ingest.errors import DamagedError, NeedsOcrError
from ingest.limits import Limits

from .aligned import aligned_tables
from .blocks import PageContent, blocks_of_pages, raw_of_pages
from .ocr import DOTS_PER_INCH, POINTS_PER_INCH, has_ocr, lines_of_picture
from .page import PageText


def read_image(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a picture: one page, taken to be scanned at 200 dots an inch.

    Raises:
        NeedsOcrError: OCR is an extra, and not installed.
        DamagedError: the picture cannot be opened.
    """
    if not has_ocr():
        raise NeedsOcrError(f"{name}: a picture without text; it wants OCR")
    try:
        picture = Image.open(io.BytesIO(data)).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedError(f"{name}: the picture cannot be opened") from error
    lines = lines_of_picture(picture)
    scale = POINTS_PER_INCH / DOTS_PER_INCH
    text = PageText(
        number=1,
        width=picture.width * scale,
        height=picture.height * scale,
        lines=lines,
        text="\n".join(line.text for line in lines),
    )
    page = PageContent(text, tuple(aligned_tables(text, ())))
    return [
        Content(
            blocks=tuple(blocks_of_pages([page])),
            raw=raw_of_pages([page]),
            pages=1,
            labels={"ocr": "1"},
        )
    ]
