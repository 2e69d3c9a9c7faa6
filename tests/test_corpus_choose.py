"""Choosing among statements of one key: the rules in their order, and what is said of the rest."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from corpus import Corpus, Decision, Fact, Flag
from extract import Comparator, Facet, Figure, Role, Status
from ingest import Document

from .corpus_documents import corpus_with_vocabulary, document, figure

OFFICIAL: dict[str, Any] = {"kind": "notice", "published": date(2025, 7, 20)}
MEDIA: dict[str, Any] = {"content_source": "新华社", "published": date(2025, 7, 23)}
LOCAL: dict[str, Any] = {"content_source": "某某日报", "published": date(2025, 7, 24)}
ENGLISH: dict[str, Any] = {"kind": "digest", "lang": "en", "published": date(2025, 7, 25)}
YU = {"comparator": Comparator.MORE_THAN}


def _state(
    corpus: Corpus, name: str, quote: str, value: int, about: dict[str, Any], **attributes: Any
) -> Document:
    text = document(name, f"{name}说，带动{quote}就业。", **about)
    corpus.add(text, [figure(text, quote, value, **attributes)])
    return text


def _only_fact(corpus: Corpus) -> Fact:
    corpus.settle()
    facts = corpus.facts()
    assert len(facts) == 1
    return facts[0]


# Each: statements as (source, quote, value, attributes); the quote that is chosen, the
# rule that decided, the flags.
CHOICES: list[tuple[str, list[tuple[dict[str, Any], str, int, dict[str, Any]]], str, str, set[str]]]
CHOICES = [
    ("one statement", [(MEDIA, "20万人", 200000, {})], "20万人", "only", set()),
    (
        "the organ itself before the media, though the media say it more exactly",
        [(OFFICIAL, "20余万人", 200000, YU), (MEDIA, "20.59万人", 205900, {})],
        "20余万人",
        "authority",
        {"rounded"},
    ),
    (
        "the exact one among equals",
        [(MEDIA, "20余万人", 200000, YU), (MEDIA, "20.59万人", 205900, {})],
        "20.59万人",
        "narrowest",
        {"rounded"},
    ),
    (
        "the later of two that exclude each other",
        [
            (MEDIA, "20.59万人", 205900, {}),
            (MEDIA | {"published": date(2025, 8, 1)}, "21.3万人", 213000, {}),
        ],
        "21.3万人",
        "latest",
        {"revised"},
    ),
    (
        "two of one day that exclude each other",
        [(MEDIA, "20.59万人", 205900, {}), (MEDIA, "21.34万人", 213400, {})],
        "",
        "earliest",
        {"conflict"},
    ),
    (
        "a local paper that says something else",
        [(MEDIA, "20.59万人", 205900, {}), (LOCAL, "21.3万人", 213000, {})],
        "20.59万人",
        "authority",
        {"disagrees"},
    ),
    (
        "a power of ten is a slip of the unit",
        [(MEDIA, "20.59万人", 205900, {}), (LOCAL, "2.059万人", 20590, {})],
        "20.59万人",
        "authority",
        {"unit_slip"},
    ),
    (
        "only a digest is held",
        [(ENGLISH, "205,900", 205900, {})],
        "205,900",
        "only",
        {"digest_only"},
    ),
    (
        "the same number twice is agreement",
        [(MEDIA, "20.59万人", 205900, {}), (LOCAL, "20.59万人", 205900, {})],
        "20.59万人",
        "authority",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("label", "statements", "quote", "decision", "flags"),
    CHOICES,
    ids=[case[0] for case in CHOICES],
)
def test_choice(
    label: str,
    statements: list[tuple[dict[str, Any], str, int, dict[str, Any]]],
    quote: str,
    decision: str,
    flags: set[str],
) -> None:
    """The first rule that leaves one statement decides, and is named."""
    with corpus_with_vocabulary() as corpus:
        for number, (about, words, value, attributes) in enumerate(statements):
            _state(corpus, f"来源{number}", words, value, about, **attributes)
        fact = _only_fact(corpus)

    assert quote in {"", fact.statement.quote}
    assert (Decision(decision), flags) == (fact.decision, {str(flag) for flag in fact.flags})
    assert len(statements) == fact.statements


def test_a_headline_that_rounds_is_compared_and_never_chosen() -> None:
    """累计带动20余万群众 in the title and 205,900 in the body are one fact, the body's."""
    text = document("湖南带动20余万群众", "累计带动205900人就业。")
    figures = [
        figure(text, "20余万", 200000, role=Role.HEADLINE, same_as=1, **YU),
        figure(text, "205900人", 205900),
    ]
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, figures)
        fact = _only_fact(corpus)
        (conflict,) = corpus.conflicts()

    assert fact.statement.quote == "205900人"
    assert fact.flags == {Flag.TITLE_APPROX}
    assert (conflict.other.quote, conflict.flag, conflict.difference) == (
        "20余万",
        Flag.TITLE_APPROX,
        Decimal(-5900),
    )


# What must not be added to the total of 20万人 that the same document states.
NOT_IN_TOTALS: list[tuple[str, dict[str, Any]]] = [
    ("a part", {"role": Role.PART, "parent": 0}),
    ("a repeat", {"role": Role.REPEAT, "same_as": 0}),
    ("an example", {"role": Role.EXAMPLE}),
    ("a villager", {"role": Role.ANECDOTE}),
    ("a plan", {"status": Status.PLANNED}),
    ("a growth", {"facet": Facet.CHANGE_ABS}),
    ("a share", {"facet": Facet.SHARE}),
    ("a narrower group", {"group": "low_income"}),
    ("a programme", {"programme": "work_relief.special"}),
    ("a set of projects", {"scope_of": 0}),
    ("no region", {"region_code": None}),
    ("no period", {"period_start": None, "period_end": None}),
    ("no indicator", {"indicator": None}),
]


@pytest.mark.parametrize(
    ("label", "attributes"), NOT_IN_TOTALS, ids=[case[0] for case in NOT_IN_TOTALS]
)
def test_totals_count_nothing_twice(label: str, attributes: dict[str, Any]) -> None:
    """The view facts holds one row for the actual total, whatever else the text says."""
    text = document("标题", "带动20万人就业，其中5万人。")
    other = figure(text, "5万人", 50000, **attributes)
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, "20万人", 200000), other])
        corpus.settle()
        rows = corpus.connection.execute(
            "select value from facts where status = 'actual' and indicator_id = 'employed_people'"
        ).fetchall()

    assert rows == [(200000,)]


def test_a_part_of_another_region_is_a_fact_of_that_region() -> None:
    """全省20万人，其中铜鼓县1万人 states a total of the county, too."""
    text = document("标题", "全省带动20万人，其中铜鼓县1万人。")
    county = figure(text, "1万人", 10000, region_code="360926", role=Role.PART, parent=0)
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, "20万人", 200000, region_code="360000"), county])
        corpus.settle()
        facts = {f.key.region_code: f.statement.value for f in corpus.facts(main_only=True)}

    assert facts == {"360000": 200000, "360926": 10000}


def test_several_values_of_one_document_are_no_fact() -> None:
    """Where a text gives two values for one key their scopes were not told apart."""
    text = document("标题", "一批项目带动20万人，另一批带动5万人。")
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, [figure(text, "20万人", 200000), figure(text, "5万人", 50000)])
        fact = _only_fact(corpus)

    assert not fact.main
    assert fact.flags == {Flag.SEVERAL}


def test_scopes_are_not_compared() -> None:
    """Two groups without a total are two facts of their own and no total."""
    text = document("标题", "带动脱贫人口3万人、返乡农民工5万人。")
    figures: list[Figure] = [
        figure(text, "3万人", 30000, group="poverty_lifted"),
        figure(text, "5万人", 50000, group="returned_migrants"),
    ]
    with corpus_with_vocabulary() as corpus:
        corpus.add(text, figures)
        corpus.settle()
        facts = corpus.facts()

    assert [fact.main for fact in facts] == [False, False]
    assert {fact.decision for fact in facts} == {Decision.ONLY}


def test_a_person_decides_before_every_rule() -> None:
    """Preferred wins, deprecated leaves, a corrected value is used and marked."""
    with corpus_with_vocabulary() as corpus:
        official = _state(corpus, "机关", "20万人", 200000, OFFICIAL)
        local = _state(corpus, "日报", "21.3万人", 213000, LOCAL)
        uid = corpus.document_statements(local.uid)[0].uid
        corpus.correct(uid, "prefer", "由当地核实")
        preferred = _only_fact(corpus)
        corpus.correct(uid, "restore", "撤回核实")
        restored = _only_fact(corpus)
        first = corpus.document_statements(official.uid)[0].uid
        corpus.correct(first, "value", "原文笔误", value="213000")
        corrected = _only_fact(corpus)
        corpus.correct(first, "deprecate", "已作废")
        deprecated = _only_fact(corpus)

    assert (preferred.statement.quote, preferred.decision) == ("21.3万人", Decision.RANK)
    assert restored.statement.quote == "20万人"
    assert corrected.statement.value == 213000
    assert corrected.statement.value_extracted == 200000
    assert corrected.flags == {Flag.CORRECTED}
    assert deprecated.statement.quote == "21.3万人"


def test_a_withdrawn_document_leaves_the_facts_and_keeps_its_trace() -> None:
    """Its figures stay in the tables; the next best statement is chosen."""
    with corpus_with_vocabulary() as corpus:
        official = _state(corpus, "机关", "20万人", 200000, OFFICIAL)
        _state(corpus, "日报", "21.3万人", 213000, LOCAL)
        corpus.withdraw(official.uid, "机关已撤稿")
        without = _only_fact(corpus)
        kept = corpus.document_statements(official.uid)
        corpus.withdraw(official.uid, "恢复", restore=True)
        again = _only_fact(corpus)

    assert (without.statement.quote, without.statements) == ("21.3万人", 1)
    assert [statement.quote for statement in kept] == ["20万人"]
    assert again.statement.quote == "20万人"
