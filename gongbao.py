"""The command line."""

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongbao")
def cli() -> None:
    """Turn government bulletins into figures that can be trusted, and into briefings."""
