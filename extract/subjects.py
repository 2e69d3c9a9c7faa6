"""What a figure measures: the noun phrase beside it, or the one it inherits (figures.md §6.5)."""

import re

from .drafts import Draft
from .exclusions import is_counter
from .figure import Facet
from .phrases import left_phrase, right_phrase, verb_phrase
from .reading import Reading, without_times

THINGS = frozenset(
    [
        "person",
        "household",
        "post",
        "project",
        "village",
        "township",
        "county",
        "city",
        "province",
        "enterprise",
        "time",
        "person_time",
        "工日",
        "标箱",
        "户",
    ]
)
MEASURES = frozenset(
    ["mu", "ha", "km", "m", "km2", "m2", "m3", "t", "kg", "kW", "kWh", "jin", "litre"]
)
OF = re.compile(r"的(?!.{0,3}(?:目标|速度|水平|增速|增长|规模|基础|比例|幅度|任务|要求))")
JOINT = re.compile(r"^[、和与及到至]{1,2}$|^以及$|^，$")
RESPECTIVELY = re.compile(r"分别|依次")
SPLIT = re.compile(r"[、]|(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
SHARE_OF = re.compile(
    r"(占.{0,20}?(?:的)?(?:比重|比例|份额|总量|总数)?)(?:达到|达|为|超过|超|约|的)*$"
)
CARRIED = re.compile(r"^(?:对.{2,16}的?(?:贡献率|支撑度|拉动)|拉动.{2,12}(?:增长|下降))")
FACES = (Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.CHANGE_ABS, Facet.MULTIPLE)


def set_subjects(reading: Reading) -> None:
    """Give every draft of a passage its subject, in order."""
    previous: Draft | None = None
    for draft in reading.drafts:
        if previous is not None and previous.sentence != draft.sentence:
            previous = None
        _set_subject(reading, draft, previous)
        previous = draft
    align_series(reading)


def _set_subject(reading: Reading, draft: Draft, previous: Draft | None) -> None:
    left = _left(reading, draft, previous)
    draft.before = left
    right = _right(draft)
    if draft.facet is Facet.SHARE and _set_share(draft, left, right, previous):
        return
    if right and _right_wins(draft, left):
        joined = left + right if left.endswith("新增") and not right.startswith("新增") else right
        _decide(draft, joined, "zh.head.right", right)
    elif left:
        _decide(draft, left, "zh.head.left", left)
    elif right:
        _decide(draft, right, "zh.head.right", right)
    elif draft.unit in THINGS and verb_phrase(draft.right):
        verb = verb_phrase(draft.right)
        _decide(draft, f"{verb}人数" if draft.unit == "person" else verb, "zh.verb.right", verb)
    elif previous is not None:
        _inherit(draft, previous)
    else:
        _from_context(reading, draft)


def _left(reading: Reading, draft: Draft, previous: Draft | None) -> str:
    """Return the noun phrase before the figure, the right phrase of the last figure left out."""
    start = draft.left_start
    if previous is not None and previous.end == start and previous.rule == "zh.head.right":
        end_of_noun = reading.text.find(previous.subject, start, draft.start)
        if end_of_noun == start:
            start += len(previous.subject)
    words = without_times(reading, start, draft.start)
    for place in reading.places:
        if place.start == start and place.end < draft.start:
            words = without_times(reading, place.end, draft.start)
    open_at = max(words.rfind("（"), words.rfind("("))
    if open_at >= 0 and not re.search(r"[）)]", words[open_at:]):
        words = words[open_at + 1 :]
    return left_phrase(words)


def _right(draft: Draft) -> str:
    words = draft.right
    if OF.match(words):
        words = words[1:]
    elif draft.unit in ("pct", "pp", "times"):
        return ""
    return right_phrase(words)


def _right_wins(draft: Draft, left: str) -> bool:
    if not left or draft.unit in THINGS or is_counter(draft.unit) or draft.unit == "pct":
        return True
    if draft.unit in MEASURES:
        return len(left) < 4
    return len(left) < 2


def _set_share(draft: Draft, left: str, right: str, previous: Draft | None) -> bool:
    found = SHARE_OF.search(draft.left)
    if found is None:
        return False
    part = left_phrase(draft.left[: found.start()])
    if not part and previous is not None:
        part = previous.subject
    if not part:
        return False
    _decide(draft, part + found[1].removesuffix("的"), "zh.share", found[0])
    draft.source = previous
    return True


def _decide(draft: Draft, subject: str, rule: str, words: str) -> None:
    draft.subject, draft.rule = subject, rule
    draft.because("subject", rule, words)


def _inherit(draft: Draft, previous: Draft) -> None:
    carried = CARRIED.match(draft.left)
    subject = previous.subject + carried[0] if carried else previous.subject
    draft.source = previous
    draft.is_inherited = True
    _decide(draft, subject, "zh.inherit", previous.subject)


def _from_context(reading: Reading, draft: Draft) -> None:
    """The clauses before it in the sentence, the one after it, the sentence before, the title."""
    end = draft.clause_start - 1
    first = reading.sentence_start(draft.sentence)
    while end > first:
        start = max(reading.clause_start(end), first)
        phrase = left_phrase(without_times(reading, start, end))
        if len(phrase) > 1:
            _decide(draft, phrase[-20:], "zh.clause.before", phrase)
            return
        end = start - 1
    verb = verb_phrase(draft.right)
    words = (
        draft.right.strip(" ，、的")[:12] or reading.text[first : draft.start].strip(" ，、")[-12:]
    )
    _decide(draft, words or verb or reading.text[:12] or draft.unit, "zh.nearby", words)


def align_series(reading: Reading) -> None:
    """A和B分别为X和Y: k names with k values, in order."""
    drafts, at = reading.drafts, 0
    while at < len(drafts):
        end = at + 1
        while end < len(drafts) and JOINT.match(
            reading.text[drafts[end - 1].end : drafts[end].start]
        ):
            end += 1
        if end - at > 1:
            _align(reading, drafts[max(0, at - 8) : at], drafts[at:end])
        at = end


def _align(reading: Reading, before: list[Draft], series: list[Draft]) -> None:
    first = series[0]
    clause = reading.text[first.left_start : first.start]
    if not RESPECTIVELY.search(clause) and first.facet not in FACES:
        return
    count = len(series)
    names = split_names(first.subject) if not first.is_inherited else []
    if len(names) == count:
        for draft, name in zip(series, names, strict=True):
            _decide(draft, name, "zh.aligned", first.subject)
            draft.source = None
            draft.is_inherited = False
        return
    levels = [d for d in before if d.sentence == first.sentence and d.facet is Facet.LEVEL][-count:]
    if first.is_inherited and len(levels) == count and RESPECTIVELY.search(clause):
        for draft, level in zip(series, levels, strict=True):
            _decide(draft, level.subject, "zh.aligned.levels", level.subject)
            draft.source = level


def split_names(subject: str) -> list[str]:
    """Return the names of a list, each with the head that the last one carries for all.

    >>> split_names("公路、水运投资"), split_names("一、二、三产业")
    (['公路投资', '水运投资'], ['一产业', '二产业', '三产业'])
    """
    names = [name for name in SPLIT.split(subject) if name]
    last = names[-1] if names else ""
    width = len(names[0]) if names else 0
    if len(names) > 1 and all(len(name) == width for name in names[:-1]) and len(last) > width:
        names = [name + last[width:] for name in names[:-1]] + [last]
    return names
