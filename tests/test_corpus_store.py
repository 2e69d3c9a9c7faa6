"""Storing documents: one transaction, idempotent, ids that stay, nothing half-written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus import Corpus, CorpusFullError, CorpusNotFoundError, NotACorpusError, Outcome
from corpus.errors import DuplicateFigureError
from extract import Figure, Reason, Role
from ingest import Attachment, BBox, Cell, Citation, Document, Passage, PassageKind, Span

from .corpus_documents import corpus_with_vocabulary, document, figure

PUT_OFF = {"ix_figures_value": "create index ix_figures_value on figures(value)"}
PAID = {"unit": "CNY", "indicator": "labor_remuneration_paid"}
NEWS = document(
    "湖南推广以工代赈", "上半年带动20.59万人就业，发放劳务报酬24.36亿元，其中脱贫人口3万人。"
)
FIGURES = [
    figure(
        NEWS, "20.59万人", 205900, reasons=(Reason(attribute="region", rule="r", words="湖南"),)
    ),
    figure(NEWS, "24.36亿元", "2436000000", **PAID),
    figure(NEWS, "3万人", 30000, parent=0, role=Role.PART),
]


def test_a_figure_comes_back_as_it_went_in() -> None:
    """Value, quote, links and reasons survive the tables exactly."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES)
        first, second, third = corpus.document_statements(NEWS.uid)

    assert (first.value, first.quote, first.reasons) == (
        Decimal(205900),
        "20.59万人",
        FIGURES[0].reasons,
    )
    assert (second.indicator_zh, second.region_en) == ("发放劳务报酬", "Hunan")
    assert (third.parent, third.role) == (first.uid, Role.PART)
    assert (first.before[-2:], first.after[:2]) == ("带动", "就业")


@pytest.mark.parametrize("value", ["0.1", "41.30", "123456789012345678901234567890", "-3.20"])
def test_decimals_are_exact(value: str) -> None:
    """A decimal comes back with every digit it had, beyond what a REAL can hold."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, [figure(NEWS, "3万人", value)])

        assert value == str(corpus.document_statements(NEWS.uid)[0].value)


def test_a_part_may_stand_before_its_total() -> None:
    """Links between figures do not depend on their order."""
    part = figure(NEWS, "20.59万人", 205900, parent=1)
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, [part, figure(NEWS, "3万人", 30000)])
        first, second = corpus.document_statements(NEWS.uid)

    assert second.uid == first.parent


def test_the_same_again_changes_no_row() -> None:
    """A second identical pass is recognised before anything is written."""
    with corpus_with_vocabulary() as corpus:
        outcomes = [corpus.add(NEWS, FIGURES)]
        changes = corpus.connection.total_changes
        outcomes.append(corpus.add(NEWS, FIGURES))

        assert outcomes == [Outcome.ADDED, Outcome.UNCHANGED]
        assert corpus.connection.total_changes == changes


def test_a_better_reading_keeps_the_ids() -> None:
    """A changed attribute updates the row; a figure that went leaves; others keep their ids."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES)
        before = {s.uid: s.id for s in corpus.document_statements(NEWS.uid)}
        outcome = corpus.add(NEWS, [FIGURES[0], replace(FIGURES[1], subject="劳务报酬")])
        after = corpus.document_statements(NEWS.uid)

        assert outcome == Outcome.UPDATED
        assert {s.uid: s.id for s in after}.items() <= before.items()
        assert [s.subject for s in after] == ["就业", "劳务报酬"]
        assert corpus.problems() == []


def test_a_new_version_supersedes_the_old_one() -> None:
    """The document that stood at an address before stays, and points to its successor."""
    newer = document("湖南推广以工代赈", "上半年带动21万人就业。", uri=NEWS.uri)
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES)
        corpus.add(newer, [figure(newer, "21万人", 210000)])
        quotes = [s.quote for s in corpus.statements()]
        kept = [s.quote for s in corpus.document_statements(NEWS.uid)]
        corpus.add(NEWS, FIGURES)
        back = [s.quote for s in corpus.statements(indicators=["employed_people"])]

    assert quotes == ["21万人"]
    assert kept == ["20.59万人", "24.36亿元", "3万人"]
    assert back == ["20.59万人", "3万人"]


def test_the_same_bytes_at_two_addresses_are_one_document() -> None:
    """A copy under another address is the same document, and keeps its first address."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES)

        assert corpus.add(replace(NEWS, uri="copy.txt"), FIGURES) == Outcome.UNCHANGED


def test_two_figures_at_one_place_are_refused() -> None:
    """A public id is a place, so the whole document is refused and nothing of it is kept."""
    with corpus_with_vocabulary() as corpus:
        with pytest.raises(DuplicateFigureError, match="two figures stand at the place of"):
            corpus.add(NEWS, [FIGURES[0], FIGURES[0]])

        assert corpus.document(NEWS.uid) is None


def _rich_document() -> Document:
    table = Passage(
        no=1,
        kind=PassageKind.TABLE,
        start=3,
        end=8,
        text="项目\t人数",
        page=2,
        bbox=BBox(1.5, 2.25, 3.0, 4.0),
        cells=(
            Cell(row=0, col=0, span=Span(3, 5), is_header=True),
            Cell(row=0, col=1, span=Span(6, 8), is_header=True, page=2, bbox=BBox(1, 2, 3, 4)),
        ),
    )
    plain = document("标题\n项目\t人数")
    title = replace(plain.passages[0], end=2, text="标题")
    return replace(
        plain,
        passages=(title, table),
        references=(Span(0, 1),),
        citations=(Citation(document_number="发改振兴〔2025〕88号", span=Span(0, 2)),),
        attachments=(Attachment(name="附件.doc", url="https://example.org/a.doc"),),
        metadata={"site": "发改委"},
        losses=("a page",),
    )


def test_a_document_comes_back_as_it_went_in() -> None:
    """Passages, table cells, citations, attachments and metadata are all in the tables."""
    rich = _rich_document()
    with corpus_with_vocabulary() as corpus:
        corpus.add(rich, [])

        assert rich == corpus.document(rich.uid)


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    """Reading commands do not create an empty database by a slip of the path."""
    path = tmp_path / "none.db"
    with pytest.raises(CorpusNotFoundError) as caught:
        Corpus(path, create=False)

    assert str(caught.value) == f"{path}: no such database"


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A text file given as database is named, and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be told from one" * 20)
    with pytest.raises(NotACorpusError) as caught:
        Corpus(path)

    assert str(caught.value).startswith(f"{path}: not a gongbao database")
    assert path.read_text().startswith("not a database")


def test_a_first_load_ends_with_every_index_and_a_sound_search() -> None:
    """Indexes that are put off are made at the end; the search finds what was loaded."""
    with corpus_with_vocabulary() as plain:
        schema = "select name, sql from sqlite_master order by name"
        expected = plain.connection.execute(schema).fetchall()
    with corpus_with_vocabulary() as corpus:
        counts = corpus.add_many([(NEWS, FIGURES), (NEWS, FIGURES)])
        hits = corpus.connection.execute(
            "select count(*) from passages_fts where passages_fts match escape_fts('劳务报酬')"
        ).fetchone()

        assert (counts[Outcome.ADDED], counts[Outcome.UNCHANGED], hits) == (1, 1, (1,))
        assert expected == corpus.connection.execute(schema).fetchall()
        assert corpus.problems() == []


_TABLES = (
    "documents", "passages", "table_cells", "citations", "attachments", "figures", "corrections",
    "regions", "sentence_hashes", "pending_choices", "pending_origins", "sources",
)  # fmt: skip


def _rows(corpus: Corpus) -> dict[str, list[tuple[object, ...]]]:
    found = {
        table: corpus.connection.execute(f"select * from {table}").fetchall() for table in _TABLES
    }
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def _mixed_documents() -> list[tuple[Document, list[Figure]]]:
    """Return documents of every kind that a load meets, some of which ask for care."""
    blank_lines = document("标题", "就业\n\n\n３Ａ级 4.5% 。\n项目\t人数")
    town = document("铜鼓县", "三都镇带动3万人就业，同比增长5.5%。")
    newer = document("湖南推广以工代赈", "上半年带动21万人就业。", uri=NEWS.uri)
    return [
        (NEWS, FIGURES),
        (_rich_document(), []),
        (blank_lines, []),
        (town, [figure(town, "3万人", 30000, region_code="360926104")]),
        (replace(NEWS, uri="copy.txt"), FIGURES),  # the same bytes at another address
        (newer, [figure(newer, "21万人", 210000)]),  # other bytes at the same address
    ]


@pytest.mark.parametrize("is_empty", [True, False])
def test_documents_loaded_together_are_stored_as_one_by_one(*, is_empty: bool) -> None:
    """Every table holds the same rows, in a first load and into a database in use."""
    first = document("旧闻", "带动7人就业。")
    with corpus_with_vocabulary() as single, corpus_with_vocabulary() as many:
        for corpus in (single, many):
            if not is_empty:
                corpus.add(first, [figure(first, "7人", 7)])
        # Written together are the documents that are alone at their address, before the others.
        alone, careful = _mixed_documents()[1:4], [_mixed_documents()[at] for at in (0, 4, 5)]
        for one in (*careful, *alone):
            single.add(*one)
        many.add_many(_mixed_documents())

        assert _rows(single) == _rows(many)
        assert single.problems() == many.problems() == []
        assert single.content_sha256() == many.content_sha256()


def test_a_correction_meets_its_figure_in_a_load() -> None:
    """A figure that was corrected, lost and is loaded again is corrected again."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES)
        uid = corpus.document_statements(NEWS.uid)[0].uid
        corpus.correct(uid, "value", "misread", "205901")
        corpus.connection.execute("delete from documents")
        counts = corpus.add_many([(NEWS, FIGURES)])

        assert counts[Outcome.ADDED] == 1
        assert corpus.document_statements(NEWS.uid)[0].value == Decimal(205901)


def test_a_load_that_broke_off_is_put_in_order_when_opened(tmp_path: Path) -> None:
    """After a kill the indexes are missing; the next opening makes them."""
    path = tmp_path / "corpus.db"

    def broken_off() -> Iterator[tuple[Document, list[Figure]]]:
        yield NEWS, FIGURES
        raise KeyboardInterrupt

    with corpus_with_vocabulary(path) as corpus:
        before = corpus.connection.execute("select name from sqlite_master order by 1").fetchall()
        for index, sql in PUT_OFF.items():
            corpus.connection.execute(f"drop index {index}")
            corpus.connection.execute(
                "insert into properties values (?, ?)", [f"to make after loading: {index}", sql]
            )
    with Corpus(path) as corpus:
        after = corpus.connection.execute("select name from sqlite_master order by 1").fetchall()
        with pytest.raises(KeyboardInterrupt):
            corpus.add_many(broken_off())

        assert before == after
        assert corpus.problems() == []


@dataclass(frozen=True, kw_only=True)
class _Check:
    kind: str
    figures: tuple[int, ...]
    stated: Decimal
    computed: Decimal
    residual: Decimal
    tolerance: Decimal | None
    words: str
    holds: bool


def test_checks_name_the_figures_they_are_about() -> None:
    """An identity is a row that points to the stated figure and lists all by uid."""
    check = _Check(
        kind="parts",
        figures=(0, 2),
        stated=Decimal(205900),
        computed=Decimal(30000),
        residual=Decimal(175900),
        tolerance=Decimal(5000),
        words="3万人 = 20.59万人",
        holds=False,
    )
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, FIGURES, [check])
        outcome = corpus.add(NEWS, FIGURES, [check])
        row = corpus.connection.execute(
            "select c.kind, f.quote, c.stated, c.residual, c.tolerance, c.words, c.holds, c.figures"
            " from checks c join figures f on f.id = c.figure"
        ).fetchone()
        uids = [s.uid for s in corpus.document_statements(NEWS.uid)]

    assert outcome == Outcome.UNCHANGED
    assert row[2:7] == ("205900", 175900, 5000, "3万人 = 20.59万人", 0)
    assert row[:2] == ("parts", "20.59万人")
    assert json.loads(row[7]) == [uids[0], uids[2]]


def test_a_full_disk_is_said_and_nothing_half_written_stays(tmp_path: Path) -> None:
    """The document that no longer fits leaves no row; the database stays sound."""
    big = document("标题", "带动3万人就业。" * 20000)
    with corpus_with_vocabulary(tmp_path / "corpus.db") as corpus:
        corpus.add(NEWS, FIGURES)
        pages = corpus.connection.execute("pragma page_count").fetchone()[0]
        corpus.connection.execute(f"pragma max_page_count = {pages + 5}")
        with pytest.raises(CorpusFullError) as caught:
            corpus.add(big, [])

        assert str(caught.value).endswith(
            "corpus.db: the disk is full; nothing half-written was kept"
        )
        assert corpus.document(big.uid) is None
        assert corpus.problems() == []


def test_a_township_is_added_when_it_is_met() -> None:
    """Of 41,000 townships only those that figures speak of are in the table, under their county."""
    with corpus_with_vocabulary() as corpus:
        corpus.add(NEWS, [figure(NEWS, "3万人", 30000, region_code="360926104")])
        town = corpus.regions()["360926104"]

    assert (town.name_zh, town.parent_code, town.level) == ("三都镇", "360926", "township")
