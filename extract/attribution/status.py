"""Whether a figure has happened, is planned, aimed at or demanded (figures.md §6.3, GUIDE)."""

import re
from functools import cache
from importlib.resources import files

import yaml

from extract.figure import Comparator, Facet, Status

from .document_frame import DocumentFrame
from .drafts import Draft
from .facets import CHANGES, RATIOS
from .reading import Reading, last_match
from .sections import Section

# People and homes reached are outcomes to be aimed at; what is built is an action to be done.
OUTCOMES = frozenset({"person", "household", "person_time"})
AFTERWARDS = re.compile(r"(?:投产|达产|建成|竣工|完工)后|建成投产后")
# A bound in these words is a norm wherever it stands.
NORM = re.compile(r"不得?(?:低|少|高|多|超)[于过]|不小于|不应")
# What a notice releases is given; what is to come of it is planned.
RELEASED = re.compile(r"下达|安排下达|予以安排")
UNTIL_YEAR = re.compile(r"(?<!年)到(20\d\d)年")
GRANTED = frozenset({"project", "CNY"})
DEMANDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})


def set_statuses(reading: Reading, frame: DocumentFrame, section: Section | None) -> None:
    """Give every draft its status."""
    for draft in reading.drafts:
        words = reading.text[draft.sentence_start : draft.start]
        chain = reading.text[draft.chain_start : draft.start]
        tail = reading.text[draft.start : draft.clause_end]
        if section is Section.TASKS:
            _of_tasks(draft, words, tail)
        elif section is Section.REVIEW:
            _of_review(draft, chain)
        else:
            _of_text(draft, words, tail, frame)


def _decide(draft: Draft, status: Status, rule: str, words: str) -> None:
    draft.status = status
    draft.because("status", rule, words)


def _of_tasks(draft: Draft, words: str, tail: str) -> None:
    demand = _pattern("requirement").search(words + tail)
    clause = words[-24:]
    if demand and (draft.comparator in DEMANDS or "标准" in demand[0]):
        _decide(draft, Status.REQUIREMENT, "zh.tasks.demand", demand[0])
        return
    if draft.facet is Facet.SHARE and draft.comparator in DEMANDS and "用工" in words:
        _decide(draft, Status.REQUIREMENT, "zh.tasks.demand", clause)
        return
    if draft.facet in CHANGES or draft.facet is Facet.LEVEL and draft.unit in RATIOS:
        _decide(draft, Status.TARGET, "zh.tasks.rate", clause)
        return
    goal = _pattern("goal").search(clause) or _pattern("goal").search(
        tail[: draft.end - draft.start]
    )
    if goal:
        _decide(draft, Status.TARGET, "zh.tasks.goal", goal[0])
    elif draft.unit in OUTCOMES:
        _decide(draft, Status.TARGET, "zh.tasks.people", clause)
    else:
        _decide(draft, Status.PLANNED, "zh.tasks", "")


def _of_review(draft: Draft, words: str) -> None:
    found = _last("estimate", words)
    later = AFTERWARDS.search(words)
    if later:
        _decide(draft, Status.PLANNED, "zh.review.afterwards", later[0])
    elif found and not _pattern("done").search(words, found.end()):
        _decide(draft, Status.ESTIMATE, "zh.review.estimate", found[0])
    else:
        _decide(draft, Status.ACTUAL, "zh.review", "")


def _of_text(draft: Draft, words: str, tail: str, frame: DocumentFrame) -> None:
    demand = _demand(draft, words, tail, frame)
    if demand:
        _decide(draft, Status.REQUIREMENT, "zh.demand", demand)
        return
    cue = _cue(words, frame)
    if cue and not _pattern("done").search(words, cue[0] + len(cue[2])):
        _decide(draft, cue[1], "zh.cue", cue[2])
    elif frame.status is Status.PLANNED and RELEASED.search(words) and draft.unit in GRANTED:
        _decide(draft, Status.ACTUAL, "zh.released", "下达")
    elif frame.status is not Status.ACTUAL and not _pattern("done").search(words):
        _decide(draft, frame.status, "document", frame.title[:20])
    else:
        _decide(draft, Status.ACTUAL, "default", "")


def _demand(draft: Draft, words: str, tail: str, frame: DocumentFrame) -> str:
    """Return the words that make a figure a norm, or an empty text."""
    norm = NORM.search(_quote(draft, tail)) if draft.unit in RATIOS else None
    if norm:
        return norm[0]
    found = _last("requirement", words) or _pattern("requirement").search(tail)
    bound = draft.comparator in DEMANDS or draft.facet is Facet.BOUND
    return found[0] if found and (frame.is_rule or bound) else ""


def _cue(words: str, frame: DocumentFrame) -> tuple[int, Status, str] | None:
    """Return the last word before a figure that puts it in the future, and where it stands."""
    best: tuple[int, Status, str] | None = None
    for name, status in (("planned", Status.PLANNED), ("target", Status.TARGET)):
        found = _last(name, words)
        if found and (best is None or found.start() > best[0]):
            best = (found.start(), status, found[0])
    year = UNTIL_YEAR.search(words)
    if year and frame.reference is not None and int(year[1]) >= frame.reference.year:
        best = best or (year.start(), Status.TARGET, year[0])
    return best


def _quote(draft: Draft, tail: str) -> str:
    """Return the words of the figure itself."""
    return tail[: draft.end - draft.start]


def _last(name: str, words: str) -> re.Match[str] | None:
    return last_match(_pattern(name), words)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    text = (files("extract.attribution") / "status.yml").read_text(encoding="utf8")
    return re.compile(yaml.load(text, Loader=yaml.CSafeLoader)[name])
