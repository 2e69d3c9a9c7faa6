"""Options that several commands share."""

from pathlib import Path

import click

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
