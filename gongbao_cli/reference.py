"""The reference of all commands, as docs/cli.md prints it."""

from collections.abc import Iterator

import click

from gongbao import cli


def reference() -> str:
    """Return the help of each command as Markdown, in the order of `gongbao --help`."""
    context = click.Context(cli, info_name="gongbao", max_content_width=96, terminal_width=96)
    return "\n" + "\n".join(_section(*one) for one in _commands(cli, context))


def _commands(
    group: click.Group, parent: click.Context
) -> Iterator[tuple[click.Command, click.Context]]:
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        assert command is not None, name
        context = click.Context(command, info_name=name, parent=parent, terminal_width=96)
        yield command, context
        if isinstance(command, click.Group):
            yield from _commands(command, context)


def _section(command: click.Command, context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
