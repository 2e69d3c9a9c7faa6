"""Stage 1: a file becomes a Document."""

from .characters import fold
from .document import (
    Attachment,
    BBox,
    Cell,
    Citation,
    Document,
    DocumentStatus,
    Passage,
    PassageKind,
    Span,
)

__all__ = [
    "Attachment",
    "BBox",
    "Cell",
    "Citation",
    "Document",
    "DocumentStatus",
    "Passage",
    "PassageKind",
    "Span",
    "fold",
]
