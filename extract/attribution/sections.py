"""Which part of a work report a passage is: a review of what was done, or the tasks ahead."""

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import sqrt

from ingest import PassageKind

from .reading import Reading

REVIEW = re.compile(r"回顾|过去|成就|成绩|成效|进展|取得|工作情况|新辉煌|总结")
TASKS = re.compile(
    r"今后|安排|任务|目标|要求|部署|思路|建议|重点工作|努力做好|工作重点|奋斗|未来|全力以?赴?做好|自身建设|主要工作|着力抓好"
)
TOP_HEADING = re.compile(r"\s*[#*]*\s*第?[一二三四五六七八九]\s*(?:、|部分)")
# How much a heading counts beside the words of the passage under it.
HEADING_WEIGHT = 3.0
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
PUNCTUATION = str.maketrans(dict.fromkeys("。；：、！？,;:（）()“”—\n", "，"))


class Section(StrEnum):
    """The part of a report."""

    REVIEW = "review"
    TASKS = "tasks"


class SectionReader:
    """Reads the passages of a report in order; a heading holds until the next of its level."""

    def __init__(self, year: int | None) -> None:
        self._prior = 0.0
        self._year = year

    def read(self, reading: Reading) -> Section:
        """Return the section of a passage."""
        self._see_heading(reading)
        score = self._prior + word_score(reading.text, self._year)
        return Section.TASKS if score > 0 else Section.REVIEW

    def see(self, kind: PassageKind, text: str) -> None:
        """Take note of a passage without figures: it may be the heading of a part."""
        if kind is PassageKind.HEADING or TOP_HEADING.match(text) and len(text) < 50:
            self._heading(text)

    def _see_heading(self, reading: Reading) -> None:
        self.see(reading.passage.kind, reading.text)

    def _heading(self, text: str) -> None:
        review, tasks = REVIEW.search(text), TASKS.search(text)
        if review and not tasks:
            self._prior = -HEADING_WEIGHT
        elif tasks and not review:
            self._prior = HEADING_WEIGHT
        elif TOP_HEADING.match(text):
            self._prior = 0.0


def word_score(text: str, year: int | None = None) -> float:
    """Return how much the words speak for tasks ahead (positive) or a review (negative).

    >>> word_score("力争新增就业5万人，加快建设") > 0 > word_score("完成投资3亿元，增长5%，取得成效")
    True
    """
    weights = _weights()
    counts = Counter(_word_re().findall("，" + text.translate(PUNCTUATION)))
    score = sum(weights[word] * sqrt(count) for word, count in counts.items())
    named = {int(found) for found in YEAR.findall(text)} if year is not None else set()
    if year is not None and any(one >= year for one in named):
        score += weights["<year>"]
    if year is not None and year - 1 in named:
        score += weights["<year-1>"]
    return score + weights["<bias>"]


@cache
def _weights() -> Mapping[str, float]:
    lines = (
        (files("extract.attribution") / "section_words.tsv").read_text(encoding="utf8").splitlines()
    )
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(weight) for word, weight in pairs}


@cache
def _word_re() -> re.Pattern[str]:
    words = sorted((word for word in _weights() if word[0] != "<"), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words))
