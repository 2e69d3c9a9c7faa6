"""What a document says of all its figures before any is read: kind, year, region, default status."""

import re
from dataclasses import dataclass
from datetime import date

from extract.figure import Status
from ingest import Document, Passage, PassageKind

from .place import place_of
from .plans import plan_of
from .report_year import named_year, report_year

# Its numbered lines are texts of their own.
DIGEST = re.compile(r"(?:新闻|内容)(?:摘要|提要)|快讯|简讯|要闻")
ABROAD = re.compile(r"国际(?:联播|快讯|要闻|新闻)")
RULES = re.compile(r"办法|细则|规定|条例|标准|意见|指引|规程|规则|指南|通知")
PLANS = re.compile(r"批复|公示|计划|规划|方案|安排|下达|纲要|投资计划|申报|行动")
# What an assembly has decided is done, though it be a plan: 关于机构改革方案的决定.
DECIDED = re.compile(r"的(?:决定|决议)$")
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
# A report on a plan has a review and tasks as a work report has: 关于…计划草案的报告.
WORK_REPORT = re.compile(
    r"工作的?报告|关于.*(?:计划|规划|纲要|预算)(?:草案)?(?:[（(]草案[）)])?的报告"
)
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
    plan = plan_of(title) if kind == "notice" else None
    if kind == "report":
        year = report_year(document, title, reference)
    else:
        year = plan[0] if plan is not None else _year(kind, title, reference)
    return DocumentFrame(
        kind=kind,
        title=title,
        year=year,
        reference=reference or _guessed(kind, year, plan),
        region=place_of(document, title, is_report=kind == "report" or plan is not None),
        status=_status(kind, title),
        named_year=named_year(title),
        is_rule=kind == "notice"
        and RULES.search(title) is not None
        or QUESTIONS.search(title) is not None,
        confidence=0.8 if document.kind == "digest" else 1.0,  # figures.md §1, fact 4
        is_abroad=ABROAD.search(title) is not None,
        plan=plan,
        is_digest=kind in ("news", "digest") and DIGEST.search(title) is not None,
    )


def _kind(document: Document, title: str) -> str:
    if document.kind == "digest" and DIGEST.search(title):
        return "news"  # of which it is a summary
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


def _guessed(kind: str, year: int | None, plan: tuple[int, int] | None) -> date | None:
    """A report without a date was given in January of its year; a bulletin came out after it.

    A plan looks ahead from the first day of its years.
    """
    if year is None:
        return None
    if plan is not None:
        return date(year, 1, 1)
    if kind == "report":
        return date(year, 1, 20)
    return date(year + 1, 2, 28) if kind == "bulletin" else None


def _status(kind: str, title: str) -> Status:
    if kind == "news" and QUESTIONS.search(title):
        return Status.REQUIREMENT
    if kind == "notice" and OUTLINE.search(title):  # what an outline of a plan names are its goals
        return Status.TARGET
    if kind == "notice" and PLANS.search(title) and not DECIDED.search(title):
        return Status.PLANNED
    return Status.REQUIREMENT if kind == "notice" and RULES.search(title) else Status.ACTUAL
