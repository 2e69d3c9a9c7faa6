"""A file to its documents: sniff the bytes, read them by their format, build.

A new format is a function in its own file and one line in READERS.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from .archive import expand, is_archive, refuse_archive
from .blocks import Content
from .builder import Origin, build, has_text
from .document import Document
from .errors import FileTooLargeError, NoTextError, UnsupportedError
from .html.reader import read_html
from .json_lines import read_json_lines
from .limits import DEFAULT_LIMITS, Limits
from .markdown import read_markdown
from .ofd import read_ofd
from .pdf.image import read_image
from .pdf.reader import read_pdf
from .plain import read_plain
from .sheets.excel import read_xls, read_xlsx
from .sheets.separated import read_separated
from .sidecar import read_sidecar
from .sniff import MIME, Format, sniff
from .sources import Source, source_of
from .word.office import read_old_office
from .word.reader import read_word

Reader = Callable[[bytes, str, Limits], list[Content]]
READERS: dict[Format, Reader] = {
    Format.TEXT: read_plain,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.WORD: read_word,
    Format.PDF: read_pdf,
    Format.OFD: read_ofd,
    Format.SHEET: read_xlsx,
    Format.OLD_SHEET: read_xls,
    Format.TABLE: read_separated,
    Format.JSON_LINES: read_json_lines,
    Format.OLD_WORD: read_old_office,
    Format.RTF: read_old_office,
    Format.OPEN_TEXT: read_old_office,
    Format.IMAGE: read_image,
    Format.ZIP: refuse_archive,
    Format.TAR: refuse_archive,
    Format.GZIP: refuse_archive,
}


def read_document(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file and return its document; of several articles the first.

    Raises:
        IngestError: the file gives no document; the class says why.
    """
    return read_documents(path, limits)[0]


def read_documents(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    """Read a file and return the documents of all its articles, in their order.

    Facts that the file lacks may come from a sidecar beside it. Of an archive they are the
    documents of all its members, one of which that cannot be read is the archive's error.

    Raises:
        IngestError: the file gives no document; the class says why.
        OSError: the file is not there or may not be read.
    """
    source = source_of(Path(path), str(path))
    if source.error is not None or not is_archive(source.path, limits):
        return read_source(source, limits)
    with TemporaryDirectory(prefix="gongbao-") as scratch:
        members = expand([source], Path(scratch), limits)
        return [document for member in members for document in read_source(member, limits)]


def read_source(source: Source, limits: Limits = DEFAULT_LIMITS) -> list[Document]:
    """Read a local file that is known under another name: a member, an address.

    Raises:
        IngestError: the file gives no document; the class says why.
        OSError: the file is not there or may not be read.
    """
    if source.error is not None:
        raise source.error
    file = source.path
    size = file.stat().st_size
    if size > limits.file_bytes:
        raise FileTooLargeError(
            f"{source.uri}: {size:,} bytes, more than the limit file_bytes of {limits.file_bytes:,}"
        )
    return documents_of_bytes(file.read_bytes(), source.uri, read_sidecar(file), limits)


def documents_of_bytes(
    data: bytes, name: str, labels: dict[str, str], limits: Limits = DEFAULT_LIMITS
) -> list[Document]:
    """Return the documents of a file's bytes; `name` is where they came from.

    Raises:
        IngestError: the bytes give no document; the class says why.
    """
    found = sniff(data, name)
    reader = READERS.get(found)
    if reader is None:
        raise UnsupportedError(f"{name}: there is no reader for {found.value} files")
    origin = Origin(
        uri=name,
        stem=Path(name).stem,
        sha256=hashlib.sha256(data).hexdigest(),
        mime=MIME.get(found, "application/octet-stream"),
        labels=labels,
    )
    contents = [content for content in reader(data, name, limits) if has_text(content)]
    if not contents:
        raise NoTextError(f"{name}: nothing in the file can be read as text")
    return [build(origin, content, part) for part, content in enumerate(contents, 1)]
