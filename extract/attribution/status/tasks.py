"""Among the tasks of a report: what is aimed at, planned, demanded, or told as done."""

import re

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import RATIOS
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.reading import Reading
from extract.attribution.times.carrying import owner
from extract.attribution.times.states import is_origin
from extract.figure import Facet, Status
from extract.periods.model import PeriodKind, PeriodUse

from .words import AFTERWARDS, DEMANDS, UNTIL_YEAR, decide, quote, status_words

PEOPLE = frozenset({"person", "person_time"})
RATES_OF_CHANGE = frozenset({Facet.CHANGE_PCT, Facet.CHANGE_PP})
TOLD_OF = frozenset({PeriodKind.INTERVAL, PeriodKind.AS_OF})
MONEY = frozenset({"CNY", "USD"})
# 确保A增长20%，B突破20个: how long a clause may be that goes on with a goal.
URGED = re.compile(r"确保|力争|努力实现")
LISTED = 24
# 力争建成2个省级园区，创成5个示范乡镇: a title is aimed at as the one before it is.
CREATED = re.compile(r"[^，。；]{1,14}，(?:创[建成]|争创|建成|获批)")
# How far before a figure the words of a norm may stand.
DEMAND_REACH = 40
# 人均预期寿命提高1岁: how something is to be, not what is to be done.
BETTERED = re.compile(r"(?:提高|降低|下降|缩短|压缩|延长)$")


def set_of_task(reading: Reading, draft: Draft, tail: str, frame: DocumentFrame) -> None:
    """Give a figure among the tasks its status; `tail` are the words from it to its clause's end."""
    words = reading.text[draft.sentence_start : draft.start]
    clause = words[-24:]
    demand = _demanded(draft, words, tail)
    past = _past(reading, draft, frame)
    later = AFTERWARDS.search(words)
    goal = _goal(reading, draft, words, tail)
    if demand:
        decide(draft, Status.REQUIREMENT, "zh.tasks.demand", demand)
    elif past:
        decide(draft, Status.ACTUAL, "zh.tasks.past", past)
    elif draft.facet in RATES_OF_CHANGE or draft.facet is Facet.LEVEL and draft.unit in RATIOS:
        decide(draft, Status.TARGET, "zh.tasks.rate", clause)
    elif later:
        decide(draft, Status.PLANNED, "zh.tasks.afterwards", later[0])
    elif goal:
        decide(draft, Status.TARGET, "zh.tasks.goal", goal)
    elif draft.unit in PEOPLE and not status_words("action").search(clause):
        decide(draft, Status.TARGET, "zh.tasks.people", clause)
    else:
        decide(draft, Status.PLANNED, "zh.tasks", "")


def _demanded(draft: Draft, words: str, tail: str) -> str:
    """Return the words by which a task is a norm: 不低于用工总量的40%."""
    demand = status_words("task_demand").search(words[-DEMAND_REACH:] + tail)
    if demand and draft.comparator in DEMANDS:
        return demand[0]
    is_labour = draft.facet is Facet.SHARE and draft.comparator in DEMANDS and "用工" in words
    return words[-24:] if is_labour else ""


def _past(reading: Reading, draft: Draft, frame: DocumentFrame) -> str:
    """Return the words that tell that a figure among the tasks has happened: 目前已建成…."""
    if is_origin(reading, draft):
        return draft.left
    if is_ahead(reading, draft, frame):
        return ""
    done = status_words("so_far").search(reading.text, draft.clause_start, draft.start)
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


def is_ahead(reading: Reading, draft: Draft, frame: DocumentFrame) -> bool:
    """Tell whether the sentence of a figure names a time to come: 未来五年, 到2025年."""
    year = frame.year
    for period in reading.periods_in(draft.sentence_start, draft.start):
        end, is_own = period.period_end, period.use is PeriodUse.OWN
        if year is not None and is_own and end is not None and end.year > year:
            return True
    return False


def _goal(reading: Reading, draft: Draft, words: str, tail: str) -> str:
    """Return the words that make a task a goal: 力争, 达到, 以上, 到2025年, a part of one."""
    patterns = ((status_words("goal"), words[-24:]), (status_words("goal"), quote(draft, tail)))
    for found in (pattern.search(text) for pattern, text in patterns):
        if found:
            return found[0]
    if draft.facet is Facet.CHANGE_ABS and (found := BETTERED.search(draft.left)):
        return found[0]
    if draft.unit in MONEY and (found := status_words("outcome").search(words[-24:])):
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
    goes_on = gap[:1] in "，、" or CREATED.fullmatch(gap) is not None
    is_listed = earlier.sentence == draft.sentence and len(gap) < LISTED and goes_on
    urged = URGED.search(reading.text, draft.sentence_start, earlier.start)
    if is_listed and urged and not status_words("another_task").search(gap):
        return urged[0]
    return ""
