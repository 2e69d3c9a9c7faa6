"""What ties figures together: parts to their total, repeats to the first, amounts to their set."""

import re
from collections.abc import Sequence

from extract.figure import Facet, Role, Status

from .drafts import Draft
from .reading import Reading, last_match
from .thread import MEMORY, Thread

OPENS_PARTS = re.compile(
    r"其中|包括|[（(]含|含(?!量|税|金)|分别为|分别是|of which|including|among them"
)
# At the start of a sentence these open the parts of what the sentences before state.
OPENS_SENTENCE = re.compile(
    r"\s*(?:其中|分[^，。；]{1,4}看|按[^，。；]{1,8}分|of (?:this|these|them|the total)|among (?:them|these))",
    re.IGNORECASE,
)
SPEC = re.compile(
    r"(?:宽|厚|高|深|长宽|路面宽|路基宽|平均宽|管径|直径|厚度|宽度)(?:度)?(?:约|达|为)?$"
)
SPEC_EN = re.compile(r"[ -](?:wide|thick|high|deep|long|tall)\b")
ANECDOTE = re.compile(
    r"“[^”]{0,80}(?:我|咱|俺|一家)[^”]{0,60}$|(?:他|她|一家人|夫妻俩|老两口|自己|大爷|大叔|大妈|大姐|大哥|师傅)[^，。；]{0,20}$"
)
# One site that stands for many (在内蒙古一处水利工地，…) is an example too.
EXAMPLE = re.compile(
    r"(?:例如|比如|譬如|以[^，。；]{2,12}为例|^在[^，。；]{0,10}一(?:处|个)[^，。；]{0,8}(?:工地|现场)，)"
    r"[^。；]{0,80}$"
)
# How far an amount may stand behind the set it belongs to, in characters.
SCOPE_REACH = {"zh": 40, "en": 110}
SENTENCE_END = re.compile(r"[。；]|\.\s")
# What an open measure word may count: 农村道路22个 are projects if the total is one of projects.
OPEN = frozenset({"个", "项"})
COUNTED = frozenset({"project", "post"})
PEOPLE = frozenset({"person", "person_time", "household"})
# 其中城镇389亿元: a part that says only where is of what the whole is.
WHERE = re.compile(r"(?:城镇|乡村|城市|农村|城区|.{0,6}地区)(?:新增)?")
WEAK = frozenset({"zh.clause.before", "zh.nearby", "zh.inherit"})
FIXED = re.compile(r"^(?:832个(?:脱贫|贫困)|52个挂牌|160个(?:国家)?乡村振兴重点帮扶县|680个)")


def set_parts(reading: Reading, thread: Thread) -> None:
    """Tie each part to the last figure of its unit before the word that opens the parts."""
    may_open = (
        OPENS_PARTS.search(reading.text) is not None
    )  # asked once: most passages have no parts
    for index, draft in enumerate(reading.drafts):
        if draft.facet is not Facet.LEVEL:
            continue
        chain = draft.chain_start
        words = reading.text[chain : draft.start]
        recent = reading.drafts[max(0, index - MEMORY) : index]
        opens = last_match(OPENS_PARTS, words) if may_open else None
        opens_all = OPENS_SENTENCE.match(words)
        if opens is not None and not opens_all:
            at = chain + opens.start()
            before = [d for d in recent if chain <= d.start and d.end <= at]
            first = next((d for d in recent if d.start >= at), draft)
            if first.unit != draft.unit and not {first.unit, draft.unit} & OPEN:
                continue  # 其中A 236名，发放报酬1380万元: the money is the whole's again
        elif opens_all or thread.is_open:
            opens = opens_all
            before = [*thread.drafts, *(d for d in recent if d.end <= chain)]
        else:
            continue
        _set_part(draft, _total(before, draft), opens[0] if opens else "其中")


def _set_part(draft: Draft, total: Draft | None, words: str) -> None:
    if total is None:
        return
    draft.parent, draft.role = total, Role.PART
    draft.because("parent", "zh.parts", words)
    if draft.unit != total.unit:
        draft.unit, draft.indicator = total.unit, total.indicator
        draft.because("unit", "parts", total.subject)
    if draft.rule in WEAK and total.indicator is not None:
        draft.subject, draft.indicator = total.subject, total.indicator
        draft.because("subject", "parts", total.subject)
    is_alike = draft.unit in (*PEOPLE, "project") or WHERE.fullmatch(draft.subject) is not None
    if draft.indicator is None and is_alike and total.indicator is not None:
        draft.indicator = total.indicator
        draft.because("indicator", "parts", total.subject)


def _total(before: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the last level of the unit, of the same indicator where there is one."""
    fits = [
        other
        for other in before
        if (other.unit == draft.unit or draft.unit in OPEN and other.unit in COUNTED)
        and other.facet is Facet.LEVEL
        and other.parent is None
        and abs(other.value) >= abs(draft.value)
    ]
    same = [d for d in fits if d.indicator == draft.indicator and d.indicator is not None]
    found = same or fits
    return found[-1] if found else None


def set_inherited(reading: Reading) -> None:
    """What inherits its subject has the indicator that its source was given as a part."""
    for draft in reading.drafts:
        source = draft.source
        if source is None or draft.indicator is not None or not draft.is_inherited:
            continue
        if source.parent is None:
            continue
        is_same = draft.unit == source.unit or draft.facet is not Facet.LEVEL
        if is_same and draft.subject == source.subject and source.indicator is not None:
            draft.indicator = source.indicator
            draft.because("indicator", "inherit", source.subject)


def set_roles(reading: Reading) -> None:
    """Mark specifications, examples, what a villager says, and constants of a programme."""
    for draft in reading.drafts:
        before = reading.text[draft.sentence_start : draft.start]
        behind = reading.text[draft.end : draft.end + 8]
        if draft.unit in ("m", "cm", "mm") and (SPEC.search(before) or SPEC_EN.match(behind)):
            _set(draft, Role.SPEC, before[-4:])
        elif draft.unit == "CNY" and draft.value < 200000 and _is_anecdote(before):
            _set(draft, Role.ANECDOTE, before[-8:])
        elif EXAMPLE.search(before):
            _set(draft, Role.EXAMPLE, before[:8])
        elif FIXED.match(reading.text[draft.start : draft.start + 12]):
            _set(draft, Role.FIXED_SET, reading.text[draft.start : draft.end])


def _is_anecdote(before: str) -> bool:
    """What somebody says of himself, in quotes or with 他, 她."""
    speech = before.rfind("“")
    is_open = speech >= 0 and "”" not in before[speech:] and len(before) - speech > 3
    is_open = is_open or before.count('"') % 2 == 1
    return is_open or ANECDOTE.search(before) is not None


def _set(draft: Draft, role: Role, words: str) -> None:
    draft.role = role
    draft.because("role", f"zh.{role.value}", words)


def set_scopes(reading: Reading) -> None:
    """20个项目，总投资9000万元: the investment is that of the 20."""
    previous: Draft | None = None
    for draft in reading.drafts:
        is_amount = draft.indicator in ("investment_total", "investment_completed")
        if is_amount and previous is not None and previous.unit == "project":
            gap = reading.text[previous.end : draft.start]
            if len(gap) < SCOPE_REACH[reading.lang] and not SENTENCE_END.search(gap):
                _set_scope(draft, previous, gap)
        if draft.unit == "project":
            previous = draft


def _set_scope(draft: Draft, projects: Draft, gap: str) -> None:
    draft.scope_of = projects
    draft.because("scope_of", "set_before", gap[:24])
    if projects.indicator == "projects_reserved" and draft.status is Status.ACTUAL:
        draft.status = Status.PLANNED  # money of projects that are only held ready
        draft.because("status", "reserve", projects.subject)
