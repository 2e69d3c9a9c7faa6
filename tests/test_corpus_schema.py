"""The tables: what migrations make, and that they lose nothing."""

import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus import Corpus, NotACorpusError
from corpus.schema import apply_migrations, statements_of
from corpus.search import register_functions
from extract import Comparator

from .corpus_documents import corpus_with_vocabulary, document, figure


def _created(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute(
        "select sql from sqlite_master where sql is not null"
        " and name not like '%\\_fts\\_%' escape '\\' and name not like '%sqlite_%'"
    )
    return {row[0].lower() for row in rows}


def _expected() -> set[str]:
    """Return the DDL of all migrations in order, without what a later one drops."""
    folder = files("corpus") / "migrations"
    made: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for text in statements_of(file.read_text(encoding="utf8")):
            lines = [line for line in text.splitlines() if not line.startswith("--")]
            sql = "\n".join(lines).rstrip(";").lower()
            verb, _, name = re.split(r"[\s(]+", sql.replace(" virtual", ""), maxsplit=3)[:3]
            if verb == "create":
                made[name] = sql
            elif verb == "drop":
                del made[name]
            elif verb == "alter":
                head, _, tail = made[name].rpartition(")")
                made[name] = f"{head}, {sql.partition(' add column ')[2]}){tail}"
    return set(made.values())


def test_schema_is_what_the_migrations_say() -> None:
    """No trigger, generated column or check is lost on the way to sqlite_master."""
    with Corpus() as corpus:
        created = _created(corpus.connection)

    assert _expected() == created


def test_migrations_apply_once() -> None:
    """Opening a current database changes nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    first = apply_migrations(connection)
    changes = connection.total_changes

    assert (first, apply_migrations(connection)) == (True, False)
    assert connection.total_changes == changes


FIRST_VERSION = Path(__file__).parent / "cases" / "corpus_version_1.sql"


def _of_first_version(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    register_functions(connection)
    connection.executescript(FIRST_VERSION.read_text(encoding="utf8"))
    connection.close()


def _tables(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table but those of the search and of the migrations."""
    names = connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        " and name not like '%\\_fts%' escape '\\' and name <> '_sqlite_migrations'"
    ).fetchall()
    found = {}
    for (name,) in names:
        cursor = connection.execute(f"select * from {name}")
        columns = [column[0] for column in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
    return found


def test_upgrade_keeps_every_row(tmp_path: Path) -> None:
    """A database as version 0.1.0 left it opens with all its rows, and as sound as a new one."""
    path = tmp_path / "corpus.db"
    _of_first_version(path)
    with closing(sqlite3.connect(path)) as connection:
        before = _tables(connection)
    with Corpus(path) as corpus, Corpus() as new:
        after = _tables(corpus.connection)
        hits = corpus.connection.execute(
            "select count(*) from passages_fts where passages_fts match escape_fts('劳务报酬')"
        ).fetchone()

        assert _created(corpus.connection) == _created(new.connection)
        assert corpus.problems() == []
        assert hits == (2,)
    assert set(before) <= set(after)
    for table, rows in before.items():
        assert rows, f"the first version of {table} has a row that could be lost"
        for old, kept in zip(rows, after[table], strict=True):
            assert {name: kept[name] for name in old if name != "uri"} == {
                name: value for name, value in old.items() if name != "uri"
            }


def test_upgrade_takes_the_host_out_of_addresses(tmp_path: Path) -> None:
    """Documents of the first version named their files by full path; `sources` still does."""
    path = tmp_path / "corpus.db"
    _of_first_version(path)
    with Corpus(path) as corpus:
        uris = [uri for (uri,) in corpus.connection.execute("select uri from documents")]
        sources = [uri for (uri,) in corpus.connection.execute("select uri from sources")]

    assert sources == ["/home/someone/bulletins/news.html"]
    assert [uri for uri in uris if "someone" in uri] == []
    assert "https://www.example.org/a.html" in uris


def test_every_table_and_column_is_described_in_both_languages() -> None:
    """Datasette and docs/tables.md take their words from descriptions.yml: none is missing."""
    described = yaml.safe_load((files("corpus") / "descriptions.yml").read_text(encoding="utf8"))
    with Corpus() as corpus:
        tables = [
            name
            for (name,) in corpus.connection.execute(
                "select name from sqlite_master where type in ('table', 'view')"
                " and name not like '%\\_fts%' escape '\\' and name not like '\\_%' escape '\\'"
                " and name not like '%\\_seg' escape '\\' and name not like 'sqlite_%'"
            )
        ]
        columns = {
            table: {row[1] for row in corpus.connection.execute(f"pragma table_xinfo({table})")}
            for table in tables
        }
    common = described["columns"]
    missing = [
        f"{table}.{column}"
        for table in tables
        for column in columns[table]
        if column not in described["tables"].get(table, {}).get("columns", {})
        and column not in common
    ]

    assert sorted(described["tables"]) == sorted(tables)
    assert missing == []
    assert all(entry["zh"] and entry["en"] for entry in described["tables"].values())


DISPLAYS = [
    ("20.59万人", "205900", {}, "20.59 万人"),
    ("24.36亿元", "2436000000", {"unit": "CNY"}, "24.36 亿元"),
    ("12345.67亿元", "1234567000000", {"unit": "CNY"}, "12345.67 亿元"),
    ("41.3%", "41.3", {"unit": "pct"}, "41.3 %"),
    ("1233个", "1233", {"unit": "project"}, "1233 个项目"),
    ("20余万", "200000", {"comparator": Comparator.MORE_THAN}, ">20 万人"),
    ("5至8万元", "50000", {"unit": "CNY", "value_high": Decimal(80000)}, "5–8 万元"),
    ("-3.2%", "-3.2", {"unit": "pct"}, "-3.2 %"),
    ("12座", "12", {"unit": "座"}, "12 座"),
]


@pytest.mark.parametrize(
    ("quote", "value", "attributes", "display"), DISPLAYS, ids=[case[0] for case in DISPLAYS]
)
def test_display(quote: str, value: str, attributes: dict[str, Any], display: str) -> None:
    """A value is shown at the scale in which Chinese reads it, with unit and comparator."""
    text = document("标题", quote)
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, quote, value, **attributes)])
        shown = corpus.document_statements(text.uid)[0].display

    assert display == shown


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """Our tables are not put beside a stranger's, who may only have mistyped a path."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table invoices(id integer primary key)")
    with pytest.raises(NotACorpusError) as caught:
        Corpus(path)

    assert f"{path}: not a gongbao database: it holds other tables" == str(caught.value)


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """An old version does not write into tables it does not know."""
    path = tmp_path / "later.db"
    with Corpus(path) as corpus:
        corpus.connection.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at)"
            " values ('gongbao', '9999_later', '2030-01-01')"
        )
    with pytest.raises(NotACorpusError) as caught:
        Corpus(path)

    assert f"{path}: made by a later version of gongbao (9999_later)" == str(caught.value)
