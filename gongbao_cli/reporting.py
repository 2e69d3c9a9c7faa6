"""`gongbao report`: briefings from the database."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from corpus import Corpus
from reports import RENDERERS, audit, briefing, record, render, write_all

from .ingesting import bar
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
        click.option(
            "--strict", is_flag=True, help="Refuse if a figure is disputed or only in a digest."
        ),
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
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        required=True,
        help="OUT.docx, .md or .html",
    )
    def make(db: Path, output: Path, as_of: datetime | None, **choices: Any) -> None:
        with Corpus(db, create=False) as corpus:
            made = briefing(corpus, type=kind, as_of=_day(as_of), **choices)
            content = render(made, output.suffix)
            output.write_bytes(content)
            record(corpus, made, content)
        say("written", output=output, numbers=len(made.numbers), sources=len(made.sources))

    example = f"Example: gongbao report {kind} --region 湖南省 --period 2025H1 -o brief.docx"
    return click.command(kind, help=f"{purpose}\n\n{example}", short_help=purpose)(make)


for _kind, _purpose in TYPES.items():
    report.add_command(_command(_kind, _purpose))


@report.command("all")
@_question_options
@click.option(
    "--type", "kind", type=click.Choice(list(TYPES)), default="jianbao", show_default=True
)
@click.option(
    "--format", "ending", type=click.Choice(list(RENDERERS)), default=".docx", show_default=True
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder.",
)
def make_all(db: Path, output: Path, kind: str, as_of: datetime | None, **choices: Any) -> None:
    """Write one briefing for every province with data.

    Example: gongbao report all --type jianbao --period 2025H1 -o briefs/
    """
    with Corpus(db, create=False) as corpus, bar() as show:
        files = write_all(
            corpus,
            output,
            type=kind,
            on_progress=lambda done, total, _: show(done, total),
            as_of=_day(as_of),
            **choices,
        )
    say("written_all", n=len(files), output=output)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


@report.command("audit")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@existing_db_option
@click.pass_context
def audit_file(ctx: click.Context, file: Path, db: Path) -> None:
    """Prove that every number of the Word briefing FILE is a row, also after editing by hand.

    Exit status 1 if something does not hold.

    Example: gongbao report audit brief.docx --db corpus.db
    """
    with Corpus(db, create=False) as corpus:
        outcome = audit(corpus, file)
    for finding in outcome.findings:
        click.echo(str(finding))
    say("audited", proven=len(outcome.proven), findings=len(outcome.findings))
    if outcome.findings:
        ctx.exit(1)


@report.command()
@existing_db_option
@click.pass_context
def stale(ctx: click.Context, db: Path) -> None:
    """List the briefings that no longer hold, with the figure and the reason.

    Exit status 1 if there are any.

    Example: gongbao report stale --db corpus.db
    """
    with Corpus(db, create=False) as corpus:
        found = corpus.stale_reports()
    for content_sha256, uid, reason in found:
        click.echo(f"{content_sha256[:12]}  {uid}  {reason}")
    say("stale", n=len({content for content, _, _ in found}))
    if found:
        ctx.exit(1)
