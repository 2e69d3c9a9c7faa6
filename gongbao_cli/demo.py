"""`gongbao demo`: the whole path on the bulletins that come with the package."""

from importlib.resources import as_file, files
from pathlib import Path

import click

from corpus import Corpus, Fact, Options, files_in, ingest_batch
from reports import briefing, write

from .ingesting import tell
from .messages import say, table, text
from .publishing import start

REGION, PERIOD = "430000", "2025H1"  # Hunan: the samples hold it for two years, with a headline
SHOWN = 12


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("gongbao-demo")
)
@click.option("--no-serve", is_flag=True, help="End once the briefing is written.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the home page in the browser.")
@click.pass_context
def demo(ctx: click.Context, folder: Path, no_serve: bool, port: int, open_browser: bool) -> None:
    """Build FOLDER/corpus.db from the sample bulletins, write a briefing, serve both.

    Example: gongbao demo --open
    """
    folder.mkdir(parents=True, exist_ok=True)
    db = folder / "corpus.db"
    with Corpus(db) as corpus, as_file(files("ingest") / "samples") as samples:
        tell(ingest_batch(corpus, files_in([samples]), Options(workers=2)), db)
        click.echo("\n" + _found(corpus, ctx.obj) + "\n")
        made = briefing(corpus, type="jianbao", region=REGION, period=PERIOD, lang=ctx.obj)
        for ending in ("docx", "md", "html"):
            write(made, folder / f"briefing.{ending}")
            say(
                "written",
                output=folder / f"briefing.{ending}",
                numbers=len(made.numbers),
                sources=len(made.sources),
            )
    if not no_serve:
        start(db, host="127.0.0.1", port=port, open_browser=open_browser, sql=False, lang=ctx.obj)


def _found(corpus: Corpus, lang: str) -> str:
    """Return a table of some of the facts, those with most statements first."""
    facts = sorted(corpus.facts(main_only=True), key=lambda fact: -fact.statements)[:SHOWN]
    return table(text("fact_columns").split("|"), [_row(fact, lang) for fact in facts])


def _row(fact: Fact, lang: str) -> list[str]:
    said = fact.statement
    indicator = said.indicator_zh if lang == "zh" else said.indicator_en
    region = said.region_zh if lang == "zh" else said.region_en
    period = f"{said.period_start or ''}–{said.period_end or ''}"
    return [
        indicator or said.subject,
        region or "",
        period,
        said.quote,
        said.source.issuer or said.source.title,
    ]
