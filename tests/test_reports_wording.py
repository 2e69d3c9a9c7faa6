"""Facts as sentences, in both languages."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from corpus import Conflict, Decision, Flag
from extract import Facet, Role, Status
from reports import facts
from reports.blocks import Atom, Footnote, Reference, Text
from reports.calculate import OPERATIONS, Calculation, calculate
from reports.comparing import compare
from reports.ledger import Ledger
from reports.links import Links
from reports.words.phrases import phrases
from reports.words.saying import say
from reports.words.wording_en import EnglishWording
from reports.words.wording_zh import ChineseWording
from tests.report_statements import H1_BEFORE, NATION, PAY, RATE, fact, said, source

Fact = facts.ReportFact
JOBS, WAGES = said("20.59万人", "205900"), said("24.36亿元", "2436000000", **PAY)
BEFORE = said("17.62万人", "176200", at=H1_BEFORE, source=source("乙日报"))
CHINA = said("208万人", "2080000", source=source("丙网"), **NATION)
VAGUE = said("120余万人", "1200000", comparator="more_than", at=H1_BEFORE)
ALL = said("208万人", "2080000")
AS_OF = (None, date(2025, 6, 30))
GROWTH = said("32%", "32", unit="pct", facet=Facet.CHANGE_PCT, basis="yoy")
FALL = said("下降3.2%", "-3.2", unit="pct", facet=Facet.CHANGE_PCT, basis="prev_year")
OTHER = said("41.3%", "41.3", unit="pct", facet=Facet.CHANGE_PCT, basis="vs:Q1")
RATE_NOW = said("5.2%", "5.2", **RATE)
RATE_THEN = said("5.5%", "5.5", at=H1_BEFORE, **RATE)
PLAN = said("30万人", "300000", status=Status.PLANNED)
TITLE = said("20余万", "200000", comparator="more_than", role=Role.HEADLINE)
WRONG = said("2.436亿元", "243600000", source=source("乙日报"), **PAY)
LESS = said("19.8万人", "198000", source=source("乙日报"))


def made(operation: str, *inputs: object) -> Calculation:
    """Return a calculation that can be made."""
    calculation = calculate(operation, inputs)  # type: ignore[arg-type]
    assert calculation is not None
    return calculation


def conflict(chosen: object, other: object, flag: Flag) -> Conflict:
    """Return a conflict between two statements of one key."""
    key = fact(chosen).key  # type: ignore[arg-type]
    difference = other.value - chosen.value  # type: ignore[attr-defined]
    ratio = Decimal(10) if flag is Flag.UNIT_SLIP else None
    return Conflict(
        key=key, chosen=chosen, other=other, flag=flag, difference=difference, ratio=ratio  # type: ignore[arg-type]
    )  # fmt: skip


def level(*args: object) -> facts.Level:
    """Return a level with its growth, if one is given."""
    first, *growth = args
    return facts.Level(
        fact=fact(first),  # type: ignore[arg-type]
        growth=fact(growth[0]) if growth else None,  # type: ignore[arg-type]
    )


CASES: list[tuple[str, Callable[[], Fact], str, str]] = [
    (
        "levels of a dated period, pay per head",
        lambda: facts.Summary(levels=(level(JOBS), level(WAGES)), per_head=made("ratio", WAGES, JOBS)),
        "2025年上半年，湖南省带动就业20.59万人，发放劳务报酬24.36亿元[1]，人均约1.18万元（本报告计算）。",
        "In the first half of 2025, Hunan provided work for 205,900 people and paid"
        " 2.436 billion yuan in wages[1] – about 11,800 yuan a head (our calculation).",
    ),
    (
        "a sum whose start nobody said",
        lambda: facts.Summary(levels=(level(said("20.59万人", "205900", at=AS_OF)),)),
        "截至2025年6月底，湖南省累计带动就业20.59万人[1]。",
        "By the end of June 2025, Hunan had provided work for 205,900 people[1].",
    ),
    (
        "growth on a year earlier",
        lambda: facts.Summary(levels=(level(ALL, GROWTH),)),
        "2025年上半年，湖南省带动就业208万人，同比增长32%[1]。",
        "In the first half of 2025, Hunan provided work for 2.08 million people, up 32% on a year"
        " earlier[1].",
    ),
    (
        "a fall has a word, not a sign; an indicator without a verb is named",
        lambda: facts.Summary(levels=(level(RATE_NOW, FALL),)),
        "2025年上半年，湖南省城镇调查失业率为5.2%，比上年下降3.2%[1]。",
        "In the first half of 2025, Hunan recorded a surveyed urban unemployment rate of 5.2%,"
        " down 3.2% on the previous year[1].",
    ),
    (
        "any other base is quoted and explained in a note",
        lambda: facts.OtherBase(growth=OTHER, uneven=True),
        "原文称湖南省吸纳带动就业人数较一季度增长41.3%[1]。"
        "〔该增速以2025年上半年数比一季度数，两个时期长短不同，不能当作同比或环比使用。〕",
        "The source says that people employed in Hunan went up by 41.3% against the first"
        " quarter[1].〔The rate sets the first half of 2025 beside the first quarter, which is not"
        " as long; it is not a growth rate.〕",
    ),
    (
        "a plan is never what was done",
        lambda: facts.Plan(statement=PLAN),
        "2025年上半年湖南省吸纳带动就业人数30万人[1]（计划，非完成数）。",
        "Planned for Hunan, the first half of 2025: 300,000 people employed[1] (not done or spent).",
    ),
    (
        "both levels held: a growth of our own",
        lambda: compare(JOBS, BEFORE),
        "吸纳带动就业人数由2024年上半年的17.62万人增至20.59万人[1][2]，增长16.9%（本报告计算）。",
        "People employed rose from 176,200 people in the first half of 2024 to 205,900"
        " people[1][2], up 16.9% (our calculation).",
    ),
    (
        "a value that did not move is no growth of 0 %",
        lambda: compare(JOBS, said("20.59万人", "205900", at=H1_BEFORE)),
        "吸纳带动就业人数2024年上半年为20.59万人，2025年上半年为20.59万人[1]，两者持平。",
        "People employed was 205,900 people in the first half of 2024 and 205,900 people in the first"
        " half of 2025[1], the same.",
    ),
    (
        "two numbers side by side have one scale",
        lambda: compare(said("1.2亿元", "120000000", **PAY), said("9600万元", "96000000", at=H1_BEFORE, **PAY)),
        "劳务报酬发放额2024年上半年为9600万元，2025年上半年为1.2亿元[1]，增幅在19.2%～30.9%之间"
        "（本报告计算）；因原文数值取整，不给出单一增速。",
        "Labour remuneration paid rose from 96 million yuan in the first half of 2024 to 120 million"
        " yuan in the first half of 2025[1]. The increase is in the range of 19.2% to 30.9% (our"
        " calculation); the sources give rounded figures, so no single rate is stated.",
    ),
    (
        "a hedged operand gives a range, not a rate",
        lambda: compare(ALL, VAGUE),
        "吸纳带动就业人数2024年上半年为120余万人，2025年上半年为208万人[1]，增幅在59.6%～73.8%之间"
        "（本报告计算）；因原文为概数，不给出单一增速。",
        "People employed rose from more than 1.2 million people in the first half of 2024 to"
        " 2.08 million people in the first half of 2025[1]. The increase is in the range of 59.6% to"
        " 73.8% (our calculation); the sources give rounded figures, so no single rate is stated.",
    ),
    (
        "an interval over zero has no direction",
        lambda: compare(said("125万人", "1250000"), VAGUE),
        "吸纳带动就业人数2024年上半年为120余万人，2025年上半年为125万人[1]，因原文为概数，升降不能确定。",
        "People employed was more than 1.2 million people in the first half of 2024 and"
        " 1.25 million people in the first half of 2025[1]; it cannot be said to have risen or"
        " fallen.",
    ),
    (
        "rates differ by points",
        lambda: compare(RATE_NOW, RATE_THEN),
        "城镇调查失业率由2024年上半年的5.5%降至5.2%[1]，下降0.3个百分点（本报告计算）。",
        "Surveyed urban unemployment rate fell from 5.5% in the first half of 2024 to 5.2%[1], down"
        " 0.3 percentage points (our calculation).",
    ),
    (
        "a part of the same scope and period is a share",
        lambda: facts.Share(part=JOBS, whole=CHINA, result=made("share", JOBS, CHINA)),
        "湖南省吸纳带动就业人数占全国（208万人[2]）的9.9%（本报告计算）。",
        "Hunan accounts for 9.9% (our calculation) of people employed in China,"
        " 2.08 million people[2].",
    ),
    (
        "of another scope it is only equal to",
        lambda: facts.Share(part=JOBS, whole=CHINA, result=made("share", JOBS, CHINA), differs="scope"),
        "湖南省吸纳带动就业人数相当于全国（208万人[2]）的9.9%（本报告计算）。"
        "〔两个数的统计范围不同，只能说“相当于”，不能说“占”。〕",
        "For people employed, the figure for Hunan equals 9.9% (our calculation) of that for China,"
        " 2.08 million people[2].〔The two figures differ in their scope, so this is not a share.〕",
    ),
    (
        "parts that add up",
        lambda: facts.Parts(
            total=ALL,
            parts=(said("27.5万人", "275000", subject="专项项目"), said("180.5万人", "1805000", subject="推广项目")),
            added=made("sum", said("27.5万人", "275000"), said("180.5万人", "1805000")),
            agrees=True,
        ),
        "湖南省吸纳带动就业人数208万人[1]，其中专项项目27.5万人、推广项目180.5万人。"
        "两项相加为208万人（本报告计算），与总数一致。",
        "People employed in Hunan, 2.08 million people[1], includes 专项项目 275,000 people and"
        " 推广项目 1.805 million people. The two parts add up to 2.08 million people (our"
        " calculation), as the total says.",
    ),
    (
        "what was done of what was planned",
        lambda: facts.Completion(actual=JOBS, plan=PLAN, result=made("completion", JOBS, PLAN)),
        "湖南省吸纳带动就业人数20.59万人[1]，为计划数30万人的68.6%（本报告计算）。",
        "People employed in Hunan came to 205,900 people[1], or 68.6% of the 300,000 people"
        " planned (our calculation).",
    ),
    (
        "a headline and the text under it",
        lambda: facts.TitleBeside(headline=TITLE, body=JOBS),
        "吸纳带动就业人数：标题为20余万人，正文为20.59万人[1]，两者相容，取正文数值。",
        "People employed: the headline says more than 200,000 people, the text 205,900 people[1];"
        " both can be true, and the text is used.",
    ),
    (
        "two sources that cannot both be right",
        lambda: facts.Disagreement(
            conflict=conflict(JOBS, LESS, Flag.DISAGREES),
            decision=Decision.AUTHORITY,
            gap=made("difference", JOBS, LESS),
        ),
        "吸纳带动就业人数：甲日报为20.59万人[1]，乙日报为19.8万人[2]，相差7900人（本报告计算）；"
        "采用前者（来源层级较高）。",
        "People employed: 甲日报 says 205,900 people[1], 乙日报 says 198,000 people[2], a difference"
        " of 7,900 people (our calculation). The first is used (the source nearer to the issuer).",
    ),
    (
        "a power of ten is a slip of the unit",
        lambda: facts.Disagreement(
            conflict=conflict(WAGES, WRONG, Flag.UNIT_SLIP),
            decision=Decision.AUTHORITY,
            gap=made("times", WAGES, WRONG),
            slip=10,
        ),
        "劳务报酬发放额：甲日报为24.36亿元[1]，乙日报为2.436亿元[2]，相差约10倍（本报告计算），"
        "疑为单位误写，后者未采用。",
        "Labour remuneration paid: 甲日报 says 2.436 billion yuan[1], 乙日报 says 243.6 million"
        " yuan[2], about 10 times apart (our calculation). This looks like a slip of the unit, and the"
        " second is not used.",
    ),
    (
        "what a growth is measured from is said, its minus too, and which stands first",
        lambda: facts.Disagreement(
            conflict=conflict(FALL, said("0.5%", "0.5", unit="pct", facet=Facet.CHANGE_PCT, basis="prev_year"),
                              Flag.SEVERAL),
            decision=Decision.EARLIEST,
            gap=None,
        ),
        "吸纳带动就业人数（比上年增速）：同一文件中有−3.2%和0.5%两个数[1]，统计范围未能区分；"
        "采用前者（文中居前）。",
        "People employed (change on the previous year): one document gives both −3.2% and 0.5%[1], and"
        " their scopes could not be told apart. The first is used (it stands first in the text).",
    ),
    (
        "what the source says of a place is quoted",
        lambda: facts.RankSaid(statement=WAGES, words="规模居全国前列"),
        "原文称湖南省劳务报酬发放额“规模居全国前列”[1]。",
        "The source says of labour remuneration paid in Hunan, “规模居全国前列”[1].",
    ),
    (
        "parts that add up but for rounding",
        lambda: facts.Parts(
            total=said("174万余人", "1740000", comparator="more_than"),
            parts=(said("93.9万人", "939000", subject="甲类"), said("80.2万人", "802000", subject="乙类")),
            added=made("sum", said("93.9万人", "939000"), said("80.2万人", "802000")),
            agrees=True,
        ),
        "湖南省吸纳带动就业人数174万余人[1]，其中甲类93.9万人、乙类80.2万人。"
        "两项相加为174.1万人（本报告计算），与总数之差在四舍五入范围内。",
        "People employed in Hunan, more than 1.74 million people[1], includes 甲类 939,000 people and"
        " 乙类 802,000 people. The two parts add up to 1.741 million people (our calculation), which is"
        " the total but for rounding.",
    ),
    (
        "one text carried by two outlets",
        lambda: facts.Reposts(
            statements=(JOBS, WAGES), copies=(said("20.59万人", "205900", source=source("乙日报")),)
        ),
        "湖南省吸纳带动就业人数、劳务报酬发放额见于两家媒体[1][2]，文本相同，按一条计。",
        "The figures for Hunan on people employed and labour remuneration paid were carried by two"
        " outlets with the same text[1][2]; they are counted once.",
    ),
    (
        "known only from a digest",
        lambda: facts.DigestOnly(statements=(JOBS, WAGES)),
        "湖南省吸纳带动就业人数20.59万人、劳务报酬发放额24.36亿元仅见于译文或摘编[1]，未见原文，"
        "引用前请核对。",
        "Known for Hunan only from a translation or digest[1] – 205,900 people employed and labour"
        " remuneration paid of 2.436 billion yuan; check the original before quoting.",
    ),
    (
        "a total that another total speaks against",
        lambda: facts.Doubt(statement=JOBS, flag=Flag.CUM_FALLS),
        "湖南省吸纳带动就业人数20.59万人[1]与同一起算日的另一累计数不合，累计数不应减少，引用前请核对。",
        "To be checked for Hunan – 205,900 people employed[1]: a total since the same day is smaller at"
        " a later date.",
    ),
    (
        "what is not held is never zero",
        lambda: facts.Missing(names=("青海省", "西藏自治区"), subjects=("培训人数", "受益人数")),
        "资料未载培训人数、受益人数的地区：青海省、西藏自治区。",
        "The sources held do not state 培训人数 and 受益人数 for 青海省 and 西藏自治区.",
    ),
    (
        "nothing held: the nearest",
        lambda: facts.NothingHeld(
            region="湖南省", start=date(2022, 1, 1), end=date(2022, 12, 31),
            same_region=((date(2023, 1, 1), date(2023, 6, 30)),), same_period=("云南省",),
        ),
        "现有资料中没有湖南省2022年的数据。湖南省有数据的时期：2023年上半年。2022年有数据的地区：云南省。",
        "The sources held say nothing about 湖南省 in 2022. Periods with data for 湖南省 – the first"
        " half of 2023. Regions with data for 2022 – 云南省.",
    ),
]  # fmt: skip


def plain(inlines: object) -> str:
    """Return inlines as text: [1] for a reference, 〔…〕 for a note."""
    shown = ""
    for each in inlines:  # type: ignore[attr-defined]
        match each:
            case Text() | Atom():
                shown += each.text
            case Reference():
                shown += "".join(f"[{number}]" for number in each.numbers)
            case Footnote():
                shown += f"〔{plain(each.inlines)}〕"
    return shown


@pytest.mark.parametrize(("label", "make", "zh", "en"), CASES, ids=[case[0] for case in CASES])
def test_facts_are_worded(label: str, make: Callable[[], Fact], zh: str, en: str) -> None:
    """A fact has one sentence in each language, its numbers as atoms."""
    # the first source of every ledger is the daily of the first statement
    worded = []
    for wording in (ChineseWording, EnglishWording):
        ledger = Ledger(wording.lang, Links())
        ledger.cite(JOBS)
        worded.append(plain(say(wording(ledger), make())))

    assert [zh, en] == worded


@pytest.mark.parametrize(("label", "make", "zh", "en"), CASES, ids=[case[0] for case in CASES])
def test_a_sentence_has_three_numbers_at_most(
    label: str, make: Callable[[], Fact], zh: str, en: str
) -> None:
    """No sentence of a briefing holds more numbers than a reader can keep."""
    ledger = Ledger("zh", Links())
    marked = "".join(
        "\x1f" if isinstance(each, Atom) else getattr(each, "text", "")
        for each in say(ChineseWording(ledger), make())
    )

    assert all(sentence.count("\x1f") <= 3 for sentence in marked.split("。"))


# Causes, praise and size: the sources' business, inside quotation marks only.
_FORBIDDEN = {
    "zh": "促进 带来 有效 显著 明显 大幅 巨大 良好 积极 有力 成效 仅 高达 提升了 推动 导致 得益于",
    "en": "because due cause significantly successful effective sharply only huge strong boosted",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_template_explains_or_praises(lang: str) -> None:
    """The templates have no causal or evaluative word and no adjective of size."""
    templates = " ".join(phrases(lang)["sentences"].values()).lower()
    words = _FORBIDDEN[lang].split()
    found = [
        w for w in words if (w in templates if lang == "zh" else re.search(rf"\b{w}\b", templates))
    ]

    assert [word for word in found if word not in {"仅", "only"}] == []


def test_every_operation_can_be_explained() -> None:
    """The annex has a formula for everything that can be calculated, in both languages."""
    for lang in ("zh", "en"):
        assert set(OPERATIONS) == set(phrases(lang)["operations"])


def test_both_languages_have_the_same_phrases() -> None:
    """Every sentence, text and list exists in both languages."""
    zh, en = phrases("zh"), phrases("en")
    sections = (
        "sentences",
        "texts",
        "statuses",
        "decisions",
        "operations",
        "flags",
        "packs",
        "plurals",
        "doubts",
    )

    for section in sections:
        assert set(zh[section]) == set(en[section])
