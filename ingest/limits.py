"""How much one file may cost; every message of a limit names it and the setting."""

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds. The command line has an option for each.

    `seconds` and `table_seconds` are enforced from outside the reading process,
    `memory_bytes` by the operating system (where it can: Linux and macOS); with OCR
    installed `ocr_memory_bytes` takes its place.
    `ratio` is unpacked to packed size, counted after the first million bytes.
    """

    file_bytes: int = 100 * MIB
    pages: int = 2000
    seconds: float = 60.0
    seconds_per_mib: float = 2.0
    table_seconds: float = 15.0
    memory_bytes: int = GIB
    ocr_memory_bytes: int = 4 * GIB
    members: int = 10_000
    unpacked_bytes: int = GIB
    office_bytes: int = 200 * MIB
    ratio: int = 100
    depth: int = 2
    tasks_per_worker: int = 200

    def deadline(self, size: int) -> float:
        """Return the seconds that a file of so many bytes may take."""
        return self.seconds + self.seconds_per_mib * size / MIB


DEFAULT_LIMITS = Limits()
