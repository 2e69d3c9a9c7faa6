"""`gongbao extract` and `gongbao indicators`: figures without a database, and what they measure."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from corpus import Corpus, UnnamedSubject
from extract import Extractor, Figure, figures_as_json
from extract import indicators as shipped_and
from ingest import Document, IngestError, document_from_row, read_documents

from .messages import one_line, table, text
from .options import existing_db_option, pack_option

# Which kind of indicator a unit speaks for; any other unit counts something.
KINDS = {
    **dict.fromkeys(("CNY", "USD", "HKD", "EUR"), "money"),
    **dict.fromkeys(("pct", "permille", "pp", "times"), "ratio"),
    **dict.fromkeys(("km", "m"), "length"),
    **dict.fromkeys(("mu", "ha", "m2", "km2"), "area"),
    **dict.fromkeys(("g", "kg", "t", "jin"), "mass"),
    **dict.fromkeys(("hour", "day", "month", "year"), "duration"),
    "kW": "power",
    "kWh": "energy",
    "index": "index",
}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="Read documents as JSON Lines from standard input.")
@click.option(
    "--explain", is_flag=True, help="Show for each figure the rules and words that decided."
)
@pack_option
@click.pass_context
def extract(
    ctx: click.Context, files: tuple[Path, ...], jsonl: bool, explain: bool, packs: tuple[Path, ...]
) -> None:
    """Print the figures of FILES, one JSON object a document; no database is needed.

    With --jsonl a line of standard input is {"id", "title", "published", "issuer", "lang",
    "text"}; only id and text are required, and offsets count code points of text.

    Example: gongbao extract notice.html | jq .figures
    """
    if jsonl == bool(files):
        raise click.UsageError("give either FILES or --jsonl")
    extractor = Extractor(packs=packs)
    failed: list[str] = []
    for document in _from_standard_input() if jsonl else _from_files(files, failed):
        figures = extractor.find_figures(document)
        click.echo(_explained(figures) if explain else _json(document, figures))
    if failed:
        ctx.exit(1)


def _json(document: Document, figures: Sequence[Figure]) -> str:
    return json.dumps(figures_as_json(document, figures), ensure_ascii=False)


def _explained(figures: Sequence[Figure]) -> str:
    blocks = []
    for figure in figures:
        said = [f"{figure.quote}  {figure.value:f} {figure.unit}  {figure.subject}"]
        said += [
            f"    {r.attribute}: {getattr(figure, r.attribute, '')}  {r.rule}  {r.words}"
            for r in figure.reasons
        ]
        blocks.append("\n".join(said))
    return "\n".join(blocks)


def _from_standard_input() -> Iterable[Document]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            yield document_from_row(_row(line, number))


def _row(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise click.ClickException(f"standard input, line {number}: not JSON: {error}") from error
    if not isinstance(row, dict) or not {"id", "text"} <= row.keys():
        raise click.ClickException(f"standard input, line {number}: needs at least id and text")
    return row


def _from_files(files: Iterable[Path], failed: list[str]) -> Iterable[Document]:
    """Yield the documents of each file; one that cannot be read is told and noted."""
    for path in files:
        try:
            yield from read_documents(path)
        except IngestError as error:
            failed.append(str(path))
            click.echo(one_line(error), err=True)


@click.group()
def indicators() -> None:
    """List the indicators, and what the texts measure that has none.

    Example: gongbao indicators suggest --db corpus.db
    """


@indicators.command("list")
@pack_option
def list_indicators(packs: tuple[Path, ...]) -> None:
    """List the indicators of all packs: id, unit, names.

    Example: gongbao indicators list --pack my_indicators.yml
    """
    rows = [[one.id, one.unit, one.zh, one.en] for one in shipped_and(packs).values()]
    click.echo(table(["id", "unit", "zh", "en"], rows))


@indicators.command()
@existing_db_option
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, help="Least number of figures."
)
@click.option(
    "--most", type=click.IntRange(1), default=20, show_default=True, help="Most subjects."
)
def suggest(db: Path, least: int, most: int) -> None:
    """Print the most frequent subjects that no indicator names, ready to paste into a pack.

    Example: gongbao indicators suggest --db corpus.db > my_indicators.yml
    """
    with Corpus(db, create=False) as corpus:
        unnamed = corpus.unnamed_subjects(least=least, most=most)
    click.echo(text("suggest_head"))
    click.echo("pack: my_indicators\nindicators:" + ("" if unnamed else " []"))
    for number, subject in enumerate(unnamed, 1):
        click.echo(_suggestion(number, subject))


def _suggestion(number: int, unnamed: UnnamedSubject) -> str:
    """Return the entry of a pack; the id and the ways it adds up are for a person to settle."""
    kind = KINDS.get(unnamed.unit, "count")
    cue = "en_subject" if unnamed.lang == "en" else "subject"
    entry = {
        "id": f"indicator_{number}",
        "zh": unnamed.subject,
        "en": unnamed.subject,
        "kind": kind,
        "unit": unnamed.unit,
        "aggregation": "ratio" if kind == "ratio" else "flow",
        "definition": unnamed.subject,
        cue: [re.escape(unnamed.subject)],
    }
    body = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1000)
    seen = text(
        "suggest_seen", n=unnamed.figures, documents=unnamed.documents, example=unnamed.example
    )
    return f"  # {seen}\n" + "\n".join(f"  {line}" for line in body.splitlines())
