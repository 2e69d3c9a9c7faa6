"""How much one file may cost; every message of a limit names it and the setting."""

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds. The command line has an option for each.

    `seconds` and what is added to it are enforced from outside the reading process,
    `memory_bytes` by the operating system where it can (see worker.py); with OCR installed
    `ocr_memory_bytes` takes its place, LibreOffice has `office_memory_bytes`.
    `table_seconds` is for a page. `ratio` is unpacked to packed size, counted after the
    first million bytes.
    """

    file_bytes: int = 100 * MIB
    pages: int = 2000
    seconds: float = 60.0
    seconds_per_mib: float = 2.0
    seconds_per_page: float = 0.2
    ocr_seconds_per_page: float = 10.0
    table_seconds: float = 15.0
    memory_bytes: int = GIB
    ocr_memory_bytes: int = 4 * GIB
    office_memory_bytes: int = 4 * GIB
    members: int = 10_000
    unpacked_bytes: int = GIB
    office_bytes: int = 200 * MIB
    ratio: int = 100
    depth: int = 2
    tasks_per_worker: int = 200

    def deadline(self, size: int, pages: int = 0, scanned: int = 0) -> float:
        """Return the seconds that a file of so many bytes and pages may take.

        >>> DEFAULT_LIMITS.deadline(3 * MIB, pages=100), DEFAULT_LIMITS.deadline(MIB, 1, scanned=1)
        (86.0, 72.2)
        """
        paged = self.seconds_per_page * pages + self.ocr_seconds_per_page * scanned
        return self.seconds + self.seconds_per_mib * size / MIB + paged


DEFAULT_LIMITS = Limits()
