"""Datelines of news (新华社北京6月12日电) and of reports (——2025年1月15日在…会议上)."""

import re
from datetime import date
from typing import NamedTuple

from ingest.characters import fold
from ingest.lines import is_sentence

from .dates import DAY, find_date

NEWS = re.compile(
    r"""
    (?P<agency>新华社|新華社|中新网|中新社|中国新闻网|央视网|人民网|光明网|本报|本報|[一-鿿]{2,6}(?:网|報|报|社|讯))
    (?P<place>[一-鿿]{2,8}?) \s*
    (?P<month>\d{1,2}) 月 (?P<day>\d{1,2}) 日 \s* (?:电|電|讯|訊)
    (?: \s* [（(] (?:记者|通讯员|記者)? \s* (?P<reporters>[^）)]{2,60}) [）)] )?
    """,
    re.VERBOSE,
)
# 长江网10月4日讯: no place.
NEWS_WITHOUT_PLACE = re.compile(
    r"(?P<agency>[一-鿿]{2,6}(?:网|报|社))(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:电|讯)"
)
# The line below the title of a report or a plan that tells when an assembly heard or passed it:
# ——2010年1月26日在…会议上, （2003年2月16日 某某）, 政府工作报告——2013年1月30日在…会议上,
# ——在2013年1月23日某省…会议上. Or its day stands in brackets at the end of the line.
BELOW_TITLE = re.compile(
    rf"(?:.{{0,60}}(?:(?:报告|纲要|计划)》?|(?=—)))?\s*[（(]?\s*[—-]{{0,4}}\s*[（(]?\s*在?\s*{DAY}(?!电|讯)"
    rf"|.{{4,60}}(?:会议|大会)上?\s*[（(]\s*{DAY}\s*[）)]\s*$"
)
FIRST_LINES = 6
MOST_LINE = 100


class Dateline(NamedTuple):
    """What a dateline tells; `day` has the year of publication, or of the year before."""

    agency: str | None = None
    place: str | None = None
    day: date | None = None
    reporters: str | None = None


def find_dateline(lines: list[str], published: date | None) -> Dateline | None:
    """Return the dateline of an article from its first lines.

    >>> find_dateline(["新华社长沙7月22日电(记者张一)上半年"], date(2025, 7, 23))[1:3]
    ('长沙', datetime.date(2025, 7, 22))
    """
    for line in lines[:FIRST_LINES]:
        if is_below_title(line):
            return Dateline(day=find_date(line))
        match = NEWS.match(line.lstrip(" 　\xa0")) or NEWS_WITHOUT_PLACE.match(line.lstrip(" 　"))
        if match is not None:
            return _news(match, published)
    return None


def is_below_title(line: str) -> bool:
    """Say whether a line below a title tells when its assembly met.

    >>> is_below_title("——二〇一二年一月六日在某省第十一届人民代表大会第五次会议上")
    True
    """
    is_short = len(line) <= MOST_LINE and not is_sentence(line)
    return is_short and BELOW_TITLE.match(fold(line).strip()) is not None


def _news(match: re.Match[str], published: date | None) -> Dateline:
    groups = match.groupdict()
    day = _day(int(groups["month"]), int(groups["day"]), published)
    return Dateline(groups["agency"], groups.get("place"), day, groups.get("reporters"))


def _day(month: int, day: int, published: date | None) -> date | None:
    """Return the day in the year of publication, a year earlier where it would lie after."""
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found <= published:
            return found
    return None
