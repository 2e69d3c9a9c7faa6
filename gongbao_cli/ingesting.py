"""`gongbao ingest`: bulletins become documents and figures in a database."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from corpus import Corpus, Options, Progress, Summary, files_in, ingest_batch
from ingest import has_memory_limit

from .messages import say, text, warn
from .options import db_option, limit_options, limits_of, pack_option


@click.command()
@click.argument("sources", nargs=-1)
@db_option
@click.option(
    "--workers",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    help="Processes that read; 0 reads in this one, without limits.",
)
@click.option("--retry", is_flag=True, help="Read the sources that failed once more.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and read nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a source failed.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.option(
    "--allow-private", "private_addresses", is_flag=True, help="Also addresses of your own network."
)
@pack_option
@limit_options
@click.pass_context
def ingest(ctx: click.Context, /, sources: tuple[str, ...], db: Path, **choices: object) -> None:
    """Read SOURCES (files, folders, archives, addresses), find their figures and store them.

    Run it again any day: what is unchanged is skipped. Metadata that a file lacks may come
    from NAME.meta.yml beside it or one meta.csv in its folder. A source that cannot be read
    is a row of the table failures; it never ends the run. What one file may cost is limited:
    bytes, pages, seconds, memory, members and ratio of an archive.

    Example: gongbao ingest bulletins/ --db corpus.db
    """
    if not sources and not choices["retry"]:
        raise click.UsageError("give SOURCES, or --retry")
    strict, quiet = bool(choices.pop("strict")), bool(choices.pop("quiet"))
    options = Options(limits=limits_of(choices), **choices)  # type: ignore[arg-type]
    if options.workers and not has_memory_limit():
        warn("no_memory_limit")
    is_new = options.dry_run and not db.exists()  # a dry run makes no database
    with Corpus(":memory:" if is_new else db) as corpus, progress_bar(quiet) as on_progress:
        summary = ingest_batch(corpus, files_in(sources), options, on_progress)
    if options.dry_run:
        say("planned", **summary.counts())
        return
    tell(summary, db)
    if summary.failed and strict:
        ctx.exit(1)


def tell(summary: Summary, db: Path) -> None:
    """Print the summary line, and where to look if something failed."""
    say("ingested", **summary.counts())
    if summary.failed:
        warn("failures_hint", db=db)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Yield what a batch calls after each source: on a terminal it moves a bar."""
    with bar(quiet) as show:
        yield lambda progress: show(progress.done, progress.total)


@contextmanager
def bar(quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Yield what is to be called with how many are done, and of how many.

    On a terminal it moves a bar, with how many a second are done and how long the rest takes.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    started = time.monotonic()
    with click.progressbar(
        length=0,
        label=text("working"),
        show_pos=True,
        show_eta=False,
        item_show_func=lambda said: said,
        file=sys.stderr,
    ) as line:

        def show(done: int, total: int) -> None:
            line.length = total
            line.update(done - line.pos, pace(done, total, time.monotonic() - started))

        yield show


def pace(done: int, total: int, seconds: float) -> str:
    """Return how many a second are done, and how long the rest takes at that rate."""
    rate = done / seconds if seconds > 0 else 0.0
    left = round((total - done) / rate) if rate > 0 else 0
    hours, minutes = divmod(left // 60, 60)
    return text("pace", rate=rate, left=f"{hours}:{minutes:02}:{left % 60:02}")
