"""The command line: what it prints, with which status, and what it never does."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongbao import COMMANDS, cli
from gongbao_cli.ingesting import pace

NOTICE = """青原县今年以工代赈进展
2025年上半年，全县实施以工代赈项目12个，吸纳带动群众务工1860人，发放劳务报酬1420万元。
"""


def run(*arguments: object, stdin: str | None = None) -> Result:
    """Run the command line in English."""
    return CliRunner().invoke(cli, ["--lang", "en", *map(str, arguments)], input=stdin)


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """Write a small bulletin and return its path."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf8")
    return path


@pytest.fixture
def db(tmp_path: Path, notice: Path) -> Path:
    """Ingest the small bulletin and return the database."""
    path = tmp_path / "corpus.db"
    result = run("ingest", notice, "--db", path, "--workers", 0)

    assert result.exit_code == 0, result.output
    return path


@pytest.mark.parametrize("name", [*COMMANDS, "report jianbao", "indicators suggest"])
def test_help_shows_an_example(name: str) -> None:
    """Every command's help shows an example."""
    result = run(*name.split(), "--help")

    assert (result.exit_code, "Example: gongbao " in result.output) == (0, True)


def test_extract_prints_one_object_a_document(notice: Path) -> None:
    """The figures of a file are printed as JSON, each quote at its place in the text."""
    [line] = run("extract", notice).output.splitlines()
    document = json.loads(line)
    text, figures = document["text"], document["figures"]

    assert [text[f["start"] : f["end"]] for f in figures] == [f["quote"] for f in figures]
    assert [f["quote"] for f in figures] == ["12个", "1860人", "1420万元"]
    assert [f["value"] for f in figures] == ["12", "1860", "14200000"]


def test_extract_reads_json_lines() -> None:
    """With --jsonl a document is a line of standard input, its id kept, offsets in its text."""
    row = {"id": "a-1", "text": "全县发放劳务报酬1420万元。", "published": "2025-07-01"}
    result = run("extract", "--jsonl", stdin=json.dumps(row, ensure_ascii=False) + "\n")
    document = json.loads(result.output)

    assert (document["id"], document["text"]) == ("a-1", row["text"])
    assert [f["quote"] for f in document["figures"]] == ["1420万元"]


def test_extract_explains_each_figure(notice: Path) -> None:
    """--explain names for each figure the rules and the words that decided."""
    output = run("extract", "--explain", notice).output

    assert "1420万元  14200000 CNY" in output
    assert "    indicator: labor_remuneration_paid" in output


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "said"),
    [
        (["extract", "no-such-file.txt"], None, 1, "no-such-file.txt"),
        (["extract", "--jsonl"], "{", 1, "standard input, line 1: not JSON"),
        (
            ["extract", "--jsonl"],
            '{"id": 1}',
            1,
            "standard input, line 1: needs at least id and text",
        ),
        (["extract"], None, 2, "give either FILES or --jsonl"),
        (["ingest"], None, 2, "give SOURCES, or --retry"),
        (["status", "--db", "no-such.db"], None, 2, "no-such.db"),
        (["correct", "x", "--reason", "y", "--db", __file__], None, 2, "give exactly one of"),
        (["status", "--db", __file__], None, 1, "test_cli.py"),
    ],
)
def test_mistakes_are_told_in_one_line(
    arguments: list[str], stdin: str | None, status: int, said: str
) -> None:
    """A mistake ends with its status and a line naming the file and the fact, no traceback."""
    result = run(*arguments, stdin=stdin)

    assert result.exit_code == status
    assert said in result.output
    assert "Traceback" not in result.output


def test_second_ingest_is_unchanged(db: Path, notice: Path) -> None:
    """What was read before is skipped and said to be unchanged."""
    output = run("ingest", notice, "--db", db, "--workers", 0).output

    assert output.startswith("0 added, 0 updated, 1 unchanged, 0 failed; 0 figures")


def test_a_dry_run_leaves_nothing(notice: Path, tmp_path: Path) -> None:
    """It says what would be read, and not even makes the database."""
    path = tmp_path / "new.db"
    output = run("ingest", notice, "--db", path, "--dry-run").output

    assert output.startswith("would read 1 new sources and 0 changed or tried again")
    assert list(tmp_path.glob("new.db*")) == []


def test_failure_is_counted_and_listed(db: Path, tmp_path: Path) -> None:
    """An unreadable file does not end a run; status lists it with the way to try again."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing")
    lenient = run("ingest", bad, "--db", db, "--workers", 0)
    strict = run("ingest", bad, "--db", db, "--workers", 0, "--retry", "--strict")
    status = run("status", "--db", db).output

    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert "1 failed" in lenient.output
    assert "damaged" in status
    assert f"gongbao ingest --retry --db {db}" in status


def test_a_system_without_a_memory_limit_says_so_once(
    db: Path, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a limit does not exist the run says so and goes on."""
    monkeypatch.setattr("gongbao_cli.ingesting.has_memory_limit", lambda: False)
    result = run("ingest", notice, "--db", db, "--workers", 1)
    serial = run("ingest", notice, "--db", db, "--workers", 0)

    assert result.exit_code == 0
    assert result.output.count("this system cannot limit the memory of a process") == 1
    assert "1 unchanged" in result.output
    assert "limit" not in serial.output


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (50, 200, 10.0, "5.0 a second, 0:00:30 left"),
        (1, 7201, 1.0, "1.0 a second, 2:00:00 left"),
        (0, 10, 3.0, "0.0 a second, 0:00:00 left"),
    ],
)
def test_progress_tells_rate_and_rest(done: int, total: int, seconds: float, said: str) -> None:
    """Beside the bar stands how fast it goes and how long it will take."""
    with click.Context(cli, obj="en"):
        assert pace(done, total, seconds) == said


def test_words_follow_the_language(db: Path) -> None:
    """--lang zh prints Chinese."""
    output = CliRunner().invoke(cli, ["--lang", "zh", "status", "--db", str(db)]).output

    assert output.startswith("文件 1 篇")


def test_correction_is_recorded(db: Path, notice: Path) -> None:
    """A person's value is kept with its reason."""
    text = json.loads(run("extract", notice).output)
    assert text["figures"][2]["quote"] == "1420万元"

    from corpus import Corpus

    with Corpus(db) as corpus:
        [statement] = [s for s in corpus.statements() if s.quote == "1420万元"]
    result = run(
        "correct", statement.uid, "--db", db, "--value", "14300000", "--reason", "misprint"
    )

    assert (result.exit_code, result.output) == (0, f"recorded for {statement.uid}\n")


def test_report_is_written_in_the_format_of_its_ending(db: Path, tmp_path: Path) -> None:
    """A briefing is written where asked, in the format of the ending."""
    out = tmp_path / "brief.md"
    result = run("report", "jianbao", "--db", db, "--period", "2025H1", "-o", out)

    assert result.exit_code == 0, result.output
    assert out.read_text(encoding="utf8").startswith("# ")


def test_demo_ends_with_a_briefing(tmp_path: Path) -> None:
    """The demo builds the database from the samples and writes the briefing three times."""
    result = run("demo", tmp_path / "demo", "--no-serve")
    written = {path.suffix for path in (tmp_path / "demo").glob("briefing.*")}

    assert result.exit_code == 0, result.output
    assert "0 failed" in result.output
    assert written == {".docx", ".md", ".html"}
