"""Reading anew, corrections that outlive it, releases, the panel, the state."""

import csv
import io
import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from corpus import (
    Change,
    Corpus,
    CorrectionError,
    Options,
    ReleaseError,
    ReportManifest,
    ReportNumber,
    files_in,
    ingest_batch,
    integrity,
    reextract,
    release,
)

from .corpus_documents import H1, corpus_with_vocabulary, document, figure

NOTICE = """湖南省2025年上半年以工代赈工作通报

来源：湖南省发展改革委 发布日期：2025-07-23

2025年上半年，全省以工代赈项目吸纳带动20.5万人就业，发放劳务报酬24.36亿元，新建磨坊12座。
"""
PACK = """pack: mills
indicators:
  - id: mills
    zh: 磨坊
    en: Mills
    kind: count
    unit: 座
    aggregation: stock
    definition: 新建的磨坊
    subject: [".*磨坊"]
"""
HERE = Options(workers=0)


def _ingested(tmp_path: Path) -> Corpus:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf8")
    corpus = Corpus(tmp_path / "corpus.db")
    ingest_batch(corpus, files_in([file]), HERE)
    return corpus


def _uid(corpus: Corpus, quote: str) -> str:
    found = corpus.connection.execute("select uid from figures where quote = ?", [quote]).fetchone()
    return str(found[0])


def test_reading_anew_with_the_same_rules_changes_nothing(tmp_path: Path) -> None:
    """A document is rebuilt from its rows exactly, so the same extractor finds the same."""
    with _ingested(tmp_path) as corpus:
        assert reextract(corpus, HERE) == []
        assert corpus.connection.execute("select updated, unchanged from runs").fetchall()[1] == (
            0,
            1,
        )


def test_a_new_pack_changes_the_reading_and_not_the_address(tmp_path: Path) -> None:
    """The source is not needed; what changed is listed old → new; uids stay."""
    pack = tmp_path / "mills.yml"
    pack.write_text(PACK, encoding="utf8")
    with _ingested(tmp_path) as corpus:
        (tmp_path / "notice.txt").unlink()
        uid = _uid(corpus, "12座")
        before = corpus.connection.execute("select id, uid from figures order by id").fetchall()
        changes = reextract(corpus, Options(workers=0, packs=(pack,)))
        after = corpus.connection.execute("select id, uid from figures order by id").fetchall()

        assert (
            Change(
                document_uid=changes[0].document_uid,
                figure_uid=uid,
                attribute="indicator",
                old=None,
                new="mills",
            )
            in changes
        )
        assert before == after
        assert corpus.problems() == []


def test_corrections_outlive_reading_anew(tmp_path: Path) -> None:
    """A corrected value, a rank and a withdrawal are as they were after every re-run."""
    pack = tmp_path / "mills.yml"
    pack.write_text(PACK, encoding="utf8")
    with _ingested(tmp_path) as corpus:
        uid = _uid(corpus, "20.5万人")
        corpus.correct(uid, "value", "排印错误", value="206000")
        corpus.correct(uid, "prefer", "已核对")
        document_uid = corpus.statements()[0].source.uid
        corpus.withdraw(document_uid, "撤稿")
        reextract(corpus, Options(workers=0, packs=(pack,)))
        kept = next(s for s in corpus.document_statements(document_uid) if s.uid == uid)
        facts = corpus.facts()
        corpus.withdraw(document_uid, "恢复", restore=True)
        back = corpus.facts(indicators=["employed_people"])

    assert (kept.value, kept.value_extracted) == (Decimal(206000), Decimal(205000))
    assert (kept.rank, kept.correction) == ("preferred", "已核对")
    assert facts == []
    assert [fact.statement.value for fact in back] == [206000]


@pytest.mark.parametrize(
    ("uid", "action", "reason", "value", "message"),
    [
        ("none", "prefer", "x", None, "none: no figure has this uid"),
        ("", "prefer", " ", None, "a correction needs a reason"),
        ("", "value", "x", "many", "many: not a number"),
        ("", "value", "x", "nan", "nan: not a number"),
    ],
)
def test_a_correction_that_cannot_be_made(
    uid: str, action: str, reason: str, value: str | None, message: str
) -> None:
    """The message says what is wrong, and nothing is recorded."""
    text = document("标题", "带动3万人就业。")
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, "3万人", 30000)])
        with pytest.raises(CorrectionError) as caught:
            corpus.correct(uid or _uid(corpus, "3万人"), action, reason, value)

        assert message == str(caught.value)
        assert corpus.connection.execute("select count(*) from corrections").fetchone() == (0,)


def test_an_orphaned_correction_is_reported() -> None:
    """If a new reading no longer has the figure, its correction waits and is named."""
    text = document("标题", "带动3万人就业，发放2万元。")
    first, second = figure(text, "3万人", 30000), figure(text, "2万元", 20000, unit="CNY")
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [first, second])
        uid = second.uid(text.uid)
        corpus.correct(uid, "deprecate", "不是指标")
        corpus.add(text, [first])
        orphans = corpus.state().orphans
        corpus.add(text, [first, second])
        again = corpus.document_statements(text.uid)[1]

    assert orphans == ((uid, "不是指标"),)
    assert again.rank == "deprecated"


def test_a_release_is_one_sound_file_without_private_tables(tmp_path: Path) -> None:
    """It answers searches, is not in WAL mode, and names no path of the machine's sources."""
    target = tmp_path / "release.db"
    with _ingested(tmp_path):
        sha256 = release(tmp_path / "corpus.db", target)
    with sqlite3.connect(target) as plain:
        mode = plain.execute("pragma journal_mode").fetchone()
        sources = plain.execute("select count(*) from sources").fetchone()
        hits = plain.execute(
            "select count(*) from passages_fts where passages_fts match '\"就 业\"'"
        ).fetchone()
        analysed = plain.execute("select count(*) > 0 from sqlite_stat1").fetchone()

    assert (mode, sources, hits, analysed) == (("delete",), (0,), (1,), (1,))
    assert len(sha256) == 64
    assert sorted(file.name for file in tmp_path.glob("release*")) == ["release.db"]
    with pytest.raises(ReleaseError, match="exists already"):
        release(tmp_path / "corpus.db", target)


def test_the_panel_opens_in_a_spreadsheet() -> None:
    """Chinese is intact, numbers are exact, and a formula in a title stays text."""
    text = document('=HYPERLINK("x")', "带动20.59万人就业。", issuer="@机关")
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, "20.59万人", "205900.10")])
        corpus.settle()
        content = corpus.panel("employed_people")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))

    assert content.startswith("\ufeffregion_code,region,")
    assert [(row["region"], row["value"], row["document"], row["issuer"]) for row in rows] == [
        ("湖南省", "205900.10", '\'=HYPERLINK("x")', "'@机关")
    ]


def _manifest(uid: str, content_sha256: str = "c0ffee") -> ReportManifest:
    return ReportManifest(
        type="jianbao",
        parameters={"region": "430000"},
        as_of=date(2025, 8, 1),
        generator_version="1",
        content_sha256=content_sha256,
        numbers=(
            ReportNumber(ord=1, text="3万人", kind="row", value=Decimal(30000), figure_uid=uid),
            ReportNumber(ord=2, text="1倍", kind="calc", inputs=(uid, uid)),
        ),
    )


def test_a_briefing_is_stale_after_a_correction() -> None:
    """The manifest knows which figures a briefing printed, and says which no longer hold."""
    text = document("标题", "带动3万人就业。")
    stated = figure(text, "3万人", 30000, **H1)
    uid = stated.uid(text.uid)
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [stated])
        corpus.settle()
        manifest = _manifest(uid)
        ids = [corpus.save_report(manifest), corpus.save_report(manifest)]
        fresh = corpus.stale_reports()
        corpus.correct(uid, "value", "笔误", value="31000")
        changed = corpus.stale_reports()
        corpus.withdraw(text.uid, "撤稿")
        withdrawn = corpus.stale_reports()

    assert ids[0] == ids[1]
    assert fresh == []
    assert changed == [("c0ffee", uid, "the value is now 31000")]
    assert withdrawn == [("c0ffee", uid, "its document was withdrawn")]


def test_the_content_hash_does_not_depend_on_the_order() -> None:
    """The same documents in another order, stored at another time, give the same hash."""
    texts = [document(f"标题{n}", f"带动{n}万人就业。") for n in "345"]
    hashes = []
    for order in (texts, texts[::-1]):
        with corpus_with_vocabulary() as corpus:
            for text in order:
                corpus.add(text, [figure(text, text.text[7:9], 10000)])
            hashes.append(corpus.content_sha256())
            corpus.add(replace(texts[0], title="改"), [])
            hashes.append(corpus.content_sha256())

    assert hashes[0] == hashes[2]
    assert hashes[0] != hashes[1]


def test_the_content_is_hashed_once_for_many_briefings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash over a large corpus takes long; briefings change no content, a correction does."""
    text = document("标题", "带动3万人就业。")
    stated = figure(text, "3万人", 30000, **H1)
    hashes = iter("123")
    monkeypatch.setattr(integrity, "content_sha256", lambda _: next(hashes))
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [stated])
        for sha256 in ("c0ffee", "c0ffef"):
            corpus.save_report(_manifest(stated.uid(text.uid), sha256))
        corpus.correct(stated.uid(text.uid), "prefer", "the best")
        corpus.save_report(_manifest(stated.uid(text.uid), "c0fff0"))
        used = corpus.connection.execute("select db_content_sha256 from report").fetchall()

    assert used == [("1",), ("1",), ("2",)]
