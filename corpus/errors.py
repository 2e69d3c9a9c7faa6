"""What can go wrong with a corpus, said so that a person can act on it.

CorpusError
├── CorpusNotFoundError    there is no database at the path
├── NotACorpusError        the file is no SQLite database, or one of a later version
├── CorpusBusyError        another process is writing
├── CorpusFullError        the disk is full; the database is as it was
├── CorrectionError        a correction that cannot be made
├── DuplicateFigureError   an extractor gave two figures for one place
└── ReleaseError           a release that cannot be made
"""


class CorpusError(Exception):
    """A fact about a database that the user must know; the message names the file."""


class CorpusNotFoundError(CorpusError):
    """There is no database at the path."""


class NotACorpusError(CorpusError):
    """The file is no SQLite database, or was made by a later version."""


class CorpusBusyError(CorpusError):
    """Another process is writing; the message says which."""


class CorpusFullError(CorpusError):
    """The disk is full; what was being written is undone."""


class CorrectionError(CorpusError):
    """No such figure or document, no reason, or a value that is no number."""


class DuplicateFigureError(CorpusError):
    """An extractor gave two figures for one place, which would share their public id."""


class ReleaseError(CorpusError):
    """The target exists, cannot be written, or the copy is not sound."""
