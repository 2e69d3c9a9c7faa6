"""Stage 1: a file becomes a Document."""

from .archive import expand
from .characters import fold
from .clutter import is_clutter
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
from .errors import IngestError
from .fetch import Fetcher, is_address
from .limits import DEFAULT_LIMITS, Limits
from .pool import read_all
from .reader import documents_of_bytes, read_document, read_documents, read_source
from .reading import Reading
from .rows import document_from_row
from .sidecar import is_sidecar, read_sidecar
from .sources import Source, source_of
from .worker import has_memory_limit

__all__ = [
    "DEFAULT_LIMITS",
    "Attachment",
    "BBox",
    "Cell",
    "Citation",
    "Document",
    "DocumentStatus",
    "Fetcher",
    "IngestError",
    "Limits",
    "Passage",
    "PassageKind",
    "Reading",
    "Source",
    "Span",
    "document_from_row",
    "documents_of_bytes",
    "expand",
    "fold",
    "has_memory_limit",
    "is_address",
    "is_clutter",
    "is_sidecar",
    "read_all",
    "read_document",
    "read_documents",
    "read_sidecar",
    "read_source",
    "source_of",
]
