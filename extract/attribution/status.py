"""Whether a figure has happened, is planned, aimed at or demanded (figures.md §6.3, GUIDE)."""

import re
from functools import cache
from importlib.resources import files

import yaml

from extract.figure import Comparator, Facet, Status
from extract.periods.model import PeriodKind, PeriodUse

from .carrying import HEAD, owner
from .document_frame import DocumentFrame
from .drafts import Draft
from .facets import CHANGES, RATIOS
from .reading import Reading, last_match
from .sections import Section
from .states import is_origin

PEOPLE = frozenset({"person", "person_time"})
RATES_OF_CHANGE = frozenset({Facet.CHANGE_PCT, Facet.CHANGE_PP})
AFTERWARDS = re.compile(r"(?:投产|达产|建成|竣工|完工)后|建成投产后")
# A bound in these words is a norm wherever it stands.
NORM = re.compile(r"不得?(?:低|少|高|多|超)[于过]|不小于|不应")
# What a notice releases is given; what is to come of it is planned.
RELEASED = re.compile(r"下达(?!.{0,4}计划)|予以安排")
UNTIL_YEAR = re.compile(r"(?<!年)到(20\d\d)年")
BEHIND = (
    ("target_behind", Status.TARGET),
    ("requirement_behind", Status.REQUIREMENT),
    ("planned_behind", Status.PLANNED),
)
# 确保A增长20%，B突破20个: how long a clause may be that goes on with a goal.
URGED = re.compile(r"确保|力争|努力实现")
LISTED = 24
# 人均预期寿命提高1岁: how something is to be, not what is to be done.
BETTERED = re.compile(r"(?:提高|降低|下降|缩短|压缩|延长)$")
# 按照2023年度检查计划，…: a plan that is followed.
ACCORDING = re.compile(r"(?:按|根据|依据|依照)[^，。；]*$")
GUESS = re.compile(r"预计|初步测算|初步统计|有望")
TOLD_OF = frozenset({PeriodKind.INTERVAL, PeriodKind.AS_OF})
MONEY = frozenset({"CNY", "USD"})
GRANTED = frozenset({"project", "CNY"})
DEMANDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})


def set_statuses(reading: Reading, frame: DocumentFrame, section: Section | None) -> None:
    """Give every draft its status."""
    for draft in reading.drafts:
        chain = reading.text[draft.chain_start : draft.start]
        tail = reading.text[draft.start : draft.clause_end]
        if section is Section.TASKS or section is not None and _is_ahead(reading, draft, frame):
            _of_tasks(reading, draft, tail, frame)
        elif section is Section.REVIEW:
            _of_review(draft, chain)
        elif is_origin(reading, draft):
            _decide(draft, Status.ACTUAL, "zh.origin", draft.left)
        elif _is_grown_from(draft):
            source = draft.source
            _decide(draft, source.status if source else Status.ACTUAL, "zh.source", draft.left)
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
            _decide(draft, Status.ACTUAL, "zh.over", str(end))  # what a plan looks back on
            continue
        words = reading.text[draft.sentence_start : draft.start]
        is_over = start is not None and (end < day or end == day and start < end)
        if draft.status is Status.PLANNED and is_over and GUESS.search(words):
            _decide(draft, Status.ESTIMATE, "zh.over", words[-12:])
        elif draft.status is Status.ACTUAL and start is None and end > day and _is_remote(draft):
            _decide(draft, Status.TARGET, "zh.deadline", str(end))


def _is_remote(draft: Draft) -> bool:
    return draft.period_rule in ("zh.sentence", "zh.chain")


def _is_grown_from(draft: Draft) -> bool:
    """预计发送旅客5835万人次，同比增长54.3%: the growth is as sure as what has grown."""
    source = draft.source
    if source is None or draft.facet not in CHANGES or source.sentence != draft.sentence:
        return False
    return source.facet not in CHANGES and source.index == draft.index - 1


def _decide(draft: Draft, status: Status, rule: str, words: str) -> None:
    draft.status = status
    draft.because("status", rule, words)


def _of_tasks(reading: Reading, draft: Draft, tail: str, frame: DocumentFrame) -> None:
    words = reading.text[draft.sentence_start : draft.start]
    clause = words[-24:]
    demand = _demanded(draft, words, tail)
    past = _past(reading, draft, frame)
    later = AFTERWARDS.search(words)
    goal = _goal(reading, draft, words, tail)
    if demand:
        _decide(draft, Status.REQUIREMENT, "zh.tasks.demand", demand)
    elif past:
        _decide(draft, Status.ACTUAL, "zh.tasks.past", past)
    elif draft.facet in RATES_OF_CHANGE or draft.facet is Facet.LEVEL and draft.unit in RATIOS:
        _decide(draft, Status.TARGET, "zh.tasks.rate", clause)
    elif later:
        _decide(draft, Status.PLANNED, "zh.tasks.afterwards", later[0])
    elif goal:
        _decide(draft, Status.TARGET, "zh.tasks.goal", goal)
    elif draft.unit in PEOPLE and not _pattern("action").search(clause):
        _decide(draft, Status.TARGET, "zh.tasks.people", clause)
    else:
        _decide(draft, Status.PLANNED, "zh.tasks", "")


def _demanded(draft: Draft, words: str, tail: str) -> str:
    """Return the words by which a task is a norm: 不低于用工总量的40%."""
    demand = _pattern("requirement").search(words + tail)
    if demand and (draft.comparator in DEMANDS or "标准" in demand[0]):
        return demand[0]
    is_labour = draft.facet is Facet.SHARE and draft.comparator in DEMANDS and "用工" in words
    return words[-24:] if is_labour else ""


def _past(reading: Reading, draft: Draft, frame: DocumentFrame) -> str:
    """Return the words that tell that a figure among the tasks has happened: 目前已建成…."""
    if is_origin(reading, draft):
        return draft.left
    if _is_ahead(reading, draft, frame):
        return ""
    done = _pattern("so_far").search(reading.text, draft.clause_start, draft.start)
    if done:
        return done[0]
    for period in reading.periods_in(draft.sentence_start, draft.start):
        end = period.period_end
        is_own = period.use is PeriodUse.OWN and period.kind in TOLD_OF
        if owner(reading, period) not in (None, draft):
            continue
        if is_own and end is not None and frame.year is not None and end.year < frame.year:
            return reading.text[period.start : period.end]
    return ""


def _is_ahead(reading: Reading, draft: Draft, frame: DocumentFrame) -> bool:
    """Tell whether the sentence of a figure names a time to come: 未来五年, 到2025年."""
    year = frame.year
    for period in reading.periods_in(draft.sentence_start, draft.start):
        end, is_own = period.period_end, period.use is PeriodUse.OWN
        if year is not None and is_own and end is not None and end.year > year:
            return True
    return False


def _goal(reading: Reading, draft: Draft, words: str, tail: str) -> str:
    """Return the words that make a task a goal: 力争, 达到, 以上, 到2025年, a part of one."""
    patterns = ((_pattern("goal"), words[-24:]), (_pattern("goal"), _quote(draft, tail)))
    for found in (pattern.search(text) for pattern, text in patterns):
        if found:
            return found[0]
    if draft.facet is Facet.CHANGE_ABS and (found := BETTERED.search(draft.left)):
        return found[0]
    if draft.unit in MONEY and (found := _pattern("outcome").search(words[-24:])):
        return found[0]
    by = UNTIL_YEAR.search(words)
    if by:
        return by[0]
    return _goal_before(reading, draft)


def _goal_before(reading: Reading, draft: Draft) -> str:
    """Return the words that tie a figure to a goal before it: 其中, or the comma of a list."""
    earlier = reading.drafts[draft.index - 1] if draft.index else None
    if earlier is None or earlier.status is not Status.TARGET:
        return ""
    if (
        earlier.unit == draft.unit
        and reading.text.find("其中", draft.chain_start, draft.start) >= 0
    ):
        return "其中"
    gap = reading.text[earlier.end : draft.start]
    is_listed = earlier.sentence == draft.sentence and len(gap) < LISTED and gap[:1] in "，、"
    urged = URGED.search(reading.text, draft.sentence_start, earlier.start)
    if is_listed and urged and not _pattern("another_task").search(gap):
        return urged[0]
    return ""


def _of_review(draft: Draft, words: str) -> None:
    found = _last("estimate", words)
    later = AFTERWARDS.search(words)
    if later:
        _decide(draft, Status.PLANNED, "zh.review.afterwards", later[0])
    elif found and not _pattern("done").search(words, found.end()):
        _decide(draft, Status.ESTIMATE, "zh.review.estimate", found[0])
    else:
        _decide(draft, Status.ACTUAL, "zh.review", "")


def _of_text(reading: Reading, draft: Draft, tail: str, frame: DocumentFrame) -> None:
    words = reading.text[draft.sentence_start : draft.start]
    demand = _demand(draft, words, tail, frame)
    behind = _behind(draft)
    if demand:
        _decide(draft, Status.REQUIREMENT, "zh.demand", demand)
        return
    if behind:
        _decide(draft, behind[0], "zh.behind", behind[1])
        return
    if frame.plan is not None and not _pattern("done").search(words):
        _of_tasks(reading, draft, tail, frame)  # goals and tasks, as in a work report
        return
    cue = _cue(words, frame) if draft.facet is not Facet.COMPLETION else None
    if cue and not _pattern("done").search(words, cue[0] + len(cue[2])):
        _decide(draft, cue[1], "zh.cue", cue[2])
    elif frame.status is Status.PLANNED and RELEASED.search(words + tail) and draft.unit in GRANTED:
        _decide(draft, Status.ACTUAL, "zh.released", "下达")
    elif frame.status is not Status.ACTUAL and not _is_done(reading, draft, words, frame):
        _decide(draft, frame.status, "document", frame.title[:20])
    else:
        _decide(draft, Status.ACTUAL, "default", "")


def _is_done(reading: Reading, draft: Draft, words: str, frame: DocumentFrame) -> bool:
    """Tell whether a sentence of a plan or a rule tells what has happened.

    In a rule 累计缴费满15年 has not; a time that is over at the head of a sentence is needed.
    """
    if frame.status is not Status.REQUIREMENT:
        return _pattern("done").search(words) is not None
    if _pattern("done_in_rules").search(words):
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
        found = _pattern(name).match(draft.right)
        if found:
            return status, found[0]
    return None


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
        is_followed = found is not None and ACCORDING.search(words[: found.start()])
        if found and not is_followed and (best is None or found.start() > best[0]):
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
