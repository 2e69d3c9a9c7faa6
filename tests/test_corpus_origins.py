"""Reposts: found by the sentences that bear figures, counted once, kept up to date."""

from datetime import date
from typing import Any

import pytest

from corpus import Corpus, Flag
from ingest import Document

from .corpus_documents import corpus_with_vocabulary, document, figure

BODY = (
    "上半年全省带动20.59万人就业增收。",
    "各地发放劳务报酬24.36亿元以上。",
    "储备项目1233个，开工率达到九成。",
)
ORIGINAL = document("机关通报", *BODY, kind="notice", published=date(2025, 7, 20))


def _origins(corpus: Corpus, *documents: Document) -> list[str]:
    corpus.settle()
    names = {one.uid: one.title for one in documents}
    found = dict(
        corpus.connection.execute(
            "select d.uid, e.uid from origins o join documents d on d.id = o.document_id"
            " join documents e on e.id = o.origin"
        ).fetchall()
    )
    return [names.get(found.get(one.uid, ""), "-") for one in documents]


# A text beside the original, and whether it repeats it.
TEXTS: list[tuple[str, tuple[str, ...], bool]] = [
    ("word for word", BODY, True),
    ("a new dateline and tail", ("本报讯 记者从会上获悉：", *BODY, "（来源：通报）"), True),
    ("cut to two sentences", BODY[:2], True),
    ("in traditional characters", tuple(t.replace("带动", "帶動") for t in BODY), True),
    ("the same text with other figures", tuple(t.replace("2", "7") for t in BODY), False),
    (
        "one sentence of many",
        (BODY[0], *(f"第{n}项工作完成{n}00个村的任务。" for n in "34567")),
        False,
    ),
    ("no figures at all", ("会议强调要做好各项工作。",), False),
]


@pytest.mark.parametrize(("label", "lines", "repeats"), TEXTS, ids=[case[0] for case in TEXTS])
def test_repost(label: str, lines: tuple[str, ...], repeats: bool) -> None:
    """Shared figure-bearing sentences make a repost; boilerplate and other figures do not."""
    other = document("转载", *lines, content_source="某网")
    with corpus_with_vocabulary() as corpus:
        corpus.add(ORIGINAL, [])
        corpus.add(other, [])

        assert (["机关通报"] * 2 if repeats else ["-", "-"]) == _origins(corpus, ORIGINAL, other)


def test_the_original_may_come_last() -> None:
    """Clusters do not depend on the order of reading; the organ's own document is the original."""
    copies = [document(f"转载{n}", *BODY, content_source="某网") for n in range(3)]
    with corpus_with_vocabulary() as corpus:
        for copy in copies:
            corpus.add(copy, [])
        before = _origins(corpus, *copies)
        corpus.add(ORIGINAL, [])
        after = _origins(corpus, *copies, ORIGINAL)

    assert len(set(before)) == 1
    assert after == ["机关通报"] * 4


def test_a_corrected_text_leaves_its_cluster() -> None:
    """A new reading of a document is compared anew; a cluster of one is none."""
    copy = document("转载", *BODY, content_source="某网")
    with corpus_with_vocabulary() as corpus:
        corpus.add(ORIGINAL, [])
        corpus.add(copy, [])
        _origins(corpus, ORIGINAL)
        changed = document("转载", "会议强调要做好工作。", sha256=copy.sha256, uri=copy.uri)
        corpus.add(changed, [])

        assert _origins(corpus, ORIGINAL, changed) == ["-", "-"]


def test_three_equal_figures_within_a_fortnight_are_one_origin() -> None:
    """A release that each outlet words for itself is still one release."""
    words: dict[str, Any] = {"unit": "CNY", "indicator": "labor_remuneration_paid"}

    def telling(name: str, day: date, *lines: str) -> tuple[Document, list[Any]]:
        text = document(name, *lines, content_source=name, published=day)
        return text, [
            figure(text, "20.59万人", 205900),
            figure(text, "24.36亿元", 2436000000, **words),
            figure(text, "1233个", 1233, unit="project", indicator="projects_reserved"),
        ]

    first = telling("某报", date(2025, 7, 20), "带动20.59万人，发钱24.36亿元，储备1233个。")
    second = telling("另一报", date(2025, 7, 28), "1233个项目入库，24.36亿元到手，20.59万人受益。")
    later = telling("某年鉴", date(2026, 3, 1), "全年1233个项目，20.59万人，24.36亿元，见年鉴。")
    with corpus_with_vocabulary() as corpus:
        for text, figures in (first, second, later):
            corpus.add(text, figures)
        origins = _origins(corpus, first[0], second[0], later[0])
        fact = corpus.facts(indicators=["employed_people"])[0]

    assert origins == ["某报", "某报", "-"]
    assert (fact.documents, fact.origins) == (3, 2)
    assert Flag.REPOSTS in fact.flags


def test_a_repost_is_as_old_as_what_it_repeats() -> None:
    """A copy published later does not make an old value the latest."""
    old = document("旧稿", *BODY, content_source="新华社", published=date(2025, 7, 1))
    new = document(
        "新稿", "修订后带动21.3万人就业。", content_source="新华社", published=date(2025, 7, 9)
    )
    copy = document("转载", *BODY, content_source="新华社", published=date(2025, 8, 1))
    with corpus_with_vocabulary() as corpus:
        corpus.add(old, [figure(old, "20.59万人", 205900)])
        corpus.add(new, [figure(new, "21.3万人", 213000)])
        corpus.add(copy, [figure(copy, "20.59万人", 205900)])
        corpus.settle()
        (fact,) = corpus.facts()

    assert fact.statement.quote == "21.3万人"
    assert fact.flags == {Flag.REVISED, Flag.REPOSTS}
