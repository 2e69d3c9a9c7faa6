"""Text of pictures, where the extra `gongbao[ocr]` is installed; its models lie in its wheel.

A box that the engine finds is a run of text of its own: boxes that are joined without a
separator run numbers together. The classifier of upside-down lines stays off, for it turns
a lone 6 of a table into a 9.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ingest.document import BBox

from .page import Line

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
LEAST_SCORE = 0.5


def has_ocr() -> bool:
    """Say whether the engine is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def lines_of_picture(picture: Any, dots_per_inch: float = DOTS_PER_INCH) -> tuple[Line, ...]:
    """Return the lines of a picture (a PIL image or an array), boxes in points."""
    found = _engine()(picture)
    if found.boxes is None:
        return ()
    scale = POINTS_PER_INCH / dots_per_inch
    return tuple(
        _line(box, text, scale)
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= LEAST_SCORE and text.strip()
    )


def _line(corners: Any, text: str, scale: float) -> Line:
    xs, ys = ([float(corner[axis]) * scale for corner in corners] for axis in (0, 1))
    box = BBox(min(xs), min(ys), max(xs), max(ys))
    return Line(text=text.strip(), box=box, size=box.bottom - box.top)


@cache
def _engine() -> Any:
    return import_module("rapidocr").RapidOCR(
        params={"Global.use_cls": False, "Global.log_level": "critical"}
    )
