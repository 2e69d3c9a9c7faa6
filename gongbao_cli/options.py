"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import click

from ingest import DEFAULT_LIMITS, Limits

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("corpus.db"),
    show_default=True,
    help="The database.",
)
existing_db_option = click.option(
    "--db",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("corpus.db"),
    show_default=True,
    help="The database.",
)
pack_option = click.option(
    "--pack",
    "packs",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A file of your own indicators (docs/indicators.md); may be given more than once.",
)


# What each limit of a file is.
LIMITS = {
    "file_bytes": "A larger file is not read.",
    "pages": "A PDF of more pages is not read.",
    "seconds": "Time for a file; then its reading is ended.",
    "seconds_per_mib": "More time for each MiB.",
    "seconds_per_page": "More time for each page of a PDF.",
    "ocr_seconds_per_page": "More time for each page that OCR reads.",
    "table_seconds": "Time for the tables of a PDF page; 0 looks for none.",
    "memory_bytes": "Memory of a process that reads.",
    "ocr_memory_bytes": "The same where OCR is installed.",
    "office_memory_bytes": "Memory of LibreOffice.",
    "members": "Most files in an archive.",
    "unpacked_bytes": "Most that an archive may unpack to.",
    "office_bytes": "Most that an office file may unpack to.",
    "ratio": "Most times its size that a file may unpack to.",
    "depth": "Archives in archives: 2 is one inside another.",
    "tasks_per_worker": "Files after which a process is replaced.",
}


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each limit: --limit-seconds, --limit-pages …"""
    for limit in reversed(fields(Limits)):
        default = getattr(DEFAULT_LIMITS, limit.name)
        option = click.option(
            f"--limit-{limit.name.replace('_', '-')}",
            type=type(default),
            default=default,
            show_default=True,
            help=LIMITS[limit.name],
        )
        command = option(command)
    return command


def limits_of(choices: dict[str, object]) -> Limits:
    """Take the limits out of a command's options."""
    taken = {limit.name: choices.pop(f"limit_{limit.name}") for limit in fields(Limits)}
    return Limits(**taken)  # type: ignore[arg-type]
