"""What a file is, by its bytes; a name decides only between kinds of text that look alike."""

import io
import re
import zipfile
from enum import StrEnum

from .errors import EmptyFileError, EncryptedError, UnsupportedError


class Format(StrEnum):
    """The formats that are told apart."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    OLD_WORD = "doc"
    OLD_SHEET = "xls"
    RTF = "rtf"
    OPEN_TEXT = "odt"
    OFD = "ofd"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gz"
    IMAGE = "image"
    HTML = "html"
    MARKDOWN = "md"
    TABLE = "csv"
    JSON_LINES = "jsonl"
    TEXT = "txt"


MAGIC = (
    (b"%PDF-", Format.PDF),
    (b"\x1f\x8b", Format.GZIP),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\0", Format.IMAGE),
    (b"MM\0*", Format.IMAGE),
    (b"BM", Format.IMAGE),
)
# What is told apart only to say what it is.
KNOWN_BY = (
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording or a film"),
)
PRESENTATION = "a presentation; save it as PDF to have it read"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (("WordDocument", Format.OLD_WORD), ("Workbook", Format.OLD_SHEET))
# The head of a Word file ([MS-DOC] 2.5.2), mostly in the first sector after that of the container.
FIB, WORD_IDENT, FIB_ENCRYPTED = 512, b"\xec\xa5", 0x01
EXCEL_95 = "Book"
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
PLAIN = re.compile(r"[\t\r\n -~　-〿一-鿿＀-￯‐-…]")
WORKBOOK_PART = re.compile(r"(?<!\w)xl/[\w/]+\.xml")
PRESENTATION_PART = re.compile(r"(?<!\w)ppt/[\w/]+\.xml")
OFD_PART = re.compile(r"(?<![\w/.])OFD\.xml", re.IGNORECASE)
WORD_PART = re.compile(r"(?<!\w)word/[\w/]+\.xml|\[Content_Types\]\.xml")
MIME = {
    Format.PDF: "application/pdf",
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.OLD_WORD: "application/msword",
    Format.OLD_SHEET: "application/vnd.ms-excel",
    Format.RTF: "application/rtf",
    Format.OPEN_TEXT: "application/vnd.oasis.opendocument.text",
    Format.OFD: "application/ofd",
    Format.HTML: "text/html",
    Format.MARKDOWN: "text/markdown",
    Format.TABLE: "text/csv",
    Format.JSON_LINES: "application/jsonl",
    Format.TEXT: "text/plain",
}


def sniff(data: bytes, name: str) -> Format:
    """Return the format of the bytes.

    Raises:
        EmptyFileError, EncryptedError, UnsupportedError: there is nothing to read.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyFileError(f"{name}: the file is empty")
    # Acrobat takes a header anywhere in the first kilobyte (implementation note 13).
    if b"%PDF-" in data[:1024] and not _starts_as_markup(data):
        return Format.PDF
    for magic, found in MAGIC:
        if data.startswith(magic) and (magic != b"BM" or BINARY.search(data[2:64])):
            return found
    if data.startswith((b"PK\x03\x04", EMPTY_ZIP)):
        return _of_zip(data, name)
    if data.startswith(OLE):
        return _of_ole(data, name)
    if data[257:262] == b"ustar":
        return Format.TAR
    return _of_text(data, name)


def _of_zip(data: bytes, name: str) -> Format:
    """Tell a Word file from a workbook and from a plain archive, even where the zip is cut."""
    if data.startswith(EMPTY_ZIP):
        raise EmptyFileError(f"{name}: the archive holds no file")
    try:
        names = " ".join(zipfile.ZipFile(io.BytesIO(data)).namelist())
        is_office = "[Content_Types].xml" in names
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        names = data.decode("latin-1")
        is_office = True
    if is_office and WORKBOOK_PART.search(names):
        return Format.SHEET
    if is_office and PRESENTATION_PART.search(names):
        raise UnsupportedError(f"{name}: {PRESENTATION}")
    if OFD_PART.search(names):
        return Format.OFD
    if is_office and WORD_PART.search(names):
        return Format.WORD
    if data[30:69] == b"mimetypeapplication/vnd.oasis.opendocum":
        return Format.OPEN_TEXT
    return Format.ZIP


def _of_ole(data: bytes, name: str) -> Format:
    """Tell the streams of an OLE container by their names, which stand in UTF-16."""
    if data[FIB : FIB + 2] == WORD_IDENT and data[FIB + 11] & FIB_ENCRYPTED:
        raise EncryptedError(f"{name}: the file is protected by a password")
    for stream, found in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return found
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedError(f"{name}: the file is protected by a password")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise UnsupportedError(f"{name}: {PRESENTATION}")
    if EXCEL_95.encode("utf-16-le") in data:
        return Format.OLD_SHEET
    raise UnsupportedError(f"{name}: an OLE container that is neither a Word file nor a workbook")


def _starts_as_markup(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _of_text(data: bytes, name: str) -> Format:
    head = data[:65536]
    if BINARY.search(head) and not _is_utf16(head):
        what = next((what for magic, what in KNOWN_BY if data.startswith(magic)), None)
        raise UnsupportedError(f"{name}: {what or 'binary data of no known format'}")
    # A copy without its wide characters is enough: every mark below is ASCII.
    text = head.replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿").lstrip()
    if _is_html(text):
        return Format.HTML
    if text.startswith("<?xml"):
        raise UnsupportedError(f"{name}: XML that is no page and no document")
    if text.startswith("{") and re.search(r'"text"\s*:', text):
        return Format.JSON_LINES
    suffix = name.rpartition(".")[2].lower()
    if suffix in {"csv", "tsv"}:
        return Format.TABLE
    return Format.MARKDOWN if suffix in {"md", "markdown"} or _is_markdown(text) else Format.TEXT


def _is_utf16(head: bytes) -> bool:
    """Say whether bytes with zeros among them are text of two bytes a character."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(encoding, "ignore")
        if len(PLAIN.findall(text)) > 0.9 * len(text):
            return True
    return False


def _is_html(text: str) -> bool:
    start = re.match(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype\s+html|\w+)", text, re.I | re.S)
    tags = "html|head|body|div|p|table|meta|title|span|article|section|font|center|script|style"
    if start is None:
        return bool(re.search(r"<(?:html|body)[\s>]", text, re.I))
    return bool(re.match(rf"(?:!doctype|(?:{tags})$)", start[1], re.I))


def _is_markdown(text: str) -> bool:
    if re.match(r"---\r?\n(?:.*\r?\n)*?---\r?\n", text):
        return True
    marks = (r"^#{1,6} \S", r"^\|?[ :]*-{3,}[ :]*\|", r"\[[^\]\n]+\]\(http", r"\*\*[^*\n]+\*\*")
    return sum(bool(re.search(mark, text, re.M)) for mark in marks) >= 2
