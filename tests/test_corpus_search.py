"""What the search box finds in Chinese, English and mixed text, and that no query breaks it."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Corpus
from corpus.search import ZERO_WIDTH_SPACE, escape_fts, escape_ranked, zh_seg

from .corpus_documents import corpus_with_vocabulary, document

TEXT = document(
    "湖南推广以工代赈成效显著",
    "2025年6月底，全省累计带动２０．５万群众就业增收，发放劳务报酬24.36亿元，增长5.5%。",
    "农民工人、社会组织参与；亩\t产 1,233 jobs created（GDP）。\n",
    "R&D投入增长，5G基站建成。",
)


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of one document."""
    with corpus_with_vocabulary() as one:
        one.add(TEXT, [])
        yield one


# Each: what is typed, whether the document holds it, why.
QUERIES = [
    ("就业", True, "two characters inside a longer word"),
    ("湖南", True, "in the title, before another character"),
    ("以工代赈", True, "a word no dictionary has"),
    ("劳务 报酬", True, "two words, both there"),
    ("劳务 工资", False, "two words, one missing"),
    ("报酬劳务", False, "the order counts within a phrase"),
    ("2025年6月", True, "a date in numbers and characters"),
    ("24.36亿元", True, "a decimal with its unit"),
    ("24.3", False, "a number is found whole"),
    ("20.5万", True, "full-width digits"),
    ("5.5%", True, "with its sign"),
    ("5.5个", False, "with another unit"),
    ("人社", False, "across a mark"),
    ("亩产", False, "across a cell"),
    ("jobs", True, "English"),
    ("job", True, "the stem of an English word"),
    ("GDP", True, "between full-width brackets"),
    ("ｇｄｐ", True, "full-width and lower case"),
    ("“就业增收”", True, "a phrase in curly quotes"),
    ('"就业 增收"', True, "a blank in a phrase does not count"),
    ("R&D", True, "a sign inside a word"),
    ("5G基站", True, "mixed script"),
    ("creat*", True, "the beginning of a word"),
    ("全省累计，", True, "a mark at the end does not count"),
]


@pytest.mark.parametrize(
    ("query", "expected", "why"), QUERIES, ids=[f"{case[0]}: {case[2]}" for case in QUERIES]
)
def test_search(corpus: Corpus, query: str, expected: bool, why: str) -> None:
    """The box finds what stands in the text, and nothing across marks, cells and numbers."""
    found = corpus.connection.execute(
        "select count(*) from documents_fts where documents_fts match escape_fts(?)", [query]
    ).fetchone()

    assert expected == bool(found[0]), why


RANKED = [
    ("湖南劳务报酬", True, "a long query without blanks: all its words"),
    ("全省劳务报酬增长", True, "words from several places"),
    ("湖北劳务报酬", False, "one of its words is missing"),
    ("就业增收", True, "the phrase as it stands"),
]


@pytest.mark.parametrize(("query", "expected", "why"), RANKED, ids=[case[0] for case in RANKED])
def test_ranked_search(corpus: Corpus, query: str, expected: bool, why: str) -> None:
    """A query without blanks is read as its words, too."""
    found = corpus.connection.execute(
        "select count(*) from documents_fts where documents_fts match escape_ranked(?)", [query]
    ).fetchone()

    assert expected == bool(found[0]), why


def test_a_snippet_is_the_text(corpus: Corpus) -> None:
    """Without the invisible marks a snippet is what stands in the document."""
    (snippet,) = corpus.connection.execute(
        "select replace(snippet(passages_fts, 0, '【', '】', '…', 12), char(8203), '')"
        " from passages_fts where passages_fts match escape_fts('劳务报酬')"
    ).fetchone()

    assert "【劳务报酬】" in snippet
    assert snippet.strip("…").replace("【", "").replace("】", "") in TEXT.text


@given(st.text(max_size=40))
def test_no_query_breaks_the_search(query: str) -> None:
    """Whatever is typed is a valid query, for both kinds of search."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5(text)")
    for escape in (escape_fts, escape_ranked):
        connection.execute("select * from t where t match ?", [escape(query)]).fetchall()
    connection.close()


@given(st.text())
def test_segmenting_adds_only_the_invisible_mark(text: str) -> None:
    """Every character stays in its order, but for width of letters, digits, ． and ％."""
    segmented = zh_seg(text) or ""
    without = text.replace(ZERO_WIDTH_SPACE, "")

    assert len(without) == len(segmented.replace(ZERO_WIDTH_SPACE, ""))
