"""What a document says of all its figures before any is read: kind, year, region, default status."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from extract.figure import Status
from extract.regions.context import region_of
from extract.regions.gazetteer import NATION, regions
from extract.regions.mentions import find_regions
from ingest import Document, Passage, PassageKind

from .plans import plan_of
from .reading import dateline_end
from .report_year import named_year, report_year

NATIONAL = re.compile(
    r"中华人民共和国|国务院|全国|国家统计局|中国|我国|国家发展改革委|财政部|国家发展和改革委员会"
)
HAN = re.compile("[\u4e00-\u9fff]")
# What is read of a first paragraph, and the words that make it one about the nation.
LEAD = 160
NATIONAL_LEAD = re.compile(r"全国|我国|各地|国务院|国家|中国|China|Chinese|nation|world|全球|国际")
# Its numbered lines are texts of their own.
DIGEST = re.compile(r"(?:新闻|内容)(?:摘要|提要)|快讯|简讯|要闻")
ABROAD = re.compile(r"国际(?:联播|快讯|要闻|新闻)")
RULES = re.compile(r"办法|细则|规定|条例|标准|意见|指引|规程|规则|指南|通知")
PLANS = re.compile(r"批复|公示|计划|规划|方案|安排|下达|纲要|投资计划|申报|行动")
# What is asked of a rule is answered by it.
QUESTIONS = re.compile(
    r"政策问答|问题解答|申[领报]问答|热点\w{0,3}问$|申[领报](?:指南|详解)|办[事理]指南|政策解读|一图读懂"
    r"|(?:补[贴助]|发放|收费|待遇|保障)标准(?:[（(][^）)]*[）)])?$"
)
OUTLINE = re.compile(r"规划(?:和[^，。]{0,16})?纲要")
# The title of a formal document, though it was read from a page as news.
FORMAL = re.compile(
    r"(?:关于|印发)[^，。]{2,80}的?(?:通知|意见|决定|批复|公告|通告|公示|函|办法|规定)(?![会室司局])"
    r"|(?:条例|办法|细则|实施意见)(?:[（(][^）)]*[）)])?(?:全文)?$"
)
# 第十五条: the articles of a rule.
ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百]+条\s")
WORK_REPORT = re.compile(r"工作的?报告")
# A headline tells of documents: 会议审议《关于…的意见》.
HEADLINE = re.compile(r"召开|举行|审议|讨论|解读|听取|开幕|闭幕")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFrame:
    """The outermost frame of attribution.

    `kind`: report (a government's work report), bulletin, notice, news, digest. `year`:
    the year of a report, or the year that a bulletin reports. `region`: the code of the
    place the document is of, None where it names none. `status`: of a figure about which
    nothing is said. `plan`: the first and last year of the plan that the document is.
    """

    kind: str
    title: str
    year: int | None
    reference: date | None
    region: str | None
    status: Status
    named_year: int | None = None
    is_rule: bool = False
    is_abroad: bool = False
    is_digest: bool = False
    plan: tuple[int, int] | None = None
    confidence: float = 1.0


def frame_of(document: Document) -> DocumentFrame:
    """Return the frame of a document, from its title and metadata."""
    title = document.title or _first_line(document.passages)
    kind = _kind(document, title)
    reference = document.published or document.written
    year = report_year(document, title, reference) if kind == "report" else None
    return DocumentFrame(
        kind=kind,
        title=title,
        year=year if kind == "report" else _year(kind, title, reference),
        reference=reference or _guessed(kind, named_year(title) if year is None else year),
        region=_region(document, title),
        status=_status(kind, title),
        named_year=named_year(title),
        is_rule=kind == "notice"
        and RULES.search(title) is not None
        or QUESTIONS.search(title) is not None,
        confidence=0.8 if document.kind == "digest" else 1.0,  # figures.md §1, fact 4
        is_abroad=ABROAD.search(title) is not None,
        plan=plan_of(title) if kind == "notice" else None,
        is_digest=kind in ("news", "digest") and DIGEST.search(title) is not None,
    )


def _kind(document: Document, title: str) -> str:
    if document.kind == "news":
        is_formal = FORMAL.search(title) is not None and HEADLINE.search(title) is None
        return "notice" if is_formal or _has_articles(document) else "news"
    if WORK_REPORT.search(title):
        return "report"
    if document.kind == "report":
        return "notice" if PLANS.search(title) else "bulletin"
    return document.kind


def _has_articles(document: Document) -> bool:
    return any(ARTICLE.match(passage.text) for passage in document.passages)


def _first_line(passages: tuple[Passage, ...]) -> str:
    return passages[0].text if passages and passages[0].kind is PassageKind.TITLE else ""


def _year(kind: str, title: str, reference: date | None) -> int | None:
    named = named_year(title)
    if kind == "bulletin" and named is None and reference is not None:
        return reference.year - 1
    return named if named is not None or reference is None else reference.year


def _guessed(kind: str, year: int | None) -> date | None:
    """A report without a date was given in January of its year; a bulletin came out after it."""
    if year is None:
        return None
    if kind == "report":
        return date(year, 1, 20)
    return date(year + 1, 2, 28) if kind == "bulletin" else None


def _region(document: Document, title: str) -> str | None:
    for words in (title, document.issuer or ""):
        lang = "zh" if HAN.search(words) else "en"
        code = region_of(words, lang) if words else None
        if code is not None:
            return code
        if words is title and NATIONAL.search(words):
            return NATION
    if WORK_REPORT.search(title):
        return _of_deictics(document) or NATION
    lead = _lead_place(document)
    return lead or (NATION if document.kind in ("news", "bulletin", "digest") else None)


def _lead_place(document: Document) -> str | None:
    """Return the place of a local story: the only one that its first paragraph is about."""
    for passage in document.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST):
            continue
        text = passage.text[dateline_end(passage.text) :][:LEAD]
        if NATIONAL_LEAD.search(text):
            return NATION
        lang = "zh" if HAN.search(text) else "en"
        return region_of(text, lang)
    return None


def _of_deictics(document: Document) -> str | None:
    """Return the place that 全市 or 全省 means in a report whose title does not name it."""
    text = "\n".join(passage.text for passage in document.passages[:40])[:6000]
    for suffix in ("市", "省", "县", "区", "州"):
        if f"全{suffix}" in text or f"我{suffix}" in text:
            named = (
                code
                for place in find_regions(text)
                for code in place.codes[:1]
                if code in regions()
            )
            fits = Counter(code for code in named if regions()[code].name_zh.endswith(suffix))
            return fits.most_common(1)[0][0] if fits else None
    return None


def _status(kind: str, title: str) -> Status:
    if kind == "news" and QUESTIONS.search(title):
        return Status.REQUIREMENT
    if kind == "notice" and OUTLINE.search(title):  # what an outline of a plan names are its goals
        return Status.TARGET
    if kind == "notice" and PLANS.search(title):
        return Status.PLANNED
    return Status.REQUIREMENT if kind == "notice" and RULES.search(title) else Status.ACTUAL
