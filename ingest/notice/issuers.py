"""Whose document it is: a labelled organ, the government of a report, the assembly that passed it,
the organs that signed it or begin its title; and where the text was taken from."""

import re

from .dates import DAY, is_date
from .signature import ORGAN, Signature

WHITE = re.compile(r"[\s　\xa0]+")
PLACE = (
    r"(?P<place>(?!本届|自治[区州]|[省市县区州]人民)(?:(?!在)[一-鿿]){1,10}?"
    r"(?:自治区|自治州|省|市|州|盟|县|区|旗|兵团))"
)
# 政府工作报告, 人民政府2014年工作报告.
WORK_REPORT = re.compile(r"政府(?:\d{4}年)?工作报告")
# Whose report it is: by its title, by the assembly it was given to, by its first sentence.
WORK_REPORTS = (
    re.compile(
        rf"^(?:\d{{4}}年)?{PLACE}(?:人民政府|政府)?(?:\d{{4}}年)?《?(?:(?:人民)?政府)?工作报告"
    ),
    re.compile(
        rf"(?:在|日(?!在)|^){PLACE}第?[一二三四五六七八九十\d]{{1,4}}届(?:人民代表大会|人大)", re.M
    ),
    re.compile(rf"代表{PLACE}人民政府"),
)
COUNCIL = re.compile("代表国务院|受国务院的?委托")
# Who passed it: 第九届某某人民代表大会第一次会议关于…的决定, （1996年3月17日…会议批准）; who had it
# published: （2021年7月27日中华人民共和国国务院令第746号公布）.
PASSED = r"第.{1,4}届(?P<name>.{2,10}?人民代表大会(?:常务委员会)?)第.{1,3}次会议"
PASSED_TITLE = re.compile(rf"^{PASSED}关于")
PASSED_LINE = re.compile(rf"日\s*{PASSED}(?:审议)?(?:通过|批准)")
PROMULGATED = re.compile(
    rf"[（(]\s*{DAY}\s*(?:中华人民共和国)?(?P<name>[一-鿿]{{2,24}}?)令\s*第?\s*\d+\s*号(?:公布|发布|修订)"
)
NOTICE_TITLE = re.compile(r"(?P<organs>.{3,60}?)(?:关于|印发).{2,200}")
MEDIUM = re.compile(r"[一-鿿]{2,10}(?:社|网|报|消息|客户端|电视台)")
THIS_SITE = frozenset({"本网", "本站", "本网站", "本站原创", "本网原创"})


def issuer_of(
    title: str, kind: str, labels: dict[str, str], lines: list[str], signature: Signature | None
) -> str | None:
    """Return the organs a document is from, joined by ；, in the order of the page.

    `kind` is that of its genre, `lines` are the first ones below the title. Without an organ
    it is who put it up: the labelled publisher, the source, the site.
    """
    if "issuer" in labels:
        return _organs(labels["issuer"])
    if kind == "report" and WORK_REPORT.search(title):
        return _government(title, lines)
    if signature is not None:
        return "；".join(signature.organs)
    organ = _lawgiver(title, lines) or _organ_of_head(title, lines)
    if organ is None and "publisher" in labels:
        return _organs(labels["publisher"])
    return organ or source_of(labels) or labels.get("site_name")


def source_of(labels: dict[str, str]) -> str | None:
    """Return where the text was taken from; 本网 is the site, and a medium may stand as author.

    >>> source_of({"content_source": "本网", "site_name": "某市人民政府"})
    '某市人民政府'
    """
    source = labels.get("content_source")
    if source in THIS_SITE:
        return labels.get("site_name") or source
    author = labels.get("author", "")
    return source or (author if MEDIUM.fullmatch(author) else None)


def promulgation(lines: list[str]) -> str | None:
    """Return the line below a law's title that tells who passed or published it, and when."""
    for line in lines[:3]:
        if PROMULGATED.search(line) or PASSED_LINE.search(line):
            return line
    return None


def _organs(names: str) -> str:
    """Return several organs joined by ；, a name with spaces in it as it is."""
    parts = [part for part in re.split(r"[\s　;；、,，]+", names) if part]
    return "；".join(parts) if all(ORGAN.fullmatch(part) for part in parts) else names


def _government(title: str, lines: list[str]) -> str | None:
    """Return the government that gives a work report, from its title or its first lines."""
    head = "\n".join([title, *lines[:6]])
    if title.startswith("国务院") or COUNCIL.search(head):
        return "国务院"
    for words in (head, head.replace("\n", "")):  # a line may break before 人民代表大会
        for pattern in WORK_REPORTS:
            match = pattern.search(words)
            if match is not None:
                return f"{match['place']}人民政府"
    return None


def _lawgiver(title: str, lines: list[str]) -> str | None:
    """Return the assembly that passed a document, or the organ whose order it is."""
    head = "\n".join(lines[:3])
    for pattern, words in ((PASSED_TITLE, title), (PASSED_LINE, head), (PROMULGATED, head)):
        match = pattern.search(words)
        if match is not None:
            return match["name"]
    return None


def _organ_of_head(title: str, lines: list[str]) -> str | None:
    """Return the organ that a notice's title begins with, or that stands below the title."""
    notice = NOTICE_TITLE.match(title)
    organs = WHITE.split(notice["organs"].strip("（转载）")) if notice is not None else []
    if organs and all(ORGAN.fullmatch(organ) for organ in organs):
        return "；".join(organs)
    for line, after in zip(lines[:3], [*lines[1:4], ""], strict=False):
        if ORGAN.fullmatch(WHITE.sub("", line)) and is_date(after):
            return WHITE.sub("", line)
    return None
