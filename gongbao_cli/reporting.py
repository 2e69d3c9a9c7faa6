"""`gongbao report`: briefings from the database."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from corpus import Corpus
from reports import briefing, write

from .messages import say
from .options import existing_db_option

TYPES = {
    "jianbao": "Data brief on a region or an indicator and a period.",
    "tongbao": "All regions in one period, ranked.",
    "zhuanbao": "One question on one page, the conclusion first.",
    "duizhao": "All statements side by side, for checking.",
    "brief": "Brief for English readers.",
}


@click.group()
def report() -> None:
    """Write a briefing in which every number leads to its source.

    Example: gongbao report jianbao --region 湖南省 --period 2025H1 -o brief.docx
    """


def _question_options(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        existing_db_option,
        click.option(
            "--indicator",
            "indicators",
            multiple=True,
            metavar="ID",
            help="May be given more than once.",
        ),
        click.option(
            "--period", help="2025H1, 2025Q1, 2025, 2025-06, 2021-2025; else the best held."
        ),
        click.option(
            "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what was published later."
        ),
        click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the briefing."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _command(kind: str, purpose: str) -> click.Command:
    @_question_options
    @click.option("--region", help="Name or code; the nation if left out.")
    @click.option("--pick", multiple=True, metavar="UID", help="Only these figures or indicators.")
    @click.option("--drop", multiple=True, metavar="UID", help="Not these figures or indicators.")
    @click.option(
        "--strict", is_flag=True, help="Refuse if a figure is disputed or only in a digest."
    )
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        required=True,
        help="OUT.docx, .md or .html",
    )
    def make(db: Path, output: Path, as_of: datetime | None, **choices: Any) -> None:
        with Corpus(db, create=False) as corpus:
            made = briefing(corpus, type=kind, as_of=_day(as_of), **choices)
            write(made, output)
        say("written", output=output, numbers=len(made.numbers), sources=len(made.sources))

    example = f"Example: gongbao report {kind} --region 湖南省 --period 2025H1 -o brief.docx"
    return click.command(kind, help=f"{purpose}\n\n{example}", short_help=purpose)(make)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


for _kind, _purpose in TYPES.items():
    report.add_command(_command(_kind, _purpose))
