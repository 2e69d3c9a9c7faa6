"""`gongbao report` in the shell: batch, strictness, audit, what a correction makes stale."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import Corpus
from gongbao import cli
from tests.bulletin_corpus import fill_with_bulletins


def run(*arguments: object) -> Result:
    """Run `gongbao report` in English, its words for a person apart from its output."""
    return CliRunner().invoke(cli, ["--lang", "en", "report", *map(str, arguments)])


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the sample bulletins."""
    path = tmp_path_factory.mktemp("report") / "corpus.db"
    with Corpus(path) as corpus:
        fill_with_bulletins(corpus)
    return path


def test_all_writes_one_brief_for_every_province_with_data(db: Path, tmp_path: Path) -> None:
    """Sixteen provinces have data for the half year; the endings are those asked for."""
    result = run("all", "--type", "zhuanbao", "--period", "2025H1", "--format", ".html", "--db", db,
                 "-o", tmp_path / "briefs")  # fmt: skip
    names = sorted(path.name for path in (tmp_path / "briefs").iterdir())

    assert result.exit_code == 0, result.output
    assert len(names) == 16
    assert "430000-湖南省-2025H1.html" in names


def test_all_takes_the_options_of_one(db: Path, tmp_path: Path) -> None:
    """Signature and language reach every brief of a batch."""
    result = run("all", "--period", "2025H1", "--format", ".md", "--db", db, "--lang", "en",
                 "--signed", "Data Office", "-o", tmp_path)  # fmt: skip
    text = (tmp_path / "430000-湖南省-2025H1.md").read_text(encoding="utf8")

    assert result.exit_code == 0, result.output
    assert text.startswith("# Work-for-relief in Hunan")
    assert "Data Office" in text


def test_strict_writes_nothing_and_names_the_figures(db: Path, tmp_path: Path) -> None:
    """One line says which figures are disputed, the status is 1, there is no file."""
    out = tmp_path / "brief.docx"
    result = run(
        "jianbao", "--region", "甘肃省", "--period", "2025H1", "--strict", "--db", db, "-o", out
    )

    assert result.exit_code == 1
    assert "strict: the briefing would rest on 14.08亿元" in result.output
    assert not out.exists()


def test_a_correction_makes_a_brief_stale_and_its_audit_says_so(tmp_path: Path) -> None:
    """Written, proven; then a person corrects a figure: it is listed, and the audit finds it."""
    db, out = tmp_path / "corpus.db", tmp_path / "brief.docx"
    with Corpus(db) as corpus:
        fill_with_bulletins(corpus)
        [uid] = [s.uid for s in corpus.statements(region="430000") if s.quote == "24.36亿元"]
    asked = ["jianbao", "--region", "湖南省", "--period", "2025H1", "--db", db, "-o", out]
    assert run(*asked).exit_code == 0
    assert run("stale", "--db", db).exit_code == 0
    assert run("audit", out, "--db", db).exit_code == 0

    corrected = CliRunner().invoke(cli, ["correct", uid, "--db", str(db), "--value", "2436100000",
                                         "--reason", "the issuer corrected it"])  # fmt: skip
    stale, audited = run("stale", "--db", db), run("audit", out, "--db", db)

    assert corrected.exit_code == 0, corrected.output
    assert stale.exit_code == audited.exit_code == 1
    assert f"{uid}  the value is now 2436100000" in stale.output
    assert "stale: F2 '24.36亿元': the row says 24.361亿元" in audited.output
