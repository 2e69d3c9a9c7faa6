"""What a figure measures: the noun phrase beside it, or the one it inherits (figures.md §6.5)."""

import re

from extract.attribution.alignment import align_series
from extract.attribution.drafts import Draft, decide_subject
from extract.attribution.facets.decide import CHANGES
from extract.attribution.facets.ratios import RATIO_OF
from extract.attribution.reading import Reading, last_match, without_times
from extract.figure import Facet
from extract.numbers.exclusions import is_counter

from .clauses import LIST_MARK, from_context
from .owners import is_bare_verb, is_owned, owner, thing
from .phrases import left_phrase, right_phrase, verb_phrase, word_list

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
SHARE_OF = re.compile(
    r"(占(?!比).{0,20}?(?:的)?(?:比重|比例|份额|总量|总数)?)"
    r"(?:分别|达到|达|为|超过|超|约|的|(?:提高|提升|上升|下降|降低|增加|扩大|调整|升|降)(?:到|至|为))*$"
)
# The verb of a change before its object: 减少企业用电成本.
ACTS = re.compile(
    r"^.*(?:(?<!新)增加(?!值)|提高(?!到|至)|上调|下调|减少|缩短|降低|减轻|压减|压缩)了?"
    r"(?=(?:(?!到|至|达|为|完成|实现|的|占)[\u4e00-\u9fff]){2,10}$)"
)
# A limit said once for the kinds of people behind it.
LIMIT = re.compile(r"[^，。；、的为是（）]{0,8}(?:限额(?!以[上下])|限价|上限)(?:标准)?")
ASIDE = re.compile(r"[（(][^）)]*$")
# Rules that found no noun beside the figure.
WEAK = frozenset({"zh.nearby", "zh.clause.before", "zh.inherit"})
CARRIED = re.compile(r"^(?:对.{2,16}的?(?:贡献率|支撑度|拉动)|拉动.{2,12}(?:增长|下降))")
CASUALTY = re.compile(
    r"死亡|死(?=\d|伤|[，。；、]|$)|伤(?=[，。；、]|$)|受伤|遇难|失踪|被困|流离失所|丧生|身亡|确诊|感染|遇害|中毒|轻伤|重伤|获救"
)
PEOPLE = frozenset({"person", "household", "person_time"})
# Verbs that draw people in: they are part of what is counted.
DRAWS = re.compile(r"(?:吸纳|带动|组织|培训|吸纳带动|带动吸纳|安置|惠及|招用|聘用)$")
ACTIONS = frozenset(
    {"发放", "吸纳", "带动", "安排", "下达", "拨付", "实际发放", "实际", "投入", "完成", "支付"}
)
COMPLETES = re.compile(
    r"(?:已)?(?:完成|占|达到|实现)?(?:全年|年度|年初|当年)?(?:目标|计划|任务|预算|年度计划|目标任务)(?:任务|数|总额)?的?(?:约|近|超过|超)?$"
)
SIZED = re.compile(r"[^，。；的、]{0,14}\d[^，。；、]{0,12}?的(?=..)")
WORKS = frozenset("港湾站路桥河江湖山岛库坝渠厂矿")
STATE = re.compile(r"的[^，。；]{0,6}?(?:区间|水平|速度|基础|门槛|关口|目标)")
# 2座330千伏变电站: a rating between the counter and the noun.
RATED = re.compile(r"^\d[\d.]*(?:千伏|万千瓦|兆瓦|吨|千瓦)(?:级)?(?=[\u4e00-\u9fff]{2})")
SIZE_HEAD = re.compile(
    r"(?:投资)?[\d.]*[十百千万亿]*(?:元|吨|千瓦|平方米|人|户|亩|公里|立方米)(?:及)?以[上下](?:的)?"
)
# 8个国家级和10个省级示范区: the noun behind the last rank is that of all.
RANKED = re.compile(r"级([^级]{2,})$")
AND = frozenset({"和", "、", "与", "及"})
# Verbs that take the thing behind the amount: 执行每日2万吨的减产措施.
TAKING = ("执行", "实施", "落实", "签署", "设立", "提供", "发放", "给予", "获得", "争取", "发行")
SPENT = frozenset({"投资", "投入"})
# 三里屯一家不足10平方米的饮品店: one of those behind the size.
ONE_OF = ("一家", "一个", "一座", "一处", "一所", "一栋", "一艘", "一辆")
# 汽 车, as printed columns set short words.
SPACED = re.compile(
    r"(?:(?<!{0}){0}(?: +{0})+|{0}(?: +{0}){{2,}})(?!{0})".format("[\u4e00-\u9fff]")
)
BEFORE_PLACE = frozenset({"", "、", "和", "与", "及", "在", "位于", "对", "为"})
FUNDING = re.compile(r"[省市县区州国]级|[市县]本级")


def set_subjects(reading: Reading) -> None:
    """Give every draft of a passage its subject, in order."""
    previous: Draft | None = None
    for draft in reading.drafts:
        if previous is not None and previous.sentence != draft.sentence:
            previous = None
        _set_subject(reading, draft, previous)
        previous = draft
    _share_heads(reading)
    align_series(reading)


def _set_subject(reading: Reading, draft: Draft, previous: Draft | None) -> None:
    left = _left(reading, draft, previous)
    draft.before = left
    right = _right(draft)
    if _set_casualty(draft) or _set_share(reading, draft, previous):
        return
    if draft.facet is Facet.BOUND and left and _set_limited(reading, draft, left):
        return
    if draft.facet is Facet.COMPLETION or left in ACTIONS:
        left = _of_action(draft, left, previous)
    if right and (not left or _right_wins(draft, left)):
        whole = left + right if draft.unit in PEOPLE and DRAWS.search(left) else right
        decide_subject(draft, whole, "zh.head.right", right)
    elif previous is not None and is_bare_verb(left) and draft.unit == previous.unit:
        decide_subject(draft, left + thing(previous.subject), "zh.head.counted", left)
    elif is_owned(left):
        decide_subject(draft, owner(reading, draft, previous, left) + left, "zh.head.owned", left)
    elif left:
        decide_subject(draft, left, "zh.head.left", left)
    else:
        _set_without_noun(reading, draft, previous)


def _set_limited(reading: Reading, draft: Draft, left: str) -> bool:
    """A limit said before its kinds is part of what each of them bounds."""
    limit = last_match(LIMIT, reading.text, draft.sentence_start, draft.start)
    if limit is None or "限" in left or ASIDE.search(reading.text[limit.end() : draft.start]):
        return False
    decide_subject(draft, limit[0] + left, "zh.limit", limit[0])
    return True


def _share_heads(reading: Reading) -> None:
    """12件22项实事: the noun behind the second count is that of the first."""
    drafts = reading.drafts
    for draft, following in zip(drafts, drafts[1:], strict=False):
        is_glued = following.start == draft.end and draft.unit != following.unit
        if is_glued and following.rule == "zh.head.right" and draft.rule in WEAK:
            decide_subject(draft, following.subject, "zh.head.shared", following.subject)
        rank = RANKED.search(following.subject) if draft.subject.endswith("级") else None
        if (
            rank is not None
            and reading.text[draft.end + len(draft.subject) : following.start] in AND
        ):
            decide_subject(draft, draft.subject + rank[1], "zh.head.shared", rank[1])


def _of_action(draft: Draft, left: str, previous: Draft | None) -> str:
    """计划发放A，实际发放B: the bare verb stands for all that was measured before."""
    if draft.facet is Facet.COMPLETION:
        found = COMPLETES.search(draft.left)
        return left_phrase(draft.left[: found.start()]) if found else left
    verb = left.removeprefix("实际")
    same = previous is not None and previous.unit == draft.unit and verb in previous.subject
    return "" if same else left


def _set_casualty(draft: Draft) -> bool:
    """3人死亡: what befell them names the count."""
    fate = CASUALTY.match(draft.right) if draft.unit == "person" else None
    if fate is not None:
        words = {"死": "死亡", "伤": "受伤"}.get(fate[0], fate[0])
        decide_subject(draft, f"{words}人数", "zh.verb.right", fate[0])
    return fate is not None


def _set_without_noun(reading: Reading, draft: Draft, previous: Draft | None) -> None:
    verb = verb_phrase(draft.right) if draft.unit in THINGS else ""
    if verb:
        decide_subject(
            draft, f"{verb}人数" if draft.unit == "person" else verb, "zh.verb.right", verb
        )
    elif previous is not None:
        _inherit(draft, previous)
    else:
        from_context(reading, draft)


def _left(reading: Reading, draft: Draft, previous: Draft | None) -> str:
    """Return the noun phrase before the figure, the right phrase of the last figure left out."""
    start = draft.left_start
    if previous is not None and previous.end == start and previous.rule == "zh.head.right":
        end_of_noun = reading.text.find(previous.subject, start, draft.start)
        if end_of_noun == start:
            start += len(previous.subject)
    start = _behind_places(reading, start, draft.start)
    words = without_times(reading, start, draft.start)
    if previous is not None and previous.end == draft.left_start and "、" in words:
        words = words[words.find("、") + 1 :]
    words = _innermost(words)
    if draft.facet is Facet.MULTIPLE:
        words = RATIO_OF.sub("", words)
    elif draft.facet in CHANGES:
        words = ACTS.sub("", words)
    return left_phrase(words)


def _innermost(words: str) -> str:
    """Return what stands behind an open bracket, a list mark, an arrow, a space of a headline."""
    open_at = max(words.rfind("（"), words.rfind("("))
    if open_at >= 0 and not re.search(r"[）)]", words[open_at:]):
        words = words[open_at + 1 :]
    words = SPACED.sub(_joined, LIST_MARK.sub("", words))
    arrow = words.rfind("→")  # 国家级自然保护区→共243个 in outlines
    if 0 < arrow < len(words.rstrip()) - 2:
        words = words[arrow + 1 :]
    space = words.rstrip().rfind(" ")  # a headline sets its sentences apart by spaces
    if space >= 0 and len(words) - space > 3 and "\u4e00" <= words[space + 1] <= "\u9fff":
        words = words[space + 1 :]
    return words


def _joined(spaced: re.Match[str]) -> str:
    return spaced[0].replace(" ", "")


def _behind_places(reading: Reading, start: int, end: int) -> int:
    """Return where the names of places end that the words begin with (河南、广西等地)."""
    for place in reading.places_in(start, end):
        joined = reading.text[start : place.start] in BEFORE_PLACE
        if not joined or place.end > end or FUNDING.match(place.name):
            break
        if reading.text[place.end : place.end + 1] in WORKS:
            break  # 天津港, 库车站 are what is measured
        start = place.end
    return start


def _right(draft: Draft) -> str:
    words = draft.right
    space = words.find(" ", 1)  # 60多处目标 某部队称…: the next sentence of a headline
    if space > 2 and "\u4e00" <= words[space - 1] <= "\u9fff":
        words = words[:space]
    words = RATED.sub("", words)
    size = SIZE_HEAD.match(words)
    if size and (kind := right_phrase(words[size.end() :])):
        return size[0] + kind  # 271个亿元以上工业项目
    sized = SIZED.match(words)
    if sized:  # 50个投资超5亿元的大项目: a size stands between count and noun
        return right_phrase(words[sized.end() :])
    if OF.match(words):
        words = words[1:]
    elif draft.unit in ("pct", "pp", "times"):
        return ""
    return right_phrase(words)


def _right_wins(draft: Draft, left: str) -> bool:
    if draft.unit == "pct" and left and STATE.match(draft.right):
        return False  # 运行在50%以上的扩张区间
    acts = draft.right.startswith("的") and left.endswith(TAKING + ONE_OF)
    if draft.right.startswith("的") and len(left) > 2 and draft.unit != "pct" and not acts:
        return False  # 数量突破400万件的国家: what stands before is measured
    if left in word_list("verbs") and left not in SPENT or acts:
        return True  # 设立100亿元的产业基金
    if not left or draft.unit in THINGS or is_counter(draft.unit) or draft.unit == "pct":
        return True
    if draft.unit in MEASURES:
        return len(left) < 4
    return len(left) < 2


def _set_share(reading: Reading, draft: Draft, previous: Draft | None) -> bool:
    if draft.facet is not Facet.SHARE:
        return False
    words = draft.left + reading.text[draft.start : draft.mention.number.start]  # 约占甲的49%
    found = SHARE_OF.search(words)
    if found is None:
        return False
    part = left_phrase(words[: found.start()])
    if not part and previous is not None:
        part = previous.subject
    if not part:
        return False
    decide_subject(draft, part + found[1].removesuffix("的"), "zh.share", found[0])
    draft.source = previous
    return True


def _inherit(draft: Draft, previous: Draft) -> None:
    grows = draft.facet in (Facet.CHANGE_PCT, Facet.CHANGE_ABS)
    if grows and previous.facet is Facet.SHARE and previous.source is not None:
        previous = (
            previous.source
        )  # 零售额3.8亿元，占15.9%，增长4.4%: the sales grow, not the share
    carried = CARRIED.match(draft.left)
    subject = previous.subject + carried[0] if carried else previous.subject
    draft.source = previous
    draft.is_inherited = True
    decide_subject(draft, subject, "zh.inherit", previous.subject)
