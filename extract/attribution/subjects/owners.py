"""Whose area or share a figure tells, and what is counted, where its own words are bare."""

import re

import jieba

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES
from extract.attribution.reading import Reading, without_times
from extract.figure import Facet
from extract.numbers.exclusions import is_counter

from .phrases import left_phrase, word_list

# Measures that are no part of an owner's name: 小学招生, 在校生 → 小学在校生.
MEASURE_NOUN = re.compile(
    r"(?:招生|在校生|在校学生|毕业生|申报清单|申请量|授权量|增加值|总产值|产值|面积|里程|收入|投资|利润|实体|产量|销量|总额|营收|税收|利税)+$"
)
LONGEST = 16
SPENT = frozenset({"投资", "投资额", "资金"})
VERBS = ("verbs", "bare_verbs", "stop", "tail", "lead")
# A share or a size is that of the whole phrase: 住宅投资比重.
OF_A_MEASURE = frozenset({"比重"})


def is_owned(noun: str) -> bool:
    """Tell whether a noun says nothing without its owner: 面积, 利润, 总数."""
    return noun in word_list("owned") or noun in word_list("owned_by_figure")


def is_bare_verb(words: str) -> bool:
    """Tell whether only a verb is said of things that were counted before: 其中加开1729列."""
    return words in word_list("bare_verbs")


def thing(subject: str) -> str:
    """Return the noun that a subject ends with.

    >>> thing("计划开行旅客列车"), thing("新开工保障房"), thing("新组建")
    ('旅客列车', '保障房', '')
    """
    noun = ""
    tokens: list[str] = list(jieba.cut(subject, HMM=False))
    for token in reversed(tokens):
        if not token.isalnum() or any(token in word_list(name) for name in VERBS):
            break
        noun = token + noun
        if len(noun) > 1:
            return noun
    return ""


def owner(reading: Reading, draft: Draft, previous: Draft | None, noun: str) -> str:
    """Return whose it is: what the figure before measures, or what the clause before named."""
    start = max(reading.clause_start(draft.clause_start - 1), draft.sentence_start)
    if previous is None or previous.start < start:
        if noun in word_list("owned_by_figure"):
            return ""
        words = without_times(reading, start, max(start, draft.clause_start - 1))
        return left_phrase(words)[-LONGEST:]
    while previous.facet in CHANGES and previous.source is not None:
        previous = previous.source  # 产值增长25%，实现利润691亿元: of what grew
    if noun in SPENT and not (previous.unit == "project" or is_counter(previous.unit)):
        return ""  # 全长80公里，投资3亿元
    if noun in OF_A_MEASURE:
        return previous.subject
    if (
        previous.facet is not Facet.LEVEL
        or previous.is_inherited
        and noun not in word_list("owned")
    ):
        return ""
    return MEASURE_NOUN.sub("", previous.subject)
