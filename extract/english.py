"""Attribution of figures in English sentences: facet, subject and status (figures.md §4.3, §6)."""

import re

from .drafts import Draft
from .english_lexicon import change_before, pattern, stop_words
from .facets import CHANGES, RATIOS
from .figure import Comparator, Facet, Status
from .reading import Reading, last_match, without_times

WORD = re.compile(r"[A-Za-z][\w'’-]*")
PHRASE_WORDS = 6
MONEY = frozenset({"CNY", "USD", "HKD", "EUR", "JPY", "GBP"})
ADJECTIVE = re.compile(r"^-(?:[a-z]+-)*")
IN_PHRASE = re.compile(
    r"^\s*(?:growth|increase|rise|reduction|decrease|decline|drop|cut)?\s*(?:in|of)\s+(?:the\s+)?"
)
NOUN_BEFORE = re.compile(r"([A-Za-z][\w'’ -]{2,80})$")


def set_english(reading: Reading) -> None:
    """Give every draft of an English passage its facet, subject and status, in order."""
    previous: Draft | None = None
    for draft in reading.drafts:
        left = without_times(reading, draft.sentence_start, draft.start).lower()
        right = reading.text[draft.end : draft.sentence_end].lower()
        if previous is not None and previous.sentence == draft.sentence:
            left = without_times(reading, previous.end, draft.start).lower()
        else:
            previous = None
        _set_facet(draft, left, right)
        _set_subject(draft, left, right, previous)
        _set_status(reading, draft, right)
        previous = draft


def _set_facet(draft: Draft, left: str, right: str) -> None:
    facet, words = _facet(draft, left, right)
    draft.facet = facet
    draft.because("facet", f"en.{facet.value}", words)
    if facet in CHANGES:
        if _is_fall(left, right):
            draft.value = -draft.value
            draft.value_high = None if draft.value_high is None else -draft.value_high
        _set_basis(draft, left[-60:] + " " + right[:80])
    elif facet is Facet.SHARE:
        draft.base = _phrase_right(pattern("share_right").sub("", right)) or None


def _facet(draft: Draft, left: str, right: str) -> tuple[Facet, str]:
    if draft.unit == "pp":
        return Facet.CHANGE_PP, left[-12:]
    if draft.unit == "times":
        return Facet.MULTIPLE, left[-12:]
    change = _change(left, right)
    if draft.unit in RATIOS:
        return _of_ratio(left, right, change)
    per = pattern("per_right").search(right)
    if per or draft.mention.per or pattern("per_left").search(left):
        draft.per = draft.mention.per or (per["per"] if per else None)
        return Facet.PER_UNIT, per[0] if per else left[-12:]
    if change and (re.search(r"\bby\s+(?:\w+\s+){0,2}$", left) or change.startswith("right:")):
        return Facet.CHANGE_ABS, change
    return Facet.LEVEL, ""


def _of_ratio(left: str, right: str, change: str) -> tuple[Facet, str]:
    done = pattern("completion").search(right)
    if done:
        return Facet.COMPLETION, done[0]
    if change:
        return Facet.CHANGE_PCT, change
    if pattern("share").search(left):
        return Facet.SHARE, left[-16:]
    if pattern("share_right").search(right) and not pattern("rate").search(left):
        return Facet.SHARE, right[:16]
    return Facet.LEVEL, ""


def _change(left: str, right: str) -> str:
    found = change_before().search(left[-60:])
    if found:
        return found[1]
    after = pattern("change_right").search(right)
    return f"right:{after['word']}" if after else ""


def _is_fall(left: str, right: str) -> bool:
    found = change_before().search(left[-60:])
    word = found[1] if found else ""
    after = pattern("change_right").search(right)
    if not word and after:
        word = after["word"]
    return bool(word) and (pattern("fall").fullmatch(word) is not None or word in _FALLS)


_FALLS = frozenset({"decrease", "decline", "fewer", "fall"})


def _set_basis(draft: Draft, words: str) -> None:
    for name in ("yoy", "mom", "qoq", "prev_year"):
        found = pattern(name).search(words)
        if found:
            draft.basis = name
            draft.because("basis", "en.words", found[0])
            return
    found = re.search(r"compared (?:to|with) (?:the )?([a-z0-9 -]{3,30})", words)
    year = re.search(r"(?:than|compared (?:to|with)|from)(?: in| that of)? (\d{4})\b", words)
    if year:
        draft.basis = f"vs:{year[1]}"
    else:
        draft.basis = f"vs:{found[1].strip()}" if found else "unknown"


def _set_subject(draft: Draft, left: str, right: str, previous: Draft | None) -> None:
    is_measure = draft.unit in MONEY or draft.unit in RATIOS or draft.unit in ("pp", "times")
    if not is_measure:
        phrase = _phrase_right(ADJECTIVE.sub("", right))
        if phrase:
            _decide(draft, phrase, "en.head.right")
            return
    inside = IN_PHRASE.match(right)
    before = _phrase_left(left)
    is_part = draft.facet is Facet.SHARE and previous is not None
    if is_measure and not before and inside and not is_part:
        before = _phrase_right(right[inside.end() :], words=5, through="and")
    if before:
        _decide(draft, before, "en.head.left")
    elif previous is not None:
        draft.source, draft.is_inherited = previous, True
        _decide(draft, previous.subject, "en.inherit")
    else:
        fallback = _phrase_right(right) or left.strip()[-30:] or draft.unit
        _decide(draft, fallback, "en.nearby")


def _decide(draft: Draft, subject: str, rule: str) -> None:
    draft.subject, draft.rule = subject, rule
    draft.because("subject", rule, subject)


def _phrase_right(right: str, words: int = PHRASE_WORDS, through: str = "") -> str:
    """Return the noun phrase that begins the words behind a figure.

    >>> _phrase_right(" low-income people with work"), _phrase_right(" in 2024")
    ('low-income people', '')
    """
    at = 0
    kept: list[str] = []
    for match in WORD.finditer(right):
        gap = right[at : match.start()]
        is_stop = match[0] in stop_words() and not (match[0] == through and kept)
        if is_stop or gap.strip() or len(kept) == words:
            break
        kept.append(match[0])
        at = match.end()
    while kept and kept[-1] in stop_words():
        kept.pop()
    return " ".join(kept)


def _phrase_left(left: str) -> str:
    """Return the noun phrase that ends the words before a figure.

    >>> _phrase_left("with a total investment of "), _phrase_left("the payment ratio to ")
    ('total investment', 'payment ratio')
    """
    bare = pattern("tail").sub("", " " + left.rstrip(" ($¥"))
    found = NOUN_BEFORE.search(bare.rstrip(" ,;:"))
    if found is None:
        return ""
    words = found[1]
    last_verb = last_match(pattern("verbs"), words)
    if last_verb is not None:
        words = words[last_verb.end() :]
    kept: list[str] = []
    for word in reversed(words.split()):
        if word in stop_words() and word not in ("of", "for"):
            break
        kept.insert(0, word)
    phrase = kept[-PHRASE_WORDS:]
    while phrase and phrase[0] in stop_words():
        phrase.pop(0)
    return " ".join(phrase)


def _set_status(reading: Reading, draft: Draft, right: str) -> None:
    start = draft.sentence_start
    words = reading.text[start : draft.start].lower()
    demand = pattern("requirement").search(words + right[:40])
    if demand and draft.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST):
        draft.status = Status.REQUIREMENT
        draft.because("status", "en.demand", demand[0])
        return
    for name, status in (("target", Status.TARGET), ("planned", Status.PLANNED)):
        found = last_match(pattern(name), words)
        if found is not None and not pattern("done").search(words, found.end()):
            draft.status = status
            draft.because("status", "en.cue", found[0])
            return
