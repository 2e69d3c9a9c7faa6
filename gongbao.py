"""The command line: `gongbao COMMAND`. Each command is a function of gongbao_cli/."""

import locale
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from gongbao_cli import Language, one_line

COMMANDS = {
    "demo": "gongbao_cli.demo:demo",
    "ingest": "gongbao_cli.ingesting:ingest",
    "extract": "gongbao_cli.extracting:extract",
    "indicators": "gongbao_cli.extracting:indicators",
    "serve": "gongbao_cli.publishing:serve",
    "release": "gongbao_cli.publishing:release",
    "report": "gongbao_cli.reporting:report",
    "status": "gongbao_cli.keeping:status",
    "reextract": "gongbao_cli.keeping:reextract",
    "correct": "gongbao_cli.keeping:correct",
    "withdraw": "gongbao_cli.keeping:withdraw",
}


class Commands(click.Group):
    """Loads a command when it is called, and turns every error into one line and status 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return the command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error is told without a traceback unless --debug is given."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # the reader of a pipe has seen enough (gongbao status | head)
            sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  # for the last flush
            return None
        except Exception as error:  # the outermost edge: no traceback ever reaches the user
            if ctx.params["debug"]:
                raise
            raise click.ClickException(one_line(error)) from error


def _language_of_locale() -> Language:
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongbao")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of what is printed (default: the locale's).",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, lang: Language | None, debug: bool) -> None:
    """Turn government bulletins into figures that can be trusted, and into briefings.

    Example: gongbao demo
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a GBK console must not end a run (ê, ², emoji)
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    ctx.obj = lang or _language_of_locale()


if __name__ == "__main__":
    cli()
