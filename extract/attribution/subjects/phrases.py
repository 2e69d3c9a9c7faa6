"""Noun phrases beside a figure: what is left when the words of time, verb and bound are gone."""

import logging
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import jieba
import yaml

# jieba tells on standard error that it loads its dictionary; nobody asked.
jieba.setLogLevel(logging.WARNING)

HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
BRACKET = re.compile(r"[（(][^（）()]*[）)]|\[\d{1,3}\]")
# What a growth is measured from: 比整体投资[高5.8个百分点], 较一周前[增长].
BASIS = re.compile(r"(?:比|较|与|相比)[^，、。]{1,14}$")
GROWTH = re.compile(r"增|降|减|升|高|低|长|跌|涨|落|多|少|快|慢|相比|持平|缩")
JOINING = frozenset("和与及")
LONG = 14
MOST_RIGHT = 14
QUOTED = re.compile(r"([\u4e00-\u9fff]{0,6})“[^“”，。；\d]{2,16}”")
YEAR = re.compile(r"^(?:(?:19|20)\d\d年(?:末|底|初|度)?|当地|今年|去年)(?=..)")
# What is compared with is no subject: 比“六五”时期.
COMPARED = re.compile(r"(?:比(?![重例率赛值亚特])|较(?![好差大小高低多为]))")
PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("‘", "’"))
POLICY = re.compile(
    r"(?:扶持|支持|鼓励|促进|帮扶|就业|创业|保障|激励|便利|整治|救助|奖励|引导|服务)(?:政策|措施|资金|办法|行动|工程|条款|举措|机制)"
)
# 由南向北 is one word to the dictionary, and no noun.
MOVING = frozenset("由向从")
WIDEST_PAIR = 14
LONGEST_WORD = 4
LONGEST_END = 18
# No more than a chance neighbour in the dictionary of words (农业机械总动|力达).
RARE = 20
EDGES = " 、·—→:：“”\"'‘’《》【】（）()[]"


@lru_cache(maxsize=65536)
def right_phrase(words: str) -> str:
    """Return the noun phrase that begins the words behind a figure, or an empty text.

    >>> right_phrase("重点项目"), right_phrase("工作组分赴各省份"), right_phrase("死亡")
    ('重点项目', '工作组', '')
    """
    if not words or not HAN.match(words.lstrip("“《")):
        return ""
    stops, name = _words("stop"), ""
    kept: list[str] = []
    quoted = QUOTED.match(words)  # a name in quotes stays whole: 省级“高质量就业示范社区”
    if quoted and not stops.intersection(jieba.cut(quoted[1], HMM=False)):
        name, words = quoted[0], words[quoted.end() : quoted.end() + MOST_RIGHT - 6]
    words = words.removeprefix("主要")
    policy = POLICY.match(words)
    if policy:  # 22项扶持政策: verbs that are part of the name
        name, words = name + policy[0], words[policy.end() :]
    length = 0
    for token in jieba.cut(words[: MOST_RIGHT + LONGEST_WORD], HMM=False):
        length += len(token)
        is_stop = token in stops and not (token in JOINING and kept)
        if length > MOST_RIGHT or is_stop or len(token) > 2 and token[0] in MOVING:
            break
        kept.append(token)
    while kept and kept[-1] in JOINING:
        kept.pop()
    phrase = name + "".join(kept).strip(EDGES) if name else "".join(kept).strip(EDGES)
    return _whole(phrase, words) if len(phrase) > 1 else ""


@lru_cache(maxsize=65536)
def left_phrase(words: str) -> str:
    """Return the noun phrase that ends the words before a figure, or an empty text.

    >>> left_phrase("全年完成地区生产总值"), left_phrase("同比增长"), left_phrase("规模以上工业增加值实现")
    ('地区生产总值', '', '规模以上工业增加值')
    """
    phrase = BRACKET.sub("", words) if "（" in words or "(" in words or "[" in words else words
    phrase = phrase.strip(EDGES)
    bare = strip_tail(phrase).strip(EDGES)
    if len(bare) < len(phrase) and GROWTH.search(phrase, len(bare)):
        bare = strip_tail(BASIS.sub("", bare)).strip(EDGES)
    phrase = strip_lead(YEAR.sub("", bare)).strip(EDGES)
    if len(phrase) > LONG:
        phrase = _behind_last_verb(phrase)
    phrase = _whole(phrase.removeprefix("的"), words)
    if len(phrase) == 1 and phrase not in _words("goods") or COMPARED.match(phrase):
        return ""
    return phrase if HAN.search(phrase) else ""


def _whole(phrase: str, words: str) -> str:
    """Return a phrase with the other mark of each pair that a cut has left open.

    >>> _whole("三公”经费", "全市“三公”经费"), _whole("县（市", "县（市、区）新建")
    ('“三公”经费', '县（市、区）')
    """
    for opening, closing in PAIRS:
        at = words.find(phrase) if opening in phrase or closing in phrase else -1
        if at < 0:
            continue
        end = at + len(phrase)
        if phrase.count(closing) > phrase.count(opening):
            start = words.rfind(opening, max(0, at - WIDEST_PAIR), at)
            phrase = words[start:end] if start >= 0 else phrase.replace(closing, "")
        elif phrase.count(opening) > phrase.count(closing):
            stop = words.find(closing, end, end + WIDEST_PAIR)
            phrase = words[at : stop + 1] if stop >= 0 else phrase.replace(opening, "")
    return phrase


def strip_tail(words: str) -> str:
    """Return the words without the verbs and adverbs at their end."""
    backwards, at = words[::-1], 0
    while True:
        match = _tail_re().match(backwards, at)
        if match is None or (match.end() - at == 1 and _ends_word(words, len(words) - at)):
            return words[: len(words) - at]
        at = match.end()


def _ends_word(words: str, end: int) -> bool:
    """Tell whether the last character is the end of a longer word: 增[收], 外[出]."""
    known = jieba.dt.FREQ
    return any(known.get(words[end - length : end], 0) > RARE for length in (2, 3) if length <= end)


def last_words(words: str) -> str:
    """Return the end of a clause from the beginning of a word on.

    >>> last_words("中央财政衔接推进乡村振兴补助资金用于产业发展的比重")
    '乡村振兴补助资金用于产业发展的比重'
    """
    kept = ""
    for token in reversed(list(jieba.cut(words, HMM=False))):
        if len(kept) + len(token) > LONGEST_END:
            break
        kept = token + kept
    return kept.strip(EDGES).removeprefix("的")


def strip_predicate(words: str) -> str:
    """Return a clause without what it says of its subject.

    >>> strip_predicate("装机规模再创新高"), strip_predicate("外贸稳步增长")
    ('装机规模', '外贸')
    """
    return _predicate_re().sub("", words)


def tail_of(words: str) -> str:
    """Return the verbs and adverbs at the end of the words."""
    return words[len(strip_tail(words)) :]


def strip_lead(words: str) -> str:
    """Return the words without adverbs, conjunctions and light verbs at their start."""
    at = 0
    while True:
        match = _lead_re().match(words, at)
        if match is None or (match.end() - match.start() < 3 and _begins_word(words, match)):
            return words[at:] if len(words) - at != 1 else words
        at = match.end()


def _begins_word(words: str, lead: re.Match[str]) -> bool:
    """Tell whether a short lead is the start of a longer word: 经[营], 有[效], 到[位]."""
    if words.startswith(_kept(), lead.start()):
        return True
    known = jieba.dt.FREQ
    return any(
        known.get(words[lead.start() : lead.end() + more])
        for more in (1, 2)
        if lead.end() + more <= len(words)
    )


@lru_cache(maxsize=65536)
def verb_phrase(words: str) -> str:
    """Return what people do behind their number: 人死亡 -> 死亡."""
    for verb in _people_verbs():
        if words.startswith(verb):
            return verb
    return ""


def _behind_last_verb(phrase: str) -> str:
    if _verb_re().search(phrase, 0, len(phrase) - 4) is None:
        return phrase  # most phrases hold none, and a search costs less than to cut them
    verbs, tokens = _words("verbs"), list(jieba.cut(phrase, HMM=False))
    rest = ""
    for token in reversed(tokens):
        if token in verbs and len(rest) > 3:
            return rest
        rest = token + rest
    return phrase


@cache
def _data() -> dict[str, Any]:
    text = (files("extract.attribution.subjects") / "subjects.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


def word_list(name: str) -> frozenset[str]:
    """Return a list of subjects.yml by its name."""
    return _words(name)


@cache
def _predicate_re() -> re.Pattern[str]:
    return re.compile(_data()["predicates"])


@cache
def _kept() -> tuple[str, ...]:
    return tuple(_data()["kept"])


@cache
def _people_verbs() -> tuple[str, ...]:
    return tuple(sorted(_data()["people_verbs"], key=len, reverse=True))


@cache
def _verb_re() -> re.Pattern[str]:
    return re.compile(_alternatives(_words("verbs")))


@cache
def _lead_re() -> re.Pattern[str]:
    return re.compile(_alternatives(_words("lead")))


@cache
def _tail_re() -> re.Pattern[str]:
    backwards = _alternatives(word[::-1] for word in _words("tail"))
    return re.compile(backwards)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))
