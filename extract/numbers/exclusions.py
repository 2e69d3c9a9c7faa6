"""What is a number but no figure: ordinals, names, thresholds, spans of time, marks."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extract.figure import Comparator
from ingest import Span

from .mention import NumberKind, QuantityMention
from .units import UnitKind, chinese_units

BOUNDED = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})
OVER = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})
QUOTES = {"“": "”", "《": "》", "【": "】", "‘": "’"}
# Longer quoted stretches are speech, shorter ones names and slogans (figures.md §5).
NAME_LENGTH = 12
PLAIN_UNITS = frozenset(
    [
        "pct",
        "pp",
        "CNY",
        "USD",
        "HKD",
        "EUR",
        "km",
        "m",
        "mu",
        "ha",
        "km2",
        "m2",
        "m3",
        "t",
        "kg",
        "kWh",
        "kW",
        "times",
        "person_time",
    ]
)
# Units that sizes of projects, villages and firms are told in.
SIZES = frozenset(["CNY", "USD", "户", "household", "m2", "t", "kW", "km2", "mu", "person", "m"])
RATINGS = frozenset(["kW", "kV", "kVA", "t", "m", "m2"])
RATED_THINGS = re.compile(
    r"(?:的)?[\u4e00-\u9fff、]{2,12}\d[\d.,，．]*[百千万]?(?:座|个|家|台|处|条|艘|口|眼|套|辆)"
)
CURRENCIES = frozenset(["CNY", "USD", "HKD", "EUR", "JPY", "GBP"])
# 过10亿元企业125户: the size of those that are counted.
PASSING = frozenset("过超")
# 超过50人（含50人）: the bound again.
INCLUSIVE = re.compile(r"[（(]含$")
# 流域面积200平方公里以上有防洪任务的河流: which ones are meant.
HAVING = re.compile(r"有[^，。；]{2,12}的[\u4e00-\u9fff]{2}")
CLOSING = frozenset("）)")
ENDS = "，。；、！？）)\n"
RANK = re.compile(
    r"(?:上升|提升|前移|前进|跃升|后移|下降|晋升|提高|攀升|进位|上移|跃居|升|退|进)(?:了)?$"
)
EACH = re.compile(r"每[^，。；、\d]{0,5}$")
TEN = 10
FAR = 40
MANY_MINUTES = 1000
PEOPLE_AND_PLACES = frozenset(
    ["person", "household", "village", "township", "county", "province", "city"]
)
NUMERAL = re.compile(r"[一二两三四五六七八九十零]{1,3}")
MANGLED = re.compile(r"[\d.]\$$")
LATIN = re.compile(r"[A-Za-z]-?$")


class Exclusions:
    """The rules, each by name; `reason` gives the first that holds for a quantity."""

    def __init__(self) -> None:
        data = exclusion_words()
        self._units = frozenset(data["units"])
        self._time_units = frozenset(data["time_units"])
        self._loose = frozenset(data["loose_counters"])
        self._measured_time = re.compile(data["measured_time"])
        self._measured_age = re.compile(data["measured_age"])
        self._conversion = re.compile(data["conversion"])
        self._counted = re.compile(data["counted_nouns"])
        self._before = re.compile(data["before"])
        self._after = re.compile(data["after"])
        self._names = re.compile(data["names"])
        self._set_nouns = re.compile(data["set_nouns"])

    def reason(self, text: str, mention: QuantityMention, unit: str | None) -> str | None:
        """Return the name of the rule that keeps the quantity out, or None for a figure."""
        if unit is None:
            return "no_unit"
        if mention.kind is NumberKind.CALENDAR or mention.kind is NumberKind.VAGUE:
            return mention.kind.value
        if _is_mangled(text, mention):
            return "mangled"
        left = text[max(0, mention.start - 16) : mention.start]
        if unit in self._units and not self._is_measured(text, unit, mention):
            return "ordering_unit"
        if unit in self._time_units and not self._measured_time.search(left):
            return "span_of_time"
        return (
            self._ordinal(text, mention, left)
            or self._numeral(text, mention, unit)
            or self._threshold(text, mention, unit)
        )

    def _is_measured(self, text: str, unit: str, mention: QuantityMention) -> bool:
        """人均预期寿命提高1岁, 电视动画片13401分钟: an age or a time that is what is told."""
        if unit == "岁":
            words = text[max(0, mention.start - FAR) : mention.start]
            return self._measured_age.search(words) is not None
        if unit == "首":
            return mention.value >= TEN  # 200多首诗词; 首个 is another word
        return unit == "分钟" and mention.value >= MANY_MINUTES

    def _ordinal(self, text: str, mention: QuantityMention, left: str) -> str | None:
        """第12位, 每千人, 5G, 上升42位: the words right beside the number make it no count."""
        number_left = text[max(0, mention.number.start - 8) : mention.number.start]
        if self._before.search(number_left) or LATIN.search(number_left):
            return "ordinal_or_name"
        if text[mention.unit_span.start : mention.unit_span.end] == "位" and RANK.search(left):
            return "rank"
        if mention.value == 1 and mention.start == mention.number.start and EACH.search(left):
            return "denominator"
        if self._after.match(text, mention.end) or self._names.match(text, mention.start):
            return "name"
        return None

    def _numeral(self, text: str, mention: QuantityMention, unit: str) -> str | None:
        """一批, 三大战略, 十件实事: one small Chinese numeral before a loose counter."""
        if mention.kind is NumberKind.BARE:
            return None if _stands_alone(text, mention) else "bare"
        number = text[mention.number.start : mention.number.end]
        if number.isascii() and number.isalpha() and mention.value <= TEN:
            return "structural_count" if unit not in PLAIN_UNITS else None
        if not NUMERAL.fullmatch(number):
            return None
        if unit in PEOPLE_AND_PLACES and (mention.value >= TEN or mention.value_high is not None):
            return None
        if number == "一" and unit not in PLAIN_UNITS:
            return "vague_one"
        if unit in self._loose and not self._counted.match(text, mention.number.end):
            return "structural_count"
        return None

    def _threshold(self, text: str, mention: QuantityMention, unit: str) -> str | None:
        if INCLUSIVE.search(text, max(0, mention.start - 2), mention.start):
            return "inclusive"
        if text.startswith("有", mention.end) and mention.comparator in BOUNDED:
            return "threshold" if HAVING.match(text, mention.end) else None
        if unit in CURRENCIES and text[mention.end : mention.end + 1] in CLOSING:
            before = self._conversion.search(text, max(0, mention.start - 16), mention.start)
            if before is not None and not _is_same_money(before[0], unit):
                return "conversion"
        following = text[mention.end : mention.end + 1]
        is_rating = _is_rating(text, mention, unit)
        if mention.comparator in BOUNDED and text[mention.end : mention.end + 2] == "的，":
            return "condition"
        if mention.comparator in OVER and following == "的" and unit != "pct":
            return "threshold" if is_rating or self._set_nouns.match(text, mention.end) else None
        passes = text[max(0, mention.start - 1) : mention.start] in PASSING
        if mention.comparator not in BOUNDED and not passes or unit in ("pct", "pp"):
            return None
        named = is_rating or unit in SIZES and self._set_nouns.match(text, mention.end)
        return "threshold" if named else None


def _is_mangled(text: str, mention: QuantityMention) -> bool:
    """增长２$1.$2％: what a conversion left of a number, whose digits are lost."""
    start, end = mention.number.start, mention.end
    return MANGLED.search(text, max(0, start - 2), start) is not None or text.startswith("$", end)


def _is_rating(text: str, mention: QuantityMention, unit: str) -> bool:
    """一千瓦以上电视发射台938座: the size of those that are counted."""
    bounded = unit in RATINGS and text.startswith(("以上", "以下"), mention.end - 2)
    return bounded and RATED_THINGS.match(text, mention.end) is not None


def _is_same_money(words: str, unit: str) -> bool:
    """20亿元（3亿元）: an amount in brackets in the same currency is no conversion."""
    is_yuan = words.startswith(("元", "人民币"))
    return is_yuan if unit == "CNY" else not is_yuan


def _stands_alone(text: str, mention: QuantityMention) -> bool:
    """超过万亿元，近百万名群众 are figures; 亿元以上项目, 过百亿企业, 万亩基地 name sets and things."""
    if mention.comparator in OVER:
        return (
            mention.unit in ("person", "household")
            or text[mention.end : mention.end + 1] in ENDS
            or text.startswith(("大关", "元大关"), mention.end)
        )
    return mention.comparator in (Comparator.NEARLY, Comparator.APPROX)


def name_spans(text: str) -> list[Span]:
    """Return the quoted names and slogans of a text; numbers without a measure in them are no figures.

    >>> name_spans("实施“3111”工程，《58条》")
    [Span(start=2, end=8), Span(start=11, end=16)]
    """
    spans = []
    for match in _quote_re().finditer(text):
        if match.end() - match.start() <= NAME_LENGTH + 2 or match[0][0] in "《【":
            spans.append(Span(*match.span()))
    return spans


def in_name(mention: QuantityMention, unit: str | None, names: Sequence[Span], at: int) -> bool:
    """Tell whether `names[at]` holds the quantity and makes it part of a name."""
    if at >= len(names) or not names[at].start < mention.start < names[at].end:
        return False
    return unit not in PLAIN_UNITS or names[at].end - names[at].start <= 8


@cache
def _quote_re() -> re.Pattern[str]:
    pairs = (f"{a}[^{a}{b}\n]{{1,60}}{b}" for a, b in QUOTES.items())
    return re.compile("|".join(pairs))


@cache
def exclusion_words() -> dict[str, Any]:
    """Return what exclusions.yml holds."""
    text = (files("extract.numbers") / "exclusions.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@cache
def is_counter(unit: str) -> bool:
    """Tell whether a canonical unit comes from a measure word (个, 座, 家)."""
    table = chinese_units()
    return unit in table and table[unit].kind is UnitKind.COUNTER
