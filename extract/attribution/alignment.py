"""A和B分别为X和Y: k names with k values, in order (figures.md §6.5)."""

import re

from extract.figure import Facet

from .drafts import Draft, decide_subject
from .reading import Reading

JOINT = re.compile(r"^[、和与及到至]{1,2}$|^以及$|^，$")
RESPECTIVELY = re.compile(r"分别|依次")
SPLIT = re.compile(r"[、]|(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})")
# Words that stand for two names, and nouns that share what stands before the first of them.
TOGETHER = {
    "存贷款": ("存款", "贷款"),
    "产销量": ("产量", "销量"),
    "产销": ("产量", "销量"),
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡常住居民": ("城镇常住居民", "农村常住居民"),
}
# 第一、二、三产业增加值占比重: the sector and what is told of it stand once for all.
THREE_SECTORS = re.compile(r"第((?:[一二三](?:、|和)?第?){2,3})(?:次)?产业(.*)$")
PAIRED = frozenset({"收入", "支出", "存款", "贷款", "产量", "销量", "出口", "进口", "产值", "利润"})
FACES = (Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.CHANGE_ABS, Facet.MULTIPLE)


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
    count = len(series)
    names = split_names(first.subject) if not first.is_inherited else []
    if len(names) == count:
        for draft, name in zip(series, names, strict=True):
            decide_subject(draft, name, "zh.aligned", first.subject)
            draft.source = None
            draft.is_inherited = False
        return
    levels = _levels_before(reading, before, series)
    if first.is_inherited and len(levels) == count:
        for draft, level in zip(series, levels, strict=True):
            decide_subject(draft, level.subject, "zh.aligned.levels", level.subject)
            draft.source = level


def _levels_before(reading: Reading, before: list[Draft], series: list[Draft]) -> list[Draft]:
    """Return the levels that a series of growths speaks of: with 分别, or a series of as many."""
    first, count = series[0], len(series)
    levels = [d for d in before if d.sentence == first.sentence and d.facet is Facet.LEVEL]
    levels = levels[-count:]
    clause = reading.text[first.left_start : first.start]
    if RESPECTIVELY.search(clause) or first.facet not in FACES or len(levels) < count:
        return levels
    gaps = (reading.text[a.end : b.start] for a, b in zip(levels, levels[1:], strict=False))
    return levels if all(JOINT.match(gap) for gap in gaps) else []


def split_names(subject: str) -> list[str]:
    """Return the names of a list, each with the head that the last one carries for all.

    >>> split_names("公路、水运投资"), split_names("一、二、三产业")
    (['公路投资', '水运投资'], ['一产业', '二产业', '三产业'])
    """
    three = THREE_SECTORS.search(subject)
    if three:
        return [f"第{one}产业{three[2]}" for one in three[1] if one not in "、和第"]
    for both, pair in TOGETHER.items():
        if both in subject:
            return [subject.replace(both, one) for one in pair]
    names = [name for name in SPLIT.split(subject) if name]
    last = names[-1] if names else ""
    width = len(names[0]) if names else 0
    if len(names) == 2 and last in PAIRED and names[0][-2:] in PAIRED:
        return [names[0], names[0][:-2] + last]
    if len(names) > 1 and all(len(name) == width for name in names[:-1]) and len(last) > width:
        names = [name + last[width:] for name in names[:-1]] + [last]
    return names
