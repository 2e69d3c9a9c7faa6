"""`gongbao status`, `reextract`, `correct`, `withdraw`: keeping a corpus in order."""

from pathlib import Path

import click

from corpus import Change, Corpus, FailureGroup, Options, Run, State
from corpus import reextract as read_again

from .ingesting import progress_bar
from .messages import say, table, text
from .options import existing_db_option, pack_option


@click.command()
@existing_db_option
def status(db: Path) -> None:
    """Tell what is held, what failed and why, and what was done last.

    Example: gongbao status --db corpus.db
    """
    with Corpus(db, create=False) as corpus:
        state = corpus.state()
    say("held", **_counts(state))
    if state.failures:
        click.echo()
        click.echo(table(text("failure_columns").split("|"), map(_failure, state.failures)))
        say("retry_hint", db=db)
    if state.runs:
        click.echo()
        click.echo(table(text("run_columns").split("|"), map(_run, state.runs)))
    for uid, reason in state.orphans:
        say("orphan", uid=uid, reason=reason)


def _counts(state: State) -> dict[str, int]:
    names = ("documents", "partial", "superseded", "withdrawn", "figures", "with_indicator")
    return {name: getattr(state, name) for name in (*names, "facts", "conflicts", "origins")}


def _failure(group: FailureGroup) -> list[str]:
    return [str(group.count), group.stage, group.error, group.example]


def _run(run: Run) -> list[str]:
    counts = (run.added, run.updated, run.unchanged, run.failed, run.figures)
    return [run.started_at, run.command, run.status, *map(str, counts)]


@click.command()
@existing_db_option
@click.option(
    "--workers", type=click.IntRange(0), default=2, show_default=True, help="Processes that read."
)
@pack_option
def reextract(db: Path, workers: int, packs: tuple[Path, ...]) -> None:
    """Read every stored document again, by this version and these packs.

    Sources are not touched; public ids, links and corrections stay. What changed is listed.

    Example: gongbao reextract --db corpus.db --pack my_indicators.yml
    """
    with Corpus(db, create=False) as corpus, progress_bar(quiet=False) as on_progress:
        changes = read_again(corpus, Options(workers=workers, packs=packs), on_progress)
    for change in changes:
        click.echo(_change(change))
    say("reextracted", changes=len(changes))


def _change(change: Change) -> str:
    return (
        f"{change.document_uid} {change.figure_uid} {change.attribute}: {change.old} → {change.new}"
    )


@click.command()
@click.argument("uid")
@existing_db_option
@click.option("--value", help="The right value, in the canonical unit.")
@click.option("--deprecate", is_flag=True, help="The statement is not to be chosen.")
@click.option("--prefer", is_flag=True, help="The statement is to be chosen.")
@click.option("--restore", is_flag=True, help="Take back what was said of the figure.")
@click.option("--reason", required=True, help="Why; shown wherever the figure is shown.")
def correct(uid: str, db: Path, value: str | None, reason: str, **actions: bool) -> None:
    """Record a person's word on the figure UID; it outlives every re-run.

    Example: gongbao correct 3f2a9c01d4e5b678 --value 243600000 --reason "decimal point slipped"
    """
    said = [name for name, given in actions.items() if given] + ["value"] * (value is not None)
    if len(said) != 1:
        raise click.UsageError("give exactly one of --value, --deprecate, --prefer, --restore")
    with Corpus(db, create=False) as corpus:
        corpus.correct(uid, said[0], reason, value)
    say("corrected", uid=uid)


@click.command()
@click.argument("document")
@existing_db_option
@click.option("--reason", required=True, help="Why; shown on the document's page.")
@click.option("--restore", is_flag=True, help="Let the document back in.")
def withdraw(document: str, db: Path, reason: str, restore: bool) -> None:
    """Take the document with the uid DOCUMENT out of the facts; its trace is kept.

    Example: gongbao withdraw 0b1c2d3e4f5a-1 --reason "recalled by the issuer"
    """
    with Corpus(db, create=False) as corpus:
        corpus.withdraw(document, reason, restore=restore)
    say("restored" if restore else "withdrawn", uid=document)
