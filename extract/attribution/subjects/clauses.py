"""What the clauses before a figure are about, where none of its own words says it."""

import re

from extract.attribution.drafts import Draft, decide_subject
from extract.attribution.reading import Reading, without_times

from .phrases import last_words, left_phrase, right_phrase, strip_lead, strip_predicate, verb_phrase

# 突破2000亿大关, 迈上新台阶: a mark that was passed, and no part of what passed it.
MARK = re.compile(
    r"(?:突破|跨越|迈上|迈过|跨上|跃上|登上|站上|迈入|达到|再上|连跨|超过|超)[^，。；]{0,12}(?:大关|台阶|关口)$"
)
SHARE_PHRASE = re.compile(r"([^，。；将把]{2,16}占[^，。；]{2,16}的?(?:比例|比重))")
LIST_MARK = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、(?![一二三四五六七八九十]+、|[一二三四五]产业)|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、])"
)
OWNER_LAST = re.compile(r"的[\u4e00-\u9fff]{2,5}$")


def _of_clause(words: str) -> str:
    """Return what a clause before the figure's own is about: 将A作为指标 tells of A."""
    whole = MARK.sub("", words)
    words = strip_predicate(whole)
    if len(words) < len(whole):
        return left_phrase(words)
    share = SHARE_PHRASE.search(words)
    if share:
        return share[1]
    words = LIST_MARK.sub("", words)
    if OWNER_LAST.search(words):
        return last_words(words)
    return right_phrase(strip_lead(words)) or left_phrase(words)


def from_context(reading: Reading, draft: Draft) -> None:
    """The clauses before it in the sentence, the one after it, the sentence before, the title."""
    end = draft.clause_start - 1
    first = draft.sentence_start
    while end > first:
        start = max(reading.clause_start(end), first)
        phrase = _of_clause(without_times(reading, start, end))
        if len(phrase) > 1:
            decide_subject(draft, phrase[-20:], "zh.clause.before", phrase)
            return
        end = start - 1
    verb = verb_phrase(draft.right)
    words = (
        draft.right.strip(" ，、的")[:12] or reading.text[first : draft.start].strip(" ，、")[-12:]
    )
    decide_subject(draft, words or verb or reading.text[:12] or draft.unit, "zh.nearby", words)
