"""Published figures with known answers (the check table of the design), all the way to a page.

The figures are those that ministries and outlets published on work-for-relief from 2023 to
2025; the sentences around them are made up.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from corpus import Corpus, Flag
from extract import Comparator, Interval, Role, interval_of, ratio_of
from ingest import Document
from reports import Briefing, briefing
from reports.blocks import Paragraph, plain
from reports.calculate import Calculation, calculate
from tests.corpus_documents import corpus_with_vocabulary, document, figure
from tests.report_statements import PAY, said

NATION: dict[str, Any] = {"region_code": "100000", "region_name": "全国"}
MONEY: dict[str, Any] = {"indicator": "labor_remuneration_paid", "unit": "CNY"}
MORE: dict[str, Any] = {"comparator": Comparator.MORE_THAN}
H1_2023: dict[str, Any] = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
Q3_2023: dict[str, Any] = {"period_start": date(2023, 1, 1), "period_end": date(2023, 9, 30)}
Y2024: dict[str, Any] = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}

HUNAN = document("湖南以工代赈带动20余万人务工", "湖南省带动20.59万人务工，发放24.36亿元劳务报酬。")
SLIP = document("湖南务工", "湖南务工群众领到2.436亿元。", issuer=None, content_source="某某晚报",
                published=date(2025, 7, 24))  # fmt: skip
CHINA = document(
    "全国上半年以工代赈", "吸纳208万人，中央专项27.5万人，其他项目180.5万人。",
    "发放223亿元，中央专项24亿元，其他项目199亿元。", issuer="国家发展改革委",
)  # fmt: skip
CHINA_2023 = document("全国2023年上半年以工代赈", "吸纳120余万人，发放140亿元。",
                      issuer="国家发展改革委", published=date(2023, 8, 21))  # fmt: skip
CHINA_Q3 = document(
    "全国2023年前三季度以工代赈", "吸纳174万余人，四类项目各17.7万人、28.6万人、93.9万人、33.8万人。",
    issuer="国家发展改革委", published=date(2023, 11, 1),
)  # fmt: skip
CHINA_2024 = document(
    "全国2024年以工代赈", "吸纳332万人，三类项目各36万人、246万人、50万人。",
    "发放478亿元，三类项目各41亿元、394亿元、43亿元。", issuer="国家发展改革委",
    published=date(2025, 1, 26),
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of the six documents."""
    with corpus_with_vocabulary() as corpus:
        title = figure(HUNAN, "20余万人", 200000, role=Role.HEADLINE, same_as=1, **MORE)
        jobs = figure(HUNAN, "20.59万人", 205900)
        corpus.add(HUNAN, [title, jobs, figure(HUNAN, "24.36亿元", 2436000000, **MONEY)])
        corpus.add(SLIP, [figure(SLIP, "2.436亿元", 243600000, **MONEY)])
        corpus.add(CHINA, [*_parts(CHINA, ["208", "27.5", "180.5"], 10_000, **NATION),
                           *_parts(CHINA, ["223", "24", "199"], 10**8, 3, **NATION, **MONEY)])  # fmt: skip
        before = {**NATION, **H1_2023}
        corpus.add(CHINA_2023, [figure(CHINA_2023, "120余万人", 1200000, **MORE, **before),
                                figure(CHINA_2023, "140亿元", 14 * 10**9, **MONEY, **before)])  # fmt: skip
        corpus.add(CHINA_Q3, [
            figure(CHINA_Q3, "174万余人", 1740000, **MORE, **NATION, **Q3_2023),
            *_parts(CHINA_Q3, ["17.7", "28.6", "93.9", "33.8"], 10_000, whole=0, **NATION, **Q3_2023),
        ])  # fmt: skip
        year = {**NATION, **Y2024}
        corpus.add(CHINA_2024, [*_parts(CHINA_2024, ["332", "36", "246", "50"], 10_000, **year),
                                *_parts(CHINA_2024, ["478", "41", "394", "43"], 10**8, 4, **year, **MONEY)])  # fmt: skip
        corpus.settle()
        yield corpus


def _parts(
    text: Document, numbers: list[str], scale: int, offset: int = 0, whole: int | None = None, **rest: Any
) -> Iterator[Any]:  # fmt: skip
    """Yield a total and its parts; with `whole` (its place) the parts alone."""
    unit = "亿元" if scale == 10**8 else "万人"
    for place, number in enumerate(numbers):
        given = dict(rest)
        if whole is not None or place:
            given |= {"parent": offset if whole is None else whole, "role": Role.PART}
            given["subject"] = f"第{place + 1}类项目"
        yield figure(text, f"{number}{unit}", int(Fraction(number) * scale), **given)


def body(made: Briefing) -> str:
    """Return the running text."""
    return "\n".join(plain(b.inlines) for b in made.blocks if isinstance(b, Paragraph))


PAGES = [
    ("the body is chosen over a headline that says less", {"region": "湖南省"},
     "标题为20余万人，正文为20.59万人，两者相容，取正文数值。"),
    ("2.436亿 for 24.36亿 is a slip of the unit", {"region": "湖南省"},
     "湖南省发展改革委为24.36亿元，某某晚报为2.436亿元，相差约10倍（本报告计算），疑为单位误写，后者未采用。"),
    ("pay per head has the digits that are certain", {"region": "湖南省"}, "人均约1.18万元（本报告计算）"),
    ("a share of the nation's jobs", {"region": "湖南省"}, "占全国（208万人）的9.9%"),
    ("a share of the nation's pay", {"region": "湖南省"}, "占全国（223亿元）的10.9%"),
    ("27.5 + 180.5 is 208", {"period": "2025H1"}, "两项相加为208万人（本报告计算），与总数一致。"),
    ("24 + 199 is 223", {"period": "2025H1", "indicators": ["labor_remuneration_paid"]},
     "两项相加为223亿元（本报告计算），与总数一致。"),
    ("the four parts of 174万余 agree with it", {"period": "2023Q1-3"},
     "四项相加为174万人（本报告计算），与总数一致。"),
    ("36 + 246 + 50 is 332", {"period": "2024"}, "三项相加为332万人（本报告计算），与总数一致。"),
    ("41 + 394 + 43 is 478", {"period": "2024", "indicators": ["labor_remuneration_paid"]},
     "三项相加为478亿元（本报告计算），与总数一致。"),
    ("growth from 120余万 is a range", {"period": "2025H1"},
     "2023年上半年为120余万人，2025年上半年为208万人，增幅在59.6%～73.8%之间；"
     "因原文为概数，不给出单一增速。"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "asked", "expected"), PAGES, ids=[page[0] for page in PAGES])
def test_the_page_says_what_is_known(
    corpus: Corpus, label: str, asked: dict[str, Any], expected: str
) -> None:
    """Each case comes out on the page of a Chinese brief as the table lists it."""
    assert expected in body(briefing(corpus, **{"period": "2025H1", **asked}))


def test_the_flags_of_hunan_are_those_of_the_cases(corpus: Corpus) -> None:
    """The jobs carry the headline's flag, the pay that of the slip."""
    flags = {f.key.indicator: f.flags for f in corpus.facts(region="430000")}

    assert {
        "employed_people": frozenset({Flag.TITLE_APPROX}),
        "labor_remuneration_paid": frozenset({Flag.UNIT_SLIP}),
    } == flags


def made(operation: str, one: Any, other: Any) -> Calculation:
    """Return a calculation of two statements."""
    calculation = calculate(operation, [one, other])
    assert calculation is not None
    return calculation


INTERVALS = [
    ("pay per head of Hunan", made("ratio", said("24.36亿元", "2436000000", **PAY), said("20.59万人", "205900")),
     11826, 11836),
    ("Hunan in the nation's jobs", made("share", said("20.59万人", "205900"), said("208万人", "2080000")),
     9.87, 9.93),
    ("Hunan in the nation's pay",
     made("share", said("24.36亿元", "2436000000", **PAY), said("223亿元", "22300000000", **PAY)), 10.90, 10.95),
    ("pay in investment, stated as 30%以上",
     made("share", said("41亿元", "4100000000", **PAY), said("115亿元", "11500000000", **PAY)), 35.06, 36.24),
    ("pay per head of 2023, stated as 1.1万余元",
     made("ratio", said("140亿元", "14000000000", **PAY), said("120余万人", "1200000", **MORE)), 10385, 12083),
    ("growth of jobs from 2023 to 2025",
     made("growth", said("208万人", "2080000"), said("120余万人", "1200000", **MORE)), 59.6, 73.8),
]  # fmt: skip


@pytest.mark.parametrize(("label", "made", "low", "high"), INTERVALS, ids=[i[0] for i in INTERVALS])
def test_calculated_intervals(label: str, made: Calculation, low: float, high: float) -> None:
    """What two published numbers allow, to the digits of the table."""
    ends = made.interval.low, made.interval.high

    assert [float(end or 0) for end in ends] == pytest.approx([low, high], rel=1e-3)


def test_an_increase_of_180_to_250_allows_the_257_percent_that_was_stated() -> None:
    """250亿 over a base of 70亿 to the nearest 2亿: 245 to 270 %, and 257 % was stated."""
    now = interval_of(said("250亿元", "25000000000", **PAY))
    base = Interval(low=Fraction(69 * 10**8), high=Fraction(71 * 10**8))
    ratio = ratio_of([now, base])
    assert ratio is not None
    ends = [round(float(end or 0) * 100 - 100) for end in (ratio.low, ratio.high)]

    assert ends == [245, 270]
    assert ends[0] < 257 < ends[1]
