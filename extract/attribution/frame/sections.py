"""Which part of a work report a passage is: a review of what was done, or the tasks ahead."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import sqrt

from extract.attribution.reading import Reading
from ingest import Passage, PassageKind, fold

from .terms import Years, opening, opens_ahead, opens_year, summed_up, years_named

REVIEW = re.compile(r"回顾|过去|成就|成绩|成效|进展|取得|工作情况|新辉煌|总结")
TASKS = re.compile(
    r"今后|安排|任务|目标|要求|部署|思路|建议|重点工作|努力做好|工作重点|奋斗|未来|全力以?赴?做好|自身建设|主要工作|着力抓好"
)
# A heading inside a part says less: 聚焦总目标，促进社会全面进步 may head what was done.
REVIEW_INSIDE = re.compile(r"回顾|工作情况|总结|主要成[就绩]|过去(?:的)?[一五]年")
TASKS_INSIDE = re.compile(
    r"今后|工作安排|重点工作|目标任务|主要(?:目标|任务)|(?:预期|奋斗)目标|未来|总体要求"
)
TOP_HEADING = re.compile(r"\s*[#*]*\s*第?[一二三四五六七八九]\s*(?:、|部分)")
# How much a heading counts beside the words of the passage under it, and years that it names.
HEADING_WEIGHT = 3.0
TERM_WEIGHT = 2.0
# The passages before speak for the one after them: a report changes from review to tasks but
# once or twice. Fitted on reports whose headings tell (of their paragraphs without the headings
# 0.953 are right by their own words, 0.966 with the passages before, 0.976 with those after).
NEIGHBOURS_WEIGHT = 0.5
NEIGHBOURS_FADE = 0.8
AHEAD_WEIGHT = 0.35
NEIGHBOURS_LIMIT = 4.0
# A shorter passage is a heading, a salutation or an item of a list.
SHORTEST = 50
# 今后五年的主要目标是：
INTRODUCES = re.compile(r"(?:[：:]|(?:工作|成就|任务|目标|方面|如下)。?)\s*$")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
PUNCTUATION = re.compile("[。；：、！？,;:（）()“”—\n]")


class Section(StrEnum):
    """The part of a report."""

    REVIEW = "review"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Part:
    """What a passage of a report belongs to: its section, and the years it is about.

    `years` are those of a term of office or a plan where the part is about more than the one
    year that its section means, else None.
    """

    section: Section
    years: Years | None = None


class SectionReader:
    """Reads the passages of a report in order; a heading holds until the next of its level."""

    def __init__(self, year: int | None, passages: Sequence[Passage] = ()) -> None:
        """`passages` are those of the report, so that those after one can speak for it too."""
        self._scores = {
            passage.no: word_score(fold(passage.text), year)
            for passage in passages
            if len(passage.text) >= SHORTEST
        }
        self._ahead = _words_ahead(passages, self._scores)
        self._summed_up = _summed_up(passages, year) if year is not None else {}
        self._prior = 0.0
        self._neighbours = 0.0
        self._year = year
        self._years: Years | None = None

    def read(self, reading: Reading) -> Part:
        """Return the part that a passage belongs to."""
        text = reading.text
        self._see_heading(reading.passage.kind, text)
        own = self._score(reading)
        named = self._named(opening(text))
        self._end_term(text)
        years = named or self._years or self._summed_up.get(reading.passage.no)
        score = self._prior + own + self._lean(years)
        score += NEIGHBOURS_WEIGHT * self._neighbours
        score += AHEAD_WEIGHT * self._ahead.get(reading.passage.no, 0.0)
        self._see_words(own)
        if named is not None and (INTRODUCES.search(opening(text)) or opens_ahead(text)):
            self._years = named
        section = Section.TASKS if score > 0 else Section.REVIEW
        return Part(section, self._fitting(years, section))

    def see(self, reading: Reading) -> None:
        """Take note of a passage without figures: it may be the heading of a part."""
        text = reading.text
        self._see_heading(reading.passage.kind, text)
        if len(text) >= SHORTEST:
            self._see_words(self._score(reading))
        self._end_term(text)
        is_short, introduces = len(text) < SHORTEST, INTRODUCES.search(text) is not None
        named = self._named(text if is_short else opening(text))
        if named is None and introduces:
            named = self._named(text[text.rstrip("。\n ").rfind("。") + 1 :])
        if named is not None and (is_short or introduces or opens_ahead(text)):
            self._years = named

    def _end_term(self, text: str) -> None:
        """2022年是…: a paragraph that begins with one year is no longer about the years ahead."""
        years = self._years
        if years is not None and self._year is not None and years.last > self._year:
            self._years = None if opens_year(text) else years

    def _score(self, reading: Reading) -> float:
        known = self._scores.get(reading.passage.no)
        return word_score(reading.text, self._year) if known is None else known

    def _named(self, words: str) -> Years | None:
        return years_named(words, self._year) if self._year is not None else None

    def _lean(self, years: Years | None) -> float:
        """Years of a term tell the section too: those that are over are reviewed."""
        if years is None or self._year is None or not years.is_term:
            return 0.0
        return TERM_WEIGHT if years.last >= self._year else -TERM_WEIGHT

    def _fitting(self, years: Years | None, section: Section) -> Years | None:
        if years is None or self._year is None or not years.is_term:
            return None
        is_ahead = years.last >= self._year
        return years if is_ahead == (section is Section.TASKS) else None

    def _see_words(self, score: float) -> None:
        self._neighbours = _faded(self._neighbours, score)

    def _see_heading(self, kind: PassageKind, text: str) -> None:
        if kind is PassageKind.HEADING or _is_top(text):
            self._heading(text)

    def _heading(self, text: str) -> None:
        is_top = _is_top(text)
        patterns = (REVIEW, TASKS) if is_top else (REVIEW_INSIDE, TASKS_INSIDE)
        review, tasks = (pattern.search(text) for pattern in patterns)
        if is_top:
            self._years = None
        if review and not tasks:
            self._prior = -HEADING_WEIGHT
        elif tasks and not review:
            self._prior = HEADING_WEIGHT
        elif is_top:
            self._prior = 0.0
        else:
            return
        self._neighbours = 0.0


def _is_top(text: str) -> bool:
    return len(text) < SHORTEST and TOP_HEADING.match(text) is not None


def _faded(before: float, score: float) -> float:
    now = NEIGHBOURS_FADE * before + score
    return max(-NEIGHBOURS_LIMIT, min(NEIGHBOURS_LIMIT, now))


def _words_ahead(passages: Sequence[Passage], scores: Mapping[int, float]) -> Mapping[int, float]:
    """Return by its number what the passages after each one say, up to the next top heading."""
    ahead, said = {}, 0.0
    for passage in reversed(passages):
        ahead[passage.no] = said
        if _is_top(passage.text):
            said = 0.0
        elif passage.no in scores:
            said = _faded(said, scores[passage.no])
    return ahead


def _summed_up(passages: Sequence[Passage], year: int) -> Mapping[int, Years]:
    """Return by its number the years of each passage whose part is summed up below as one of years.

    五年的成绩来之不易 tells what those above are about, unless the heading or one of them names a year.
    """
    told: dict[int, Years] = {}
    years: Years | None = None
    above: list[int] = []
    for passage in passages:
        text = fold(passage.text)
        if _is_top(text):
            above, years = [], None
        named = years_named(opening(text), year)
        years = years or named
        if years is None:
            above.append(passage.no)
        found = summed_up(text, year)
        if found is not None and (years is None or years == found):
            told |= dict.fromkeys(above, found)
            above = []
    return told


def word_score(text: str, year: int | None = None) -> float:
    """Return how much the words speak for tasks ahead (positive) or a review (negative).

    >>> word_score("力争新增就业5万人，加快建设") > 0 > word_score("完成投资3亿元，增长5%，取得成效")
    True
    """
    weights = _weights()
    counts = Counter(_word_re().findall("，" + PUNCTUATION.sub("，", text)))
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
        (files("extract.attribution.frame") / "section_words.tsv")
        .read_text(encoding="utf8")
        .splitlines()
    )
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(weight) for word, weight in pairs}


@cache
def _word_re() -> re.Pattern[str]:
    """Match the longest word that begins here; those of one first character stand together, for speed."""
    rests: dict[str, list[str]] = {}
    for word in sorted(_weights(), key=len, reverse=True):
        if word[0] != "<":
            rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(c)}(?:{'|'.join(r)})" for c, r in rests.items()))
