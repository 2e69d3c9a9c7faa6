"""Attribution of figures in English sentences: facet, subject and status (figures.md §4.3, §6)."""

import re

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES, RATIOS
from extract.attribution.reading import Reading, last_match, without_times
from extract.figure import Comparator, Facet, Status

from .lexicon import change_before, pattern, words_of
from .subjects import phrase_right, set_subject, words_between

NOUNS_OF_CHANGE = re.compile(
    r"\b(?:increase|rise|gain|growth|decrease|decline|reduction|drop|fall) of (?:about |around |nearly |some )?$"
)
VERSUS_YEAR = re.compile(
    r"\b(?:than|compared (?:to|with)|from|over)(?: (?:in|at|that|of|the|end|it was))* ((?:19|20)\d\d)\b"
)
VERSUS_SERIES = re.compile(
    r"(?:compared (?:to|with)(?: the)? |than (?:that|those) of (?:the )?)([a-z0-9 -]{3,30}?)(?=[,.;]|$| in | by )"
)
# A growth that does not say what from keeps what the growth before it said.
# The second of two shares: from 189 percent of GDP to 234 percent.
SECOND = re.compile(r"\bto (?:about |around |nearly |over |some |less than |more than )?$")
LOST = re.compile(r"\b(?:lost|shed|losing|shedding) (?:about |some |nearly |over |more than )?$")
KEPT = frozenset({"yoy", "prev_year"})
LISTED = re.compile(r",? and |, ")
FALLS = frozenset({"decrease", "decline", "fewer", "fall"})
# Behind a figure: another 150 kilometers will be lined.
FUTURE = re.compile(r"^[^.;,]{0,40}\bwill be\b")


def set_english(reading: Reading) -> None:
    """Give every draft of an English passage its facet, subject and status, in order."""
    previous: Draft | None = None
    grown: Draft | None = None
    by_unit: dict[str, Draft] = {}
    for draft in reading.drafts:
        if previous is not None and previous.sentence != draft.sentence:
            previous = None
        first = draft.sentence_start if previous is None else previous.end
        left = without_times(reading, first, draft.start).lower()
        right = reading.text[draft.end : draft.sentence_end].lower()
        _set_facet(draft, left, right, previous)
        if draft.facet in CHANGES:
            _set_basis(draft, left[-60:] + " " + _until_next(reading, draft)[:80])
        grown = _keep_basis(draft, grown)
        words = draft.before = words_between(reading, first, draft.start)
        set_subject(draft, words, right, previous, by_unit.get(draft.unit))
        by_unit[draft.unit] = draft
        _set_status(reading, draft, right)
        previous = draft


def _until_next(reading: Reading, draft: Draft) -> str:
    """Return the words behind a figure up to the next one, past it in a list: 8 and 9 percent."""
    end = draft.sentence_end
    for following in reading.drafts[draft.index + 1 : draft.index + 2]:
        listed = LISTED.fullmatch(reading.text, draft.end, following.start)
        if listed is None or following.unit != draft.unit:
            end = min(end, following.start)
    return reading.text[draft.end : end].lower()


def _set_facet(draft: Draft, left: str, right: str, previous: Draft | None) -> None:
    facet, words = _facet(draft, left, right, previous)
    draft.facet = facet
    draft.because("facet", f"en.{facet.value}", words)
    if facet in CHANGES:
        if _is_fall(left, right):
            draft.value = -draft.value
            draft.value_high = None if draft.value_high is None else -draft.value_high
    elif facet is Facet.SHARE:
        draft.base = phrase_right(pattern("share_right").sub("", right)) or None


def _facet(draft: Draft, left: str, right: str, previous: Draft | None) -> tuple[Facet, str]:
    if draft.unit == "pp":
        return Facet.CHANGE_PP, left[-12:]
    if draft.unit == "times":
        return Facet.MULTIPLE, left[-12:]
    change = _change(left, right)
    if draft.unit in RATIOS:
        return _of_ratio(left, right, change, previous)
    per, words = _per(draft, left, right)
    if words:
        draft.per = per
        return Facet.PER_UNIT, words
    if NOUNS_OF_CHANGE.search(left):
        return Facet.CHANGE_ABS, left[-20:]
    if LOST.search(left):
        return Facet.CHANGE_ABS, left[-20:]
    if change and (re.search(r"\bby\s+(?:\w+\s+){0,2}$", left) or change.startswith("right:")):
        return Facet.CHANGE_ABS, change
    return Facet.LEVEL, ""


def _per(draft: Draft, left: str, right: str) -> tuple[str | None, str]:
    """Return what a level is divided by, and the words that say so: a day, each household."""
    behind = pattern("per_right").search(right)
    word = (behind["per"] if behind else draft.mention.per) or ""
    known = words_of("per_names").get(word)
    if known is not None:
        return known, behind[0] if behind else word
    share = pattern("each_right").search(right)
    before = pattern("per_left").search(left)
    if before and not share:
        word = before["per"] or before["rate"]
        return words_of("per_names").get(word), before[0]
    if share:
        families = pattern("families").search(left)
        return "household" if families else "person", share[0]
    return None, ""


def _of_ratio(left: str, right: str, change: str, previous: Draft | None) -> tuple[Facet, str]:
    done = pattern("completion").search(right)
    if done:
        return Facet.COMPLETION, done[0]
    if change:
        return Facet.CHANGE_PCT, change
    if pattern("share").search(left):
        return Facet.SHARE, left[-16:]
    if previous is not None and previous.facet is Facet.SHARE and SECOND.search(left):
        return Facet.SHARE, left[-16:]  # from 189 percent of GDP to 234 percent
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
    return bool(word) and (pattern("fall").fullmatch(word) is not None or word in FALLS)


def _set_basis(draft: Draft, words: str) -> None:
    for name in ("yoy", "mom", "qoq", "prev_year"):
        found = pattern(name).search(words)
        if found:
            draft.basis = name
            draft.because("basis", "en.words", found[0])
            return
    year = VERSUS_YEAR.search(words)
    series = VERSUS_SERIES.search(words)
    if year or series:
        name = year[1] if year else (series[1] if series else "").strip()
        draft.basis = f"vs:{name}"
        draft.because("basis", "en.versus", name)
    else:
        draft.basis = "unknown"


def _keep_basis(draft: Draft, grown: Draft | None) -> Draft | None:
    """Return the last growth that says what it is measured from, for the next sentence alone."""
    is_open = draft.facet is Facet.CHANGE_PCT and draft.basis == "unknown"
    if is_open and grown is not None and draft.sentence - grown.sentence <= 1:
        draft.basis = grown.basis
        draft.because("basis", "en.kept", grown.basis or "")
    return draft if draft.basis in KEPT else grown


def _set_status(reading: Reading, draft: Draft, right: str) -> None:
    start = draft.sentence_start
    words = reading.text[start : draft.start].lower()
    demand = pattern("requirement").search(
        words + reading.text[draft.start : draft.end].lower() + right[:40]
    )
    if demand and draft.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST):
        draft.status = Status.REQUIREMENT
        draft.because("status", "en.demand", demand[0])
        return
    if FUTURE.search(right[:60]):
        draft.status = Status.PLANNED
        draft.because("status", "en.future", "will be")
        return
    for name, status in (("target", Status.TARGET), ("planned", Status.PLANNED)):
        found = last_match(pattern(name), words)
        if found is not None and not pattern("done").search(words, found.end()):
            draft.status = status
            draft.because("status", "en.cue", found[0])
            return
