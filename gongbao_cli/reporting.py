"""`gongbao report`: briefings from the database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from corpus import Corpus
from reports import (
    RENDERERS,
    Links,
    audit,
    briefing,
    check_template,
    record,
    render,
    render_with_template,
    write_all,
)

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
        click.option("--signed", metavar="NAME", help="Who signs, above the date."),
        click.option(
            "--seal", "sealed", is_flag=True, help="Leave room for a seal on name and date."
        ),
        click.option(
            "--cite",
            type=click.Choice(["refs", "footnotes"]),
            default="refs",
            show_default=True,
            help="Sources as marks [1] or as footnotes.",
        ),
        click.option(
            "--site",
            metavar="URL",
            help="Where the database is published, for the links of the annex.",
        ),
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
    @click.option(
        "--template",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A Word file with slots, such as a letterhead.",
    )
    @click.option("--review", is_flag=True, help="A Word comment on each figure that is disputed.")
    @click.option("--drop", multiple=True, metavar="UID", help="Not these figures or indicators.")
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        required=True,
        help="OUT.docx, .md or .html",
    )
    def make(db: Path, output: Path, template: Path | None, **choices: Any) -> None:
        _refuse_mixed(output, template, review=choices["review"])
        with Corpus(db, create=False) as corpus:
            made = briefing(corpus, type=kind, **_resolved(choices))
            content = (
                render(made, output.suffix)
                if template is None
                else render_with_template(made, template)
            )
            output.write_bytes(content)
            record(corpus, made, content)
        say("written", output=output, numbers=len(made.numbers), sources=len(made.sources))

    example = f"Example: gongbao report {kind} --region 湖南省 --period 2025H1 -o brief.docx"
    return click.command(kind, help=f"{purpose}\n\n{example}", short_help=purpose)(make)


def _refuse_mixed(output: Path, template: Path | None, *, review: bool) -> None:
    """Comments and letterheads are Word's, and a letterhead is not for a review copy."""
    if (review or template is not None) and output.suffix.lower() != ".docx":
        raise click.UsageError("--review and --template write Word files: -o OUT.docx")
    if review and template is not None:
        raise click.UsageError("--review and --template cannot be used together")


def _resolved(choices: dict[str, Any]) -> dict[str, Any]:
    """Return the options as `briefing` takes them."""
    site, as_of = choices.pop("site"), choices.pop("as_of")
    links = {} if site is None else {"links": Links(base=site.rstrip("/"))}
    return {**choices, **links, "as_of": None if as_of is None else as_of.date()}


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
def make_all(db: Path, output: Path, kind: str, ending: str, **choices: Any) -> None:
    """Write one briefing for every province with data.

    Example: gongbao report all --type jianbao --period 2025H1 -o briefs/
    """
    with Corpus(db, create=False) as corpus, bar() as show:
        files = write_all(
            corpus,
            output,
            type=kind,
            ending=ending,
            on_progress=lambda done, total, _: show(done, total),
            **_resolved(choices),
        )
    say("written_all", n=len(files), output=output)


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


@report.group()
def template() -> None:
    """Letterheads: Word files with slots for a briefing.

    Example: gongbao report template check letterhead.docx
    """


@template.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """List the slots of the template FILE; exit status 1 if a briefing does not fit in.

    Slots for words: title, subtitle, day, signed, region, period, written {{ title }};
    for the text, in paragraphs of their own: {{p body }} and {{p annex }}.

    Example: gongbao report template check letterhead.docx
    """
    found = check_template(file)
    for slot in found.slots:
        click.echo(f"{slot}  filled")
    for slot in found.unknown:
        click.echo(f"{slot}  unknown")
    for part in found.missing:
        click.echo(f"{part}  missing")
    if not found.holds:
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
