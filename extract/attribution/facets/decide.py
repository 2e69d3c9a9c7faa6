"""Which side of its indicator a figure shows: level, growth, share …; its sign, basis and per."""

import re
from functools import cache

from extract.attribution.drafts import Draft
from extract.attribution.lexicon import facet_words, pattern
from extract.attribution.reading import Reading, without_times
from extract.figure import Comparator, Facet
from extract.numbers.exclusions import is_counter

from .basis import set_basis
from .changes import ACTED, ADDED, OBJECT, change_word
from .ratios import facet_of_ratio

CHANGES = frozenset({Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.CHANGE_ABS})
RATIOS = frozenset({"pct", "permille"})
BOUNDS = frozenset(
    {Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE_THAN, Comparator.LESS_THAN}
)
JOINT = re.compile(r"[、和与及或到至:：∶]{1,2}|以及|，")
TO_ONLY = re.compile(
    r"，?(?:进一步)?(?:提高|提升|增加|上升|扩大|下降|降低|减少|增长|升|降|增|减|调整|变)(?:到|至|为)[^，。\d]{0,6}"
)
PAY = re.compile(r"日工资|日薪|月工资|月薪")
# µg/m³ is one unit of air quality, not an amount per something.
CONCENTRATIONS = frozenset({"µg", "mg", "g"})
LINE = re.compile(r"的?[^，。；]{0,4}(?:安全线|红线|警戒线|底线|标准线|贫困线)")
SERIES = frozenset({"、", "和", "与", "及", "以及"})
# What may be left of the words before a figure whose noun stands before the comma: 比重，由上年的40%.
LINKING = re.compile(r"[由从已达到为的约近仅至，]*")
LISTED = re.compile(r"[\u4e00-\u9fffA-Za-z“”（）]{2,12}[、和及与]")
PAID = frozenset({"CNY", "USD", "HKD", "EUR", "day", "month", "year", "hour", "工作日", "km", "m2"})
HAN = re.compile("[\u4e00-\u9fff]")
COUNTED = frozenset({"project", "village", "enterprise", "county", "township", "city"})


def set_facets(reading: Reading) -> None:
    """Give every draft its facet, sign, basis and per, in order."""
    previous: Draft | None = None
    for draft in reading.drafts:
        joined = previous is not None and JOINT.fullmatch(draft.left.strip())
        if previous is not None and _is_second_level(previous, draft):
            draft.facet, draft.per = previous.facet, previous.per
            draft.because("facet", "zh.from_to", draft.left)
        elif (
            joined
            and previous is not None
            and _same_sort(previous, draft)
            or previous is not None
            and _is_listed(previous, draft)
        ):
            _copy(draft, previous)
        else:
            _set_facet(reading, draft)
        if draft.facet in CHANGES:
            set_basis(reading, draft, previous)
        previous = draft
    _share_bounds(reading)


def _share_bounds(reading: Reading) -> None:
    """15%和17%以上: the bound behind the last of a series holds for all (GUIDE)."""
    drafts = reading.drafts
    for draft, following in zip(drafts[-2::-1], drafts[:0:-1], strict=True):
        gap = reading.text[draft.end : following.start]
        behind = following.mention.number.end < following.end and following.comparator in BOUNDS
        same_sort = draft.unit == following.unit and draft.comparator is Comparator.EQ
        if behind and same_sort and gap in SERIES:
            draft.comparator = following.comparator
            draft.because("comparator", "zh.series", following.comparator.value)


def _is_second_level(previous: Draft, draft: Draft) -> bool:
    """由A提高到B: the second shows what the first does."""
    is_level = previous.facet in (Facet.PER_UNIT, Facet.SHARE)
    same = draft.unit == previous.unit and draft.left_start == previous.end
    return is_level and same and TO_ONLY.fullmatch(draft.left) is not None


def _is_listed(previous: Draft, draft: Draft) -> bool:
    """每年培养1000名甲、200名乙: what each is per holds for the list."""
    if previous.facet is not Facet.PER_UNIT or previous.unit != draft.unit:
        return False
    return draft.left_start == previous.end and LISTED.fullmatch(draft.left) is not None


def _same_sort(a: Draft, b: Draft) -> bool:
    return a.unit == b.unit or {a.unit, b.unit} <= RATIOS | {"pp"}


def _copy(draft: Draft, previous: Draft) -> None:
    draft.facet = Facet.CHANGE_PP if draft.unit == "pp" else previous.facet
    draft.per, draft.basis, draft.base = previous.per, previous.basis, previous.base
    if previous.facet in CHANGES and previous.value < 0 < draft.value:
        _negate(draft)
    draft.because("facet", "zh.series", draft.left)


def _set_facet(reading: Reading, draft: Draft) -> None:
    facet, rule, words = _decide(draft)
    if rule == "zh.ratio":
        facet, rule, words = _across_comma(reading, draft) or (facet, rule, words)
    if facet in (Facet.LEVEL, Facet.PER_UNIT) and draft.unit not in RATIOS:
        limit = pattern("limit").search(reading.text, draft.sentence_start, draft.start)
        if limit and draft.unit in PAID:
            facet, rule, words = Facet.BOUND, "zh.limit", limit[0]
    draft.facet = facet
    draft.because("facet", rule, words)
    acted = ACTED.search(draft.left) if rule == "zh.unit.pp" and not words else None
    if rule == OBJECT or acted is not None:
        is_fall = not (acted[0] if acted else words).startswith(("增加", "提高", "上调"))
    else:
        is_fall = facet in CHANGES and change_word(draft.left)[1]
    if is_fall:
        _negate(draft)
    if facet is Facet.SHARE:
        draft.base = _base(draft.left)
    if facet is Facet.PER_UNIT or draft.mention.per or PAY.search(draft.left):
        draft.per = _per(draft)


def _across_comma(reading: Reading, draft: Draft) -> tuple[Facet, str, str] | None:
    """甲占乙的比重，由上年的40%升到42%: the share is told before the comma."""
    words = without_times(reading, draft.left_start, draft.start)
    if LINKING.fullmatch(words) is None or draft.clause_start <= draft.sentence_start:
        return None
    start = max(reading.clause_start(draft.clause_start - 1), draft.sentence_start)
    share = pattern("share").search(reading.text[start : draft.clause_start - 1])
    return (Facet.SHARE, "zh.share.before", share[0]) if share else None


def _decide(draft: Draft) -> tuple[Facet, str, str]:
    left, unit = draft.left, draft.unit
    word, _ = change_word(left)
    if unit == "pp":
        return Facet.CHANGE_PP, "zh.unit.pp", word
    if unit == "times":
        return Facet.MULTIPLE, "zh.unit.times", left[-8:]
    if unit in RATIOS:
        return facet_of_ratio(draft, word)
    if word and not _is_nominal(left, word) and not _is_improved(draft, word):
        return Facet.CHANGE_ABS, "zh.change", word
    acted = ACTED.search(left)
    if acted:
        return Facet.CHANGE_ABS, OBJECT, acted[0]
    added = ADDED.search(left)
    if added:
        return Facet.CHANGE_ABS, "zh.added", added[0]
    if _is_per_unit(draft):
        return Facet.PER_UNIT, "zh.per", draft.mention.per or left[-8:]
    return _of_norm(draft)


def _of_norm(draft: Draft) -> tuple[Facet, str, str]:
    line = LINE.match(draft.right)
    if line:  # 400公斤粮食安全线: the value of a norm
        return Facet.BOUND, "zh.line", line[0]
    bound = pattern("bound").search(draft.left[-12:] + draft.right[:6])
    if bound and draft.comparator in BOUNDS:
        return Facet.BOUND, "zh.bound", bound[0]
    return Facet.LEVEL, "zh.default", ""


def _is_nominal(left: str, word: str) -> bool:
    """新增, 增加值: the word is a part of a noun or an action, not a difference."""
    return word in (
        "高",
        "快",
        "慢",
        "升",
        "涨",
        "超过",
        "提速",
        "增收",
        "增产",
        "增值",
        "高于",
        "低于",
        "低",
        "缩小",
    ) and not re.search(r"比|较|同期|同比", left)


def _is_improved(draft: Draft, word: str) -> bool:
    """提升100家养老机构: the things are made better, not more."""
    counts = is_counter(draft.unit) or draft.unit in COUNTED
    return word in ("提升", "提高", "压降") and counts and HAN.match(draft.right) is not None


def _is_per_unit(draft: Draft) -> bool:
    if draft.mention.per:
        return draft.unit not in CONCENTRATIONS
    left = draft.left[-16:]
    return bool(pattern("per_unit").search(left)) and not pattern("per_head_levels").search(left)


def _negate(draft: Draft) -> None:
    draft.value = -draft.value
    if draft.value_high is not None:
        draft.value_high = -draft.value_high
    draft.because("value", "zh.decrease", draft.left[-8:])


def _base(left: str) -> str | None:
    found = re.search(
        r"占(?!比)(.{1,20}?)(?:的)?(?:比重|比例|份额|总量|总数)?(?:达到|达|为|超过|约|的)*$", left
    )
    return found[1].rstrip("的") or None if found else None


def _per(draft: Draft) -> str | None:
    if draft.mention.per:
        return _PER_NAMES.get(draft.mention.per, draft.mention.per)
    for name, words in _pers():
        if words.search(draft.left[-16:]):
            return name
    return None


_PER_NAMES = {
    "人": "person", "户": "household", "亩": "mu", "天": "day", "日": "day", "月": "month",
    "年": "year", "个项目": "project",
}  # fmt: skip


@cache
def _pers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words)) for name, words in facet_words()["per"].items())
