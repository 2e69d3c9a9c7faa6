"""What an English figure measures: the noun phrase beside it, or that of the figure before."""

import re

from extract.attribution.drafts import Draft, decide_subject
from extract.attribution.facets.decide import CHANGES, RATIOS
from extract.attribution.reading import Reading, last_match
from extract.figure import Facet
from extract.numbers.mention import UnitSource
from extract.numbers.units import UnitKind, english_units

from .lexicon import pattern, stop_words, word_list, words_of

WORD = re.compile(r"[A-Za-z][\w'’-]*")
PHRASE_WORDS = 6
# A phrase before a figure may be longer: per capita disposable income of rural residents.
LEFT_WORDS = 8
JOINTS = frozenset({"of", "for", "per"})
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
LENGTHS = frozenset({"m", "cm", "mm", "km"})
DIMENSION = re.compile(r"[\s-](wide|long|thick|high|tall|deep)\b")
BACK = re.compile(r"\b(?:the|another|these|those|all)\s+$")
MONEY = frozenset({"CNY", "USD", "HKD", "EUR", "JPY", "GBP"})
PAST = re.compile(r"[a-z]{2,}ed|left|went|saw|took|gave|came|got|made|sent|won|sold|began|rode|ran")
ADJECTIVE = re.compile(r"^-(?:[a-z]+-)*")
OF_PHRASE = re.compile(r"^\s+of\s+(?:the\s+|new\s+)?")
IN_PHRASE = re.compile(
    r"^\s*(?:growth|increase|rise|reduction|decrease|decline|drop|cut)?\s*(?:in|of|on)\s+(?:the\s+)?"
)
NOUN_BEFORE = re.compile(r"([A-Za-z][\w'’ -]{2,80})$")
# From 9 percent of sales in May to about 12 percent: the same is measured again.
FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,3}$")
TO = re.compile(r"^[^,.;:]{0,60}\bto\s+(?:[a-z]+\s+){0,3}$")
WORK = re.compile(
    r"[\s-]+((?:[a-z]+[\s-])?(?:project|program|programme|plan|deal|contract|fund|loan|budget|package))\b"
)
OWNER = re.compile(r"^(?:['’]s?\s+)+")


def words_between(reading: Reading, start: int, end: int) -> str:
    """Return a stretch in lower case without its times and its places (in Hunan, China's)."""
    spans = [(p.start, p.end) for p in reading.periods_in(start, end)]
    spans += [(p.start, p.end) for p in reading.places_in(start, end)]
    text, kept, at = reading.text, [], start
    for left, right in sorted(spans):
        if left < at or right > end:
            continue
        kept.append(pattern("place_before").sub(" ", text[at:left].lower()))
        at = right
    kept.append(text[at:end].lower())
    return " ".join(kept) if len(kept) > 1 else kept[0]


def set_subject(
    draft: Draft, left: str, right: str, previous: Draft | None, earlier: Draft | None
) -> None:
    """Decide the subject: the noun behind, the noun before, or the subject of the last figure.

    `earlier` is the last figure of the unit in the passage, for what points back: another 150 km.
    """
    if _set_dimension(draft, left, right, previous):
        return
    if _set_inherited(draft, left, right, previous) or _set_work(draft, right):
        return
    is_measure = draft.unit in MONEY or draft.unit in RATIOS or draft.unit in ("pp", "times")
    if not is_measure and (phrase := _behind(draft, right)):
        decide_subject(draft, phrase, "en.head.right", phrase)
        return
    if previous is None and earlier is not None and BACK.search(left):
        draft.source, draft.is_inherited = earlier, True
        decide_subject(draft, earlier.subject, "en.same_unit", earlier.subject)
        return
    inside = IN_PHRASE.match(right)
    before = phrase_left(left)
    is_part = draft.facet in (Facet.SHARE, Facet.COMPLETION) and previous is not None
    if is_measure and not before and inside and not is_part:
        before = phrase_right(right[inside.end() :], words=5, through="and")
    if before:
        decide_subject(draft, before, "en.head.left", before)
    elif previous is not None:
        draft.source = previous  # its indicator comes last: english_links.py
        decide_subject(draft, previous.subject, "en.inherit", previous.subject)
    else:
        actor = _actor(left)
        fallback = actor or phrase_right(right) or left.strip()[-30:] or draft.unit
        decide_subject(draft, fallback, "en.nearby", fallback)


def _set_inherited(draft: Draft, left: str, right: str, previous: Draft | None) -> bool:
    """120 villages, of which 75 …; from 9 percent of sales in May to 12: the noun is said."""
    if previous is None:
        return False
    told = pattern("predicate").match(right)
    if draft.unit == previous.unit and FROM.search(previous.before) and TO.search(left):
        draft.source = previous
        decide_subject(draft, previous.subject, "en.from_to", left.strip()[-20:])
        return True
    is_part = draft.mention.unit_source is UnitSource.SHARED and draft.unit == previous.unit
    grows = draft.facet in CHANGES and previous.facet is Facet.SHARE
    if not (is_part and told is None or grows and draft.unit in (*RATIOS, "pp")):
        return False
    draft.source = previous
    decide_subject(draft, previous.subject, "en.inherit", previous.subject)
    return True


def _set_work(draft: Draft, right: str) -> bool:
    """A 23 billion dollar project: what the money is for."""
    work = WORK.match(right) if draft.unit in MONEY else None
    if work is not None:
        decide_subject(draft, work[1], "en.head.right", work[1])
    return work is not None


def _set_dimension(draft: Draft, left: str, right: str, previous: Draft | None) -> bool:
    """A road, 4.5 meters wide: the width of what stands before it."""
    side = DIMENSION.match(right) if draft.unit in LENGTHS else None
    name = words_of("dimensions").get(side[1]) if side is not None else None
    if name is None:
        return False
    owner = phrase_left(left) or (previous.subject if previous is not None else "")
    decide_subject(draft, f"{owner} {name}".strip(), "en.dimension", name)
    return True


def _behind(draft: Draft, right: str) -> str:
    """Return the noun counted: 45 [villages], 4.1 million mu of [farmland]."""
    told = pattern("predicate").match(right)
    if told is not None and draft.mention.unit_source is UnitSource.SHARED:
        return phrase_right(right[told.end() :])  # Of the 90 projects, 60 were rural roads
    of = OF_PHRASE.match(right)
    if _is_physical(draft.unit) and of:
        return phrase_right(right[of.end() :])
    return phrase_right(ADJECTIVE.sub("", right))


def _is_physical(unit: str) -> bool:
    return unit in english_units() and english_units()[unit].kind is not UnitKind.COUNTER


def _actor(left: str) -> str:
    """Return who does it, with the verb: [visitors spent] 1,572 yuan."""
    words = [w for w in WORD.findall(re.split(r"[,;:]", left)[-1]) if w not in ("the", "and", "a")]
    return " ".join(words[:PHRASE_WORDS])


def phrase_right(right: str, words: int = PHRASE_WORDS, through: str = "") -> str:
    """Return the noun phrase that begins the words behind a figure.

    >>> phrase_right(" low-income people with work"), phrase_right(" in 2024")
    ('low-income people', '')
    """
    at = 0
    kept: list[str] = []
    for match in WORD.finditer(right):
        gap = right[at : match.start()]
        if kept and kept[-1].endswith("s") and PAST.fullmatch(match[0]):
            break  # 18 projects | passed inspection
        is_stop = match[0] in stop_words() and not (match[0] == through and kept)
        if is_stop and not kept and match[0] in word_list("participles"):
            following = WORD.match(right, match.end() + 1)
            is_stop = following is None or following[0] in stop_words()
        if is_stop or gap.strip() or len(kept) == words:
            break
        kept.append(match[0])
        at = match.end()
    while kept and kept[-1] in stop_words():
        kept.pop()
    return " ".join(kept)


def _back_to_stop(words: list[str]) -> list[str]:
    """Return the words behind the last that ends a phrase; `of the` and `X and Y` go on."""
    at = len(words)
    while at > 0:
        word = words[at - 1]
        before = words[at - 2] if at > 1 else ""
        is_joint = word == "and" and at == 2 and before not in stop_words()
        is_article = word in ARTICLES and before in ("of", "for")
        if word in stop_words() and word not in JOINTS and not is_joint and not is_article:
            break
        at -= 1
    return [word for word in words[at:] if word not in ARTICLES]


def phrase_left(left: str) -> str:
    """Return the noun phrase that ends the words before a figure.

    >>> phrase_left("with a total investment of "), phrase_left("the payment ratio to ")
    ('total investment', 'payment ratio')
    """
    bare = pattern("tail").sub("", " " + left.rstrip(" ($¥"))
    found = NOUN_BEFORE.search(bare.rstrip(" ,;:"))
    if found is None:
        return ""
    words = found[1]
    last_verb = last_match(pattern("verbs"), words)
    is_last = last_verb is not None and last_verb.end() == len(words.rstrip())
    if last_verb is not None and is_last and last_verb[0] in word_list("also_nouns"):
        last_verb = last_match(pattern("verbs"), words, 0, last_verb.start())  # average pay
    if last_verb is not None:
        words = words[last_verb.end() :]
    kept = _back_to_stop(OWNER.sub("", words).split())
    phrase = kept[-LEFT_WORDS:]
    while phrase and phrase[0] in stop_words():
        phrase.pop(0)
    return " ".join(phrase)
