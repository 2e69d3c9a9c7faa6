"""Publish a corpus through Datasette: metadata, settings, the server."""

import sqlite3
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import uvicorn
import yaml
from datasette.app import Datasette, DatasetteClient
from datasette.database import Database
from datasette.version import __version__

from .database import Corpus
from .errors import CorpusNotFoundError, NotACorpusError
from .recipes import recipes
from .search import escape_ranked
from .web.briefing_page import BriefingFile, BriefingMaker, BriefingRequest, offer_briefings
from .web.languages import LANGUAGES
from .web.overview import warm_up
from .web.page import DATABASE, PLUGIN

__all__ = ["BriefingFile", "BriefingMaker", "BriefingRequest", "metadata", "published", "serve"]

SETTINGS: Mapping[str, Any] = {
    "suggest_facets": False,
    "default_facet_size": 12,
    "allow_csv_stream": False,
    "allow_download": False,
    "max_returned_rows": 1000,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 1000,
    "truncate_cells_html": 300,
}


# Above so many figures a table opens without facets, and in the order in which its rows came:
# measured at 5 million, a facet over all figures takes 0.3 s; to sort facts by date takes 0.15 s
# for 25,000; a search for a word that most documents hold reads them all to sort them by date.
FACETED = {"figures": 1_000_000, "facts": 30_000, "documents": 1_000_000}
NEWEST = {"facts": "figure_id", "documents": "id"}


# They name files and folders of the machine that read them; open only where SQL is, too.
OF_THE_HOST = ("sources", "failures", "runs")


def metadata(*, lang: str | None = None, sql: bool = False, figures: int = 0) -> dict[str, Any]:
    """Return Datasette's metadata of a corpus: titles, labels, facets, canned queries.

    `lang` is the language of readers who did not choose one; `sql` opens the SQL box;
    `figures` is the size of the corpus.
    """
    content = _data("metadata.yml")
    database = content["databases"][DATABASE]
    database["allow_sql"] = sql
    database["queries"] = {recipe.name: recipe.canned() for recipe in recipes()}
    for name, words in _descriptions().items():
        database["tables"][name] = words | database["tables"].get(name, {})
    for name in _closed(sql=sql):
        database["tables"].setdefault(name, {})["allow"] = False
    for name in (name for name, most in FACETED.items() if figures > most):
        database["tables"][name].pop("facets", None)
        if name in NEWEST:
            database["tables"][name]["sort_desc"] = NEWEST[name]
    if lang in LANGUAGES:
        content["plugins"] = {PLUGIN: {"lang": lang}}
    return content


def _closed(*, sql: bool) -> Iterator[str]:
    """Yield the tables that are not for readers."""
    if not sql:
        yield from OF_THE_HOST
    if __version__.startswith("0."):
        # Split texts are of no use to readers. Datasette 1.0 would deny the search with them.
        yield from ("documents_seg", "passages_seg")


def published(
    path: str | Path,
    *,
    sql: bool = False,
    immutable: bool = False,
    lang: str | None = None,
    make_briefing: BriefingMaker | None = None,
) -> Datasette:
    """Return a Datasette that serves the file at `path`, always under the name corpus.

    `immutable` is for a release: the file must not change while it is served.

    Raises:
        CorpusNotFoundError: there is no file at the path.
        NotACorpusError: the file is something else.
    """
    datasette = Datasette(
        [],
        metadata=metadata(lang=lang, sql=sql, figures=_ready(Path(path))),
        settings={**SETTINGS, "default_allow_sql": sql},
    )
    # Datasette adds an empty one in memory where it is given no file, and names a file's
    # database after the file, so that the settings of `corpus` would not hold for release.db.
    datasette.remove_database("_memory")
    database = Database(datasette, path=str(path), is_mutable=not immutable)
    datasette.add_database(database, name=DATABASE)
    # Else every page that is not there prints a traceback with all variables to the terminal.
    # (Looked up, not imported: imported before Datasette's plugins it would hold no hook.)
    sys.modules["datasette.handle_exception"].rich = None  # type: ignore[attr-defined]
    # The one of the constructor was made before the corpus was there, so without our pages.
    datasette.client = DatasetteClient(datasette)
    if make_briefing is not None:
        offer_briefings(datasette, make_briefing)
    return datasette


def serve(
    datasette: Datasette,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    open_browser: bool = False,
) -> None:
    """Serve what `published` returned, until interrupted."""
    Thread(target=_warm_up, args=(datasette,), daemon=True).start()
    if open_browser:
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        opener = Timer(1.0, webbrowser.open, [f"http://{shown}:{port}/"])
        opener.daemon = True
        opener.start()
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on")


def _ready(path: Path) -> int:
    """Bring a database of an earlier version up to this one; return how many figures it holds."""
    if not path.is_file():
        raise CorpusNotFoundError(f"{path}: no such database")
    wanted = {file.name.removesuffix(".sql") for file in (files("corpus") / "migrations").iterdir()}
    if wanted - {name for (name,) in _read(path, "select name from _sqlite_migrations")}:
        Corpus(path, create=False).close()
    return int(_read(path, "select ifnull(max(id), 0) from figures")[0][0])


def _read(path: Path, sql: str) -> list[Any]:
    """Return rows without writing a byte: a release keeps its hash, its disk may be read only."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute(sql).fetchall()
        except sqlite3.DatabaseError as error:
            raise NotACorpusError(f"{path}: not a gongbao database: {error}") from error


def _warm_up(datasette: Datasette) -> None:
    """Do before the first reader comes what takes seconds: load jieba, count the facts."""
    escape_ranked("以工代赈劳务报酬")
    warm_up(datasette, Path(datasette.get_database(DATABASE).path))


def _data(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((files("corpus") / name).read_text(encoding="utf8"))
    return content


def _descriptions() -> dict[str, dict[str, Any]]:
    """Return the description of each table and of its columns, Chinese before English."""
    content = _data("descriptions.yml")
    shared = content["columns"]
    return {
        name: {
            "description": _both(table),
            "columns": {
                column: _both(words)
                for column, words in (shared | table.get("columns", {})).items()
            },
        }
        for name, table in content["tables"].items()
    }


def _both(words: Mapping[str, str]) -> str:
    return f"{words['zh']} · {words['en']}"
