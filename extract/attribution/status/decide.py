"""Whether a figure has happened, is planned, aimed at or demanded (figures.md §6.3, GUIDE)."""

import re

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES, RATIOS
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.frame.sections import Section
from extract.attribution.reading import Reading, last_match
from extract.attribution.times.carrying import HEAD
from extract.attribution.times.states import is_origin
from extract.figure import Facet, Status
from extract.periods.model import PeriodUse

from .tasks import is_ahead, set_of_task
from .words import AFTERWARDS, DEMANDS, UNTIL_YEAR, decide, quote, status_words

# A bound in these words is a norm wherever it stands.
NORM = re.compile(r"不得?(?:低|少|高|多|超)[于过]|不小于|不应")
# What a notice releases is given; what is to come of it is planned.
RELEASED = re.compile(r"下达(?!.{0,4}计划)|予以安排")
BEHIND = (
    ("target_behind", Status.TARGET),
    ("requirement_behind", Status.REQUIREMENT),
    ("planned_behind", Status.PLANNED),
)
# 按照2023年度检查计划，…: a plan that is followed.
ACCORDING = re.compile(r"(?:按|根据|依据|依照)[^，。；]*$")
# 规划新建3座水库: a review tells plans as well.
YET_TO_BUILD = re.compile(r"(?:规划|计划|拟)(?:新建|扩建|建设)(?![了的])[^，。；]*$")
GUESS = re.compile(r"预计|初步测算|初步统计|有望")
GRANTED = frozenset({"project", "CNY"})


def set_statuses(reading: Reading, frame: DocumentFrame, section: Section | None) -> None:
    """Give every draft its status."""
    for draft in reading.drafts:
        chain = reading.text[draft.chain_start : draft.start]
        tail = reading.text[draft.start : draft.clause_end]
        if section is Section.TASKS or section is not None and is_ahead(reading, draft, frame):
            set_of_task(reading, draft, tail, frame)
        elif section is Section.REVIEW:
            _of_review(draft, chain)
        elif is_origin(reading, draft):
            decide(draft, Status.ACTUAL, "zh.origin", draft.left)
        elif _is_grown_from(draft):
            source = draft.source
            decide(draft, source.status if source else Status.ACTUAL, "zh.source", draft.left)
        else:
            _of_text(reading, draft, tail, frame)


def settle_statuses(reading: Reading, frame: DocumentFrame) -> None:
    """See what the times of the figures say of their status.

    预计 of a time that is over, as the news of a holiday's last day tells it, is an estimate;
    what is told of a deadline that is still to come (到2030年…；播种面积稳定在…) a target.
    """
    day = frame.reference
    for draft in reading.drafts if day is not None and frame.kind != "report" else ():
        start, end = draft.period_start, draft.period_end
        if end is None or day is None:
            continue
        if frame.plan is not None and end.year < frame.plan[0]:
            decide(draft, Status.ACTUAL, "zh.over", str(end))  # what a plan looks back on
            continue
        words = reading.text[draft.sentence_start : draft.start]
        is_over = start is not None and (end < day or end == day and start < end)
        if draft.status is Status.PLANNED and is_over and GUESS.search(words):
            decide(draft, Status.ESTIMATE, "zh.over", words[-12:])
        elif draft.status is Status.ACTUAL and start is None and end > day and _is_remote(draft):
            decide(draft, Status.TARGET, "zh.deadline", str(end))


def _is_remote(draft: Draft) -> bool:
    return draft.period_rule in ("zh.sentence", "zh.chain")


def _is_grown_from(draft: Draft) -> bool:
    """预计发送旅客5835万人次，同比增长54.3%: the growth is as sure as what has grown."""
    source = draft.source
    if source is None or draft.facet not in CHANGES or source.sentence != draft.sentence:
        return False
    return source.facet not in CHANGES and source.index == draft.index - 1


def _of_review(draft: Draft, words: str) -> None:
    found = _last("estimate", words)
    later = AFTERWARDS.search(words) or YET_TO_BUILD.search(words)
    if later:
        decide(draft, Status.PLANNED, "zh.review.afterwards", later[0])
    elif found and not status_words("done").search(words, found.end()):
        decide(draft, Status.ESTIMATE, "zh.review.estimate", found[0])
    else:
        decide(draft, Status.ACTUAL, "zh.review", "")


def _of_text(reading: Reading, draft: Draft, tail: str, frame: DocumentFrame) -> None:
    words = reading.text[draft.sentence_start : draft.start]
    demand = _demand(draft, words, tail, frame)
    behind = _behind(draft)
    if demand:
        decide(draft, Status.REQUIREMENT, "zh.demand", demand)
        return
    if behind:
        decide(draft, behind[0], "zh.behind", behind[1])
        return
    if frame.plan is not None and not status_words("done").search(words):
        set_of_task(reading, draft, tail, frame)  # goals and tasks, as in a work report
        return
    cue = _cue(words, frame) if draft.facet is not Facet.COMPLETION else None
    if cue and not status_words("done").search(words, cue[0] + len(cue[2])):
        decide(draft, cue[1], "zh.cue", cue[2])
    elif frame.status is Status.PLANNED and RELEASED.search(words + tail) and draft.unit in GRANTED:
        decide(draft, Status.ACTUAL, "zh.released", "下达")
    elif frame.status is not Status.ACTUAL and not _is_done(reading, draft, words, frame):
        decide(draft, frame.status, "document", frame.title[:20])
    else:
        decide(draft, Status.ACTUAL, "default", "")


def _is_done(reading: Reading, draft: Draft, words: str, frame: DocumentFrame) -> bool:
    """Tell whether a sentence of a plan or a rule tells what has happened.

    In a rule 累计缴费满15年 has not; a time that is over at the head of a sentence is needed.
    """
    if frame.status is not Status.REQUIREMENT:
        return status_words("done").search(words) is not None
    if status_words("done_in_rules").search(words):
        return True
    day = frame.reference
    return any(
        period.start - draft.sentence_start < HEAD
        and period.use is PeriodUse.OWN
        and period.period_start is not None
        and period.period_end is not None
        and day is not None
        and period.period_end < day
        for period in reading.periods_in(draft.sentence_start, draft.start)
    )


def _behind(draft: Draft) -> tuple[Status, str] | None:
    """Return what words behind a figure say: 800亿斤的目标, 2000元的标准, 162个药品将参加."""
    for name, status in BEHIND:
        found = status_words(name).match(draft.right)
        if found and not (status is Status.TARGET and status_words("reached").search(draft.left)):
            return status, found[0]
    return None


def _demand(draft: Draft, words: str, tail: str, frame: DocumentFrame) -> str:
    """Return the words that make a figure a norm, or an empty text."""
    is_rate = draft.unit in RATIOS and (frame.is_rule or draft.facet not in CHANGES)
    norm = NORM.search(quote(draft, tail)) if is_rate else None
    if norm:
        return norm[0]
    found = _last("requirement", words) or status_words("requirement").search(tail)
    bound = draft.comparator in DEMANDS or draft.facet is Facet.BOUND
    return found[0] if found and (frame.is_rule or bound) else ""


def _cue(words: str, frame: DocumentFrame) -> tuple[int, Status, str] | None:
    """Return the last word before a figure that puts it in the future, and where it stands."""
    best: tuple[int, Status, str] | None = None
    for name, status in (("planned", Status.PLANNED), ("target", Status.TARGET)):
        found = _last(name, words)
        is_followed = found is not None and ACCORDING.search(words[: found.start()])
        if found and not is_followed and (best is None or found.start() > best[0]):
            best = (found.start(), status, found[0])
    year = UNTIL_YEAR.search(words)
    if year and frame.reference is not None and int(year[1]) >= frame.reference.year:
        best = best or (year.start(), Status.TARGET, year[0])
    return best


def _last(name: str, words: str) -> re.Match[str] | None:
    return last_match(status_words(name), words)
