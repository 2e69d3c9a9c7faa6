"""Why a file could not be read: one root, a child per class of the closed list.

IngestError
├── EmptyFileError         empty
├── UnsupportedError       unsupported
├── EncryptedError         encrypted
├── DamagedError           damaged
├── FileTooLargeError      too_large
├── TooManyPagesError      too_many_pages
├── UnpackLimitError       unpack_limit
├── DeadlineError          timeout
├── OutOfMemoryError       out_of_memory
├── CrashedError           crashed
├── UndecodableError       undecodable
├── NoTextError            no_text
├── NeedsOcrError          needs_ocr
├── MissingProgramError    missing_program
├── SidecarError           damaged, said of the sidecar and not of the file beside it
└── FetchError             damaged, said of an address that did not answer with a file
"""

from typing import ClassVar


class IngestError(Exception):
    """A file that gave no document; `error` is its class, `message` names the file and the fact."""

    error: ClassVar[str] = "damaged"

    @property
    def message(self) -> str:
        """Return the sentence that the user reads."""
        return str(self)


class EmptyFileError(IngestError):
    """The file holds no bytes, or only white space."""

    error = "empty"


class UnsupportedError(IngestError):
    """The bytes are of a kind that has no reader."""

    error = "unsupported"


class EncryptedError(IngestError):
    """The file opens only with a password."""

    error = "encrypted"


class DamagedError(IngestError):
    """The bytes are cut, or break the rules of their own format."""

    error = "damaged"


class FileTooLargeError(IngestError):
    """The file is over `Limits.file_bytes`."""

    error = "too_large"


class TooManyPagesError(IngestError):
    """The file is over `Limits.pages`."""

    error = "too_many_pages"


class UnpackLimitError(IngestError):
    """What the file unpacks to is over a limit: size, ratio, members or depth."""

    error = "unpack_limit"


class DeadlineError(IngestError):
    """Reading took longer than `Limits.seconds` and was ended from outside."""

    error = "timeout"


class OutOfMemoryError(IngestError):
    """Reading wanted more than `Limits.memory_bytes`."""

    error = "out_of_memory"


class CrashedError(IngestError):
    """The process that read the file died of it."""

    error = "crashed"


class UndecodableError(IngestError):
    """The bytes are text in no encoding that is known here."""

    error = "undecodable"


class NoTextError(IngestError):
    """The file is sound and nothing in it can be read as text."""

    error = "no_text"


class NeedsOcrError(IngestError):
    """The pages are pictures; with `gongbao[ocr]` installed they are read."""

    error = "needs_ocr"


class MissingProgramError(IngestError):
    """A program that reads this format (LibreOffice) is not installed."""

    error = "missing_program"


class SidecarError(IngestError):
    """A `NAME.meta.yml` or `meta.csv` that cannot be read."""


class FetchError(IngestError):
    """An address that did not answer with a file."""
