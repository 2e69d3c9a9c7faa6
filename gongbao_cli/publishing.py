"""`gongbao serve` and `gongbao release`: the database for other people."""

from pathlib import Path

import click

import corpus
from corpus import publish

from .briefing_maker import make_briefing
from .messages import say
from .options import existing_db_option


@click.command()
@existing_db_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the home page in the browser.")
@click.option("--sql", is_flag=True, help="Let readers write SQL; for your own machine.")
@click.pass_context
def serve(
    ctx: click.Context, db: Path, host: str, port: int, open_browser: bool, sql: bool
) -> None:
    """Publish the database through Datasette: search, facets, charts, documents, briefings.

    It is read only, and new bulletins may be ingested while it runs.

    Example: gongbao serve --db corpus.db --open
    """
    start(db, host=host, port=port, open_browser=open_browser, sql=sql, lang=ctx.obj)


def start(db: Path, *, host: str, port: int, open_browser: bool, sql: bool, lang: str) -> None:
    """Serve until interrupted."""
    datasette = publish.published(db, sql=sql, lang=lang, make_briefing=make_briefing)
    say("serving", host=host, port=port)
    publish.serve(datasette, host=host, port=port, open_browser=open_browser)


@click.command()
@existing_db_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The new file."
)
def release(db: Path, output: Path) -> None:
    """Write a compact, analysed, read-only copy for publication.

    Example: gongbao release --db corpus.db -o release.db
    """
    say("released", output=output, sha256=corpus.release(db, output))
