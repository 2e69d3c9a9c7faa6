"""The year of a work report or bulletin: told by its date, its title, its headings."""

import re
from datetime import date

from ingest import Document, PassageKind, fold

HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# 一九七八年 too; not the last year of a plan (2021—2025年), nor that of a vision (2035年远景目标).
TITLE_YEAR = re.compile(r"(?<![\d—-])((?:19|20)\d\d)年(?!远景)")
# A report of January is about the year that it opens; one of December about the next as well.
LAST_MONTHS = 11
# What heads the parts: 一、2011年工作回顾, 二、2012年的主要任务, 2006年政府工作回顾.
NUMBERING = r"\s*[#*]*\s*第?[一二三四五六七八九十]{0,2}\s*[、．.]?(?:部分)?\s*"
NAMED = r".{0,16}?((?:19|20)\d\d)年[^，。；：]{0,16}?"
REVIEWED = re.compile(rf"{NUMBERING}{NAMED}(?:回顾|总结|成就|成绩)")
AHEAD = re.compile(
    rf"{NUMBERING}{NAMED}(?:任务|安排|目标|要求|重点|建议|打算|思路|部署|主要工作|工作意见)"
)
HEADING = 40


def named_year(title: str) -> int | None:
    """Return the year that a title names.

    >>> named_year("关于一九八〇年国民经济计划执行结果的公报"), named_year("2021—2025年行动方案")
    (1980, None)
    """
    found = TITLE_YEAR.search(fold(title).translate(HAN_DIGITS))
    return int(found[1]) if found else None


def report_year(document: Document, title: str, reference: date | None) -> int | None:
    """Return the year whose tasks a work report sets; the one before it is reviewed."""
    if reference is not None:
        return reference.year + (reference.month >= LAST_MONTHS)
    named = max(map(int, TITLE_YEAR.findall(fold(title))), default=None)
    headed = _headed_year(document)
    if named is None or headed == named + 1:  # some titles name the year reviewed
        return headed
    return named


def _headed_year(document: Document) -> int | None:
    """Return the year of the headings: the one of the tasks, or the one after that reviewed."""
    ahead, reviewed = set(), set()
    for passage in document.passages:
        if passage.kind is PassageKind.TITLE:
            continue
        words = fold(passage.text[:HEADING])
        if (found := REVIEWED.match(words)) is not None:
            reviewed.add(int(found[1]) + 1)
        elif (found := AHEAD.match(words)) is not None and len(passage.text) <= HEADING:
            ahead.add(int(found[1]))
    return max(ahead | reviewed, default=None)
