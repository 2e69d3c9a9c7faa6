"""The documentation says what the program does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from gongbao import cli

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["docs/cli.md", "docs/tables.md"])
def test_generated_pages_are_current(page: str) -> None:
    """The generated pages are those that the code of now would generate."""
    command = [sys.executable, "-m", "cogapp", "--check", page]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md", "docs/indicators.md"])
def test_commands_of_the_readmes_exist(readme: str) -> None:
    """Every gongbao line of a README names a command, and only options that it has."""
    lines = [line for line in _shell_lines(readme) if line.startswith("gongbao ")]

    assert lines
    for line in lines:
        words = shlex.split(line.partition("|")[0].partition(">")[0])[1:]
        command, rest = _command(words)
        known = {option for one in command.params for option in one.opts}
        assert {word for word in rest if word.startswith("-")} <= known, line


def _shell_lines(page: str) -> list[str]:
    """Return the lines of a page's shell blocks, without their comments."""
    text = (ROOT / page).read_text(encoding="utf8")
    blocks = re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.DOTALL)
    return [
        line.partition("#")[0].strip()
        for block in blocks
        for line in block.splitlines()
        if line.strip()
    ]


def _command(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = cli
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None, words
        command = found
    return command, words


def test_both_readmes_give_the_same_commands() -> None:
    """The Chinese README shows the commands of the English one, in the same order."""
    english, chinese = map(_shell_lines, ("README.md", "README.zh.md"))

    assert [line.replace(" --lang zh", "") for line in chinese] == english


def test_constraints_are_exact_and_name_no_address() -> None:
    """constraints.txt pins versions and holds no address."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]

    assert [line for line in pins if not re.fullmatch(r"[\w.\-]+==[\w.+!]+", line)] == []


def test_changelog_is_open() -> None:
    """The changelog has a section for what is not released yet."""
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf8")
