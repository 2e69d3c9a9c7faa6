"""What may be set beside what: years of one length, parts and wholes of one scope."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from corpus import Corpus
from reports import briefing
from reports.blocks import Chart, Paragraph, plain
from reports.comparing import comparisons_of, shares_of
from reports.facts import Level
from reports.rank_claims import claim_after
from tests.corpus_documents import corpus_with_vocabulary, document, figure
from tests.report_statements import NATION, fact, said

NOW = said("1314万人", "13140000", at=(date(2016, 1, 1), date(2016, 12, 31)))


def year(value: str, number: int, **given: Any) -> Any:
    """Return the fact of a year."""
    at = (date(number, 1, 1), date(number, 12, 31))
    return fact(said("x", value, at=at, **given))


BEFORE = [
    ("the year before", year("13120000", 2015), True),
    ("five years before", year("11680000", 2011), True),
    # the reader would take it for the year before
    ("eight years before", year("11130000", 2008), False),
    # from 超过3万亿 it may have grown or fallen by any rate
    ("a base without an upper end", year("13000000", 2015, comparator="more_than"), False),
    ("another programme", year("13120000", 2015, programme="work_relief"), False),
    ("a group of it", year("13120000", 2015, group="migrants"), False),
]


@pytest.mark.parametrize(("label", "before", "compared"), BEFORE, ids=[case[0] for case in BEFORE])
def test_only_the_same_thing_is_compared(label: str, before: Any, compared: bool) -> None:
    """A level stands beside the same key of one of the five years before it, or beside nothing."""
    made = list(comparisons_of([Level(fact=fact(NOW))], [before]))

    assert compared == bool(made), label


WHOLES = [
    ("the same scope", {}, None),
    ("another programme", {"programme": "work_relief"}, "scope"),
    ("a group of people", {"group": "returned_migrants"}, "scope"),
    ("an unknown first day", {"at": (None, date(2025, 6, 30))}, "dates"),
]


@pytest.mark.parametrize(("label", "given", "differs"), WHOLES, ids=[case[0] for case in WHOLES])
def test_a_share_needs_one_scope_and_one_period(
    label: str, given: dict[str, Any], differs: str | None
) -> None:
    """Anything else is 相当于, and the note says why."""
    whole = fact(said("208万人", "2080000", **NATION, **given))
    share = next(shares_of([Level(fact=fact(said("20.59万人", "205900")))], [whole]))

    assert differs == share.differs, label


def test_a_whole_of_the_same_scope_is_preferred() -> None:
    """Where the nation has the figure twice, the one that it is a share of is used."""
    other = fact(said("400万人", "4000000", group="poor", **NATION))
    same = fact(said("208万人", "2080000", **NATION))
    share = next(shares_of([Level(fact=fact(said("20.59万人", "205900")))], [other, same]))

    assert (same.statement, None) == (share.whole, share.differs)


CLAIMS = [
    ("，位居全国前列；培训1万人", "位居全国前列"),
    ("，增速居全国第3位。", "增速居全国第3位"),
    ("，总量排名全省首位，", "总量排名全省首位"),
    (", ranking among the first in the country. ", "ranking among the first in the country"),
    # the claim is about the figure between
    ("，培训1万人，居全国前列。", None),
    # another sentence
    ("。全省经济位居全国前列。", None),
    # cut off by the stored context: the clause may go on
    ("，增速居全国第", None),
    ("，占全国的10%。", None),
]


@pytest.mark.parametrize(("after", "claim"), CLAIMS)
def test_claims_of_a_place(after: str, claim: str | None) -> None:
    """A place that the source claims is its own clause right behind the figure."""
    assert claim == claim_after(after)


@pytest.fixture
def years() -> Iterator[Corpus]:
    """Return a corpus of Hunan's jobs in some years and in five years together."""
    with corpus_with_vocabulary() as corpus:
        for first, last, value in [(2011, 2015, 300), (2013, 2013, 50), (2015, 2015, 60), (2016, 2016, 66)]:  # fmt: skip
            text = document(f"湖南{first}—{last}", f"湖南省带动{value}万人务工。")
            at = {"period_start": date(first, 1, 1), "period_end": date(last, 12, 31)}
            corpus.add(text, [figure(text, f"{value}万人", value * 10_000, **at)])
        corpus.settle()
        yield corpus


def test_a_year_is_not_compared_with_five_years(years: Corpus) -> None:
    """2016 stands beside 2015 and not beside 2011–2015; uneven steps make no line."""
    made = briefing(years, region="湖南省", period="2016")
    text = "".join(plain(b.inlines) for b in made.blocks if isinstance(b, Paragraph))
    chart = next(b for b in made.blocks if isinstance(b, Chart))

    assert "2015年为60万人，2016年为66万人" in text
    assert "2011" not in text
    assert [point.name for point in chart.points] == ["2013年", "2015年", "2016年"]
    assert chart.kind == "bar"
