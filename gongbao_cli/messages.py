"""What the commands print, in Chinese or English."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import click
import yaml

Language = Literal["zh", "en"]


def say(message: str, **values: object) -> None:
    """Print a message of messages.yml in the language of the running command."""
    click.echo(text(message, **values))


def warn(message: str, **values: object) -> None:
    """Print a message of messages.yml on standard error."""
    click.echo(text(message, **values), err=True)


def text(message: str, **values: object) -> str:
    """Return a message of messages.yml with its values filled in."""
    language: Language = click.get_current_context().obj
    return _messages()[message][language].format(**values)


@cache
def _messages() -> dict[str, dict[Language, str]]:
    source = (files("gongbao_cli") / "messages.yml").read_text(encoding="utf8")
    messages: dict[str, dict[Language, str]] = yaml.safe_load(source)
    return messages


def one_line(error: BaseException) -> str:
    """Return what an error says, on one line; its class too where it was not foreseen.

    >>> one_line(ValueError("no such\\n file"))
    'ValueError: no such file'
    """
    said = " ".join(str(error).split())
    ours = type(error).__module__.partition(".")[0] in {"ingest", "extract", "corpus", "reports"}
    return (
        said if said and (ours or isinstance(error, OSError)) else f"{type(error).__name__}: {said}"
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as text in columns; a Chinese character is two columns wide.

    >>> print(table(["地区", "n"], [["湖南省", "20"]]))
    地区    n
    湖南省  20
    """
    lines = [head, *rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - width(cell)) for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def width(line: str) -> int:
    """Return how many columns of a terminal a line takes."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line)
