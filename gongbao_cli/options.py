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


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each limit: --limit-seconds, --limit-pages …"""
    for limit in reversed(fields(Limits)):
        default = getattr(DEFAULT_LIMITS, limit.name)
        option = click.option(
            f"--limit-{limit.name.replace('_', '-')}",
            type=type(default),
            default=default,
            show_default=True,
        )
        command = option(command)
    return command


def limits_of(choices: dict[str, object]) -> Limits:
    """Take the limits out of a command's options."""
    taken = {limit.name: choices.pop(f"limit_{limit.name}") for limit in fields(Limits)}
    return Limits(**taken)  # type: ignore[arg-type]
